# SPDX-License-Identifier: GPL-3.0-or-later
"""Condition trees, compiled once and judged in Kleene's three values. Pure: the same facts give the same answer.

Truth is a whole number: 1 holds, 0 is not known, -1 does not hold; so *all* is the least of its parts, *any* the
greatest, *not* the opposite (Kleene's strong logic of indeterminacy). A condition that is not verified, or soft, can
never decide against a person: where it would, it counts as not known.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from va_desktop.eligibility.facts import AS_OF, Facts, Value
from va_desktop.periods import After, Span, after, end, period, span

HOLDS, UNKNOWN, FAILS = 1, 0, -1

Parameters = Callable[[str, date], float | None]
"""Returns the value of a dated parameter in force on a day."""

_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Leaf:
    """One comparison. `weak`: not verified, or soft. `against`: it stands under a *not* or in an exclusion.

    `facts` are all facts that it needs; `operand` is what the fact is compared with.
    """

    fact: str
    op: str
    operand: Any
    facts: tuple[str, ...]
    weak: bool
    against: bool
    sources: tuple[str, ...]
    test: Callable[[Facts], int]
    doc: Mapping[str, Any]

    def judge(self, facts: Facts) -> int:
        """Return what the leaf counts as."""
        return self.counts(self.test(facts))

    def counts(self, raw: int) -> int:
        """Return what a comparison that came out so counts as."""
        if self.weak and raw == (HOLDS if self.against else FAILS):
            return UNKNOWN
        return raw

    @property
    def reach(self) -> tuple[int, int]:
        """Return the least and the greatest that the leaf can still count as while it is open."""
        return (
            UNKNOWN if self.weak and not self.against else FAILS,
            UNKNOWN if self.weak and self.against else HOLDS,
        )


@dataclass(frozen=True)
class Every:
    """All parts must hold."""

    parts: tuple["Node", ...]

    def judge(self, facts: Facts) -> int:
        """Return the least of the parts."""
        found = HOLDS
        for part in self.parts:
            one = part.judge(facts)
            if one < found:
                if one == FAILS:
                    return FAILS
                found = one
        return found


@dataclass(frozen=True)
class Some:
    """One part must hold."""

    parts: tuple["Node", ...]

    def judge(self, facts: Facts) -> int:
        """Return the greatest of the parts."""
        found = FAILS
        for part in self.parts:
            one = part.judge(facts)
            if one > found:
                if one == HOLDS:
                    return HOLDS
                found = one
        return found


@dataclass(frozen=True)
class Opposite:
    """The part must not hold."""

    part: "Node"

    def judge(self, facts: Facts) -> int:
        """Return the opposite of the part."""
        return -self.part.judge(facts)


Node = Leaf | Every | Some | Opposite


def compile_(doc: Mapping[str, Any], country: str, parameters: Parameters, against: bool = False) -> Node:
    """Return a condition tree ready to be judged. `country`: whose working days count."""
    if "all" in doc:
        return Every(tuple(compile_(part, country, parameters, against) for part in doc["all"]))
    if "any" in doc:
        return Some(tuple(compile_(part, country, parameters, against) for part in doc["any"]))
    if "not" in doc:
        return Opposite(compile_(doc["not"], country, parameters, not against))
    return _leaf(doc, country, parameters, against)


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the comparisons of a tree in authored order."""
    match node:
        case Leaf():
            yield node
        case Every() | Some():
            for part in node.parts:
                yield from leaves(part)
        case Opposite():
            yield from leaves(node.part)


def _leaf(doc: Mapping[str, Any], country: str, parameters: Parameters, against: bool) -> Leaf:
    fact, op, value = str(doc["fact"]), str(doc["op"]), doc.get("value")
    fact, minus, earlier = fact.partition(" - ")
    operand = _operand(value, earlier if minus else "")
    needs = [fact, *_needs(operand)]
    if doc.get("parameter"):
        operand = None
        test = _against_parameter(fact, op, str(doc["parameter"]), float(doc.get("multiply") or 1), parameters)
    else:
        test = _test(fact, op, operand, country)
    return Leaf(
        fact=fact,
        op=op,
        operand=operand,
        facts=tuple(dict.fromkeys(name for name in needs if name != AS_OF)),
        weak=not doc.get("verified", True) or bool(doc.get("soft")),
        against=against,
        sources=tuple(doc.get("sources") or ()),
        test=test,
        doc=doc,
    )


def _operand(value: Any, earlier: str) -> Any:
    """Return a value as it is compared: days as spans, `incident.date + 3 years` as a rule, the rest as it is."""
    if isinstance(value, list):
        return tuple(_operand(one, "") for one in value)
    if earlier:
        return After(earlier, period(str(value)))
    if isinstance(value, date):
        return Span(value, value)
    if isinstance(value, str):
        if value[:4].isdigit() and value.count("-") == 2:
            return span(value) or value
        if value == AS_OF or " + " in value:
            return after(value) or value
    return value


def _needs(operand: Any) -> tuple[str, ...]:
    if isinstance(operand, tuple):
        return tuple(name for one in operand for name in _needs(one))
    return (operand.fact,) if isinstance(operand, After) else ()


def _test(fact: str, op: str, operand: Any, country: str) -> Callable[[Facts], int]:
    if op == "between":
        first = _test(fact, ">=", operand[0], country)
        last = _test(fact, "<=", operand[1], country)
        return lambda facts: min(first(facts), last(facts))
    if op in ("in", "not_in"):
        return _membership(fact, operand, HOLDS if op == "in" else FAILS)
    if isinstance(operand, Span):
        return _against_day(fact, op, operand)
    if isinstance(operand, After):
        return _against_period(fact, op, operand, country)
    if op in ("==", "!="):
        return _equality(fact, operand, HOLDS if op == "==" else FAILS)
    return _against_number(fact, op, operand)


def _membership(fact: str, wanted: Sequence[Any], inside: int) -> Callable[[Facts], int]:
    allowed = frozenset(wanted)

    def test(facts: Facts) -> int:
        value = facts.get(fact)
        if value is None:
            return UNKNOWN
        return inside if value in allowed else -inside

    return test


def _equality(fact: str, wanted: Any, same: int) -> Callable[[Facts], int]:
    boolean = isinstance(wanted, bool)

    def test(facts: Facts) -> int:
        value = facts.get(fact)
        if value is None or isinstance(value, bool) is not boolean:
            return UNKNOWN
        return same if value == wanted else -same

    return test


def _against_number(fact: str, op: str, wanted: Any) -> Callable[[Facts], int]:
    compare = _ORDER[op]

    def test(facts: Facts) -> int:
        value = facts.get(fact)
        if value is None or isinstance(value, bool | str | Span):
            return UNKNOWN
        return HOLDS if compare(value, wanted) else FAILS

    return test


def _against_parameter(fact: str, op: str, name: str, times: float, parameters: Parameters) -> Callable[[Facts], int]:
    def test(facts: Facts) -> int:
        value, today = facts.get(fact), facts.get(AS_OF)
        if value is None or isinstance(value, bool | str | Span) or not isinstance(today, Span):
            return UNKNOWN
        unit = parameters(name, today.first)
        if unit is None:
            return UNKNOWN
        wanted = unit * times
        if op in ("==", "!="):
            return HOLDS if (value == wanted) is (op == "==") else FAILS
        return HOLDS if _ORDER[op](value, wanted) else FAILS

    return test


def _against_day(fact: str, op: str, wanted: Span) -> Callable[[Facts], int]:
    def test(facts: Facts) -> int:
        value = facts.get(fact)
        return compare_days(value, op, wanted) if isinstance(value, Span) else UNKNOWN

    return test


def _against_period(fact: str, op: str, wanted: After, country: str) -> Callable[[Facts], int]:
    other, length = wanted.fact, wanted.period

    def test(facts: Facts) -> int:
        value, start = facts.get(fact), facts.get(other)
        if not isinstance(value, Span) or not isinstance(start, Span):
            return UNKNOWN
        return compare_days(value, op, end(start, length, country))

    return test


def compare_days(left: Span, op: str, right: Span) -> int:
    """Compare two days that may be known only roughly: not known unless every day of both agrees."""
    match op:
        case "<=":
            return HOLDS if left.last <= right.first else FAILS if left.first > right.last else UNKNOWN
        case ">=":
            return HOLDS if left.first >= right.last else FAILS if left.last < right.first else UNKNOWN
        case "<":
            return HOLDS if left.last < right.first else FAILS if left.first >= right.last else UNKNOWN
        case ">":
            return HOLDS if left.first > right.last else FAILS if left.last <= right.first else UNKNOWN
        case _:
            same = HOLDS if op == "==" else FAILS
            if left.last < right.first or left.first > right.last:
                return -same
            return same if left.exact and right.exact else UNKNOWN


def open_facts(node: Node, facts: Facts, closed: frozenset[str] = frozenset()) -> dict[str, tuple[int, int]]:
    """Return the facts that can still change what a tree counts as, each with the least and greatest it may become.

    `closed`: facts that will stay unknown, because the person does not know them or would rather not say. The answer
    is exact for trees in which every fact stands once; where a fact stands twice it may name one too many.
    """
    return dict(_Swing(facts, closed).of(node)[2])


class _Swing:
    """Works out from below, for every part, what it may become and on which facts that hangs."""

    def __init__(self, facts: Facts, closed: frozenset[str]) -> None:
        self.facts, self.closed = facts, closed

    def of(self, node: Node) -> tuple[int, int, dict[str, tuple[int, int]]]:
        match node:
            case Leaf():
                return self._leaf(node)
            case Opposite():
                low, high, inner = self.of(node.part)
                return -high, -low, {fact: (-most, -least) for fact, (least, most) in inner.items()}
            case Every():
                return self._many(node.parts, sign=1)
            case Some():
                return self._many(node.parts, sign=-1)

    def _leaf(self, leaf: Leaf) -> tuple[int, int, dict[str, tuple[int, int]]]:
        raw = leaf.test(self.facts)
        wanted = [name for name in leaf.facts if self._vague(self.facts.get(name))]
        if raw != UNKNOWN or not wanted or any(name in self.closed for name in wanted):
            value = leaf.judge(self.facts)
            return value, value, {}
        low, high = leaf.reach
        return low, high, dict.fromkeys(wanted, (low, high)) if low != high else {}

    @staticmethod
    def _vague(value: Value | None) -> bool:
        return value is None or (isinstance(value, Span) and not value.exact)

    def _many(self, parts: Sequence[Node], sign: int) -> tuple[int, int, dict[str, tuple[int, int]]]:
        """Judge *all* (sign 1); *any* is the same with every value turned round (sign -1)."""
        found = [self.of(part) for part in parts]
        if sign < 0:
            found = [(-high, -low, {f: (-b, -a) for f, (a, b) in inner.items()}) for low, high, inner in found]
        low = min(part[0] for part in found)
        high = min(part[1] for part in found)
        result: dict[str, tuple[int, int]] = {}
        for index, (_, _, inner) in enumerate(found):
            others = min((part[1] for at, part in enumerate(found) if at != index), default=HOLDS)
            for fact, (least, most) in inner.items():
                if least < others:
                    old = result.get(fact)
                    new = (least, min(most, others))
                    result[fact] = new if old is None else (min(old[0], new[0]), max(old[1], new[1]))
        if sign < 0:
            return -high, -low, {fact: (-most, -least) for fact, (least, most) in result.items()}
        return low, high, result
