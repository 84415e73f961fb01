# SPDX-License-Identifier: GPL-3.0-or-later
"""A quotation mark that was never closed swallows no rows, and cells of several lines stay whole."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.directory.hsds.samples import Kept, uid
from va_desktop.directory.hsds.findings import Finding, Report
from va_desktop.directory.hsds.quotes import MOST_LINES, records
from va_desktop.directory.hsds.reading import read


def taken(tmp_path: Path, text: str) -> tuple[list[str], Report, list[Finding]]:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "services.csv").write_text(text, newline="")
    sink, findings = Kept(), list[Finding]()
    report = read(tmp_path / "package", sink, on_finding=findings.append)
    return [str(doc["name"]) for doc in sink.of("service")], report, findings


def table(broken: str, rows: int = 59, at: int = 5) -> str:
    lines = ["id,name,status"]
    lines += [f"{uid(number)},{broken if number == at else f'name {number}'},active" for number in range(1, rows + 1)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("later", ["name 40", '"name, 40"', 'the "best" one', '"x"'])
@pytest.mark.parametrize("rows", [59, 3 * MOST_LINES])
def test_an_unclosed_quote_swallows_no_rows(tmp_path: Path, later: str, rows: int) -> None:
    text = table('"name 5', rows).replace("name 40,", f"{later},")
    names, report, findings = taken(tmp_path, text)
    assert len(names) == report.total.rows == report.total.imported == rows
    assert names[4] == '"name 5' and names[5] == "name 6"
    assert [(found.row, found.column, found.action) for found in findings if found.reason == "broken_quote"] == [
        (6, "name", "kept")
    ]


def test_an_unclosed_quote_in_the_last_row_is_told(tmp_path: Path) -> None:
    names, _, findings = taken(tmp_path, table('"name 5', 5))
    assert names[-1] == '"name 5' and findings[0].reason == "broken_quote"


def test_a_quoted_cell_before_the_broken_one_stays_whole(tmp_path: Path) -> None:
    text = f'name,description,id,status\n"A, b",say "",{uid(1)},active\n"C, d","open,{uid(2)},active\n'
    text += f"E,f,{uid(3)},active\n"
    names, report, findings = taken(tmp_path, text)
    assert names == ["A, b", "C, d", "E"] and report.total.imported == 3
    assert [(f.row, f.column) for f in findings if f.reason == "broken_quote"] == [(3, "description")]


def test_a_cell_of_several_lines_stays_one_cell(tmp_path: Path) -> None:
    long = "\n".join(f"line {number}, and more" for number in range(MOST_LINES - 10))
    names, report, findings = taken(tmp_path, table(f'"{long}"'))
    assert names[4] == long and report.total.imported == 59
    assert {found.reason for found in findings} == {"multi_line_cell"}


def test_a_first_line_may_say_what_stands_between_cells(tmp_path: Path) -> None:
    names, _, findings = taken(
        tmp_path,
        "sep=;\n"
        + table("name, 5").replace(",active", ";active").replace(",name", ";name").replace(",status", ";status"),
    )
    assert len(names) == 59 and names[4] == "name, 5" and [found.reason for found in findings] == ["delimiter_guessed"]


@given(st.lists(st.lists(st.text(st.sampled_from('a ,"\n\r;'), max_size=6), min_size=2, max_size=4), max_size=6))
def test_what_is_written_as_csv_is_read_as_it_was(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    lines = io.StringIO(out.getvalue(), newline="")
    assert [found.cells for found in records(iter(lines.readline, ""), ",")] == rows
