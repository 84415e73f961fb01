# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON as it comes: broken, deep, in any encoding and with any number, each document stands or falls alone."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.directory.hsds.samples import SERVICE, Kept, uid
from va_desktop.directory import index
from va_desktop.directory.hsds.findings import Finding, Report
from va_desktop.directory.hsds.reading import read
from va_desktop.directory.loading import load
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.writer import DirectoryWriter, Info

ONE = {"id": uid(1), "name": "A", "status": "active"}
TWO = {"id": uid(2), "name": "B", "status": "active"}
THREE = {"id": uid(3), "name": "C", "status": "active"}
CARD = Info(date(2026, 11, 1), "Sample", "KHM")


def taken(path: Path, content: str | bytes | None = None) -> tuple[Kept, Report, list[Finding]]:
    if content is not None:
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    sink, findings = Kept(), list[Finding]()
    report = read(path, sink, on_finding=findings.append)
    for name, count in report.files.items():
        assert count.rows == count.imported + count.merged + count.refused, name
    assert sum(report.records.values()) == len(sink.records)
    json.dumps([record.doc for record in sink.records], allow_nan=False, ensure_ascii=False).encode()
    return sink, report, findings


def told(findings: list[Finding]) -> list[tuple[int, str, str, str]]:
    return [(found.row, found.column, found.reason, found.action) for found in findings]


def names(sink: Kept) -> list[str]:
    return [str(doc["name"]) for doc in sink.of("service")]


HUGE = "1" + "0" * 400
ENDLESS = "1" + "0" * 6000


@pytest.mark.parametrize("number", [HUGE, ENDLESS, "-" + HUGE, "12345678901234567890", "NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("form", ["[{}]", "{}"])
def test_a_number_no_program_can_hold_costs_only_itself(tmp_path: Path, number: str, form: str) -> None:
    odd = json.dumps({**TWO, "minimum_age": 0, "own": [0]}).replace(": 0", f": {number}").replace("[0]", f"[{number}]")
    between = ", " if form == "[{}]" else "\n"
    text = form.format(between.join([json.dumps(ONE), odd, json.dumps(THREE)]))
    sink, report, findings = taken(tmp_path / "services.json", text)
    assert names(sink) == ["A", "B", "C"] and report.total.refused == 0
    assert sink.of("service")[1]["minimum_age_text"] == number and sink.of("service")[1]["own"] == [number]
    assert sorted(told(findings)) == [
        (2, "minimum_age", "bad_number", "kept_as_text"),
        (2, "own", "bad_number", "kept_as_text"),
    ]


def test_an_id_beyond_64_bits_stays_the_same_id(tmp_path: Path) -> None:
    text = '[{"id": 12345678901234567890, "name": "A", "status": "active"}]'
    service = taken(tmp_path / "services.json", text)[0].of("service")[0]
    assert service["previous_id"] == "12345678901234567890"


@pytest.mark.parametrize("form", ["lines", "list"])
def test_half_a_letter_in_a_name_of_a_field_is_told_and_kept(tmp_path: Path, form: str) -> None:
    docs = [json.dumps(ONE)[:-1] + r', "\ud800bad": 1, "x": {"\udfff": "\ud800"}}', json.dumps(TWO)]
    text = "\n".join(docs) if form == "lines" else f"[{','.join(docs)}]"
    sink, report, findings = taken(tmp_path / "services.json", text)
    assert report.total.imported == 2 and sink.of("service")[0]["?bad"] == 1
    assert (1, "", "control_characters", "converted") in told(findings)


def test_a_list_of_any_name_is_kept_under_a_name_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"services": [ONE]})[:-1] + r', "\ud800x": [{"id": 1}]}')
    found = load(tmp_path / "a.json", tmp_path / "KHM.vadir", CARD, account=tmp_path / "account.csv")
    assert found.report.total.imported == 2 and (tmp_path / "account.csv").is_file()


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"id": tru}', "broken_json"),
        ("[" * 5000 + "]" * 5000, "too_deep"),
        ('{"x":' * 5000 + "1" + "}" * 5000, "too_deep"),
    ],
)
def test_what_follows_a_broken_document_is_read(tmp_path: Path, broken: str, reason: str) -> None:
    sink, report, findings = taken(tmp_path / "services.json", f"[{json.dumps(ONE)}, {broken}, {json.dumps(TWO)}]")
    assert names(sink) == ["A", "B"] and report.total.refused == 1
    assert told(findings) == [(2, "", reason, "left_out")] and report.unread == ()


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, '[{"name":' + "[" * 100_000, '{"services":[' * 50_000]
)
def test_a_small_deep_file_needs_little_memory(tmp_path: Path, text: str) -> None:
    (tmp_path / "services.json").write_text(text)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000,) * 2)\n"
        "from pathlib import Path\nfrom tests.directory.hsds.samples import Kept\n"
        "from va_desktop.directory.hsds.reading import read\n"
        "report = read(Path(sys.argv[1]), Kept())\nprint(report.total.imported, report.unread)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "services.json")],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "0 ('services.json',)\n", done.stderr[-500:]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("form", ["list", "lines", "envelope"])
def test_every_encoding_of_unicode_is_read(tmp_path: Path, encoding: str, form: str) -> None:
    docs = [{**ONE, "name": "មណ្ឌល"}, TWO]
    text = {
        "list": json.dumps(docs, ensure_ascii=False),
        "lines": "\n".join(json.dumps(doc, ensure_ascii=False) for doc in docs),
        "envelope": json.dumps({"services": docs}, ensure_ascii=False),
    }[form]
    sink, report, _ = taken(tmp_path / "services.json", text.encode(encoding))
    assert names(sink) == ["មណ្ឌល", "B"] and report.total.refused == 0


def test_bytes_that_are_no_utf8_are_read_as_most_files_mean_them(tmp_path: Path) -> None:
    text = json.dumps([{**ONE, "name": "Café"}, TWO], ensure_ascii=False).encode("cp1252")
    sink, report, findings = taken(tmp_path / "services.json", text)
    assert names(sink) == ["Café", "B"] and told(findings) == [(1, "name", "encoding_guessed", "converted")]


@pytest.mark.parametrize("wrapped", ['{{"services": {}', "{}"])
def test_a_file_cut_off_says_that_the_rest_was_not_read(tmp_path: Path, wrapped: str) -> None:
    text = wrapped.format(json.dumps([ONE, TWO, THREE])[:-20])
    sink, report, findings = taken(tmp_path / "services.json", text)
    assert names(sink) == ["A", "B"] and report.unread == ("services.json",)
    assert told(findings) == [(3, "", "broken_json", "left_out"), (3, "", "rest_unread", "left_out")]


def test_a_document_larger_than_the_window_is_read(tmp_path: Path) -> None:
    long = {**ONE, "description": 'x\\"[{' * 700_000}
    sink, _, findings = taken(tmp_path / "services.json", json.dumps([long, TWO]))
    assert sink.of("service")[0] == long and names(sink) == ["A", "B"] and findings == []


def test_a_file_name_that_is_no_text_does_not_end_the_import(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "services.csv").write_text(f"id,name,status\n{SERVICE},A,active\n")
    with open(os.fsencode(folder) + b"/caf\xe9.csv", "wb") as file:
        file.write(b"id,name\n1,x\n")
    found = load(folder, tmp_path / "KHM.vadir", CARD, account=tmp_path / "account.csv")
    assert set(found.report.files) == {"services.csv", "caf\\xe9.csv"}
    assert "caf\\xe9.csv" in (tmp_path / "account.csv").read_text("utf-8-sig")


def test_more_codes_than_signs_are_told_and_the_import_goes_on(tmp_path: Path) -> None:
    assert index.MOST_CODES == 2 * 65_534
    marks = index.Marks({str(number): "x" for number in range(index.MOST_CODES - 1)})
    assert marks.of("last") == "\U0010fffd" and marks.of("one") is None and marks.of("one") is None
    assert marks.joined(["last", "one"]) == "\U0010fffd" and marks.beyond == 1


def _service(number: int) -> dict[str, Any]:
    code = {"id": uid(0), "value": f"KH{number:07}", "taxonomy_term": {"id": uid(0), "code": "va:pcode"}}
    return {"id": uid(number), "name": "A", "status": "active", "attributes": [code]}


def test_codes_of_the_second_plane_find_their_places(tmp_path: Path) -> None:
    with DirectoryWriter(tmp_path / "KHM.vadir", CARD) as writer:
        for number in range(66_000, 66_020):
            writer._marks.tokens.update({} if number > 66_000 else {str(each): "x" for each in range(66_000)})
            writer.add(Record("service", uid(number), _service(number)))
        writer._marks.tokens = {code: mark for code, mark in writer._marks.tokens.items() if mark != "x"}
        written = writer.finish()
    assert written.unfiltered == 0
    directory = Directory.open(tmp_path / "KHM.vadir")
    facets = dict(directory.connection.execute("SELECT code, places FROM facet"))
    directory.close()
    assert facets["district:KH0066003"] == 1


def test_a_full_disk_leaves_no_draft_behind(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from datetime import date\nfrom pathlib import Path\n"
        "from va_desktop.directory.errors import DirectoryUnwritten\n"
        "from va_desktop.directory.writer import DirectoryWriter, Info\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    DirectoryWriter(Path(sys.argv[1]), Info(date(2026, 11, 1)))\n"
        "except DirectoryUnwritten:\n    print('unwritten')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "KHM.vadir")],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "unwritten\n", done.stderr[-500:]
    assert list(tmp_path.iterdir()) == []
