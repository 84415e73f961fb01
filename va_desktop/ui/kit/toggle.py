# SPDX-License-Identifier: GPL-3.0-or-later
"""A chip that is on or off by itself; a tick says that it is on, not its colour alone."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.painted import Painted
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look


class Toggle(Painted, QCheckBox):
    """One wish among several that can be made together. Listening passes it over, as it does the other chips."""

    aloud = False

    def __init__(self, look: Look, text: str, picture: str = "") -> None:
        super().__init__()
        self.prepare(look, text)
        self.words, self.picture = text, picture
        self.toggled.connect(self.update)

    @property
    def _icon(self) -> int:
        return (self.look.picture("inline") + 10) * (2 if self.picture else 1)

    def _laid(self, width: int):
        return block(self.look, self.words, self.look.font("body", True), width - 36 - self._icon, self.look.rtl)

    def measure(self, width: int) -> int:
        return max(self.look.target("min"), int(self._laid(width).height) + 18)

    def natural(self) -> int:
        return int(widest_line(self.look, self.words, self.look.font("body", True))) + 38 + self._icon

    def draw(self, painter: QPainter) -> None:
        look, on = self.look, self.isChecked()
        fill = "primary" if on else ("selected" if self.isDown() else "surface-raised")
        edge = "primary" if on else "border"
        self.frame(painter, look.color(fill), look.color(edge), look.line, look.radius("control"))
        ink = look.color("on-primary" if on else "text")
        size = look.picture("inline")
        spot = self.at(16, (self.height() - size) / 2, size, size)
        painter.setPen(ink)
        painter.setBrush(look.color(fill))
        painter.drawRoundedRect(spot.adjusted(2, 2, -2, -2), 5, 5)
        if on:
            pictogram.draw(painter, look, "check", spot.adjusted(4, 4, -4, -4), ink)
        if self.picture:
            pictogram.draw(painter, look, self.picture, self.at(26 + size, 0, size, self.height()), ink)
        laid = self._laid(self.width())
        rect = self.at(18 + self._icon, 0, self.width() - 36 - self._icon, self.height())
        laid.paint(painter, rect.x(), (self.height() - laid.height) / 2, ink)
