# SPDX-License-Identifier: GPL-3.0-or-later
"""On which days a schedule row speaks: the rules of RFC 5545 that HSDS has columns for."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from va_desktop.directory.schedule import DAYS, Schedule

On = Callable[[date], bool]

MOST = 5000
"""How many days a rule with a number of times is followed."""

_LARGEST = {"MONTHLY": 5, "YEARLY": 53}
"""The last weekday of that ordinal that a month and a year can have; a rule beyond it would never come."""


def occurs(row: Schedule) -> On:
    """Return a function that tells whether a row speaks of a day.

    A rule that needs an anchor (an interval, a number of times, no chosen days) and has none never does.
    """
    first = max((day for day in (row.dtstart, row.valid_from) if day), default=date.min)
    last = min((day for day in (row.until, row.valid_to) if day), default=date.max)
    rule = _rule(row)
    return lambda day: first <= day <= last and rule(day)


def _rule(row: Schedule) -> On:
    if row.freq is None and not row.byday:
        return _unruled(row)
    anchor = row.dtstart or row.valid_from
    filters = _filters(row)
    if anchor is None and (row.interval > 1 or row.count or not (row.byday or filters or row.freq == "DAILY")):
        return lambda _: False
    if any(abs(int(code[:-2])) > _LARGEST.get(row.freq or "WEEKLY", 53) for code in row.byday if code[:-2]):
        return lambda _: False
    if row.count is not None and anchor is not None:
        days = (day for day in islice(_days(row, anchor, None), MOST) if all(passes(day) for passes in filters))
        return frozenset(islice(days, row.count)).__contains__
    base = _weekly(row) or _yearly(row, anchor)
    return base if not filters else lambda day: base(day) and all(passes(day) for passes in filters)


def _unruled(row: Schedule) -> On:
    """Without a rule: the one day it starts on, or every day between two bounds. A closing needs one bound only."""
    if row.dtstart is not None and not (row.valid_from and row.valid_to):
        return lambda day: day == row.dtstart
    bounded = row.valid_from is not None and (row.valid_to is not None or row.closed)
    return lambda _: bounded


def _weekly(row: Schedule) -> On | None:
    """Return the usual rule, the same days of every week, which needs no library; None for any other."""
    if row.interval != 1 or row.freq not in (None, "DAILY", "WEEKLY"):
        return None
    if not row.byday:
        return (lambda _: True) if row.freq == "DAILY" or _filters(row) else None
    days = frozenset(DAYS.index(code[-2:]) for code in row.byday)
    return lambda day: day.weekday() in days


def _yearly(row: Schedule, anchor: date | None) -> On:
    """Follow a rule a year at a time, and only the years that are asked for."""
    years: dict[int, frozenset[date]] = {}

    def of_year(year: int) -> frozenset[date]:
        start = date(year, 1, 1) - timedelta(days=7)
        # A rule with chosen days and no interval looks the same from any day on: it is not followed from 1990.
        free = anchor is None or (row.interval == 1 and (row.byday or _filters(row)) and anchor < start)
        begin = start if free or anchor is None else anchor
        return frozenset(day for day in _days(row, begin, date(year, 12, 31)) if day.year == year)

    def on(day: date) -> bool:
        if day.year not in years:
            years[day.year] = of_year(day.year)
        return day in years[day.year]

    return on


def _days(row: Schedule, start: date, end: date | None) -> Iterator[date]:
    """Yield the days that frequency, interval and weekdays choose.

    The other columns only filter, and are kept from the library: where two of them exclude each other, as in the
    specification's own example, it would look for a day until the year 9999.
    """
    from dateutil import rrule

    kinds: dict[str, Any] = {
        "DAILY": rrule.DAILY,
        "WEEKLY": rrule.WEEKLY,
        "MONTHLY": rrule.MONTHLY,
        "YEARLY": rrule.YEARLY,
    }
    codes: Iterable[str] = row.byday or (DAYS if _filters(row) else ())
    if any(code[:-2] for code in codes):
        # The library takes "first Monday" and "Sunday" together for both at once; RFC 5545 means either.
        every = range(1, _LARGEST.get(row.freq or "WEEKLY", 1) + 1)
        codes = [found for code in codes for found in ([code] if code[:-2] else [f"{n}{code}" for n in every])]
    chosen = [getattr(rrule, code[-2:])(int(code[:-2])) if code[:-2] else getattr(rrule, code) for code in codes]
    rule = rrule.rrule(
        kinds[row.freq or "WEEKLY"],
        dtstart=datetime.combine(start, time()),
        until=datetime.combine(end, time()) if end is not None else None,
        interval=row.interval,
        byweekday=chosen or None,
        wkst=getattr(rrule, row.wkst),
    )
    return (moment.date() for moment in rule)


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
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (following - timedelta(days=1)).day


def _of_year(day: date) -> int:
    return day.timetuple().tm_yday


def _year(year: int) -> int:
    return _of_year(date(year, 12, 31))


def _week_in(day: date, start: int, numbers: tuple[int, ...]) -> bool:
    """Tell whether a day lies in one of these weeks of its year; a week belongs to the year of its fourth day."""
    fourth = _fourth(day, start)
    number = (_of_year(fourth) - 1) // 7 + 1
    # The week of 28 December is always the last one of its year.
    last = (_of_year(_fourth(date(fourth.year, 12, 28), start)) - 1) // 7 + 1
    return number in numbers or number - last - 1 in numbers


def _fourth(day: date, start: int) -> date:
    return day - timedelta(days=(day.weekday() - start) % 7) + timedelta(days=3)
