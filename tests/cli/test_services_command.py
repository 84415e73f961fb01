# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop services`: what scripts and centres see."""

import argparse
import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import pytest

from tests.directory.hsds.samples import PACKAGE, Kept, folder, uid
from tests.directory.making import service, write
from va_desktop.bootstrap import Services
from va_desktop.cli import findings, parser, run
from va_desktop.cli import services as command
from va_desktop.directory.hsds.findings import Action, Reason
from va_desktop.directory.record import Record


def called(tmp_path: Path, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(("--data", str(tmp_path / "data"), "services", *words), out, err)
    return status, out.getvalue(), err.getvalue()


def arguments(*words: str) -> argparse.Namespace:
    return parser("services").parse_args(["services", *words])


def test_a_dry_run_counts_and_keeps_nothing(tmp_path: Path) -> None:
    status, out, err = called(tmp_path, "import", str(folder(tmp_path / "in", PACKAGE)), "--dry-run")
    assert (status, err) == (0, "")
    assert ["all", "files", "11", "11", "0", "0"] in [line.split() for line in out.splitlines()]
    assert "a required value is missing" in out


def test_the_json_document_has_every_count(tmp_path: Path) -> None:
    tables = {**PACKAGE, "phones.csv": [*PACKAGE["phones.csv"], ["", "", "", ""]]}
    status, out, _ = called(tmp_path, "import", str(folder(tmp_path / "in", tables)), "--dry-run", "--json")
    document = json.loads(out)
    assert status == 1
    assert document["files"]["phones.csv"] == {"rows": 2, "imported": 1, "merged": 0, "refused": 1}
    assert document["reasons"]["blank_row"] == 1 and document["records"]["service"] == 1
    assert {
        "file": "phones.csv",
        "row": 3,
        "column": "",
        "reason": "blank_row",
        "done": "left_out",
        "detail": "",
    } in document["findings"]


def test_the_report_is_a_table_that_no_spreadsheet_runs(tmp_path: Path) -> None:
    tables = {"services.csv": [["id", "name", "=HYPERLINK(1)"], [uid(1), "A", "x"]]}
    called(tmp_path, "import", str(folder(tmp_path / "in", tables)), "--dry-run", "--report", str(tmp_path / "r.csv"))
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"'=HYPERLINK(1)", "description"} & {row["column"] for row in rows} == {"'=HYPERLINK(1)"}
    assert all(row["what it is"] and row["what was done"] for row in rows)


def test_a_sheet_is_read_by_its_mapping(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Aaa,Bbb\nLegs,x\n")
    status, _, err = called(tmp_path, "import", str(tmp_path / "a.csv"), "--dry-run")
    assert status == 2 and "--mapping" in err
    mapping = {"format": "va-desktop-mapping", "version": 1, "columns": {"Aaa": "service.name"}}
    (tmp_path / "m.json").write_text(json.dumps(mapping))
    status, out, _ = called(
        tmp_path, "import", str(tmp_path / "a.csv"), "--mapping", str(tmp_path / "m.json"), "--dry-run"
    )
    assert status == 0 and "a.csv" in out


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_template_is_written_and_read_back_empty(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"t{ending}"
    assert called(tmp_path, "template", str(path)) == (0, f"{path}\n", "")
    status, _, err = called(tmp_path, "import", str(path), "--dry-run")
    assert status == 1 and err.count("\n") == 1


@pytest.mark.parametrize("name", ["nothing.json", "a.pdf", "broken.zip"])
def test_bad_input_gets_one_line_and_status_two(tmp_path: Path, name: str) -> None:
    if name != "nothing.json":
        (tmp_path / name).write_bytes(b"PK\3\4 nothing")
    status, out, err = called(tmp_path, "import", str(tmp_path / name), "--dry-run")
    assert (status, out) == (2, "") and err.count("\n") == 1


def test_rows_go_to_the_writer_and_the_file_is_finished_once(services: Services, tmp_path: Path) -> None:
    sink, finished = Kept(), []

    @contextmanager
    def writer(_: object, country: str, source: Path) -> Iterator[command.Writing]:
        yield command.Writing(sink, lambda: finished.append(source))

    path = folder(tmp_path / "in", PACKAGE)
    status = command.run(
        arguments("import", str(path), "--country", "KHM"), services, io.StringIO(), io.StringIO(), writer
    )
    assert status == 0 and finished == [path] and len(sink.of("service")) == 1


def test_an_import_needs_a_country(tmp_path: Path) -> None:
    status, _, err = called(tmp_path, "import", str(folder(tmp_path / "in", PACKAGE)))
    assert status == 2 and "--country" in err


def test_nothing_is_finished_when_nothing_was_read(services: Services, tmp_path: Path) -> None:
    finished: list[int] = []

    @contextmanager
    def writer(_: object, country: str, source: Path) -> Iterator[command.Writing]:
        yield command.Writing(Kept(), lambda: finished.append(1))

    (tmp_path / "services.json").write_text("[1]")
    err = io.StringIO()
    args = arguments("import", str(tmp_path / "services.json"), "--country", "khm")
    assert command.run(args, services, io.StringIO(), err, writer) == 1
    assert finished == [] and "Nothing was changed" in err.getvalue()


def test_an_export_says_what_has_no_place_in_it(services: Services, tmp_path: Path) -> None:
    doc = {"id": uid(1), "name": "A", "status": "active"}
    records = [Record("service", uid(1), doc), Record("organization", uid(2), {"id": uid(2), "name": "B"})]

    @contextmanager
    def reader(_: object, country: str) -> Iterator[list[Record]]:
        yield records

    for name, status in (("a.json", 1), ("a.zip", 0)):
        out, err = io.StringIO(), io.StringIO()
        args = arguments("export", "--format", "hsds", str(tmp_path / name), "--country", "KHM", "--json")
        assert command.run(args, services, out, err, reader=reader) == status
        assert json.loads(out.getvalue())["left_out"] == ({"organization": 1} if status else {})
        assert (tmp_path / name).is_file()


def test_every_reason_and_action_has_words() -> None:
    assert set(findings.REASONS) == set(get_args(Reason))
    assert set(findings.ACTIONS) == set(get_args(Action))


def test_protected_addresses_go_out_only_when_asked(services: Services, tmp_path: Path) -> None:
    shelter = service("s", "Shelter", (12.512345, 104.912345), ["redacted", "need=safety"])
    write(services.shelf.file("KHM"), [shelter]).close()
    for more, there, words in (([], False, "Without protected"), (["--with-protected"], True, "With protected")):
        out, err = io.StringIO(), io.StringIO()
        args = arguments("export", "--format", "hsds", str(tmp_path / "a.json"), "--country", "KHM", *more, "--json")
        command.run(args, services, out, err)
        text = (tmp_path / "a.json").read_text("utf-8")
        assert ("12.512345" in text) is there and words in err.getvalue() and "Shelter" in text
        assert json.loads(out.getvalue())["with_protected"] is there
