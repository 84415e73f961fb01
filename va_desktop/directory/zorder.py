# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers places so that near ones mostly have near numbers (Morton or Z-order), and finds the numbers around a point.

A search index reads ranges of numbers fast and boxes slowly, so a circle becomes a few ranges.
"""

import math

from va_desktop.content.index import Position

BITS = 26
"""Bits for each of latitude and longitude: a cell is under a metre wide."""
NOWHERE = 1 << (2 * BITS)
"""The number of what has no position; it comes after all others."""
EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG); the error against the true shape stays below 0.6 %."""
FARTHEST_KM = math.pi * EARTH_RADIUS_KM
_MOST_CELLS = 6

Range = tuple[int, int]
"""First and last number, both included."""


def number(position: Position | None) -> int:
    """Return the number of a position."""
    if position is None:
        return NOWHERE
    return _mixed(_step(position[0], 180), _step(position[1], 360))


def ranges(position: Position, km: float) -> list[Range]:
    """Return in order the ranges that hold every position within so many kilometres, and some others."""
    lat, lon = position
    high = math.degrees(km / EARTH_RADIUS_KM)
    if km >= FARTHEST_KM / 4 or abs(lat) + high >= 90:
        south, north = max(-90.0, lat - high), min(90.0, lat + high)
        return _covered(south, north, -180, 180)
    # The widest part of the circle lies towards the pole: asin(sin r / cos lat).
    wide = math.degrees(math.asin(min(1.0, math.sin(math.radians(high)) / math.cos(math.radians(lat)))))
    west, east = lon - wide, lon + wide
    parts = [(max(west, -180.0), min(east, 180.0))]
    if west < -180:
        parts.append((west + 360, 180.0))
    if east > 180:
        parts.append((-180.0, east - 360))
    return _merged([each for part in parts for each in _covered(lat - high, lat + high, *part)])


def unit(position: Position) -> tuple[float, float, float]:
    """Return the point on a unit sphere."""
    lat, lon = map(math.radians, position)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def kilometres(chord2: float) -> float:
    """Return the way along the ground for the squared straight line between two points of the unit sphere."""
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord2) / 2))


def chord2(km: float) -> float:
    """Return the squared straight line on the unit sphere for a way along the ground."""
    return (2 * math.sin(min(km, FARTHEST_KM) / (2 * EARTH_RADIUS_KM))) ** 2


def _step(degrees: float, whole: int) -> int:
    return min((1 << BITS) - 1, max(0, int((degrees / whole + 0.5) * (1 << BITS))))


def _covered(south: float, north: float, west: float, east: float) -> list[Range]:
    """Return the ranges of the largest cells of one size that cover a box in few pieces."""
    low, high = (_step(south, 180), _step(west, 360)), (_step(north, 180), _step(east, 360))
    shift = 0
    while ((high[0] >> shift) - (low[0] >> shift) + 1) * ((high[1] >> shift) - (low[1] >> shift) + 1) > _MOST_CELLS:
        shift += 1
    cells = (
        _mixed(row, column)
        for row in range(low[0] >> shift, (high[0] >> shift) + 1)
        for column in range(low[1] >> shift, (high[1] >> shift) + 1)
    )
    return _merged([(cell << 2 * shift, ((cell + 1) << 2 * shift) - 1) for cell in cells])


def _merged(found: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _mixed(row: int, column: int) -> int:
    """Return the bits of both numbers, taking turns."""
    return _spread(row) << 1 | _spread(column)


def _spread(value: int) -> int:
    value = (value | value << 16) & 0x0000FFFF0000FFFF
    value = (value | value << 8) & 0x00FF00FF00FF00FF
    value = (value | value << 4) & 0x0F0F0F0F0F0F0F0F
    value = (value | value << 2) & 0x3333333333333333
    return (value | value << 1) & 0x5555555555555555
