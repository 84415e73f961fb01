# SPDX-License-Identifier: GPL-3.0-or-later
"""Services of one name, and which of them lie close together; the work grows with their number, not with its square."""

import math
from collections.abc import Iterator, Sequence
from itertools import product

from va_desktop.content.index import Position
from va_desktop.directory.zorder import chord2, kilometres, unit

NEAR_KM = 1.0
"""Services of one name that lie closer are likely one."""
_NEAR = chord2(NEAR_KM)
_EDGE = math.sqrt(_NEAR / 3)
"""The edge of a cube on the unit sphere in which any two points are near."""
_AROUND = tuple(product(range(-2, 3), repeat=3))
"""Cubes in which a near point can lie: the square root of 3 is less than 2."""

Point = tuple[float, float, float]
Cube = tuple[int, int, int]


class Alike:
    """Takes services of one name one after another.

    Only the first in a cube looks at the cubes around it; all others have found their like in their own.
    """

    def __init__(self) -> None:
        self._nowhere: str | None = None
        self._points: dict[str, tuple[Point, ...]] = {}
        self._cubes: dict[Cube, list[tuple[str, Point]]] = {}

    def add(self, service: str, where: Sequence[Position]) -> tuple[str, float | None] | None:
        """Return an earlier service that is likely the same, with the kilometres between them; else None.

        The kilometres are None where neither has a place.
        """
        if not where:
            found, self._nowhere = self._nowhere, self._nowhere or service
            return None if found is None else (found, None)
        points = tuple(unit(each) for each in where)
        other = next(self._near(points), None) if self._cubes else None
        for point in points:
            self._cubes.setdefault(_cube(point), []).append((service, point))
        self._points.setdefault(service, points)
        if other is None:
            return None
        return other, kilometres(min(_apart(one, two) for one in points for two in self._points[other]))

    def _near(self, points: Sequence[Point]) -> Iterator[str]:
        for point in points:
            yield from (service for service, _ in self._cubes.get(_cube(point), ())[:1])
        for point in points:
            x, y, z = _cube(point)
            for dx, dy, dz in _AROUND:
                for service, other in self._cubes.get((x + dx, y + dy, z + dz), ()):
                    if _apart(point, other) <= _NEAR:
                        yield service


def _cube(point: Point) -> Cube:
    x, y, z = point
    return (math.floor(x / _EDGE), math.floor(y / _EDGE), math.floor(z / _EDGE))


def _apart(one: Point, other: Point) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
