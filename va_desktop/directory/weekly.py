# SPDX-License-Identifier: GPL-3.0-or-later
"""The ordinary week of a place, as a centre writes it by hand: some days, one time to open and one to close."""

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

_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:.٫hH]([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class Week:
    """Days of `schedule.DAYS`, and two times as `HH:MM`."""

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""


def present(doc: Doc, place: Doc | None) -> Week:
    """Return the first row that is an ordinary week; an empty one where there is none."""
    for row in _rows(doc, _path(doc, place)):
        if _plain(row):
            return Week(tuple(schedule(row).byday), str(row.get("opens_at"))[:5], str(row.get("closes_at"))[:5])
    return Week()


def corrected(doc: Doc, place: Doc | None, week: Week) -> Corrected:
    """Return the change that puts a week in the place of the first ordinary one; all other rows stay."""
    path = _path(doc, place)
    rows = _rows(doc, path)
    at = next((number for number, row in enumerate(rows) if _plain(row)), len(rows))
    made = str(uuid.uuid5(uuid.NAMESPACE_OID, f"va-desktop:{doc.get('id')}:week"))
    row = {"freq": "WEEKLY", "byday": ",".join(week.days), "opens_at": week.opens, "closes_at": week.closes}
    kept = {"id": rows[at].get("id") or made} if at < len(rows) else {"id": made}
    return correction(doc, path, [*rows[:at], {**kept, **row}, *rows[at + 1 :]])


def clock(text: str) -> str | None:
    """Return a time of day as `HH:MM` from what somebody typed (8, 8:30, 8.30, 08h30), or None for no time."""
    found = _CLOCK.fullmatch(western_digits(text.strip()))
    if found is None or (found[1] == "24" and int(found[2] or 0)):
        return None
    return f"{int(found[1]) % 24:02d}:{found[2] or '00'}"


def _path(doc: Doc, place: Doc | None) -> FieldPath:
    return (*owner_of(doc, place, "schedules"), "schedules")


def _rows(doc: Doc, path: FieldPath) -> list[dict[str, Any]]:
    found = value_at(doc, path)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _plain(row: Doc) -> bool:
    """Tell whether a row is every week on some days, with two times and no end."""
    read = schedule(row)
    timed = read.opens is not None and read.closes is not None
    endless = read.until is None and read.valid_to is None and read.count is None
    weekly = read.freq in ("WEEKLY", None) and read.interval == 1 and bool(read.byday) and set(read.byday) <= set(DAYS)
    other = read.closed or read.by_appointment or read.holidays or read.unread
    return weekly and timed and endless and not other
