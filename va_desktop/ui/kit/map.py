# SPDX-License-Identifier: GPL-3.0-or-later
"""A small map drawn from positions and outlines alone. It is a picture: whatever it shows stands in the list too."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from va_desktop.directory.mapping import View, bar, clustered, fitted, traced
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

LEAST, MOST = 0, 4
_MARGIN = 56.0
"""Pixels around the outermost places: a pin with its number needs them."""


class Pin(NamedTuple):
    """A place with the number that it has in the list."""

    number: str
    position: tuple[float, float]


class Map(QLabel):
    """Pins with numbers, outlines and where one is. North is up. Nothing on it is pressed or dragged."""

    def __init__(
        self,
        look: Look,
        pins: Sequence[Pin],
        outlines: Sequence[Sequence[tuple[float, float]]],
        near: tuple[float, float] | None,
        told: str,
        measure: Callable[[float], str],
    ) -> None:
        super().__init__()
        self.measure = measure
        self.look, self.pins, self.outlines, self.near = look, list(pins), outlines, near
        self.step = LEAST
        self.setAccessibleName(told)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFixedHeight(self._high())

    def _high(self) -> int:
        return round(320 * min(self.look.factor, 1.5))

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def grow(self, step: int) -> None:
        """Show it bigger around its middle, or smaller again."""
        self.step = max(LEAST, min(MOST, self.step + step))
        self.update()

    def _view(self) -> View:
        """Return how positions fall onto the widget: everything at first, nearer around the middle with each step."""
        points = [pin.position for pin in self.pins] + ([self.near] if self.near else [])
        found = fitted(points, self.width(), self.height(), _MARGIN * min(self.look.factor, 2.0))
        assert found is not None
        middle = self.near if self.near is not None and self.step else found.middle
        return replace(found, middle=middle, scale=found.scale * 1.6**self.step)

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
        for ring in traced(view, self.outlines):
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in ring]))
        self._measure(painter, view)
        if self.near is not None:
            self._own(painter, QPointF(*view.point(self.near)))
        apart = 34 * min(self.look.factor, 2.0)
        for group in reversed(clustered(view, [pin.position for pin in self.pins], apart)):
            numbers = [self.pins[each].number for each in group.members]
            shown = numbers[0] if len(numbers) == 1 else f"{numbers[0]} +{len(numbers) - 1}"
            self._pin(painter, shown, QPointF(*group.point))
        painter.end()

    def _own(self, painter: QPainter, spot: QPointF) -> None:
        """Draw where one is as a ring with a dot, unlike any pin in shape."""
        look, wide = self.look, 11 * min(self.look.factor, 2.0)
        painter.setPen(QPen(look.color("text"), 3))
        painter.setBrush(look.color("surface-raised"))
        painter.drawEllipse(spot, wide, wide)
        painter.setBrush(look.color("text"))
        painter.drawEllipse(spot, wide / 3, wide / 3)

    def _pin(self, painter: QPainter, text: str, spot: QPointF) -> None:
        look = self.look
        font = look.font("body", True)
        laid = block(look, text, font, 1000, False)
        wide = max(widest_line(look, text, font) + 16, laid.height)
        box = QRectF(spot.x() - wide / 2, spot.y() - laid.height - 8, wide, laid.height)
        painter.setPen(QPen(look.color("on-places"), 2))
        painter.setBrush(look.color("places"))
        painter.drawPolygon(QPolygonF([spot, spot + QPointF(-8, -12), spot + QPointF(8, -12)]))
        painter.drawRoundedRect(box, 10, 10)
        laid.paint(painter, spot.x() - widest_line(look, text, font) / 2, box.y(), look.color("on-places"))

    def _measure(self, painter: QPainter, view: View) -> None:
        """Draw a line whose length is a round number of kilometres."""
        found = bar(view, max(80.0, self.width() / 5))
        y = self.height() - 16
        painter.setPen(QPen(self.look.color("text"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(16, y), QPointF(16 + found.length, y))
        for x in (16, 16 + found.length):
            painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))
        laid = block(self.look, self.measure(found.km), self.look.font("body", True), 1000, False)
        laid.paint(painter, 16, y - 8 - laid.height, self.look.color("text"))
