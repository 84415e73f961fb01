# SPDX-License-Identifier: GPL-3.0-or-later
"""Mobile teams and recurring events as a calendar file (RFC 5545): stable ids, rules kept, neutral titles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from va_desktop.directory.recurrence import occurs
from va_desktop.directory.schedule import DAY, Schedule

SEARCHED = 400
"""How many days after its beginning the first day of a rule is looked for."""


@dataclass(frozen=True)
class Visit:
    """One row of hours for a calendar. `uid` stays the same for the same row; `title` is what others may see."""

    uid: str
    title: str
    schedule: Schedule
    place: str = ""
    sequence: int = 0


def ics(visits: Iterable[Visit], now: float, today: date) -> bytes:
    """Return a calendar file of the rows that have days; importing it again moves the same entries.

    `now` is in seconds since 1970; a row without a beginning begins on its first day from `today` on. Rows that close,
    and rows without times, are no events.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//VA Desktop//EN")
    calendar.add("version", "2.0")
    stamp = datetime.fromtimestamp(now, UTC).replace(microsecond=0)
    for visit in visits:
        event = _event(visit, stamp, today)
        if event is not None:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(visit: Visit, stamp: datetime, today: date) -> Any:
    from icalendar import Event

    row = visit.schedule
    first = None if row.closed or row.opens is None or row.closes is None else _first(row, today)
    if first is None or row.opens is None or row.closes is None:
        return None
    event = Event()
    event.add("uid", f"{visit.uid}@va-desktop")
    event.add("dtstamp", stamp)
    event.add("sequence", visit.sequence)
    event.add("summary", visit.title)
    begin = datetime.combine(first, time()) + timedelta(minutes=row.opens)
    length = row.closes - row.opens if row.closes > row.opens else row.closes + DAY - row.opens
    event.add("dtstart", _zoned(begin, row.offset))
    event.add("dtend", _zoned(begin + timedelta(minutes=length), row.offset))
    if rule := _rule(row):
        event.add("rrule", rule)
    if visit.place:
        event.add("location", visit.place)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _first(row: Schedule, today: date) -> date | None:
    """Return the first day of a row, which every calendar takes as one of its days."""
    begin = row.dtstart or row.valid_from or today
    on = occurs(row)
    return next((day for day in (begin + timedelta(days=n) for n in range(SEARCHED)) if on(day)), None)


def _zoned(moment: datetime, offset: int | None) -> datetime:
    """Return the moment in UTC where the place's offset is known, and else as the clock on its wall."""
    if offset is None:
        return moment
    return moment.replace(tzinfo=timezone(timedelta(minutes=offset))).astimezone(UTC)


def _rule(row: Schedule) -> dict[str, Any] | None:
    if row.freq is None and not row.byday:
        if row.valid_from is None or row.valid_to is None:
            return None
        return {"freq": "DAILY", "until": _until(row, row.valid_to)}
    rule: dict[str, Any] = {"freq": row.freq or "WEEKLY"}
    if row.interval > 1:
        rule["interval"] = row.interval
    if row.byday:
        rule["byday"] = list(row.byday)
    for name, numbers in (("bymonthday", row.bymonthday), ("byyearday", row.byyearday), ("byweekno", row.byweekno)):
        if numbers:
            rule[name] = list(numbers)
    if row.wkst != "MO":
        rule["wkst"] = row.wkst
    last = min((day for day in (row.until, row.valid_to) if day), default=None)
    if last is not None:
        rule["until"] = _until(row, last)
    elif row.count is not None:
        rule["count"] = row.count
    return rule


def _until(row: Schedule, last: date) -> datetime:
    return _zoned(datetime.combine(last, time(23, 59, 59)), row.offset)
