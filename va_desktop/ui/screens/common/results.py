# SPDX-License-Identifier: GPL-3.0-or-later
"""Outcomes as badges, lines and groups; every result carries a next step. No Qt but the badge's own file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, assert_never

from va_desktop.eligibility.entitlements import Entitlement
from va_desktop.eligibility.rulebook import Outcome, RuleBook
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.reasons import Teller

Shown = Literal["likely", "ask", "first", "late", "not", "gap"]
"""How an outcome is told: *first*: something else must be got before; *late*: only the time to ask has passed."""

ORDER: tuple[Shown, ...] = ("likely", "ask", "first", "late", "gap", "not")


@dataclass(frozen=True)
class Group:
    """The outcomes of one column, in the order in which they are shown."""

    targeted: bool
    rows: tuple[Outcome, ...]


def shown(row: Outcome, book: RuleBook) -> Shown:
    """Return how an outcome is told."""
    match row.result:
        case "eligible":
            return "late" if row.standing == "passed" else "likely"
        case "ask":
            return "late" if row.standing == "passed" else "ask"
        case "gap":
            return "gap"
        case "not_eligible":
            if row.first and _only_for_want_of(row, book):
                return "first"
            return "late" if row.standing == "passed" else "not"
        case _:
            assert_never(row.result)


def _only_for_want_of(row: Outcome, book: RuleBook) -> bool:
    """Tell whether a rule fails only because what comes first is not there yet."""
    granted = {fact for id_ in row.first for fact in book.rules[id_].item.grants}
    failed = [reason.fact for reason in row.reasons if reason.holds is reason.exclusion]
    return bool(failed) and set(failed) <= granted


def badge(tr: Translator, how: Shown) -> Badge:
    """Return the result as a badge; no result is ever a bare no."""
    match how:
        case "likely":
            return Badge(tr("Likely"), "success", "check")
        case "ask":
            return Badge(tr("We need to know"), "info", "question")
        case "first":
            return Badge(tr("Do something else first"), "info", "route")
        case "late":
            return Badge(tr("The time has passed. Ask all the same"), "caution", "clock")
        case "gap":
            return Badge(tr("No such right found"), "gap", "gap")
        case "not":
            return Badge(tr("This rule does not fit"), "neutral", "dash")
        case _:
            assert_never(how)


def line(row: Outcome, item: Entitlement, book: RuleBook, teller: Teller) -> str:
    """Return the one line under an outcome's title: how much, what is missing, what comes first, or why it fails."""
    tr = teller.words.tr
    match shown(row, book):
        case "likely":
            sums = [amount for amount in row.amounts if amount.value is not None]
            return wording.amount(teller.words, sums[0]) if sums else teller.say(item.lead) if item.lead else ""
        case "ask":
            if row.missing:
                return tr("Not known yet: {fact}.").format(fact=teller.name(row.missing[0]))
            return tr("Ask the office. It decides.")
        case "first":
            return tr("First: {title}.").format(title=teller.say(book.rules[row.first[0]].item.title).rstrip("."))
        case "late" | "not":
            return reason(row, teller) or tr("Ask the office whether there are exceptions.")
        case "gap":
            return teller.say(item.refused[0]) if item.refused else ""
        case how:
            assert_never(how)


def reason(row: Outcome, teller: Teller) -> str:
    """Return the first condition that fails, as a sentence."""
    found = next((one for one in row.reasons if one.holds is one.exclusion), None)
    return teller.reason(found) if found else ""


def groups(rows: Iterable[Outcome], book: RuleBook) -> tuple[Group, Group]:
    """Return targeted programmes and broader frameworks apart; history is in neither."""
    present = [row for row in rows if not row.history]

    def chosen(targeted: bool) -> tuple[Outcome, ...]:
        mine = [row for row in present if is_targeted(book.rules[row.id].item) is targeted]
        return tuple(sorted(mine, key=lambda row: ORDER.index(shown(row, book))))

    return Group(True, chosen(True)), Group(False, chosen(False))


def is_targeted(item: Entitlement) -> bool:
    """Tell whether help is made for survivors and their families. A gap stands with what it would have been."""
    return "targeted" in item.frameworks or (item.state == "gap" and not item.frameworks)
