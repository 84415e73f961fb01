# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker's visit on the real bus and by ear: sign in, consent, questions, plan, referral, help, report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.orca import Orca, until
from tests.accessibility.program import Program
from tests.accessibility.told import Told
from va_desktop.casework.rules import consent_texts, needs, rules
from va_desktop.counted import CountedMove, CountedPerson, CountedVisit
from va_desktop.desk import FOLDER, Desk
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code

PHRASE, COUNTRY = "seven tall trees", "COL"
NAME, WORDS, STEP = "Acacia", "I want to walk to the field", "Go to the centre"
SERVICE, SERVICE_ID = "Fundación CIREC", "col.cirec"


@pytest.fixture
def told() -> Told:
    return Told("en")


@pytest.fixture
def caseload(tmp_path: Path, told: Told) -> Path:
    folder = tmp_path / FOLDER / "1"
    found = rules(told.services.library, COUNTRY)
    Desk.create(folder, Code.phrase(PHRASE), found, cost=Cost(8, 1, 1))[0].lock()
    return folder


@pytest.fixture
def program(tmp_path: Path, caseload: Path) -> Iterator[Program]:
    running = Program(tmp_path, mode="outreach", lang="en", country=COUNTRY)
    yield running
    running.close()


def limb(told: Told) -> str:
    return next(told.text(item.title) for item in needs(told.services.library, COUNTRY) if item.id == "limb")


def asked(told: Told, purpose: str) -> str:
    return told.text(consent_texts(told.services.library, COUNTRY)[purpose].title)


def kept_as_agreed(caseload: Path, told: Told) -> None:
    """Look into the caseload, once the program is closed, for what the visit has left in it."""
    desk = Desk.open(caseload, Code.phrase(PHRASE), rules(told.services.library, COUNTRY))
    try:
        today = told.services.clock()
        (listed,) = desk.caseload.page(today)
        case = desk.caseload.case(listed.id)
        assert (listed.name, [need.words for need in case.needs]) == (NAME, [WORDS])
        assert [line.what for line in case.plan] == [STEP]
        assert [(row.service, row.fields) for row in case.referrals] == [(SERVICE_ID, ("name", "need", "words"))]
        assert [(row.service, row.referral) for row in case.deliveries] == [(SERVICE_ID, case.referrals[0].id)]
        assert len(desk.caseload.answers(case.id)) == 1
        facts = list(desk.facts(today))
        assert len([fact for fact in facts if isinstance(fact, CountedPerson)]) == 1
        assert {fact.move for fact in facts if isinstance(fact, CountedMove)} == {"sought", "referred", "delivered"}
        assert [fact.face for fact in facts if isinstance(fact, CountedVisit)] == ["good"]
    finally:
        desk.lock()


class ByKeyboard:
    """Presses what a worker presses, and looks for a name on everything that can have the focus."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def focused(self) -> tuple[str, str, str]:
        """Return role, name and description of what has the focus."""
        row = self.program.focused() or {"role": "", "name": "", "description": ""}
        return row["role"], row["name"], row["description"]

    def reach(self, name: str, key: str = "Tab", most: int = 25) -> None:
        passed = []
        for _ in range(most):
            role, there, _ = before = self.focused()
            if there == name and role != "heading":
                return
            passed.append(there)
            self.program.key(key)
            self.program.wait(lambda before=before: self.focused() != before, f"{key} did not move the focus")
        raise AssertionError(f"{name!r} was not reached with {key}, only {passed}")

    def press(self, name: str, page: str, key: str = "Tab") -> list[str]:
        """Press a button, wait for the page of this title, and return the names on it."""
        self.reach(name, key)
        self.program.key("Return")
        return self.on(page)

    def on(self, page: str) -> list[str]:
        self.program.wait_focus(page, "heading")
        rows = self.program.showing()
        nameless = [row for row in rows if "focusable" in row["states"] and not row["name"]]
        assert not nameless, (page, nameless)
        return [row["name"] for row in rows]

    def back_to(self, name: str) -> None:
        """Press Escape, and wait until the button that was pressed there has the focus again."""
        self.program.key("Escape")
        self.program.wait_focus(name, "push button")

    def write(self, name: str, text: str) -> None:
        self.reach(name)
        self.program.write(text)


@pytest.mark.bus
def test_a_workers_visit_with_the_keyboard_alone(program: Program, caseload: Path, told: Told, tmp_path: Path) -> None:
    by = ByKeyboard(program)
    by.on("What do you need today?")
    by.press("My caseload", "My caseload")
    by.write("Passphrase", PHRASE)
    program.key("Return")
    program.wait(lambda: any(row["name"] == "New person" for row in program.showing()), "the caseload did not open")
    by.press("New person", asked(told, "keep"))
    by.press("Yes, I agree", "Who is it?")
    by.write("Name, or a word only you know", NAME)
    by.press("Save", NAME)
    by.press("What the person agreed to", "What you agreed to", "shift+Tab")
    by.press(asked(told, "count"), asked(told, "count"))
    by.press("Yes, I agree", "What you agreed to")
    for left in ("Yes, I agree", asked(told, "count"), "What the person agreed to"):
        by.back_to(left)
    (first, answer), (second, _) = told.first_questions(COUNTRY)
    by.press("Go through the questions", "May we ask you some questions?", "shift+Tab")
    by.press("Yes, ask me", first)
    by.reach(answer)
    program.key("space")
    by.press("Continue", second)
    by.press("See results so far", "What fits you")
    by.back_to("See results so far")
    by.back_to("Continue")
    program.key("Escape")
    by.on("Your questions are paused")
    by.back_to("Go through the questions")
    by.press("Write a need", "What does the person need?", "shift+Tab")
    by.press(limb(told), limb(told))
    by.write("What does the person say about it? This belongs to the person.", WORDS)
    by.press("Save", "Plan a step")
    by.write("What is done?", STEP)
    assert any(STEP in name for name in by.press("We agree. Save it", "Our plan"))
    by.press("Back to the case", NAME)
    by.press("Refer to a service", "For which need?")
    by.press(limb(told), "Which service?")
    by.press(SERVICE, "What may the service know?")
    by.reach("What the person said about it")
    program.key("space")
    program.wait(lambda: "checked" in (program.focused() or {"states": ()})["states"], "the choice was not taken")
    read = " ".join(by.press("Read it to the person", asked(told, "refer")))
    assert f"Name: {NAME}" in read and WORDS in read
    by.press("Yes, tell them exactly this", SERVICE)
    by.press("Go back", NAME)
    by.press("The person got help", "Who helped?")
    by.press(SERVICE, SERVICE)
    by.press("Save", NAME)
    by.press("End the visit", "How was it today?")
    by.press("Good", NAME)
    by.press("Home", "What do you need today?", "shift+Tab")
    by.press("My caseload", "My caseload")
    by.press("Reports", "Reports")
    program.close()
    kept_as_agreed(caseload, told)
    secrets = [text.encode(code) for text in (NAME, WORDS, STEP) for code in ("utf-8", "utf-16-le")]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert caseload in {path.parent for path in files}
    assert not [path.name for path in files if any(secret in path.read_bytes() for secret in secrets)]


class ByEar:
    """Presses what a worker presses who hears the program and does not see it."""

    def __init__(self, program: Program, orca: Orca) -> None:
        self.program, self.orca = program, orca

    def reach(self, name: str, key: str = "Tab", most: int = 25) -> str:
        return until(self.orca, name, most, key)

    def press(self, name: str, page: str, key: str = "Tab") -> str:
        """Press a button, wait for the title of the page, and return all that was said until then."""
        return self.reach(name, key) + self.orca.press("Return", f"{page} heading")

    def write(self, name: str, text: str) -> str:
        heard = self.reach(name)
        self.program.write(text)
        return heard


@pytest.mark.orca
def test_a_workers_visit_by_ear(orca: Orca, program: Program, caseload: Path, told: Told) -> None:
    by = ByEar(program, orca)
    orca.wait_for("What do you need today?", 30)
    by.press("My caseload", "My caseload")
    assert "password" in by.write("Passphrase", PHRASE).lower()
    orca.press("Return", "Open.")
    by.press("New person", asked(told, "keep"))
    by.press("Yes, I agree", "Who is it?")
    by.write("Name, or a word only you know", NAME)
    by.press("Save push button", NAME)
    by.press("What the person agreed to", "What you agreed to", "shift+Tab")
    assert "You did not say yes." in by.press(asked(told, "count"), asked(told, "count"))
    by.press("Yes, I agree", "What you agreed to")
    assert "You said yes on" in by.reach(asked(told, "count"))
    for left in ("Yes, I agree", asked(told, "count"), "What the person agreed to"):
        orca.press("Escape", f"{left} push button")
    (first, answer), (second, _) = told.first_questions(COUNTRY)
    by.press("Go through the questions", "May we ask you some questions?", "shift+Tab")
    by.press("Yes, ask me", first)
    assert "radio button" in by.reach(answer)
    orca.step("space")
    by.press("Continue", second)
    by.press("See results so far", "What fits you")
    for left in ("See results so far push button", "Continue push button", "Your questions are paused heading"):
        orca.press("Escape", left)
    orca.press("Escape", "Go through the questions push button")
    by.press("Write a need", "What does the person need?", "shift+Tab")
    by.press(limb(told), limb(told))
    by.write("What does the person say about it?", WORDS)
    by.press("Save push button", "Plan a step")
    by.write("What is done?", STEP)
    by.press("We agree. Save it", "Our plan")
    by.press("Back to the case", NAME)
    by.press("Refer to a service", "For which need?")
    by.press(limb(told), "Which service?")
    by.press(SERVICE, "What may the service know?")
    heard = by.reach("What the person said about it")
    assert "not checked" in heard and WORDS in heard
    orca.press("space", "checked")
    yes = by.press("Read it to the person", asked(told, "refer"))
    said = " ".join([yes, *orca.heard()])
    assert f"Name: {NAME}" in said, said
    assert WORDS in said
    by.press("Yes, tell them exactly this", SERVICE)
    by.press("Go back", NAME)
    by.press("The person got help", "Who helped?")
    by.press(SERVICE, SERVICE)
    by.press("Save push button", NAME)
    by.press("End the visit", "How was it today?")
    by.press("Good", NAME)
    by.press("Home push button", "What do you need today?", "shift+Tab")
    by.press("My caseload", "My caseload")
    by.press("Reports push button", "Reports")
    program.close()
    kept_as_agreed(caseload, told)
