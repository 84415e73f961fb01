# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts every indicator again with plain loops over the facts. It shares no code with the program and knows no SQL."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from va_desktop.counted import CountedMove, CountedPerson, CountedVisit

Name = tuple[str, str, str, str]

MOVES = {
    "sought": None,
    "applied": {"applied"},
    "obtained": {"obtained", "delivered"},
    "refused": {"refused"},
    "referred": {"referred"},
    "attended": {"attended", "delivered"},
    "turned_away": {"declined", "lost"},
}
ALL_WAYS = ("relation", "sex", "age", "difficulty", "device", "displacement", "area")
WAYS = {"sought": ALL_WAYS, "obtained": ALL_WAYS}


class Recount:
    """One country and one period."""

    def __init__(self, facts: Iterable[object], country: str, first: date, last: date) -> None:
        facts = list(facts)
        self.first, self.last = first, last
        self.people = {f.key: f for f in facts if isinstance(f, CountedPerson) and f.country == country}
        self.every = [f for f in facts if isinstance(f, CountedMove) and f.key in self.people]
        self.moves = [f for f in self.every if first <= f.on <= last]
        self.visits = [
            f for f in facts if isinstance(f, CountedVisit) and f.country == country and first <= f.on <= last
        ]
        seekers = {f.key for f in self.moves}
        self.areas = self.rare((self.people[k].area, k) for k in seekers)
        got = [f for f in self.moves if f.move in ("obtained", "delivered")]
        self.fundings = self.rare((f.funding, f.key) for f in got)
        self.services = self.rare((f.service, f.key) for f in got)
        self.reasons = self.rare((f.reason, f.key) for f in self.moves if f.move == "refused")

    @staticmethod
    def rare(pairs: Iterable[tuple[str | None, int]]) -> set[str]:
        who = defaultdict(set)
        for code, key in pairs:
            if code is not None:
                who[code].add(key)
        return {code for code, keys in who.items() if len(keys) >= 5}

    def way(self, person: CountedPerson, by: str) -> str:
        if by == "age":
            years = None if person.born is None else self.last.year - person.born
            if years is None or years < 0 or years > 130:
                return "unknown"
            return "age_0_17" if years < 18 else "age_18_34" if years < 35 else "age_35_59" if years < 60 else "age_60"
        if by == "area":
            return self.named(person.area, self.areas)
        code = str(getattr(person, by))
        return (
            "rest" if code in {"relation": ("community", "unknown"), "sex": ("other", "unknown")}.get(by, ()) else code
        )

    @staticmethod
    def named(code: str | None, names: set[str]) -> str:
        return "unknown" if code is None else code if code in names else "others"

    def counts(self) -> dict[Name, int]:
        """Return every figure that is not zero."""
        who: dict[Name, set[int]] = defaultdict(set)
        for indicator, wanted in MOVES.items():
            for move in self.moves:
                if wanted is not None and move.move not in wanted:
                    continue
                person = self.people[move.key]
                for group, ways in self.groups(indicator, move):
                    who[indicator, group, "", ""].add(move.key)
                    for by in ways:
                        who[indicator, group, by, self.way(person, by)].add(move.key)
        found = {name: len(keys) for name, keys in who.items()}
        self.last_reasons(found)
        self.count_visits(found)
        return found

    def groups(self, indicator: str, move: CountedMove) -> Iterable[tuple[str, tuple[str, ...]]]:
        yield "", WAYS.get(indicator, ("relation",))
        if indicator in ("sought", "applied", "obtained", "refused"):
            for code in move.frameworks:
                yield f"framework:{code}", ("relation",)
        if indicator in ("sought", "obtained"):
            yield f"pillar:{move.pillar}", ("area",)
        if indicator == "obtained":
            funding = f"funding:{self.named(move.funding, self.fundings)}"
            yield funding, ()
            yield f"{funding}/service:{self.named(move.service, self.services)}", ()
            for code in move.frameworks:
                yield f"{funding}/framework:{code}", ()

    def last_reasons(self, found: dict[Name, int]) -> None:
        latest: dict[tuple[str, int], CountedMove] = {}
        for move in self.moves:
            if move.move == "refused":
                for group in ("", *(f"framework:{code}" for code in move.frameworks)):
                    before = latest.get((group, move.key))
                    if before is None or move.on >= before.on:
                        latest[group, move.key] = move
        for (group, _), move in latest.items():
            name = ("refused", group, "reason", self.named(move.reason, self.reasons))
            found[name] = found.get(name, 0) + 1

    def count_visits(self, found: dict[Name, int]) -> None:
        if self.visits:
            found["visits", "", "", ""] = len(self.visits)
        for visit in self.visits:
            for by, category in (("face", visit.face or "unknown"), ("counted", "yes" if visit.key else "no")):
                found["visits", "", by, category] = found.get(("visits", "", by, category), 0) + 1

    def spreads(self) -> dict[Name, tuple[int, int, int, str]]:
        """Return the quarters of everything with at least ten people behind it."""
        lists: dict[Name, list[tuple[int, int]]] = defaultdict(list)
        units: dict[Name, str] = {}
        self.wait(lists, units)
        self.pay_and_travel(lists, units)
        found = {}
        for name, pairs in lists.items():
            if len({key for key, _ in pairs}) < 10:
                continue
            values = sorted(value for _, value in pairs)
            low, middle, high = (self.quarter(values, part) for part in (1, 2, 3))
            found[name] = (low, middle, high, units[name])
        return found

    @staticmethod
    def quarter(values: list[int], part: int) -> int:
        for value in values:
            if 4 * sum(other <= value for other in values) >= part * len(values):
                return value
        raise AssertionError

    def wait(self, lists: dict[Name, list[tuple[int, int]]], units: dict[Name, str]) -> None:
        matters: dict[int, list[CountedMove]] = defaultdict(list)
        for move in self.every:
            matters[move.matter].append(move)
        for moves in matters.values():
            got = [move for move in moves if move.move in ("obtained", "delivered")]
            if not got:
                continue
            first = min(got, key=lambda move: move.on)
            asked = [m.on for m in moves if m.move in ("sought", "applied", "referred") and m.on <= first.on]
            if not asked or not self.first <= first.on <= self.last:
                continue
            days = (first.on - min(asked)).days
            names = [("days", "", "", ""), ("days", "", "relation", self.way(self.people[first.key], "relation"))]
            names += [("days", f"framework:{code}", "", "") for code in first.frameworks]
            for name in names:
                lists[name].append((first.key, days))
                units[name] = "days"

    def pay_and_travel(self, lists: dict[Name, list[tuple[int, int]]], units: dict[Name, str]) -> None:
        paid: dict[tuple[Name, int], int] = defaultdict(int)
        far: dict[tuple[Name, int], int] = defaultdict(int)
        for move in self.moves:
            for group in ("", *(f"framework:{code}" for code in move.frameworks)):
                if move.cost is not None and move.currency:
                    name = ("cost", group, "currency", move.currency)
                    paid[name, move.key] += int(move.cost * 100)
                    units[name] = move.currency
                if move.distance_km is not None:
                    name = ("distance", group, "", "")
                    far[name, move.key] = max(far[name, move.key], move.distance_km)
                    units[name] = "km"
        for table in (paid, far):
            for (name, key), value in table.items():
                lists[name].append((key, value))
