# SPDX-License-Identifier: GPL-3.0-or-later
"""Two reports of one series can never be subtracted from each other."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.evidence.conftest import YEAR
from tests.evidence.generator import Make, caseload
from va_desktop.counted import CountedMove, CountedPerson
from va_desktop.evidence.keys import Key, Period
from va_desktop.evidence.ledger import FileLedger, Ledger, LedgerDamaged, Overlaps, TableLedger
from va_desktop.evidence.report import Definitions, publish
from va_desktop.evidence.store import fill, memory
from va_desktop.storage.driver import Connection

TODAY = date(2027, 1, 10)


def months(year: int) -> list[Period]:
    firsts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    return [Period(first, later - timedelta(days=1)) for first, later in zip(firsts, firsts[1:], strict=False)]


@pytest.fixture(params=["file", "table"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path, connection: Connection) -> Ledger:
    return FileLedger(tmp_path / "evidence" / "given.json") if request.param == "file" else TableLedger(connection)


@pytest.fixture
def connection() -> Connection:
    made = memory()
    fill(made, caseload(Make(4, 200)))
    return made


def test_months_that_follow_each_other_are_given_and_nothing_across_them(
    connection: Connection, ledger: Ledger, defined: Definitions
) -> None:
    for month in months(2026):
        ledger.add(publish(connection, defined, "KHM", month, ledger, TODAY))
    for period in (
        YEAR,
        Period(date(2026, 1, 1), date(2026, 2, 28)),
        Period(date(2026, 1, 1), date(2026, 1, 30)),
        Period(date(2025, 12, 31), date(2026, 1, 31)),
        Period(date(2026, 1, 31), date(2026, 1, 31)),
    ):
        with pytest.raises(Overlaps):
            publish(connection, defined, "KHM", period, ledger, TODAY)
    assert publish(connection, defined, "KHM", Period(date(2027, 1, 1), date(2027, 1, 31)), ledger, TODAY)


def test_a_period_given_out_comes_back_as_it_was_whatever_was_added_since(
    connection: Connection, ledger: Ledger, defined: Definitions
) -> None:
    first = publish(connection, defined, "KHM", YEAR, ledger, TODAY)
    ledger.add(first)
    late = CountedPerson(9001, "KHM", "KH00", "female", 1990, "yes", "survivor", "ap_mine", "no")
    fill(connection, [late, CountedMove(9001, 9001, "obtained", date(2026, 3, 3), "laws", ("health",), ())])
    again = publish(connection, defined, "KHM", YEAR, ledger, TODAY + timedelta(days=30))
    assert again == first
    fresh = publish(connection, defined, "KHM", YEAR, TableLedger(memory()), TODAY)
    assert fresh.value(Key("sought")) == first.value(Key("sought")) + 1, "else this test proves nothing"


def test_without_the_ledger_a_later_report_would_tell_what_one_person_did(
    connection: Connection, defined: Definitions
) -> None:
    free = TableLedger(memory())
    before = publish(connection, defined, "KHM", Period(date(2026, 1, 1), date(2026, 11, 30)), free, TODAY)
    after = publish(connection, defined, "KHM", YEAR, free, TODAY)
    differences = [
        after.counts[key].value - one.value
        for key, one in before.counts.items()
        if one.value is not None and key in after.counts and after.counts[key].value is not None
    ]
    assert any(0 < difference < 5 for difference in differences)


def test_other_countries_and_other_series_are_free(
    connection: Connection, ledger: Ledger, defined: Definitions
) -> None:
    ledger.add(publish(connection, defined, "KHM", YEAR, ledger, TODAY))
    half = Period(date(2026, 1, 1), date(2026, 6, 30))
    assert publish(connection, defined, "LAO", half, ledger, TODAY)
    assert publish(connection, defined, "KHM", half, ledger, TODAY, series="another_centre")


def test_looking_at_figures_keeps_nothing(connection: Connection, ledger: Ledger, defined: Definitions) -> None:
    publish(connection, defined, "KHM", YEAR, ledger, TODAY)
    assert list(ledger.given("main", "KHM")) == []


def test_a_damaged_ledger_lets_nothing_out(tmp_path: Path, connection: Connection, defined: Definitions) -> None:
    path = tmp_path / "given.json"
    path.write_text("[{", encoding="utf-8")
    with pytest.raises(LedgerDamaged):
        publish(connection, defined, "KHM", YEAR, FileLedger(path), TODAY)
