# SPDX-License-Identifier: GPL-3.0-or-later
"""A small map drawn from positions and outlines alone. It is a picture: whatever it shows stands in the list too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from va_desktop.directory.mapping import View, bar, fitted, traced
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

LEAST, MOST = 0, 4
_GROWTH = 1.6
_ASIDE = (0, 1.5, -1.5, 3, -3)
"""Lines below or above the middle of a district where its name may stand as well."""
_NAMED = 3
"""So many numbers fit onto one pin; of more only the first is written, and three dots."""
_MARGIN = 56.0
"""Pixels around the outermost places: a pin with its number needs them."""


class Area(NamedTuple):
    """The rings of a district, and its name written in its middle where there is room."""

    name: str
    rings: Sequence[Sequence[tuple[float, float]]]
    middle: tuple[float, float] | None


class Pin(NamedTuple):
    """A place with the number that it has in the list."""

    number: str
    position: tuple[float, float]


@dataclass
class _Group:
    """Pins that are drawn as one, where the first of them is."""

    numbers: list[str]
    spot: QPointF
    box: QRectF

    @property
    def text(self) -> str:
        more = len(self.numbers) - 1
        return self.numbers[0] if not more else " · ".join(self.numbers) if more < _NAMED else f"{self.numbers[0]} …"


class Map(QLabel):
    """Pins with numbers, districts and where one is. North is up. Nothing on it is pressed or dragged.

    `north` is the letter beside the arrow; `looked_at` is kept in sight when it grows.
    """

    def __init__(
        self,
        look: Look,
        pins: Sequence[Pin],
        areas: Sequence[Area],
        near: tuple[float, float] | None,
        told: str,
        measure: Callable[[float], str],
        north: str,
    ) -> None:
        super().__init__()
        self.measure, self.north = measure, north
        self.look, self.pins, self.areas, self.near = look, list(pins), list(areas), near
        self.step = LEAST
        self.moved = (0.0, 0.0)
        """How far the middle was moved, in widths and heights of the view."""
        self.setAccessibleName(told)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFixedHeight(self._high())

    def _high(self) -> int:
        return round(320 * min(self.look.factor, 1.8))

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def grow(self, step: int) -> None:
        """Show it bigger around its middle, or smaller again; as small as it gets it shows everything."""
        before, self.step = self.step, max(LEAST, min(MOST, self.step + step))
        if not self.step:
            self.moved = (0.0, 0.0)
        else:
            grown = _GROWTH ** (self.step - before)
            self.moved = (self.moved[0] * grown, self.moved[1] * grown)
        self.update()

    def move_view(self, east: int, south: int) -> None:
        """Look at what lies beside what is shown, a third of the picture further, and never past the last place."""
        view = self._view()
        wanted = (self.width() / 2 + east * self.width() / 3, self.height() / 2 + south * self.height() / 3)
        spots = [view.point(pin.position) for pin in self.pins]
        inside = [
            min(max(at, min(spot[axis] for spot in spots)), max(spot[axis] for spot in spots))
            for axis, at in enumerate(wanted)
        ]
        kept = [inside[0] if east else wanted[0], inside[1] if south else wanted[1]]
        self.moved = (
            self.moved[0] + (kept[0] - self.width() / 2) / self.width(),
            self.moved[1] + (kept[1] - self.height() / 2) / self.height(),
        )
        self.update()

    def _view(self) -> View:
        """Return how positions fall onto the widget: everything at first, nearer around the middle with each step."""
        points = [pin.position for pin in self.pins] + ([self.near] if self.near else [])
        found = fitted(points, self.width(), self.height(), _MARGIN * min(self.look.factor, 2.0))
        assert found is not None
        middle = self.near if self.near is not None and self.step else found.middle
        view = replace(found, middle=middle, scale=found.scale * _GROWTH**self.step)
        if self.moved == (0.0, 0.0):
            return view
        point = (self.width() * (0.5 + self.moved[0]), self.height() * (0.5 + self.moved[1]))
        return replace(view, middle=view.position(point))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.color("border"), look.line))
        painter.setBrush(look.color("surface-sunken"))
        painter.drawRoundedRect(ground, look.radius("card"), look.radius("card"))
        painter.setClipRect(ground.adjusted(2, 2, -2, -2))
        painter.setPen(QPen(look.color("border"), 2))
        painter.setBrush(look.color("surface-raised"))
        view = self._view()
        for ring in traced(view, [ring for area in self.areas for ring in area.rings]):
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in ring]))
        groups = self._groups(view)
        taken = [group.box for group in groups]
        if self.near is not None:
            x, y = view.point(self.near)
            wide = 13 * min(look.factor, 2.0)
            taken.append(QRectF(x - wide, y - wide, 2 * wide, 2 * wide))
        self._names(painter, view, taken)
        self._measure(painter, view)
        self._north(painter)
        for group in reversed(groups):
            self._pin(painter, group)
        if self.near is not None:
            self._own(painter, QPointF(*view.point(self.near)))
        painter.end()

    def _own(self, painter: QPainter, spot: QPointF) -> None:
        """Draw where one is as a ring with a dot, unlike any pin in shape."""
        look, wide = self.look, 11 * min(self.look.factor, 2.0)
        painter.setPen(QPen(look.color("text"), 3))
        painter.setBrush(look.color("surface-raised"))
        painter.drawEllipse(spot, wide, wide)
        painter.setBrush(look.color("text"))
        painter.drawEllipse(spot, wide / 3, wide / 3)

    def _groups(self, view: View) -> list["_Group"]:
        """Return the pins in order of their numbers; one that would lie on another is drawn together with it."""
        high = widest_line(self.look, "0", self._font) * 2.6
        found: list[_Group] = []
        for pin in self.pins:
            x, y = view.point(pin.position)
            if not (0 <= x <= self.width() and 0 <= y <= self.height()):
                continue
            alone = _Group([pin.number], QPointF(x, y), QRectF())
            alone.box = self._box(alone, high)
            # A pin that takes in another grows, and may then lie on a third.
            while met := next((each for each in found if each.box.intersects(alone.box)), None):
                found.remove(met)
                met.numbers += alone.numbers
                met.box = self._box(met, high)
                alone = met
            found.append(alone)
        return found

    @property
    def _font(self) -> QFont:
        return self.look.font("bar", True)

    def _box(self, group: "_Group", high: float) -> QRectF:
        wide = max(widest_line(self.look, group.text, self._font) + 16, high)
        x = min(max(group.spot.x() - wide / 2, 4.0), self.width() - wide - 4)
        return QRectF(x, max(group.spot.y() - high - 8, 4.0), wide, high)

    def _pin(self, painter: QPainter, group: "_Group") -> None:
        look, spot, box = self.look, group.spot, group.box
        laid = block(look, group.text, self._font, 1000, False)
        painter.setPen(QPen(look.color("on-places"), 2))
        painter.setBrush(look.color("places"))
        painter.drawPolygon(QPolygonF([spot, spot + QPointF(-8, -14), spot + QPointF(8, -14)]))
        painter.drawRoundedRect(box, 10, 10)
        inset = (box.width() - widest_line(look, group.text, self._font)) / 2
        laid.paint(painter, box.x() + inset, box.center().y() - laid.height / 2, look.color("on-places"))

    def _names(self, painter: QPainter, view: View, taken: list[QRectF]) -> None:
        """Write the names of districts where they lie on nothing else."""
        room, font = QRectF(self.rect()).adjusted(8, 8, -8, -40), self.look.font("bar")
        for area in self.areas:
            if area.middle is None or not area.name:
                continue
            laid, wide = block(self.look, area.name, font, 1000, False), widest_line(self.look, area.name, font)
            x, y = view.point(area.middle)
            tried = (QRectF(x - wide / 2, y + (lines - 0.5) * laid.height, wide, laid.height) for lines in _ASIDE)
            free = (box for box in tried if room.contains(box) and not any(each.intersects(box) for each in taken))
            box = next(free, None)
            if box is not None:
                taken.append(box)
                laid.paint(painter, box.x(), box.y(), self.look.color("text"))

    def _north(self, painter: QPainter) -> None:
        """Draw an arrow upwards with the letter for north, in the upper corner."""
        look, big = self.look, min(self.look.factor, 2.0)
        x, top = self.width() - 20 * big, 12.0
        painter.setPen(QPen(look.color("text"), 3))
        painter.setBrush(look.color("text"))
        painter.drawLine(QPointF(x, top + 8 * big), QPointF(x, top + 26 * big))
        painter.drawPolygon(
            QPolygonF([QPointF(x, top), QPointF(x - 6 * big, top + 10 * big), QPointF(x + 6 * big, top + 10 * big)])
        )
        laid, wide = block(look, self.north, self._font, 1000, False), widest_line(look, self.north, self._font)
        laid.paint(painter, x - wide / 2, top + 28 * big, look.color("text"))

    def _measure(self, painter: QPainter, view: View) -> None:
        """Draw a line whose length is a round number of kilometres."""
        found = bar(view, max(80.0, self.width() / 5))
        y = self.height() - 16
        painter.setPen(QPen(self.look.color("text"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(16, y), QPointF(16 + found.length, y))
        for x in (16, 16 + found.length):
            painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))
        laid = block(self.look, self.measure(found.km), self._font, 1000, False)
        laid.paint(painter, 16, y - 8 - laid.height, self.look.color("text"))
