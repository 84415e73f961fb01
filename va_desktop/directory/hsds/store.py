# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a package while they are joined: a scratch database on the disk, so that memory stays bounded.

It holds bodies as JSON text and joins by splicing texts; it is thrown away with its folder.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

BATCH = 2000
LINES = 40
"""A row's number is its file's number shifted by this many bits, plus its line."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Scratch:
    """One scratch database. Use as a context manager."""

    def __init__(self, folder: Path | None = None) -> None:
        """Make it below `folder`, or where the system keeps temporary files."""
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(prefix="va-desktop-", dir=folder, ignore_cleanup_errors=True)
        self._db = driver.connect(str(Path(self._folder.name) / "scratch.db"), isolation_level=None)
        run = self._db.execute
        for pragma in (
            "journal_mode=OFF",
            "synchronous=OFF",
            "temp_store=FILE",
            "cache_size=-65536",
            "locking_mode=EXCLUSIVE",
        ):
            run(f"PRAGMA {pragma}")
        run("BEGIN")
        self._made: set[str] = set()
        self._numbers: dict[str, int] = {}

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()
        self._folder.cleanup()

    @property
    def db(self) -> Any:
        """Return the database, for what else is put into it."""
        return self._db

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that have rows, in the order in which they were first seen."""
        return tuple(kind for kind, number in self._numbers.items() if f"r_{number}" in self._made)

    def has(self, kind: str) -> bool:
        """Tell whether a kind has rows."""
        return f"r_{self._number(kind)}" in self._made

    def linked(self, link: str) -> bool:
        """Tell whether a link has rows."""
        return f"l_{link}" in self._made

    def _number(self, kind: str) -> int:
        """Return a number for a kind: its name comes from outside, and can be anything."""
        return self._numbers.setdefault(kind, len(self._numbers))

    def put(self, kind: str, rows: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
        """Keep rows (number, id, body) of a kind and return those whose id is there already."""
        name = f"r_{self._number(kind)}"
        if name not in self._made:
            self._db.execute(
                f'CREATE TABLE "{name}"(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)'
            )
            self._made.add(name)
        before = self._db.total_changes
        self._db.executemany(f'INSERT INTO "{name}" VALUES (?,?,?) ON CONFLICT(id) DO NOTHING', rows)
        if self._db.total_changes - before == len(rows):
            return []
        again = []
        for row in rows:
            found = self._db.execute(f'SELECT n FROM "{name}" WHERE id = ?', (row[1],)).fetchone()
            if found[0] != row[0]:
                again.append(row)
        return again

    def get(self, kind: str, key: str) -> tuple[int, str] | None:
        """Return number and body of one row."""
        found = self._db.execute(f'SELECT n, body FROM "r_{self._number(kind)}" WHERE id = ?', (key,)).fetchone()
        return (found[0], found[1]) if found else None

    def link(self, name: str, pairs: Iterable[tuple[int, str]]) -> None:
        """Keep that rows (number) point at ids, under the name of a link."""
        name = f"l_{name}"
        if name not in self._made:
            self._db.execute(f'CREATE TABLE "{name}"(n INTEGER NOT NULL, pid TEXT NOT NULL)')
            self._made.add(name)
        self._db.executemany(f'INSERT INTO "{name}" VALUES (?,?)', pairs)

    def children(self, link: str, child: str, parent: str) -> Iterator[tuple[int, str]]:
        """Yield (number of the parent, body of the child) in the order of the parents, then of the children."""
        if not {f"l_{link}", f"r_{self._number(child)}", f"r_{self._number(parent)}"} <= self._made:
            return iter(())
        return self._rows(
            f'SELECT p.n, c.body FROM (SELECT DISTINCT n, pid FROM "l_{link}") AS l'
            f' JOIN "r_{self._number(parent)}" AS p ON p.id = l.pid'
            f' JOIN "r_{self._number(child)}" AS c ON c.n = l.n ORDER BY p.n, c.n'
        )

    def targets(self, link: str, target: str) -> Iterator[tuple[int, str]]:
        """Yield (number of the owner, body of what it looks up) in the order of the owners."""
        if not {f"l_{link}", f"r_{self._number(target)}"} <= self._made:
            return iter(())
        return self._rows(
            f'SELECT l.n, t.body FROM "l_{link}" AS l JOIN "r_{self._number(target)}" AS t ON t.id = l.pid'
            " GROUP BY l.n ORDER BY l.n"
        )

    def dangling(self, link: str, target: str) -> Iterator[tuple[int, str]]:
        """Yield (number, id) of the links that lead nowhere."""
        if f"l_{link}" not in self._made:
            return iter(())
        if f"r_{self._number(target)}" not in self._made:
            return self._rows(f'SELECT DISTINCT n, pid FROM "l_{link}" ORDER BY n')
        return self._rows(
            f'SELECT DISTINCT l.n, l.pid FROM "l_{link}" AS l LEFT JOIN "r_{self._number(target)}" AS t ON t.id = l.pid'
            " WHERE t.n IS NULL ORDER BY l.n"
        )

    def hold(self, kind: str, link: str, parent: str) -> None:
        """Remember that the rows of a kind which this link leads to a parent belong somewhere."""
        if {f"l_{link}", f"r_{self._number(kind)}", f"r_{self._number(parent)}"} <= self._made:
            self._held(kind)
            self._db.execute(
                f'INSERT OR IGNORE INTO "h_{self._number(kind)}" SELECT l.n FROM "l_{link}" AS l'
                f' JOIN "r_{self._number(parent)}" AS p ON p.id = l.pid'
            )

    def hold_targets(self, kind: str, link: str) -> None:
        """Remember that the rows of a kind which are looked up through this link belong somewhere."""
        if {f"l_{link}", f"r_{self._number(kind)}"} <= self._made:
            self._held(kind)
            self._db.execute(
                f'INSERT OR IGNORE INTO "h_{self._number(kind)}" SELECT t.n FROM "l_{link}" AS l'
                f' JOIN "r_{self._number(kind)}" AS t ON t.id = l.pid'
            )

    def _held(self, kind: str) -> None:
        if f"h_{self._number(kind)}" not in self._made:
            self._db.execute(f'CREATE TABLE "h_{self._number(kind)}"(n INTEGER PRIMARY KEY)')
            self._made.add(f"h_{self._number(kind)}")

    def unhold(self, link: str, target: str, holder: str) -> None:
        """Forget the links of rows that are looked up through `holder`, so that they stand in one place only."""
        if {f"l_{link}", f"l_{holder}", f"r_{self._number(target)}"} <= self._made:
            self._db.execute(
                f'DELETE FROM "l_{link}" WHERE n IN'
                f' (SELECT t.n FROM "l_{holder}" AS h JOIN "r_{self._number(target)}" AS t ON t.id = h.pid)'
            )

    def all(self, kind: str) -> Iterator[tuple[int, str, str]]:
        """Yield (number, id, body) of a kind in the order of its rows."""
        return (
            self._rows(f'SELECT n, id, body FROM "r_{self._number(kind)}" ORDER BY n')
            if f"r_{self._number(kind)}" in self._made
            else iter(())
        )

    def free(self, kind: str) -> Iterator[tuple[int, str, str]]:
        """Yield (number, id, body) of the rows of a kind that belong nowhere."""
        if f"h_{self._number(kind)}" not in self._made:
            return self.all(kind)
        return self._rows(
            f'SELECT n, id, body FROM "r_{self._number(kind)}"'
            f' WHERE n NOT IN (SELECT n FROM "h_{self._number(kind)}") ORDER BY n'
        )

    def write(self, kind: str, bodies: Iterable[tuple[str, int]]) -> None:
        """Replace bodies (body, number) of a kind."""
        self._db.executemany(f'UPDATE "r_{self._number(kind)}" SET body = ? WHERE n = ?', bodies)

    def append(self, kind: str, ends: Iterable[tuple[str, int]]) -> None:
        """Give bodies another end: (what stands in place of the closing brace, number)."""
        self._db.executemany(
            f'UPDATE "r_{self._number(kind)}" SET body = substr(body, 1, length(body) - 1) || ? WHERE n = ?', ends
        )

    def _rows(self, query: str) -> Iterator[Any]:
        cursor = self._db.execute(query)
        while rows := cursor.fetchmany(BATCH):
            yield from rows


class Seen:
    """Which ids were seen in a stream, and what each one's document said."""

    def __init__(self, scratch: Scratch) -> None:
        self._db = scratch._db
        self._db.execute("CREATE TABLE seen(key TEXT PRIMARY KEY, digest BLOB) WITHOUT ROWID")

    def new(self, key: str, digest: bytes) -> bool:
        """Remember a key; False when it is there already."""
        return bool(self._db.execute("INSERT OR IGNORE INTO seen VALUES (?,?)", (key, digest)).rowcount)

    def same(self, key: str, digest: bytes) -> bool:
        """Tell whether a known key came with the same content."""
        found = self._db.execute("SELECT digest FROM seen WHERE key = ?", (key,)).fetchone()
        return bool(found) and found[0] == digest


def spliced(body: str, parts: Mapping[str, str]) -> str:
    """Return the text of an object with further members, each one already JSON text."""
    if not parts:
        return body
    more = ",".join(f'"{key}":{text}' for key, text in parts.items())
    return f"{{{more}}}" if body == "{}" else f"{body[:-1]},{more}}}"


def encode(doc: Mapping[str, Any]) -> str:
    """Return an object as JSON text."""
    return _encode(doc)
