# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of a checklist: the whole row is the target; a tick, bold words and a word say that it is there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.painted import Painted
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

_PAD = 16


class Tick(Painted, QCheckBox):
    """A box to tick, with one line under its words."""

    def __init__(self, look: Look, text: str, line: str = "", lang: str = "") -> None:
        super().__init__()
        self.prepare(look, text, line)
        self.words, self.line, self.lang = text, line, lang
        self.toggled.connect(self.update)

    @property
    def _box(self) -> int:
        return round(32 * min(self.look.factor, 2.5))

    def _parts(self, width: int):
        inner = width - 2 * _PAD - self._box - 12
        title = block(self.look, self.words, self.look.font("body", True), inner, self.look.rtl)
        line = block(self.look, self.line, self.look.font("body"), inner, self.look.rtl) if self.line else None
        return title, line

    def measure(self, width: int) -> int:
        title, line = self._parts(width)
        high = title.height + (line.height if line else 0)
        return max(self.look.target("choice"), int(max(high, self._box)) + 24)

    def natural(self) -> int:
        wide = widest_line(self.look, self.words, self.look.font("body", True))
        return int(wide) + 2 * _PAD + self._box + 14

    def draw(self, painter: QPainter) -> None:
        look, on = self.look, self.isChecked()
        fill = look.color("selected" if on or self.isDown() else "surface-raised")
        edge = look.color("selected-edge" if on else "border")
        self.frame(painter, fill, edge, 3 if on else look.line, look.radius("card"))
        spot = self.at(_PAD, (self.height() - self._box) / 2, self._box, self._box)
        painter.setPen(QPen(edge, 3))
        painter.setBrush(look.color("selected-edge") if on else look.color("surface-raised"))
        painter.drawRoundedRect(spot.adjusted(2, 2, -2, -2), 6, 6)
        if on:
            inner = QRectF(spot).adjusted(6, 6, -6, -6)
            pictogram.draw(painter, look, "check", inner, look.color("surface-raised"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        title, line = self._parts(self.width())
        start = _PAD + self._box + 12
        rect = self.at(start, 0, self.width() - start - _PAD, self.height())
        y = (self.height() - title.height - (line.height if line else 0)) / 2
        title.paint(painter, rect.x(), y, look.color("on-selected" if on else "text"))
        if line:
            line.paint(painter, rect.x(), y + title.height, look.color("on-selected" if on else "text-muted"))
