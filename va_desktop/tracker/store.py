# SPDX-License-Identifier: GPL-3.0-or-later
"""Applications in the vault: events are only added, and what follows from them is kept beside them for fast lists."""

import json
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from va_desktop.errors import VaDesktopError
from va_desktop.ids import ApplicationId, PersonId
from va_desktop.storage.driver import Connection
from va_desktop.storage.vault import Schema, Step, Vault
from va_desktop.tracker.application import Application, Copied, Snapshot, Standing, from_json, standing, to_json
from va_desktop.tracker.dues import GRACE, Due, dues
from va_desktop.tracker.events import Event, State, from_row, last_undoable, to_body
from va_desktop.tracker.states import CLOSED, moved

if TYPE_CHECKING:
    from sqlite_utils import Database

LARGEST = 10 * 1024 * 1024
"""Bytes of one attached file: a page photographed with a telephone has 2 to 6 MiB."""

MOST = 500 * 1024 * 1024
"""Bytes of all attached files together, so that a backup still fits on a small stick."""

NEVER = "9999-12-31"
"""Stands in the list for an application that waits for no day."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"%PDF-", "application/pdf"),
)


class AttachmentRefused(VaDesktopError):
    """A file that the vault does not take: `reason` is `large`, `full` or `kind`; `most` the limit in bytes."""

    def __init__(self, reason: str, most: int) -> None:
        super().__init__(reason, most)
        self.reason, self.most = reason, most


class Attachment(NamedTuple):
    """A photo, scan or PDF in the vault; `paper` is the line of the checklist it belongs to."""

    id: str
    application: ApplicationId
    name: str
    type: str
    size: int
    added: date
    paper: str


class Listed(NamedTuple):
    """One line of the list of applications; `mine` and `theirs` are the nearest days waited for."""

    id: ApplicationId
    person: PersonId
    country: str
    title: Copied
    state: State
    since: date
    mine: date | None
    theirs: date | None


class Waiting(NamedTuple):
    """One day waited for, of one application."""

    application: ApplicationId
    due: Due


class Digest(NamedTuple):
    """What there is to say when the vault opens.

    `running` applications in all; `mine` what one must do within the reach asked for, or should have done; `late`
    what an office owes since its day passed; each nearest first and cut at a few, with the full counts beside them.
    """

    running: int
    mine: tuple[Waiting, ...]
    mine_count: int
    late: tuple[Waiting, ...]
    late_count: int


def _tables(db: "Database") -> None:
    db.execute(
        "CREATE TABLE application (ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL,"
        " country TEXT NOT NULL, title TEXT NOT NULL, opened TEXT NOT NULL, entitlement TEXT, snapshot TEXT,"
        " state TEXT NOT NULL, since TEXT NOT NULL, closed INTEGER NOT NULL, mine TEXT NOT NULL,"
        " theirs TEXT NOT NULL, soon TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, application TEXT NOT NULL,"
        " kind TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE due (application TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, whose TEXT NOT NULL,"
        " day TEXT NOT NULL, ref TEXT NOT NULL, PRIMARY KEY (application, key)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE attachment (ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, application TEXT NOT NULL,"
        " name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, added TEXT NOT NULL, paper TEXT NOT NULL,"
        " data BLOB NOT NULL) STRICT"
    )
    db.execute("CREATE TABLE tracker_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("CREATE INDEX event_of ON event (application, seq)")
    db.execute("CREATE INDEX application_list ON application (closed, soon, ord)")
    db.execute("CREATE INDEX application_of ON application (person, closed, soon, ord)")
    db.execute("CREATE INDEX due_day ON due (whose, day)")
    db.execute("CREATE INDEX attachment_of ON attachment (application)")


SCHEMA = Schema("tracker", (Step("tables", _tables),))

_LISTED = "id, person, country, title, state, since, mine, theirs"
_DUE = "application, key, kind, whose, day, ref"
_ATTACHED = "id, application, name, type, size, added, paper"


class Tracker:
    """Reads and writes the applications of an open vault. Every method may raise `VaultTrouble`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def open(
        self, person: PersonId, country: str, on: date, snapshot: Snapshot | None = None, title: str = ""
    ) -> Application:
        """Begin an application, from a copied rule or in one's own words. Raises ValueError without either."""
        title = " ".join(title.split())[:200]
        if snapshot is None and not title:
            raise ValueError("an application is for something")
        found = Application(ApplicationId(uuid.uuid4().hex), person, country, title, on, snapshot)
        with self._vault.transaction() as connection:
            connection.execute(
                "INSERT INTO application (id, person, country, title, opened, entitlement, snapshot, state, since,"
                " closed, mine, theirs, soon) VALUES (?, ?, ?, ?, ?, ?, ?, 'preparing', ?, 0, ?, ?, ?)",
                (
                    found.id,
                    person,
                    country,
                    _title(found),
                    on.isoformat(),
                    snapshot.entitlement if snapshot else None,
                    to_json(snapshot),
                    on.isoformat(),
                    NEVER,
                    NEVER,
                    NEVER,
                ),
            )
            self._summarise(connection, found, [])
        return found

    def get(self, id_: ApplicationId) -> Application | None:
        """Return one application, or None."""
        rows = self._vault.rows(
            "SELECT id, person, country, title, opened, snapshot FROM application WHERE id = ?", (id_,)
        )
        return _application(rows[0]) if rows else None

    def events(self, id_: ApplicationId) -> list[Event]:
        """Return every event of an application, undone and corrected ones too, in the order of recording."""
        query = "SELECT id, application, kind, day, at, body FROM event WHERE application = ? ORDER BY seq"
        return [from_row(*row) for row in self._vault.rows(query, (id_,))]

    def standing(self, application: Application) -> Standing:
        """Return where an application is."""
        return standing(application, self.events(application.id))

    def add(self, event: Event) -> Event:
        """Record what happened; it is safe on the disk when this returns. Gives the event its id and time.

        Raises `NotAllowed` for a state that cannot follow, KeyError for an application that is not there.
        """
        application = self.get(event.application)
        if application is None:
            raise KeyError(event.application)
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self._vault.now))
        event = replace(event, id=event.id or uuid.uuid4().hex, at=event.at or at)
        with self._vault.transaction() as connection:
            rows = self.events(event.application)
            if event.is_state and not event.replaces:
                moved(standing(application, rows).state, event.kind)  # type: ignore[arg-type]
            connection.execute(
                "INSERT INTO event (id, application, kind, day, at, body) VALUES (?, ?, ?, ?, ?, ?)",
                (event.id, event.application, event.kind, event.day.isoformat(), event.at, to_body(event)),
            )
            self._summarise(connection, application, [*rows, event])
        return event

    def undo(self, id_: ApplicationId, on: date) -> Event | None:
        """Take the newest event back that still counts, and return it; None when there is none."""
        last = last_undoable(self.events(id_))
        if last is not None:
            self.add(Event("", id_, "undo", on, ref=last.id))
        return last

    @staticmethod
    def _summarise(connection: Connection, application: Application, events: Sequence[Event]) -> None:
        now = standing(application, events)
        found = dues(application, now)
        connection.execute("DELETE FROM due WHERE application = ?", (application.id,))
        rows = [(application.id, due.key, due.kind, due.whose, due.day.isoformat(), due.ref) for due in found]
        connection.executemany(f"INSERT INTO due ({_DUE}) VALUES (?, ?, ?, ?, ?, ?)", rows)
        mine = next((due.day.isoformat() for due in found if due.whose == "mine"), NEVER)
        theirs = next((due.day.isoformat() for due in found if due.whose == "theirs"), NEVER)
        connection.execute(
            "UPDATE application SET state = ?, since = ?, closed = ?, mine = ?, theirs = ?, soon = ? WHERE id = ?",
            (now.state, now.since.isoformat(), int(now.closed), mine, theirs, min(mine, theirs), application.id),
        )

    def page(self, person: PersonId | None = None, closed: bool = False, skip: int = 0, most: int = 20) -> list[Listed]:
        """Return a page of the list, what is due first at the top."""
        where, values = (
            ("person = ? AND closed = ?", (person, int(closed))) if person else ("closed = ?", (int(closed),))
        )
        query = f"SELECT {_LISTED} FROM application WHERE {where} ORDER BY soon, ord LIMIT ? OFFSET ?"
        return [_listed(row) for row in self._vault.rows(query, (*values, most, skip))]

    def count(self, person: PersonId | None = None, closed: bool = False) -> int:
        """Return how many applications there are."""
        where, values = (
            ("person = ? AND closed = ?", (person, int(closed))) if person else ("closed = ?", (int(closed),))
        )
        return int(self._vault.rows(f"SELECT count(*) FROM application WHERE {where}", values)[0][0])

    def dues(self, id_: ApplicationId) -> list[Due]:
        """Return the days that an application waits for, the nearest first."""
        query = f"SELECT {_DUE} FROM due WHERE application = ? ORDER BY day, key"
        return [_waiting(row).due for row in self._vault.rows(query, (id_,))]

    def all_dues(self) -> list[Waiting]:
        """Return the days that all running applications wait for, the nearest first."""
        return [_waiting(row) for row in self._vault.rows(f"SELECT {_DUE} FROM due ORDER BY day, application, key")]

    def digest(self, on: date, reach: timedelta = timedelta(days=14), most: int = 5) -> Digest:
        """Return what needs somebody on a day: own duties within `reach`, and what offices owe."""
        soon, late = (on + reach).isoformat(), on.isoformat()
        grace = (on - GRACE).isoformat()
        owed = "whose = 'theirs' AND day < ? AND (kind <> 'payment' OR day < ?)"
        own = "whose = 'mine' AND day <= ?"
        mine = self._vault.rows(f"SELECT {_DUE} FROM due WHERE {own} ORDER BY day LIMIT ?", (soon, most))
        theirs = self._vault.rows(f"SELECT {_DUE} FROM due WHERE {owed} ORDER BY day LIMIT ?", (late, grace, most))
        counts = self._vault.rows(
            "SELECT (SELECT count(*) FROM application WHERE closed = 0),"
            f" (SELECT count(*) FROM due WHERE {own}),"
            f" (SELECT count(*) FROM due WHERE {owed})",
            (soon, late, grace),
        )[0]
        return Digest(counts[0], tuple(map(_waiting, mine)), counts[1], tuple(map(_waiting, theirs)), counts[2])

    def attach(self, id_: ApplicationId, name: str, data: bytes, on: date, paper: str = "") -> Attachment:
        """Put a photo, scan or PDF into the vault. Raises `AttachmentRefused`."""
        type_ = next((type_ for magic, type_ in _MAGIC if data.startswith(magic)), "")
        if not type_:
            raise AttachmentRefused("kind", LARGEST)
        if len(data) > LARGEST:
            raise AttachmentRefused("large", LARGEST)
        if self.attached() + len(data) > MOST:
            raise AttachmentRefused("full", MOST)
        found = Attachment(uuid.uuid4().hex, id_, _plain(name)[:120] or "file", type_, len(data), on, paper)
        with self._vault.transaction() as connection:
            connection.execute(
                f"INSERT INTO attachment ({_ATTACHED}, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*found[:5], on.isoformat(), paper, data),
            )
        return found

    def attached(self) -> int:
        """Return how many bytes all attached files have."""
        return int(self._vault.rows("SELECT coalesce(sum(size), 0) FROM attachment")[0][0])

    def attachments(self, id_: ApplicationId) -> list[Attachment]:
        """Return the attached files of an application, without their content."""
        query = f"SELECT {_ATTACHED} FROM attachment WHERE application = ? ORDER BY ord"
        return [_attachment(row) for row in self._vault.rows(query, (id_,))]

    def content(self, attachment: str) -> bytes | None:
        """Return the content of an attached file; it never touches the disk in the clear."""
        rows = self._vault.rows("SELECT data FROM attachment WHERE id = ?", (attachment,))
        return bytes(rows[0][0]) if rows else None

    def detach(self, attachment: str) -> None:
        """Delete an attached file."""
        with self._vault.transaction() as connection:
            connection.execute("DELETE FROM attachment WHERE id = ?", (attachment,))

    def remove(self, ids: Iterable[ApplicationId]) -> int:
        """Delete applications with everything that belongs to them, and return how many there were."""
        count = 0
        with self._vault.transaction() as connection:
            for id_ in ids:
                for table in ("event", "due", "attachment"):
                    connection.execute(f"DELETE FROM {table} WHERE application = ?", (id_,))
                count += connection.execute("DELETE FROM application WHERE id = ?", (id_,)).rowcount
        return count

    def of(self, person: PersonId) -> tuple[ApplicationId, ...]:
        """Return all applications of a person."""
        rows = self._vault.rows("SELECT id FROM application WHERE person = ? ORDER BY ord", (person,))
        return tuple(ApplicationId(row[0]) for row in rows)

    def all(self) -> list[Application]:
        """Return all applications in the order in which they were opened, for an export."""
        rows = self._vault.rows("SELECT id, person, country, title, opened, snapshot FROM application ORDER BY ord")
        return [_application(row) for row in rows]

    @property
    def months_kept(self) -> int:
        """Return after how many months a closed application deletes itself; 0 means never."""
        rows = self._vault.rows("SELECT value FROM tracker_setting WHERE key = 'months_kept'")
        return int(rows[0][0]) if rows else 0

    def keep_for(self, months: int) -> None:
        """Say after how many months a closed application deletes itself; 0 means never."""
        with self._vault.transaction() as connection:
            connection.execute(
                "INSERT INTO tracker_setting VALUES ('months_kept', ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (str(months),),
            )

    def purge(self, on: date) -> int:
        """Delete what has been closed for longer than was chosen, and return how many; the log says only that."""
        months = self.months_kept
        if not months:
            return 0
        from va_desktop.periods import Period, Span, end

        rows = self._vault.rows("SELECT id, since FROM application WHERE closed = 1")
        old = []
        for id_, since in rows:
            day = date.fromisoformat(since)
            if end(Span(day, day), Period(months, "month"), "").last < on:
                old.append(ApplicationId(id_))
        count = self.remove(old) if old else 0
        if count:
            self._vault.note(f"purged {count}")
        return count


def _where(person: PersonId | None, closed: bool) -> tuple[str, tuple[object, ...]]:
    if person is None:
        return "closed = ?", (int(closed),)
    return "person = ? AND closed = ?", (person, int(closed))


def _title(application: Application) -> str:
    text = application.snapshot.title.text if application.snapshot else {"": application.title}
    return json.dumps(dict(text), ensure_ascii=False)


def _plain(name: str) -> str:
    return " ".join("".join(letter for letter in name if letter.isprintable()).split())


def _application(row: tuple[Any, ...]) -> Application:
    id_, person, country, title, opened, snapshot = row
    found = from_json(snapshot)
    own = "" if found else json.loads(title)[""]
    return Application(ApplicationId(id_), PersonId(person), country, own, date.fromisoformat(opened), found)


def _day(text: str) -> date | None:
    return None if text == NEVER else date.fromisoformat(text)


def _listed(row: tuple[Any, ...]) -> Listed:
    id_, person, country, title, state, since, mine, theirs = row
    text = Copied(json.loads(title))
    return Listed(id_, person, country, text, state, date.fromisoformat(since), _day(mine), _day(theirs))


def _waiting(row: tuple[Any, ...]) -> Waiting:
    application, key, kind, whose, day, ref = row
    return Waiting(ApplicationId(application), Due(key, kind, whose, date.fromisoformat(day), ref))


def _attachment(row: tuple[Any, ...]) -> Attachment:
    id_, application, name, type_, size, added, paper = row
    return Attachment(id_, ApplicationId(application), name, type_, size, date.fromisoformat(added), paper)


__all__ = ["CLOSED", "LARGEST", "MOST", "SCHEMA", "Attachment", "AttachmentRefused", "Digest", "Listed", "Tracker"]
