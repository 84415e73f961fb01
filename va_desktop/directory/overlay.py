# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's own changes to a directory: kept apart from it, so that a new directory never loses them.

It holds what is known about services and nothing about a person; suggestions of visitors wait in it as an outbox.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from va_desktop import durable
from va_desktop.clock import Clock
from va_desktop.directory import store
from va_desktop.directory.changes import Added, Change, Conflict, applied, conflict, from_json, to_json
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, RemarksFull
from va_desktop.directory.facets import Doc

APPLICATION_ID = 0x56414C4F
"""`VALO`, written into the database header."""
FORMAT = 1
LONGEST_SUGGESTION = 1_000
"""Characters of a visitor's words that are kept."""
MOST_SUGGESTIONS = 200
"""Remarks that wait at one time: more than a centre can read, and nobody can fill the disk with them."""
_HEAD = "va_overlay"
_TABLES = (
    "CREATE TABLE change (n INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, service TEXT NOT NULL,"
    " body TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE INDEX change_service ON change (service)",
    "CREATE TABLE touched (service TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT",
    "CREATE TABLE suggestion (n INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, key TEXT NOT NULL,"
    " about TEXT NOT NULL, words TEXT, state TEXT NOT NULL DEFAULT 'waiting') STRICT",
)

About = Literal["closed", "moved", "phone", "hours", "unfriendly", "other"]
State = Literal["waiting", "accepted", "rejected"]
Lookup = Callable[[str], "Doc | None"]
"""Returns the directory's own document of a service id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change and the day on which it was made."""

    n: int
    day: date
    service: str
    change: Change
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a visitor noticed about a place. Nobody is asked who they are."""

    n: int
    day: date
    key: str
    about: About
    words: str | None
    state: State


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of another centre's file: changes taken in, already known, and lines that could not be read."""

    new: int
    known: int
    unread: tuple[int, ...]


class Overlay:
    """The changes of one centre to one directory. Each thread opens its own; what one writes the others see."""

    def __init__(self, path: Path, connection: store.Connection, clock: Clock) -> None:
        self.path, self._connection, self._clock = path, connection, clock
        self._run = connection.execute

    @classmethod
    def open(cls, path: Path, clock: Clock) -> "Overlay":
        """Open or create the file. Raises `DirectoryDamaged`, `DirectoryTooNew` or OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = store.open_durable(path)
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            written = connection.execute("PRAGMA user_version").fetchone()[0]
            empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            if not empty and mark != APPLICATION_ID:
                raise DirectoryDamaged(path, "not_a_directory")
            if written > FORMAT:
                raise DirectoryTooNew(path, written)
            overlay = cls(path, connection, clock)
            if empty:
                overlay._create()
        except store.DatabaseError:
            raise DirectoryDamaged(path, "database") from None
        return overlay

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def version(self) -> int:
        """Return a number that grows with every change, in whichever window it was made."""
        return int(self._run("SELECT coalesce(max(version), 0) FROM touched").fetchone()[0])

    def touched(self, since: int) -> tuple[str, ...]:
        """Return the services that changed after a version."""
        rows = self._run("SELECT service FROM touched WHERE version > ? ORDER BY version", (since,))
        return tuple(service for (service,) in rows)

    def make(self, service: str, change: Change) -> Entry:
        """Make one change and return it, safe on the disk. An added document must have this id."""
        if isinstance(change, Added) and str(change.doc.get("id")) != service:
            raise ValueError("the document has another id")
        today = self._clock()
        with self._writing():
            sql = "INSERT INTO change (day, service, body) VALUES (?, ?, ?)"
            n = self._run(sql, (today.isoformat(), service, _dumps(to_json(change)))).lastrowid
            self._touch(service)
        return Entry(int(n), today, service, change)

    def undo(self, n: int) -> Entry | None:
        """Take one change back and return it, or None when it was not in force."""
        found = next((each for each in self.changes() if each.n == n), None)
        if found is not None:
            with self._writing():
                self._run("UPDATE change SET undone = 1 WHERE n = ?", (n,))
                self._touch(found.service)
        return found

    def last(self, service: str | None = None) -> Entry | None:
        """Return the newest change in force, of one service or of all: what "undo" takes back."""
        return next(reversed(self.changes(service)), None)

    def changes(self, service: str | None = None) -> tuple[Entry, ...]:
        """Return the changes in force, of one service or of all, in the order in which they were made."""
        sql = "SELECT n, day, service, body FROM change WHERE NOT undone AND (?1 IS NULL OR service = ?1) ORDER BY n"
        return tuple(
            Entry(n, date.fromisoformat(made), whose, from_json(json.loads(body)))
            for n, made, whose, body in self._run(sql, (service,))
        )

    def covers(self, service: str) -> bool:
        """Tell whether anything in force is about this service."""
        sql = "SELECT 1 FROM change WHERE service = ? AND NOT undone LIMIT 1"
        return self._run(sql, (service,)).fetchone() is not None

    def merged(self, service: str, base: Doc | None) -> dict[str, Any] | None:
        """Return a service as the centre knows it, from the directory's document; None when it is not shown."""
        doc = None if base is None else dict(base)
        for each in self.changes(service):
            if doc is not None or isinstance(each.change, Added):
                doc = applied(doc or {}, each.change, each.n)
        return doc

    def conflicts(self, lookup: Lookup) -> tuple[Conflict, ...]:
        """Return the changes that no longer fit the directory, after it was replaced. Each is undone or made anew."""
        entries = self.changes()
        own = {each.service for each in entries if isinstance(each.change, Added)}
        found = []
        for each in entries:
            base = lookup(each.service)
            if base is None and each.service in own:
                continue
            if (against := conflict(base, each.change, each.n, each.service)) is not None:
                found.append(against)
        return tuple(found)

    def suggest(self, key: str, about: About, words: str | None = None) -> Suggestion:
        """Put a visitor's remark about a place into the outbox. Raises `RemarksFull` while too many wait there."""
        if len(self.suggestions()) >= MOST_SUGGESTIONS:
            raise RemarksFull(MOST_SUGGESTIONS)
        kept = (words or "").strip()[:LONGEST_SUGGESTION] or None
        today = self._clock()
        with self._writing():
            sql = "INSERT INTO suggestion (day, key, about, words) VALUES (?, ?, ?, ?)"
            n = self._run(sql, (today.isoformat(), key, about, kept)).lastrowid
        return Suggestion(int(n), today, key, about, kept, "waiting")

    def suggestions(self, state: State = "waiting") -> tuple[Suggestion, ...]:
        """Return the remarks in one state, the oldest first."""
        rows = self._run("SELECT n, day, key, about, words, state FROM suggestion WHERE state = ? ORDER BY n", (state,))
        return tuple(Suggestion(n, date.fromisoformat(made), *rest) for n, made, *rest in rows)

    def decide(self, n: int, state: Literal["accepted", "rejected"]) -> None:
        """Accept or reject a remark; what follows from it is a change like any other. A rejected one is emptied."""
        with self._writing():
            self._run("UPDATE suggestion SET state = ? WHERE n = ?", (state, n))
            if state == "rejected":
                self._run("UPDATE suggestion SET words = NULL WHERE n = ?", (n,))

    def export(self, path: Path, country: str | None = None) -> int:
        """Write the changes in force for another centre, one JSON document a line; return how many. Raises OSError."""
        entries = self.changes()
        head = {_HEAD: FORMAT, "country": country, "made": self._clock().isoformat()}
        rows = [{"day": each.day.isoformat(), "service": each.service, **to_json(each.change)} for each in entries]
        durable.put(path, "".join(f"{_dumps(row)}\n" for row in [head, *rows]).encode(), mode=0o644)
        return len(entries)

    def take_in(self, path: Path) -> Taken:
        """Add another centre's changes, or none: raises `DirectoryDamaged`, `DirectoryTooNew` or OSError."""
        known = {(each.service, _dumps(to_json(each.change))) for each in self.changes()}
        new, double, unread = list[tuple[str, str, str]](), 0, list[int]()
        for line, row in _rows(path):
            try:
                made, service = date.fromisoformat(row.pop("day")).isoformat(), str(row.pop("service"))
                body = _dumps(to_json(from_json(row)))
            except (ValueError, KeyError, TypeError, AttributeError):
                unread.append(line)
                continue
            if (service, body) in known:
                double += 1
            else:
                known.add((service, body))
                new.append((made, service, body))
        with self._writing():
            self._connection.executemany("INSERT INTO change (day, service, body) VALUES (?, ?, ?)", new)
            for _, service, _ in new:
                self._touch(service)
        return Taken(len(new), double, tuple(unread))

    def _create(self) -> None:
        with self._writing():
            self._run(f"PRAGMA application_id = {APPLICATION_ID}")
            self._run(f"PRAGMA user_version = {FORMAT}")
            for statement in _TABLES:
                self._run(statement)

    def _touch(self, service: str) -> None:
        sql = "INSERT OR REPLACE INTO touched SELECT ?, coalesce(max(version), 0) + 1 FROM touched"
        self._run(sql, (service,))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Do everything inside or nothing of it."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._run("ROLLBACK")
            raise
        self._run("COMMIT")


def _dumps(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _rows(path: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    """Return the lines of an exported file after its head, with their numbers."""
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        version = json.loads(head)[_HEAD]
    except (ValueError, KeyError, TypeError):
        raise DirectoryDamaged(path, "not_a_directory") from None
    if not isinstance(version, int) or version > FORMAT:
        raise DirectoryTooNew(path, version if isinstance(version, int) else 0)
    found = []
    for number, line in enumerate(lines, 2):
        try:
            found.append((number, json.loads(line)))
        except ValueError:
            found.append((number, {}))
    return found
