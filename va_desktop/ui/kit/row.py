# SPDX-License-Identifier: GPL-3.0-or-later
"""A row that leads somewhere: pictogram, title, one muted line, badges. The whole row is the only target."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from va_desktop.i18n.direction import isolate
from va_desktop.ui.kit import badge as badges
from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.badge import Badge
from va_desktop.ui.kit.painted import PaintedButton
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

_PAD = 16


class Row(PaintedButton):
    """One row of a list, or a door of the home page (`accent` empty: no colour block).

    `number` stands before the title and keeps its side whatever the direction of the title is.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        line: str = "",
        picture: str = "",
        accent: str = "",
        marks: Sequence[Badge] = (),
        chevron: str = "next",
        lang: str = "",
        number: str = "",
    ) -> None:
        if number:
            title = f"{number}. {isolate(title)}"
        self.numbered = bool(number)
        said = ". ".join(part for part in (*line.rstrip(".").split("\n"), *(mark.text for mark in marks)) if part)
        super().__init__(look, title, said)
        self.title, self.line, self.picture, self.accent = title, line, picture, accent
        self.marks, self.chevron, self.lang = tuple(marks), chevron, lang

    @property
    def _icon(self) -> int:
        if not self.picture:
            return 0
        edge = self.look.picture("row")
        return edge + 24 if self.accent else edge

    @property
    def _chevron(self) -> int:
        return self.look.picture("inline") + 8 if self.chevron else 0

    @property
    def _stacked(self) -> bool:
        return self.look.scale >= 250

    def _inner(self, width: int) -> int:
        if self._stacked:
            return width - 2 * _PAD
        return width - 2 * _PAD - (self._icon + 16 if self._icon else 0) - self._chevron

    def _parts(self, width: int):
        inner = self._inner(width)
        inside = self.look.rtl if self.numbered else None
        title = block(self.look, self.title, self.look.font("body", True), inner, self.look.rtl, inside=inside)
        line = block(self.look, self.line, self.look.font("body"), inner, self.look.rtl) if self.line else None
        rows: list[list[tuple[Badge, float, float]]] = []
        x = 0.0
        for mark in self.marks:
            wide, high = badges.size(self.look, mark, inner)
            if not rows or x + wide > inner:
                rows.append([])
                x = 0.0
            rows[-1].append((mark, wide, high))
            x += wide + 8
        return title, line, rows

    def measure(self, width: int) -> int:
        title, line, rows = self._parts(width)
        high = title.height + (line.height if line else 0)
        high += sum(max(high for _, _, high in row) + 6 for row in rows)
        if self._stacked:
            return int(high + (self._icon + 8 if self._icon else 0) + 2 * _PAD)
        return int(max(high, self._icon, self.look.picture("inline"))) + 2 * self.look.space(12)

    def natural(self) -> int:
        wide = widest_line(self.look, self.title, self.look.font("body", True))
        if self.line:
            wide = max(wide, widest_line(self.look, self.line, self.look.font("body")))
        wide = min(wide, 700 * self.look.factor)
        return int(wide + 2 * _PAD + (self._icon + 16 if self._icon else 0) + self._chevron) + 2

    def draw(self, painter: QPainter) -> None:
        look = self.look
        fill = look.color("selected" if self.isDown() else "surface-raised")
        self.frame(painter, fill, look.color("border"), look.line, look.radius("card"))
        title, line, rows = self._parts(self.width())
        high = title.height + (line.height if line else 0) + sum(max(h for _, _, h in row) + 6 for row in rows)
        x = _PAD
        y = (self.height() - high) / 2
        if self._icon:
            top = _PAD if self._stacked else (self.height() - self._icon) / 2
            if rows and not self._stacked:
                top = min(top, float(_PAD))
            self._picture(painter, self.at(_PAD, top, self._icon, self._icon))
            if self._stacked:
                y = _PAD + self._icon + 8
            else:
                x += self._icon + 16
        inner = self._inner(self.width())
        rect = self.at(x, 0, inner, self.height())
        title.paint(painter, rect.x(), y, look.color("text"))
        y += title.height
        if line:
            line.paint(painter, rect.x(), y, look.color("text-muted"))
            y += line.height
        self._badges(painter, rows, x, y)
        if self.chevron:
            edge = look.picture("inline")
            place = self.at(self.width() - _PAD - edge, 0, edge, self.height())
            if self._stacked:
                place = self.at(self.width() - _PAD - edge, _PAD, edge, max(edge, self._icon))
            pictogram.draw(painter, look, self.chevron, place, look.color("link"))

    def _picture(self, painter: QPainter, rect: QRectF) -> None:
        look = self.look
        ink = look.color("link")
        if self.accent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(self.accent))
            painter.drawRoundedRect(rect, 10, 10)
            ink = look.color(f"on-{self.accent}")
            rect = rect.adjusted(12, 12, -12, -12)
        pictogram.draw(painter, look, self.picture, rect, ink)

    def _badges(self, painter: QPainter, rows, x: float, y: float) -> None:
        for row in rows:
            along = float(x)
            for mark, wide, high in row:
                badges.paint(painter, self.look, mark, self.at(along, y + 6, wide, high))
                along += wide + 8
            y += max(high for _, _, high in row) + 6


class Door(Row):
    """A door of the home page: a row without a colour block."""
