# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker's desk: one encrypted vault with the caseload, the notes apart from it, and the exchange with partners.

It joins parts that know nothing of each other, and opens without a network or an account.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from va_desktop.casework.caseload import Caseload, Gone
from va_desktop.casework.consents import NotConsented
from va_desktop.casework.counting import Fact, counted
from va_desktop.casework.notes import Notes
from va_desktop.casework.rules import Rule
from va_desktop.casework.store import SCHEMA as CASEWORK
from va_desktop.casework.work import Work
from va_desktop.evidence.ledger import TableLedger
from va_desktop.evidence.published import Published
from va_desktop.evidence.store import SCHEMA as EVIDENCE
from va_desktop.guidance.live import Live
from va_desktop.guidance.session import Answer, Answers
from va_desktop.guidance.store import read_answer, written
from va_desktop.journal.store import SCHEMA as JOURNAL
from va_desktop.people.store import SCHEMA as PEOPLE
from va_desktop.storage import backups
from va_desktop.storage.driver import Journal as Mode
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code, Now, Schema, Vault, erase, there
from va_desktop.sync.exchange import Exchange
from va_desktop.sync.store import SCHEMA as SYNC
from va_desktop.tracker.store import SCHEMA as TRACKER

SCHEMAS: tuple[Schema, ...] = (PEOPLE, TRACKER, JOURNAL, CASEWORK, SYNC, EVIDENCE)

FOLDER, TRAINING = "workers", "training"


class Given:
    """What was given out of a caseload, kept in its vault, so that no two reports can be subtracted."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def given(self, series: str, country: str) -> Sequence[Published]:
        """Return every report of a series and a country, oldest first. Raises `VaultTrouble`."""
        return TableLedger(self._vault.connection).given(series, country)

    def add(self, published: Published) -> None:
        """Keep a report for ever. Raises `VaultTrouble`."""
        with self._vault.transaction() as connection:
            TableLedger(connection).add(published)


class KeptWithCase:
    """Keeps the answers of the guided session with one case, one by one as they are given."""

    def __init__(self, caseload: Caseload, case: str, on: date) -> None:
        self._caseload, self._case, self._on = caseload, case, on

    def put(self, country: str, question: str, answer: Answer | None) -> None:
        """Keep one answer, or forget it. Once the yes to a record has ended, nothing more is written."""
        text = written(answer) if answer is not None else None
        with suppress(NotConsented, Gone):
            self._caseload.keep_answer(self._case, country, question, text, self._on)

    @property
    def stays(self) -> bool:
        """Tell that the answers go when the caseload locks."""
        return False

    def close(self) -> None:
        """Nothing to lock: the vault has its own lock."""


@dataclass(frozen=True)
class Desk:
    """One worker's open vault. `notes` is for the worker's side of the window alone."""

    vault: Vault
    caseload: Caseload
    work: Work
    notes: Notes
    exchange: Exchange

    @classmethod
    def create(
        cls,
        folder: Path,
        code: Code,
        rules: Sequence[Rule],
        lang: str = "en",
        now: Now = time.time,
        cost: Cost | None = None,
        mode: Mode = "wal",
    ) -> "tuple[Desk, str]":
        """Make a caseload; return it, open, with its recovery words. Raises `VaultTrouble`."""
        vault, words = Vault.create(folder, code, SCHEMAS, mode, lang, now, cost)
        return cls.around(vault, rules), words

    @classmethod
    def open(cls, folder: Path, code: Code, rules: Sequence[Rule], now: Now = time.time) -> "Desk":
        """Sign in. Raises `WrongCode`, `Locked`, `VaultTrouble`."""
        return cls.around(Vault.open(folder, code, SCHEMAS, now), rules)

    @classmethod
    def restore(cls, backup: Path, folder: Path, code: Code, rules: Sequence[Rule], now: Now = time.time) -> "Desk":
        """Put a backup in the place of a caseload and open it; what was there is kept aside.

        Raises `WrongCode` and `VaultTrouble`.
        """
        backups.restore(backup, folder, code, SCHEMAS, now())
        return cls.open(folder, code, rules, now)

    @classmethod
    def around(cls, vault: Vault, rules: Sequence[Rule]) -> "Desk":
        """Return the desk of an open vault."""
        caseload = Caseload(vault, rules)
        return cls(vault, caseload, Work(caseload), Notes(caseload), Exchange(caseload.journal))

    @property
    def given(self) -> Given:
        """Return what was given out of this caseload."""
        return Given(self.vault)

    def facts(self, on: date) -> Iterator[Fact]:
        """Yield what may be counted on a day, without a name; nothing while training. Raises `VaultTrouble`."""
        return counted(self.caseload, on)

    def attend(self, live: Live, case: str, on: date) -> None:
        """Let the guided session be about one case, or about nobody: what the person before said is forgotten first.

        Answers are kept with the case while the person's yes to a record is in force. Raises `VaultTrouble`.
        """
        live.clear()
        try:
            if not case or self.caseload.agreed(case, "keep", on) is None:
                return
        except Gone:
            return
        kept: dict[str, Answers] = {}
        for country, question, text in self.caseload.answers(case):
            answer = read_answer(text)
            if answer is not None:
                kept[country] = kept.get(country, Answers()).with_(question, answer)
        live.restore(KeptWithCase(self.caseload, case, on), kept)
        live.agreed = True if kept else None

    def lock(self) -> None:
        """Make the backup that is due, and close the vault. A backup that fails never keeps the vault open."""
        if self.vault.locked:
            return
        try:
            if backups.due(self.vault):
                backups.back_up(self.vault)
        finally:
            self.vault.lock()

    def wipe(self) -> tuple[int, list[Path]]:
        """Delete the whole caseload with its backups, at once and for good: the keys go first.

        Returns how many files there were, and what is still there. Raises `VaultTrouble`.
        """
        self.vault.lock()
        return erase(self.vault.folder)


def desks(data: Path) -> list[Path]:
    """Return the folders of the workers' caseloads below a data folder. Their names are numbers, never people."""
    found = (data / FOLDER).glob("*") if (data / FOLDER).is_dir() else ()
    return sorted((path for path in found if path.name.isdigit() and there(path)), key=lambda path: int(path.name))


def new_folder(data: Path) -> Path:
    """Return the folder for one more worker's caseload."""
    number = 1
    while (data / FOLDER / str(number)).exists():
        number += 1
    return data / FOLDER / str(number)


def training_folder(data: Path) -> Path:
    """Return where the caseload of invented people lies: away from all others."""
    return data / FOLDER / TRAINING
