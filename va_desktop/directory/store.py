# SPDX-License-Identifier: GPL-3.0-or-later
"""The database of a directory file: how it is created and opened, and how documents lie in it.

Directories are public and have no key. Documents are kept word for word, as compressed JSON.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver
from sqlcipher3.dbapi2 import Connection, IntegrityError, OperationalError
from sqlcipher3.dbapi2 import Error as DatabaseError

__all__ = ["APPLICATION_ID", "FORMAT", "Connection", "DatabaseError", "IntegrityError", "OperationalError"]

APPLICATION_ID = 0x56414452
"""`VADR`, written into the database header (bytes 68 to 71)."""
FORMAT = 1
"""The format this program writes and the newest it reads (`user_version`, bytes 60 to 63)."""

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT",
    "CREATE TABLE document (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, doc BLOB NOT NULL,"
    " UNIQUE (kind, id)) STRICT",
)
_WINDOW, _EFFORT, _LEVEL = -13, 5, 3
_LONGEST_SAMPLE = 6000
_MOST_MAPPED = 0x7FFF0000


def create(path: Path) -> Connection:
    """Create an empty directory database; nothing of it is safe on the disk before the writer closes it."""
    card = (f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {FORMAT}")
    draft = (f"PRAGMA {pragma}" for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"))
    return _made(path, (*draft, *card, "BEGIN", *_TABLES))


def scratch(path: Path) -> Connection:
    """Create a file for what need not outlive the import."""
    pragmas = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -16384")
    return _made(path, (f"PRAGMA {pragma}" for pragma in pragmas))


def _made(path: Path, statements: Iterable[str]) -> Connection:
    """Open a file and begin it; when that fails, no open connection stays behind to hold it."""
    connection = driver.connect(str(path), isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def memory() -> Connection:
    """Return an empty database that lives in memory."""
    return driver.connect(":memory:", isolation_level=None, check_same_thread=False)


def open_readonly(path: Path, *, mapped: bool = True) -> Connection:
    """Open a directory for reading only: no lock, no journal, no byte written, usable from any thread.

    It must not be changed in place while it is open; replacing it is fine.
    """
    connection = driver.connect(
        path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None
    )
    connection.execute(f"PRAGMA mmap_size = {_MOST_MAPPED if mapped else 0}")
    return connection


def open_durable(path: Path) -> Connection:
    """Open or create a small file of the centre's own, in which what was committed stays."""
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA busy_timeout = 2000")
    return connection


def write_meta(connection: Connection, values: Mapping[str, Any]) -> None:
    """Write or replace the file's card."""
    rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in sorted(values.items())]
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


def meta(connection: Connection) -> dict[str, Any]:
    """Return the file's card."""
    return {key: json.loads(value) for key, value in connection.execute("SELECT key, value FROM meta")}


def dumps(doc: Mapping[str, Any]) -> bytes:
    """Return a document as JSON without spaces."""
    return json.dumps(doc, ensure_ascii=False, separators=(",", ":"), allow_nan=True).encode("utf-8", "surrogatepass")


class Packer:
    """Makes documents small. They resemble each other, so each is written against the first one as a sample."""

    def __init__(self, sample: bytes = b"") -> None:
        self.sample = sample[:_LONGEST_SAMPLE]

    def packed(self, content: bytes) -> bytes:
        """Return the content compressed."""
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _EFFORT, zlib.Z_DEFAULT_STRATEGY, self.sample)
        return packer.compress(content) + packer.flush()

    def opened(self, packed: bytes) -> Any:
        """Return the document."""
        content = zlib.decompressobj(_WINDOW, self.sample).decompress(packed)
        return json.loads(content.decode("utf-8", "surrogatepass"))


def documents(connection: Connection, packer: Packer, kind: str) -> Iterator[dict[str, Any]]:
    """Yield all documents of a kind in the order in which they came."""
    for (doc,) in connection.execute("SELECT doc FROM document WHERE kind = ? ORDER BY n", (kind,)):
        yield packer.opened(doc)


def watch(connection: Connection, stop: Callable[[], bool]) -> None:
    """Give up a running statement with `OperationalError` as soon as `stop` says so."""
    connection.set_progress_handler(lambda: 1 if stop() else 0, 200_000)
