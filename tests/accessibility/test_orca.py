# SPDX-License-Identifier: GPL-3.0-or-later
"""What a blind person hears: real Orca on the journey home > right > listen > back > search > place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.orca import Orca
from tests.accessibility.program import Program

pytestmark = pytest.mark.orca


@pytest.fixture(scope="module")
def orca() -> Iterator[Orca]:
    running = Orca()
    yield running
    running.close()


@pytest.fixture
def program(tmp_path: Path, orca: Orca) -> Iterator[Program]:
    running = Program(tmp_path, lang="en", country="COL")
    orca.wait_for("What do you need today?", 30)
    yield running
    running.close()


def until(orca: Orca, text: str, most: int = 40) -> str:
    """Press Tab until Orca names something, and return all it says of it."""
    for _ in range(most):
        said = " ".join(orca.key("Tab"))
        if text in said:
            return said
    raise AssertionError(f"Orca did not say {text!r} in {most} presses of Tab")


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
