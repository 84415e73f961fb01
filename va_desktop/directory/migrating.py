# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings an older file of a centre's changes to the format of today."""

from datetime import date

from va_desktop.directory.exchange import DAY, Ids
from va_desktop.directory.store import Connection

_NEW = (
    "ALTER TABLE change ADD COLUMN id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE change ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE change ADD COLUMN origin INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE change ADD COLUMN shared INTEGER NOT NULL DEFAULT 0",
)


def to_second(connection: Connection) -> None:
    """Give every change an id, which is the same wherever it was handed on to, and a moment in the old order.

    The caller has begun a transaction. All count as ours: the old format did not tell.
    """
    for statement in _NEW:
        connection.execute(statement)
    ids, latest = Ids(), 0
    for n, day, service, body in connection.execute("SELECT n, day, service, body FROM change ORDER BY n").fetchall():
        latest = max(latest + 1, date.fromisoformat(day).toordinal() * DAY)
        row = (ids.of(day, service, body), latest, n)
        connection.execute("UPDATE change SET id = ?, stamp = ? WHERE n = ?", row)
    connection.execute("CREATE UNIQUE INDEX change_id ON change (id)")
    connection.execute("PRAGMA user_version = 2")
