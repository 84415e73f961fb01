# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the database driver: SQLCipher for every private file, and sqlite-utils on top of it.

sqlite-utils catches the exceptions of the driver that it finds under the name `pysqlite3`. Unless SQLCipher stands
there before sqlite-utils is imported, a failed statement leaves a transaction open in which later rows are lost
without a word (measured). So the name is taken here, at import, and nothing else imports either library.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import sqlcipher3
from sqlcipher3 import dbapi2 as _dbapi2
from sqlcipher3.dbapi2 import Connection
from sqlcipher3.dbapi2 import Error as DatabaseError

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["Connection", "DatabaseError", "Journal", "configure", "connect", "database"]

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", _dbapi2)

Journal = Literal["wal", "delete"]
"""Write-ahead log on the computer's own disk; a rollback journal on sticks, which know no shared memory."""

BUSY_MILLISECONDS = 200


def connect(path: Path, key: bytes, journal: Journal, write: bool = True) -> Connection:
    """Open an encrypted database with its raw 256-bit key; nothing is read yet, so a wrong key shows later.

    Raises `DatabaseError` when the file cannot be opened at all.
    """
    if len(key) != 32:
        raise ValueError("a vault has a key of 32 bytes")
    where = path.resolve().as_uri() + ("" if write else "?mode=ro")
    connection = _dbapi2.connect(where, uri=True, isolation_level=None, check_same_thread=False)
    try:
        configure(connection, key, journal, write)
    except BaseException:
        connection.close()
        raise
    return connection


def configure(connection: Any, key: bytes, journal: Journal, write: bool = True) -> None:
    """Set key and safety of an open connection: full synchronisation, one program at a time, nothing left behind."""
    run = connection.execute
    run("PRAGMA cipher_log_level = NONE")
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA secure_delete = ON")
    run("PRAGMA temp_store = MEMORY")
    run("PRAGMA cache_size = -65536")
    if write:
        run("PRAGMA locking_mode = EXCLUSIVE")
        run(f"PRAGMA journal_mode = {journal}")
        run(f"PRAGMA synchronous = {'FULL' if journal == 'wal' else 'EXTRA'}")


def database(connection: Connection) -> "Database":
    """Return sqlite-utils around an open connection; it costs a fifth of a second to import, so only when needed."""
    from sqlite_utils import Database

    return Database(connection)
