# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers to take home: accessible, in their language, without a name, and codes of public pages only."""

from html.parser import HTMLParser

import pytest

from va_desktop.document.code import matrix, picture, public
from va_desktop.document.html import html
from va_desktop.document.sheet import Line, Listing, Section, Sheet


class Reader(HTMLParser):
    """Collects tags in order, with their attributes and texts, and complains of tags that do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


SHEET = Sheet(
    title="What may fit <me> & mine",
    lang="ar",
    rtl=True,
    lead="This is guidance.",
    sections=(
        Section(Line("Help", "ar"), 2, "Likely", (Line("Sum", "en"),)),
        Section(Line("What to bring", "ar"), 3, "", (Listing("ticks", (Line("A paper", "en"), Line("ورقة", "ar"))),)),
        Section(Line("What to do", "ar"), 3, "", (Listing("numbered", (Line("Go", "en"),)),)),
    ),
    footer=("No name.",),
    code=public("COL", ["col.ruv_inclusion"]),
    code_told="This code opens public pages.",
)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    return reader


def test_the_page_is_whole_and_says_its_language_and_direction() -> None:
    reader = read(html(SHEET))
    assert ("html", {"lang": "ar", "dir": "rtl"}) in reader.tags
    headings = [tag for tag, _ in reader.tags if tag in ("h1", "h2", "h3")]
    assert headings == ["h1", "h2", "h3", "h3"]


def test_parts_in_another_language_are_marked() -> None:
    reader = read(html(SHEET))
    assert ("p", {"lang": "en", "dir": "ltr"}) in reader.tags
    assert ("li", {"lang": "en", "dir": "ltr"}) in reader.tags


def test_signs_of_html_in_texts_do_no_harm() -> None:
    reader = read(html(SHEET))
    assert "What may fit <me> & mine" in reader.texts


def test_large_print_is_larger() -> None:
    assert "font-size:22pt" in html(SHEET, large=True)
    assert "font-size:14pt" in html(SHEET)


def test_nothing_is_loaded_from_elsewhere() -> None:
    text = html(SHEET)
    assert "http" not in text
    assert "<script" not in text
    pictures = [attrs for tag, attrs in read(text).tags if tag == "img"]
    assert [row["alt"] for row in pictures] == ["This code opens public pages."]
    assert str(pictures[0]["src"]).startswith("data:image/png;base64,")


def test_papers_to_bring_can_be_ticked_off() -> None:
    assert "\u2610 A paper" in html(SHEET)


@pytest.mark.parametrize("bad", ["Amina", "a b", "col.x?name=1", "", "+380 44"])
def test_a_code_holds_ids_of_public_pages_and_nothing_else(bad: str) -> None:
    with pytest.raises(ValueError):
        public("COL", [bad])


def test_a_code_is_a_square_of_squares() -> None:
    squares = matrix(SHEET.code)
    assert len(squares) == len(squares[0]) >= 21
    assert picture(SHEET.code).startswith("data:image/png")
