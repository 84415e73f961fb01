# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds back small figures, and enough others that no small figure can be worked out from what is shown.

Every published figure of a report is one system: vectors whose parts add up, families of overlapping groups that
cover a whole, and groups that lie within others. An attacker is taken to know all of it, the marks and these rules.
What is proved for each small figure is that 1, 2, 3 and 4 all remain possible (docs/decisions/0021).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from va_desktop.evidence.keys import Key, Mark

LEAST = 5
"""The smallest figure that is shown: below it people could be recognised. A choice of this project."""


@dataclass(frozen=True)
class Vector:
    """Parts that add up to a total: nobody is in two of them, and everybody is in one."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Family:
    """Groups that may overlap and together hold everybody of the whole."""

    whole: Key
    members: tuple[Key, ...]


@dataclass(frozen=True)
class Linked:
    """All that ties figures together. `within`: each key's groups that contain it."""

    vectors: tuple[Vector, ...]
    families: tuple[Family, ...]
    within: Mapping[Key, tuple[Key, ...]]


def primary(values: Mapping[Key, int], within: Mapping[Key, tuple[Key, ...]]) -> dict[Key, Mark]:
    """Return the marks of figures by their own size alone, without anything held back for the sake of others."""
    return {key: _own(key, value, values, within) for key, value in values.items()}


def _own(key: Key, value: int, values: Mapping[Key, int], within: Mapping[Key, tuple[Key, ...]]) -> Mark:
    if 0 < value < LEAST:
        return "small"
    near = any(0 < values[above] - value < LEAST for above in within.get(key, ()))
    return "held" if near and value else "shown"


def settle(values: Mapping[Key, int], linked: Linked, marks: dict[Key, Mark]) -> None:
    """Hold back what the rules ask for, beside what `marks` hold back already."""
    _Guard(values, linked, marks).settle()


def harden(key: Key, linked: Linked, marks: dict[Key, Mark]) -> None:
    """Tell less of a figure than before: nothing of its table, else of itself, else of what it lies within."""
    tables = [vector for vector in linked.vectors if key in vector.parts and marks[key] != "absent"]
    for vector in tables:
        marks.update(dict.fromkeys(vector.parts, "absent"))
    if not tables:
        wholes = linked.within.get(key, ()) if marks[key] == "absent" else (key,)
        marks.update(dict.fromkeys(wholes or (key,), "absent"))


_LIGHT = {"rest": 0, "others": 0, "unknown": 0, "other_disability": 2, "survivor": 3}


def _weight(key: Key) -> int:
    """Return how much a category is missed when it is held back for another's sake: what is vague goes first.

    Survivors and other people with disabilities go last: treating them alike is a duty (CCM Article 5(2)(e)).
    """
    return _LIGHT.get(key.category, 1)


class _Guard:
    """Holds more and more figures back until every rule is content. Marks only ever get stricter, so it ends."""

    def __init__(self, values: Mapping[Key, int], linked: Linked, marks: dict[Key, Mark]) -> None:
        self.values, self.linked, self.marks = values, linked, marks
        self.changed = False

    def settle(self) -> None:
        """Go on until no rule asks for more."""
        self.changed = True
        while self.changed:
            self.changed = False
            for key, above in self.linked.within.items():
                if self.marks[key] == "shown" and self.values[key] and any(not self._open(one) for one in above):
                    self._hold(key)
            for vector in self.linked.vectors:
                self._vector(vector)
            for family in self.linked.families:
                self._family(family)

    def _open(self, key: Key) -> bool:
        return self.marks[key] == "shown"

    def _hold(self, key: Key) -> None:
        self.marks[key] = "held" if self.values[key] >= LEAST else "small"
        self.changed = True

    def _vector(self, vector: Vector) -> None:
        if any(self.marks[part] == "absent" for part in vector.parts) or not self._open(vector.total):
            self._drop(vector)
            return
        while not self._sound([part for part in vector.parts if not self._open(part)]):
            rest = [part for part in vector.parts if self._open(part) and self.values[part]]
            if not rest:
                self._drop(vector)
                return
            self._hold(min(rest, key=lambda part: (_weight(part), self.values[part], part)))

    def _drop(self, vector: Vector) -> None:
        """Tell nothing of a table at all: it is too thin."""
        for part in vector.parts:
            if self.marks[part] != "absent":
                self.marks[part], self.changed = "absent", True

    def _sound(self, hidden: Sequence[Key]) -> bool:
        """Tell whether the hidden parts, whose sum anybody can work out, still leave every small figure open."""
        if not hidden:
            return True
        sums = sum(self.values[part] for part in hidden)
        floors = {part: self._floor(part) for part in hidden}
        caps = {part: self._cap(part) for part in hidden}
        low, high = sum(floors.values()), sum(caps.values())
        for part in hidden:
            least = max(floors[part], sums - (high - caps[part]))
            most = min(self._top(part), sums - (low - floors[part]))
            if not self._veiled(part, least, most):
                return False
        return self._apart(hidden)

    def _floor(self, key: Key) -> int:
        return 1 if self.marks[key] == "small" else LEAST

    def _top(self, key: Key) -> int:
        """Return how large a figure may be as far as anybody can tell: by its mark and the shown groups around it."""
        most = LEAST - 1 if self.marks[key] == "small" else 1 << 60
        return min([most, *(self.values[above] for above in self.linked.within.get(key, ()) if self._open(above))])

    def _cap(self, key: Key) -> int:
        """Return how large a figure is counted on to be, for the sake of others: never too much."""
        room = min((self.values[above] for above in self.linked.within.get(key, ())), default=1 << 60)
        return min(LEAST - 1, room) if self.marks[key] == "small" else room

    def _veiled(self, key: Key, least: int, most: int) -> bool:
        if self.marks[key] == "small":
            return least <= 1 and most >= self._top(key)
        if most - least < LEAST - 2:
            return False
        for above in self.linked.within.get(key, ()):
            if self._open(above) and 0 < self.values[above] - self.values[key] < LEAST:
                whole = self.values[above]
                if least > max(LEAST, whole - LEAST + 1) or most < whole - 1:
                    return False
        return True

    def _apart(self, hidden: Sequence[Key]) -> bool:
        """Tell whether the hidden parts taken together do not miss a group above them by 1 to 4 people."""
        columns = zip(*(self.linked.within.get(part, ()) for part in hidden), strict=False)
        inside = sum(self.values[part] for part in hidden)
        return all(not 0 < sum(self.values[above] for above in column) - inside < LEAST for column in columns)

    def _family(self, family: Family) -> None:
        if not self._open(family.whole):
            return
        whole = self.values[family.whole]
        shown = sum(self.values[member] for member in family.members if self._open(member))
        hidden = [member for member in family.members if not self._open(member)]
        caps = {member: self._reach(member, whole) for member in hidden}
        if all(whole - shown - (sum(caps.values()) - caps[member]) <= 1 for member in hidden):
            return
        rest = [member for member in family.members if self._open(member) and self.values[member]]
        self._hold(min(rest, key=lambda member: (self.values[member], member)) if rest else family.whole)

    def _reach(self, key: Key, whole: int) -> int:
        return LEAST - 1 if self.marks[key] == "small" else whole


def linked(
    vectors: Iterable[Vector], families: Iterable[Family], within: Mapping[Key, Iterable[Key]], known: Iterable[Key]
) -> Linked:
    """Return what ties figures together, without ties to figures that nobody has."""
    have = frozenset(known)
    inside = {key: tuple(above for above in whole if above in have) for key, whole in within.items() if key in have}
    return Linked(
        tuple(vector for vector in vectors if vector.total in have),
        tuple(family for family in families if family.whole in have),
        {key: above for key, above in inside.items() if above},
    )
