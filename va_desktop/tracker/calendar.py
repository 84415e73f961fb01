# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as a calendar file (RFC 5545): stable ids, reminders, and titles that tell nothing unless one wants them to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

REMIND = (timedelta(days=-3), timedelta(days=-1))
"""When a calendar reminds, before the day."""


@dataclass(frozen=True)
class Entry:
    """One day in a calendar. `uid` stays the same for the same matter; `sequence` grows with every change."""

    uid: str
    day: date
    title: str
    sequence: int = 0


def ics(entries: Iterable[Entry], now: float) -> bytes:
    """Return a calendar file; importing it again moves the same entries and makes no second ones.

    `now` is in seconds since 1970. Whole days, so that no time zone can move them.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//VA Desktop//EN")
    calendar.add("version", "2.0")
    stamp = datetime.fromtimestamp(now, UTC).replace(microsecond=0)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.uid}@va-desktop")
        event.add("dtstamp", stamp)
        event.add("sequence", entry.sequence)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", entry.title)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        for before in REMIND:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.title)
            alarm.add("trigger", before)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
