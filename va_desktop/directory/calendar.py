# SPDX-License-Identifier: GPL-3.0-or-later
"""Mobile teams and recurring events as a calendar file (RFC 5545): stable ids, rules kept, neutral titles.

Times are those on the wall of the place, without a zone: a moment in UTC would move a visit to another weekday than
its rule names, and by an hour where clocks change (RFC 5545, 3.3.5, form 1).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from va_desktop.directory.agenda import HORIZON, Agenda, Minutes, timed, without
from va_desktop.directory.recurrence import over, plain
from va_desktop.directory.schedule import DAY, DAYS, Schedule

AHEAD = 400
"""Days from today on for which closings and exceptions are written; a rule that no other row touches goes on."""


@dataclass(frozen=True)
class Visits:
    """All rows of hours of one place for a calendar, because they close and replace each other.

    `uid` stays the same for the same place; `title` is what others may see.
    """

    uid: str
    title: str
    schedules: tuple[Schedule, ...]
    where: str = ""
    sequence: int = 0


@dataclass(frozen=True)
class _Event:
    """One entry: its first day, hours, rule and the days that its rule leaves out."""

    uid: str
    first: date
    hours: Minutes
    rule: dict[str, Any] | None = None
    without: tuple[date, ...] = ()


def ics(places: Iterable[Visits], now: float, today: date) -> bytes:
    """Return a calendar file of what comes from `today` on; importing it again moves the same entries.

    `now` is in seconds since 1970. Rows that close, that need an appointment or that have no times are no events; days
    that are closed or have other hours are left out of the rules.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//VA Desktop//EN")
    calendar.add("version", "2.0")
    stamp = datetime.fromtimestamp(now, UTC).replace(microsecond=0)
    for place in places:
        for entry in _events(place, today):
            event, midnight = Event(), datetime.combine(entry.first, time())
            event.add("uid", f"{entry.uid}@va-desktop")
            event.add("dtstamp", stamp)
            event.add("sequence", place.sequence)
            event.add("summary", place.title)
            event.add("dtstart", midnight + timedelta(minutes=entry.hours[0]))
            event.add("dtend", midnight + timedelta(minutes=entry.hours[1]))
            if entry.rule is not None:
                event.add("rrule", entry.rule)
            for day in entry.without:
                event.add("exdate", datetime.combine(day, time()) + timedelta(minutes=entry.hours[0]))
            if place.where:
                event.add("location", place.where)
            event.add("class", "PRIVATE")
            event.add("transp", "TRANSPARENT")
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(place: Visits, today: date) -> Iterator[_Event]:
    agenda = Agenda(place.schedules)
    for number, row in enumerate(place.schedules):
        if row.closed or row.by_appointment or not timed(row):
            continue
        uid = f"{place.uid}.{number}"
        spoken = _spoken(agenda, row, today)
        for hours, days in _pieces(agenda, row, spoken).items():
            name = uid if hours == agenda.minutes(row) else f"{uid}.{hours[0]}"
            yield from _written(name, row, hours, days, spoken)


def _spoken(agenda: Agenda, row: Schedule, today: date) -> list[date]:
    """Return the coming days of a row; where there is none so soon, the next one alone."""
    room = min(HORIZON, (date.max - today).days - 2)
    near = [day for n in range(min(AHEAD, room)) if agenda.on(row, day := today + timedelta(days=n))]
    if near:
        return near
    later = (today + timedelta(days=n) for n in range(AHEAD, room))
    return [day for day in (next((day for day in later if agenda.on(row, day)), None),) if day is not None]


def _pieces(agenda: Agenda, row: Schedule, days: Sequence[date]) -> dict[Minutes, list[date]]:
    """Return the hours that other rows leave of a row, each with its days."""
    found: dict[Minutes, list[date]] = {}
    for day in days:
        holds = agenda.resolved(day)
        spans = [agenda.minutes(row)] if any(row is each for each in holds.opening) else []
        for shut in holds.shutting if spans else ():
            spans = without(spans, agenda.minutes(shut))
        for span in spans:
            found.setdefault(span, []).append(day)
    return found


def _written(uid: str, row: Schedule, hours: Minutes, days: Sequence[date], spoken: Sequence[date]) -> Iterator[_Event]:
    """Write days as one entry with a rule where most days of the rule are among them, else each day by itself."""
    later = [day for day in spoken if day > days[0]]
    left = sorted(set(later) - set(days))
    rule = _rule(row, days[-1] if left else None) if len(left) <= len(days) else None
    left = [day for day in left if day < days[-1]]
    if _ends(row) == days[0]:
        yield _Event(uid, days[0], hours)
    elif rule is not None and 0 <= hours[0] < DAY:
        # Readers take the first day for one of the rule's own, whatever the rule says.
        yield _Event(uid, days[0], hours, rule, tuple(left))
    elif len(days) == 1:
        yield _Event(uid, days[0], hours)
    else:
        for day in days:
            yield _Event(f"{uid}.{day:%Y%m%d}", day, hours)


def _ends(row: Schedule) -> date | None:
    return min((day for day in (over(row), row.valid_to, row.until) if day), default=None)


def _rule(row: Schedule, cut: date | None) -> dict[str, Any] | None:
    """Return the rule of a row as every calendar reads it; None where RFC 5545 has none, or readers differ.

    A number of times becomes the day of the last one, because the entry does not begin with the first.
    """
    rule: dict[str, Any] | None = _frequency(row)
    if rule is None:
        return None
    last = min((day for day in (_ends(row), cut) if day), default=None)
    if last is not None:
        rule["until"] = datetime.combine(last, time(23, 59, 59))
    return rule


def _frequency(row: Schedule) -> dict[str, Any] | None:
    if row.freq is None and not row.byday:
        return {"freq": "DAILY"} if row.valid_from and row.valid_to else None
    if row.holidays or row.byyearday or row.byweekno or (row.bymonthday and row.freq != "MONTHLY"):
        return None
    if row.bymonthday:
        return {**_every("MONTHLY", row), "bymonthday": list(row.bymonthday)} if not row.byday else None
    if row.byday and set(row.byday) <= set(DAYS) and (plain(row) or row.interval == 1):
        return {"freq": "WEEKLY", "byday": list(row.byday)}
    if row.byday and row.freq == "MONTHLY":
        # Readers take "first Monday" and "Sunday" together for both at once; RFC 5545 means either.
        mixed = not set(row.byday) <= set(DAYS)
        codes = [f"{n}{code}" for code in row.byday if code in DAYS for n in range(1, 6)] if mixed else []
        return {**_every("MONTHLY", row), "byday": [*(c for c in row.byday if c not in DAYS or not mixed), *codes]}
    if row.freq == "YEARLY" and row.byday:
        return None
    rule = _every(row.freq or "WEEKLY", row)
    if row.byday:
        rule["byday"] = list(row.byday)
    if row.interval > 1 and row.wkst != "MO":
        rule["wkst"] = row.wkst
    return rule


def _every(freq: str, row: Schedule) -> dict[str, Any]:
    return {"freq": freq, "interval": row.interval} if row.interval > 1 else {"freq": freq}
