# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of one place laid out day by day: which of them hold on a day, and the hours that come of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from va_desktop.directory.recurrence import occurs, over
from va_desktop.directory.schedule import DAY, Schedule

HORIZON = 1500
"""How many days ahead the next opening is looked for: a leap day comes once in 1,461."""

EXCEPTION = 31
"""A row valid for at most so many days is an exception."""

IN_SIGHT = 31
"""A closing further away than so many days is not in sight."""

Minutes = tuple[int, int]
"""From and to, in minutes since the midnight with which a day begins."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What holds on a day. `closed`: a row closes the whole of it. `agreed`: the rows by appointment that hold.

    `exact`: a row speaks of this very day, so that a public holiday changes nothing.
    """

    opening: tuple[Schedule, ...] = ()
    shutting: tuple[Schedule, ...] = ()
    agreed: tuple[Schedule, ...] = ()
    closed: bool = False
    exact: bool = False


class Agenda:
    """Answers for one place. `holidays` are the public holidays of its country."""

    def __init__(self, schedules: Sequence[Schedule], holidays: Collection[date] = ()) -> None:
        self.schedules, self.holidays = tuple(schedules), holidays
        self._rows = [(row, occurs(row)) for row in schedules]
        self.frame = next((row.offset for row in schedules if row.offset is not None), None)
        """The clock of the place: its distance from UTC in minutes, None for the clock on its wall."""

    def on(self, row: Schedule, day: date) -> bool:
        """Tell whether one of the rows speaks of a day."""
        return any(found is row and (speaks(day) or self._festive(row, day)) for found, speaks in self._rows)

    def resolved(self, day: date) -> Resolved:
        """Return the rows that hold on a day."""
        rows = [row for row, on in self._rows if on(day) or self._festive(row, day)]
        festive = day in self.holidays and any(row.holidays_closed for row in rows)
        rows = [row for row in rows if not (festive and row.holidays_closed)]
        shutting = tuple(row for row in rows if row.closed)
        if any(row.opens is None or row.closes is None for row in shutting):
            return Resolved(shutting=shutting, closed=True, exact=True)
        rows = [row for row in rows if not row.closed and (row.by_appointment or timed(row))]
        special = [row for row in rows if self._window(row, day) <= EXCEPTION]
        if special:
            narrow = min(self._window(row, day) for row in special)
            rows = [row for row in special if self._window(row, day) == narrow]
        opening = [row for row in rows if not row.by_appointment]
        agreed = tuple(row for row in rows if row.by_appointment)
        exact = festive or bool(special) or any(self._window(row, day) <= EXCEPTION for row in shutting)
        return Resolved(tuple(opening if special else _narrowest(opening)), shutting, agreed, exact=exact)

    def day(self, day: date) -> list[Minutes]:
        """Return the spans that begin on a day, joined and in order."""
        found = self.resolved(day)
        spans = _joined([self.minutes(row) for row in found.opening])
        for row in found.shutting if spans else ():
            spans = without(spans, self.minutes(row))
        return spans

    def closing(self, day: date) -> tuple[bool, date | None]:
        """Tell whether a closing covers `day`, and return the first day after it; None when none is in sight."""
        if not self.resolved(day).closed:
            return False, None
        ahead = range(1, min(HORIZON, (date.max - day).days))
        later = (day + timedelta(days=number) for number in ahead)
        return True, next((each for each in later if not self.resolved(each).closed), None)

    def spans(self, first: date, days: int = HORIZON + 3) -> Iterator[tuple[datetime, datetime]]:
        """Yield spans from a day on, joined over midnight."""
        last = max((_last(row) for row, _ in self._rows if timed(row) and not row.closed), default=date.min)
        # Not a day longer than a row speaks of: a directory is full of rows that are over.
        days = min(days, (last - first).days + 1, (date.max - first).days - 3)
        waiting: tuple[datetime, datetime] | None = None
        for number in range(days):
            midnight = datetime.combine(first + timedelta(days=number), time())
            for start, end in self.day(midnight.date()):
                span = (midnight + timedelta(minutes=start), midnight + timedelta(minutes=end))
                if waiting is not None and span[0] <= waiting[1]:
                    waiting = (waiting[0], max(waiting[1], span[1]))
                else:
                    if waiting is not None:
                        yield waiting
                    waiting = span
                if waiting[1] - waiting[0] > timedelta(days=IN_SIGHT + 4):
                    # Longer than anybody plans ahead; followed no further.
                    yield waiting
                    return
        if waiting is not None:
            yield waiting

    def minutes(self, row: Schedule) -> Minutes:
        """Return the hours of a row on the clock of the place."""
        start, end = _reach(row)
        shift = self.frame - row.offset if self.frame is not None and row.offset is not None else 0
        return start + shift, end + shift

    def _festive(self, row: Schedule, day: date) -> bool:
        """Tell whether a row speaks of a day as of a public holiday."""
        if not row.holidays or day not in self.holidays:
            return False
        begun = all(bound <= day for bound in (row.dtstart, row.valid_from) if bound)
        return begun and day <= _last(row)

    def _window(self, row: Schedule, day: date) -> float:
        """A row that names public holidays speaks of each alone."""
        return 1 if self._festive(row, day) else row.window


def _last(row: Schedule) -> date:
    return min((day for day in (row.until, row.valid_to, None if row.holidays else over(row)) if day), default=date.max)


def timed(row: Schedule) -> bool:
    """Tell whether a row has two times that mean something: twice the same one does only at midnight."""
    return row.opens is not None and row.closes is not None and (row.opens != row.closes or row.opens == 0)


def _reach(row: Schedule) -> Minutes:
    assert row.opens is not None
    assert row.closes is not None
    return row.opens, row.closes if row.closes > row.opens else row.closes + DAY


def _narrowest(rows: list[Schedule]) -> list[Schedule]:
    """Leave out rows whose hours overlap those of a row with a shorter validity."""
    if len(rows) < 2:
        return rows

    def beaten(row: Schedule) -> bool:
        start, end = _reach(row)
        return any(other.window < row.window and _reach(other)[0] < end and start < _reach(other)[1] for other in rows)

    return [row for row in rows if not beaten(row)]


def _joined(spans: list[Minutes]) -> list[Minutes]:
    found: list[Minutes] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def without(spans: Sequence[Minutes], away: Minutes) -> list[Minutes]:
    """Take hours away from others."""
    found = []
    for start, end in spans:
        found += [(start, min(end, away[0])), (max(start, away[1]), end)]
    return [(start, end) for start, end in found if start < end]
