# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the nearest places exactly, by circles that grow until enough is in them and shrink on a crowd."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from va_desktop.content.index import Position
from va_desktop.directory.zorder import FARTHEST_KM, chord2, unit

_RING = 1_500
_FIRST_KM = (1.0, 4.0, 16.0, 64.0, 256.0, 1024.0)
_CROWD = 3
"""Times as many places as needed are looked at first, as not all are in the circle."""
_TRIES = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """One place found: its row, its service's row and which of its places; `chord2` is None without a distance."""

    n: int
    service: int
    ordinal: int
    chord2: float | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """The first spots in order, and how many there are: exactly, or at least."""

    spots: list[Spot]
    exact: bool
    total: int


class Places(Protocol):
    """An index, as far as distance is concerned."""

    def numbers(self, near: Position, km: float) -> list[tuple[int, int]]:
        """Return the ranges of rows that hold every place within so many kilometres."""

    def unplaced(self) -> list[tuple[int, int]]:
        """Return the ranges of rows without a position."""

    def measured(
        self, wanted: str, point: Sequence[float], rows: tuple[int, int] | None, limit: int, ordered: bool = False
    ) -> list[tuple[Any, ...]]:
        """Return row, service, ordinal and squared distance of places within a range of rows, or anywhere."""


class Ring:
    """Looks around a point in circles until enough is seen."""

    def __init__(self, index: Places, wanted: str, near: Position) -> None:
        self._index, self._wanted, self._near = index, wanted, near
        self._point = unit(near)

    def rows(self, km: float | None, most: int, ordered: bool = False) -> list[tuple[Any, ...]]:
        """Return at least the places within a circle, or as many as `most`; without a circle, any."""
        if km is None:
            return self._index.measured(self._wanted, self._point, None, most)
        found: list[tuple[Any, ...]] = []
        for each in self._index.numbers(self._near, km):
            left = most if ordered else most - len(found)
            if left <= 0:
                break
            found += self._index.measured(self._wanted, self._point, each, left, ordered)
        return found

    def _first(self, need: int, share: float) -> float:
        """Return the radius of a circle with so many places that about enough of them fit."""
        for km in _FIRST_KM:
            if sum(last - first + 1 for first, last in self._index.numbers(self._near, km)) * share >= need * _CROWD:
                return km
        return _FIRST_KM[-1]

    def grown(self, radius_km: float | None, need: int, share: float) -> Seen:
        """Return the nearest spots exactly: the circle grows while too little is in it, and shrinks on a crowd.

        `share` of all places may fit, as far as is known.
        """
        widest = FARTHEST_KM if radius_km is None else min(radius_km, FARTHEST_KM)
        most = max(_RING, 3 * need)
        low, high, km = 0.0, math.inf, min(self._first(need, share), widest)
        for _ in range(_TRIES):
            rows = self.rows(km, most)
            if len(rows) >= most:
                high = km
                km = km / 4 if low == 0 else math.sqrt(low * high)
                if high / max(low, 1e-3) < 1.1:
                    break
                continue
            spots = sorted_spots(rows, km)
            if len(spots) >= need or km >= widest:
                return self._ended(spots, km, radius_km, need)
            low = km
            km = min(widest, km * (4 if len(spots) * 4 < need else 2), math.sqrt(low * min(high, 1e9)))
        km = min(high, widest)
        while True:
            spots = sorted_spots(self.rows(km, need, ordered=True), km)
            if len(spots) >= need or km >= widest:
                return Seen(spots[:need], False, len(spots))
            km = min(widest, 4 * km)

    def _ended(self, spots: list[Spot], km: float, radius_km: float | None, need: int) -> Seen:
        """Return what a circle held, with what has no position behind it where there is no radius."""
        whole = km >= (FARTHEST_KM if radius_km is None else radius_km)
        if whole and radius_km is None and len(spots) < need:
            for each in self._index.unplaced():
                rows = self._index.measured(self._wanted, self._point, each, need - len(spots))
                spots += [Spot(*row) for row in rows]
        return Seen(spots[:need], whole and (radius_km is not None or len(spots) < need), len(spots))


def sorted_spots(rows: list[tuple[Any, ...]], km: float | None) -> list[Spot]:
    """Return the spots nearest first, those within the circle only; equal distances in stored order."""
    if km is not None and km < FARTHEST_KM:
        limit = chord2(km)
        rows = [row for row in rows if row[3] is not None and row[3] <= limit]
    rows.sort(key=lambda row: (math.inf if row[3] is None else row[3], row[0]))
    return [Spot(*row) for row in rows]
