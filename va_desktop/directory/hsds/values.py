# SPDX-License-Identifier: GPL-3.0-or-later
"""Single values as HSDS wants them: ids, numbers, days and times, or None where a value cannot be one."""

import hashlib
import math
import re
import uuid
from datetime import date, datetime

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-va-desktop:hsds-profile:1")
"""Ids made from others are the same in every centre and at every import."""

_SPACE = NAMESPACE.bytes

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch
_YEAR_FIRST = re.compile(
    r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})|(\d{4})(\d{2})(\d{2})|(\d{4})-(\d{1,2})-(\d{1,2})"
).fullmatch
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})").fullmatch
_TIME = re.compile(r"([01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?").fullmatch
_LOOSE_TIME = re.compile(r"(\d{1,2})(?:[:.hH](\d{2}))?(?::\d{2})?\s*([aApP]\.?[mM]\.?)?").fullmatch
_BEYOND = 1 << 63
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?").fullmatch


def made(kind: str, *parts: str) -> str:
    """Return the id that an object of that kind gets from what is known of it: always the same one."""
    # What `uuid.uuid5` returns, in a third of its time: large directories need millions.
    hexed = hashlib.sha1(
        _SPACE + "\x1f".join((kind, *parts)).encode(errors="replace"), usedforsecurity=False
    ).hexdigest()
    variant = "89ab"[int(hexed[16], 16) & 3]
    return f"{hexed[:8]}-{hexed[8:12]}-5{hexed[13:16]}-{variant}{hexed[17:20]}-{hexed[20:32]}"


def known(value: str) -> str | None:
    """Return a UUID in its usual writing, or None for what is none."""
    if _UUID(value):
        return value
    bare = value.strip().strip("{}")
    if len(bare) not in (32, 36):
        return None
    try:
        return str(uuid.UUID(bare))
    except ValueError:
        return None


def finite(value: float) -> bool:
    """Tell whether a number is one that others can hold: not infinite, not NaN, and no integer beyond 64 bits."""
    return abs(value) < _BEYOND if isinstance(value, int) else math.isfinite(value)


def number(value: object) -> int | float | None:
    """Return a number; a comma may stand for the point. None for text, for infinity and for what is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value if finite(value) else None
    if not isinstance(value, str):
        return None
    bare = value.strip().replace("\N{MINUS SIGN}", "-")
    if not _NUMBER(bare):
        return None
    bare = bare.replace(",", ".")
    if bare.lstrip("+-").isdigit():
        return int(bare) if len(bare) < 19 else None
    found = float(bare)
    return found if math.isfinite(found) else None


def day(value: object) -> str | None:
    """Return a day as YYYY-MM-DD where its order cannot be mistaken; `03/04/2024` gives None, `13/04/2024` does not."""
    if not isinstance(value, str):
        return None
    try:
        if len(value) == 10:
            date.fromisoformat(value)
            return value
    except ValueError:
        pass
    bare = value.strip()
    if "T" in bare or (" " in bare and ":" in bare):
        bare = re.split(r"[T ]", bare, maxsplit=1)[0]
    if found := _YEAR_FIRST(bare):
        return _day(*[int(part) for part in found.groups() if part])
    if found := _YEAR_LAST(bare):
        first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
        if mark == "." or first > 12 or first == second:
            return _day(year, second, first)
        if second > 12:
            return _day(year, first, second)
    return None


def _day(year: int, month: int, of_month: int) -> str | None:
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        return None


def moment(value: object) -> str | None:
    """Return a day with a time as it stands when it is one of ISO 8601, or a plain day; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return day(value)
    return value


def clock(value: object) -> str | None:
    """Return a time of day as HH:MM with what follows it (seconds, offset); `8.30`, `8h30` and `4 pm` are understood.

    `24:00` stays: it is the end of a day.
    """
    if not isinstance(value, str):
        return None
    if _TIME(value):
        return value if value[:2] != "24" or value[3:5] == "00" else None
    bare = value.strip()
    if _TIME(bare) and bare[:2] != "24":
        return bare
    found = _LOOSE_TIME(bare)
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3][0] in "pP" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
