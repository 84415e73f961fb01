# SPDX-License-Identifier: GPL-3.0-or-later
"""The geometry of a simple map without tiles: places and outlines in a rectangle. It draws nothing and knows no Qt."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from va_desktop.content.index import Position
from va_desktop.directory.zorder import EARTH_RADIUS_KM

Point = tuple[float, float]
"""Across and down, in the units of the view."""
_SMALLEST_KM = 0.5
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle onto which positions fall: north is up, distances are true around the middle.

    `width` and `height` in any unit, `scale` in units for each kilometre, `middle` in degrees.
    """

    width: float
    height: float
    middle: Position
    scale: float

    def point(self, position: Position) -> Point:
        """Return where a position falls; it may lie outside."""
        lat, lon = position
        east = _turned(lon - self.middle[1]) * math.cos(math.radians(self.middle[0]))
        per_degree = math.radians(1) * EARTH_RADIUS_KM * self.scale
        return (self.width / 2 + east * per_degree, self.height / 2 - (lat - self.middle[0]) * per_degree)

    def position(self, point: Point) -> Position:
        """Return the position that falls on a point."""
        per_degree = math.radians(1) * EARTH_RADIUS_KM * self.scale
        lat = self.middle[0] - (point[1] - self.height / 2) / per_degree
        east = (point[0] - self.width / 2) / per_degree / math.cos(math.radians(self.middle[0]))
        return (lat, _turned(self.middle[1] + east))

    def shows(self, position: Position) -> bool:
        """Tell whether a position falls inside."""
        across, down = self.point(position)
        return 0 <= across <= self.width and 0 <= down <= self.height


def fitted(positions: Iterable[Position], width: float, height: float, margin: float = 0.0) -> View | None:
    """Return the view that shows all positions with a margin in view units, or None when there are none.

    Works across the 180th meridian. A single place is shown with half a kilometre around it.
    """
    found = list(positions)
    if not found:
        return None
    base = found[0][1]
    lons = [base + _turned(lon - base) for _, lon in found]
    lats = [lat for lat, _ in found]
    middle = ((min(lats) + max(lats)) / 2, _turned((min(lons) + max(lons)) / 2))
    per_degree = math.radians(1) * EARTH_RADIUS_KM
    high = max((max(lats) - min(lats)) * per_degree, _SMALLEST_KM)
    wide = max((max(lons) - min(lons)) * per_degree * math.cos(math.radians(middle[0])), _SMALLEST_KM)
    room = max(width - 2 * margin, 1.0), max(height - 2 * margin, 1.0)
    return View(width, height, middle, min(room[0] / wide, room[1] / high))


def traced(view: View, outline: Iterable[Sequence[Position]], tolerance: float = 1.0) -> tuple[tuple[Point, ...], ...]:
    """Return the rings of an outline in the view, without points that a line within `tolerance` units can spare."""
    rings = (_simpler([view.point(position) for position in ring], tolerance) for ring in outline)
    return tuple(tuple(ring) for ring in rings if len(ring) > 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """The scale bar: a round number of kilometres and how long it is in the view."""

    km: float
    length: float


def bar(view: View, most: float) -> Bar:
    """Return the longest bar of 1, 2 or 5 times a power of ten kilometres that fits into `most` units."""
    power = 10.0 ** math.floor(math.log10(most / view.scale))
    km = max(step * power for step in _ROUND if step * power * view.scale <= most * (1 + 1e-9))
    return Bar(km, km * view.scale)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that would be drawn over each other; `members` are their numbers in what was given."""

    point: Point
    members: tuple[int, ...]


def clustered(view: View, positions: Sequence[Position | None], apart: float) -> tuple[Cluster, ...]:
    """Return the places inside the view, those closer than about `apart` units put together."""
    cells: dict[tuple[int, int], list[int]] = {}
    for number, position in enumerate(positions):
        if position is not None and view.shows(position):
            across, down = view.point(position)
            cells.setdefault((int(across // apart), int(down // apart)), []).append(number)
    return tuple(Cluster(_middle(view, positions, members), tuple(members)) for members in cells.values())


def _middle(view: View, positions: Sequence[Position | None], members: Sequence[int]) -> Point:
    points = [view.point(position) for each in members if (position := positions[each]) is not None]
    return (sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points))


def _turned(degrees: float) -> float:
    """Return the angle between -180 and 180."""
    return (degrees + 180) % 360 - 180


def _simpler(points: list[Point], tolerance: float) -> list[Point]:
    """Return fewer points by the Douglas-Peucker method."""
    if len(points) < 3:
        return points
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, place = max(
            ((_away(points[each], points[first], points[last]), each) for each in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [points[each] for each in sorted(kept)]


def _away(point: Point, one: Point, other: Point) -> float:
    """Return the distance of a point from the stretch between two others."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length))
    return math.hypot(point[0] - one[0] - along * dx, point[1] - one[1] - along * dy)
