# SPDX-License-Identifier: GPL-3.0-or-later
"""Counted facts and the list of what was given out lie in the vault, with everything else that is private."""

from datetime import date
from pathlib import Path

from tests.evidence.conftest import YEAR
from tests.evidence.generator import Make, caseload
from va_desktop.evidence.keys import Key
from va_desktop.evidence.ledger import TableLedger
from va_desktop.evidence.report import Definitions, publish
from va_desktop.evidence.store import SCHEMA, empty, fill
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code, Vault

CODE = Code.phrase("an invented code")


def test_a_report_is_made_in_the_vault_and_kept_there(tmp_path: Path, defined: Definitions) -> None:
    vault, _ = Vault.create(tmp_path / "vault", CODE, (SCHEMA,), cost=Cost(8, 1, 1))
    with vault.transaction() as connection:
        fill(connection, caseload(Make(2, 80)))
    ledger = TableLedger(vault.connection)
    made = publish(vault.connection, defined, "KHM", YEAR, ledger, date(2027, 1, 5))
    assert made.value(Key("sought"))
    with vault.transaction():
        ledger.add(made)
    vault.lock()
    again = Vault.open(tmp_path / "vault", CODE, (SCHEMA,))
    with again.transaction() as connection:
        empty(connection)
    kept = TableLedger(again.connection).given("main", "KHM")
    assert kept == [made], "forgetting facts does not forget what was given out"
    again.lock()


def test_nothing_of_it_can_be_read_without_the_code(tmp_path: Path) -> None:
    vault, _ = Vault.create(tmp_path / "vault", CODE, (SCHEMA,), cost=Cost(8, 1, 1))
    with vault.transaction() as connection:
        fill(connection, caseload(Make(2, 80)))
    vault.lock()
    for file in (tmp_path / "vault").rglob("*"):
        if file.is_file():
            assert b"counted_person" not in file.read_bytes()
            assert b"other_disability" not in file.read_bytes()
