# SPDX-License-Identifier: GPL-3.0-or-later
"""On which days a schedule row speaks: the rules of RFC 5545 that HSDS has columns for, asked of one day at a time."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from va_desktop.directory.schedule import DAYS, Schedule

On = Callable[[date], bool]

FOLLOWED = 366 * 60
"""How many days a rule with a number of times is followed; one that lasts longer ends for nobody alive."""


def occurs(row: Schedule) -> On:
    """Return a function that tells whether a row speaks of a day.

    A rule that needs an anchor (an interval, a number of times, no chosen days) and has none never does, and neither
    does one that was not understood. Public holidays are not asked for here.
    """
    first = max((day for day in (row.dtstart, row.valid_from) if day), default=date.min)
    last = min((day for day in (row.until, row.valid_to, _counted(row)) if day), default=date.max)
    rule = _rule(row)
    return lambda day: first <= day <= last and rule(day)


def over(row: Schedule) -> date | None:
    """Return the last day of a row by its own rule: `until`, its number of times, its one day; None without such."""
    once = row.dtstart if row.freq is None and not row.byday and not (row.valid_from and row.valid_to) else None
    return min((day for day in (row.until, _counted(row), once) if day), default=None)


def plain(row: Schedule) -> bool:
    """Tell whether a row is the same days of every week."""
    weekly = row.freq in ("WEEKLY", "DAILY") or (row.freq is None and bool(row.byday))
    return weekly and row.interval == 1 and row.count is None and not _filters(row)


def _rule(row: Schedule) -> On:
    if row.unread or (row.holidays and not row.byday):
        return _never
    if row.freq is None and not row.byday:
        return _unruled(row)
    anchor, filters = row.dtstart or row.valid_from, _filters(row)
    if anchor is None and (row.interval > 1 or row.count or not (row.byday or filters or row.freq == "DAILY")):
        return _never
    if any(code[:-2] for code in row.byday) and row.freq not in ("MONTHLY", "YEARLY"):
        return _never
    checks = list(filters)
    if row.byday:
        checks.insert(0, _weekday(row))
    elif not filters and row.freq != "DAILY" and anchor is not None:
        checks.insert(0, _like(row, anchor))
    if row.interval > 1 and anchor is not None:
        checks.append(_period(row, anchor))
    if len(checks) == 1:
        return checks[0]
    return lambda day: all(passes(day) for passes in checks)


def _never(_: date) -> bool:
    return False


def _unruled(row: Schedule) -> On:
    """Without a rule: the one day it starts on, or every day between two bounds. A closing needs one bound only."""
    if row.dtstart is not None and not (row.valid_from and row.valid_to):
        return lambda day: day == row.dtstart
    bounded = row.valid_from is not None and (row.valid_to is not None or row.closed)
    return lambda _: bounded


@lru_cache(maxsize=512)
def _counted(row: Schedule) -> date | None:
    """Return the day of the last of a number of times; None without such a number, or where it is not in sight."""
    anchor = row.dtstart or row.valid_from
    if row.count is None or anchor is None or (row.freq is None and not row.byday):
        return None
    rule, left = _rule(row), row.count
    for number in range(min(FOLLOWED, (date.max - anchor).days)):
        day = anchor + timedelta(days=number)
        left -= rule(day)
        if not left:
            return day
    return None


def _weekday(row: Schedule) -> On:
    """Choose weekdays, those with a number by their place in the month or the year, from either end."""
    plainly = frozenset(DAYS.index(code) for code in row.byday if code in DAYS)
    numbered = frozenset((DAYS.index(code[-2:]), int(code[:-2])) for code in row.byday if code[:-2])
    if not numbered:
        return lambda day: day.weekday() in plainly

    def on(day: date) -> bool:
        weekday = day.weekday()
        if weekday in plainly:
            return True
        number, length = (day.day, _month(day)) if row.freq == "MONTHLY" else (_of_year(day), _year(day.year))
        return (weekday, (number - 1) // 7 + 1) in numbered or (weekday, -((length - number) // 7 + 1)) in numbered

    return on


def _like(row: Schedule, anchor: date) -> On:
    """Without chosen days a row comes on the anchor's own day of the week, the month or the year."""
    if row.freq == "MONTHLY":
        return lambda day: day.day == anchor.day
    if row.freq == "YEARLY":
        return lambda day: (day.month, day.day) == (anchor.month, anchor.day)
    return lambda day: day.weekday() == anchor.weekday()


def _period(row: Schedule, anchor: date) -> On:
    """Leave out the days, weeks, months or years between two that are chosen."""
    every = row.interval
    if row.freq == "DAILY":
        return lambda day: (day - anchor).days % every == 0
    if row.freq == "MONTHLY":
        return lambda day: ((day.year - anchor.year) * 12 + day.month - anchor.month) % every == 0
    if row.freq == "YEARLY":
        return lambda day: (day.year - anchor.year) % every == 0
    start = anchor.toordinal() - (anchor.weekday() - DAYS.index(row.wkst)) % 7
    return lambda day: (day.toordinal() - start) // 7 % every == 0


def _filters(row: Schedule) -> tuple[On, ...]:
    """Return what a day has to pass beside the rule's frequency and weekdays."""
    found: list[On] = []
    if row.bymonthday:
        found.append(lambda day: day.day in row.bymonthday or day.day - _month(day) - 1 in row.bymonthday)
    if row.byyearday:
        found.append(lambda day: bool({_of_year(day), _of_year(day) - _year(day.year) - 1} & set(row.byyearday)))
    if row.byweekno:
        start = DAYS.index(row.wkst)
        found.append(lambda day: _week_in(day, start, row.byweekno))
    return tuple(found)


def _month(day: date) -> int:
    if day.month == 12:
        return 31
    return (date(day.year, day.month + 1, 1) - date(day.year, day.month, 1)).days


def _of_year(day: date) -> int:
    return day.timetuple().tm_yday


def _year(year: int) -> int:
    return _of_year(date(year, 12, 31))


def _week_in(day: date, start: int, numbers: tuple[int, ...]) -> bool:
    """Tell whether a day lies in one of these weeks of its year; a week belongs to the year of its fourth day."""
    if not date(1, 1, 8) < day < date(9999, 12, 20):
        return False
    fourth = _fourth(day, start)
    number = (_of_year(fourth) - 1) // 7 + 1
    # The week of 28 December is always the last one of its year.
    last = (_of_year(_fourth(date(fourth.year, 12, 28), start)) - 1) // 7 + 1
    return number in numbers or number - last - 1 in numbers


def _fourth(day: date, start: int) -> date:
    return day - timedelta(days=(day.weekday() - start) % 7) + timedelta(days=3)
