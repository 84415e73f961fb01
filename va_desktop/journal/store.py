# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the log and what one entry does to them, inside a transaction that somebody else holds."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from va_desktop.journal.entries import ERASED, GONE, Draft, Entry, EntryRefused, Value, read, written
from va_desktop.storage.driver import Connection
from va_desktop.storage.vault import Schema, Step

if TYPE_CHECKING:
    from sqlite_utils import Database


class Part(NamedTuple):
    """One part of a case: its sort and its fields; `open` counts the fields about which two people disagree."""

    subject: str
    kind: str
    fields: dict[str, Value]
    first: str
    open: int


def _tables(db: "Database") -> None:
    db.execute(
        "CREATE TABLE entry (ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL,"
        " subject TEXT NOT NULL, kind TEXT NOT NULL, device TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,"
        " day TEXT NOT NULL, body TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE head (case_id TEXT NOT NULL, subject TEXT NOT NULL, field TEXT NOT NULL, entry TEXT NOT NULL,"
        " value TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL,"
        " PRIMARY KEY (case_id, subject, field, entry)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE replaced (entry TEXT NOT NULL, field TEXT NOT NULL, case_id TEXT NOT NULL,"
        " PRIMARY KEY (entry, field)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE TABLE dispute (case_id TEXT, subject TEXT, field TEXT, UNIQUE (case_id, subject, field)) STRICT")
    db.execute("CREATE TABLE erased (case_id TEXT PRIMARY KEY, reason TEXT NOT NULL, day TEXT NOT NULL) STRICT")
    db.execute("CREATE TABLE journal_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("CREATE INDEX entry_of ON entry (case_id, ord)")


SCHEMA = Schema("journal", (Step("tables", _tables),))

HEAD = "subject, kind, field, value, entry, day"
ENTRY = "id, case_id, subject, kind, device, author, at, day, body"


def heads(connection: Connection, draft: Draft) -> tuple[str, ...]:
    """Return the entries whose values a draft takes the place of."""
    marks = ",".join("?" * len(draft.sets))
    query = f"SELECT DISTINCT entry FROM head WHERE case_id = ? AND subject = ? AND field IN ({marks}) ORDER BY entry"
    return tuple(row[0] for row in connection.execute(query, (draft.case, draft.subject, *draft.sets)))


def insert(connection: Connection, entry: Entry) -> None:
    """Add an entry and let its values take the place of those it names."""
    values = (*_columns(entry), _body(entry))
    connection.execute(f"INSERT INTO entry ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    place = (entry.case, entry.subject)
    _take_the_place(connection, entry)
    late = {row[0] for row in connection.execute("SELECT field FROM replaced WHERE entry = ?", (entry.id,))}
    rows = [
        (*place, field, entry.id, written(value), entry.kind, entry.day)
        for field, value in entry.sets.items()
        if field not in late
    ]
    connection.executemany("INSERT INTO head VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    _judge(connection, place)


def _take_the_place(connection: Connection, entry: Entry) -> None:
    """Let the values go that an entry replaces; those that have not come yet are remembered as replaced."""
    where = "case_id = ? AND subject = ? AND field = ? AND entry = ?"
    for old in entry.over:
        known = connection.execute("SELECT 1 FROM entry WHERE id = ?", (old,)).fetchone()
        for field in entry.sets:
            connection.execute(f"DELETE FROM head WHERE {where}", (entry.case, entry.subject, field, old))
            if not known:
                connection.execute("INSERT OR IGNORE INTO replaced VALUES (?, ?, ?)", (old, field, entry.case))


def _judge(connection: Connection, place: tuple[str, str]) -> None:
    """Bring the list of conflicts of one part up to date; a conflict that goes on keeps its place."""
    query = "SELECT field FROM head WHERE case_id = ? AND subject = ? GROUP BY field HAVING count(DISTINCT value) > 1"
    now = {row[0] for row in connection.execute(query, place)}
    before = {
        row[0] for row in connection.execute("SELECT field FROM dispute WHERE case_id = ? AND subject = ?", place)
    }
    over = [(*place, field) for field in sorted(before - now)]
    connection.executemany("DELETE FROM dispute WHERE case_id = ? AND subject = ? AND field = ?", over)
    connection.executemany("INSERT INTO dispute VALUES (?, ?, ?)", [(*place, field) for field in sorted(now - before)])


def present(connection: Connection, entry: Entry) -> bool:
    """Tell whether an entry is here already. Raises `EntryRefused` when its id stands for something else."""
    row = connection.execute(f"SELECT {ENTRY} FROM entry WHERE id = ?", (entry.id,)).fetchone()
    if row is None:
        return False
    if row[3] != GONE and tuple(row) != (*_columns(entry), _body(entry)):
        raise EntryRefused
    return True


def erase(connection: Connection, entry: Entry) -> int:
    """Take everything of a case away and leave the mark; return 1 when there was something."""
    case = entry.case
    there = connection.execute("SELECT 1 FROM head WHERE case_id = ? LIMIT 1", (case,)).fetchone()
    for table in ("head", "replaced", "dispute"):
        connection.execute(f"DELETE FROM {table} WHERE case_id = ?", (case,))
    connection.execute(
        "UPDATE entry SET subject = '', kind = ?, device = '', author = '', at = '', day = '', body = '{}'"
        " WHERE case_id = ? AND kind <> ?",
        (GONE, case, ERASED),
    )
    values = (*_columns(entry), _body(entry))
    connection.execute(f"INSERT OR IGNORE INTO entry ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute(
        "INSERT OR IGNORE INTO erased VALUES (?, ?, ?)", (case, str(entry.sets.get("reason", "")), entry.day)
    )
    return int(bool(there))


def leave_a_mark(connection: Connection, entry: Entry) -> None:
    """Keep only the id of an entry whose case is gone, so that it is known when it comes again."""
    connection.execute(
        f"INSERT INTO entry ({ENTRY}) VALUES (?, ?, '', ?, '', '', '', '', '{{}}')", (entry.id, entry.case, GONE)
    )


def is_erased(connection: Connection, case: str) -> bool:
    """Tell whether a case was erased."""
    return connection.execute("SELECT 1 FROM erased WHERE case_id = ?", (case,)).fetchone() is not None


def _columns(entry: Entry) -> tuple[str, ...]:
    return (entry.id, entry.case, entry.subject, entry.kind, entry.device, entry.author, entry.at, entry.day)


def _body(entry: Entry) -> str:
    sets = {name: json.loads(written(value)) for name, value in entry.sets.items()}
    return json.dumps({"sets": sets, "over": list(entry.over)}, ensure_ascii=False, sort_keys=True)


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the entry of a row."""
    id_, case, subject, kind, device, author, at, day, text = row
    body = json.loads(text)
    sets = {name: tuple(value) if isinstance(value, list) else value for name, value in body.get("sets", {}).items()}
    return Entry(id_, case, subject, kind, device, author, at, day, sets, tuple(body.get("over", ())))


def parts_of(rows: Iterable[tuple[str, ...]]) -> list[Part]:
    """Return the parts of one case from (subject, kind, field, value, entry, day), oldest first.

    Of several values the one with the greatest id is shown, on every device the same; ids begin with the time.
    """
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    firsts: dict[str, tuple[str, str]] = {}
    for subject, kind, field, value, entry, day in rows:
        found.setdefault(subject, {}).setdefault(field, []).append((entry, value))
        first = firsts.get(subject)
        firsts[subject] = (day, kind) if first is None or day < first[0] else first
    parts = [_part(subject, *firsts[subject], fields) for subject, fields in found.items()]
    return sorted(parts, key=lambda part: (part.first, part.subject))


def _part(subject: str, first: str, kind: str, fields: dict[str, list[tuple[str, str]]]) -> Part:
    values = {field: read((max(rows) if len(rows) > 1 else rows[0])[1]) for field, rows in fields.items()}
    disputed = sum(len({value for _, value in rows}) > 1 for rows in fields.values() if len(rows) > 1)
    return Part(subject, kind, values, first, disputed)
