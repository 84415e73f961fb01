# SPDX-License-Identifier: GPL-3.0-or-later
"""A status that nobody understands is never taken for open; what plainly means closed is understood."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.directory.hsds.samples import Kept, uid, zipped
from tests.directory.hsds.test_exporting import SCHEMAS
from tests.directory.hsds.test_json import taken, told
from va_desktop.directory.hsds import answers
from va_desktop.directory.hsds.exporting import export
from va_desktop.directory.hsds.sheet import rows_to_records
from va_desktop.directory.hsds.translations import HEADER, read
from va_desktop.directory.hsds.validation import Schemas
from va_desktop.directory.listing import listing
from va_desktop.directory.record import Record

DOC: dict[str, Any] = {"id": uid(1), "name": "A", "description": "B"}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Permanently closed", "defunct"),
        ("closed", "inactive"),
        ("Fermé", "inactive"),
        ("cerrado", "inactive"),
        ("закрито", "inactive"),
        ("Closed temporarily", "temporarily closed"),
    ],
)
def test_words_that_mean_closed_are_understood(tmp_path: Path, word: str, status: str) -> None:
    sink, _, findings = taken(tmp_path / "services.json", json.dumps([{**DOC, "status": word}]))
    assert sink.of("service") == [{**DOC, "status": status}]
    assert told(findings) == [(1, "status", "bad_value", "converted")]


@pytest.mark.parametrize("layout", ["hsds", "hsds-csv"])
def test_another_word_is_shown_and_goes_out_without_a_claim(tmp_path: Path, layout: Any) -> None:
    sink, _, _ = taken(tmp_path / "services.json", json.dumps([{**DOC, "status": "Moved?"}]))
    inside = {**DOC, "status_text": "Moved?"}
    assert sink.of("service") == [inside]
    export(sink.records, tmp_path / "out.zip", layout, schemas=Schemas(SCHEMAS))
    assert taken(tmp_path / "out.zip")[0].of("service") == [inside]
    export(sink.records, tmp_path / "out.json", "hsds")
    assert json.loads((tmp_path / "out.json").read_text())[0]["status"] == "inactive"


def test_a_place_of_unclear_status_says_the_word_and_is_not_shut() -> None:
    from datetime import date

    shown = listing(Record("service", uid(1), {**DOC, "status_text": "Moved?"}).doc, None)
    assert (shown.status, shown.status_text, shown.closed(date(2026, 1, 1))) == ("unclear", "Moved?", False)


def test_unknown_nulls_come_back(tmp_path: Path) -> None:
    doc = {**DOC, "status": "active", "own": None}
    sink, _, _ = taken(tmp_path / "services.json", json.dumps([doc, {**doc, "id": uid(2), "own": 5}]))
    for layout, name in (("hsds", "a.zip"), ("hsds-csv", "b.zip")):
        export(sink.records, tmp_path / name, layout)  # type: ignore[arg-type]
        assert taken(tmp_path / name)[0].of("service")[0] == doc


@pytest.mark.parametrize(
    ("cell", "place"),
    [("12.56, 104.99", (12.56, 104.99, "")), ("104.99, 12.56", (12.56, 104.99, "converted")), ("200, 300", None)],
)
def test_a_position_is_turned_round_where_it_fits_in_no_other_way(
    tmp_path: Path, cell: str, place: tuple[float, float, str] | None
) -> None:
    (tmp_path / "a.csv").write_text(f'service name,location.position\nA,"{cell}"\n')
    sink, findings = Kept(), list[Any]()
    from va_desktop.directory.hsds.mapping import Columns

    columns = Columns({"service name": "service.name", "location.position": "location.position"})
    rows_to_records(tmp_path / "a.csv", columns, sink, on_finding=findings.append)
    (service,) = sink.of("service")
    mine = [found.action for found in findings if found.column == "location.position"]
    if place is None:
        assert service["position_text"] == cell and mine == ["kept_as_text"]
    else:
        location = service["service_at_locations"][0]["location"]
        assert (location["latitude"], location["longitude"]) == place[:2] and mine == ([place[2]] if place[2] else [])


@pytest.mark.parametrize("word", ["មាន", "ແມ່ນ", "có", "ima", "так", "نعم", "አዎ"])
def test_yes_is_understood_in_the_languages_of_the_program(word: str) -> None:
    assert answers.answer(word) == "yes"


@pytest.mark.parametrize("word", ["ទេ", "ບໍ່", "không", "ne", "ні", "لا", "አይ"])
def test_no_is_understood_in_the_languages_of_the_program(word: str) -> None:
    assert answers.answer(word) == "no"


def test_files_that_a_system_leaves_are_told_once(tmp_path: Path) -> None:
    good = f"id,name,status\n{uid(1)},A,active\n".encode()
    files = {"services.csv": good, "__MACOSX/._services.csv": b"\0\1", ".DS_Store": b"\0", "._x.csv": b"\0"}
    sink, report, findings = taken(zipped(tmp_path / "a.zip", files))
    assert len(sink.records) == 1 and [found.detail for found in findings if found.reason == "file_ignored"] == ["3"]
    assert set(report.files) == {"services.csv"}


def test_an_id_has_no_translation() -> None:
    rows = ",".join(HEADER) + f"\nservice,{uid(1)},id,km,x,\nservice,{uid(1)},name,km,y,\n"
    good, bad = read(rows)
    assert [each.field for each in good] == ["name"] and [each.column for each in bad] == ["field"]
