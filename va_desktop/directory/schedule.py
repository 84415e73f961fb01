# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of opening hours as plain values, and how it is read from an HSDS schedule."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = 24 * 60
"""Minutes of a day."""

END_OF_DAY = DAY - 1
"""HSDS has no 24:00, so 23:59 is written for it and stands for it."""

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?")
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a place is open: days by the rules of RFC 5545, and two times of day in minutes since midnight.

    `closes` at or before `opens` is on the next day; 1440 is midnight. `closed` rows take hours away, or whole days
    when they have no times. `offset` is the place's distance from UTC in minutes, None for the clock on its wall.
    With `holidays_closed` it does not hold on public holidays. `text` is what the row says in words. Days of `until`
    and `valid_to` still count.
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

    @property
    def window(self) -> float:
        """Return for how many days the row is valid; infinite when an end is open."""
        if self.valid_from is None or self.valid_to is None:
            return float("inf")
        return max(0, (self.valid_to - self.valid_from).days + 1)


def schedule(doc: Mapping[str, Any]) -> Schedule:
    """Read an HSDS schedule; what cannot be read is as good as absent, and its words stay in `text`."""
    opens, opens_offset = _time(doc.get("opens_at"))
    closes, closes_offset = _time(doc.get("closes_at"))
    zone = doc.get("timezone")
    offset = opens_offset
    if offset is None and isinstance(zone, int | float) and abs(zone) <= 14:
        offset = round(zone * 60)
    if closes is not None and closes_offset is not None and offset is not None:
        closes = (closes + offset - closes_offset) % DAY
    freq = str(doc.get("freq") or doc.get("freq_text") or "").upper()
    kinds: Mapping[str, Frequency] = {"DAILY": "DAILY", "WEEKLY": "WEEKLY", "MONTHLY": "MONTHLY", "YEARLY": "YEARLY"}
    return Schedule(
        freq=kinds.get(freq),
        interval=max(1, _whole(doc.get("interval")) or 1),
        byday=tuple(
            f"{int(found[1]) if found[1] else ''}{found[2]}"
            for found in _BYDAY.finditer(_joined(doc.get("byday")).upper())
        ),
        bymonthday=_numbers(doc.get("bymonthday"), 31),
        byyearday=_numbers(doc.get("byyearday"), 366),
        byweekno=_numbers(doc.get("byweekno"), 53),
        wkst=str(doc.get("wkst")) if doc.get("wkst") in DAYS else "MO",
        count=_whole(doc.get("count")),
        dtstart=_day(doc.get("dtstart")),
        until=_day(doc.get("until")),
        valid_from=_day(doc.get("valid_from")),
        valid_to=_day(doc.get("valid_to")),
        opens=opens,
        closes=DAY if closes == END_OF_DAY else closes,
        offset=offset,
        closed=doc.get("closed") in (True, "true"),
        by_appointment=doc.get("by_appointment") in (True, "true"),
        holidays_closed=doc.get("holidays_closed") in (True, "true"),
        text=" ".join(str(doc[field]).strip() for field in ("description", "notes") if doc.get(field)),
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
    if zone == "Z":
        return minutes, 0
    digits = zone[1:].replace(":", "")
    return minutes, (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 60 + int(digits[2:]))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) and value >= 1 else None


def _joined(value: object) -> str:
    return ",".join(str(item) for item in value) if isinstance(value, list) else str(value or "")


def _numbers(value: object, most: int) -> tuple[int, ...]:
    found: Iterable[str] = re.findall(r"[+-]?\d{1,3}", _joined(value))
    return tuple(number for number in map(int, found) if number and abs(number) <= most)
