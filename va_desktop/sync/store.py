# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and partners in the vault, and how far each partner and this caseload have read each other's log."""

from typing import TYPE_CHECKING, NamedTuple

from va_desktop.journal.facts import START, Position
from va_desktop.journal.log import Journal
from va_desktop.storage.vault import Schema, Step
from va_desktop.sync import keys
from va_desktop.sync.keys import Card, Identity

if TYPE_CHECKING:
    from sqlite_utils import Database


class Partner(NamedTuple):
    """Somebody whose files are read here and for whom files are written.

    `theirs`: how far their log was read here; `ours`: how far they say that they have read ours; days are ISO, or
    empty where nothing was read or written yet.
    """

    card: Card
    theirs: Position
    ours: Position
    read: str
    written: str


def _tables(db: "Database") -> None:
    db.execute("CREATE TABLE sync_identity (one INTEGER PRIMARY KEY, age TEXT NOT NULL, signing BLOB NOT NULL) STRICT")
    db.execute(
        "CREATE TABLE sync_partner (ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, card TEXT NOT NULL,"
        " theirs INTEGER NOT NULL, their_entry TEXT NOT NULL, ours INTEGER NOT NULL, our_entry TEXT NOT NULL,"
        " read TEXT NOT NULL, written TEXT NOT NULL) STRICT"
    )


SCHEMA = Schema("sync", (Step("tables", _tables),))

_PARTNER = "card, theirs, their_entry, ours, our_entry, read, written"


class Partners:
    """Reads and writes keys and partners. Every method may raise `VaultTrouble`."""

    def __init__(self, journal: Journal) -> None:
        self._journal, self._vault = journal, journal.vault

    def identity(self) -> Identity:
        """Return the keys of this caseload, made when they are first asked for."""
        rows = self._vault.rows("SELECT age, signing FROM sync_identity")
        if rows:
            return Identity(rows[0][0], bytes(rows[0][1]))
        made = Identity.new()
        with self._journal.together() as connection:
            connection.execute("INSERT INTO sync_identity VALUES (1, ?, ?)", (made.age, made.signing))
        return made

    def all(self) -> list[Partner]:
        """Return the partners in the order in which they were trusted."""
        return [_partner(row) for row in self._vault.rows(f"SELECT {_PARTNER} FROM sync_partner ORDER BY ord")]

    def get(self, id_: str) -> Partner | None:
        """Return one partner, or None."""
        rows = self._vault.rows(f"SELECT {_PARTNER} FROM sync_partner WHERE id = ?", (id_,))
        return _partner(rows[0]) if rows else None

    def trust(self, card: Card) -> Partner:
        """Take a card whose fingerprint was compared; a card known already only changes its name."""
        with self._journal.together() as connection:
            connection.execute(
                "INSERT INTO sync_partner (id, card, theirs, their_entry, ours, our_entry, read, written)"
                " VALUES (?, ?, 0, '', 0, '', '', '') ON CONFLICT (id) DO UPDATE SET card = excluded.card",
                (card.id, keys.plain(card)),
            )
        return Partner(card, START, START, "", "")

    def forget(self, id_: str) -> None:
        """Read nothing of a partner from now on, and write nothing for them: a laptop was lost."""
        with self._journal.together() as connection:
            connection.execute("DELETE FROM sync_partner WHERE id = ?", (id_,))

    def have_read(self, id_: str, theirs: Position, ours: Position, day: str) -> None:
        """Keep how far both sides are after a file of a partner."""
        with self._journal.together() as connection:
            connection.execute(
                "UPDATE sync_partner SET theirs = ?, their_entry = ?, ours = ?, our_entry = ?, read = ? WHERE id = ?",
                (*theirs, *ours, day, id_),
            )

    def have_written(self, id_: str, day: str) -> None:
        """Keep when a file was last written for a partner; what they have is only what they say they have."""
        with self._journal.together() as connection:
            connection.execute("UPDATE sync_partner SET written = ? WHERE id = ?", (day, id_))


def _partner(row: tuple[str, int, str, int, str, str, str]) -> Partner:
    card, theirs, their_entry, ours, our_entry, read, written = row
    return Partner(keys.read(card), Position(theirs, their_entry), Position(ours, our_entry), read, written)
