# SPDX-License-Identifier: GPL-3.0-or-later
"""The file in which a centre hands its changes on: a head, then one JSON document a line."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from va_desktop import durable
from va_desktop.directory.changes import Entry, from_json, to_json
from va_desktop.directory.errors import ChangeRefused, DirectoryDamaged, DirectoryTooNew
from va_desktop.directory.sound import check

FORMAT = 2
"""1 had no ids and no moments."""
DAY = 86_400_000
"""Milliseconds."""
LATEST = 9_000_000_000_000_000
"""The greatest stamp; JSON numbers are exact up to here everywhere."""
_HEAD = "va_overlay"
_LONGEST_ID = 100
_NAMES = uuid.UUID("6f1b0a53-94c1-5f0e-8a53-0d6c6e3f7a21")


@dataclass(frozen=True, slots=True)
class Handed:
    """What a file holds: changes, ids of changes that their own centre took back, and numbers of unreadable lines.

    `country` is whose directory they change, where the file says so.
    """

    entries: tuple[Entry, ...]
    undone: tuple[str, ...]
    unread: tuple[int, ...]
    country: str | None = None


class Ids:
    """Makes ids for changes of files that have none: the same change gets the same id in every centre."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, day: str, service: str, body: str) -> str:
        """Return the id of the next change with this content."""
        content = json.dumps([day, service, body])
        self._seen[content] = self._seen.get(content, 0) + 1
        return str(uuid.uuid5(_NAMES, f"{self._seen[content]}{content}"))


def dumps(value: Mapping[str, Any]) -> str:
    """Return JSON in one line, the same for the same content."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def write(path: Path, entries: Iterable[Entry], undone: Iterable[Entry], country: str | None, on: date) -> None:
    """Write changes in force, and which of our own were taken back, in one piece. Raises OSError."""
    rows = [{_HEAD: FORMAT, "country": country, "made": on.isoformat()}]
    rows += [{**_card(each), "stamp": each.stamp, **to_json(each.change)} for each in entries]
    rows += [{**_card(each), "what": "undo"} for each in undone]
    durable.put(path, "".join(f"{dumps(row)}\n" for row in rows).encode(), mode=0o644)


def read(path: Path) -> Handed:
    """Read another centre's file. Raises `DirectoryDamaged`, `DirectoryTooNew` or OSError."""
    entries, undone, unread, ids = list[Entry](), list[str](), list[int](), Ids()
    head, lines = _lines(path)
    for line, row in _rows(lines):
        try:
            if row.get("what") == "undo":
                undone.append(_id(row["id"]))
            else:
                entries.append(_entry(row, line, ids))
        except (ChangeRefused, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            unread.append(line)
    country = head.get("country")
    return Handed(tuple(entries), tuple(undone), tuple(unread), country if isinstance(country, str) else None)


def _card(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "day": entry.day.isoformat(), "service": entry.service}


def _entry(row: dict[str, Any], line: int, ids: Ids) -> Entry:
    """Return one change as another centre made it. Raises `ChangeRefused`, ValueError, KeyError or TypeError."""
    day, service = date.fromisoformat(row.pop("day")), row.pop("service")
    known, stamp = row.pop("id", None), row.pop("stamp", day.toordinal() * DAY + line)
    if not isinstance(service, str) or isinstance(stamp, bool) or not isinstance(stamp, int):
        raise TypeError
    if not 0 <= stamp <= LATEST:
        raise ValueError(stamp)
    change = from_json(row)
    check(service, change)
    made = ids.of(day.isoformat(), service, dumps(to_json(change))) if known is None else _id(known)
    return Entry(0, day, service, change, id=made, stamp=stamp, foreign=True)


def _id(given: Any) -> str:
    if not isinstance(given, str) or not given or len(given) > _LONGEST_ID or not given.isascii():
        raise ValueError
    return given


def _lines(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the head of an exported file, and what stands below it."""
    try:
        first, *lines = path.read_text(encoding="utf-8").split("\n")
        head = json.loads(first)
        version = head[_HEAD]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DirectoryDamaged(path, "not_a_directory") from None
    if not isinstance(version, int) or version > FORMAT:
        raise DirectoryTooNew(path, version if isinstance(version, int) else 0)
    return head, lines


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the lines below the head with their numbers."""
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield number, row if isinstance(row, dict) else {}
