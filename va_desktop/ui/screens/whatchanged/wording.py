# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes in sentences; no Qt."""

from typing import assert_never

from va_desktop.guidance.changes import (
    Change,
    LastDay,
    LawEnded,
    PlanChanged,
    RuleBegan,
    RuleEnded,
    SumChanged,
    TreatyChanged,
)
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import wording


def told(words: Words, change: Change) -> str:
    """Return what kind of change it is, in one sentence."""
    tr = words.tr
    match change:
        case RuleBegan():
            return tr("You can ask for this now.")
        case RuleEnded(then=then):
            if then is not None:
                return tr("This has ended. Something else took its place.")
            return tr("This has ended. Look at what else there is.")
        case LastDay(conflict=True):
            return tr("A last day may be past. Sources disagree. Ask all the same.")
        case LastDay():
            return tr("A last day is past. Ask all the same, and say why you are late.")
        case SumChanged(amount=amount, currency=currency):
            return tr("It is {money} now. Sums that hang on it have changed.").format(
                money=words.money(amount, currency)
            )
        case LawEnded():
            return tr("This law is no longer in force.")
        case TreatyChanged(now=now):
            return wording.status_badge(tr, now).text
        case PlanChanged(ended=ended):
            return tr("This plan of States has ended.") if ended else tr("States agreed on this plan.")
        case _:
            assert_never(change)
