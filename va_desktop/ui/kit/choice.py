# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to choose: whole-row radio buttons, chips for filters, the three depths, switches."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.painted import Painted
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

_PAD = 16


def _indicator(look: Look) -> int:
    return round(32 * min(look.factor, 2.5))


class Choice(Painted, QRadioButton):
    """One answer of a question; the whole row is the target, and the chosen one is bold, filled and dotted."""

    def __init__(self, look: Look, text: str, line: str = "", picture: str = "", lang: str = "") -> None:
        super().__init__()
        self.prepare(look, text, line)
        self.words, self.line, self.picture, self.lang = text, line, picture, lang
        self.toggled.connect(self.update)

    def _lead(self) -> int:
        return _PAD + _indicator(self.look) + 12 + (self.look.picture("row") + 12 if self.picture else 0)

    def _parts(self, width: int):
        inner = width - self._lead() - _PAD
        title = block(self.look, self.words, self.look.font("body", True), inner, self.look.rtl)
        line = block(self.look, self.line, self.look.font("body"), inner, self.look.rtl) if self.line else None
        return title, line

    def measure(self, width: int) -> int:
        title, line = self._parts(width)
        high = title.height + (line.height if line else 0)
        return max(self.look.target("choice"), int(max(high, _indicator(self.look))) + 24)

    def natural(self) -> int:
        return int(widest_line(self.look, self.words, self.look.font("body", True))) + self._lead() + _PAD + 2

    def draw(self, painter: QPainter) -> None:
        look, chosen = self.look, self.isChecked()
        fill = look.color("selected" if chosen or self.isDown() else "surface-raised")
        edge = look.color("selected-edge" if chosen else "border")
        self.frame(painter, fill, edge, 3 if chosen else look.line, look.radius("card"))
        mark = _indicator(look)
        spot = self.at(_PAD, (self.height() - mark) / 2, mark, mark)
        self._mark(painter, spot, chosen)
        if self.picture:
            edge_px = look.picture("row")
            place = self.at(_PAD + mark + 12, 0, edge_px, self.height())
            pictogram.draw(painter, look, self.picture, place, look.color("link"))
        title, line = self._parts(self.width())
        rect = self.at(self._lead(), 0, self.width() - self._lead() - _PAD, self.height())
        y = (self.height() - title.height - (line.height if line else 0)) / 2
        title.paint(painter, rect.x(), y, look.color("on-selected" if chosen else "text"))
        if line:
            line.paint(painter, rect.x(), y + title.height, look.color("on-selected" if chosen else "text-muted"))

    def _mark(self, painter: QPainter, spot: QRectF, chosen: bool) -> None:
        look = self.look
        painter.setBrush(look.color("surface-raised"))
        painter.setPen(QPen(look.color("selected-edge" if chosen else "border"), max(3, look.line)))
        painter.drawEllipse(spot.adjusted(2, 2, -2, -2))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("selected-edge"))
            inset = spot.width() * 0.27
            painter.drawEllipse(spot.adjusted(inset, inset, -inset, -inset))


class Chip(Painted, QRadioButton):
    """One value of a filter, or one depth of a text: short, in a row of its kind. Listening passes it over."""

    aloud = False

    def __init__(self, look: Look, text: str, picture: str = "", round_ends: bool = True) -> None:
        super().__init__()
        self.prepare(look, text)
        self.words, self.picture, self.round_ends = text, picture, round_ends
        self.toggled.connect(self.update)

    @property
    def _icon(self) -> int:
        return self.look.picture("inline") + 10 if self.picture else 0

    def _laid(self, width: int):
        return block(self.look, self.words, self.look.font("body", True), width - 36 - self._icon, self.look.rtl)

    def measure(self, width: int) -> int:
        return max(self.look.target("min"), int(self._laid(width).height) + 18)

    def natural(self) -> int:
        return int(widest_line(self.look, self.words, self.look.font("body", True))) + 38 + self._icon

    def draw(self, painter: QPainter) -> None:
        look, chosen = self.look, self.isChecked()
        radius = min(28, self.height() // 2) if self.round_ends else look.radius("control")
        fill = "primary" if chosen else ("selected" if self.isDown() else "surface-raised")
        edge = "primary" if chosen else "border"
        self.frame(painter, look.color(fill), look.color(edge), look.line, radius)
        ink = look.color("on-primary" if chosen else "text")
        if self._icon:
            size = look.picture("inline")
            pictogram.draw(painter, look, self.picture, self.at(18, 0, size, self.height()), ink)
        laid = self._laid(self.width())
        rect = self.at(18 + self._icon, 0, self.width() - 36 - self._icon, self.height())
        laid.paint(painter, rect.x(), (self.height() - laid.height) / 2, ink)
        if chosen and look.theme == "high-contrast":
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), radius - 4, radius - 4)


class Switch(Painted, QCheckBox):
    """Something that is on or off: pictogram, title, one line, the word On or Off, and a switch."""

    def __init__(self, look: Look, text: str, line: str, picture: str, on_word: str, off_word: str) -> None:
        super().__init__()
        self.prepare(look, text, line)
        self.words, self.line, self.picture = text, line, picture
        self.on_word, self.off_word = on_word, off_word
        self.toggled.connect(self.update)

    @property
    def _track(self) -> tuple[int, int]:
        high = round(38 * min(self.look.factor, 2))
        return high * 2, high

    @property
    def _state_width(self) -> int:
        font = self.look.font("body", True)
        return int(max(widest_line(self.look, self.on_word, font), widest_line(self.look, self.off_word, font))) + 2

    def _inner(self, width: int) -> int:
        start = _PAD + self.look.picture("row") + 16
        if self.look.scale >= 200:
            return width - start - _PAD
        return width - start - self._track[0] - self._state_width - 2 * 12 - _PAD

    def _parts(self, width: int):
        inner = self._inner(width)
        title = block(self.look, self.words, self.look.font("body", True), inner, self.look.rtl)
        line = block(self.look, self.line, self.look.font("body"), inner, self.look.rtl)
        return title, line

    def measure(self, width: int) -> int:
        title, line = self._parts(width)
        high = int(title.height + line.height) + 24
        if self.look.scale >= 200:
            high += max(self._track[1], int(self.look.font("body").pixelSize() * 1.4)) + 12
        return max(self.look.target("choice"), high)

    def natural(self) -> int:
        wide = max(
            widest_line(self.look, self.words, self.look.font("body", True)),
            widest_line(self.look, self.line, self.look.font("body")),
        )
        return int(wide) + _PAD * 3 + self.look.picture("row") + self._track[0] + self._state_width + 32

    def draw(self, painter: QPainter) -> None:
        look, on = self.look, self.isChecked()
        fill = look.color("selected" if on or self.isDown() else "surface-raised")
        edge = look.color("selected-edge" if on else "border")
        self.frame(painter, fill, edge, 3 if on else look.line, look.radius("card"))
        ink = look.color("on-selected" if on else "text")
        icon = look.picture("row")
        title, line = self._parts(self.width())
        large = look.scale >= 200
        high = title.height + line.height
        y = 12 if large else (self.height() - high) / 2
        pictogram.draw(painter, look, self.picture, self.at(_PAD, y, icon, max(icon, high)), look.color("link"))
        start = _PAD + icon + 16
        rect = self.at(start, 0, self._inner(self.width()), self.height())
        title.paint(painter, rect.x(), y, ink)
        line.paint(painter, rect.x(), y + title.height, ink if on else look.color("text-muted"))
        wide, tall = self._track
        row = y + high + 6 if large else (self.height() - tall) / 2
        x = start + self._state_width + 12 if large else self.width() - _PAD - wide
        word = block(
            self.look, self.on_word if on else self.off_word, look.font("body", True), self._state_width, look.rtl
        )
        spot = self.at(x - self._state_width - 12, row, self._state_width, tall)
        word.paint(painter, spot.x(), row + (tall - word.height) / 2, ink)
        self._knob(painter, self.at(x, row, wide, tall), on)

    def _knob(self, painter: QPainter, track: QRectF, on: bool) -> None:
        look = self.look
        painter.setPen(QPen(look.color("selected-edge" if on else "border"), 3))
        painter.setBrush(look.color("selected-edge" if on else "surface-raised"))
        high = track.height()
        painter.drawRoundedRect(track.adjusted(2, 2, -2, -2), high / 2, high / 2)
        far = on != look.rtl
        x = track.right() - high + 6 if far else track.x() + 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface-raised" if on else "border"))
        painter.drawEllipse(QRectF(x, track.y() + 6, high - 12, high - 12))
