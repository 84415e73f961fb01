# SPDX-License-Identifier: GPL-3.0-or-later
"""Who holds the screen decides what is seen of protected places and of the pages of the centre."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.casework.world import CHEAP
from tests.ui.desk import Desk
from va_desktop.casework.rules import rules
from va_desktop.desk import Desk as Caseload
from va_desktop.storage.vault import Code
from va_desktop.ui.navigation import HOME, to
from va_desktop.ui.outreach import CENTRE
from va_desktop.ui.tour import settle

CODE = "seven tall trees"
PROTECTED = "s4@p4"
NOT_SHOWN = "This place is protected."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A window in outreach mode with an invented directory; no caseload is open."""
    made = Desk(tmp_path, mode="outreach")
    yield made
    made.window.outreach.lock()
    made.close()


def opened(desk: Desk, tmp_path: Path) -> None:
    found = rules(desk.services.library, "FRA")
    caseload, _ = Caseload.create(tmp_path / "workers" / "1", Code.phrase(CODE), found, cost=CHEAP)
    desk.window.outreach.begin(caseload)


def hide(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F2)
    settle()


def sees_the_address(desk: Desk) -> bool:
    desk.open(to("place", id=PROTECTED))
    page = "5 Example Road" in desk.texts()
    desk.open(to("handout", id=PROTECTED))
    paper = repr(desk.window.page.papers.sheet)
    assert ("5 Example Road" in paper) is page
    assert ("GEO" in paper) is page
    return page


def test_a_handed_screen_shows_no_protected_address_until_the_worker_has_it_back(desk: Desk, tmp_path: Path) -> None:
    opened(desk, tmp_path)
    assert sees_the_address(desk)
    desk.window.outreach.hand_over()
    assert not sees_the_address(desk)
    desk.window.outreach.take_back(Code.phrase(CODE))
    assert sees_the_address(desk)


def test_the_address_goes_from_the_open_page_when_the_worker_hides_their_side(desk: Desk) -> None:
    desk.open(to("place", id=PROTECTED))
    assert NOT_SHOWN not in desk.texts()
    hide(desk)
    assert NOT_SHOWN in desk.texts()
    hide(desk)
    assert NOT_SHOWN not in desk.texts()


def test_a_caseload_that_locks_itself_in_the_persons_hands_shows_no_address(desk: Desk, tmp_path: Path) -> None:
    opened(desk, tmp_path)
    desk.window.outreach.hand_over()
    desk.window.outreach.lock()
    settle()
    assert not sees_the_address(desk)


def test_the_search_gives_a_person_no_protected_address(desk: Desk) -> None:
    shown: list[bool] = []
    for _ in range(2):
        desk.open(to("places"))
        listed = {each.listing.key: each.listing for each in desk.window.page.results.items}
        shown.append(listed[PROTECTED].position is not None or bool(listed[PROTECTED].address))
        hide(desk)
    assert shown == [True, False]


@pytest.mark.parametrize("screen", sorted(CENTRE))
def test_the_centres_pages_need_the_worker(desk: Desk, tmp_path: Path, screen: str) -> None:
    hide(desk)
    desk.open(to(screen, id=PROTECTED, file="x.csv"))
    assert desk.window.history.now.same_page(HOME)
    hide(desk)
    opened(desk, tmp_path)
    desk.window.outreach.hand_over()
    desk.open(to(screen, id=PROTECTED, file="x.csv"))
    assert desk.window.history.now.screen == "handover"


def test_nothing_of_the_centre_is_left_behind_the_page_that_is_handed_over(desk: Desk, tmp_path: Path) -> None:
    opened(desk, tmp_path)
    for route in (to("places"), to("directory"), to("changes"), to("place", id="s1@p1"), to("correct", id="s1@p1")):
        desk.open(route)
    desk.window.drafts.put("correct", "text", "Half a sentence")
    hide(desk)
    assert desk.window.drafts.get("correct", "text") == ""
    for _ in range(6):
        desk.window.go_back()
        settle()
        assert desk.window.history.now.screen not in CENTRE | {"handover"}
    desk.open(to("places"))
    assert not [each for each in desk.window.findChildren(QWidget, "directory") if each.isVisible()]


def test_a_hidden_side_leads_nobody_to_the_centres_pages(desk: Desk) -> None:
    desk.open(to("directory"))
    hide(desk)
    assert desk.window.history.now.same_page(HOME)
    desk.open(to("places"))
    assert not desk.has("directory")
    hide(desk)
    assert desk.has("directory")
