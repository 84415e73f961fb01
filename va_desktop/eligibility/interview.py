# SPDX-License-Identifier: GPL-3.0-or-later
"""Which question to ask next: only one that can still change a result, the most deciding first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from va_desktop.eligibility.conditions import FAILS, UNKNOWN, leaves, open_facts
from va_desktop.eligibility.facts import AS_OF, Facts
from va_desktop.eligibility.questions import Question
from va_desktop.eligibility.rulebook import RuleBook, in_force
from va_desktop.ids import EntitlementId
from va_desktop.periods import Span

_SETTLES, _HELPS, _TELLS = 1.0, 0.25, 0.02
"""How much a question weighs for an entitlement: it may settle it alone, may help to, or only tells sum or day."""


@dataclass(frozen=True)
class Next:
    """The question to ask, which results hang on it, and about how many questions there are with it."""

    question: Question
    changes: tuple[EntitlementId, ...]
    left: int


def next_question(
    book: RuleBook,
    questions: Sequence[Question],
    known: Facts,
    on: date,
    closed: Collection[str] = (),
    answered: Collection[str] = (),
) -> Next | None:
    """Return the next question, or None when no answer can change anything any more.

    `closed`: facts that will stay unknown; `answered`: questions that were answered in any way. Among equals the
    order of the pack decides. `left` is an upper bound: an answer may make others needless.
    """
    weights = relevance(book, known, on, frozenset(closed))
    best: tuple[float, Question, tuple[EntitlementId, ...]] | None = None
    left = 0
    for question in questions:
        if question.id in answered:
            continue
        hits = [weights[fact] for fact in question.facts if fact in weights]
        if not hits:
            continue
        left += 1
        score = sum(weight for hit in hits for weight in hit.values())
        if best is None or score > best[0]:
            best = score, question, tuple(dict.fromkeys(id_ for hit in hits for id_ in hit))
    return Next(best[1], best[2], left) if best else None


def relevance(
    book: RuleBook, known: Facts, on: date, closed: frozenset[str] = frozenset()
) -> dict[str, dict[EntitlementId, float]]:
    """Return which facts can still change what, and by how much, for every entitlement in force on a day."""
    known = {**known, AS_OF: Span(on, on)}
    found: dict[str, dict[EntitlementId, float]] = {}
    for id_, rule in book.rules.items():
        if rule.whole is None or rule.item.state == "gap" or not in_force(rule.item, on):
            continue
        swings = open_facts(rule.whole, known, closed)
        for fact, (low, high) in swings.items():
            alone = low == FAILS or (high > UNKNOWN and len(swings) == 1)
            _add(found, fact, id_, _SETTLES if alone else _HELPS)
        if rule.whole.judge(known) != FAILS:
            for fact in _details(book, id_, known, closed):
                _add(found, fact, id_, _TELLS)
    return found


def _add(found: dict[str, dict[EntitlementId, float]], fact: str, id_: EntitlementId, weight: float) -> None:
    hits = found.setdefault(fact, {})
    hits[id_] = max(weight, hits.get(id_, 0.0))


def _details(book: RuleBook, id_: EntitlementId, known: Mapping[str, object], closed: frozenset[str]) -> list[str]:
    """Return the facts that only tell how much it is, or until when the person can ask."""
    rule = book.rules[id_]
    names = [name for tree in rule.sums.values() for leaf in leaves(tree) for name in leaf.facts]
    names += [row.rule.partition(" + ")[0] for row in rule.item.deadlines if row.rule and row.whose == "applicant"]
    return [name for name in dict.fromkeys(names) if name not in known and name not in closed and name != AS_OF]
