# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines reckoned from what is known of a person: the last day, and whether it has passed."""

from datetime import date
from typing import NamedTuple

from va_desktop.eligibility.entitlements import Deadline
from va_desktop.eligibility.facts import Facts
from va_desktop.periods import Span, after, end


class Due(NamedTuple):
    """One deadline. `day` is None while the day it counts from is not known; `passed` is None while not sure."""

    deadline: Deadline
    day: Span | None
    passed: bool | None


def due(deadline: Deadline, known: Facts, on: date, country: str) -> Due:
    """Return a deadline as it stands on a day; the last day itself is still in time."""
    day = _day(deadline, known, country)
    if day is None:
        return Due(deadline, None, None)
    return Due(deadline, day, True if day.last < on else False if day.first >= on else None)


def _day(deadline: Deadline, known: Facts, country: str) -> Span | None:
    if deadline.date is not None:
        return Span(deadline.date, deadline.date)
    rule = after(deadline.rule) if deadline.rule else None
    start = known.get(rule.fact) if rule else None
    return end(start, rule.period, country) if rule and isinstance(start, Span) else None
