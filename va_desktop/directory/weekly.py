# SPDX-License-Identifier: GPL-3.0-or-later
"""The ordinary week of a place, as a centre writes it by hand: some days, and hours in one or two parts."""

import re
import uuid
from dataclasses import dataclass
from typing import Any

from va_desktop.directory.changes import Corrected
from va_desktop.directory.facets import Doc
from va_desktop.directory.fields import correction, owner_of
from va_desktop.directory.schedule import DAYS, schedule
from va_desktop.directory.steps import FieldPath, value_at
from va_desktop.i18n.folding import western_digits

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.,٫h]\s*(\d{2})?)?|(\d{1,2})(\d{2})")
_HALVES: dict[str, int] = {
    "am": 0,
    "pm": 12,
    "ص": 0,
    "م": 12,
    "صباحا": 0,
    "مساء": 12,
    "ព្រឹក": 0,
    "ល្ងាច": 12,
    "နံနက်": 0,
    "ညနေ": 12,
    "ກ່ອນທ່ຽງ": 0,
    "ຫຼັງທ່ຽງ": 12,
}
"""Words for the halves of the day, with the hours that they add (CLDR day periods, and what people write)."""
_DOTTED = re.compile(r"\b([ap])\.?\s?m\b\.?")


@dataclass(frozen=True, slots=True)
class Week:
    """Days of `schedule.DAYS`, and times as `HH:MM`: one part of the day, or two with a break between them.

    With `by_appointment` the times may be empty. `holidays` says that it is closed on public holidays.
    """

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    again: str = ""
    ends: str = ""
    by_appointment: bool = False
    holidays: bool = False


def present(doc: Doc, place: Doc | None) -> Week:
    """Return the first row that is an ordinary week, with a second one on the same days; empty where there is none."""
    found = [row for _, row in _ordinary(_rows(doc, _path(doc, place)))]
    if not found:
        return Week()
    first = schedule(found[0])
    times = [part for row in found for part in (_time(row, "opens_at"), _time(row, "closes_at"))]
    opens, closes, again, ends = (*times, "", "")[:4]
    return Week(tuple(first.byday), opens, closes, again, ends, first.by_appointment, first.holidays_closed)


def corrected(doc: Doc, place: Doc | None, week: Week) -> Corrected:
    """Return the change that puts a week in the place of the first ordinary one; all other rows stay."""
    path = _path(doc, place)
    rows = _rows(doc, path)
    old = _ordinary(rows)
    at = old[0][0] if old else len(rows)
    gone = {number for number, _ in old}
    before = [row for number, row in enumerate(rows) if number < at]
    after = [row for number, row in enumerate(rows) if number > at and number not in gone]
    made = [
        {"id": (old[n][1].get("id") if n < len(old) else None) or _id(doc, n), **row}
        for n, row in enumerate(_written(week))
    ]
    return correction(doc, path, [*before, *made, *after])


def clock(text: str) -> str | None:
    """Return a time of day as `HH:MM` from what somebody typed, or None for no time.

    Reads 8, 8:30, 8.30, 08h30, 1630, 4 pm, 4:30 p.m. and the same in the digits of any script.
    """
    plain = _DOTTED.sub(r"\1m", western_digits(text.strip()).casefold())
    add: int | None = None
    for word, hours in _HALVES.items():
        if plain.endswith(word) or plain.startswith(word):
            add, plain = hours, plain.removesuffix(word).removeprefix(word).strip()
            break
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    if add is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + add
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    return f"{hour % 24:02d}:{minute:02d}"


def over_night(opens: str, closes: str) -> bool:
    """Tell whether a place closes on the day after it opened; `00:00` as the end is the midnight of the same day."""
    return closes < opens and closes != "00:00"


def _written(week: Week) -> list[dict[str, Any]]:
    common: dict[str, Any] = {"freq": "WEEKLY", "byday": ",".join(week.days)}
    if week.by_appointment:
        common["by_appointment"] = True
    if week.holidays:
        common["holidays_closed"] = True
    spans = [(week.opens, week.closes), (week.again, week.ends)]
    timed = [{**common, "opens_at": opens, "closes_at": closes} for opens, closes in spans if opens and closes]
    return timed or [common]


def _ordinary(rows: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Return the first ordinary row, and the next one that says the other part of the same days, with their places."""
    plain = [(number, row) for number, row in enumerate(rows) if _plain(row)]
    if not plain:
        return []
    first = plain[0]
    one = schedule(first[1])

    def is_rest(row: Doc) -> bool:
        other = schedule(row)
        apart = None not in (one.closes, other.opens) and (other.opens or 0) >= (one.closes or 0)
        return apart and (other.byday, other.by_appointment) == (one.byday, one.by_appointment)

    rest = next(((number, row) for number, row in plain if number > first[0] and is_rest(row)), None)
    return [first] if rest is None else [first, rest]


def _time(row: Doc, key: str) -> str:
    return str(row.get(key) or "")[:5]


def _id(doc: Doc, number: int) -> str:
    name = f"va-desktop:{doc.get('id')}:week{number or ''}"
    return str(uuid.uuid5(uuid.NAMESPACE_OID, name))


def _path(doc: Doc, place: Doc | None) -> FieldPath:
    return (*owner_of(doc, place, "schedules"), "schedules")


def _rows(doc: Doc, path: FieldPath) -> list[dict[str, Any]]:
    found = value_at(doc, path)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _plain(row: Doc) -> bool:
    """Tell whether a row is every week on some days, with two times or by appointment, and with no end."""
    read = schedule(row)
    timed = (read.opens is not None and read.closes is not None) or read.by_appointment
    endless = read.until is None and read.valid_to is None and read.count is None
    weekly = read.freq in ("WEEKLY", None) and read.interval == 1 and bool(read.byday) and set(read.byday) <= set(DAYS)
    other = read.closed or read.holidays or read.unread
    return weekly and timed and endless and not other
