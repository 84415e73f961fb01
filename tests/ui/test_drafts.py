# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed and not saved: it outlives the page, and never the visit."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.desk import Desk
from va_desktop.ui.drafts import Drafts
from va_desktop.ui.navigation import to


def test_a_field_built_anew_has_what_was_typed_into_the_one_before(desk: Desk) -> None:
    drafts = Drafts()
    for kind, put, got in (
        (QLineEdit, QLineEdit.setText, QLineEdit.text),
        (QPlainTextEdit, QPlainTextEdit.setPlainText, QPlainTextEdit.toPlainText),
    ):
        first = kind()
        drafts.follow(f"form/{kind.__name__}", "name", first)
        put(first, "Sample Hut")
        again = kind()
        drafts.follow(f"form/{kind.__name__}", "name", again)
        assert got(again) == "Sample Hut"
    drafts.drop("form/QLineEdit")
    assert drafts.get("form/QLineEdit", "name", "none") == "none"
    assert drafts.get("form/QPlainTextEdit", "name") == "Sample Hut"
    drafts.clear()
    assert drafts.get("form/QPlainTextEdit", "name") == ""


def test_an_emptied_field_stays_empty_where_the_page_would_fill_it(desk: Desk) -> None:
    drafts = Drafts()
    drafts.put("form", "name", "")
    field = QLineEdit("As it was")
    drafts.follow("form", "name", field)
    assert field.text() == ""


def test_nothing_typed_is_left_when_the_window_closes(tmp_path: Path) -> None:
    desk = Desk(tmp_path, places=1)
    desk.open(to("places"))
    drafts = desk.window.drafts
    drafts.put("form", "name", "Sample Hut")
    desk.close()
    assert drafts.get("form", "name") == ""
