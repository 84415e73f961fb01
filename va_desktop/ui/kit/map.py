# SPDX-License-Identifier: GPL-3.0-or-later
"""A small map drawn from positions and outlines alone. It is a picture: whatever it shows stands in the list too."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

LEAST, MOST = 0, 4
_SMALLEST_KM = 2.0
_KM_PER_DEGREE = 111.2
"""Kilometres of one degree of latitude (mean radius of the Earth)."""


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

    def _frame(self) -> tuple[float, float, float]:
        """Return the middle and how many degrees of latitude fit into the height."""
        points = [pin.position for pin in self.pins] + ([self.near] if self.near else [])
        south, north = min(p[0] for p in points), max(p[0] for p in points)
        west, east = min(p[1] for p in points), max(p[1] for p in points)
        middle = self.near if self.near is not None and self.step else ((south + north) / 2, (west + east) / 2)
        narrow = math.cos(math.radians(middle[0])) or 1.0
        shape = max(0.2, self.width() / max(1, self.height()))
        high = max(north - south, (east - west) * narrow / shape, _SMALLEST_KM / _KM_PER_DEGREE) * 1.4
        return middle[0], middle[1], high / (1.6**self.step)

    def spot(self, position: tuple[float, float]) -> QPointF:
        """Return where a position is drawn."""
        lat, lon, high = self._frame()
        scale = self.height() / high
        x = self.width() / 2 + (position[1] - lon) * math.cos(math.radians(lat)) * scale
        return QPointF(x, self.height() / 2 - (position[0] - lat) * scale)

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
        for ring in self.outlines:
            painter.drawPolygon(QPolygonF([self.spot(point) for point in ring]))
        if self.near is not None:
            self._own(painter, self.spot(self.near))
        for pin in reversed(self.pins):
            self._pin(painter, pin)
        self._measure(painter)
        painter.end()

    def _own(self, painter: QPainter, spot: QPointF) -> None:
        """Draw where one is as a ring with a dot, unlike any pin in shape."""
        look, wide = self.look, 11 * min(self.look.factor, 2.0)
        painter.setPen(QPen(look.color("text"), 3))
        painter.setBrush(look.color("surface-raised"))
        painter.drawEllipse(spot, wide, wide)
        painter.setBrush(look.color("text"))
        painter.drawEllipse(spot, wide / 3, wide / 3)

    def _pin(self, painter: QPainter, pin: Pin) -> None:
        look = self.look
        font = look.font("body", True)
        laid = block(look, pin.number, font, 1000, False)
        wide = max(widest_line(look, pin.number, font) + 16, laid.height)
        spot = self.spot(pin.position)
        box = QRectF(spot.x() - wide / 2, spot.y() - laid.height - 8, wide, laid.height)
        painter.setPen(QPen(look.color("on-places"), 2))
        painter.setBrush(look.color("places"))
        painter.drawPolygon(QPolygonF([spot, spot + QPointF(-8, -12), spot + QPointF(8, -12)]))
        painter.drawRoundedRect(box, 10, 10)
        laid.paint(painter, spot.x() - widest_line(look, pin.number, font) / 2, box.y(), look.color("on-places"))

    def _measure(self, painter: QPainter) -> None:
        """Draw a line whose length is a round number of kilometres."""
        _, _, high = self._frame()
        pixels = self.height() / (high * _KM_PER_DEGREE)
        rounds = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
        km = next((each for each in rounds if each * pixels > 60), rounds[-1])
        y = self.height() - 16
        painter.setPen(QPen(self.look.color("text"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(16, y), QPointF(16 + km * pixels, y))
        laid = block(self.look, self.measure(km), self.look.font("body", True), 1000, False)
        laid.paint(painter, 16, y - 8 - laid.height, self.look.color("text"))
        for x in (16, 16 + km * pixels):
            painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))
