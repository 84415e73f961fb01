# SPDX-License-Identifier: GPL-3.0-or-later
"""People in the vault, and the answers they agreed to keep."""

import uuid
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from va_desktop.ids import PersonId
from va_desktop.people.people import ACTINGS, LONGEST_NAME, RELATIONS, Acting, Person, Relation
from va_desktop.storage.vault import Schema, Step, Vault

if TYPE_CHECKING:
    from sqlite_utils import Database


def _tables(db: "Database") -> None:
    db.execute(
        "CREATE TABLE person (ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
        " relation TEXT NOT NULL, acting TEXT NOT NULL, born INTEGER, country TEXT NOT NULL, consented TEXT) STRICT"
    )
    db.execute(
        "CREATE TABLE answer (person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, country TEXT NOT NULL,"
        " question TEXT NOT NULL, ord INTEGER NOT NULL, answer TEXT NOT NULL,"
        " PRIMARY KEY (person, country, question)) STRICT, WITHOUT ROWID"
    )


SCHEMA = Schema("people", (Step("tables", _tables),))

_COLUMNS = "id, name, relation, acting, born, country, consented"


class People:
    """Reads and writes the people of an open vault. Every method may raise `VaultTrouble`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Person]:
        """Return everybody, in the order in which they were added."""
        return [_person(row) for row in self._vault.rows(f"SELECT {_COLUMNS} FROM person ORDER BY ord")]

    def get(self, id_: PersonId) -> Person | None:
        """Return one person, or None."""
        rows = self._vault.rows(f"SELECT {_COLUMNS} FROM person WHERE id = ?", (id_,))
        return _person(rows[0]) if rows else None

    def add(self, name: str, relation: Relation, acting: Acting, country: str = "", born: int | None = None) -> Person:
        """Add a person. Raises ValueError for an empty name."""
        person = Person(PersonId(uuid.uuid4().hex), _name(name), relation, acting, born, country, None)
        with self._vault.transaction() as connection:
            connection.execute(f"INSERT INTO person ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", _row(person))
        return person

    def change(self, person: Person) -> None:
        """Write a person as they are now. Raises ValueError for an empty name."""
        person = replace(person, name=_name(person.name))
        with self._vault.transaction() as connection:
            connection.execute(
                "UPDATE person SET name = ?, relation = ?, acting = ?, born = ?, country = ?, consented = ?"
                " WHERE id = ?",
                (*_row(person)[1:], person.id),
            )

    def remove(self, id_: PersonId) -> None:
        """Remove a person and their answers; their applications are the tracker's to remove first."""
        with self._vault.transaction() as connection:
            connection.execute("DELETE FROM person WHERE id = ?", (id_,))

    def answers(self, id_: PersonId) -> list[tuple[str, str, str]]:
        """Return the kept answers as (country, question, answer), oldest first."""
        query = "SELECT country, question, answer FROM answer WHERE person = ? ORDER BY ord"
        return [(country, question, answer) for country, question, answer in self._vault.rows(query, (id_,))]

    def keep_answer(self, id_: PersonId, country: str, question: str, answer: str | None) -> None:
        """Keep one answer in the form in which it is handed in, or forget it."""
        with self._vault.transaction() as connection:
            if answer is None:
                connection.execute(
                    "DELETE FROM answer WHERE person = ? AND country = ? AND question = ?", (id_, country, question)
                )
            else:
                connection.execute(
                    "INSERT INTO answer VALUES (?, ?, ?, (SELECT coalesce(max(ord), 0) + 1 FROM answer), ?)"
                    " ON CONFLICT (person, country, question) DO UPDATE SET answer = excluded.answer",
                    (id_, country, question, answer),
                )

    def forget_answers(self, id_: PersonId) -> None:
        """Forget all answers of a person and that they agreed to keep them."""
        with self._vault.transaction() as connection:
            connection.execute("DELETE FROM answer WHERE person = ?", (id_,))
            connection.execute("UPDATE person SET consented = NULL WHERE id = ?", (id_,))


def _name(name: str) -> str:
    cleaned = " ".join(name.split())[:LONGEST_NAME]
    if not cleaned:
        raise ValueError("a person needs a name of some kind")
    return cleaned


def _row(person: Person) -> tuple[Any, ...]:
    consented = person.consented.isoformat() if person.consented else None
    return (person.id, person.name, person.relation, person.acting, person.born, person.country, consented)


def _person(row: tuple[Any, ...]) -> Person:
    id_, name, relation, acting, born, country, consented = row
    return Person(
        id=PersonId(id_),
        name=name,
        relation=relation if relation in RELATIONS else "someone",
        acting=acting if acting in ACTINGS else "supporter",
        born=born,
        country=country,
        consented=date.fromisoformat(consented) if consented else None,
    )
