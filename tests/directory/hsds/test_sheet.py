# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets: understood by tags and headings in many languages, mapped, read row by row, and a sheet to fill."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.directory.hsds.samples import Kept, text
from va_desktop.directory.hsds import profile
from va_desktop.directory.hsds.answers import answer, days, hours, items, position
from va_desktop.directory.hsds.findings import Finding, Progress, ReadingCancelled, Report, SourceRefused
from va_desktop.directory.hsds.mapping import Columns, load, plain, save, suggest
from va_desktop.directory.hsds.sheet import preview, rows_to_records
from va_desktop.directory.hsds.targets import TARGETS, headings
from va_desktop.directory.hsds.template import columns, write

Cells = list[list[Any]]

ROWS: Cells = [
    ["Proveedor", "Servicio", "Teléfono", "Latitud", "Longitud", "Municipio", "Horario", "Ascensor", "Código interno"],
    [
        "Centro A",
        "Prótesis",
        "000 1; 000 2",
        "4.5",
        "-74,1",
        "Pueblo",
        "Mon-Fri 08:00-16:00; Sat 08:00-12:00",
        "sí",
        "77",
    ],
    [
        "Centro A",
        "Prótesis",
        "000 1; 000 2",
        "4.5",
        "-74,1",
        "Pueblo",
        "Mon-Fri 08:00-16:00; Sat 08:00-12:00",
        "sí",
        "77",
    ],
    ["Centro A", "Prótesis", "000 3", "x", "", "Pueblo", "mañanas", "quizás", "", "more"],
    ["", "", "", "", "", "", "", "", ""],
    ["", "", "5", "", "", "", "", "", ""],
]


def sheet(path: Path, rows: Cells) -> Path:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        path.write_text(text([[str(cell) for cell in row] for row in rows]), "utf-8", newline="")
    return path


def taken(path: Path, chosen: Columns | None = None) -> tuple[Kept, Report, list[Finding]]:
    sink, findings = Kept(), list[Finding]()
    report = rows_to_records(path, chosen, sink, on_finding=findings.append)
    total = report.total
    assert total.rows == total.imported + total.merged + total.refused
    return sink, report, findings


def test_every_row_of_a_sheet_is_accounted_for(tmp_path: Path) -> None:
    sink, report, findings = taken(sheet(tmp_path / "a.csv", ROWS))
    assert (report.total.imported, report.total.merged, report.total.refused) == (2, 1, 2)
    first, second = sink.of("service")
    assert first["name"] == second["name"] == "Prótesis" and first["id"] != second["id"]
    assert [phone["number"] for phone in first["phones"]] == ["000 1", "000 2"]
    location = first["service_at_locations"][0]["location"]
    assert (location["latitude"], location["longitude"]) == (4.5, -74.1)
    assert location["addresses"][0]["city"] == "Pueblo"
    assert [row["byday"] for row in first["schedules"]] == ["MO,TU,WE,TH,FR", "SA"]
    assert profile.read(first).accessibility["lift"] == "yes"
    assert first["Código interno"] == "77"
    assert second["schedules"][0]["description"] == "mañanas" and second["lift_text"] == "quizás"
    assert second["extra_cells"] == ["more"]
    assert len(sink.of("organization")) == 1 and first["organization_id"] == sink.of("organization")[0]["id"]
    assert {(found.row, found.reason) for found in findings if found.row} == {
        (3, "duplicate_row"),
        (4, "bad_number"),
        (4, "ambiguous_hours"),
        (4, "bad_value"),
        (4, "too_many_cells"),
        (5, "blank_row"),
        (6, "missing_value"),
    }


def test_the_same_sheet_gives_the_same_ids_again(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.csv", ROWS)
    changed = sheet(tmp_path / "b.csv", [ROWS[0], [*ROWS[1][:2], "999", *ROWS[1][3:]]])
    ids = [record.id for record in taken(path)[0].records]
    assert ids == [record.id for record in taken(path)[0].records]
    assert taken(changed)[0].of("service")[0]["id"] == ids[1]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_tags_say_what_columns_are_and_the_line_above_is_the_heading(tmp_path: Path, ending: str) -> None:
    rows: Cells = [
        ["A title"],
        ["Aaa", "Bbb", "Ccc", "Ddd", "Eee", "Fff"],
        ["#service", "#org+name", "#adm1 +code", "#adm2+code", "#x_va+framework", ""],
        ["Legs", "Centre", "KH01", "KH0102", "health; disability", "own"],
    ]
    path = sheet(tmp_path / f"a{ending}", rows)
    seen = preview(path)
    assert seen.headings == ("Aaa", "Bbb", "Ccc", "Ddd", "Eee", "Fff") and seen.above == 1 and seen.first == 4
    assert dict(seen.suggested.meaning) == {
        "Aaa": "service.name",
        "Bbb": "organization.name",
        "Ccc": "keep",
        "Ddd": "profile.pcode",
        "Eee": "profile.framework",
        "Fff": "keep",
    }
    assert seen.sample == (("Legs", "Centre", "KH01", "KH0102", "health; disability", "own"),)
    service = taken(path)[0].of("service")[0]
    assert service["service_at_locations"][0]["location"]["attributes"][0]["value"] == "KH0102"
    assert profile.read(service).frameworks == ("health", "disability")
    assert service["Fff"] == "own"


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Service name", "service.name"),
        ("SERVICE_NAME", "service.name"),
        ("Nombre del servicio", "service.name"),
        ("Telefono", "phone.number"),
        ("Téléphone", "phone.number"),
        ("Назва послуги", "service.name"),
        ("الهاتف", "phone.number"),
        ("លេខទូរស័ព្ទ", "phone.number"),
        ("ADM2_PCODE", "profile.pcode"),
        ("GPS Lat", "location.latitude"),
        ("service.description", "service.description"),
        ("Something else", "keep"),
    ],
)
def test_headings_are_understood_in_several_languages(heading: str, target: str) -> None:
    assert suggest([heading]).of(heading) == target


def test_no_word_means_two_things() -> None:
    meanings: dict[str, set[str]] = {}
    assert set(headings()) == set(TARGETS)
    for name, words in headings().items():
        for word in words:
            meanings.setdefault(plain(word), set()).add(name)
    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}


def test_a_mapping_is_kept_and_read(tmp_path: Path) -> None:
    chosen = Columns({"Aaa": "service.name", "Bbb": "skip", "Ccc": "keep"})
    save(tmp_path / "m.json", chosen)
    assert load(tmp_path / "m.json") == chosen
    path = sheet(tmp_path / "a.csv", [["Aaa", "Bbb", "Ccc"], ["Legs", "gone", "stays"]])
    sink, _, findings = taken(path, load(tmp_path / "m.json"))
    assert "Bbb" not in sink.of("service")[0] and sink.of("service")[0]["Ccc"] == "stays"
    assert {(found.column, found.action) for found in findings if found.reason == "unknown_column"} == {
        ("Bbb", "left_out"),
        ("Ccc", "kept"),
    }


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format":"va-desktop-mapping","version":9,"columns":{}}',
        '{"format":"va-desktop-mapping","version":1,"columns":{"a":"b.c"}}',
    ],
)
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "m.json").write_text(content)
    with pytest.raises(SourceRefused):
        load(tmp_path / "m.json")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_filled_template_is_read_whole(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"template{ending}"
    write(path, head=lambda name: f"<{name}>", hint=lambda _: "Hilfe")
    seen = preview(path)
    assert dict(seen.suggested.meaning) == {f"<{name}>": name for name in columns()}
    values = {
        "service.name": "Legs",
        "organization.name": "Centre",
        "phone.number": "0012",
        "location.latitude": "1.5",
        "schedule.byday": "Mon to Fri",
        "schedule.opens_at": "8:00",
        "schedule.closes_at": "16.30",
        "service.assured_date": "2026-11-01",
        "profile.framework": "poverty reduction",
        "profile.step_free": "no",
        "profile.redacted": "yes",
        "service.languages": "km; en",
    }
    row = [values.get(name, "") for name in columns()]
    if ending == ".xlsx":
        book = openpyxl.load_workbook(path)
        for place, cell in enumerate(row, 1):
            book.active.cell(4, place).value = cell or None
        book.save(path)
        assert "Values" in book.sheetnames and book.active.data_validations.dataValidation
    else:
        path.write_text(path.read_text("utf-8-sig") + text([row]), "utf-8", newline="")
    sink, report, _ = taken(path)
    assert report.total.imported == report.total.rows == 1
    service = sink.of("service")[0]
    assert service["phones"][0]["number"] == "0012"
    assert service["schedules"][0]["byday"] == "MO,TU,WE,TH,FR" and service["schedules"][0]["closes_at"] == "16:30"
    found = profile.read(service)
    assert found.frameworks == ("poverty_reduction",) and found.redacted and found.accessibility["step_free"] == "no"
    assert [language["code"] for language in service["languages"]] == ["km", "en"]


def test_numbers_days_and_times_of_a_book_become_text(tmp_path: Path) -> None:
    from datetime import date, datetime, time

    rows: Cells = [
        ["service", "minimum age", "last checked", "opens", "closes", "days", "free", "phone"],
        ["Legs", 6.0, datetime(2026, 5, 1), time(8), time(16), "MO", True, 12345],
    ]
    service = taken(sheet(tmp_path / "a.xlsx", rows))[0].of("service")[0]
    assert service["minimum_age"] == 6 and service["assured_date"] == date(2026, 5, 1).isoformat()
    assert service["schedules"][0]["opens_at"] == "08:00" and service["phones"][0]["number"] == "12345"
    assert profile.read(service).free == "yes"


@pytest.mark.parametrize("content", [b"", b"PK\3\4 broken", b"\xd0\xcf\x11\xe0 an old book"])
def test_a_broken_book_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(SourceRefused):
        preview(tmp_path / "a.xlsx")


def test_a_sheet_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused) as refused:
        taken(sheet(tmp_path / "a.csv", [["phone", "city"], ["1", "2"]]))
    assert refused.value.reason == "no_name"


def test_reading_a_sheet_stops_when_told(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.csv", [["service"], *([f"S{n}"] for n in range(5000))])
    seen: list[Progress] = []
    with pytest.raises(ReadingCancelled):
        rows_to_records(path, None, Kept(), on_progress=seen.append, cancelled=lambda: bool(seen))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("cell", "rows"),
    [
        ("Mon-Fri 08:00-16:00", [("MO,TU,WE,TH,FR", "08:00", "16:00")]),
        ("Monday, Wednesday 9.30 - 12.00; Sat 08:00–10:00", [("MO,WE", "09:30", "12:00"), ("SA", "08:00", "10:00")]),
        ("Fri-Mon 20:00-02:00", [("FR,SA,SU,MO", "20:00", "02:00")]),
        ("lunes a viernes 08:00 a 12:00", [("MO,TU,WE,TH,FR", "08:00", "12:00")]),
        ("Пн-Пт 09:00-17:00", [("MO,TU,WE,TH,FR", "09:00", "17:00")]),
        ("24/7", [("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        ("mornings", None),
        ("Mon-Fri", None),
        ("Mon-Fri 08:00-16:00, closed in August", None),
    ],
)
def test_hours_in_words_are_understood_or_left_alone(cell: str, rows: list[tuple[str, str, str]] | None) -> None:
    found = hours(cell)
    assert (found and [(row["byday"], row["opens_at"], row["closes_at"]) for row in found]) == rows


def test_answers_lists_days_and_positions() -> None:
    assert [answer(cell) for cell in ("Yes", "sí", "НІ", "нет", "?", "maybe")] == [
        "yes",
        "yes",
        "no",
        "no",
        "unknown",
        None,
    ]
    assert items("a; b|c\nd, e") == ["a", "b", "c", "d", "e"]
    assert days("Mon and Wed") == "MO,WE" and days("MO TU") == "MO,TU" and days("holidays") is None
    assert position("12.5, 104.9") == ("12.5", "104.9") and position("near") is None


@pytest.mark.parametrize("cell", ["confidential", "Yes!", "unknown", "ແມ່ນ", "yes", "?"])
def test_anything_but_a_plain_no_protects_an_address(tmp_path: Path, cell: str) -> None:
    path, kept, findings = tmp_path / "a.csv", Kept(), list[Finding]()
    path.write_text(f"Name,Secret\nShelter,{cell}\nClinic,no\nOffice,\n", "utf-8")
    columns = Columns({"Name": "service.name", "Secret": "profile.redacted"})
    rows_to_records(path, columns, kept, on_finding=findings.append)
    docs = {each.doc["name"]: profile.read(each.doc).redacted for each in kept.records if each.kind == "service"}
    assert docs == {"Shelter": True, "Clinic": False, "Office": False}
    told = [(each.row, each.action) for each in findings if each.reason == "protected_in_doubt"]
    assert told == ([] if cell in ("yes", "ແມ່ນ") else [(2, "assumed")])


def test_values_with_a_meaning_are_kept_and_an_older_mapping_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mapping.json"
    columns = Columns({"Free": "profile.free"}, {"Free": {"affirmative": "yes"}})
    save(file, columns)
    assert load(file) == columns
    file.write_text('{"format": "va-desktop-mapping", "version": 1, "columns": {"Free": "profile.free"}}')
    assert load(file) == Columns({"Free": "profile.free"})
