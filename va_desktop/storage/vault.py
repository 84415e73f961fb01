# SPDX-License-Identifier: GPL-3.0-or-later
"""A private vault in one folder: `vault.json` (wrapped keys), `vault.db` (encrypted) and `backups/`.

What a call wrote is on the disk when the call returns. Locking closes the database and forgets the key; Python
cannot promise that no copy of a text is left in memory, and `docs/threat-model.md` says so.
"""

import shutil
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from va_desktop.durable import sync_folder
from va_desktop.storage import keys
from va_desktop.storage.driver import Connection, DatabaseError, Journal, connect, database
from va_desktop.storage.errors import Locked, VaultTrouble, WrongCode, told
from va_desktop.storage.keys import Envelope, Kind
from va_desktop.storage.tries import Tries

if TYPE_CHECKING:
    from sqlite_utils import Database

ENVELOPE, DATABASE, TRIES, BACKUPS = "vault.json", "vault.db", "tries.json", "backups"
APPLICATION_ID = 0x56415056
"""`VAPV`, in the header of the database inside."""

Now = Callable[[], float]
"""Answers how many seconds have passed since 1970."""


class Step(NamedTuple):
    """One migration of one slice: its name, never changed once published, and what it does."""

    name: str
    carry_out: "Callable[[Database], None]"


class Schema(NamedTuple):
    """The migrations of one slice, oldest first."""

    slice: str
    steps: tuple[Step, ...]


def _access(db: "Database") -> None:
    db.execute("CREATE TABLE access (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL) STRICT")


OWN = Schema("storage", (Step("access", _access),))


@dataclass(frozen=True)
class Code:
    """What somebody gives to open a vault. Make it with `phrase`, `pictures` or `words`."""

    kind: Kind
    secret: bytes

    @classmethod
    def phrase(cls, text: str) -> "Code":
        """Return the code of a passphrase. Raises `CodeTooWeak`."""
        return cls("passphrase", keys.passphrase(text))

    @classmethod
    def pictures(cls, ids: Sequence[str]) -> "Code":
        """Return the code of pictures in their order. Raises `CodeTooWeak`."""
        return cls("pictures", keys.pictures(ids))

    @classmethod
    def words(cls, text: str) -> "Code | None":
        """Return the code of recovery words, or None where a word is wrong."""
        found = keys.words(text)
        return cls("recovery", found) if found is not None else None


def there(folder: Path) -> bool:
    """Tell whether a folder holds a vault."""
    return (folder / ENVELOPE).is_file()


def opened_by(folder: Path) -> Kind:
    """Return which code opens a vault: a passphrase or pictures. Raises `VaultTrouble`."""
    found = keys.read(folder / ENVELOPE).slot("passphrase", "pictures")
    return found.kind if found else "recovery"


class Vault:
    """An open vault. One program at a time has it; a second one is told so."""

    def __init__(self, folder: Path, envelope: Envelope, key: bytes, connection: Connection, now: Now) -> None:
        self.folder, self.envelope, self._now = folder, envelope, now
        self._key: bytearray | None = bytearray(key)
        self._connection: Connection | None = connection

    @classmethod
    def create(
        cls,
        folder: Path,
        code: Code,
        schemas: Sequence[Schema],
        journal: Journal = "wal",
        lang: str = "en",
        now: Now = time.time,
        cost: keys.Cost | None = None,
    ) -> "tuple[Vault, str]":
        """Make a vault and return it, open, with its recovery words. `cost` is for tests, which make many.

        Raises `VaultTrouble`.
        """
        if there(folder):
            raise VaultTrouble("exists", folder)
        key, id_, recovery = keys.new_key(), uuid.uuid4().hex, keys.new_words(lang)
        with told():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            _clear(folder)
            connection = _connected(folder, key, journal, schemas, fresh=True)
            secret = keys.words(recovery)
            assert secret is not None
            slots = (
                keys.wrap(key, code.secret, code.kind, id_, cost),
                keys.wrap(key, secret, "recovery", id_, cost),
            )
            envelope = Envelope(id_, journal, slots)
            keys.write(folder / ENVELOPE, envelope)
        made = cls(folder, envelope, key, connection, now)
        made.note("created")
        return made, recovery

    @classmethod
    def open(cls, folder: Path, code: Code, schemas: Sequence[Schema], now: Now = time.time) -> "Vault":
        """Open a vault. Raises `WrongCode`, `Locked` and `VaultTrouble`; a wrong code changes nothing inside."""
        envelope = keys.read(folder / ENVELOPE)
        key = _key(folder, envelope, code, now)
        with told():
            connection = _connected(folder, key, envelope.journal, schemas, fresh=False)
        found = cls(folder, envelope, key, connection, now)
        found.note("opened")
        return found

    @property
    def connection(self) -> Connection:
        """Return the database. Raises `VaultTrouble` once the vault is locked."""
        if self._connection is None:
            raise VaultTrouble("missing", self.folder)
        return self._connection

    @property
    def key(self) -> bytes:
        """Return the raw key, for backups. Raises `VaultTrouble` once the vault is locked."""
        if self._key is None:
            raise VaultTrouble("missing", self.folder)
        return bytes(self._key)

    @property
    def locked(self) -> bool:
        """Tell whether the vault is locked."""
        return self._connection is None

    @property
    def now(self) -> float:
        """Return the present time in seconds since 1970."""
        return self._now()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Carry out several writes as one; all of it is on the disk at the end, or none. Raises `VaultTrouble`."""
        with told():
            connection = self.connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                _undo(connection)
                raise

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query, so that no reading is left open. Raises `VaultTrouble`."""
        with told():
            found: list[tuple[Any, ...]] = self.connection.execute(query, values).fetchall()
            return found

    def note(self, what: str) -> None:
        """Write into the access log what was done, never with what. Raises `VaultTrouble`."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self._now()))
        with self.transaction() as connection:
            connection.execute("INSERT INTO access (at, what) VALUES (?, ?)", (at, what))

    def accesses(self, most: int = 50) -> list[tuple[str, str]]:
        """Return when (UTC) what was done, newest first."""
        return [(at, what) for at, what in self.rows("SELECT at, what FROM access ORDER BY id DESC LIMIT ?", (most,))]

    def check(self) -> bool:
        """Read every page and tell whether all of it is as it was written."""
        try:
            connection = self.connection
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = connection.execute("PRAGMA quick_check").fetchall()
        except DatabaseError:
            return False
        return not broken and [tuple(row) for row in sound] == [("ok",)]

    def prove(self, code: Code) -> None:
        """Make sure that somebody who comes back to an open vault knows its code. Raises `WrongCode` and `Locked`."""
        _key(self.folder, self.envelope, code, self._now)

    def change_code(self, code: Code, cost: keys.Cost | None = None) -> None:
        """Let another passphrase or other pictures open the vault from now on; the data is not touched.

        Raises `VaultTrouble`.
        """
        self._rewrap(keys.wrap(self.key, code.secret, code.kind, self.envelope.vault, cost))
        self.note("code changed")

    def new_recovery(self, lang: str, cost: keys.Cost | None = None) -> str:
        """Return new recovery words; a sheet with the old ones opens nothing any more. Raises `VaultTrouble`."""
        recovery = keys.new_words(lang)
        secret = keys.words(recovery)
        assert secret is not None
        self._rewrap(keys.wrap(self.key, secret, "recovery", self.envelope.vault, cost))
        self.note("recovery sheet made")
        return recovery

    def _rewrap(self, slot: keys.Slot) -> None:
        changed = self.envelope.with_(slot)
        with told():
            keys.write(self.folder / ENVELOPE, changed)
        self.envelope = changed

    def set_journal(self, journal: Journal) -> None:
        """Say whether the vault lies on a stick from the next opening on. Raises `VaultTrouble`."""
        changed = replace(self.envelope, journal=journal)
        with told():
            keys.write(self.folder / ENVELOPE, changed)
        self.envelope = changed

    def lock(self) -> None:
        """Close the database and forget the key; locking twice does no harm."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        if self._key is not None:
            self._key[:] = bytes(len(self._key))
        self._key = None


def remains(folder: Path) -> list[Path]:
    """Return every file of a vault that is on the disk."""
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def erase(folder: Path) -> tuple[int, list[Path]]:
    """Delete a vault with its backups: the keys first, so that whatever a disk may keep of the rest stays unreadable.

    Returns how many files there were, and what is still there on a second look. Raises `VaultTrouble`.
    """
    files = remains(folder)
    with told():
        envelope = folder / ENVELOPE
        if envelope.exists():
            with envelope.open("r+b") as file:
                file.write(b"\0" * envelope.stat().st_size)
            envelope.unlink()
        shutil.rmtree(folder, ignore_errors=False) if folder.exists() else None
        if folder.parent.exists():
            sync_folder(folder.parent)
    return len(files), remains(folder)


def _key(folder: Path, envelope: Envelope, code: Code, now: Now) -> bytes:
    tries = Tries(folder / TRIES)
    if code.kind != "recovery" and (left := tries.left(now())):
        raise Locked(left)
    slot = envelope.slot(code.kind)
    key = keys.unwrap(slot, code.secret, envelope.vault) if slot else None
    if key is None:
        raise WrongCode(tries.failed(now()))
    tries.succeeded()
    return key


def _connected(folder: Path, key: bytes, journal: Journal, schemas: Sequence[Schema], fresh: bool) -> Connection:
    file = folder / DATABASE
    if not fresh and (not file.exists() or not file.stat().st_size):
        # SQLite would make an empty database here, and an empty list would look like lost applications.
        raise VaultTrouble("damaged", file)
    connection = connect(folder / DATABASE, key, journal)
    try:
        _prepare(connection, folder, key, (OWN, *schemas))
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Connection, folder: Path, key: bytes, schemas: Sequence[Schema]) -> None:
    """Take the vault for this program alone and bring its tables up to date."""
    wanted = sum(len(schema.steps) for schema in schemas)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > wanted:
        raise VaultTrouble("newer", folder)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    if version < wanted:
        if version:
            from va_desktop.storage.backups import before_migration

            before_migration(connection, folder, key)
        migrate(connection, schemas)


def migrate(connection: Connection, schemas: Sequence[Schema]) -> None:
    """Apply what is missing, each step whole or not at all; `user_version` counts the steps."""
    from sqlite_utils import Migrations

    db = database(connection)
    for schema in schemas:
        found = Migrations(schema.slice)
        for step in schema.steps:
            found(name=step.name)(_named(step))
        found.apply(db)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {sum(len(schema.steps) for schema in schemas)}")


def _named(step: Step) -> "Callable[[Database], None]":
    def carry_out(db: "Database") -> None:
        step.carry_out(db)

    return carry_out


def _undo(connection: Connection) -> None:
    try:
        connection.execute("ROLLBACK")
    except DatabaseError:
        return


def _clear(folder: Path) -> None:
    """Remove what a creation left behind that never came to its end: without an envelope nobody can open it."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-journal", f"{DATABASE}-shm", TRIES):
        (folder / name).unlink(missing_ok=True)
