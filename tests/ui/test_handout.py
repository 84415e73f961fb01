# SPDX-License-Identifier: GPL-3.0-or-later
"""A place on paper: numbers read from left to right, few pages, headings with what follows, a code for each place."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from tests.ui.desk import Desk
from va_desktop.document.html import html
from va_desktop.document.sheet import Code
from va_desktop.i18n.direction import plain
from va_desktop.ui.kit.printing import alone, laid
from va_desktop.ui.navigation import to
from va_desktop.ui.tour import settle


def pages(desk: Desk, tmp_path: Path, large: bool):  # noqa: ANN201
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    font = desk.window.look.font("body")
    font.setPointSize(22 if large else 14)
    return laid(desk.window.page.papers.sheet, font, large, printer)


def test_on_arabic_paper_numbers_and_addresses_read_from_left_to_right(desk: Desk) -> None:
    desk.window.change(lang="ar")
    settle()
    desk.open(to("handout", id="s0@p0"))
    assert '<bdi dir="ltr">\u2066+000 555 0100\u2069</bdi>' in html(desk.window.page.papers.sheet)


@pytest.mark.parametrize(
    ("lang", "large", "most"), [("en", False, 2), ("en", True, 3), ("ar", False, 2), ("ar", True, 4)]
)
def test_a_place_takes_few_pages_and_no_heading_stands_alone(
    desk: Desk, tmp_path: Path, lang: str, large: bool, most: int
) -> None:
    desk.window.change(lang=lang)
    settle()
    desk.open(to("handout", id="s1@p1"))
    document = pages(desk, tmp_path, large)
    assert document.pageCount() <= most
    assert alone(document) == []


def test_a_paper_tells_in_short_what_there_is(desk: Desk) -> None:
    desk.open(to("handout", id="s0@p0"))
    told = plain(html(desk.window.page.papers.sheet))
    for text in ("Languages: English and Arabic", "Yes: No identity papers needed, Way in without steps", "For whom: "):
        assert text in told
    assert "Care and advice." in told
    assert "Monday, Tuesday, Wednesday, Thursday, Friday: 08:00 to 16:30" in told


def test_each_saved_place_has_a_code_of_its_own(desk: Desk) -> None:
    desk.window.live.places[:] = ["s0@p0", "s1@p1"]
    desk.open(to("handout"))
    codes = [
        part.code for each in desk.window.page.papers.sheet.sections for part in each.parts if isinstance(part, Code)
    ]
    assert len(codes) == 2
    assert all("BEGIN:VCARD" in each for each in codes)
