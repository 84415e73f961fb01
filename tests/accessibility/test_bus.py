# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive technology finds on the real accessibility bus, driven by the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.program import Program
from tests.accessibility.told import Told
from va_desktop.guidance.session import Answers, Picked
from va_desktop.ids import EntitlementId

pytestmark = pytest.mark.bus


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    running = Program(tmp_path, lang="en", country="COL")
    yield running
    running.close()


def test_home_is_named_from_the_title_to_the_last_door(program: Program) -> None:
    program.wait_focus("What do you need today?", "heading")
    rows = program.showing()
    buttons = {row["name"]: row for row in rows if row["role"] == "push button"}
    for name in (
        "Home",
        "Listen",
        "English",
        "Look",
        "Help now",
        "My rights",
        "Help near me",
        "What can I get?",
        "My applications",
        "Someone in my family was hurt or killed",
        "I had to leave my home",
    ):
        assert name in buttons, name
    assert buttons["My rights"]["description"] == "What the law promises you"
    assert buttons["English"]["description"] == "Language"
    assert all(row["name"] for row in rows if "focusable" in row["states"])


def test_the_journey_to_a_right_and_back_keeps_the_place(program: Program) -> None:
    program.wait_focus("What do you need today?", "heading")
    program.tab_to("My rights")
    program.key("Return")
    program.wait_focus("My rights", "heading")
    program.tab_to("Moving and living well again")
    program.key("space")
    program.wait_focus("Moving and living well again", "heading")
    program.tab_to("Artificial limbs and other aids")
    program.key("Return")
    program.wait_focus("Artificial limbs and other aids", "heading")
    names = [row["name"] for row in program.showing()]
    assert "Where does this come from?" in names
    assert any("Your government has promised this" in name for name in names)
    program.key("Escape")
    program.wait_focus("Artificial limbs and other aids", "push button")


def test_searching_announces_the_count_and_opens_a_place(program: Program) -> None:
    program.wait_focus("What do you need today?", "heading")
    program.tab_to("Search by a word")
    program.key("Return")
    program.wait_focus("What are you looking for?", "heading")
    program.tab_to("Write a word, or a part of it.")
    program.write("cirec")
    program.wait(
        lambda: any("result" in row["name"] and row["role"] == "notification" for row in program.tree()),
        "the count was not announced",
    )
    program.tab_to("Fundación CIREC")
    program.key("Return")
    program.wait(lambda: (row := program.focused()) is not None and row["role"] == "heading", "no place was opened")


def test_a_language_is_switched_live_and_the_page_stays(program: Program) -> None:
    program.wait_focus("What do you need today?", "heading")
    program.tab_to("English")
    program.key("Return")
    program.wait_focus("Choose your language", "heading")
    program.tab_to("العربية")
    program.key("Return")
    program.wait(
        lambda: any(row["name"] == "العربية" and row["role"] == "push button" for row in program.showing()),
        "the bar does not name the new language",
    )


def test_depths_and_fold_outs_say_their_state(program: Program) -> None:
    program.wait_focus("What do you need today?", "heading")
    for step in ("My rights", "Moving and living well again", "Artificial limbs and other aids"):
        program.tab_to(step)
        program.key("Return")
        program.wait_focus(step, "heading")
    easy = next(row for row in program.showing() if row["name"] == "Easy")
    assert easy["role"] == "radio button"
    assert "checked" in easy["states"]
    program.tab_to("What to bring")
    assert program.focused()["description"].endswith("Closed.")
    program.key("space")
    program.wait(lambda: program.focused()["description"].endswith("Open."), "the fold-out did not open")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_guided_session_can_be_done_with_the_keyboard_alone(tmp_path: Path, lang: str) -> None:
    told = Told(lang)
    program = Program(tmp_path, lang=lang, country="COL")
    try:
        program.wait_focus(told("What do you need today?"), "heading")
        program.tab_to(told("What can I get?"))
        program.key("Return")
        program.wait_focus(told("What can I get?"), "heading")
        program.tab_to(told("Answer a few questions"))
        program.key("Return")
        program.wait_focus(told("A few questions"), "heading")
        program.tab_to(told("Begin"))
        program.key("Return")
        session = told.session("COL")
        answers = Answers()
        for _ in range(2):
            ahead = session.next(answers)
            assert ahead is not None
            program.wait_focus(told.text(ahead.question.text), "heading")
            program.tab_to(told.option(ahead.question.options[0]))
            program.key("space")
            program.tab_to(told("Continue"))
            program.key("Return")
            answers = answers.with_(ahead.question.id, Picked(ahead.question.options[0].id))
        ahead = session.next(answers)
        assert ahead is not None
        program.wait_focus(told.text(ahead.question.text), "heading")
        program.tab_to(told("See results so far"))
        program.key("Return")
        program.wait_focus(told("What fits you"), "heading")
        found = {row["name"]: row["description"] for row in program.showing() if row["role"] == "push button"}
        title = told.text(session.book.rules[EntitlementId("col.health_rehabilitation")].item.title)
        assert title in found
        assert found[title]
        program.tab_to(title)
        program.key("Return")
        program.wait_focus(title, "heading")
        program.tab_to(told("Why?"))
        program.key("space")
        program.wait(lambda: program.focused()["description"].endswith(told("Open.")), "the reasons did not open")
    finally:
        program.close()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_applications_can_be_kept_with_the_keyboard_alone(tmp_path: Path, lang: str) -> None:
    told = Told(lang)
    program = Program(tmp_path, lang=lang, country="COL")

    def press(name: str, then: str = "") -> None:
        program.tab_to(told(name))
        program.key("Return")
        if then:
            program.wait_focus(then, "heading")

    def write(name: str, text: str) -> None:
        program.tab_to(told(name))
        program.write(text)

    try:
        program.wait_focus(told("What do you need today?"), "heading")
        press("My applications", told("My applications"))
        press("Make my locked place", told("Make my locked place"))
        press("Continue", told("Choose your passphrase"))
        write("Passphrase", "seven tall trees")
        press("Continue", told("Once more"))
        write("Passphrase", "seven tall trees")
        press("Continue", told("Your recovery sheet"))
        press("I have it on paper", told("Who is it for?"))
        write("Name, or a word only you know", "Ana")
        press("Save", told("What is it for?"))
        title = told.text(told.session("COL").book.rules[EntitlementId("col.php_periodic_benefit")].item.title)
        program.tab_to(title)
        program.key("Return")
        program.wait_focus(title, "heading")
        press("Begin and keep track", title)
        press("Something else happened", told("What happened?"))
        press("I handed it in", told("I handed it in"))
        write("Number of the receipt, if there is one", "417")
        press("Save", title)
        press("Something else happened", told("What happened?"))
        press("They said no", told("They said no"))
        press("Save", told("A no is not the end"))
        press("Write the appeal")
        program.wait(
            lambda: any(row["name"] == told("The letter") and "417" in row["text"] for row in program.showing()),
            "the letter was not there",
        )
        press("I sent it", told("I sent the appeal"))
        press("Save", title)
        program.wait(
            lambda: any(row["name"] == told("Appeal sent") for row in program.showing()), "the appeal was not noted"
        )
    finally:
        program.close()
    assert b"Ana" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
