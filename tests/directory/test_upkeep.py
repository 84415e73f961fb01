# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre should look at: likely doubles, numbers nobody can dial, addresses that cannot work."""

import pytest

from tests.directory.making import service
from va_desktop.directory.record import Record
from va_desktop.directory.upkeep import phone_fault, report, web_fault


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
