# SPDX-License-Identifier: GPL-3.0-or-later
"""What workers note for themselves and each other. It belongs to no case as anybody else sees it.

Notes travel in sealed files between workers of one office, and go when the person is erased.
"""

from datetime import date
from typing import NamedTuple

from va_desktop.casework.caseload import Caseload
from va_desktop.journal.entries import Draft


class Note(NamedTuple):
    """One note; `author` is a worker's id."""

    id: str
    day: date
    author: str
    text: str


class Notes:
    """Reads and writes the notes of a caseload; only the worker's side of the window is given this."""

    def __init__(self, caseload: Caseload) -> None:
        self._caseload = caseload

    def add(self, case: str, text: str, on: date) -> Note:
        """Write a note. Raises `NotConsented`, `Gone` and `VaultTrouble`."""
        self._caseload.needs(case, "keep", on)
        text = text.strip()[:4000]
        id_ = self._caseload.journal.new_id()
        (entry,) = self._caseload.journal.write([Draft(case, id_, "note", {"text": text}, on)])
        return Note(id_, on, entry.author, text)

    def of(self, case: str) -> list[Note]:
        """Return the notes about a case, oldest first. Raises `VaultTrouble`."""
        rows = self._caseload.journal.of_kind("note", case)
        return [
            Note(row.subject, date.fromisoformat(row.day), row.author, str(row.sets.get("text", ""))) for row in rows
        ]
