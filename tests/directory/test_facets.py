# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be filtered by, read from our profile and from plain HSDS."""

from datetime import date
from typing import Any

import pytest

from tests.directory.making import TODAY, coded, service
from va_desktop.content.library import Library
from va_desktop.directory.facets import Facets, facets
from va_desktop.directory.listing import from_pack, key_of, listing, places, position
from va_desktop.directory.services import services


def test_every_axis_of_the_profile_is_read() -> None:
    codes = (
        "framework=health",
        "framework=targeted",
        "approach=human_rights",
        "need=money",
        "pillar=legal",
        "route=victims",
        "district=KH12",
        "redacted=yes",
        "access:lift=no",
        "accessibility.toilet=yes",
        "no_id",
    )
    found = facets(service("s", codes=codes))
    assert found.frameworks == ("health", "targeted") and found.approaches == ("human_rights",)
    assert (found.needs, found.pillars, found.route, found.district) == (("money",), ("legal",), "victims", "KH12")
    assert found.redacted
    assert (found.access("lift"), found.access("toilet"), found.access("parking")) == ("no", "yes", "unknown")
    assert (found.offer("no_id"), found.offer("free")) == ("yes", "unknown")


def test_a_value_may_stand_beside_its_code() -> None:
    row = {"id": "a", "value": "health", "taxonomy_term": {"code": "va:framework"}}
    other = {"id": "b", "label": "Near the old bridge", "taxonomy_term": {"code": "va:directions"}}
    found = facets({"id": "s", "attributes": [row, other, {"id": "c"}, {"id": "d", "taxonomy_term": {"code": None}}]})
    assert (found.frameworks, found.directions) == (("health",), ("Near the old bridge",))


def test_no_answer_to_whether_a_place_is_protected_protects_it() -> None:
    for value, hidden in (("yes", True), ("", True), ("perhaps", True), ("no", False)):
        row = {"id": "a", "value": value, "taxonomy_term": {"code": "va:redacted"}}
        assert facets({"id": "s", "attributes": [row]}).redacted is hidden


def test_what_the_place_says_counts_more_than_what_the_service_says() -> None:
    doc = service("s", at=(1, 1), codes=["route=open", "women_staff=no", "need=health"])
    doc["service_at_locations"][0]["attributes"] = coded("women_staff=yes", "need=money")
    found = facets(doc, places(doc)[0])
    assert (found.offer("women_staff"), found.needs, found.route) == ("yes", ("health", "money"), "open")


@pytest.mark.parametrize(
    ("more", "offer", "known"),
    [
        ({"cost_options": [{"amount": 0}, {"amount": "0.0"}]}, "free", "yes"),
        ({"cost_options": [{"amount": 0}, {"amount": 5}]}, "free", "no"),
        ({"cost_options": [{"amount": "much"}]}, "free", "unknown"),
        ({"fees_description": "none"}, "free", "unknown"),
        ({"minimum_age": 18}, "children", "no"),
        ({"maximum_age": 12}, "children", "yes"),
        ({}, "children", "unknown"),
        ({"attributes": coded("home_visit=yes")}, "home_visits", "yes"),
    ],
)
def test_plain_fields_tell_where_they_can(more: dict[str, Any], offer: Any, known: str) -> None:
    assert facets(service("s", **more)).offer(offer) == known


@pytest.mark.parametrize("where", [(0, 0), (91, 0), (0.0, 181), ("", ""), (None, 1), ("x", "y")])
def test_impossible_coordinates_are_no_position(where: tuple[Any, Any]) -> None:
    doc = service("s", at=where)
    assert position(places(doc)[0]) is None


def test_a_listing_reads_every_part_and_survives_dirty_ones() -> None:
    doc = service("s", at=("1.5", "2.5"), phones=[{"number": " 1 "}, {"number": "1"}, None, {"number": None}],  # type: ignore[arg-type]
                  schedules=[{"id": "h"}], cost_options=[{"amount": "x", "option": "visit"}],
                  required_documents=[{"document": "Any paper"}], url=7, alert="Closed road")  # fmt: skip
    shown = listing(doc, places(doc)[0])
    assert (shown.key, shown.position, shown.alert) == ("s@ps", (1.5, 2.5), "Closed road")
    assert [phone.number for phone in shown.phones] == ["1"]
    assert (shown.documents, shown.costs[0].amount, shown.webs) == (("Any paper",), None, ("7",))
    assert key_of(doc, None) == "s"


def test_an_entry_of_unknown_age_is_stale_and_the_last_change_counts_as_assured() -> None:
    assert listing(service("s", assured_date=None)).stale(TODAY)
    shown = listing(service("s", assured_date="soon", last_modified="2026-03-01T10:00:00Z"))
    assert shown.assured == date(2026, 3, 1) and not shown.stale(TODAY)


def test_a_packs_service_has_the_same_shape(library: Library) -> None:
    for item in services(library, "COL"):
        shown = from_pack(item, lambda text: f"<{text}>")
        assert (shown.source, shown.name, shown.key) == ("pack", item.name, item.id)
        assert [phone.number for phone in shown.phones] == [phone.number for phone in item.phones]
        assert shown.stale(TODAY) is item.stale(TODAY) and shown.facets.needs == item.needs


def test_visits_at_home_are_one_fact_however_they_are_told() -> None:
    as_offer = Facets(offers={"home_visits": "yes"})
    as_access = Facets(accessibility={"home_visit": "yes"})
    for found in (as_offer, as_access):
        assert found.offer("home_visits") == found.access("home_visit") == "yes"
        assert {"home_visits", "access:home_visit"} <= set(found.codes())
    assert Facets(accessibility={"home_visit": "no"}).offer("home_visits") == "no"
    assert Facets().offer("home_visits") == "unknown"
