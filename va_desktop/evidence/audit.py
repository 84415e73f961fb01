# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks figures before they leave: narrows every hidden one by every relation at once, in whole numbers.

The rules of `suppress` look at one relation at a time. Here all are used together, until nothing moves any more, so
that a figure which several relations pin down between them is found and held back further.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from va_desktop.errors import VaDesktopError
from va_desktop.evidence.keys import Key, Mark
from va_desktop.evidence.suppress import LEAST, Linked


class Contradiction(VaDesktopError):
    """The definitions say that one figure lies within another, and the figures say that it does not."""


Terms = tuple[tuple[Hashable, int], ...]


@dataclass(frozen=True)
class _Row:
    """A sum of figures that is zero, or at least zero."""

    terms: Terms
    equal: bool


class _Bounds:
    """What can be known of each figure, as the least and the most that it can be."""

    def __init__(self, values: Mapping[Key, int], linked: Linked, marks: Mapping[Key, Mark]) -> None:
        self.low: dict[Hashable, int] = {}
        self.high: dict[Hashable, int] = {}
        self.top = 2 * max(values.values(), default=0) + LEAST
        for key, value in values.items():
            self.low[key], self.high[key] = _public(marks[key], value, self.top)
        rows = [row for row in self._rows(linked) if any(self._open(name) for name, _ in row.terms)]
        self.rows = rows
        self.of: dict[Hashable, list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            for name, _ in row.terms:
                self.of[name].append(place)

    def _open(self, name: Hashable) -> bool:
        return self.low[name] < self.high[name]

    def _rows(self, linked: Linked) -> Iterator[_Row]:
        for vector in linked.vectors:
            yield _Row((*((part, 1) for part in vector.parts), (vector.total, -1)), True)
        for family in linked.families:
            yield _Row((*((member, 1) for member in family.members), (family.whole, -1)), False)
        for key, wholes in linked.within.items():
            for whole in wholes:
                rest = (key, whole)
                self.low[rest], self.high[rest] = 0, self.top
                yield _Row(((key, 1), (rest, 1), (whole, -1)), True)
        for vector in linked.vectors:
            for place, whole in enumerate(linked.within.get(vector.total, ())):
                rests = [(part, _at(linked, part, place)) for part in vector.parts]
                if all(rest in self.low for rest in rests):
                    yield _Row((*((rest, 1) for rest in rests), ((vector.total, whole), -1)), True)

    def settle(self) -> None:
        """Narrow everything until nothing moves. The real figures fit, so it ends. Raises `Contradiction`."""
        queue = set(range(len(self.rows)))
        while queue:
            row = self.rows[queue.pop()]
            low = sum(self._least(name, factor) for name, factor in row.terms)
            high = sum(self._most(name, factor) for name, factor in row.terms)
            for name, factor in row.terms:
                least = self._most(name, factor) - high
                most = self._least(name, factor) - low if row.equal else self._most(name, factor)
                if factor < 0:
                    least, most = -most, -least
                least, most = max(self.low[name], least), min(self.high[name], most)
                if least > most:
                    raise Contradiction(str(name))
                if (least, most) != (self.low[name], self.high[name]):
                    self.low[name], self.high[name] = least, most
                    queue.update(self.of[name])

    def _least(self, name: Hashable, factor: int) -> int:
        return self.low[name] if factor > 0 else -self.high[name]

    def _most(self, name: Hashable, factor: int) -> int:
        return self.high[name] if factor > 0 else -self.low[name]


def _public(mark: Mark, value: int, top: int) -> tuple[int, int]:
    match mark:
        case "shown":
            return value, value
        case "small":
            return 1, LEAST - 1
        case "held":
            return LEAST, top
        case "absent":
            return 0, top


def _at(linked: Linked, part: Key, place: int) -> Key | None:
    wholes = linked.within.get(part, ())
    return wholes[place] if place < len(wholes) else None


def pinned(values: Mapping[Key, int], linked: Linked, marks: Mapping[Key, Mark]) -> list[Key]:
    """Return the hidden figures of which too much can be known: a small one of which not all of 1 to 4 is left, one
    held back of which fewer than four values are left, or one left out of which only one is left.
    """
    hidden = [key for key, mark in marks.items() if mark != "shown" and values[key]]
    if not hidden:
        return []
    bounds = _Bounds(values, linked, marks)
    bounds.settle()
    return [key for key in hidden if _tight(key, marks, bounds, values, linked)]


def _tight(key: Key, marks: Mapping[Key, Mark], bounds: _Bounds, values: Mapping[Key, int], linked: Linked) -> bool:
    low, high = bounds.low[key], bounds.high[key]
    match marks[key]:
        case "small":
            shown = (values[whole] for whole in linked.within.get(key, ()) if marks[whole] == "shown")
            return low > 1 or high < min((LEAST - 1, *shown))
        case "held":
            return high - low < LEAST - 2
        case _:
            return low == high
