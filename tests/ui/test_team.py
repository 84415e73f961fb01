# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on the work of a caseload: numbers in rows, targets, for the worker's eyes, and no names of people."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from tests.casework.world import CHEAP, yes
from tests.ui.conftest import Stage
from va_desktop.casework.cases import Person
from va_desktop.casework.team import AIMED, targets
from va_desktop.desk import Desk
from va_desktop.storage.vault import Code
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, to
from va_desktop.ui.outreach import WORKER_ONLY
from va_desktop.ui.tour import settle

CODE = Code.phrase("seven tall trees")


@pytest.fixture
def window(stage: Stage, tmp_path: Path) -> Iterator[MainWindow]:
    """A window in outreach mode with an open caseload, two people written down in it today."""
    shown = stage.show(HOME, country="KHM")
    shown.mode, shown.worker_open = "outreach", True
    shown.outreach.data = tmp_path
    desk, _ = Desk.create(tmp_path / "workers" / "1", CODE, (), cost=CHEAP)
    shown.outreach.begin(desk)
    today = shown.services.clock()
    for name in ("CANARY-ONE", "CANARY-TWO"):
        case = desk.caseload.open(Person(name=name), yes("keep", today), today)
        desk.work.need(case.id, "laws", "papers", today)
    desk.work.visit(case.id, today, "good")
    for face in ("good", "good", "bad", "good", "middling"):
        desk.caseload.anonymous(today.replace(day=1) - timedelta(days=1), "KHM", face=face)
    shown.open(to("caseload"))
    settle()
    yield shown
    shown.outreach.lock()
    shown.mode, shown.worker_open = "personal", False
    stage.show(HOME)


def press(window: MainWindow, name: str) -> None:
    button = window.page.findChild(QAbstractButton, name)
    assert button is not None, f"{name} on {window.history.now.screen}"
    button.click()
    settle()


def said(window: MainWindow) -> str:
    return " ".join(getattr(item, "spoken_text", "") or item.text for item in window.page.readables())


def field(window: MainWindow, line: str) -> QLineEdit:
    found = window.page.findChild(QLineEdit, f"target.{line}")
    assert found is not None
    return found


def test_the_caseload_leads_to_the_numbers_of_this_month_and_names_nobody(window: MainWindow) -> None:
    press(window, "team")
    assert window.history.now.screen == "team"
    text = said(window)
    assert "People newly written down: 2" in text and "Needs told: 2" in text
    assert "Visits: 1." in text and "Good" not in text and "Referrals made: 0" in text
    assert "how hard the work was" in text and "CANARY" not in text
    press(window, "month.before")
    text = said(window)
    assert "Needs told: 0" in text
    assert "Visits: 5 (Good: 3 · Not good, not bad: 1 · Bad: 1)" in text
    assert window.page.findChild(QWidget, "target.needs") is None


def test_a_target_is_set_shown_and_taken_away(window: MainWindow) -> None:
    window.open(to("team", targets="1"))
    settle()
    field(window, "needs").setText("10")
    press(window, "save")
    assert "Needs told: 2 of 10" in said(window) and "Referrals made: 0 of" not in said(window)
    assert field(window, "needs").text() == "10"
    field(window, "needs").setText("")
    press(window, "save")
    assert "Needs told: 2." in said(window)
    assert all(field(window, line).text() == "" for line in AIMED)


@pytest.mark.parametrize("wrong", ["ten", "-1", "1.5", "²"])
def test_a_target_that_is_no_number_changes_nothing_and_says_so(window: MainWindow, wrong: str) -> None:
    window.open(to("team", targets="1"))
    settle()
    field(window, "visits").setText("3")
    field(window, "needs").setText(wrong)
    press(window, "save")
    assert "Nothing was changed." in window.page.problem.text()
    assert targets(window.outreach.desk.caseload, window.services.clock()) == {}
    assert field(window, "visits").text() == "3"


def test_several_workers_stand_in_the_order_of_their_names(window: MainWindow, tmp_path: Path) -> None:
    desk, today = window.outreach.desk, window.services.clock()
    desk.caseload.call_worker("Village B", today)
    other = Desk.create(tmp_path / "other", CODE, (), cost=CHEAP)[0]
    other.caseload.call_worker("Village A", today)
    for partner, card in ((desk, other), (other, desk)):
        partner.exchange.partners.trust(card.exchange.own_card("X"))
    case = other.caseload.open(Person(name="CANARY-THREE"), yes("keep", today), today)
    other.work.task(case.id, "CANARY-TASK", today - timedelta(days=1), today)
    file = other.exchange.write([desk.exchange.own_card("").id], today)
    desk.exchange.merge(desk.exchange.read(file))
    other.vault.lock()
    window.open(to("team"))
    settle()
    text = said(window)
    assert text.index("In all") < text.index("Village A") < text.index("Village B")
    assert "People newly written down: 3" in text[: text.index("Village A")]
    mine, theirs = text[text.index("Village B") :], text[text.index("Village A") : text.index("Village B")]
    assert "People newly written down: 2" in mine and "Tasks overdue now: 0" in mine
    assert "People newly written down: 1" in theirs and "Tasks overdue now: 1" in theirs
    assert "Good" not in mine and "Good" not in theirs and "CANARY" not in text


def test_the_person_never_sees_it(window: MainWindow) -> None:
    assert "team" in WORKER_ONLY
    window.open(to("team"))
    settle()
    window.outreach.hand_over()
    window.open(to("team", month="before"))
    settle()
    assert window.history.now.screen == "handover"
    assert window.page.findChild(QAbstractButton, "month.now") is None
