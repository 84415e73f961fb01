# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of counted facts: codes, years and days alone. They lie in a vault, or in memory for one report."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

from sqlcipher3 import dbapi2

from va_desktop.counted import CountedMove, CountedPerson, CountedVisit, Framework
from va_desktop.storage.driver import Connection
from va_desktop.storage.vault import Schema, Step

if TYPE_CHECKING:
    from sqlite_utils import Database

Counted = CountedPerson | CountedMove | CountedVisit

FRAMEWORKS: tuple[str, ...] = get_args(Framework)
BITS = {name: 1 << place for place, name in enumerate(FRAMEWORKS)}

TABLES = (
    "CREATE TABLE counted_person (key INTEGER PRIMARY KEY, country TEXT NOT NULL, area TEXT, sex TEXT NOT NULL,"
    " born INTEGER, difficulty TEXT NOT NULL, relation TEXT NOT NULL, device TEXT NOT NULL,"
    " displacement TEXT NOT NULL) STRICT",
    "CREATE TABLE counted_move (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, matter INTEGER NOT NULL,"
    " move TEXT NOT NULL, day INTEGER NOT NULL, pillar TEXT NOT NULL, frameworks INTEGER NOT NULL,"
    " service TEXT, reason TEXT, cost INTEGER, currency TEXT, funding TEXT, distance INTEGER) STRICT",
    "CREATE TABLE counted_visit (id INTEGER PRIMARY KEY, day INTEGER NOT NULL, country TEXT NOT NULL,"
    " counted INTEGER NOT NULL, face TEXT) STRICT",
    "CREATE INDEX counted_move_day ON counted_move (day, key)",
    "CREATE INDEX counted_move_matter ON counted_move (matter, move, day)",
    "CREATE INDEX counted_visit_day ON counted_visit (country, day)",
    "CREATE TABLE published (series TEXT NOT NULL, country TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,"
    " body TEXT NOT NULL, PRIMARY KEY (series, country, first, last)) STRICT, WITHOUT ROWID",
)
"""`day` counts from 1 January of the year 1; `cost` is in hundredths; `frameworks` has one bit for each code."""


def _tables(db: "Database") -> None:
    for table in TABLES:
        db.execute(table)


SCHEMA = Schema("evidence", (Step("tables", _tables),))

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:\-]{0,79}\Z")
_NOT_A_CODE = "others"


def memory() -> Connection:
    """Return an empty database in memory with the tables of this slice."""
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA temp_store = MEMORY")
    for table in TABLES:
        connection.execute(table)
    return connection


def code(text: str | None) -> str | None:
    """Return a code, and `others` for what cannot be one: free text never comes into these tables.

    A slash, which IATI identifiers may have, becomes a dash.
    """
    if text is None or text == "":
        return None
    plain = text.replace("/", "-")
    return plain if _CODE.match(plain) else _NOT_A_CODE


def fill(connection: Connection, facts: Iterable[Counted]) -> int:
    """Add counted facts in the order in which they come, and return how many those were.

    The caller holds the transaction. A person who comes twice is counted once, as they came last.
    """
    count = 0
    people: list[tuple[Any, ...]] = []
    moves: list[tuple[Any, ...]] = []
    visits: list[tuple[Any, ...]] = []
    for fact in facts:
        count += 1
        if isinstance(fact, CountedMove):
            moves.append(_move(fact))
        elif isinstance(fact, CountedPerson):
            people.append(_person(fact))
        else:
            visits.append((fact.on.toordinal(), code(fact.country), int(fact.key is not None), fact.face))
        if len(people) + len(moves) + len(visits) >= 5000:
            _write(connection, people, moves, visits)
    _write(connection, people, moves, visits)
    return count


def empty(connection: Connection) -> None:
    """Forget every counted fact, but not what was already published."""
    for table in ("counted_person", "counted_move", "counted_visit"):
        connection.execute(f"DELETE FROM {table}")


def countries(connection: Connection) -> tuple[str, ...]:
    """Return the countries in which somebody is counted."""
    rows = connection.execute(
        "SELECT country FROM counted_person UNION SELECT country FROM counted_visit ORDER BY country"
    )
    return tuple(str(country) for (country,) in rows)


def _person(fact: CountedPerson) -> tuple[Any, ...]:
    codes = (fact.difficulty, fact.relation, fact.device, fact.displacement)
    return (fact.key, code(fact.country), code(fact.area), code(fact.sex), fact.born, *map(code, codes))


def _move(fact: CountedMove) -> tuple[Any, ...]:
    cost = None if fact.cost is None or not fact.currency else round(fact.cost * 100)
    return (
        fact.key,
        fact.matter,
        code(fact.move),
        fact.on.toordinal(),
        code(fact.pillar) or _NOT_A_CODE,
        sum(BITS.get(name, 0) for name in set(fact.frameworks)),
        code(fact.service),
        code(fact.reason),
        cost,
        code(fact.currency),
        code(fact.funding),
        fact.distance_km,
    )


def _write(connection: Connection, people: list[Any], moves: list[Any], visits: list[Any]) -> None:
    connection.executemany("INSERT OR REPLACE INTO counted_person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", people)
    connection.executemany(
        "INSERT INTO counted_move (key, matter, move, day, pillar, frameworks, service, reason, cost, currency,"
        " funding, distance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        moves,
    )
    connection.executemany("INSERT INTO counted_visit (day, country, counted, face) VALUES (?, ?, ?, ?)", visits)
    people.clear()
    moves.clear()
    visits.clear()
