# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole visit of a kiosk by keyboard alone, on the real accessibility bus, and by ear with real Orca."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.orca import Orca, until
from tests.accessibility.program import Program
from tests.accessibility.told import Told
from va_desktop.i18n.direction import isolate

LANG, COUNTRY = "en", "COL"
GREETING = "Welcome"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    config = tmp_path / "data" / "config"
    config.mkdir(parents=True)
    (config / "kiosk.json").write_text(json.dumps({"papers": str(folder), "idle": 900}), encoding="utf-8")
    return folder


@pytest.fixture
def kiosk(tmp_path: Path, papers: Path) -> Iterator[Program]:
    running = Program(tmp_path / "data", mode="kiosk")
    yield running
    running.close()


@pytest.mark.bus
def test_a_visit_from_the_welcome_to_the_paper_by_keyboard(kiosk: Program, papers: Path) -> None:
    told = Told(LANG)

    def press(name: str, then: str = "") -> None:
        kiosk.tab_to(name)
        kiosk.key("Return")
        kiosk.wait_focus(then or name, "heading")

    kiosk.wait(lambda: any(row["name"] == "English" for row in kiosk.tree()), "no welcome", 30)
    press("English", "How do you like to use this?")
    press("Continue", "Which country?")
    press("Colombia", "What do you need today?")
    for name in ("My rights", "Moving and living well again", "Artificial limbs and other aids"):
        press(name)
    press("Home", "What do you need today?")
    press("Help near me")
    press("Fundación CIREC", isolate("Fundación CIREC"))
    press("Home", "What do you need today?")
    press("What can I get?")
    press("Answer a few questions", "A few questions")
    kiosk.tab_to("Begin")
    kiosk.key("Return")
    for title, answer in told.first_questions(COUNTRY):
        kiosk.wait_focus(title, "heading")
        kiosk.tab_to(answer)
        kiosk.key("space")
        kiosk.tab_to("Continue")
        kiosk.key("Return")
        kiosk.wait(lambda title=title: (kiosk.focused() or {"name": title})["name"] != title, "no next page")
    press("See results so far", "What fits you")
    press("Print or take with you", "Take it with you")
    kiosk.tab_to("Print")
    kiosk.key("Return")
    kiosk.wait(lambda: papers.is_dir() and any(papers.glob("*.pdf")), "no paper")
    kiosk.tab_to("Finish")
    kiosk.key("Return")
    kiosk.wait(lambda: any(row["name"] == "English" for row in kiosk.showing()), "no fresh welcome")
    names = " ".join(f"{row['name']} {row['description']} {row['text']}" for row in kiosk.tree())
    assert "CIREC" not in names
    assert "Artificial limbs" not in names


@pytest.mark.orca
def test_a_visit_from_the_welcome_to_the_paper_by_ear(kiosk: Program, papers: Path, orca: Orca) -> None:
    told = Told(LANG)

    def press(name: str, then: str = "") -> str:
        heard = until(orca, name)
        return heard + orca.press("Return", then or f"{name} heading")

    orca.wait_for(GREETING, 40)
    press("English push button", "How do you like to use this?")
    until(orca, "I use a screen reader")
    orca.key("space")
    press("Continue", "Which country?")
    press("Colombia", "What do you need today?")
    assert "push button" in press("My rights")
    press("Moving and living well again")
    press("Artificial limbs and other aids")
    press("Home push button", "What do you need today?")
    press("Help near me")
    press("CIREC", "CIREC")
    press("Home push button", "What do you need today?")
    press("What can I get?")
    press("Answer a few questions", "A few questions")
    until(orca, "Begin push button")
    for title, answer in told.first_questions(COUNTRY):
        orca.press("Return", title)
        assert "radio button" in until(orca, answer)
        orca.key("space")
        until(orca, "Continue")
    orca.key("Return")
    press("See results so far", "What fits you")
    press("Print or take with you", "Take it with you")
    until(orca, "Print push button")
    orca.press("Return", "Ask the staff")
    assert len(list(papers.glob("*.pdf"))) == 1
    until(orca, "Finish")
    orca.press("Return", GREETING)
