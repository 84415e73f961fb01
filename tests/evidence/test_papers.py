# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers and rows of a report: accessible, without formulas, and with nothing that is held back."""

import csv
import io
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.evidence.conftest import counted, published
from tests.evidence.generator import Make
from va_desktop.content.library import Library
from va_desktop.document.tabular import as_csv, as_xlsx, safe
from va_desktop.evidence.keys import Key, Period, Shown
from va_desktop.evidence.package import Package
from va_desktop.evidence.published import Published, from_body, to_body
from va_desktop.evidence.report import Definitions, nothing
from va_desktop.evidence.rows import HEAD, rows
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words
from va_desktop.ui.screens.report.outgoing import crosswalk, package
from va_desktop.ui.screens.report.sheets import Writer


@pytest.fixture(scope="module")
def report(defined: Definitions) -> Published:
    return published(counted(Make(3, 200), defined), defined)


@pytest.fixture(scope="module")
def made(report: Published, defined: Definitions, library: Library) -> Package:
    return package(Writer(Words(Translator("en", None)), library, defined, report))


class Reader(HTMLParser):
    """Reads headings, tables and pictures in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[str] = []
        self.levels: list[int] = []
        self.scopes = self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag in ("svg", "title", "desc", "figcaption", "table", "caption"):
            self.order.append(tag)
        if tag == "th":
            self.scopes += dict(attrs).get("scope") in ("row", "col")
            self.cells += 1


def papers(made: Package) -> list[tuple[str, str]]:
    return [(file.name, file.content.decode()) for file in made.files if file.name.endswith(".html")]


def test_every_chart_has_a_title_a_description_a_sentence_and_a_table(made: Package) -> None:
    charts = 0
    for name, text in papers(made):
        reader = Reader()
        reader.feed(text)
        for place, tag in enumerate(reader.order):
            if tag == "svg":
                charts += 1
                wanted = ["svg", "title", "desc", "figcaption", "table", "caption"]
                assert reader.order[place : place + 6] == wanted, name
    assert charts > 5


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(made: Package) -> None:
    for name, text in papers(made):
        reader = Reader()
        reader.feed(text)
        assert reader.order.count("table") == reader.order.count("caption"), name
        assert reader.cells == reader.scopes, name


def test_no_paper_skips_a_heading(made: Package) -> None:
    for name, text in papers(made):
        reader = Reader()
        reader.feed(text)
        assert reader.levels[0] == 1 and reader.levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in zip(reader.levels, reader.levels[1:], strict=False)), name


def test_forms_say_that_they_are_drafts_and_carry_the_method(made: Package) -> None:
    forms = [(name, text) for name, text in papers(made) if name.startswith("form_")]
    assert len(forms) == 5
    for name, text in forms:
        assert "Draft for the reporting authority" in text, name
        assert "Only people are counted who agreed to be counted." in text, name


def test_a_form_whose_letter_nobody_saw_names_none(made: Package) -> None:
    text = dict(papers(made))["form_ccw_pv_report.html"]
    assert not re.search(r"Form [A-Z]\b", text)


def test_rows_carry_hashtags_and_never_a_figure_that_is_held_back(
    made: Package, report: Published, defined: Definitions, library: Library
) -> None:
    content = next(file.content for file in made.files if file.name == "figures.csv")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert read[0] == [name for name, _ in HEAD]
    assert all(tag.startswith("#") for tag in read[1])
    assert {len(row) for row in read} == {len(HEAD)}
    for row in read[2:]:
        assert (row[-2] != "") == (row[-1] == "told"), row
    hidden = sum(one.mark != "shown" for one in report.counts.values())
    assert hidden > 50
    assert sum(row[-2] == "" for row in read[2:]) == hidden


def test_the_workbook_holds_the_same_rows_and_no_formula(made: Package) -> None:
    from openpyxl import load_workbook

    content = {file.name: file.content for file in made.files}
    book = load_workbook(io.BytesIO(content["figures.xlsx"]))
    assert book.sheetnames == ["figures", "about"]
    read = list(csv.reader(io.StringIO(content["figures.csv"].decode("utf-8-sig"))))
    table = [["" if cell is None else str(cell) for cell in row] for row in book["figures"].values]
    assert table == read
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.rows for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\uff1d1"])
def test_a_text_that_could_be_a_formula_is_only_a_text(text: str) -> None:
    from openpyxl import load_workbook

    assert str(safe(text)).startswith("'")
    assert next(csv.reader(io.StringIO(as_csv([[text]]).decode("utf-8-sig"), newline="")))[0].startswith("'")
    book = load_workbook(io.BytesIO(as_xlsx([("a", [["x"], [text.replace("\r", "")]])])))
    assert book["a"]["A2"].data_type == "s"


def test_a_number_stays_a_number() -> None:
    assert safe(-5) == -5 and safe(None) is None and safe("5") == "5"


def test_the_manifest_names_exactly_what_leaves(made: Package) -> None:
    manifest = made.manifest()
    assert [file["name"] for file in manifest["files"]] == [file.name for file in made.files]
    assert [file["bytes"] for file in manifest["files"]] == [len(file.content) for file in made.files]
    assert sum(manifest["figures"].values()) == len(made.published.counts)


def test_names_of_other_systems_do_not_leave_unasked(
    made: Package, report: Published, defined: Definitions, library: Library
) -> None:
    assert not any("crosswalk" in file.name for file in made.files)
    writer = Writer(Words(Translator("en", None)), library, defined, report)
    asked = package(writer, (crosswalk(writer),))
    assert [file.name for file in asked.files] == [*(file.name for file in made.files), "crosswalk.csv"]
    assert asked.manifest()["files"][-1]["name"] == "crosswalk.csv"


def test_figures_come_back_from_a_file_as_they_were(report: Published) -> None:
    import json

    assert from_body(json.loads(json.dumps(to_body(report)))) == report


def test_without_any_data_every_paper_is_made_and_says_so(defined: Definitions, library: Library) -> None:
    empty = nothing("LAO", Period(date(2026, 1, 1), date(2026, 12, 31)), date(2027, 1, 1))
    made = package(Writer(Words(Translator("en", None)), library, defined, empty))
    texts = dict(papers(made))
    assert "Nothing was counted in this time." in texts["report.html"]
    assert "There is no data here yet." in texts["duties.html"]


def test_papers_show_no_figure_that_the_protected_figures_do_not_have(
    report: Published, defined: Definitions, library: Library
) -> None:
    secret = Published(
        report.series, "AGO", report.period, report.given, report.versions,
        {key: Shown("small", None) for key in report.counts}, {}, None,
    )  # fmt: skip
    made = package(Writer(Words(Translator("en", None)), library, defined, secret))
    whole = next(file.content.decode() for file in made.files if file.name == "report.html")
    cells = re.findall(r"<td>([^<]*)</td>", whole)
    numbers = {cell for cell in cells if re.fullmatch(r"[0-9,]+%?", cell)}
    assert cells and numbers <= {"0"}, "only the directory of a country without one may be a number"


def test_rows_name_every_figure_once(report: Published, defined: Definitions, library: Library) -> None:
    found = [tuple(row[3:14]) for row in rows(report, defined, library, ("en",))[2:]]
    assert len(found) == len(set(found)) == len(report.counts) + 3 * len(report.spreads)
    assert Key("sought") in report.counts
