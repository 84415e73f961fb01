# SPDX-License-Identifier: GPL-3.0-or-later
"""A pictogram that stands by itself beside a word."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from va_desktop.ui.kit import pictogram
from va_desktop.ui.theme import Look


class Picture(QWidget):
    """A pictogram on a colour block; decoration beside a word, so it is silent."""

    def __init__(self, look: Look, name: str, accent: str = "", size: str = "block") -> None:
        super().__init__()
        self.look, self.name, self.accent = look, name, accent
        edge = look.picture(size)
        if accent:
            edge += round(40 * min(look.factor, 2))
        self.setFixedSize(edge, edge)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ink = self.look.color("link")
        if self.accent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color(self.accent))
            painter.drawRoundedRect(rect, 16, 16)
            ink = self.look.color(f"on-{self.accent}")
            inset = rect.width() * 0.18
            rect = rect.adjusted(inset, inset, -inset, -inset)
        pictogram.draw(painter, self.look, self.name, rect, ink)
        painter.end()
