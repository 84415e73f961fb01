# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a place is open at a moment, when it opens next, and its week as a table.

Two rules where rows contradict each other: a row that closes, or that is valid for 31 days at most, is an exception
and replaces the others on its days; of two other rows whose hours overlap, the one with the shorter validity holds.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from va_desktop.directory.recurrence import occurs
from va_desktop.directory.schedule import DAY, Schedule

HORIZON = 400
"""How many days ahead the next opening is looked for: a yearly day, and a leap day's neighbours."""

EXCEPTION = 31
"""A row valid for at most so many days is an exception."""

IN_SIGHT = 31
"""A closing further away than so many days is not in sight."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open. `until` is None when no closing is in sight, as with places that never close."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Opens:
    """Closed, and opens again at that moment."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ClosedUntil:
    """Closed by an exception that goes on after today. `day`: the first day without it; `opens`: when known."""

    day: date
    opens: datetime | None


@dataclass(frozen=True, slots=True)
class ByAppointment:
    """No fixed hours are in sight: people come when they have agreed on a time."""

    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The last day of every row is over by its own rule, which tells that there will be no more."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The rows do not say it. `text` is what they say in words, perhaps nothing."""

    text: str


State = Open | Opens | ClosedUntil | ByAppointment | Ended | Unknown


@dataclass(frozen=True, slots=True)
class Span:
    """Open from a time of day to another; `past_midnight` when the second one is on the next day."""

    opens: time
    closes: time
    past_midnight: bool = False

    @property
    def whole_day(self) -> bool:
        """Tell whether it is open round the clock."""
        return self.past_midnight and self.opens == self.closes == time()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a week. `closed`: an exception or a holiday closes it. `by_appointment`: also, or only, agreed."""

    date: date
    spans: tuple[Span, ...]
    closed: bool
    by_appointment: bool


def state(schedules: Sequence[Schedule], at: datetime, holidays: Collection[date] = ()) -> State:
    """Return the state at a moment; `holidays` are days on which the place is closed unless an exception opens it.

    A moment without a zone is the clock on the place's wall. The answer's moments are in the zone of `at`.
    """
    frame = next((row.offset for row in schedules if row.offset is not None), None)
    local = at
    if at.tzinfo is not None:
        local = (at if frame is None else at.astimezone(timezone(timedelta(minutes=frame)))).replace(tzinfo=None)

    def back(moment: datetime) -> datetime:
        if at.tzinfo is None:
            return moment
        if frame is None:
            return moment.replace(tzinfo=at.tzinfo)
        return moment.replace(tzinfo=timezone(timedelta(minutes=frame))).astimezone(at.tzinfo)

    calendar = _Calendar(schedules, holidays, frame)
    spans = calendar.spans(local.date() - timedelta(days=2))
    for start, end in spans:
        if end <= local:
            continue
        if start <= local:
            return Open(None if end - local > timedelta(days=IN_SIGHT) else back(end))
        closing = calendar.closing(local.date())
        if closing is not None and closing > local.date() + timedelta(days=1):
            return ClosedUntil(closing, back(start))
        return Opens(back(start))
    closing = calendar.closing(local.date())
    if closing is not None and closing > local.date() + timedelta(days=1):
        return ClosedUntil(closing, None)
    return _otherwise(schedules, local.date())


def week(schedules: Sequence[Schedule], first: date, holidays: Collection[date] = ()) -> tuple[Day, ...]:
    """Return seven days from `first` on, in the place's own time."""
    frame = next((row.offset for row in schedules if row.offset is not None), None)
    calendar = _Calendar(schedules, holidays, frame)
    found = []
    for number in range(7):
        day = first + timedelta(days=number)
        spans = tuple(_span(start, end) for start, end in calendar.day(day))
        agreed = any(row.by_appointment and occurs(row)(day) for row in schedules)
        found.append(Day(day, spans, not spans and calendar.closed(day), agreed))
    return tuple(found)


class _Calendar:
    """The rows of one place, day by day."""

    def __init__(self, schedules: Sequence[Schedule], holidays: Collection[date], frame: int | None) -> None:
        self._rows = [(row, occurs(row)) for row in schedules]
        self._holidays = holidays
        self._frame = frame

    def day(self, day: date) -> list[tuple[int, int]]:
        """Return the spans that begin on a day, in minutes since its midnight, joined and in order."""
        rows = [row for row, on in self._rows if on(day)]
        shutting = [row for row in rows if row.closed]
        if any(row.opens is None or row.closes is None for row in shutting):
            return []
        opening = [row for row in rows if not row.closed and not row.by_appointment and _timed(row)]
        special = [row for row in opening if row.window <= EXCEPTION]
        if day in self._holidays and not special:
            return []
        if special:
            narrow = min(row.window for row in special)
            opening = [row for row in special if row.window == narrow]
        else:
            opening = _narrowest(opening)
        spans = _joined([self._minutes(row) for row in opening])
        for row in shutting:
            spans = _without(spans, self._minutes(row))
        return spans

    def closed(self, day: date) -> bool:
        """Tell whether a whole day is closed by an exception or a holiday."""
        return day in self._holidays or any(row.closed and row.opens is None and on(day) for row, on in self._rows)

    def closing(self, day: date) -> date | None:
        """Return the first day after a closing that covers `day`, or None when none does."""
        if not self.closed(day):
            return None
        for number in range(1, HORIZON):
            if not self.closed(day + timedelta(days=number)):
                return day + timedelta(days=number)
        return day + timedelta(days=HORIZON)

    def spans(self, first: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield spans from a day on, joined over midnight, over the horizon."""
        last = max((_last(row) for row, _ in self._rows if _timed(row) and not row.closed), default=date.min)
        # Not a day longer than a row speaks of: a directory is full of rows that are over.
        days = min(HORIZON + 3, (last - first).days + 1)
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

    def _minutes(self, row: Schedule) -> tuple[int, int]:
        start, end = _reach(row)
        shift = self._frame - row.offset if self._frame is not None and row.offset is not None else 0
        return start + shift, end + shift


def _last(row: Schedule) -> date:
    return min((day for day in (row.until, row.valid_to) if day), default=date.max)


def _timed(row: Schedule) -> bool:
    """Tell whether a row has two times that mean something: twice the same one does only at midnight."""
    return row.opens is not None and row.closes is not None and (row.opens != row.closes or row.opens == 0)


def _reach(row: Schedule) -> tuple[int, int]:
    assert row.opens is not None
    assert row.closes is not None
    return row.opens, row.closes if row.closes > row.opens else row.closes + DAY


def _narrowest(rows: list[Schedule]) -> list[Schedule]:
    """Leave out rows whose hours overlap those of a row with a shorter validity."""

    def beaten(row: Schedule) -> bool:
        start, end = _reach(row)
        return any(other.window < row.window and _reach(other)[0] < end and start < _reach(other)[1] for other in rows)

    return [row for row in rows if not beaten(row)]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _without(spans: list[tuple[int, int]], away: tuple[int, int]) -> list[tuple[int, int]]:
    found = []
    for start, end in spans:
        found += [(start, min(end, away[0])), (max(start, away[1]), end)]
    return [(start, end) for start, end in found if start < end]


def _span(start: int, end: int) -> Span:
    first, last = start % DAY, end % DAY
    return Span(time(first // 60, first % 60), time(last // 60, last % 60), end >= DAY)


def _otherwise(schedules: Sequence[Schedule], day: date) -> State:
    texts = " ".join(dict.fromkeys(row.text for row in schedules if row.text))
    if any(row.by_appointment and (row.until is None or row.until >= day) for row in schedules):
        return ByAppointment(texts)
    opening = [row for row in schedules if not row.closed]
    if opening and all(row.until is not None and row.until < day for row in opening):
        return Ended()
    return Unknown(texts)
