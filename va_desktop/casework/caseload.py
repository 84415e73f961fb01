# SPDX-License-Identifier: GPL-3.0-or-later
"""The caseload of one worker: who is in it, with their consent, and the list by what comes next.

What a missing yes forbids is refused here, below every screen.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from va_desktop.casework import answers, codes, store
from va_desktop.casework.build import case as built
from va_desktop.casework.cases import Case, Closing, Person
from va_desktop.casework.consents import DataField, Grant, NotConsented, Purpose, Withdrawal, in_force, permit
from va_desktop.casework.duties import Duty, duties
from va_desktop.casework.likeness import tokens
from va_desktop.casework.rules import Rule, fingerprint
from va_desktop.casework.store import EVERYBODY, Listed, Wanted
from va_desktop.counted import Face
from va_desktop.journal.entries import Draft, Entry, Value
from va_desktop.journal.log import Journal
from va_desktop.storage.driver import Connection
from va_desktop.storage.vault import Vault

RULES, SECRET = "rules", "secret"


class Gone(KeyError):
    """There is no such case here: it never was, or it was erased."""


class Caseload:
    """Reads and writes an open caseload. Every method may raise `VaultTrouble`.

    `rules` make the tasks. Commands take the day on which something happened.
    """

    def __init__(self, vault: Vault, rules: Sequence[Rule] = ()) -> None:
        self.vault, self.rules = vault, tuple(rules)
        self.journal = Journal(vault, self._follow)
        if self.journal.setting(RULES) != fingerprint(self.rules):
            self.make_lists_again()

    @property
    def training(self) -> bool:
        """Tell whether everybody in here is invented; nothing of it is ever counted or handed on."""
        return self.journal.training

    def _follow(self, connection: Connection, cases: frozenset[str]) -> None:
        for id_ in cases - {""}:
            found = built(id_, self.journal.parts(id_))
            if found is None:
                store.drop(connection, id_)
                answers.drop(connection, id_)
            else:
                store.put(connection, found, duties(found, self.rules), tokens(found.person, self.secret("likeness")))

    def make_lists_again(self) -> None:
        """Work every list out anew from the log: after another pack brought other rules."""
        with self.journal.together() as connection:
            rows = self.vault.rows("SELECT DISTINCT case_id FROM head WHERE case_id <> ''")
            self._follow(connection, frozenset(row[0] for row in rows))
            self.journal.remember(RULES, fingerprint(self.rules))

    def secret(self, purpose: str) -> bytes:
        """Return a secret of this vault for one purpose, made from one random number."""
        kept = self.journal.setting(SECRET)
        if not kept:
            kept = secrets.token_hex(32)
            self.journal.remember(SECRET, kept)
        return hmac.new(bytes.fromhex(kept), purpose.encode(), hashlib.sha256).digest()

    # Who is in it

    def open(self, person: Person, consent: Grant, on: date) -> Case:
        """Open a case for a person who agreed to a record. Gives the person a code.

        Raises `NotConsented` when the yes is for something else, and `PathRefused`. Without a yes there is
        `anonymous`.
        """
        if consent.purpose != "keep":
            raise NotConsented("keep")
        permit(consent, person.born)
        id_ = self.journal.new_id()
        code = person.code or codes.new_code(self._taken)
        own = replace(person, code=code, contact="", name=" ".join(person.name.split())[:80])
        sets: dict[str, Value] = {**_said(own), "opened": on.isoformat(), "worker": self.journal.author}
        self.journal.write([Draft(id_, id_, "person", sets, on), self._granted(id_, consent)])
        return self.case(id_)

    def anonymous(self, on: date, country: str, area: str | None = None, face: Face | None = None) -> None:
        """Count a visit of somebody who wants no record: a day, a place and a face, nothing else."""
        sets: dict[str, Value] = {"day": on.isoformat(), "country": country}
        sets |= {"area": area} if area else {}
        sets |= {"face": face} if face else {}
        self.journal.write([Draft("", self.journal.new_id(), "visit", sets, on)])

    def case(self, id_: str) -> Case:
        """Return a case as it stands. Raises `Gone`."""
        found = built(id_, self.journal.parts(id_))
        if found is None:
            raise Gone(id_)
        return found

    def change(self, id_: str, changes: Mapping[str, Value], on: date) -> Case:
        """Set facts about the person, by the names of `Person`; `contact` needs a yes of its own.

        Raises `NotConsented` and `Gone`.
        """
        self.needs(id_, "keep", on)
        if changes.get("contact"):
            self.needs(id_, "contact", on)
        strangers = changes.keys() - _SETTABLE
        if strangers:
            raise ValueError(sorted(strangers))
        self.journal.write([Draft(id_, id_, "person", changes, on)])
        return self.case(id_)

    def link(self, id_: str, other: str, role: str, on: date) -> None:
        """Put a person into the household of another one; each keeps their own consent and their own case."""
        household = self.case(other).person.household or self.journal.new_id()
        with self.journal.together():
            if not self.case(other).person.household:
                self.change(other, {"household": household}, on)
            self.change(id_, {"household": household, "role": role[:40]}, on)

    def household(self, id_: str, on: date) -> list[Listed]:
        """Return the others of a person's household."""
        household = self.case(id_).person.household
        if not household:
            return []
        return [row for row in self.page(on, Wanted(household=household), most=100) if row.id != id_]

    def alike(self, person: Person, but: str = "") -> list[str]:
        """Return the cases that may be of the same person, most alike first; nobody is ever joined by the program."""
        wanted = tokens(person, self.secret("likeness"))
        if not wanted:
            return []
        marks = ",".join("?" * len(wanted))
        query = (
            f"SELECT case_id FROM likeness WHERE token IN ({marks}) AND case_id <> ? GROUP BY case_id"
            " ORDER BY count(*) DESC, case_id"
        )
        return [row[0] for row in self.vault.rows(query, (*wanted, but))]

    def close(self, id_: str, reason: Closing, on: date) -> Case:
        """Close a case. Raises `Gone`."""
        return self._write(id_, {"closed": on.isoformat(), "closing": reason}, on)

    def reopen(self, id_: str, on: date) -> Case:
        """Open a closed case again. Raises `NotConsented` and `Gone`."""
        self.needs(id_, "keep", on)
        return self._write(id_, {"closed": None, "closing": None}, on)

    def erase(self, id_: str, on: date) -> None:
        """Take a person out for good, here and wherever the log goes. Raises `Gone`."""
        self.case(id_)
        self.journal.erase(id_, "asked", on)
        self.vault.note("person erased")

    def _write(self, id_: str, sets: Mapping[str, Value], on: date) -> Case:
        self.case(id_)
        self.journal.write([Draft(id_, id_, "person", sets, on)])
        return self.case(id_)

    def _taken(self, code: str) -> bool:
        return bool(self.vault.rows("SELECT 1 FROM listed WHERE code = ?", (code,)))

    # What was agreed

    def consent(self, id_: str, grant: Grant) -> Grant:
        """Keep a yes. Raises `PathRefused`, `NotConsented` when nothing may be kept, and `Gone`."""
        found = self.case(id_)
        permit(grant, found.person.born)
        if grant.purpose != "keep":
            self.needs(id_, "keep", grant.day)
        draft = self._granted(id_, replace(grant, knew=tuple(row.id for row in found.withdrawals)))
        self.journal.write([draft])
        return replace(grant, id=draft.subject)

    def withdraw(self, id_: str, purpose: Purpose, on: date, service: str = "") -> None:
        """Take a yes back; with `keep` all others end too, and how to reach the person goes with `contact`.

        Raises `Gone`.
        """
        self.case(id_)
        row = Withdrawal(self.journal.new_id(), purpose, on, service)
        sets: dict[str, Value] = {"purpose": purpose, "day": on.isoformat(), "service": service}
        drafts = [Draft(id_, row.id, "withdrawn", sets, on)]
        if purpose in ("contact", "keep"):
            drafts.append(Draft(id_, id_, "person", {"contact": ""}, on))
        self.journal.write(drafts)

    def agreed(
        self, id_: str, purpose: Purpose, on: date, service: str = "", fields: Sequence[DataField] = ()
    ) -> Grant | None:
        """Return the yes in force that allows something, or None. Raises `Gone`."""
        found = self.case(id_)
        return in_force(found.grants, found.withdrawals, purpose, on, service, fields)

    def needs(self, id_: str, purpose: Purpose, on: date, service: str = "", fields: Sequence[DataField] = ()) -> Grant:
        """Return the yes in force that allows something. Raises `NotConsented` and `Gone`."""
        found = self.agreed(id_, purpose, on, service, fields)
        if found is None:
            raise NotConsented(purpose)
        return found

    def _granted(self, case: str, grant: Grant) -> Draft:
        sets: dict[str, Value] = {
            "purpose": grant.purpose,
            "text": grant.text,
            "version": grant.version,
            "lang": grant.lang,
            "day": grant.day.isoformat(),
            "until": grant.until.isoformat() if grant.until else None,
            "path": grant.path,
            "who": grant.who[:80],
            "assent": grant.assent,
            "service": grant.service,
            "fields": tuple(grant.fields),
            "knew": tuple(grant.knew),
        }
        used = {name: value for name, value in sets.items() if value not in ("", None, ())}
        return Draft(case, grant.id or self.journal.new_id(), "consent", used, grant.day)

    # The list

    def page(self, on: date, wanted: Wanted = EVERYBODY, skip: int = 0, most: int = 20) -> list[Listed]:
        """Return a page of the list, what is due first at the top."""
        return store.page(self.vault, on, wanted, skip, most)

    def count(self, on: date, wanted: Wanted = EVERYBODY) -> int:
        """Return how many cases there are."""
        return store.count(self.vault, on, wanted)

    def duties(self, id_: str) -> list[Duty]:
        """Return what is to be done in a case, the nearest first."""
        return store.duties_of(self.vault, id_)

    def cases(self) -> Iterator[Case]:
        """Yield all cases, closed ones too, in one reading."""
        for id_, parts in self.journal.all_parts():
            found = built(id_, parts)
            if found is not None:
                yield found

    # The guided session

    def answers(self, id_: str) -> list[tuple[str, str, str]]:
        """Return country, question and answer (JSON) of a case's guided session. They stay on this computer."""
        return answers.of(self.vault, id_)

    def keep_answer(self, id_: str, country: str, question: str, text: str | None, on: date) -> None:
        """Keep one answer with the case, or take it away. Raises `NotConsented`, `Gone` and `VaultTrouble`."""
        self.needs(id_, "keep", on)
        answers.keep(self.vault, id_, country, question, text)

    # The worker

    def call_worker(self, name: str, on: date) -> None:
        """Say what this worker is called; others see it beside what the worker wrote."""
        author = self.journal.author
        self.journal.write([Draft("", author, "worker", {"name": " ".join(name.split())[:60]}, on)])

    def workers(self) -> dict[str, str]:
        """Return what the workers are called, by the id that entries carry."""
        return {
            part.subject: str(part.fields.get("name", "")) for part in self.journal.parts("") if part.kind == "worker"
        }

    def history(self, id_: str) -> list[Entry]:
        """Return every entry of a case but the worker's notes."""
        return [entry for entry in self.journal.history(id_) if entry.kind != "note"]


_SETTABLE = frozenset(Person.__dataclass_fields__) - {"code"}


def _said(person: Person) -> dict[str, Value]:
    values = {name: getattr(person, name) for name in Person.__dataclass_fields__}
    return {name: value for name, value in values.items() if value not in ("", None, "unknown")}
