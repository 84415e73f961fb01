# SPDX-License-Identifier: GPL-3.0-or-later
from va_desktop.document.sheet import Line, Listing, Section, Sheet
from va_desktop.document.text import WIDTH, plain

SHEET = Sheet(
    title="What may fit me",
    lang="en",
    rtl=False,
    lead="This is guidance. The office decides.",
    sections=(
        Section(
            Line("A monthly payment for people who can no longer work", "en"),
            2,
            "Likely",
            (Line("ខ្មែរ\u200bភាសា", "km"), Listing("numbered", (Line("Go there.", "en"), Line("Ask " * 20, "en")))),
        ),
    ),
    footer=("Made today.",),
    code="VADESKTOP:COL:col.x",
    code_told="A code.",
)


def test_lines_are_short_and_parts_are_set_apart() -> None:
    text = plain(SHEET)
    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert text.startswith("What may fit me\n\nThis is guidance.")
    assert "\n1. Go there.\n2. Ask" in text


def test_signs_that_only_break_lines_and_codes_are_left_out() -> None:
    text = plain(SHEET)
    assert "\u200b" not in text
    assert "VADESKTOP" not in text
