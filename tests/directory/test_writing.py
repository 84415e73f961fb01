# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre writes by hand: fields, the ordinary week, a place of its own."""

from datetime import date

import pytest

from va_desktop.directory import sample, weekly
from va_desktop.directory.changes import applied, conflict
from va_desktop.directory.facets import facets
from va_desktop.directory.fields import NAMES, corrected, fields
from va_desktop.directory.hours import week
from va_desktop.directory.listing import listing, places
from va_desktop.directory.made import Draft, document
from va_desktop.directory.schedule import of_place

ON = date(2026, 11, 23)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bare", [False, True], ids=["with everything", "with nothing but a place"])
def test_a_field_that_is_corrected_says_the_new_text(name: str, bare: bool) -> None:
    doc = sample.service(1, ON)
    if bare:
        place = {"id": "p", "location": {"id": "l"}}
        doc = {"id": "s1", "name": "Bare", "service_at_locations": [place]}
    field = next(each for each in fields(doc, places(doc)[0]) if each.name == name)
    change = corrected(doc, field, "Something new")
    assert conflict(doc, change, 1, "s1") is None
    after = applied(doc, change, 1)
    assert after is not None
    again = next(each for each in fields(after, places(after)[0]) if each.name == name)
    assert again.text == "Something new"
    assert listing(after, places(after)[0]).key.startswith("s1@")


def test_a_service_without_a_place_has_no_address_to_correct() -> None:
    names = {each.name for each in fields({"id": "s", "name": "S"}, None)}
    assert "address" not in names
    assert {"name", "phone", "hours"} <= names


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8", "08:00"),
        ("8:30", "08:30"),
        ("08.30", "08:30"),
        ("16h45", "16:45"),
        ("٠٨:٣٠", "08:30"),
        ("24:00", "00:00"),
        ("4:30 pm", "16:30"),
        ("4 p.m.", "16:00"),
        ("4PM", "16:00"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("8 AM", "08:00"),
        ("13 pm", None),
        ("16.30", "16:30"),
        ("1630", "16:30"),
        ("830", "08:30"),
        ("8h", "08:00"),
        ("៨:៣០", "08:30"),
        ("၁၆:၃၀", "16:30"),
        ("٤:٣٠ م", "16:30"),
        ("2530", None),
        ("24:30", None),
        ("25", None),
        ("8:75", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, read: str | None) -> None:
    assert weekly.clock(typed) == read


def test_a_new_week_leaves_the_other_rules_alone() -> None:
    doc = sample.service(0, ON)
    place = places(doc)[0]
    assert weekly.present(doc, place) == weekly.Week(("MO", "TU", "WE", "TH", "FR"), "08:00", "16:30")
    change = weekly.corrected(doc, place, weekly.Week(("SU",), "10:00", "11:00"))
    after = applied(doc, change, 1)
    assert after is not None
    assert after["schedules"][1:] == doc["schedules"][1:]
    assert after["schedules"][0]["id"] == doc["schedules"][0]["id"]
    assert weekly.present(after, places(after)[0]) == weekly.Week(("SU",), "10:00", "11:00")


def test_a_week_is_added_where_only_special_days_were() -> None:
    doc = sample.service(5, ON)
    assert weekly.present(doc, places(doc)[0]) == weekly.Week()
    after = applied(doc, weekly.corrected(doc, places(doc)[0], weekly.Week(("MO",), "08:00", "09:00")), 1)
    assert after is not None
    assert after["schedules"][0] == doc["schedules"][0]
    assert len(after["schedules"]) == 2


def test_a_place_written_by_hand_is_a_whole_document() -> None:
    draft = Draft(
        "Sample Hut", "+000 1", "1 Road", "Exampleville", "Past the well", "By day", "Care", ("health",), ("free",)
    )
    doc = document(draft, "6f0b7c1e-0000-4000-8000-000000000000", ON)
    shown = listing(doc, places(doc)[0])
    assert (shown.name, shown.city, shown.transport) == ("Sample Hut", "Exampleville", "Past the well")
    assert [each.number for each in shown.phones] == ["+000 1"]
    assert shown.assured == ON
    coded = facets(doc, places(doc)[0])
    assert (coded.needs, coded.offer("free"), coded.offer("children")) == (("health",), "yes", "unknown")


def test_morning_afternoon_appointments_and_holidays_are_kept_in_a_week() -> None:
    doc = sample.service(0, ON)
    place = places(doc)[0]
    others = list(doc["schedules"][1:])
    two = weekly.Week(("MO",), "08:00", "12:00", "14:00", "16:30", holidays=True)
    after = applied(doc, weekly.corrected(doc, place, two), 1)
    assert after is not None
    assert weekly.present(after, places(after)[0]) == two
    assert [row for row in after["schedules"] if row in others] == others
    spans = week(of_place(after, places(after)[0]), ON)[0].spans
    assert [(each.opens.hour, each.closes.hour) for each in spans] == [(8, 12), (14, 16)]
    agreed = weekly.Week(("TU",), by_appointment=True)
    again = applied(after, weekly.corrected(after, places(after)[0], agreed), 2)
    assert again is not None
    assert weekly.present(again, places(again)[0]) == agreed
    assert len(again["schedules"]) == len(doc["schedules"])


def test_a_protected_place_written_by_hand_never_has_an_address_for_visitors() -> None:
    doc = document(Draft("Sample House", address="1 Road", protected=True), "6f0b7c1e-0000-4000-8000-000000000000", ON)
    shown = listing(doc, places(doc)[0])
    assert (shown.address, shown.facets.redacted) == ((), True)
    assert listing(doc, places(doc)[0], worker=True).address
