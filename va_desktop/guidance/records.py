# SPDX-License-Identifier: GPL-3.0-or-later
"""The open vault with everything in it: people, their answers, and their applications."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from va_desktop.content.library import Library
from va_desktop.guidance.session import Answer, Answers
from va_desktop.guidance.store import read_answer, written
from va_desktop.guidance.tracking import copy
from va_desktop.ids import EntitlementId, PersonId
from va_desktop.people.people import Person
from va_desktop.people.store import SCHEMA as PEOPLE
from va_desktop.people.store import People
from va_desktop.storage import backups
from va_desktop.storage.driver import Journal
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code, Now, Schema, Vault
from va_desktop.tracker.application import Application
from va_desktop.tracker.store import SCHEMA as TRACKER
from va_desktop.tracker.store import Tracker

SCHEMAS: tuple[Schema, ...] = (PEOPLE, TRACKER)


class Records:
    """One open vault. Make it with `create` or `open`; `lock` closes it."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.people = People(vault)
        self.tracker = Tracker(vault)

    @classmethod
    def create(
        cls,
        folder: Path,
        code: Code,
        journal: Journal = "wal",
        lang: str = "en",
        now: Now = time.time,
        cost: Cost | None = None,
    ) -> "tuple[Records, str]":
        """Make a vault; return it with its recovery words. Raises `VaultTrouble`."""
        vault, words = Vault.create(folder, code, SCHEMAS, journal, lang, now, cost)
        return cls(vault), words

    @classmethod
    def open(cls, folder: Path, code: Code, now: Now = time.time) -> "Records":
        """Open a vault. Raises `WrongCode`, `Locked`, `VaultTrouble`."""
        return cls(Vault.open(folder, code, SCHEMAS, now))

    @staticmethod
    def restore(file: Path, folder: Path, code: Code, now: float) -> Path | None:
        """Put a backup in the vault's place; return where the old one is. Raises `WrongCode`, `VaultTrouble`."""
        return backups.restore(file, folder, code, SCHEMAS, now)

    def apply_for(
        self,
        library: Library,
        person: Person,
        entitlement: EntitlementId,
        langs: Sequence[str],
        on: date,
    ) -> Application | None:
        """Open an application from an entitlement, with everything that the pack says of it copied in.

        Returns None for an entitlement that no pack has. Raises `VaultTrouble`.
        """
        found = copy(library, entitlement, langs, on, self.answers(person.id))
        if found is None:
            return None
        return self.tracker.open(person.id, found.country, on, found)

    def answers(self, person: PersonId) -> dict[str, Answers]:
        """Return the answers that a person agreed to keep, by country."""
        found: dict[str, Answers] = {}
        for country, question, text in self.people.answers(person):
            answer = read_answer(text)
            if answer is not None:
                found[country] = found.get(country, Answers()).with_(question, answer)
        return found

    def keep_answers(self, person: Person, answers: dict[str, Answers], on: date) -> Person:
        """Keep a session's answers with a person who agreed to it on that day."""
        agreed = replace(person, consented=on)
        self.people.change(agreed)
        for country, rows in answers.items():
            for question, answer in rows.by_question.items():
                self.people.keep_answer(person.id, country, question, written(answer))
        return agreed

    def remove_person(self, person: PersonId) -> int:
        """Delete a person with all their applications, and return how many those were."""
        count = self.tracker.remove(self.tracker.of(person))
        self.people.remove(person)
        return count

    def lock(self, library: Library | None = None) -> None:
        """Make the backup that is due, and close the vault. A backup that fails never keeps the vault open."""
        if self.vault.locked:
            return
        try:
            if backups.due(self.vault):
                backups.back_up(self.vault)
        finally:
            self.vault.lock()


class KeptWith:
    """Keeps the answers of the guided session with one person of the vault, one by one as they are given."""

    def __init__(self, records: Records, person: Person) -> None:
        self.records, self.person = records, person

    def put(self, country: str, question: str, answer: Answer | None) -> None:
        """Keep one answer, or forget it; return only when it is safe."""
        text = written(answer) if answer is not None else None
        self.records.people.keep_answer(self.person.id, country, question, text)

    @property
    def stays(self) -> bool:
        """Tell that the answers go when the vault locks."""
        return False

    def close(self) -> None:
        """Nothing to lock: the vault has its own lock."""
