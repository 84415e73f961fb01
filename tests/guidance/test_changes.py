# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed since a day, by the dates in the packs."""

from datetime import date
from decimal import Decimal

import pytest

from va_desktop.content.library import Library
from va_desktop.guidance.changes import (
    LastDay,
    PlanChanged,
    RuleBegan,
    RuleEnded,
    SumChanged,
    TreatyChanged,
    changes,
)

TODAY = date(2026, 11, 23)


def found(library: Library, country: str, since: str, today: date = TODAY):
    return changes(library, country, date.fromisoformat(since), today)


def test_a_rule_counts_as_new_from_its_first_day(library: Library) -> None:
    for since, expected in (("2024-03-31", True), ("2024-04-01", False)):
        ids = {one.id for one in found(library, "KHM", since) if isinstance(one, RuleBegan)}
        assert ("khm.family_package_disability" in ids) is expected, since


def test_a_rule_has_ended_on_the_day_after_its_last(library: Library) -> None:
    def ended(since: str, today: date) -> set[str]:
        return {one.id for one in found(library, "KHM", since, today) if isinstance(one, RuleEnded)}

    assert "khm.covid_cash" not in ended("2024-01-01", date(2024, 3, 31))
    assert "khm.covid_cash" in ended("2024-01-01", date(2024, 4, 1))
    assert "khm.covid_cash" not in ended("2024-04-01", TODAY)


def test_a_new_value_of_a_legal_unit_is_told(library: Library) -> None:
    sums = [one for one in found(library, "COL", "2025-12-31") if isinstance(one, SumChanged)]
    assert [(one.on, one.amount, one.currency) for one in sums] == [(date(2026, 1, 1), Decimal(1750905), "COP")]


def test_a_last_day_on_which_sources_disagree_is_told_so(library: Library) -> None:
    last = [one for one in found(library, "COL", "2026-08-01") if isinstance(one, LastDay)]
    assert last and all(one.conflict for one in last)
    assert not any(isinstance(one, LastDay) for one in found(library, "COL", "2026-08-01", date(2026, 8, 22)))


@pytest.mark.parametrize(("since", "seen"), [("2025-12-26", True), ("2025-12-27", False)])
def test_a_treaty_that_was_left_is_told_once(since: str, seen: bool, library: Library) -> None:
    treaties = [one for one in found(library, "LTU", since) if isinstance(one, TreatyChanged)]
    assert [one.now.status for one in treaties] == (["withdrawn"] if seen else [])


def test_plans_of_states_begin_and_end(library: Library) -> None:
    plans = {(one.instrument, one.ended) for one in found(library, "KHM", "2024-11-01") if isinstance(one, PlanChanged)}
    assert {("siem_reap_ap", False), ("oslo_ap", True)} <= plans
    assert ("siem_reap_ap", True) not in plans


def test_the_newest_comes_first_and_nothing_lies_ahead(library: Library) -> None:
    for country in ("COL", "UKR", "KHM", "BIH", "LAO"):
        days = [one.on for one in found(library, country, "2000-01-01")]
        assert days == sorted(days, reverse=True)
        assert all(date(2000, 1, 1) < on <= TODAY for on in days)


def test_a_country_without_a_pack_still_has_treaties_and_plans(library: Library) -> None:
    kinds = {type(one) for one in found(library, "TON", "2020-01-01")}
    assert PlanChanged in kinds and not kinds & {RuleBegan, RuleEnded, SumChanged}


def test_nothing_changed_since_today(library: Library) -> None:
    assert changes(library, "KHM", TODAY, TODAY) == ()
