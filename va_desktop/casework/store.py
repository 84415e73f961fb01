# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of cases, kept beside the log for fast answers; it can be thrown away and made again from the log."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from va_desktop.casework import codes
from va_desktop.casework.cases import Case
from va_desktop.casework.duties import Duty
from va_desktop.i18n.folding import fold
from va_desktop.storage.driver import Connection
from va_desktop.storage.vault import Schema, Step, Vault

if TYPE_CHECKING:
    from sqlite_utils import Database


class Listed(NamedTuple):
    """One line of the caseload: what comes next and when, and how many fields two people disagree about."""

    id: str
    code: str
    name: str
    area: str
    household: str
    closed: date | None
    disputed: int
    pillars: tuple[str, ...]
    next: Duty | None


class Wanted(NamedTuple):
    """What the list is cut down to; empty means everything. `area` is the beginning of a P-code."""

    text: str = ""
    area: str = ""
    pillar: str = ""
    household: str = ""
    overdue: bool = False
    closed: bool = False
    disputed: bool = False


EVERYBODY = Wanted()


def _tables(db: "Database") -> None:
    db.execute(
        "CREATE TABLE listed (ord INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE, code TEXT NOT NULL,"
        " name TEXT NOT NULL, folded TEXT NOT NULL, area TEXT NOT NULL, household TEXT NOT NULL, closed TEXT NOT NULL,"
        " disputed INTEGER NOT NULL, pillars TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE duty (case_id TEXT NOT NULL, due TEXT NOT NULL, ref TEXT NOT NULL, kind TEXT NOT NULL,"
        " about TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL, what TEXT NOT NULL,"
        " PRIMARY KEY (case_id, due, ref)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE likeness (token TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (token, case_id)) STRICT"
    )
    db.execute("CREATE INDEX listed_code ON listed (code)")
    db.execute("CREATE INDEX listed_household ON listed (household)")
    db.execute("CREATE INDEX listed_closed ON listed (closed)")
    db.execute("CREATE INDEX duty_due ON duty (due)")
    db.execute("CREATE INDEX likeness_of ON likeness (case_id)")


def _answers(db: "Database") -> None:
    db.execute(
        "CREATE TABLE case_answer (case_id TEXT NOT NULL, country TEXT NOT NULL, question TEXT NOT NULL,"
        " answer TEXT NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY (case_id, country, question)) STRICT, WITHOUT ROWID"
    )


SCHEMA = Schema("casework", (Step("tables", _tables), Step("answers", _answers)))

_LISTED = "listed.case_id, code, name, area, household, closed, disputed, pillars"
_DUTY = "kind, ref, about, start, due, end, what"
_NEXT = "(SELECT min(due) FROM duty WHERE duty.case_id = listed.case_id AND end >= ?)"


def put(connection: Connection, case: Case, found: Sequence[Duty], tokens: Sequence[str]) -> None:
    """Write the line of a case and what is to be done in it."""
    drop(connection, case.id, keep_line=True)
    person = case.person
    pillars = " ".join(sorted({need.pillar for need in case.needs if need.state == "open"}))
    values = (
        person.code,
        person.name,
        fold(person.name),
        person.area or "",
        person.household,
        case.closed.isoformat() if case.closed else "",
        case.disputed,
        f" {pillars} ",
    )
    connection.execute(
        "INSERT INTO listed (case_id, code, name, folded, area, household, closed, disputed, pillars)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id) DO UPDATE SET code = excluded.code,"
        " name = excluded.name, folded = excluded.folded, area = excluded.area, household = excluded.household,"
        " closed = excluded.closed, disputed = excluded.disputed, pillars = excluded.pillars",
        (case.id, *values),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO duty (case_id, kind, ref, about, start, due, end, what) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(case.id, *_row(duty)) for duty in found],
    )
    connection.executemany("INSERT OR IGNORE INTO likeness VALUES (?, ?)", [(token, case.id) for token in tokens])


def drop(connection: Connection, case: str, keep_line: bool = False) -> None:
    """Take a case out of the list; with `keep_line` only what hangs on its line."""
    connection.execute("DELETE FROM duty WHERE case_id = ?", (case,))
    connection.execute("DELETE FROM likeness WHERE case_id = ?", (case,))
    if not keep_line:
        connection.execute("DELETE FROM listed WHERE case_id = ?", (case,))


def page(vault: Vault, on: date, wanted: Wanted = EVERYBODY, skip: int = 0, most: int = 20) -> list[Listed]:
    """Return a page of the list, what is due first at the top."""
    where, values = _where(wanted, on)
    query = (
        f"SELECT {_LISTED}, {_NEXT} AS soon FROM listed WHERE {where} ORDER BY soon IS NULL, soon, ord LIMIT ? OFFSET ?"
    )
    rows = vault.rows(query, (on.isoformat(), *values, most, skip))
    return [_listed(vault, row, on) for row in rows]


def count(vault: Vault, on: date, wanted: Wanted = EVERYBODY) -> int:
    """Return how many cases there are."""
    where, values = _where(wanted, on)
    return int(vault.rows(f"SELECT count(*) FROM listed WHERE {where}", values)[0][0])


def duties_of(vault: Vault, case: str) -> list[Duty]:
    """Return what is to be done in one case, the nearest first."""
    query = f"SELECT {_DUTY} FROM duty WHERE case_id = ? ORDER BY due, ref"
    return [_duty(row) for row in vault.rows(query, (case,))]


def all_duties(vault: Vault, until: date) -> list[tuple[str, Duty]]:
    """Return what is to be done in all cases until a day, the nearest first."""
    rows = vault.rows(f"SELECT case_id, {_DUTY} FROM duty WHERE due <= ? ORDER BY due, ref", (until.isoformat(),))
    return [(row[0], _duty(row[1:])) for row in rows]


def _where(wanted: Wanted, on: date) -> tuple[str, tuple[Any, ...]]:
    rules: list[tuple[str, tuple[Any, ...]]] = [("closed <> ''" if wanted.closed else "closed = ''", ())]
    if wanted.area:
        rules.append(("area GLOB ?", (f"{_plain(wanted.area)}*",)))
    if wanted.pillar:
        rules.append(("instr(pillars, ?) > 0", (f" {wanted.pillar} ",)))
    if wanted.household:
        rules.append(("household = ?", (wanted.household,)))
    if wanted.disputed:
        rules.append(("disputed > 0", ()))
    if wanted.overdue:
        today = on.isoformat()
        late = "EXISTS (SELECT 1 FROM duty WHERE duty.case_id = listed.case_id AND due < ? AND end >= ?)"
        rules.append((late, (today, today)))
    if wanted.text.strip():
        rules.append(_text(wanted.text))
    return " AND ".join(rule for rule, _ in rules), tuple(value for _, values in rules for value in values)


def _text(text: str) -> tuple[str, tuple[Any, ...]]:
    code = codes.read(text)
    if code is not None:
        return "code = ?", (code,)
    return "instr(folded, ?) > 0", (fold(text.strip()),)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum() or sign == "-")


def _listed(vault: Vault, row: tuple[Any, ...], on: date) -> Listed:
    case, code, name, area, household, closed, disputed, pillars, soon = row
    next_ = None
    if soon is not None:
        query = f"SELECT {_DUTY} FROM duty WHERE case_id = ? AND due = ? AND end >= ? ORDER BY ref LIMIT 1"
        next_ = _duty(vault.rows(query, (case, soon, on.isoformat()))[0])
    closed_on = date.fromisoformat(closed) if closed else None
    return Listed(case, code, name, area, household, closed_on, disputed, tuple(pillars.split()), next_)


def _row(duty: Duty) -> tuple[str, ...]:
    days = (duty.start.isoformat(), duty.due.isoformat(), duty.end.isoformat())
    return (duty.kind, duty.ref, duty.about, *days, duty.what)


def _duty(row: Sequence[Any]) -> Duty:
    kind, ref, about, start, due, end, what = row
    return Duty(kind, ref, about, date.fromisoformat(start), date.fromisoformat(due), date.fromisoformat(end), what)
