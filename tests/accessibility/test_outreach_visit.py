# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker's visit on the real accessibility bus and by ear: sign in, consent, questions, plan, referral, help, report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.orca import Orca, until
from tests.accessibility.program import Program
from tests.accessibility.told import Told
from va_desktop.casework.rules import needs, rules
from va_desktop.desk import FOLDER, Desk
from va_desktop.guidance.session import Answers
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code

PHRASE, COUNTRY = "seven tall trees", "COL"


@pytest.fixture
def told() -> Told:
    return Told("en")


@pytest.fixture
def program(tmp_path: Path, told: Told) -> Iterator[Program]:
    folder = tmp_path / FOLDER / "1"
    found = rules(told.services.library, COUNTRY)
    Desk.create(folder, Code.phrase(PHRASE), found, cost=Cost(8, 1, 1))[0].lock()
    running = Program(tmp_path, mode="outreach", lang="en", country=COUNTRY)
    yield running
    running.close()


def leg(told: Told) -> str:
    return next(told.text(item.title) for item in needs(told.services.library, COUNTRY) if item.id == "limb")


def question(told: Told) -> str:
    ahead = told.session(COUNTRY).next(Answers())
    assert ahead is not None
    return told.text(ahead.question.text)


@pytest.mark.bus
def test_a_visit_of_a_worker_with_the_keyboard_alone(program: Program, told: Told, tmp_path: Path) -> None:
    def press(name: str, then: str = "") -> None:
        program.tab_to(name)
        program.key("Return")
        if then:
            program.wait_focus(then, "heading")

    program.wait_focus("What do you need today?", "heading")
    press("My caseload", "My caseload")
    program.tab_to("Passphrase")
    program.write(PHRASE)
    program.key("Return")
    program.wait(lambda: any(row["name"] == "New person" for row in program.showing()), "it did not open")
    program.tab_to("New person")
    program.key("Return")
    program.wait(lambda: any(row["name"] == "Yes, I agree" for row in program.showing()), "nobody was asked")
    press("Yes, I agree", "About the person")
    program.tab_to("Name, or a word only you know")
    program.write("Acacia")
    press("Save", "Acacia")
    press("Go through the questions")
    program.wait(lambda: "heading" in (program.focused() or {}).get("role", ""), "no page")
    names = [row["name"] for row in program.showing()]
    assert "A few questions" in names or "May we ask you some questions?" in names
    program.key("Escape")
    program.wait_focus("Go through the questions", "push button")
    press("Write a need")
    press(leg(told))
    press("Save")
    program.wait(lambda: any("Plan" in row["name"] for row in program.showing()), "no need was kept")
    rows = program.showing()
    assert all(row["name"] for row in rows if "focusable" in row["states"])


@pytest.mark.orca
def test_the_same_visit_can_be_heard(program: Program, told: Told, orca: Orca) -> None:
    orca.wait_for("What do you need today?", 30)
    until(orca, "My caseload")
    orca.press("Return", "My caseload heading")
