# SPDX-License-Identifier: GPL-3.0-or-later
"""All rules of one country, compiled once: what each entitlement comes to for what is known of a person, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from va_desktop.content.library import Library
from va_desktop.eligibility.amounts import Amount, amounts, parameter
from va_desktop.eligibility.conditions import (
    FAILS,
    HOLDS,
    UNKNOWN,
    Every,
    Leaf,
    Node,
    Opposite,
    compile_,
    leaves,
    open_facts,
)
from va_desktop.eligibility.due import Due, due
from va_desktop.eligibility.entitlements import Entitlement, entitlements
from va_desktop.eligibility.facts import AS_OF, Fact, Facts, Value, facts
from va_desktop.ids import EntitlementId
from va_desktop.periods import Span

Result = Literal["eligible", "ask", "not_eligible", "gap"]
Standing = Literal["open", "passed", "unknown"]

WHEN_ASKED = frozenset({"application.date", "declaration.date", AS_OF})
"""Facts about the day of asking: where only these fail, a right was lost by time and not by who one is."""

_NAMES: Mapping[int, Result] = {HOLDS: "eligible", UNKNOWN: "ask", FAILS: "not_eligible"}


class Reason(NamedTuple):
    """One condition and how it stands. `holds` is None while not known, and where an unverified one fails.

    `exclusion`: what rules a person out when it holds. `given`: what was said. `doubtful`: it does not fit what
    was said, but nobody has verified it, so it does not decide.
    """

    fact: str
    op: str
    leaf: Leaf
    holds: bool | None
    given: Value | None
    exclusion: bool
    doubtful: bool


class Outcome(NamedTuple):
    """What one entitlement comes to.

    `missing`: the facts that can still change it; `first`: entitlements to get before it, in order; `standing`: of
    the time to ask; `history`: it is not in force on that day.
    """

    id: EntitlementId
    result: Result
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    first: tuple[EntitlementId, ...]
    amounts: tuple[Amount, ...]
    deadlines: tuple[Due, ...]
    standing: Standing
    history: bool


@dataclass(frozen=True)
class Rule:
    """One entitlement with its compiled trees.

    `whole`: conditions and no exclusion, None where there is none; `leaves`: all comparisons, and whether they exclude.
    """

    item: Entitlement
    conditions: Node | None
    exclusions: tuple[Node, ...]
    whole: Node | None
    sums: Mapping[str, Node]
    leaves: tuple[tuple[Leaf, bool], ...]


class RuleBook:
    """The rules of a country. Build it once; judging changes nothing."""

    def __init__(self, library: Library, country: str) -> None:
        self.library, self.country = library, country
        self._units: dict[tuple[str, date], float | None] = {}
        self._amounts: dict[tuple[EntitlementId, date], tuple[Amount, ...]] = {}
        self.rules: dict[EntitlementId, Rule] = {item.id: self._rule(item) for item in entitlements(library, country)}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Return the facts that are known by name in this country."""
        return facts(self.library, self.country)

    @cached_property
    def used(self) -> frozenset[str]:
        """Return every fact that a condition, an exclusion, a sum or a deadline asks for."""
        return frozenset(name for rule in self.rules.values() for name in uses(rule))

    def _unit(self, name: str, on: date) -> float | None:
        if (name, on) not in self._units:
            found = parameter(self.library, self.country, name, on)
            self._units[name, on] = float(found.amount) if found else None
        return self._units[name, on]

    def _rule(self, item: Entitlement) -> Rule:
        def compiled(doc: Mapping[str, object], against: bool = False) -> Node:
            return compile_(doc, self.country, self._unit, against)

        conditions = compiled(item.conditions) if item.conditions else None
        exclusions = tuple(compiled(doc, against=True) for doc in item.exclusions)
        parts = (*((conditions,) if conditions else ()), *(Opposite(node) for node in exclusions))
        whole = parts[0] if len(parts) == 1 else Every(parts) if parts else None
        sums = {row["id"]: compiled(row["when"]) for row in item.amounts if row.get("when")}
        for_it = [(leaf, False) for leaf in leaves(conditions)] if conditions else []
        against_it = [(leaf, True) for tree in exclusions for leaf in leaves(tree)]
        return Rule(item, conditions, exclusions, whole, sums, (*for_it, *against_it))

    def results(self, known: Facts, on: date) -> dict[EntitlementId, Result]:
        """Return what every entitlement comes to on a day, without the reasons."""
        known = {**known, AS_OF: Span(on, on)}
        return {id_: self._result(rule, known, on) for id_, rule in self.rules.items()}

    @staticmethod
    def _result(rule: Rule, known: Facts, on: date) -> Result:
        item = rule.item
        if item.state == "gap":
            return "gap"
        if not in_force(item, on):
            return "not_eligible"
        return "ask" if rule.conditions is None and not rule.exclusions else _NAMES[_judge(rule, known)]

    def judge(self, known: Facts, on: date) -> tuple[Outcome, ...]:
        """Return what every entitlement comes to on a day, with reasons, sums and deadlines, in the pack's order."""
        known = {**known, AS_OF: Span(on, on)}
        return tuple(self._outcome(rule, known, on) for rule in self.rules.values())

    def outcome(self, id_: EntitlementId, known: Facts, on: date) -> Outcome | None:
        """Return what one entitlement comes to, or None for an id of another country."""
        rule = self.rules.get(id_)
        return self._outcome(rule, {**known, AS_OF: Span(on, on)}, on) if rule else None

    def _outcome(self, rule: Rule, known: Facts, on: date) -> Outcome:
        item = rule.item
        result = self._result(rule, known, on)
        current = in_force(item, on)
        running = current and item.state != "gap"
        dues = tuple([due(row, known, on, self.country) for row in item.deadlines]) if running else ()
        reasons = tuple([_reason(leaf, known, against) for leaf, against in rule.leaves])
        return Outcome(
            id=item.id,
            result=result,
            reasons=reasons,
            missing=tuple(open_facts(rule.whole, known)) if running and result == "ask" and rule.whole else (),
            first=self.first(item.id, known) if running and item.requires else (),
            amounts=self.sums(item.id, known, on) if running and item.amounts else (),
            deadlines=dues,
            standing=_standing(result, reasons, dues),
            history=not current,
        )

    def sums(self, id_: EntitlementId, known: Facts, on: date) -> tuple[Amount, ...]:
        """Return the sums of an entitlement, without those that are plainly for somebody else."""
        rule = self.rules[id_]
        if (id_, on) not in self._amounts:
            self._amounts[id_, on] = amounts(self.library, rule.item, on)
        found = self._amounts[id_, on]
        return tuple(row for row in found if row.id not in rule.sums or rule.sums[row.id].judge(known) != FAILS)

    def first(self, id_: EntitlementId, known: Facts) -> tuple[EntitlementId, ...]:
        """Return what must be got before an entitlement and is not there yet, the very first one first."""
        found: dict[EntitlementId, None] = {}

        def walk(at: EntitlementId) -> None:
            for other in self.rules[at].item.requires:
                if other in self.rules and other not in found and not self.obtained(other, known):
                    walk(other)
                    found.setdefault(other)

        walk(id_)
        return tuple(found)

    def obtained(self, id_: EntitlementId, known: Facts) -> bool:
        """Tell whether a person has what an entitlement gives; False where the pack does not say what that is."""
        grants = self.rules[id_].item.grants
        return bool(grants) and all(known.get(fact) == value for fact, value in grants.items())


def in_force(item: Entitlement, on: date) -> bool:
    """Tell whether a rule is in force on a day. What ended on a day that nobody knows is in force on none."""
    if item.state in ("expired", "superseded") and item.valid_to is None:
        return False
    return (item.valid_from is None or item.valid_from <= on) and (item.valid_to is None or on <= item.valid_to)


def _judge(rule: Rule, known: Facts) -> int:
    assert rule.whole is not None
    return rule.whole.judge(known)


def uses(rule: Rule) -> Iterator[str]:
    """Yield the facts of one entitlement: of its conditions, exclusions, sums and deadlines."""
    trees = (*((rule.conditions,) if rule.conditions else ()), *rule.exclusions, *rule.sums.values())
    for tree in trees:
        for leaf in leaves(tree):
            yield leaf.fact
            yield from leaf.facts
    for row in rule.item.deadlines:
        if row.rule:
            yield row.rule.partition(" + ")[0]


def _reason(leaf: Leaf, known: Facts, exclusion: bool) -> Reason:
    raw = leaf.test(known)
    counted = leaf.counts(raw)
    holds = None if counted == UNKNOWN else counted == HOLDS
    return Reason(leaf.fact, leaf.op, leaf, holds, known.get(leaf.fact), exclusion, counted != raw)


def _standing(result: Result, reasons: tuple[Reason, ...], dues: tuple[Due, ...]) -> Standing:
    """Say whether there is still time to ask.

    A passed day of the applicant counts only where none is still open and nothing says that they asked in time.
    """
    if result == "not_eligible":
        failed = [reason for reason in reasons if reason.holds is reason.exclusion]
        late = bool(failed) and all(reason.fact in WHEN_ASKED for reason in failed)
        return "passed" if late else "unknown"
    if any(reason.fact in WHEN_ASKED and reason.holds and reason.given is not None for reason in reasons):
        return "open"
    ours = [row for row in dues if row.deadline.whose == "applicant"]
    mine = [row.passed for row in ours if row.deadline.rule or row.deadline.date]
    if any(passed is False for passed in mine):
        return "open"
    return "passed" if mine and all(mine) else "unknown"
