# SPDX-License-Identifier: GPL-3.0-or-later
"""An attacker who has a whole report, knows the rules of suppression, and works out what was held back.

It shares no code with the program: it reads the names of the figures and makes its own equations and inequalities,
with exact whole numbers. `bounds` narrows every figure as far as each relation allows, until nothing moves any more;
`possible` looks for a whole world in which one figure has a certain value, which is the exact answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

Name = tuple[str, str, str, str]
INNER = {"applied": "sought", "obtained": "sought", "refused": "sought", "referred": "sought"}
INNER |= {"attended": "sought", "turned_away": "sought"}
MOST = 10_000


class Attacker:
    """Everything that is public: (mark, value) of each figure."""

    def __init__(self, public: Mapping[Name, tuple[str, int | None]]) -> None:
        self.names = list(public)
        self.low: dict[object, int] = {}
        self.high: dict[object, int] = {}
        for name, (mark, value) in public.items():
            self.low[name], self.high[name] = {
                "shown": (value, value),
                "small": (1, 4),
                "held": (5, MOST),
                "absent": (0, MOST),
            }[mark]
        self.rows: list[tuple[dict[object, int], str, int]] = []
        self._add_up()
        self._overlap()
        self._contain()
        self.of: dict[object, list[int]] = defaultdict(list)
        for place, (terms, _, _) in enumerate(self.rows):
            for name in terms:
                self.of[name].append(place)

    def _add_up(self) -> None:
        tables: dict[tuple[str, str, str], list[Name]] = defaultdict(list)
        for name in self.names:
            if name[2]:
                tables[name[:3]].append(name)
        for (indicator, group, _), parts in tables.items():
            self.rows.append(({**dict.fromkeys(parts, 1), (indicator, group, "", ""): -1}, "=", 0))

    def _overlap(self) -> None:
        families: dict[tuple[Name, str], list[Name]] = defaultdict(list)
        for name in self.names:
            indicator, group, by, category = name
            if group:
                outer = group.rsplit("/", 1)[0] if "/" in group else ""
                families[(indicator, outer, by, category), group.rsplit("/", 1)[-1].split(":")[0]].append(name)
        for (whole, _), members in families.items():
            if whole in self.low:
                self.rows.append(({**dict.fromkeys(members, 1), whole: -1}, ">=", 0))

    def _contain(self) -> None:
        """Say that one group lies in another; what is missing to it is a figure of its own, which may add up too."""
        missing: dict[tuple[str, str, str, Name], list[tuple[Name, object]]] = defaultdict(list)
        known = set(self.names)
        for name in self.names:
            for whole in self._wholes(name):
                if whole not in known:
                    continue
                rest = ("rest", name, whole)
                self.low[rest], self.high[rest] = 0, MOST
                self.rows.append(({name: 1, rest: 1, whole: -1}, "=", 0))
                if name[2]:
                    missing[(*name[:3], (*whole[:3], ""))].append((name, rest))
        for (indicator, group, by, whole), parts in missing.items():
            total = ("rest", (indicator, group, "", ""), (whole[0], whole[1], "", ""))
            if total in self.low and by:
                self.rows.append(({**dict.fromkeys((rest for _, rest in parts), 1), total: -1}, "=", 0))

    @staticmethod
    def _wholes(name: Name) -> Iterable[Name]:
        indicator, group, by, category = name
        if by == "reason":
            return
        outer = INNER.get(indicator)
        if outer:
            yield (outer, group, by, category)
        if group:
            yield (indicator, "", by, category)
            if "/" in group:
                first, last = group.split("/")
                yield (indicator, first, by, category)
                yield (indicator, last, by, category)

    def bounds(self, changed: Iterable[object] | None = None) -> bool:
        """Narrow everything; False when no world fits any more."""
        queue = set(range(len(self.rows))) if changed is None else {row for name in changed for row in self.of[name]}
        while queue:
            terms, sign, total = self.rows[queue.pop()]
            low = sum(self.low[name] if factor > 0 else -self.high[name] for name, factor in terms.items())
            high = sum(self.high[name] if factor > 0 else -self.low[name] for name, factor in terms.items())
            for name, factor in terms.items():
                own_low = self.low[name] if factor > 0 else -self.high[name]
                own_high = self.high[name] if factor > 0 else -self.low[name]
                least = total - (high - own_high)
                most = total - (low - own_low) if sign == "=" else own_high
                least, most = (least, most) if factor > 0 else (-most, -least)
                least, most = max(self.low[name], least), min(self.high[name], most)
                if least > most:
                    return False
                if (least, most) != (self.low[name], self.high[name]):
                    self.low[name], self.high[name] = least, most
                    queue.update(self.of[name])
        return True

    def recovered(self, hidden: Iterable[Name]) -> list[Name]:
        """Return the hidden figures of which only one value is left."""
        return [name for name in hidden if self.low[name] == self.high[name]]

    def rests(self) -> list[tuple[object, int]]:
        """Return the differences of two groups that are now known and small."""
        return [
            (name, low)
            for name, low in self.low.items()
            if name[0] == "rest" and low == self.high[name] and 1 <= low <= 4
        ]

    def together(self) -> list[tuple[object, int]]:
        """Return where the hidden parts of a table, taken together, miss a group above them by 1 to 4 people."""
        tables: dict[tuple[object, ...], list[Name]] = defaultdict(list)
        for name in self.names:
            for whole in self._wholes(name):
                if name[2] and whole in self.low:
                    tables[(*name[:3], *whole[:2])].append(name)
        found = []
        for (indicator, group, by, outer, above), parts in tables.items():
            pairs = [((indicator, group, "", ""), (outer, above, "", ""))]
            pairs += [(part, (outer, above, by, part[3])) for part in parts]
            known = [
                self.low[whole] - self.low[part] for part, whole in pairs if self._sure(part) and self._sure(whole)
            ]
            if self._sure(pairs[0][0]) and self._sure(pairs[0][1]) and len(known) < len(pairs):
                rest = known[0] - sum(known[1:])
                if 1 <= rest <= 4:
                    found.append(((indicator, group, by, outer, above), rest))
        return found

    def _sure(self, name: Name) -> bool:
        return self.low[name] == self.high[name]

    def possible(self, name: Name, value: int, truth: Mapping[object, int]) -> bool:
        """Look for a whole world with that value, nearest to `truth` first, which makes the search short."""
        before = dict(self.low), dict(self.high)
        try:
            self.low[name] = self.high[name] = value
            return self.bounds([name]) and self._search(truth, 2000)
        finally:
            self.low, self.high = before

    def _search(self, truth: Mapping[object, int], tries: int) -> bool:
        order = [name for name in self.names if self.low[name] < self.high[name]]
        stack: list[tuple[Name, list[int], dict[object, int], dict[object, int]]] = []
        while True:
            open_ = next((name for name in order if self.low[name] < self.high[name]), None)
            if open_ is None:
                return True
            near = min(max(truth[open_], self.low[open_]), self.high[open_])
            values = sorted(
                range(max(self.low[open_], near - 8), min(self.high[open_], near + 8) + 1),
                key=lambda value: -abs(value - near),
            )
            stack.append((open_, values, dict(self.low), dict(self.high)))
            while True:
                if not stack or tries <= 0:
                    return False
                chosen, left, low, high = stack[-1]
                if not left:
                    stack.pop()
                    continue
                tries -= 1
                self.low, self.high = dict(low), dict(high)
                self.low[chosen] = self.high[chosen] = left.pop()
                if self.bounds([chosen]):
                    break
