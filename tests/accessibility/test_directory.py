# SPDX-License-Identifier: GPL-3.0-or-later
"""A place found, kept and taken home, on the real accessibility bus and by ear: search, filter, open, save, print."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.accessibility.orca import Orca, until
from tests.accessibility.program import Program
from va_desktop.directory import sample


@pytest.fixture
def data(tmp_path: Path) -> Path:
    sample.write(tmp_path / "directory" / "FRA.vadir", date.today(), "FRA")
    return tmp_path


@pytest.fixture
def program(data: Path) -> Iterator[Program]:
    running = Program(data, lang="en", country="FRA")
    yield running
    running.close()


def announced(program: Program, text: str) -> None:
    program.wait(
        lambda: any(text in row["name"] and row["role"] == "notification" for row in program.tree()),
        f"{text!r} was not announced",
    )


@pytest.mark.bus
def test_a_place_is_found_kept_and_taken_home_with_the_keyboard_alone(program: Program) -> None:
    program.wait_focus("What do you need today?", "heading")
    program.tab_to("Help near me")
    program.key("Return")
    program.wait_focus("Help near me", "heading")
    rows = [row for row in program.showing() if row["role"] == "push button"]
    assert sum("Seen " in row["description"] for row in rows) == 20
    program.tab_to("Search in these places")
    program.write("limbs")
    announced(program, "3 places.")
    program.tab_to("Choose what fits")
    program.key("space")
    program.wait(lambda: program.focused()["description"].endswith("Open."), "the choices did not open")
    program.tab_to("No identity papers needed")
    assert program.focused()["role"] == "check box"
    assert program.focused()["description"] == "What matters to you?"
    program.key("space")
    announced(program, "1 place.")
    program.wait(lambda: "checked" in program.focused()["states"], "the choice was not kept, or the focus went away")
    found = next(row for row in program.showing() if "Sample Workshop for Limbs" in row["name"])
    assert "No identity papers needed" in found["description"]
    program.tab_to(found["name"])
    program.key("Return")
    program.wait(lambda: "Sample Workshop for Limbs" in program.focused()["name"], "the place was not opened")
    program.tab_to("Save for this session")
    program.key("space")
    announced(program, "Saved until the program closes.")
    call = next(row["name"] for row in program.showing() if row["name"].startswith("Hear it slowly: + 0 0 0 5 5 5"))
    program.tab_to("Print")
    program.key("Return")
    program.wait_focus("On paper", "heading")
    program.tab_to("Save in large letters")
    program.key("space")
    announced(program, "Saved in your documents as va-desktop-1.html")
    assert call.endswith(tuple("0123456789"))
    assert all(row["name"] for row in program.showing() if "focusable" in row["states"])


@pytest.mark.orca
def test_the_same_can_be_heard(data: Path, orca: Orca) -> None:
    program = Program(data, lang="en", country="FRA")
    try:
        orca.wait_for("What do you need today?", 30)
        until(orca, "Help near me")
        orca.press("Return", "Help near me heading")
        assert "text" in until(orca, "Search in these places")
        program.write("limbs")
        orca.wait_for("3 places.")
        assert "Closed" in until(orca, "Choose what fits")
        orca.key("space")
        heard = until(orca, "No identity papers needed")
        assert "check box" in heard
        assert "not checked" in heard
        orca.press("space", "1 place.")
        heard = until(orca, "Sample Workshop for Limbs", most=60)
        assert "push button" in heard
        assert "Exampleville" in heard
        assert "Sample Workshop for Limbs" in orca.press("Return", "heading")
        assert "push button" in until(orca, "Save for this session")
        orca.press("space", "Saved until the program closes.")
        heard = until(orca, "Hear it slowly")
        assert "0 0 0 5 5 5" in heard
        until(orca, "Print push button", most=60)
        orca.press("Return", "On paper heading")
        until(orca, "Save as a page")
        orca.press("space", "Saved in your documents")
    except AssertionError as error:
        raise AssertionError(f"{error}; focus on {program.focused()}") from None
    finally:
        program.close()
