# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a long work is, as one bar with a share that screen readers hear; busy where nobody knows the share."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from va_desktop.ui.theme import Look

_PARTS = 1000


class Meter(QProgressBar):
    """A bar with a name. Nothing in it moves by itself: while the share is unknown it is only framed."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(20 * min(look.factor, 2)))
        self.tell(None)

    def tell(self, share: float | None) -> None:
        """Show a share from 0 to 1; None where it is not known."""
        if share is None:
            self.setRange(0, 0)
        else:
            self.setRange(0, _PARTS)
            self.setValue(round(min(max(share, 0.0), 1.0) * _PARTS))

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(1, 1, self.width() - 2, self.height() - 2)
        painter.setPen(self.look.color("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 5, 5)
        wide = frame.width() * self.value() / _PARTS if self.maximum() else 0
        if wide > 0:
            left = frame.right() - wide if self.look.rtl else frame.left()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color("primary"))
            painter.drawRoundedRect(QRectF(left, frame.top(), wide, frame.height()), 5, 5)
        painter.end()
