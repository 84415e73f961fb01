# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shape in which interfaces give services ends as whole services with their places."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.directory.hsds.samples import AT, ORG, PLACE, SERVICE, uid
from tests.directory.hsds.test_json import taken, told

HOUSE = {
    "id": PLACE,
    "location_type": "physical",
    "name": "House",
    "latitude": 12.5,
    "longitude": 104.9,
    "addresses": [
        {
            "id": uid(20),
            "address_1": "Main road",
            "city": "Town",
            "state_province": "P",
            "postal_code": "1",
            "country": "KH",
            "address_type": "physical",
        }
    ],
}
LEGS: dict[str, Any] = {"id": SERVICE, "name": "Legs", "status": "active"}
ARMS: dict[str, Any] = {"id": uid(30), "name": "Arms", "status": "active"}
CENTRE = {"id": ORG, "name": "Centre", "description": "Helps"}


@pytest.mark.parametrize("more", [{}, {"website": "https://example.org", "locations": []}])
@pytest.mark.parametrize("form", ["one", "list", "page", "lines"])
def test_services_inside_an_organization_become_services(tmp_path: Path, more: dict[str, Any], form: str) -> None:
    doc = {**CENTRE, **more, "services": [LEGS, ARMS]}
    other = {"id": uid(40), "name": "Other", "description": "D", "services": [{**ARMS, "id": uid(41)}]}
    text = {
        "one": json.dumps(doc),
        "list": json.dumps([doc]),
        "page": json.dumps({"total_items": 1, "contents": [doc]}),
        "lines": f"{json.dumps(doc)}\n{json.dumps(other)}\n",
    }[form]
    sink, report, findings = taken(tmp_path / "a.json", text)
    services = sink.of("service")
    assert [each["name"] for each in services[:2]] == ["Legs", "Arms"]
    assert services[0]["organization_id"] == ORG and services[0]["organization"]["name"] == "Centre"
    assert {"name", "description"} <= sink.of("organization")[0].keys() and "services" not in sink.of("organization")[0]
    assert report.records.get("unknown") is None and findings == []
    assert report.total.imported == report.total.rows == (2 if form == "lines" else 1)


def test_a_named_envelope_is_no_document(tmp_path: Path) -> None:
    text = json.dumps({"name": "My dir", "licence": "CC0", "services": [LEGS, ARMS]})
    sink, report, findings = taken(tmp_path / "a.json", text)
    assert [each["name"] for each in sink.of("service")] == ["Legs", "Arms"]
    assert [{**each, "id": ""} for each in sink.of("envelope")] == [{"id": "", "name": "My dir", "licence": "CC0"}]
    assert report.total.imported == report.total.rows == 3


@pytest.mark.parametrize("key", ["service_at_locations", "contents"])
def test_places_of_one_service_are_merged_into_it(tmp_path: Path, key: str) -> None:
    pairs = [
        {"id": uid(50 + number), "service": {**LEGS}, "location": {**HOUSE, "id": uid(60 + number)}}
        for number in range(3)
    ]
    sink, report, _ = taken(tmp_path / "a.json", json.dumps({key: pairs}))
    (service,) = sink.of("service")
    assert [place["id"] for place in service["service_at_locations"]] == [uid(50), uid(51), uid(52)]
    assert (report.total.imported, report.total.merged, report.total.refused) == (1, 2, 0)


@pytest.mark.parametrize("turned", [False, True])
def test_lists_by_name_are_joined_by_their_ids(tmp_path: Path, turned: bool) -> None:
    lists = {
        "services": [
            {**LEGS, "organization_id": ORG, "service_at_locations": [{"id": AT, "location_id": PLACE}]},
            {**ARMS, "location_id": PLACE},
        ],
        "locations": [HOUSE, {**HOUSE, "id": uid(70), "name": "Nobody's"}],
        "organizations": [CENTRE],
        "phones": [{"id": uid(80), "number": "000 111", "service_id": SERVICE}],
    }
    content = dict(reversed(lists.items())) if turned else lists
    sink, report, findings = taken(tmp_path / "a.json", json.dumps(content))
    legs, arms = sink.of("service")
    assert legs["organization"] == CENTRE and legs["phones"][0]["number"] == "000 111"
    assert legs["service_at_locations"][0]["location"] == arms["service_at_locations"][0]["location"] == HOUSE
    assert [place["name"] for place in sink.of("location")] == ["Nobody's"]
    assert (report.total.rows, report.total.imported, report.total.merged) == (6, 4, 2)
    assert not [found for found in findings if found.reason == "dangling_key"]


def test_a_place_apart_goes_into_its_service(tmp_path: Path) -> None:
    pairs = [{"id": AT, "service_id": SERVICE, "location_id": PLACE}]
    text = json.dumps({"service_at_locations": pairs, "services": [LEGS], "locations": [HOUSE]})
    sink, _, findings = taken(tmp_path / "a.json", text)
    assert sink.of("service") == [{**LEGS, "service_at_locations": [{"id": AT, "location": HOUSE}]}]
    assert findings == []


def test_ids_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    doc = {**LEGS, "organization_id": ORG, "service_at_locations": [{"id": AT, "location_id": PLACE}]}
    phone = {"id": uid(80), "number": "000", "service_id": uid(81)}
    sink, _, findings = taken(tmp_path / "a.json", json.dumps({"services": [doc], "phones": [phone]}))
    lost = [found for found in told(findings) if found[2] == "dangling_key"]
    assert sorted(lost) == [
        (1, "location_id", "dangling_key", "kept"),
        (1, "organization_id", "dangling_key", "kept"),
        (2, "", "dangling_key", "set_apart"),
    ]
    assert sink.of("service") == [doc] and sink.of("phone") == [phone]


@pytest.mark.parametrize("names", [("a_thin.json", "b_full.json"), ("b_thin.json", "a_full.json")])
def test_the_fuller_form_of_an_object_fills_the_gaps(tmp_path: Path, names: tuple[str, str]) -> None:
    place = {"id": AT, "location": {"id": PLACE, "location_type": "physical"}}
    thin = {**LEGS, "service_at_locations": [place]}
    full = {
        **LEGS,
        "description": "Made",
        "organization": CENTRE,
        "service_at_locations": [{**place, "location": HOUSE}],
    }
    folder = tmp_path / "services"
    folder.mkdir()
    for name, doc in zip(names, (thin, full)):
        (folder / name).write_text(json.dumps(doc))
    sink, report, _ = taken(folder)
    assert sink.of("service") == [full]
    assert (report.total.imported, report.total.merged, report.total.refused) == (1, 1, 0)


def test_nulls_in_a_list_are_dropped_and_one_object_is_a_list_of_one(tmp_path: Path) -> None:
    phone, mark = {"id": uid(80), "number": "000"}, {"id": uid(82), "value": "yes"}
    doc = {**LEGS, "phones": [phone, None], "attributes": mark, "contacts": [None], "organization": [CENTRE]}
    sink, _, findings = taken(tmp_path / "a.json", json.dumps(doc))
    assert sink.of("service") == [
        {**LEGS, "phones": [phone], "attributes": [mark], "contacts": [], "organization": CENTRE}
    ]
    fields = ("attributes", "contacts", "organization", "phones")
    assert sorted(told(findings)) == [(1, field, "not_an_object", "converted") for field in fields]


def test_what_is_no_object_leaves_the_good_ones_in_their_list(tmp_path: Path) -> None:
    phone = {"id": uid(80), "number": "000"}
    doc = {**LEGS, "phones": [phone, "111"], "phones_text": "before"}
    (service,) = taken(tmp_path / "a.json", json.dumps(doc))[0].of("service")
    assert service["phones"] == [phone] and service["phones_text"] == "before" and service["phones_text_2"] == ["111"]
