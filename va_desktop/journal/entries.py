# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry of the log: who said what about which part of a case, and what it takes the place of.

An entry sets fields. `over` names the entries whose values its author saw and replaced; two values of one field of
which neither replaced the other are a conflict. So nothing depends on the clocks of two laptops.
"""

import json
import math
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from va_desktop.errors import VaDesktopError

Value = str | int | float | bool | None | tuple[str, ...]
"""What a field can hold; days are ISO strings."""

ERASED, GONE = "erased", "gone"
"""`erased` is the kind of the entry that takes a case away for good; `gone` of a row whose content was taken away."""

LONGEST, MOST_FIELDS, MOST_OVER = 20_000, 60, 400
"""Characters of one value, fields of one entry, and entries that one takes the place of, at the most."""

_ID = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"[a-z][a-z0-9_.]{0,39}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class EntryRefused(VaDesktopError):
    """Something that should be an entry is none; nothing of what it came with was taken."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written about one part (`subject`) of a case: `kind` says what sort of part it is.

    `case` is empty for what belongs to nobody: workers' names, anonymous visits.
    """

    case: str
    subject: str
    kind: str
    sets: Mapping[str, Value]
    day: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One written entry. `day` is when it happened, `at` (UTC, ISO 8601) when it was written, by the device's clock."""

    id: str
    case: str
    subject: str
    kind: str
    device: str
    author: str
    at: str
    day: str
    sets: Mapping[str, Value]
    over: tuple[str, ...] = ()


class Ids:
    """Makes ids that no other device will make: the milliseconds, a count that keeps their order, 64 random bits.

    They sort by time like UUID version 7 (RFC 9562, 5.7), and in the order in which one program made them.
    """

    def __init__(self) -> None:
        self._last = (0, 0)

    def new(self, now: float) -> str:
        """Return the next id; `now` in seconds since 1970."""
        milliseconds = max(0, int(now * 1000)) & 0xFFFFFFFFFFFF
        last, count = self._last
        if last - 1000 <= milliseconds <= last:
            milliseconds, count = (last, count + 1) if count < 0xFFFF else (last + 1, 0)
        else:
            count = 0
        self._last = (milliseconds, count)
        return f"{milliseconds:012x}{count:04x}{secrets.token_hex(8)}"


def stamp(now: float) -> str:
    """Return a moment (seconds since 1970) as an entry has it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))


def to_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as a bundle, or one day a hub, carries it."""
    return {
        "id": entry.id,
        "case": entry.case,
        "subject": entry.subject,
        "kind": entry.kind,
        "device": entry.device,
        "author": entry.author,
        "at": entry.at,
        "day": entry.day,
        "sets": {name: _out(value) for name, value in entry.sets.items()},
        "over": list(entry.over),
    }


def from_json(row: Any) -> Entry:
    """Read an entry that came from elsewhere. Raises `EntryRefused` for anything that is not exactly one.

    An unknown kind is no fault: a newer program wrote it, and it is carried on as it is.
    """
    if not isinstance(row, dict) or row.keys() != _KEYS:
        raise EntryRefused
    ids = [row["id"], row["subject"], row["device"], row["author"], *_list(row["over"], MOST_OVER)]
    if row["case"] != "" or row["kind"] == ERASED:
        ids.append(row["case"])
    if not all(isinstance(id_, str) and _ID.fullmatch(id_) for id_ in ids):
        raise EntryRefused
    if not _matches(_NAME, row["kind"]) or row["kind"] == GONE or not _matches(_AT, row["at"]):
        raise EntryRefused
    return Entry(
        row["id"],
        row["case"],
        row["subject"],
        row["kind"],
        row["device"],
        row["author"],
        row["at"],
        _day(row["day"]),
        _sets(row["sets"]),
        tuple(row["over"]),
    )


_KEYS = {"id", "case", "subject", "kind", "device", "author", "at", "day", "sets", "over"}


def written(value: Value) -> str:
    """Return a value as the database has it; equal values give equal texts."""
    return json.dumps(_out(value), ensure_ascii=False, sort_keys=True)


def read(text: str) -> Value:
    """Return a value as it was before `written`; most are plain texts, which need no parser."""
    if text.startswith('"') and "\\" not in text:
        return text[1:-1]
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else value


def _out(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise EntryRefused
    return value


def _day(value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise EntryRefused from None


def _sets(value: Any) -> dict[str, Value]:
    if not isinstance(value, dict) or len(value) > MOST_FIELDS:
        raise EntryRefused
    return {name: _value(child) for name, child in value.items() if _named(name)}


def _named(name: Any) -> bool:
    if not _matches(_NAME, name):
        raise EntryRefused
    return True


def _value(value: Any) -> Value:
    match value:
        case None | bool():
            return value
        case str() if len(value) <= LONGEST:
            return value
        case int() if abs(value) < 2**53:
            return value
        case float() if math.isfinite(value):
            return value
        case list() if len(value) <= 100 and all(isinstance(row, str) and len(row) <= 200 for row in value):
            return tuple(value)
        case _:
            raise EntryRefused
