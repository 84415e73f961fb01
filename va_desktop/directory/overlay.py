# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's own changes to a directory: kept apart from it, so that a new directory never loses them.

It holds what is known about services and nothing about a person; suggestions of visitors wait in it as an outbox.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from va_desktop.clock import Clock, TimeOfDay, system_time
from va_desktop.directory import between, exchange, migrating, store
from va_desktop.directory.changes import Change, Conflict, Corrected, Entry, from_json, to_json
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, OtherCountry, RemarksFull
from va_desktop.directory.exchange import DAY, LATEST
from va_desktop.directory.facets import Doc
from va_desktop.directory.merging import merged, unfitting
from va_desktop.directory.sound import check, check_in

APPLICATION_ID = 0x56414C4F
"""`VALO`, written into the database header."""
FORMAT = 2
"""1 had no ids and no moments; it is brought to 2 when it is opened."""
LONGEST_SUGGESTION = 1_000
"""Characters of a visitor's words that are kept."""
MOST_SUGGESTIONS = 200
"""Remarks that wait at one time: more than a centre can read, and nobody can fill the disk with them."""
_TABLES = (
    "CREATE TABLE change (n INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, service TEXT NOT NULL,"
    " body TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0, id TEXT NOT NULL DEFAULT '',"
    " stamp INTEGER NOT NULL DEFAULT 0, origin INTEGER NOT NULL DEFAULT 0, shared INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE INDEX change_service ON change (service)",
    "CREATE UNIQUE INDEX change_id ON change (id)",
    "CREATE TABLE touched (service TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT",
    "CREATE TABLE suggestion (n INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, key TEXT NOT NULL,"
    " about TEXT NOT NULL, words TEXT, state TEXT NOT NULL DEFAULT 'waiting') STRICT",
)
_COLUMNS = "n, day, service, body, undone, id, stamp, origin"

About = Literal["closed", "moved", "phone", "hours", "unfriendly", "other"]
State = Literal["waiting", "accepted", "rejected"]
Lookup = Callable[[str], "Doc | None"]
"""Returns the directory's own document of a service id."""


Shown = Callable[[Entry], Change | None]
"""Gives what of a change may be handed on."""


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
    """What came of another centre's file: changes taken in, already known, lines that could not be read, and changes
    that their own centre had taken back since.
    """

    new: int
    known: int
    unread: tuple[int, ...]
    taken_back: int = 0


class Overlay:
    """The changes of one centre to one directory. Each thread opens its own; what one writes the others see."""

    def __init__(self, path: Path, connection: store.Connection, clock: Clock, time_of_day: TimeOfDay) -> None:
        self.path, self._connection, self._clock, self._time = path, connection, clock, time_of_day
        self._run = connection.execute

    @classmethod
    def open(cls, path: Path, clock: Clock, time_of_day: TimeOfDay = system_time) -> "Overlay":
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
            overlay = cls(path, connection, clock, time_of_day)
            if empty:
                overlay._create()
            elif written < FORMAT:
                with overlay._writing():
                    migrating.to_second(connection)
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

    def make(self, service: str, change: Change, doc: Doc | None = None) -> Entry:
        """Make one change and return it, safe on the disk. Raises `ChangeRefused`, and nothing was changed.

        With `doc`, the service as it is now, also a correction is refused that would alter nothing.
        """
        if doc is None:
            check(service, change)
        else:
            check_in(doc, service, change)
        with self._writing():
            return self._made(service, change)

    def undo(self, n: int) -> Entry | None:
        """Take one change back and return it, or None when it was not in force."""
        found = next((each for each in self.changes() if each.n == n), None)
        if found is not None:
            with self._writing():
                self._take_back([n], found.service)
        return found

    def settle(self, told: Conflict, keep: Literal["ours", "theirs"]) -> None:
        """End a conflict: keep what this centre says, or take what the directory or the other centre says."""
        entries = self.changes(told.service)
        with self._writing():
            if told.kind == "centres":
                self._take_back(between.rivals(entries, told.n), told.service)
                theirs = next((each for each in entries if each.n == told.n), None)
                if keep == "theirs" and theirs is not None:
                    self._made(told.service, theirs.change)
            elif keep == "ours" and told.kind == "changed":
                self._take_back([told.n], told.service)
                self._made(told.service, Corrected(told.path, told.found, told.ours))
            elif keep == "theirs":
                inside = [each.n for each in entries if told.path and _is_inside(each.change, told.path)]
                self._take_back([told.n, *inside], told.service)

    def last(self, service: str | None = None) -> Entry | None:
        """Return the change in force that came last, of one service or of all: what "undo" takes back."""
        return max(self.changes(service), key=lambda each: each.n, default=None)

    def changes(self, service: str | None = None) -> tuple[Entry, ...]:
        """Return the changes in force, of one service or of all, in the order in which they were made anywhere."""
        return tuple(each for each in self._entries(service) if not each.undone)

    def effective(self, service: str) -> tuple[Entry, ...]:
        """Return the changes of one service that are shown: without another centre's that ours hold against."""
        return between.effective(self.changes(service))

    def covers(self, service: str) -> bool:
        """Tell whether anything in force is about this service."""
        sql = "SELECT 1 FROM change WHERE service = ? AND NOT undone LIMIT 1"
        return self._run(sql, (service,)).fetchone() is not None

    def merged(self, service: str, base: Doc | None) -> dict[str, Any] | None:
        """Return a service as the centre knows it, from the directory's document; None when it is not shown.

        A change that would break the document is left out.
        """
        return merged(service, base, self.effective(service)).doc

    def conflicts(self, lookup: Lookup) -> tuple[Conflict, ...]:
        """Return the changes that do not fit the directory, the document or another centre's; `settle` ends each."""
        found, every = list[Conflict](), sorted(self._entries(), key=lambda each: each.service)
        for service, group in groupby(every, key=lambda each: each.service):
            entries = tuple(group)
            in_force = [each for each in entries if not each.undone]
            found += between.conflicts(in_force)
            found += unfitting(service, lookup(service), between.effective(in_force), entries)
        return tuple(sorted(found, key=lambda each: each.n))

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

    def export(self, path: Path, country: str | None = None, shown: Shown = lambda entry: entry.change) -> int:
        """Write the changes in force for another centre and return how many; those of ours that were handed on before
        and taken back since are told too. Raises OSError.

        `shown` gives what is written of each, None for nothing: see `handing.shown`.
        """
        found = ((each, shown(each)) for each in self.changes())
        entries = [replace(each, change=change) for each, change in found if change is not None]
        sql = "SELECT n FROM change WHERE undone AND shared AND NOT origin"
        back = {n for (n,) in self._run(sql)}
        exchange.write(path, entries, (each for each in self._entries() if each.n in back), country, self._clock())
        with self._writing():
            self._run("UPDATE change SET shared = 1 WHERE NOT undone AND NOT shared")
        return len(entries)

    def take_in(self, path: Path, country: str | None = None) -> Taken:
        """Add another centre's changes, or none.

        Raises `OtherCountry` for those of another country than the one given, else `DirectoryDamaged`,
        `DirectoryTooNew` or OSError.
        """
        handed, new, back = exchange.read(path), 0, 0
        if country and handed.country and handed.country != country:
            raise OtherCountry(handed.country)
        with self._writing():
            for each in handed.entries:
                new += self._add(each)
            for id_ in handed.undone:
                row = self._run(
                    "SELECT n, service FROM change WHERE id = ? AND origin AND NOT undone", (id_,)
                ).fetchone()
                if row is not None:
                    back += 1
                    self._take_back([row[0]], row[1])
        return Taken(new, len(handed.entries) - new, handed.unread, back)

    def _entries(self, service: str | None = None) -> Iterator[Entry]:
        sql = f"SELECT {_COLUMNS} FROM change WHERE ?1 IS NULL OR service = ?1 ORDER BY stamp, id"
        for n, made, whose, body, undone, id_, stamp, origin in self._run(sql, (service,)).fetchall():
            try:
                change = from_json(json.loads(body))
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # Nothing that this program wrote; every way in checks.
            yield Entry(n, date.fromisoformat(made), whose, change, bool(undone), id_, stamp, bool(origin))

    def _made(self, service: str, change: Change) -> Entry:
        """Write a change of our own, later than everything that is known here, whatever the clock says."""
        today, now = self._clock(), self._time()
        moment = ((now.hour * 60 + now.minute) * 60 + now.second) * 1000 + now.microsecond // 1000
        newest = self._run("SELECT coalesce(max(stamp), 0) FROM change").fetchone()[0]
        stamp = min(max(today.toordinal() * DAY + moment, newest + 1), LATEST)
        entry = Entry(0, today, service, change, id=str(uuid.uuid4()), stamp=stamp)
        self._add(entry)
        return replace(entry, n=int(self._run("SELECT max(n) FROM change").fetchone()[0]))

    def _add(self, entry: Entry) -> bool:
        """Write a change unless it is known, even if it was taken back; return whether it was new."""
        sql = "INSERT OR IGNORE INTO change (day, service, body, id, stamp, origin) VALUES (?, ?, ?, ?, ?, ?)"
        body = exchange.dumps(to_json(entry.change))
        day, origin = entry.day.isoformat(), int(entry.foreign)
        new = bool(self._run(sql, (day, entry.service, body, entry.id, entry.stamp, origin)).rowcount)
        if new:
            self._touch(entry.service)
        return new

    def _take_back(self, numbers: Iterable[int], service: str) -> None:
        self._connection.executemany("UPDATE change SET undone = 1 WHERE n = ?", [(n,) for n in numbers])
        self._touch(service)

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


def _is_inside(change: Change, path: tuple[str, ...]) -> bool:
    return isinstance(change, Corrected) and change.path[: len(path)] == path
