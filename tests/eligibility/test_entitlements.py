# SPDX-License-Identifier: GPL-3.0-or-later
"""Entitlements: coding, history, sums and time limits."""

from datetime import date
from decimal import Decimal

import pytest

from va_desktop.content.library import Library
from va_desktop.content.taxonomy import FRAMEWORKS
from va_desktop.eligibility.amounts import amounts, parameter
from va_desktop.eligibility.country import country_page, laws
from va_desktop.eligibility.entitlements import entitlement, entitlements

DOSSIER = {
    "COL": {
        "col.ruv_inclusion",
        "col.immediate_humanitarian_aid",
        "col.humanitarian_aid_other_acts",
        "col.administrative_compensation",
        "col.php_periodic_benefit",
        "col.health_rehabilitation",
    },
    "UKR": {
        "ukr.one_off_compensation",
        "ukr.annual_recuperation_aid",
        "ukr.disability_assessment",
        "ukr.assistive_products",
        "ukr.war_disability_status_civilian",
        "ukr.register_of_damage_A2_3",
        "ukr.register_of_damage_A2_1",
        "ukr.family_of_killed_civilian_state_aid",
    },
}


@pytest.mark.parametrize("country", DOSSIER)
def test_every_entitlement_of_the_dossier_is_there(library: Library, country: str) -> None:
    assert {str(item.id) for item in entitlements(library, country)} >= DOSSIER[country]


@pytest.mark.parametrize("country", DOSSIER)
def test_everything_is_coded_by_framework_and_approach(library: Library, country: str) -> None:
    for item in entitlements(library, country):
        if item.state == "gap":
            continue
        assert item.frameworks and set(item.frameworks) <= set(FRAMEWORKS), item.id
        assert item.approaches, item.id


def test_expired_rules_are_history_and_never_current(library: Library, today: date) -> None:
    old = entitlement(library, "col.declaration_window_law_2343")
    assert old is not None
    assert old.state == "expired"
    assert not old.current(today)
    assert not old.current(date(2025, 1, 1))


def test_sources_that_disagree_are_told(library: Library) -> None:
    item = entitlement(library, "col.ruv_inclusion")
    assert item is not None
    assert item.conflicts
    assert any(row.conflict and row.date == date(2026, 8, 22) for row in item.deadlines)


def test_a_gap_tells_what_else_to_try(library: Library) -> None:
    gap = entitlement(library, "ukr.family_of_killed_civilian_state_aid")
    assert gap is not None
    assert gap.state == "gap"
    assert gap.easy or gap.refused


@pytest.mark.parametrize(
    ("item", "on", "expected"),
    [
        ("ukr.one_off_compensation", date(2026, 11, 23), {Decimal(12975), Decimal(10380), Decimal(7785)}),
        ("col.administrative_compensation", date(2026, 11, 23), {Decimal(70036200), Decimal(52527150)}),
        ("col.php_periodic_benefit", date(2026, 11, 23), {Decimal(1750905)}),
        ("ukr.annual_recuperation_aid", date(2026, 11, 23), {Decimal(1038), Decimal("908.25")}),
    ],
)
def test_sums_are_formula_times_the_unit_of_the_year(
    library: Library, item: str, on: date, expected: set[Decimal]
) -> None:
    found = entitlement(library, item)
    assert found is not None
    assert {row.value for row in amounts(library, found, on) if row.value is not None} == expected
    assert all(row.year == on.year for row in amounts(library, found, on) if row.value is not None)


def test_a_year_without_a_known_unit_has_no_sum(library: Library) -> None:
    found = entitlement(library, "ukr.one_off_compensation")
    assert found is not None
    assert all(row.value is None for row in amounts(library, found, date(2031, 1, 1)))
    assert parameter(library, "UKR", "pm_incapacitated", date(2031, 1, 1)) is None


def test_registering_is_not_payment_is_said(library: Library) -> None:
    for country in ("COL", "UKR"):
        page = country_page(library, country)
        assert page is not None
        told = " ".join(library.text(item.text, ("en",)).text for item in page.warnings).casefold()
        assert "not payment" in told or "not a payment" in told, country
        assert page.gaps


def test_national_laws_are_listed_with_sources(library: Library) -> None:
    for country in ("COL", "UKR"):
        found = laws(library, country)
        assert len(found) >= 7
        assert all(law.sources for law in found)
