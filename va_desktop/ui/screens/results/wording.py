# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of the results, made from outcomes."""

from collections.abc import Iterable

from va_desktop.eligibility.rulebook import Outcome, RuleBook
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import results
from va_desktop.ui.screens.common.wording import unverified

__all__ = ["gateways", "guidance", "more", "summary", "unverified"]


def summary(words: Words, rows: Iterable[Outcome], book: RuleBook) -> str:
    """Return the page's one lead: how many are likely, how many are open, and who decides."""
    tr = words.tr
    told = [results.shown(row, book) for row in rows if not row.history]
    likely, ask = told.count("likely"), told.count("ask")
    parts = []
    if likely:
        parts.append(tr.plural("{n} is likely.", "{n} are likely.", likely).format(n=words.number(likely)))
    if ask:
        parts.append(tr.plural("{n} is open.", "{n} are open.", ask).format(n=words.number(ask)))
    if not parts:
        parts.append(tr("Nothing is settled against you: look what comes next."))
    parts.append(tr("Nothing is decided here: the office decides."))
    return " ".join(parts)


def more(words: Words, left: int) -> str:
    """Return the words of the button that leads on."""
    return words.tr.plural("Answer {n} more", "Answer {n} more", left).format(n=words.number(left))


def guidance(tr: Translator) -> Badge:
    """Return the reminder that stands on every result."""
    return Badge(tr("This is guidance. The office decides."), "info", "info")


def gateways(rows: Iterable[Outcome], book: RuleBook) -> tuple[Outcome, ...]:
    """Return what must be got first for other help that may fit, in the pack's order."""
    rows = tuple(rows)
    useful = [row for row in rows if not row.history and results.shown(row, book) in ("likely", "ask", "first")]
    wanted = {id_ for row in useful for id_ in row.first}
    return tuple(row for row in rows if row.id in wanted)
