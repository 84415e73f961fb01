# SPDX-License-Identifier: GPL-3.0-or-later
"""Every indicator, counted again by a script that shares no code with the program, comes out the same."""

import os
from dataclasses import astuple
from datetime import date

import pytest

from tests.evidence.conftest import YEAR
from tests.evidence.generator import Make, caseload
from tests.evidence.recount import Recount
from va_desktop.counted import CountedMove, CountedPerson
from va_desktop.evidence.compute import count
from va_desktop.evidence.keys import Key, Period
from va_desktop.evidence.report import Definitions
from va_desktop.evidence.store import fill, memory

MANY = 50_000 if os.environ.get("FAULTS") == "long" else 6_000
QUARTER = Period(date(2026, 4, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("make", "country", "period"),
    [
        (Make(1, 10), "KHM", YEAR),
        (Make(2, 100), "KHM", YEAR),
        (Make(3, 400, ("KHM", "LAO", "COL"), areas=10), "LAO", YEAR),
        (Make(4, 900, ("KHM", "LAO")), "KHM", QUARTER),
        (Make(6, 200, skew="all_obtained"), "KHM", YEAR),
        (Make(7, 200, skew="one_framework"), "KHM", QUARTER),
        (Make(5, MANY, ("KHM", "LAO", "COL", "UKR")), "COL", YEAR),
    ],
    ids=["10", "100", "three countries", "one quarter", "all obtained", "one framework", "many in four countries"],
)
def test_every_figure_agrees_with_plain_loops(make: Make, country: str, period: Period, defined: Definitions) -> None:
    facts = list(caseload(make))
    connection = memory()
    assert fill(connection, facts) == len(facts)
    raw = count(connection, defined.indicators, country, period, defined.codes)
    recount = Recount(facts, country, period.first, period.last)
    expected = recount.counts()
    assert expected
    assert {tuple(key): value for key, value in raw.counts.items() if value} == expected
    assert all(tuple(key) in expected for key, value in raw.counts.items() if value)
    if make.people <= 1000:
        assert {tuple(key): astuple(one) for key, one in raw.spreads.items()} == recount.spreads()
        assert make.people < 100 or raw.spreads


def test_parts_add_up_to_their_total(defined: Definitions) -> None:
    connection = memory()
    fill(connection, caseload(Make(9, 300)))
    raw = count(connection, defined.indicators, "KHM", YEAR, defined.codes)
    tables = {(key.indicator, key.group, key.by) for key in raw.counts if key.by}
    assert len(tables) > 40
    for indicator, group, by in tables:
        parts = [value for key, value in raw.counts.items() if key[:3] == (indicator, group, by)]
        assert sum(parts) == raw.counts[Key(indicator, group)], (indicator, group, by)


def test_the_last_day_counts_and_the_day_after_does_not(defined: Definitions) -> None:
    person = CountedPerson(1, "KHM", "KH01", "female", 1980, "yes", "survivor", "ap_mine", "no")
    for day, expected in (
        (date(2026, 12, 31), 1),
        (date(2027, 1, 1), 0),
        (date(2026, 1, 1), 1),
        (date(2025, 12, 31), 0),
    ):
        connection = memory()
        fill(connection, [person, CountedMove(1, 1, "obtained", day, "rehabilitation", ("health",), ())])
        raw = count(connection, defined.indicators, "KHM", YEAR, defined.codes)
        assert raw.counts[Key("obtained")] == expected, day


def test_text_in_place_of_a_code_never_comes_into_a_table(defined: Definitions) -> None:
    person = CountedPerson(1, "KHM", "by the CANARY well", "female", 1980, "yes", "survivor", "ap_mine", "no")
    move = CountedMove(
        1, 1, "refused", date(2026, 5, 5), "CANARY pillar", ("health",), (), "CANARY clinic", "CANARY said no",
        funding="CANARY gave it",
    )  # fmt: skip
    connection = memory()
    fill(connection, [person, move])
    for table in ("counted_person", "counted_move"):
        assert "CANARY" not in str(connection.execute(f"SELECT * FROM {table}").fetchall())


def test_a_person_who_comes_twice_is_counted_once_as_they_came_last(defined: Definitions) -> None:
    first = CountedPerson(1, "KHM", None, "female", 1980, "yes", "survivor", "ap_mine", "no")
    last = CountedPerson(1, "LAO", None, "female", 1980, "yes", "survivor", "ap_mine", "no")
    connection = memory()
    fill(connection, [first, last])
    assert connection.execute("SELECT country FROM counted_person").fetchall() == [("LAO",)]
