# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a place is open at a moment, when it opens next, its week as a table, and its coming visits.

Two rules where rows contradict each other: a row that closes, or that is valid for 31 days at most, is an exception
and replaces the others on its days; of two other rows whose hours overlap, the one with the shorter validity holds.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice

from va_desktop.directory.agenda import EXCEPTION, IN_SIGHT, Agenda, timed
from va_desktop.directory.recurrence import over, plain
from va_desktop.directory.schedule import DAY, Schedule


@dataclass(frozen=True, slots=True)
class Open:
    """Open. `until` is None when no closing is in sight, as with places that never close.

    `holiday`: today is a public holiday and no row speaks of this day, so it is open by its usual hours only.
    """

    until: datetime | None
    holiday: bool = False


@dataclass(frozen=True, slots=True)
class Opens:
    """Closed, and opens again at that moment. `holiday`: that day is a public holiday, and no row speaks of it."""

    at: datetime
    holiday: bool = False


@dataclass(frozen=True, slots=True)
class ClosedUntil:
    """Closed by an exception that goes on after today.

    `day`: the first day without it, None where no end is in sight; `opens`: when known.
    """

    day: date | None
    opens: datetime | None


@dataclass(frozen=True, slots=True)
class ByAppointment:
    """No fixed hours are in sight, or an exception replaced them: people come when they have agreed on a time."""

    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The last day of every row is over by its own rule, which tells that there will be no more."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The rows do not say it, or one of them was not understood. `text` is what they say in words, perhaps nothing."""

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
    """One day of a week. `closed`: an exception closes it. `by_appointment`: also, or only, agreed.

    `holiday`: a public holiday of which no row speaks. `unread`: a row was not understood, so there may be other hours.
    """

    date: date
    spans: tuple[Span, ...]
    closed: bool
    by_appointment: bool
    holiday: bool = False
    unread: bool = False


def state(schedules: Sequence[Schedule], at: datetime, holidays: Collection[date] = ()) -> State:
    """Return the state at a moment; `holidays` are the public holidays of the country.

    A moment without a zone is the clock on the place's wall. The answer's moments are in the zone of `at`.
    """
    agenda = Agenda(schedules, holidays)
    local = _local(agenda, at)
    today = local.date()
    unread = [row for row in schedules if row.unread and not _past(row, today)]
    if any(row.closed for row in unread):
        return Unknown(_texts(schedules))
    closed, after = agenda.closing(today)
    following: tuple[datetime, datetime] | None = None
    for start, end in agenda.spans(today - timedelta(days=2)):
        if end <= local:
            continue
        if start <= local:
            endless = end - local > timedelta(days=IN_SIGHT)
            return Open(None, False) if endless else Open(_back(agenda, at, end), _doubtful(agenda, today))
        following = start, end
        break
    if unread:
        return Unknown(_texts(schedules))
    opens = _back(agenda, at, following[0]) if following is not None else None
    if closed and (after is None or after > today + timedelta(days=1)):
        return ClosedUntil(after, opens)
    if _agreed_alone(agenda, today):
        return ByAppointment(_texts(schedules))
    if following is not None and opens is not None:
        return Opens(opens, _doubtful(agenda, following[0].date()))
    return _otherwise(schedules, today)


def is_open(schedules: Sequence[Schedule], at: datetime, holidays: Collection[date] = ()) -> bool:
    """Tell whether `state` would say open; it looks at the days around the moment only, for thousands of places."""
    agenda = Agenda(schedules, holidays)
    local = _local(agenda, at)
    if any(row.unread and row.closed and not _past(row, local.date()) for row in schedules):
        return False
    return any(start <= local < end for start, end in agenda.spans(local.date() - timedelta(days=2), 5))


def week(schedules: Sequence[Schedule], first: date, holidays: Collection[date] = ()) -> tuple[Day, ...]:
    """Return seven days from `first` on, in the place's own time."""
    agenda, found = Agenda(schedules, holidays), []
    for number in range(min(7, (date.max - first).days)):
        day = first + timedelta(days=number)
        holds = agenda.resolved(day)
        unread = any(row.unread and not _past(row, day) for row in schedules)
        spans = tuple(_span(start, end) for start, end in agenda.day(day))
        found.append(Day(day, spans, not spans and holds.closed, bool(holds.agreed), _doubtful(agenda, day), unread))
    return tuple(found)


def occasional(schedules: Sequence[Schedule], today: date) -> bool:
    """Tell whether a place has visits and no ordinary week: a mobile team, an event, a clinic once a month."""
    rows = [row for row in schedules if not (row.closed or row.by_appointment or row.unread) and timed(row)]
    rows = [row for row in rows if not _past(row, today) and (row.valid_to is None or row.valid_to >= today)]
    return bool(rows) and not any(plain(row) or row.holidays or _stretch(row) for row in rows)


def coming(
    schedules: Sequence[Schedule], at: datetime, holidays: Collection[date] = (), most: int = 3
) -> tuple[tuple[datetime, datetime], ...]:
    """Return the next times that have not ended, each from when to when, on the clock of `at`."""
    agenda = Agenda(schedules, holidays)
    local = _local(agenda, at)
    later = (span for span in agenda.spans(local.date() - timedelta(days=2)) if span[1] > local)
    return tuple((_back(agenda, at, start), _back(agenda, at, end)) for start, end in islice(later, most))


def _stretch(row: Schedule) -> bool:
    """Tell whether a row is every day between two bounds, for longer than an exception."""
    return row.freq is None and not row.byday and row.window > EXCEPTION and row.valid_from is not None


def _local(agenda: Agenda, at: datetime) -> datetime:
    if at.tzinfo is None:
        return at
    moved = at if agenda.frame is None else at.astimezone(timezone(timedelta(minutes=agenda.frame)))
    return moved.replace(tzinfo=None)


def _back(agenda: Agenda, at: datetime, moment: datetime) -> datetime:
    if at.tzinfo is None:
        return moment
    if agenda.frame is None:
        return moment.replace(tzinfo=at.tzinfo)
    return moment.replace(tzinfo=timezone(timedelta(minutes=agenda.frame))).astimezone(at.tzinfo)


def _span(start: int, end: int) -> Span:
    first, last = start % DAY, end % DAY
    return Span(time(first // 60, first % 60), time(last // 60, last % 60), end >= DAY)


def _doubtful(agenda: Agenda, day: date) -> bool:
    return day in agenda.holidays and not agenda.resolved(day).exact


def _agreed_alone(agenda: Agenda, day: date) -> bool:
    """Tell whether an exception by appointment has replaced the usual hours of a day."""
    found = agenda.resolved(day)
    return found.exact and bool(found.agreed) and not found.opening


def _past(row: Schedule, day: date) -> bool:
    ends = [end for end in (over(row), row.until) if end is not None]
    return bool(ends) and min(ends) < day


def _texts(schedules: Sequence[Schedule]) -> str:
    return " ".join(dict.fromkeys(row.text for row in schedules if row.text))


def _otherwise(schedules: Sequence[Schedule], day: date) -> State:
    if any(row.by_appointment and not _past(row, day) for row in schedules):
        return ByAppointment(_texts(schedules))
    opening = [row for row in schedules if not row.closed]
    if opening and all(_past(row, day) for row in opening):
        return Ended()
    return Unknown(_texts(schedules))
