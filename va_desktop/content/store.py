# SPDX-License-Identifier: GPL-3.0-or-later
"""The database inside a pack: how it is created and how it is read. Packs are public and have no key."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as driver
from sqlcipher3.dbapi2 import Connection
from sqlcipher3.dbapi2 import Error as DatabaseError

__all__ = ["APPLICATION_ID", "FORMAT", "Connection", "DatabaseError"]

APPLICATION_ID = 0x56415043
"""`VAPC`, written into the database header (bytes 68 to 71)."""

FORMAT = 1
"""The format this program writes and the newest it reads (`user_version`, bytes 60 to 63)."""

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE records (kind TEXT, ord INTEGER, id TEXT NOT NULL, doc TEXT NOT NULL,"
    " PRIMARY KEY (kind, ord)) WITHOUT ROWID",
    "CREATE UNIQUE INDEX record_ids ON records (kind, id)",
    "CREATE TABLE texts (id TEXT, lang TEXT, text TEXT NOT NULL, state TEXT NOT NULL,"
    " PRIMARY KEY (id, lang)) WITHOUT ROWID",
    "CREATE TABLE blobs (name TEXT PRIMARY KEY, data BLOB NOT NULL)",
)


def create(path: Path) -> Connection:
    """Create an empty pack database; nothing of it is safe on the disk before the builder closes it."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("BEGIN")
    for statement in _TABLES:
        connection.execute(statement)
    return connection


def open_readonly(path: Path) -> Connection:
    """Open a pack for reading only: no lock, no journal, no byte written, usable from any thread."""
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    connection = driver.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    return connection


def rest(connection: Connection) -> None:
    """Give back the memory that the database keeps to be quick; it takes it again when it needs it."""
    connection.execute("PRAGMA shrink_memory")


def write_meta(connection: Connection, values: dict[str, Any]) -> None:
    """Write the pack's card."""
    rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in sorted(values.items())]
    connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)


def write_records(connection: Connection, rows: Iterable[tuple[str, int, str, dict[str, Any]]]) -> None:
    """Write records as (kind, order, id, document)."""
    encoded = ((kind, ord_, id_, json.dumps(doc, ensure_ascii=False)) for kind, ord_, id_, doc in rows)
    connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", encoded)


def write_texts(connection: Connection, rows: Iterable[tuple[str, str, str, str]]) -> None:
    """Write texts as (id, language, text, state)."""
    connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", rows)


def write_blobs(connection: Connection, rows: Iterable[tuple[str, bytes]]) -> None:
    """Write media as (name, bytes)."""
    connection.executemany("INSERT INTO blobs VALUES (?, ?)", rows)


def blob(connection: Connection, name: str) -> bytes | None:
    """Return the media of a name."""
    row = connection.execute("SELECT data FROM blobs WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else None


def close_written(connection: Connection) -> None:
    """Commit, rewrite the file into its final, repeatable order, and close it."""
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    connection.close()


def meta(connection: Connection) -> dict[str, Any]:
    """Return the pack's card."""
    return {key: json.loads(value) for key, value in connection.execute("SELECT key, value FROM meta")}


def records(connection: Connection, kind: str) -> list[dict[str, Any]]:
    """Return all documents of a kind in authored order."""
    rows = connection.execute("SELECT doc FROM records WHERE kind = ? ORDER BY ord", (kind,))
    return [json.loads(doc) for (doc,) in rows]


def record(connection: Connection, kind: str, record_id: str) -> dict[str, Any] | None:
    """Return one document."""
    row = connection.execute("SELECT doc FROM records WHERE kind = ? AND id = ?", (kind, record_id)).fetchone()
    found: dict[str, Any] | None = json.loads(row[0]) if row else None
    return found


def texts(connection: Connection, text_id: str, langs: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return language to (text, state) for those of `langs` in which the text exists."""
    marks = ",".join("?" * len(langs))
    query = f"SELECT lang, text, state FROM texts WHERE id = ? AND lang IN ({marks})"
    return {lang: (text, state) for lang, text, state in connection.execute(query, (text_id, *langs))}


def every_text(connection: Connection) -> dict[tuple[str, str], str]:
    """Return (id, language) to text for the whole pack."""
    rows = connection.execute("SELECT id, lang, text FROM texts")
    return {(text_id, lang): text for text_id, lang, text in rows}


def every_record(connection: Connection) -> dict[tuple[str, str], str]:
    """Return (kind, id) to the document as it is stored."""
    return {(kind, id_): doc for kind, id_, doc in connection.execute("SELECT kind, id, doc FROM records")}
