# SPDX-License-Identifier: GPL-3.0-or-later
"""Districts keep their P-codes and outlines, however they come, go out and come back."""

import json
import math
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.directory.hsds.samples import PACKAGE, folder, uid
from tests.directory.hsds.test_json import taken, told
from va_desktop.directory.hsds.areas import MOST_POINTS
from va_desktop.directory.hsds.exporting import export
from va_desktop.directory.loading import load
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.writer import Info

CARD = Info(date(2026, 11, 1), "Sample", "KHM")
SQUARE = [[104.0, 12.0], [105.0, 12.0], [105.0, 13.0], [104.0, 12.0]]
BANTEAY = {
    "id": "KH0102",
    "parent": "KH01",
    "names": {"en": "Banteay", "km": "បន្ទាយ"},
    "latitude": 12.3,
    "longitude": 104.5,
    "outline": [SQUARE],
}
PROVINCE = {"id": "KH01", "names": {"en": "Province"}}
SERVICE = {
    "id": uid(1),
    "name": "A",
    "status": "active",
    "attributes": [
        {
            "id": uid(2),
            "value": "KH0102",
            "taxonomy_term": {"id": uid(3), "code": "va:pcode", "name": "P", "description": "P"},
        }
    ],
}


def circle(points: int) -> list[list[float]]:
    turns = [2 * math.pi * number / points for number in range(points)]
    ring = [[104 + math.cos(turn) / 2, 12 + math.sin(turn) / 2] for turn in turns]
    return [*ring, ring[0]]


@pytest.mark.parametrize("layout", ["hsds", "hsds-csv", "folder"])
def test_districts_keep_their_codes_through_import_and_export(tmp_path: Path, layout: Any) -> None:
    text = json.dumps({"district": [PROVINCE, BANTEAY], "services": [SERVICE]})
    sink, report, findings = taken(tmp_path / "a.json", text)
    assert sink.of("district") == [PROVINCE, BANTEAY] and report.total.refused == 0 and findings == []
    target = tmp_path / ("out" if layout == "folder" else "out.zip")
    export(sink.records, target, "hsds" if layout == "folder" else layout)
    assert sorted(taken(target)[0].of("district"), key=lambda doc: doc["id"]) == [PROVINCE, BANTEAY]
    load(target, tmp_path / "KHM.vadir", CARD)
    directory = Directory.open(tmp_path / "KHM.vadir")
    outer, inner = directory.districts()
    directory.close()
    assert (inner.code, inner.parent, inner.name(["km"]), inner.places) == ("KH0102", "KH01", "បន្ទាយ", 1)
    assert inner.centre == (12.3, 104.5) and inner.outline == (tuple((lat, lon) for lon, lat in SQUARE),)


def test_a_table_of_districts_is_read_by_its_columns(tmp_path: Path) -> None:
    rows = [
        ["pcode", "parent", "name:en", "name:km", "latitude", "longitude"],
        ["KH01", "", "Province", "ខេត្ត", "12.1", "104.1"],
        ["KH0102", "KH01", "Banteay", "", "95", "104.2"],
        ["", "KH01", "Nobody", "", "", ""],
    ]
    sink, report, findings = taken(folder(tmp_path / "package", {**PACKAGE, "districts.csv": rows}))
    outer = {"id": "KH01", "names": {"en": "Province", "km": "ខេត្ត"}, "latitude": 12.1, "longitude": 104.1}
    assert sink.of("district") == [outer, {"id": "KH0102", "parent": "KH01", "names": {"en": "Banteay"}}]
    mine = [found for found in findings if found.file == "districts.csv"]
    assert told(mine) == [(3, "latitude", "bad_value", "left_out"), (4, "", "missing_id", "left_out")]
    assert (report.files["districts.csv"].imported, report.files["districts.csv"].refused) == (2, 1)


OLD_FIELDS = {"ADM1_PCODE": "KH01", "ADM1_EN": "P", "ADM2_PCODE": "KH0102", "ADM2_EN": "Banteay", "ADM2_KM": "បន្ទាយ"}
NEW_FIELDS = {"adm1_pcode": "KH01", "adm2_pcode": "KH0102", "adm2_name": "Banteay", "adm2_name1": "បន្ទាយ"}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({**OLD_FIELDS, "ADM0_PCODE": "KH"}, {"en": "Banteay", "km": "បន្ទាយ"}),
        ({**NEW_FIELDS, "adm0_pcode": "KH", "lang": "en", "lang1": "km"}, {"en": "Banteay", "km": "បន្ទាយ"}),
    ],
)
@pytest.mark.parametrize("beside", [False, True])
def test_boundaries_of_the_common_datasets_are_districts(
    tmp_path: Path, fields: dict[str, str], names: dict[str, str], beside: bool
) -> None:
    rings = [circle(5000), circle(3)]
    geometry = {"type": "MultiPolygon", "coordinates": [[rings[0]], [rings[1]]]}
    feature = {"type": "Feature", "properties": fields, "geometry": geometry}
    first = {"type": "Feature", "properties": {"ADM0_PCODE": "KH", "ADM1_PCODE": "KH01", "ADM1_EN": "P"}}
    content = {"type": "FeatureCollection", "name": "khm", "features": [first, feature]}
    package = folder(tmp_path / "package", PACKAGE if beside else {})
    package.mkdir(exist_ok=True)
    (package / "khm_adm2.geojson").write_text(json.dumps(content))
    sink, report, findings = taken(package)
    outer, inner = sink.of("district")
    assert outer == {"id": "KH01", "names": {"en": "P"}}
    assert (inner["id"], inner["parent"], inner["names"]) == ("KH0102", "KH01", names)
    assert 20 < len(inner["outline"][0]) <= MOST_POINTS
    assert all(abs(math.dist(point, (104, 12)) - 0.5) < 0.01 for point in inner["outline"][0])
    assert not [found for found in findings if found.file.endswith("geojson")] and report.total.refused == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outline", "oops"),
        ("outline", [[[1, 2]]]),
        ("outline", [[[200, 2], [1, 2], [1, 3]]]),
        ("names", ["a"]),
        ("names", "a"),
        ("latitude", "north"),
        ("parent", {"id": 1}),
    ],
)
def test_a_bad_shape_is_told_and_left_out(tmp_path: Path, field: str, value: Any) -> None:
    text = json.dumps({"district": [{**BANTEAY, field: value}], "services": [SERVICE]})
    sink, _, findings = taken(tmp_path / "a.json", text)
    assert told(findings) == [(1, field, "bad_value", "left_out")] and field not in sink.of("district")[0]
    load(tmp_path / "a.json", tmp_path / "KHM.vadir", CARD)
    directory = Directory.open(tmp_path / "KHM.vadir")
    assert "KH0102" in [each.code for each in directory.districts()]
    directory.close()


def test_a_shape_that_came_in_another_way_harms_no_reading(tmp_path: Path) -> None:
    from va_desktop.directory.writer import DirectoryWriter

    with DirectoryWriter(tmp_path / "KHM.vadir", CARD) as writer:
        bad: Iterable[dict[str, Any]] = ({"id": "A", "outline": "oops"}, {"id": "B", "names": ["a"]})
        for doc in bad:
            writer.add(Record("district", doc["id"], doc))
        writer.finish()
    directory = Directory.open(tmp_path / "KHM.vadir")
    assert [(each.code, each.outline, dict(each.names)) for each in directory.districts()] == [
        ("A", (), {}),
        ("B", (), {}),
    ]
    directory.close()
