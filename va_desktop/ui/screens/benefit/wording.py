# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of an entitlement's page, made from facts; no Qt."""

from datetime import date

from va_desktop.eligibility.entitlements import Deadline
from va_desktop.eligibility.rulebook import Outcome, Reason
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words


def framework(name: str, code: str) -> Badge:
    """Return the framework an entitlement belongs to as a badge."""
    return Badge(name, "success" if code == "targeted" else "neutral", "family" if code == "targeted" else "person")


def whose(tr: Translator, row: Deadline) -> str:
    """Return who has to keep a time limit."""
    match row.whose:
        case "applicant":
            return tr("Your time")
        case "authority":
            return tr("The office's time")
        case _:
            return tr("Time to appeal")


def fixed_day(words: Words, last: date, today: date) -> str:
    """Return a fixed last day and how many days are left, or that it is past and what to do."""
    day = words.day(last, weekday=True)
    left = (last - today).days
    if left < 0:
        return words.tr("The last day was {day}. Ask all the same: there may be exceptions.").format(day=day)
    return words.tr.plural(
        "The last day is {day}. You have {n} day left.", "The last day is {day}. You have {n} days left.", left
    ).format(day=day, n=words.number(left))


def conflict(tr: Translator) -> Badge:
    """Return the mark of a time limit about which sources disagree."""
    return Badge(tr("Sources disagree"), "caution", "swap")


def mark(tr: Translator, reason: Reason) -> Badge:
    """Return how one condition stands; for what would rule a person out, holding is the bad news."""
    if reason.holds is None:
        return Badge(tr("Not known"), "info", "question")
    if reason.holds is not reason.exclusion:
        return Badge(tr("Fits"), "success", "check")
    return Badge(tr("Does not fit"), "neutral", "dash")


def conditions(words: Words, row: Outcome) -> str:
    """Return how many conditions fit, as one line."""
    fit = sum(reason.holds is (not reason.exclusion) for reason in row.reasons)
    return words.tr("{fit} of {all} conditions fit.").format(fit=words.number(fit), all=words.number(len(row.reasons)))
