# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes in: every form is read, every row is accounted for, nothing crashes and nothing is dropped silently."""

import json
import stat
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.directory.hsds.samples import AT, ORG, PACKAGE, PHONE, PLACE, SERVICE, Kept, folder, text, uid, zipped
from va_desktop.directory.hsds import profile, values
from va_desktop.directory.hsds.findings import Finding, Progress, ReadingCancelled, Report, SourceRefused
from va_desktop.directory.hsds.reading import detect, read

Doc = dict[str, Any]


def taken(path: Path) -> tuple[Kept, Report, list[Finding]]:
    sink, findings = Kept(), list[Finding]()
    report = read(path, sink, on_finding=findings.append)
    for name, count in report.files.items():
        assert count.rows == count.imported + count.merged + count.refused, name
    assert sum(report.reasons.values()) == len(findings)
    assert sum(report.records.values()) == len(sink.records)
    return sink, report, findings


def changed(name: str, change: Callable[[list[list[str]]], None]) -> dict[str, list[list[str]]]:
    tables = {file: [list(row) for row in rows] for file, rows in PACKAGE.items()}
    change(tables[name])
    return tables


def reasons(findings: list[Finding]) -> set[tuple[str, int, str, str, str]]:
    return {(found.file, found.row, found.column, found.reason, found.action) for found in findings}


def test_tables_are_joined_into_nested_documents(tmp_path: Path) -> None:
    sink, report, _ = taken(folder(tmp_path, PACKAGE))
    assert report.format == "tabular"
    assert report.total.imported == report.total.rows == len(PACKAGE)
    service = sink.of("service")[0]
    assert service["organization_id"] == ORG and service["organization"]["name"] == "Example Centre"
    assert service["minimum_age"] == 6
    place = service["service_at_locations"][0]
    assert place["id"] == AT and place["location"]["id"] == PLACE and place["location"]["latitude"] == 12.5
    assert place["schedules"][0]["opens_at"] == "08:00"
    phone = {"id": PHONE, "number": "000 111", "languages": [{"id": uid(10), "code": "km"}]}
    assert service["phones"] == place["location"]["phones"] == [phone]
    assert service["attributes"][0]["taxonomy_term"]["taxonomy_detail"]["name"] == "Needs"
    assert [record.kind for record in sink.records] == ["organization", "service", "taxonomy", "taxonomy_term"]


@pytest.mark.parametrize("name", ["service.csv", "Services.csv", "data/services.csv", "services.tsv"])
def test_file_names_may_be_singular_capital_in_a_folder_or_of_tabs(tmp_path: Path, name: str) -> None:
    rows = PACKAGE["services.csv"]
    content = text(rows).replace(",", "\t") if name.endswith("tsv") else text(rows)
    sink, _, _ = taken(zipped(tmp_path / "a.zip", {name: content.encode()}))
    assert sink.of("service")[0]["name"] == "Artificial legs"


def test_each_damage_is_reported_with_its_place_and_what_was_done(tmp_path: Path) -> None:
    def change(rows: list[list[str]]) -> None:
        rows[0] += ["local_code", "name"]
        rows[1] += ["L1", "again"]
        rows += [
            ["42", uid(99), "Second", "A\nB", "Open", "31.12.2025", "six", "L2", ""],
            [SERVICE, ORG, "Artificial legs", "Made to measure.", "active", "2026-05-01", "6", "L1", "again"],
            ["", ORG, "Third", "C", "", "03/04/2025", "", "", ""],
            ["", "", "", "", "", "", "", "", ""],
            [uid(30), ORG, "Fourth", "D", "inactive"],
            [uid(31), ORG, "Fifth", "E", "ACTIVE", "", "", "", "", "more"],
        ]

    sink, report, findings = taken(folder(tmp_path, changed("services.csv", change)))
    found = reasons(findings)
    file = "services.csv"
    assert found >= {
        (file, 1, "local_code", "unknown_column", "kept"),
        (file, 1, "name_2", "bad_header", "converted"),
        (file, 3, "", "multi_line_cell", "kept"),
        (file, 3, "id", "id_not_uuid", "converted"),
        (file, 3, "status", "bad_value", "kept_as_text"),
        (file, 3, "assured_date", "bad_date", "converted"),
        (file, 3, "minimum_age", "bad_number", "kept_as_text"),
        (file, 3, "organization_id", "dangling_key", "kept"),
        (file, 5, "id", "duplicate_row", "merged"),
        (file, 6, "id", "missing_id", "made"),
        (file, 6, "status", "assumed_value", "assumed"),
        (file, 6, "assured_date", "bad_date", "kept_as_text"),
        (file, 7, "", "blank_row", "left_out"),
        (file, 8, "", "too_few_cells", "kept"),
        (file, 9, "", "too_many_cells", "kept"),
        (file, 9, "status", "bad_value", "converted"),
        ("addresses.csv", 2, "postal_code", "missing_value", "kept"),
    }
    count = report.files[file]
    assert (count.rows, count.imported, count.merged, count.refused) == (7, 5, 1, 1)
    by_name = {doc["name"]: doc for doc in sink.of("service")}
    second = by_name["Second"]
    assert second["id"] == values.made("service", "42") and second["previous_id"] == "42"
    assert second["description"] == "A\nB" and second["local_code"] == "L2"
    assert "status" not in second and second["status_text"] == "Open"
    assert second["assured_date"] == "2025-12-31" and second["minimum_age_text"] == "six"
    assert by_name["Third"]["assured_date_text"] == "03/04/2025" and by_name["Third"]["status"] == "active"
    assert by_name["Fifth"]["extra_cells"] == ["more"]
    assert by_name["Artificial legs"]["name_2"] == "again"


def test_integer_keys_still_lead_to_their_rows(tmp_path: Path) -> None:
    tables = {
        "organization.csv": [["id", "name"], ["1", "Centre"]],
        "service.csv": [["id", "organization_id", "name"], ["1", "1", "Legs"], ["2", "1", "Arms"]],
        "phone.csv": [["id", "service_id", "number"], ["1", "2", "000"]],
    }
    sink, _, findings = taken(folder(tmp_path, tables))
    legs, arms = sink.of("service")
    assert legs["id"] != sink.of("organization")[0]["id"]
    assert legs["organization"]["name"] == "Centre" and arms["phones"][0]["number"] == "000"
    assert not [found for found in findings if found.reason == "dangling_key"]


def test_a_row_that_belongs_to_nothing_is_a_document_of_its_own(tmp_path: Path) -> None:
    sink, report, findings = taken(
        folder(tmp_path, changed("phones.csv", lambda rows: rows.append([uid(60), uid(61), "", "222"])))
    )
    assert sink.of("phone") == [{"id": uid(60), "number": "222", "service_id": uid(61)}]
    assert ("phones.csv", 3, "", "dangling_key", "set_apart") in reasons(findings)
    assert report.total.refused == 0


def test_a_table_that_hsds_does_not_know_is_kept_row_by_row(tmp_path: Path) -> None:
    sink, _, findings = taken(folder(tmp_path, {**PACKAGE, "bus_stops.csv": [["id", "name"], [uid(70), "North"]]}))
    assert sink.of("bus_stops") == [{"id": uid(70), "name": "North"}]
    assert ("bus_stops.csv", 0, "", "unknown_table", "set_apart") in reasons(findings)


def test_a_column_named_like_a_list_of_objects_is_kept_as_text(tmp_path: Path) -> None:
    tables = {"services.csv": [["id", "name", "phones"], [SERVICE, "A", "000"]]}
    assert taken(folder(tmp_path, tables))[0].of("service")[0]["phones_text"] == "000"


def test_one_row_twice_with_other_parents_stands_with_both(tmp_path: Path) -> None:
    other = uid(40)
    tables = changed("phones.csv", lambda rows: rows.append([PHONE, other, "", "000 111"]))
    tables["services.csv"].append([other, ORG, "Other", "X", "active", "", ""])
    sink, report, _ = taken(folder(tmp_path, tables))
    assert [doc["phones"][0]["id"] for doc in sink.of("service")] == [PHONE, PHONE]
    assert report.files["phones.csv"].merged == 1


def test_different_rows_of_one_id_keep_the_first_and_fill_its_gaps(tmp_path: Path) -> None:
    row = [SERVICE, ORG, "Other name", "", "active", "", "7"]
    sink, report, findings = taken(folder(tmp_path, changed("services.csv", lambda rows: rows.append(row))))
    assert sink.of("service")[0]["name"] == "Artificial legs"
    found = next(found for found in findings if found.reason == "duplicate_id")
    assert (found.action, found.detail) == ("first_kept", "minimum_age name")
    assert report.total.merged == 1


def test_encodings_are_found_line_by_line(tmp_path: Path) -> None:
    rows = PACKAGE["organizations.csv"]
    words = [
        "Центр допомоги постраждалим від мін",
        "Протезування та реабілітація для людей",
        "Юридична допомога сім'ям",
    ]
    mixed = text(rows).encode() + b"".join(
        text([[uid(80 + n), words[n], words[n - 1]]]).encode("cp1251" if n else "utf-8") for n in range(3)
    )
    (tmp_path / "organizations.csv").write_bytes(b"\xef\xbb\xbf" + mixed)
    sink, _, findings = taken(tmp_path)
    assert [doc["name"] for doc in sink.of("organization")] == ["Example Centre", *words]
    assert {found.reason for found in findings} == {"bom", "encoding_guessed"}
    assert {found.row for found in findings if found.reason == "encoding_guessed"} == {4, 5}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_marked_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "organizations.csv").write_bytes(text(PACKAGE["organizations.csv"]).encode(encoding))
    assert taken(tmp_path)[0].of("organization")[0]["name"] == "Example Centre"


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_line_ends_and_delimiters_are_found(tmp_path: Path, ending: str, mark: str) -> None:
    content = ending.join(mark.join(row) for row in PACKAGE["services.csv"])
    (tmp_path / "services.csv").write_bytes(content.encode())
    sink, _, findings = taken(tmp_path)
    assert sink.of("service")[0]["status"] == "active"
    assert ("delimiter_guessed" in {found.reason for found in findings}) == (mark != ",")


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.data())
def test_however_a_package_is_damaged_its_rows_add_up(data: st.DataObject) -> None:
    files = {name: bytearray(text(rows).encode()) for name, rows in PACKAGE.items()}
    for _ in range(data.draw(st.integers(1, 6))):
        content = files[data.draw(st.sampled_from(sorted(files)))]
        place = data.draw(st.integers(0, len(content)))
        match data.draw(st.sampled_from(["cut", "write", "double", "repeat"])):
            case "cut":
                del content[place : place + data.draw(st.integers(1, 40))]
            case "write":
                content[place:place] = data.draw(
                    st.sampled_from([b'"', b",", b"\n", b"\0", b"\xff\xfe", b"\r", b";", "ሀ".encode()])
                )
            case "double":
                content += content[place:]
            case _:
                content[place:place] = content[: data.draw(st.integers(0, 80))]
    with tempfile.TemporaryDirectory() as name:
        sink, _, _ = taken(zipped(Path(name) / "a.zip", {name: bytes(content) for name, content in files.items()}))
        assert len({(record.kind, record.id) for record in sink.records}) == len(sink.records)
        json.dumps([dict(record.doc) for record in sink.records], allow_nan=False)


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.data())
def test_however_a_document_is_damaged_its_rows_add_up(data: st.DataObject) -> None:
    odd = st.sampled_from([None, 5, 1e400, True, [], {}, [1], "x", "\ud800", {"id": 3}, [{}], [None]])
    doc: Doc = {
        "id": SERVICE,
        "name": "A",
        "status": "active",
        "phones": [{"id": PHONE, "number": "1"}],
        "organization": {"id": ORG},
    }
    for _ in range(data.draw(st.integers(1, 3))):
        doc[data.draw(st.sampled_from([*doc, "schedules", "minimum_age", "service_at_locations", "x_own"]))] = (
            data.draw(odd)
        )
    lists = [doc, data.draw(odd), {"id": ORG, "name": "B"}]
    content = json.dumps(lists if data.draw(st.booleans()) else doc)
    content = content[: data.draw(st.integers(1, len(content)))] if data.draw(st.booleans()) else content
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "services.json"
        path.write_text(content)
        sink, _, _ = taken(path)
        json.dumps([dict(record.doc) for record in sink.records], ensure_ascii=False, allow_nan=False).encode()


ONE = {"id": SERVICE, "name": "A", "description": "B", "status": "active"}
TWO = {"id": uid(90), "name": "C", "description": "D", "status": "active"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("one.json", json.dumps(ONE)),
        ("pretty.json", json.dumps(ONE, indent=2)),
        ("list.json", json.dumps([ONE, TWO])),
        ("page.json", json.dumps({"total_items": 2, "page_number": 1, "contents": [ONE, TWO]})),
        ("all.json", json.dumps({"services": [ONE, TWO]})),
        ("lines.jsonl", json.dumps(ONE) + "\n\n" + json.dumps(TWO) + "\n"),
        ("marked.json", "\ufeff" + json.dumps([ONE])),
    ],
)
def test_every_form_of_json_is_read(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    sink, report, findings = taken(tmp_path / name)
    assert report.format == "json"
    assert sink.of("service")[0] == ONE and len(sink.records) == content.count('"status"')
    assert findings == []


def test_a_service_at_a_location_is_read_as_its_service(tmp_path: Path) -> None:
    doc = {"id": AT, "service": dict(ONE), "location": {"id": PLACE, "location_type": "physical"}}
    (tmp_path / "a.json").write_text(json.dumps(doc))
    service = taken(tmp_path / "a.json")[0].of("service")[0]
    assert service["service_at_locations"] == [{"id": AT, "location": doc["location"]}]


def test_broken_json_gives_what_came_before(tmp_path: Path) -> None:
    (tmp_path / "services.json").write_text(json.dumps([ONE, TWO])[:-20])
    sink, report, findings = taken(tmp_path / "services.json")
    assert len(sink.records) == 1 and report.total.refused == 1
    assert [found.reason for found in findings] == ["broken_json", "rest_unread"]


@pytest.mark.parametrize(
    "content", ['{"x":' * 9000, "[" * 9000, '[{"name":' + "[" * 500 + "]" * 500 + "}]", "[1e999]", ""]
)
def test_hostile_json_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "services.json").write_text(content)
    sink, report, _ = taken(tmp_path / "services.json")
    assert sink.records == [] and report.total.imported == 0


def test_a_number_beyond_all_numbers_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ONE)[:-1] + ', "x": 1e999, "minimum_age": 1e999, "y": {"z": [1e999]}}')
    sink, _, _ = taken(tmp_path / "a.json")
    json.dumps([record.doc for record in sink.records], allow_nan=False)


def test_json_duplicates_are_merged_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([ONE, ONE, {**ONE, "name": "Other"}]))
    _, report, _ = taken(tmp_path / "a.json")
    assert (report.total.imported, report.total.merged, report.total.refused) == (1, 1, 1)


def test_unknown_fields_stay_and_wrong_types_are_mended(tmp_path: Path) -> None:
    doc = {
        **ONE,
        "x": {"y": [1, None]},
        "phones": "000",
        "schedules": [{"id": uid(1), "bymonthday": 5, "opens_at": "8h30"}],
    }
    (tmp_path / "a.json").write_text(json.dumps(doc))
    service = taken(tmp_path / "a.json")[0].of("service")[0]
    assert service["x"] == {"y": [1, None]} and service["phones_text"] == "000"
    assert service["schedules"][0] == {"id": uid(1), "bymonthday": "5", "opens_at": "08:30"}


LEGACY = {
    "organization.csv": [["id", "name", "description", "url"], ["1", "Centre", "Helps", "http://example.org"]],
    "service.csv": [["id", "organization_id", "name", "status"], ["1", "1", "Legs", "active"]],
    "location.csv": [["id", "organization_id", "name"], ["1", "1", "House"]],
    "service_at_location.csv": [["id", "service_id", "location_id"], ["1", "1", "1"]],
    "physical_address.csv": [
        ["id", "location_id", "address_1", "city", "state_province", "postal_code", "country"],
        ["1", "1", "Main road", "Town", "P", "1", "KH"],
    ],
    "regular_schedule.csv": [
        ["id", "service_id", "weekday", "opens_at", "closes_at"],
        ["1", "1", "Monday", "08:00", "12:00"],
    ],
    "holiday_schedule.csv": [
        ["id", "service_id", "closed", "start_date", "end_date"],
        ["1", "1", "true", "2026-12-24", "2026-12-26"],
    ],
    "eligibility.csv": [["id", "service_id", "eligibility"], ["1", "1", "Survivors"], ["2", "1", "Families"]],
    "payment_accepted.csv": [["id", "service_id", "payment"], ["1", "1", "cash"]],
    "taxonomy.csv": [["id", "name", "parent_id", "parent_name", "vocabulary"], ["A-1", "Prosthetics", "", "", "local"]],
    "service_taxonomy.csv": [["id", "service_id", "taxonomy_id", "taxonomy_detail"], ["1", "1", "A-1", "below knee"]],
    "language.csv": [["id", "service_id", "language"], ["1", "1", "Khmer"]],
    "accessibility_for_disabilities.csv": [["id", "location_id", "accessibility", "details"], ["1", "1", "ramp", ""]],
}


def test_version_two_becomes_version_three(tmp_path: Path) -> None:
    sink, report, findings = taken(folder(tmp_path, LEGACY))
    assert report.format == "legacy" and report.total.refused == 0
    assert not [found for found in findings if found.reason == "dangling_key"]
    service = sink.of("service")[0]
    assert service["organization"]["website"] == "http://example.org"
    assert service["eligibility_description"] == "Survivors; Families"
    assert service["payment_accepted"][0]["payment"] == "cash"
    assert service["languages"][0]["name"] == "Khmer"
    attribute = service["attributes"][0]
    assert attribute["value"] == "below knee" and attribute["taxonomy_term"]["taxonomy"] == "local"
    regular, holiday = sorted(service["schedules"], key=lambda row: "closed" in row)
    assert (regular["freq"], regular["byday"]) == ("WEEKLY", "MO")
    assert holiday["closed"] is True and holiday["valid_to"] == "2026-12-26"
    place = service["service_at_locations"][0]["location"]
    assert place["addresses"][0]["address_type"] == "physical"
    assert place["accessibility"][0]["description"] == "ramp"
    assert profile.read(place).accessibility["step_free"] == "yes"


def entry(name: str, content: bytes = b"x", mode: int = stat.S_IFREG) -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name)
    info.external_attr = (mode | 0o644) << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info, content


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ([entry("../services.csv")], "unsafe_name"),
        ([entry("a/../../services.csv")], "unsafe_name"),
        ([entry("/services.csv")], "unsafe_name"),
        ([entry("C:services.csv")], "unsafe_name"),
        ([entry("a\\services.csv")], "unsafe_name"),
        ([entry("servi\u202eces.csv")], "unsafe_name"),
        ([entry("services.csv", b"target", stat.S_IFLNK)], "symlink"),
        ([entry("services.csv", b"", stat.S_IFIFO)], "not_a_file"),
        ([entry("services.csv"), entry("SERVICES.csv")], "name_twice"),
        ([entry("services.csv", b"0" * (8 << 20))], "bomb"),
        ([entry(f"{number}.csv") for number in range(5001)], "too_many_files"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unsafe_zip_is_refused_whole(
    tmp_path: Path, entries: list[tuple[zipfile.ZipInfo, bytes]], reason: str
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for info, content in entries:
            packed.writestr(info, content)
    sink = Kept()
    with pytest.raises(SourceRefused) as refused:
        read(tmp_path / "a.zip", sink)
    assert refused.value.reason == reason and sink.records == []


def test_a_link_in_a_folder_refuses_the_folder(tmp_path: Path) -> None:
    folder(tmp_path / "a", PACKAGE)
    (tmp_path / "a" / "phones.csv").unlink()
    (tmp_path / "a" / "phones.csv").symlink_to(tmp_path)
    with pytest.raises(SourceRefused):
        read(tmp_path / "a", Kept())


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"services.csv": text(PACKAGE["services.csv"]).encode() * 50})
    content = bytearray(path.read_bytes())
    content[60:80] = b"\0" * 20
    path.write_bytes(content)
    with pytest.raises(SourceRefused):
        read(path, Kept())


@pytest.mark.parametrize(
    ("name", "content", "kind"), [("a.csv", b"a,b", "sheet"), ("a.pdf", b"%PDF", "unknown"), ("a.json", b"{}", "json")]
)
def test_the_format_is_found_by_name(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert detect(tmp_path / name).kind == kind


def test_files_that_are_no_part_of_a_package_are_named(tmp_path: Path) -> None:
    _, _, findings = taken(
        zipped(
            tmp_path / "a.zip",
            {"services.csv": text(PACKAGE["services.csv"]).encode(), "README.txt": b"hello", "a.json": b"{}"},
        )
    )
    assert {found.file for found in findings if found.reason == "file_ignored"} == {"README.txt", "a.json"}


def test_reading_tells_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    many = [PACKAGE["services.csv"][0], *([uid(n), ORG, f"S{n}", "d", "active", "", ""] for n in range(1000, 8000))]
    path = folder(tmp_path / "a", {"services.csv": many})
    seen: list[Progress] = []
    read(path, Kept(), on_progress=seen.append)
    shares = [progress.done / progress.total for progress in seen]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1 and len(seen) > 5
    with pytest.raises(ReadingCancelled):
        read(path, Kept(), cancelled=(tmp_path / "scratch").exists, scratch=tmp_path / "scratch")
    assert list((tmp_path / "scratch").iterdir()) == []


class Choosy(Kept):
    """A sink that will not have one kind."""

    def add(self, record: Any) -> None:
        if record.kind == "organization":
            raise LookupError
        super().add(record)


@pytest.mark.parametrize("form", ["tables", "json"])
def test_what_the_sink_will_not_have_is_counted_as_refused(tmp_path: Path, form: str) -> None:
    if form == "tables":
        path = folder(tmp_path / "a", PACKAGE)
    else:
        path = tmp_path / "a.json"
        path.write_text(json.dumps([ONE, {"id": ORG, "name": "O", "website": "x"}]))
    report = read(path, Choosy(), refusals=(LookupError,))
    assert report.total.refused == 1 and report.reasons["sink_refused"] == 1
    assert report.total.rows == report.total.imported + 1
    with pytest.raises(LookupError):
        read(path, Choosy())
