# SPDX-License-Identifier: GPL-3.0-or-later
"""How far one has come, as a row of short bars; the sentence beside it says the same in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from va_desktop.ui.theme import Look

_MOST = 12
"""More bars than this say nothing; the sentence does."""


class Progress(QWidget):
    """Shows `done` of `all` steps. It is a picture only: neither focus nor a name."""

    def __init__(self, look: Look, done: int, all_: int) -> None:
        super().__init__()
        self.look = look
        self.all = min(max(all_, 1), _MOST)
        self.done = round(done * self.all / max(all_, 1))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(12 * min(look.factor, 2)))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, inset = 6, 12
        wide = min(self.width() - 2 * inset, 360 * self.look.factor)
        one = (wide - gap * (self.all - 1)) / self.all
        for index in range(self.all):
            x = inset + index * (one + gap)
            if self.look.rtl:
                x = self.width() - x - one
            painter.setBrush(self.look.color("primary" if index < self.done else "hairline"))
            painter.drawRoundedRect(QRectF(x, 2, one, self.height() - 4), 4, 4)
        painter.end()
