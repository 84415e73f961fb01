# SPDX-License-Identifier: GPL-3.0-or-later
"""What a blind person hears: real Orca on the journey home > right > listen > back > search > place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.orca import Orca, until
from tests.accessibility.program import Program
from tests.accessibility.told import Told
from va_desktop.guidance.session import Answers
from va_desktop.ids import EntitlementId

pytestmark = pytest.mark.orca


@pytest.fixture
def program(tmp_path: Path, orca: Orca) -> Iterator[Program]:
    running = Program(tmp_path, lang="en", country="COL")
    orca.wait_for("What do you need today?", 30)
    yield running
    running.close()


def test_home_is_spoken_with_name_role_and_description(program: Program, orca: Orca) -> None:
    assert "push button" in until(orca, "My rights")
    assert "Clinics, workshops, legal help, other survivors" in until(orca, "Help near me")


def test_the_whole_journey_can_be_heard(program: Program, orca: Orca) -> None:
    until(orca, "My rights")
    orca.press("Return", "My rights heading")
    assert "13 rights" in until(orca, "Health care")
    until(orca, "Moving and living well again")
    orca.press("Return", "Moving and living well again heading")
    until(orca, "Artificial limbs and other aids")
    orca.press("Return", "Artificial limbs and other aids heading")
    assert "Closed" in until(orca, "What to ask for")
    until(orca, "Listen")
    orca.key("space")
    assert "push button" in until(orca, "Pause")
    until(orca, "Stop")
    orca.press("space", "Listen")
    until(orca, "Home")
    orca.press("Return", "What do you need today?")
    until(orca, "Search by a word")
    orca.press("Return", "What are you looking for? heading")
    field = until(orca, "Write a word, or a part of it.")
    assert "text" in field
    program.write("cirec")
    orca.wait_for("found.")
    place = until(orca, "CIREC")
    assert "push button" in place
    orca.press("Return", "CIREC")


def test_with_a_screen_reader_listen_is_out_of_the_way(tmp_path: Path, orca: Orca) -> None:
    program = Program(tmp_path, lang="en", country="COL", screen_reader=True)
    try:
        orca.wait_for("What do you need today?", 30)
        heard = [" ".join(orca.key("Tab")) for _ in range(16)]
        assert not any(line.startswith("Listen") for line in heard)
        assert any("Help now" in line for line in heard)
    finally:
        program.close()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_guided_session_can_be_heard(tmp_path: Path, orca: Orca, lang: str) -> None:
    told = Told(lang)
    program = Program(tmp_path, lang=lang, country="COL")
    try:
        orca.wait_for(told("What do you need today?"), 30)
        until(orca, told("What can I get?"))
        orca.press("Return", told("What can I get?"))
        until(orca, told("Answer a few questions"))
        orca.press("Return", told("A few questions"))
        until(orca, told("Begin"))
        ahead = told.session("COL").next(Answers())
        assert ahead is not None
        question = told.text(ahead.question.text)
        orca.press("Return", question)
        heard = until(orca, told.option(ahead.question.options[0]))
        assert "radio button" in heard
        assert "radio button" in until(orca, told("I don't know"), key="Down")
        until(orca, told("See results so far"))
        orca.press("Return", told("What fits you"))
        title = told.text(told.session("COL").book.rules[EntitlementId("col.ruv_inclusion")].item.title)
        assert told("We need to know") in until(orca, title)
    finally:
        program.close()


def test_applications_can_be_heard(tmp_path: Path, orca: Orca) -> None:
    program = Program(tmp_path, lang="en", country="COL")
    try:
        orca.wait_for("What do you need today?", 30)
        until(orca, "My applications")
        orca.press("Return", "My applications heading")
        until(orca, "Make my locked place")
        orca.press("Return", "Make my locked place heading")
        until(orca, "Continue")
        orca.press("Return", "Choose your passphrase heading")
        assert "password" in until(orca, "Passphrase").lower()
        program.write("seven tall trees")
        until(orca, "Continue")
        orca.press("Return", "Once more heading")
        until(orca, "Passphrase")
        program.write("seven tall trees")
        until(orca, "Continue")
        orca.press("Return", "Your recovery sheet heading")
        until(orca, "I have it on paper")
        orca.press("Return", "Who is it for? heading")
        until(orca, "Name, or a word only you know")
        program.write("Ana")
        until(orca, "Save push button")
        orca.press("Return", "What is it for? heading")
        until(orca, "In your own words")
        program.write("A wheelchair")
        until(orca, "Begin with this")
        orca.press("Return", "A wheelchair heading")
        until(orca, "Something else happened")
        orca.press("Return", "What happened? heading")
        heard = until(orca, "I handed it in")
        assert "With the day and the office" in heard
        orca.press("Return", "I handed it in heading")
        assert "On which day?" in until(orca, "Day text")
        until(orca, "Save push button")
        orca.press("Return", "A wheelchair heading")
        until(orca, "Something else happened")
        orca.press("Return", "What happened? heading")
        until(orca, "They said no")
        orca.press("Return", "They said no heading")
        assert "selected radio button" in until(orca, "They gave no reason")
        assert "radio button" in until(orca, "Papers were missing or wrong", key="Up")
        assert "selected" in until(orca, "They gave no reason", key="Down")
        until(orca, "Save push button")
        orca.press("Return", "A no is not the end heading")
        until(orca, "Write the appeal")
        orca.press("Return", "An appeal heading")
        assert "A wheelchair" in until(orca, "The letter")
        until(orca, "I sent it")
        orca.press("Return", "I sent the appeal heading")
        until(orca, "Save push button")
        orca.press("Return", "A wheelchair heading")
        until(orca, "Back")
        until(orca, "Home")
        orca.press("Return", "What do you need today?")
        until(orca, "My applications")
        orca.press("Return", "My applications heading")
        heard = until(orca, "A wheelchair")
        assert "Appeal sent" in heard
        until(orca, "Lock now")
        orca.press("Return", "Open my applications heading")
    except AssertionError as error:
        state = f"exit {program.process.poll()}, {program.log.read_text(errors='replace')[-2000:]}"
        raise AssertionError(f"{error}; the program: {state}; focus on {program.focused()}") from None
    finally:
        program.close()
