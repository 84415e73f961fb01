# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out: allowed by the official schemas, whole, and the same again when it comes back."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from tests.directory.hsds.samples import PACKAGE, Kept, directories, folder, uid
from va_desktop import paths
from va_desktop.directory.hsds.exporting import export
from va_desktop.directory.hsds.filled import filled
from va_desktop.directory.hsds.findings import ReadingCancelled
from va_desktop.directory.hsds.profile import Profile, written
from va_desktop.directory.hsds.profile import read as read_profile
from va_desktop.directory.hsds.reading import read
from va_desktop.directory.hsds.validation import Schemas
from va_desktop.directory.record import Record

SCHEMAS = paths.bundle().resources / "hsds"
# Without shrinking: a failure is told at once, and the invented directories are small.
QUICK = settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
IMPLIED = {"link_entity", "resource_type"}


def plain(value: Any) -> Any:
    """A document without what its place says already."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key not in IMPLIED}
    return [plain(item) for item in value] if isinstance(value, list) else value


def back(path: Path) -> Kept:
    sink = Kept()
    report = read(path, sink)
    assert report.total.refused == report.total.merged == 0
    return sink


@pytest.mark.parametrize("layout", ["json zip", "json folder", "tables"])
def test_a_package_comes_back_as_it_went(tmp_path: Path, layout: str) -> None:
    first = back(folder(tmp_path / "in", PACKAGE))
    target = tmp_path / ("out" if layout == "json folder" else "out.zip")
    export(first.records, target, "hsds-csv" if layout == "tables" else "hsds")
    assert back(target).docs == first.docs


@QUICK
@given(directories())
def test_unknown_fields_and_objects_survive_both_forms(records: list[Record]) -> None:
    expected = {(record.kind, record.id): dict(record.doc) for record in records}
    with tempfile.TemporaryDirectory() as name:
        for layout in ("hsds", "hsds-csv"):
            target = Path(name) / f"{layout}.zip"
            export(records, target, layout)
            assert plain(back(target).docs) == plain(expected), layout


@pytest.mark.parametrize("version", ["3.0", "3.1"])
@QUICK
@given(records=directories())
def test_every_export_is_allowed_by_the_official_schemas(version: str, records: list[Record]) -> None:
    schemas = Schemas(SCHEMAS, version)
    for record in records:
        assert not list(schemas.problems(record.kind, filled(record.kind, record.doc)))


def test_what_nobody_knows_is_filled_outside_and_absent_inside(tmp_path: Path) -> None:
    first = back(folder(tmp_path / "in", PACKAGE))
    inside = first.of("service")[0]["service_at_locations"][0]["location"]["addresses"][0]
    assert "postal_code" not in inside and "address_1" not in inside
    done = export(first.records, tmp_path / "out.json", "hsds", schemas=Schemas(SCHEMAS))
    assert not done.invalid and done.left_out == {"organization": 1, "taxonomy": 1, "taxonomy_term": 1}
    outside = json.loads((tmp_path / "out.json").read_text("utf-8"))[0]["service_at_locations"][0]["location"][
        "addresses"
    ][0]
    assert (outside["postal_code"], outside["address_1"]) == ("N/A", "N/A")
    again = back(tmp_path / "out.json")
    assert again.of("service") == first.of("service")


def test_a_document_without_anything_is_filled_until_it_is_allowed() -> None:
    bare = {"id": uid(1), "phones": [{}], "capacities": [{"id": uid(2)}], "additional_urls": [{}], "metadata": [{}]}
    assert not list(Schemas(SCHEMAS).problems("service", filled("service", bare)))
    assert list(Schemas(SCHEMAS).problems("service", bare))


@pytest.mark.parametrize("layout", ["hsds", "hsds-csv"])
def test_what_stands_in_for_a_unit_goes_away_again(tmp_path: Path, layout: Any) -> None:
    capacity = {"id": uid(2), "available": 3, "unit_id": uid(3)}
    doc = {"id": uid(1), "name": "A", "description": "b", "status": "active", "capacities": [capacity]}
    export([Record("service", uid(1), doc)], tmp_path / "out.zip", layout)
    assert back(tmp_path / "out.zip").of("service") == [doc]


def test_the_schema_names_place_and_rule() -> None:
    found = list(
        Schemas(SCHEMAS).problems("service", {"id": uid(1), "name": "a", "status": "open", "phones": [{"id": uid(2)}]})
    )
    assert {(problem.path, problem.rule) for problem in found} == {("status", "enum"), ("phones/0", "required")}


def test_the_package_describes_its_tables(tmp_path: Path) -> None:
    import zipfile

    first = back(folder(tmp_path / "in", PACKAGE))
    export(first.records, tmp_path / "out.zip", "hsds-csv")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        described = json.loads(packed.read("datapackage.json"))
        for resource in described["resources"]:
            header = packed.read(resource["path"]).decode().splitlines()[0]
            assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
    assert {resource["path"] for resource in described["resources"]} == set(PACKAGE)
    phones = next(resource for resource in described["resources"] if resource["name"] == "phone")
    assert {"fields": "service_id", "reference": {"resource": "service", "fields": "id"}} in phones["schema"][
        "foreignKeys"
    ]


def test_the_same_directory_gives_the_same_bytes(tmp_path: Path) -> None:
    first = back(folder(tmp_path / "in", PACKAGE))
    for layout in ("hsds", "hsds-csv"):
        for name in ("a.zip", "b.zip"):
            export(first.records, tmp_path / name, layout)
        assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_one_phone_of_two_services_gets_a_second_id_in_tables(tmp_path: Path) -> None:
    phone = {"id": uid(50), "number": "1"}
    docs = [{"id": uid(n), "name": "A", "status": "active", "description": "b", "phones": [phone]} for n in (1, 2)]
    export([Record("service", doc["id"], doc) for doc in docs], tmp_path / "out.zip", "hsds-csv")
    phones = [doc["phones"] for doc in back(tmp_path / "out.zip").of("service")]
    assert [row[0]["number"] for row in phones] == ["1", "1"]
    assert phones[0][0]["id"] != phones[1][0]["id"]


@pytest.mark.parametrize(
    ("target", "layout"), [("out.json", "hsds"), ("out.zip", "hsds"), ("out", "hsds"), ("out.zip", "hsds-csv")]
)
def test_a_stopped_export_leaves_nothing_behind(tmp_path: Path, target: str, layout: Any) -> None:
    many = (Record("service", uid(n), {"id": uid(n), "name": "A", "status": "active"}) for n in range(100, 9000))
    with pytest.raises(ReadingCancelled):
        export(many, tmp_path / target, layout, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layout", ["hsds", "hsds-csv"])
def test_kinds_of_any_name_go_out_and_come_back(tmp_path: Path, layout: Any) -> None:
    kinds = ['x"; DROP TABLE seen; --', "../up", "Other", "other", "ព្រះ", ""]
    records = [Record(kind, uid(n), {"id": uid(n), "name": kind or "-"}) for n, kind in enumerate(kinds)]
    export(records, tmp_path / "out.zip", layout)
    names = [doc["name"] for doc in back(tmp_path / "out.zip").docs.values()]
    assert sorted(names) == sorted(kind or "-" for kind in kinds)


@pytest.mark.parametrize("layout", ["hsds", "hsds-csv"])
def test_the_profile_survives_even_where_nobody_said_what_an_attribute_hangs_on(tmp_path: Path, layout: Any) -> None:
    said = Profile(frameworks=("health",), route="open", women_staff="no", accessibility={"lift": "yes"})
    place = written({"id": uid(3), "location_type": "physical"}, Profile(pcode="KH01", redacted=True), "location")
    doc = written({"id": uid(1), "name": "A", "description": "b", "status": "active"}, said)
    doc["service_at_locations"] = [{"id": uid(2), "location": place}]
    bare = plain(doc)
    export([Record("service", uid(1), bare)], tmp_path / "out.zip", layout)
    service = back(tmp_path / "out.zip").of("service")[0]
    assert read_profile(service) == read_profile(doc)
    assert read_profile(service["service_at_locations"][0]["location"]) == read_profile(place)
    assert plain(service) == bare
