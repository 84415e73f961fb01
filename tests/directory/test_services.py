# SPDX-License-Identifier: GPL-3.0-or-later
"""Places: filters, freshness, numbers."""

from dataclasses import replace
from datetime import date

import pytest

from va_desktop.content.library import Library
from va_desktop.directory.contacts import contacts, emergency_numbers
from va_desktop.directory.services import Wanted, offered, service, services


@pytest.mark.parametrize(("country", "number"), [("COL", 7), ("UKR", 9), ("FRA", 0)])
def test_every_service_of_the_dossier_is_there(library: Library, country: str, number: int) -> None:
    assert len(services(library, country)) == number


@pytest.mark.parametrize(
    ("assured", "stale"),
    [
        (date(2025, 11, 23), False),
        (date(2025, 11, 22), True),
        (date(2026, 11, 23), False),
        (None, True),
    ],
    ids=["twelve months to the day", "a day over", "today", "unknown age"],
)
def test_an_entry_older_than_twelve_months_says_phone_first(
    library: Library, assured: date | None, stale: bool
) -> None:
    some = replace(services(library, "COL")[0], assured=assured)
    assert some.stale(date(2026, 11, 23)) is stale


def test_a_filter_that_is_offered_never_leads_to_nothing(library: Library) -> None:
    for country in ("COL", "UKR"):
        every = services(library, country)
        for need in offered(every, "needs"):
            assert services(library, country, Wanted(need=need))
        for door in offered(every, "route"):
            assert services(library, country, Wanted(route=door))  # type: ignore[arg-type]


def test_phone_numbers_are_as_printed(library: Library) -> None:
    unit = service(library, "col.uariv")
    assert unit is not None
    assert "018000 911119" in [phone.number for phone in unit.phones]


def test_a_number_from_general_knowledge_is_marked(library: Library) -> None:
    aid = service(library, "ukr.legal_aid")
    assert aid is not None
    assert [phone.verified for phone in aid.phones] == [False]


def test_emergency_numbers_carry_their_doubts(library: Library) -> None:
    ukraine = {item.number: item for item in emergency_numbers(library, "UKR")}
    assert ukraine["112"].number == "112"
    assert not ukraine["103"].verified
    assert emergency_numbers(library, "FRA") == ()


def test_national_contacts_point_at_services_that_exist(library: Library) -> None:
    for country in ("COL", "UKR"):
        for item in contacts(library, country):
            assert item.service is None or service(library, item.service) is not None
