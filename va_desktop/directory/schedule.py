# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of opening hours as plain values, and how it is read from an HSDS schedule."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from va_desktop.directory.weekdays import DAYS, weekdays

__all__ = ("DAY", "DAYS", "END_OF_DAY", "Frequency", "Schedule", "of_place", "schedule")

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

DAY = 24 * 60
"""Minutes of a day."""

END_OF_DAY = DAY - 1
"""HSDS has no 24:00, so 23:59 is written for it and stands for it."""

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?")
_NUMBER = re.compile(r"([+-]?\d{1,3})(?:\.0+)?").fullmatch
_KINDS: Mapping[str, Frequency] = {"DAILY": "DAILY", "WEEKLY": "WEEKLY", "MONTHLY": "MONTHLY", "YEARLY": "YEARLY"}
_LARGEST = {"MONTHLY": 5, "YEARLY": 53}
"""The last weekday of that number that a month and a year can have; a day or a week has no numbered weekdays."""

_FURTHEST = 14 * 60
"""No clock on Earth is further from UTC, in minutes."""

_LONGEST = 1000
"""An interval beyond it is a slip: nobody comes every 1,001 days."""

ENDLESS = 5000
"""A rule with more times than this is not going to end for anybody who asks."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a place is open: days by the rules of RFC 5545, and two times of day in minutes since midnight.

    `closes` at or before `opens` is on the next day; 1440 is midnight. `closed` rows take hours away, or whole days
    when they have no times. `offset` is the place's distance from UTC in minutes, None for the clock on its wall.
    `text` is what the row says in words. Days of `until` and `valid_to` still count. With `holidays` it speaks of the
    public holidays of the country too, or of them alone. `unread`: it names days in a way that was not understood, so
    it speaks of no day. With `holidays_closed` it does
    not hold on them.
    """

    freq: Frequency | None = None
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonthday: tuple[int, ...] = ()
    byyearday: tuple[int, ...] = ()
    byweekno: tuple[int, ...] = ()
    wkst: str = "MO"
    count: int | None = None
    dtstart: date | None = None
    until: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    opens: int | None = None
    closes: int | None = None
    offset: int | None = None
    closed: bool = False
    by_appointment: bool = False
    holidays_closed: bool = False
    text: str = ""
    holidays: bool = False
    unread: bool = False

    @property
    def window(self) -> float:
        """Return for how many days the row is valid; infinite when an end is open."""
        if self.valid_from is None or self.valid_to is None:
            return float("inf")
        return max(0, (self.valid_to - self.valid_from).days + 1)


def schedule(doc: Mapping[str, Any]) -> Schedule:
    """Read an HSDS schedule; what cannot be read is as good as absent, and its words stay in `text`.

    A rule of which a part cannot be read is `unread` as a whole: wrong days are worse than none.
    """
    opens, opens_offset = _time(doc.get("opens_at"))
    closes, closes_offset = _time(doc.get("closes_at"))
    opens = None if opens == DAY else opens
    offset = opens_offset if opens_offset is not None else _zone(doc.get("timezone"))
    if closes is not None and closes_offset is not None and offset is not None:
        closes = (closes + offset - closes_offset) % DAY or DAY
    days = weekdays(_joined(doc.get("byday")))
    filters = [_numbers(doc.get(f), most) for f, most in (("bymonthday", 31), ("byyearday", 366), ("byweekno", 53))]
    freq, known = _frequency(doc, days.codes if days else (), any(filters))
    interval, count = _times(doc.get("interval")), _times(doc.get("count"))
    unread = days is None or None in (*filters, interval, count) or not known or (interval or 1) > _LONGEST
    return Schedule(
        freq=freq,
        interval=interval if interval and not unread else 1,
        byday=days.codes if days else (),
        bymonthday=filters[0] or (),
        byyearday=filters[1] or (),
        byweekno=filters[2] or (),
        wkst=str(doc.get("wkst")) if doc.get("wkst") in DAYS else "MO",
        count=count if count and count <= ENDLESS else None,
        dtstart=_day(doc.get("dtstart")),
        until=_day(doc.get("until")),
        valid_from=_day(doc.get("valid_from")),
        valid_to=_day(doc.get("valid_to")),
        opens=opens,
        closes=DAY if closes == END_OF_DAY else closes,
        offset=offset,
        closed=doc.get("closed") in (True, "true"),
        by_appointment=doc.get("by_appointment") in (True, "true"),
        text=_text(doc, unread, opens, closes),
        holidays=days is not None and days.holidays,
        unread=unread,
        holidays_closed=doc.get("holidays_closed") in (True, "true"),
    )


def of_place(service: Mapping[str, Any], place: Mapping[str, Any] | None) -> tuple[Schedule, ...]:
    """Return the rows that hold for a service at one of its places (a `service_at_location`).

    The most exact list alone: that of the service at the place, else of the service, else of the place.
    """
    inner = (place or {}).get("location")
    owners = (place or {}, service, inner if isinstance(inner, Mapping) else {})
    for owner in owners:
        rows = owner.get("schedules")
        if isinstance(rows, list) and rows:
            return tuple(schedule(row) for row in rows if isinstance(row, Mapping))
    return ()


def _frequency(doc: Mapping[str, Any], byday: tuple[str, ...], filtered: bool) -> tuple[Frequency | None, bool]:
    """Return how often a row comes, and whether that was understood; numbered weekdays need a month or a year."""
    written = _joined(doc.get("freq") or doc.get("freq_text")).strip().upper()
    freq = _KINDS.get(written)
    if not written and filtered and not byday:
        # Days of a month or a year that say it by themselves.
        freq = "YEARLY"
    most = _LARGEST.get(freq or "WEEKLY", 0)
    return freq, (freq is not None or not written) and all(abs(int(code[:-2] or 0)) <= most for code in byday)


def _text(doc: Mapping[str, Any], unread: bool, opens: int | None, closes: int | None) -> str:
    """Return what a row says in words, with what stands in its columns where that could not be read."""
    said = [_joined(doc.get(field)).strip() for field in ("description", "notes")]
    times = [_joined(doc.get(f) or doc.get(f"{f}_text")).strip() for f in ("opens_at", "closes_at")]
    odd = any(text and read is None for text, read in zip(times, (opens, closes), strict=True))
    if unread or odd:
        columns = ("freq", "interval", "byday", "bymonthday", "byyearday", "byweekno") if unread else ("byday",)
        raw = [_joined(doc.get(field) or doc.get(f"{field}_text")).strip() for field in columns]
        said.append(" ".join(part for part in (*raw, " – ".join(filter(None, times))) if part)[:_SHOWN])
    return " ".join(part for part in said if part)


_SHOWN = 200
"""Characters of unread columns that are shown."""


def _time(value: object) -> tuple[int | None, int | None]:
    found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None, None
    minutes = int(found[1]) * 60 + int(found[2])
    if minutes > DAY or int(found[2]) > 59:
        return None, None
    zone = found[3]
    if zone is None:
        return minutes, None
    digits = zone[1:].replace(":", "") or "0000"
    away = (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 60 + int(digits[2:]))
    return (minutes, away) if int(digits[2:]) < 60 and abs(away) <= _FURTHEST else (None, None)


def _zone(value: object) -> int | None:
    hours = value if isinstance(value, int | float) and not isinstance(value, bool) else math.inf
    return round(hours * 60) if abs(hours) * 60 <= _FURTHEST else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _times(value: object) -> int | None:
    """Return a whole number from 1 on; 0 where none is given, None for anything else. Beyond `ENDLESS` all are one."""
    if value is None or value == "":
        return 0
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value.strip()[:9])
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 1:
        return None
    return int(min(value, ENDLESS + 1)) if value > ENDLESS or value == int(value) else None


def _joined(value: object) -> str:
    if isinstance(value, list | tuple):
        return ",".join(_joined(item) for item in value)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _numbers(value: object, most: int) -> tuple[int, ...] | None:
    """Return whole numbers up to `most` from either end; None where one of them is anything else."""
    parts = [part for part in re.split(r"[,;\s]+", _joined(value)) if part]
    found = [int(number[1]) if (number := _NUMBER(part)) else 0 for part in parts]
    return tuple(found) if all(0 < abs(number) <= most for number in found) else None
