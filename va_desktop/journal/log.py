# SPDX-License-Identifier: GPL-3.0-or-later
"""The log in the vault: entries are only added, and the values that nothing has replaced yet are kept beside them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby

from va_desktop.journal.entries import ERASED, GONE, Draft, Entry, Ids, Value, read, stamp
from va_desktop.journal.facts import START, Conflict, Held, Merged, Position
from va_desktop.journal.store import (
    ENTRY,
    HEAD,
    Part,
    entry_of,
    erase,
    heads,
    insert,
    is_erased,
    leave_a_mark,
    parts_of,
    present,
)
from va_desktop.storage.driver import Connection
from va_desktop.storage.vault import Vault

TRAINING = "training"
"""The setting that marks a vault of invented people from inside."""

AT_A_TIME = 500
"""Cases in memory while all of them are read."""

Follow = Callable[[Connection, frozenset[str]], None]
"""Brings what is kept beside the log up to date for some cases, inside the same transaction."""


class _Looked(Exception):
    """Ends a merge that was only a look."""


class Journal:
    """Reads and writes the log of an open vault. Every method may raise `VaultTrouble`."""

    def __init__(self, vault: Vault, follow: Follow = lambda connection, cases: None) -> None:
        self.vault, self._follow = vault, follow
        self._open: Connection | None = None
        self._touched: set[str] = set()
        self._ids = Ids()

    def new_id(self) -> str:
        """Return an id for a case or a part of one."""
        return self._ids.new(self.vault.now)

    @property
    def device(self) -> str:
        """Return the id of this device, made when it is first asked for; it says nothing about the machine."""
        return self._kept("device")

    @property
    def author(self) -> str:
        """Return the id of the worker whose vault this is."""
        return self._kept("author")

    @property
    def training(self) -> bool:
        """Tell whether everybody in here is invented; nothing of it is ever counted or handed on."""
        return self.setting(TRAINING) == "yes"

    def _kept(self, name: str) -> str:
        found = self.setting(name)
        if not found:
            found = self.new_id()
            self.remember(name, found)
        return found

    def setting(self, name: str) -> str:
        """Return something small that is remembered in the vault, or nothing."""
        rows = self.vault.rows("SELECT value FROM journal_setting WHERE key = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def remember(self, name: str, value: str) -> None:
        """Remember something small in the vault."""
        with self.together() as connection:
            connection.execute("INSERT OR REPLACE INTO journal_setting VALUES (?, ?)", (name, value))

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """Carry out everything inside as one write; what is kept beside the log follows at its end."""
        if self._open is not None:
            yield self._open
            return
        with self.vault.transaction() as connection:
            self._open, self._touched = connection, set()
            try:
                yield connection
                if self._touched:
                    self._follow(connection, frozenset(self._touched))
            finally:
                self._open = None

    def write(self, drafts: Iterable[Draft]) -> list[Entry]:
        """Record what happened; it is safe on the disk when this returns. Raises ValueError for an erased case."""
        device, author = self.device, self.author
        made = []
        with self.together() as connection:
            for draft in drafts:
                if draft.case and self.is_erased(draft.case):
                    raise ValueError("the case was erased")
                over = heads(connection, draft)
                now = self.vault.now
                entry = Entry(
                    self._ids.new(now),
                    draft.case,
                    draft.subject,
                    draft.kind,
                    device,
                    author,
                    stamp(now),
                    draft.day.isoformat(),
                    dict(draft.sets),
                    over,
                )
                insert(connection, entry)
                self._touched.add(draft.case)
                made.append(entry)
        return made

    def merge(self, entries: Sequence[Entry]) -> Merged:
        """Take entries from elsewhere, whole or not at all; those already here change nothing.

        Raises `EntryRefused` when an entry has the id of another one with other content.
        """
        with self.together() as connection:
            return self._merge(connection, entries)

    def would(self, entries: Sequence[Entry]) -> Merged:
        """Return what a merge would bring, and write nothing."""
        found: list[Merged] = []
        try:
            with self.vault.transaction() as connection:
                self._open, self._touched = connection, set()
                try:
                    found.append(self._merge(connection, entries))
                finally:
                    self._open = None
                raise _Looked
        except _Looked:
            return found[0]

    def _merge(self, connection: Connection, entries: Sequence[Entry]) -> Merged:
        before, cases = self._disputes(connection), self._cases(connection, entries)
        new = known = late = removed = 0
        touched: set[str] = set()
        for entry in entries:
            if present(connection, entry):
                known += 1
            elif entry.kind == ERASED:
                removed += erase(connection, entry)
                new += 1
                touched.add(entry.case)
            elif entry.case and is_erased(connection, entry.case):
                leave_a_mark(connection, entry)
                late += 1
            else:
                insert(connection, entry)
                new += 1
                touched.add(entry.case)
        self._touched |= touched
        after = self._disputes(connection)
        living = {case for case in touched if case and not is_erased(connection, case)}
        return Merged(new, known, late, removed, len(living - cases), frozenset(living & cases), len(after - before))

    @staticmethod
    def _cases(connection: Connection, entries: Sequence[Entry]) -> set[str]:
        wanted = {entry.case for entry in entries}
        query = "SELECT 1 FROM entry WHERE case_id = ? LIMIT 1"
        return {case for case in wanted if connection.execute(query, (case,)).fetchone()}

    @staticmethod
    def _disputes(connection: Connection) -> set[tuple[str, str, str]]:
        return set(connection.execute("SELECT case_id, subject, field FROM dispute").fetchall())

    def parts(self, case: str) -> list[Part]:
        """Return the parts of a case, oldest first, each with the newest value of every field."""
        return parts_of(self.vault.rows(f"SELECT {HEAD} FROM head WHERE case_id = ?", (case,)))

    def all_parts(self) -> Iterator[tuple[str, list[Part]]]:
        """Yield every case with its parts, in the order of their ids; for reading all of them in one go."""
        ids = [
            row[0] for row in self.vault.rows("SELECT DISTINCT case_id FROM head WHERE case_id <> '' ORDER BY case_id")
        ]
        query = f"SELECT case_id, {HEAD} FROM head WHERE case_id BETWEEN ? AND ? ORDER BY case_id"
        for start in range(0, len(ids), AT_A_TIME):
            some = ids[start : start + AT_A_TIME]
            for case, found in groupby(self.vault.rows(query, (some[0], some[-1])), key=lambda row: row[0]):
                yield str(case), parts_of(row[1:] for row in found)

    def conflicts(self, case: str | None = None) -> list[Conflict]:
        """Return every field with several values, of one case or of all; each once, its sides oldest first."""
        where, values = ("", ()) if case is None else (" WHERE case_id = ?", (case,))
        rows = self.vault.rows(f"SELECT case_id, subject, field FROM dispute{where} ORDER BY rowid", values)
        return [self._conflict(*row) for row in rows]

    def _conflict(self, case: str, subject: str, field: str) -> Conflict:
        query = (
            "SELECT entry.id, head.value, entry.author, entry.device, entry.at, entry.day, entry.kind FROM head"
            " JOIN entry ON entry.id = head.entry WHERE head.case_id = ? AND head.subject = ? AND head.field = ?"
            " ORDER BY entry.at, entry.id"
        )
        rows = self.vault.rows(query, (case, subject, field))
        sides = tuple(Held(row[0], read(row[1]), *row[2:6]) for row in rows)
        return Conflict(case, subject, rows[0][6], field, sides)

    def settle(self, conflict: Conflict, value: Value, on: date) -> Entry:
        """Say which value holds: an entry that takes the place of every side."""
        draft = Draft(conflict.case, conflict.subject, conflict.kind, {conflict.field: value}, on)
        return self.write([draft])[0]

    def history(self, case: str) -> list[Entry]:
        """Return every entry of a case in the order in which it came here."""
        rows = self.vault.rows(f"SELECT {ENTRY} FROM entry WHERE case_id = ? AND kind <> ? ORDER BY ord", (case, GONE))
        return [entry_of(row) for row in rows]

    def of_kind(self, kind: str, case: str = "") -> list[Entry]:
        """Return the entries of one kind that belong to one case, or to nobody."""
        query = f"SELECT {ENTRY} FROM entry WHERE case_id = ? AND kind = ? ORDER BY ord"
        return [entry_of(row) for row in self.vault.rows(query, (case, kind))]

    def after(self, position: Position, only: Collection[str] | None = None) -> tuple[list[Entry], Position]:
        """Return what is in the log after a position, and the position behind it.

        With `only`, just those cases, and what their authors are called.
        A position whose id is not at its number comes from another life of this log (an old backup was restored
        here), and everything is given.
        """
        start = position.number if self.holds(position) else 0
        rows = self.vault.rows(f"SELECT ord, {ENTRY} FROM entry WHERE ord > ? ORDER BY ord", (start,))
        end = Position(rows[-1][0], rows[-1][1]) if rows else (position if start else START)
        found = [entry_of(row[1:]) for row in rows if row[4] != GONE]
        if only is not None:
            own = [row for row in found if row.case in only]
            authors = {row.author for row in own}
            found = [row for row in found if row.case in only or (not row.case and row.subject in authors)]
        return found, end

    def holds(self, position: Position) -> bool:
        """Tell whether a position is one of this log."""
        rows = self.vault.rows("SELECT id FROM entry WHERE ord = ?", (position.number,))
        return bool(rows) and rows[0][0] == position.entry

    def erase(self, case: str, reason: str, on: date) -> None:
        """Take a case away for good, here and wherever this entry travels; only random ids of it stay."""
        device, author, now = self.device, self.author, self.vault.now
        subject = self._ids.new(now)
        entry = Entry(subject, case, subject, ERASED, device, author, stamp(now), on.isoformat(), {"reason": reason})
        with self.together() as connection:
            erase(connection, entry)
            self._touched.add(case)

    def is_erased(self, case: str) -> bool:
        """Tell whether a case was erased here or elsewhere."""
        return bool(self.vault.rows("SELECT 1 FROM erased WHERE case_id = ?", (case,)))
