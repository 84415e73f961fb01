# SPDX-License-Identifier: GPL-3.0-or-later
"""Days that may be known only by month or year, and periods counted from them: days, working days, months, years."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["day", "working day", "week", "month", "year"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_PERIOD = re.compile(r"(\d+) (working day|day|week|month|year)s?\Z")
_FACT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*\Z")

_ALPHA2 = {"COL": "CO", "UKR": "UA", "KHM": "KH", "BIH": "BA", "LAO": "LA"}
"""ISO 3166-1 codes of the countries with rules; the holidays library goes by two letters."""


@dataclass(frozen=True, slots=True)
class Span:
    """A day that is known to lie between two days, both included; a whole day has `first == last`."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Tell whether the very day is known."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as laws state it."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class After:
    """The end of a period that starts on the day of a fact; `fact` may be `as_of`, the day of the check."""

    fact: str
    period: Period | None


def span(text: str) -> Span | None:
    """Read `2019`, `2019-03` or `2019-03-04` (ISO 8601); None when it is no day of the calendar."""
    found = _PARTIAL.match(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if day is not None and month is not None:
            exact = date(year, month, day)
            return Span(exact, exact)
        if month is not None:
            after = date(year + month // 12, month % 12 + 1, 1)
            return Span(date(year, month, 1), after - timedelta(days=1))
        return Span(date(year, 1, 1), date(year, 12, 31))
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def after(rule: str) -> After | None:
    """Read `incident.date + 3 years`, `incident.date` or `as_of`; None when it is none of these."""
    fact, plus, length = rule.partition(" + ")
    if not _FACT.match(fact.strip()):
        return None
    if not plus:
        return After(fact.strip(), None)
    period_ = period(length)
    return After(fact.strip(), period_) if period_ else None


def period(text: str) -> Period | None:
    """Read `60 working days` or `1 year`."""
    found = _PERIOD.match(text.strip())
    return Period(int(found[1]), found[2]) if found else None  # type: ignore[arg-type]


def end(start: Span, length: Period | None, country: str) -> Span:
    """Return when a period ends that starts on a day.

    The day of the event itself is not counted: one day after Monday is Tuesday. Months and years end on the day
    of the same number, or on the month's last day where there is none (29 February plus one year is 28 February).
    Working days leave out Saturdays, Sundays and the public holidays of the country.
    """
    if length is None:
        return start
    first = _end(start.first, length, country)
    return Span(first, first if start.exact else _end(start.last, length, country))


@lru_cache(maxsize=4096)
def _end(start: date, length: Period, country: str) -> date:
    count = length.count
    try:
        match length.unit:
            case "day":
                return start + timedelta(days=count)
            case "week":
                return start + timedelta(weeks=count)
            case "working day":
                return _working(start, count, country)
            case "month" | "year":
                from dateutil.relativedelta import relativedelta

                found: date = start + relativedelta(months=count if length.unit == "month" else 12 * count)
                return found
    except (OverflowError, ValueError):
        return date.max


def holidays_of(country: str, years: Iterable[int]) -> frozenset[date]:
    """Return the public holidays of a country in some years; none for a country whose holidays are not known."""
    import holidays

    try:
        return frozenset(holidays.country_holidays(_ALPHA2.get(country, country), years=list(years)))
    except NotImplementedError:
        return frozenset()


class Holidays:
    """Public holidays as the window asks for them: `known` never waits, `load` may take a second and runs elsewhere."""

    def __init__(self, find: Callable[[str, Iterable[int]], frozenset[date]] = holidays_of) -> None:
        self._find = find
        self._found: dict[tuple[str, int], frozenset[date]] = {}

    def loaded(self, country: str, day: date) -> bool:
        """Tell whether the holidays around a day are known, even if there are none."""
        return (country, day.year) in self._found

    def known(self, country: str, day: date) -> frozenset[date]:
        """Return the holidays of the year of a day and of the next; none before they are loaded."""
        return self._found.get((country, day.year), frozenset())

    def load(self, country: str, day: date) -> frozenset[date]:
        """Load and return what `known` answers from now on."""
        self._found[country, day.year] = found = self._find(country, (day.year, day.year + 1))
        return found


def _working(start: date, count: int, country: str) -> date:
    import holidays

    known = _ALPHA2.get(country)
    calendar = holidays.country_holidays(known) if known else holidays.HolidayBase()
    return calendar.get_nth_working_day(start, count) if count else start
