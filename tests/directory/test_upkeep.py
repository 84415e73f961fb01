# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre should look at: likely doubles, numbers nobody can dial, addresses that cannot work."""

import random
import time

import pytest

from tests.directory.making import service
from va_desktop.directory.near import NEAR_KM
from va_desktop.directory.record import Record
from va_desktop.directory.together import distance
from va_desktop.directory.upkeep import MOST_DOUBLES, phone_fault, report, web_fault


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("+855 23 123 456", None), ("112", None), ("(0) 800-1234", None), ("٠١٢٣٤٥٦٧٨٩", None), ("01234 ext. 56", None),
        ("", "no_digits"), ("call us", "no_digits"), ("12", "too_short"), ("+1234567890123456", "too_long"),
        ("0800 HELP", "letters"),
    ],
)  # fmt: skip
def test_numbers_that_nobody_can_dial(number: str, fault: str | None) -> None:
    assert phone_fault(number) == fault


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://example.org/a?b", None), ("http://xn--80ak6aa92e.com", None), ("https://пример.укр/x", None),
        ("www.example.org", "scheme"), ("ftp://example.org", "scheme"), ("https://", "host"),
        ("https://localhost", "host"),
        ("https://exa mple.org", "space"), ("https://example..org", "host"), ("https://[::1", "host"),
        ("https://1.2.3.4", "host"), ("https://-a.org", "host"),
    ],
)  # fmt: skip
def test_addresses_that_cannot_work_as_written(address: str, fault: str | None) -> None:
    assert web_fault(address) == fault


def test_doubles_have_one_name_in_any_spelling_and_lie_close() -> None:
    docs = [
        service("a", "Centre d'Aide", (10, 10)), service("b", "CENTRE  D’AIDE!", (10.005, 10)),
        service("c", "Centre d'aide", (11, 10)), service("d", "Hotline"), service("e", "hotline"),
        service("f", "Hotline", (1, 1)),
    ]  # fmt: skip
    found = report(Record("service", doc["id"], doc) for doc in docs)
    assert found.checked == 6
    assert {(each.one, each.other) for each in found.doubles} == {("a", "b"), ("d", "e")}


def test_every_level_of_a_document_is_looked_at() -> None:
    doc = service(
        "s", "S", (1, 1), url="nowhere", organization={"website": "https://ok.example"}, phones=[{"number": "1"}]
    )
    doc["service_at_locations"][0]["location"]["phones"] = [{"number": "x"}]
    found = report([Record("service", "s", doc), Record("organization", "o", {"id": "o", "phones": [{"number": "1"}]})])
    assert [each.number for each in found.phones] == ["1", "x"]
    assert [each.address for each in found.webs] == ["nowhere"]


def test_twenty_thousand_of_one_name_are_looked_through_and_counted() -> None:
    chance = random.Random(1)
    spots = [(chance.uniform(10, 14), chance.uniform(102, 107)) for _ in range(10_000)] + [(12.0, 104.0)] * 10_000
    docs = (service(f"s{number}", "Health centre", spot) for number, spot in enumerate(spots))
    begun = time.process_time()
    found = report(Record("service", doc["id"], doc) for doc in docs)
    assert time.process_time() - begun < 30, "pair by pair it would be many minutes"
    assert found.checked == 20_000 and len(found.doubles) == MOST_DOUBLES
    assert found.doubled >= 9_999


def test_doubles_are_those_that_comparing_every_pair_finds() -> None:
    chance = random.Random(2)
    spots = [(12 + chance.uniform(0, 0.2), 104 + chance.uniform(0, 0.2)) for _ in range(400)]
    docs = [service(f"s{number}", "Health centre", spot) for number, spot in enumerate(spots)]
    found = report(Record("service", doc["id"], doc) for doc in docs)
    expected = {
        f"s{later}"
        for later, spot in enumerate(spots)
        if any(distance(spot, earlier) <= NEAR_KM for earlier in spots[:later])
    }
    assert {each.other for each in found.doubles} == expected
    assert found.doubled == len(expected)
    assert all(each.km is not None and each.km <= NEAR_KM for each in found.doubles)
