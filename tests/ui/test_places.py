# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a place near: the list, the filters, the distance, one place, what is kept; with an invented directory."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.desk import Desk
from va_desktop.settings import kiosk as chosen
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import listings
from va_desktop.ui.tour import settle


def test_the_places_of_a_directory_are_counted_and_come_twenty_at_a_time(desk: Desk) -> None:
    desk.open(to("places"))
    assert "30 places." in desk.texts()
    assert len(desk.rows()) == 20
    desk.press("more")
    assert len(desk.rows()) == 30
    assert len(set(desk.rows())) == 30
    assert desk.window.announcer.last == "30 of 30 are shown."
    assert desk.window.focusWidget().objectName() == f"place.{desk.rows()[20]}"


def test_places_of_pack_and_directory_stand_in_one_list(tmp_path: Path) -> None:
    desk = Desk(tmp_path, country="UKR")
    desk.open(to("places"))
    assert "39 places." in desk.texts()
    assert desk.rows()[0].startswith("ukr.")
    desk.press("more")
    assert sorted(desk.rows())[-1].startswith("ukr.")
    assert len(set(desk.rows())) == 39
    desk.close()


def test_a_word_finds_a_place_while_it_is_typed(desk: Desk) -> None:
    desk.open(to("places"))
    desk.find("query").setText("worksh")
    settle()
    assert desk.rows()
    assert all(int(key.split("@")[0][1:]) % 10 == 1 for key in desk.rows())
    desk.find("query").setText("zzzzqqqq")
    settle()
    assert desk.rows() == []
    assert "No place fits all of this." in desk.texts()
    desk.press("all")
    assert len(desk.rows()) == 20


@pytest.mark.parametrize("mode", ["personal", "kiosk"])
def test_a_filter_is_offered_only_where_it_leads_to_something(tmp_path: Path, mode: str) -> None:
    desk = Desk(tmp_path, mode=mode)
    desk.open(to("places"))
    desk.press("open.filters", "open.more_choices")
    names = {each.objectName() for each in desk.window.page.findChildren(QWidget)}
    assert {"need.justice", "offer.free", "offer.open", "access.step_free", "language.uk", "near"} <= names
    assert not names & {"need.money", "access.lift", "access.guide", "need.home"}
    desk.press("offer.free")
    assert "10 places." in desk.texts()
    assert desk.find("offer.free").isChecked()
    desk.press("offer.open", "need.health")
    assert desk.rows()
    assert desk.window.announcer.last.endswith(("place.", "places."))
    desk.close()


def test_a_choice_keeps_the_focus_and_the_words(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.open(to("places"))
    desk.find("query").setText("limbs")
    settle()
    desk.press("open.filters")
    for name in ("offer.no_id", "door.open", "need.rehabilitation"):
        there = desk.find(name)
        there.setFocus()
        QTest.keyClick(there, Qt.Key.Key_Space)
        settle()
        assert desk.window.focusWidget().objectName() == name
    assert desk.find("query").text() == "limbs"
    assert "1 place." in desk.texts()


def test_nothing_that_fits_widens_the_search_and_says_so(desk: Desk) -> None:
    desk.open(to("places", need="justice", offer="no_id,travel_paid,women_staff,free"))
    assert desk.rows()
    assert "No place has everything." in desk.texts()
    assert "These places do not have:" in desk.texts()


def test_near_a_district_the_nearest_comes_first_with_its_distance(desk: Desk) -> None:
    desk.open(to("places"))
    desk.press("open.filters", "near")
    desk.find("name").setText("south")
    settle()
    desk.press("district.XX02")
    assert desk.window.history.now.screen == "places"
    kilometres = [
        float(row.line.split(" km")[0].strip("\u2068\u2069"))
        for row in desk.window.page.findChildren(Row)
        if " km" in row.line
    ]
    assert kilometres == sorted(kilometres)
    assert len(kilometres) == 20
    assert "Near: South Example" in desk.find("open.filters").accessibleDescription()
    desk.window.go_back()
    settle()
    assert desk.window.history.now.screen == "home"


def test_a_landmark_stands_for_its_place(desk: Desk) -> None:
    desk.open(to("near"))
    desk.find("name").setText("sample mar")
    settle()
    assert desk.has("landmark.XX01|the sample market")


def test_where_the_person_is_is_never_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="kiosk")
    desk.open(to("places", district="XX01", filtered="1"))
    assert desk.rows()
    desk.press(f"place.{desk.rows()[0]}", "save")
    desk.window.go_back()
    desk.close()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".vadir")
    assert b"XX01" not in written
    assert b"@p" not in written


def test_the_map_says_in_a_sentence_what_it_shows_and_lists_it(desk: Desk) -> None:
    desk.open(to("places", district="XX01"))
    told = desk.find("open.map").accessibleDescription()
    assert told.startswith("20 places are on the map. The nearest: ")
    assert "to the south" in told
    desk.press("open.map")
    drawn = desk.find("map")
    assert (
        drawn.accessibleName() == told.removesuffix(" Closed.").removesuffix(". Closed.")
        or drawn.accessibleName() in told
    )
    assert [pin.number for pin in drawn.pins] == [str(number) for number in range(1, 21)]
    assert "The ring is where you look from." in desk.texts()
    desk.press("map.bigger")
    before = drawn._view().middle
    desk.press("map.north", "map.east")
    after_moving = drawn._view().middle
    assert after_moving[0] > before[0] and after_moving[1] > before[1]
    desk.press(*["map.north"] * 20)
    assert drawn._view().middle[0] <= max(pin.position[0] for pin in drawn.pins) + 1e-6
    desk.press("map.smaller")
    assert drawn.moved == (0.0, 0.0)
    desk.press("map.bigger", "map.bigger", "map.smaller")
    assert drawn.step == 1


def after(desk: Desk, name: str) -> str:
    """What Tab leads to from something."""
    desk.window.activateWindow()
    here = desk.find(name)
    here.setFocus()
    QTest.keyClick(here, Qt.Key.Key_Tab)
    return desk.window.focusWidget().objectName()


def test_the_one_search_finds_the_places_of_the_directory_too(desk: Desk) -> None:
    desk.open(to("search", q="gate example"))
    assert desk.has("service.s0@p0")
    desk.press("service.s0@p0")
    assert desk.window.page.title.text().strip("\u2068\u2069") == "Blue Gate Example Clinic"


def test_a_large_directory_is_searched_away_from_the_window(tmp_path: Path) -> None:
    desk = Desk(tmp_path, places=listings.SMALL + 1)
    desk.open(to("places"))
    desk.wait(lambda: len(desk.rows()) == 20)
    assert "More than 1,000 places." in desk.texts()
    for text in ("g", "ga", "gat", "gate"):
        desk.find("query").setText(text)
    desk.wait(lambda: "201 places." in desk.texts())
    assert after(desk, f"place.{desk.rows()[19]}") == "more"
    assert after(desk, "more") == "directory"
    desk.press("more")
    desk.wait(lambda: len(desk.rows()) == 40)
    name = f"place.{desk.rows()[30]}"
    desk.find(name).setFocus()
    desk.press(name)
    desk.window.go_back()
    desk.wait(lambda: len(desk.rows()) == 40)
    desk.wait(lambda: desk.window.focusWidget().objectName() == name)
    desk.open(to("near"))
    assert desk.has("district.XX01")
    desk.wait(lambda: desk.has("landmark.XX01|the sample market"))
    desk.open(to("home"))
    desk.close()


def test_a_page_tells_hours_access_papers_and_the_way(desk: Desk) -> None:
    desk.open(to("place", id="s0@p0"))
    told = desk.texts()
    assert "Open now, until 16:30." in told
    assert "Saturday: 09:00 to 13:00" in told
    assert "Sunday: closed" in told
    for line in (
        "Way in without steps: Yes",
        "Toilet for wheelchair users: We do not know",
        "Lift: We do not know",
        "Parking close to the door: We do not know",
        "Sign language: We do not know",
        "Paths to feel for blind people: We do not know",
        "Hearing loop: We do not know",
        "Somebody to guide you: We do not know",
        "Home visits: We do not know",
    ):
        assert line in told
    assert "Any paper with your name, if you have one." in told
    assert "The door is blue." in told
    assert desk.find("phone.0").accessibleName() == "Hear it slowly: + 0 0 0 5 5 5 0 1 0 0"


@pytest.mark.parametrize(("mode", "shown"), [("personal", False), ("kiosk", False), ("outreach", True)])
def test_a_protected_address_is_shown_to_workers_only(tmp_path: Path, mode: str, shown: bool) -> None:
    desk = Desk(tmp_path, mode=mode)
    desk.open(to("place", id="s4@p4"))
    assert ("Example Road" in desk.texts()) is shown
    assert ("This place is protected." in desk.texts()) is not shown
    assert "The door is on the other side of the street" in desk.texts()
    desk.close()


def test_a_public_holiday_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, country="COL", today=date(2025, 12, 25))
    desk.open(to("place", id="s0@p0"))
    desk.wait(lambda: "Today is a public holiday." in desk.texts())
    desk.close()


def test_saved_places_last_as_long_as_the_visit(desk: Desk) -> None:
    desk.open(to("place", id="s0@p0"))
    desk.press("save")
    assert desk.window.announcer.last == "Saved until the program closes."
    desk.open(to("place", id="s1@p1"))
    desk.press("save")
    desk.open(to("places"))
    desk.press("saved")
    assert desk.rows() == ["s0@p0", "s1@p1"]
    desk.press("compare")
    assert "differences:" in desk.texts()
    assert "Cost. \u2068Blue Gate Example Clinic\u2069: It costs nothing." in desk.texts()
    desk.window.go_back()
    settle()
    desk.press("forget")
    assert desk.rows() == []


def test_a_kiosk_prints_a_place_for_the_staff(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="kiosk")
    chosen.save(desk.services.kiosk_file, chosen.Kiosk(papers=str(tmp_path / "papers")))
    desk.open(to("place", id="s0@p0"))
    desk.press("print", "large")
    assert "Your paper is ready." in desk.texts()
    assert list((tmp_path / "papers").glob("*.pdf"))
    assert not desk.has("save")
    assert "BEGIN:VCARD" in desk.window.page.papers.sheet.code
    assert "GEO:" in desk.window.page.papers.sheet.code
    desk.close()


def test_a_mobile_team_tells_its_next_three_visits_and_a_kiosk_prints_them(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="kiosk")
    desk.open(to("place", id="s5@p5"))
    texts = desk.texts()
    assert "Coming visits" in texts
    for day in ("27 November 2026", "25 December 2026", "29 January 2027"):
        assert day in texts
    assert "closed" not in texts
    assert not desk.has("calendar")
    desk.press("print")
    paper = desk.window.page.papers.sheet
    lines = [line.text for part in paper.sections for each in part.parts for line in each.lines]
    assert sum("09:00" in line for line in lines) == 3
    desk.close()


def test_on_a_public_holiday_an_open_place_is_listed_as_open_with_the_doubt(tmp_path: Path) -> None:
    desk = Desk(tmp_path, country="COL", today=date(2025, 12, 25))
    desk.open(to("places", open="1"))
    assert desk.rows()
    desk.wait(lambda: "Open by its usual hours. Today is a public holiday: phone first" in _lines(desk))
    desk.close()


def _lines(desk: Desk) -> str:
    page = desk.window.page
    return " ".join([desk.texts(), *(f"{row.line} {row.accessibleDescription()}" for row in page.findChildren(Row))])


@pytest.mark.parametrize("mode", ["personal", "outreach"])
def test_the_days_of_a_place_go_into_a_calendar(tmp_path: Path, mode: str) -> None:
    desk = Desk(tmp_path, mode=mode)
    desk.open(to("place", id="s5@p5"))
    desk.press("calendar")
    content = next((tmp_path / "documents").glob("*.ics")).read_text()
    assert "-1FR" in content
    assert "SUMMARY:Mobile Example Team" in content
    desk.close()


def test_who_went_on_to_the_rows_keeps_them_when_the_pause_is_over(desk: Desk) -> None:
    desk.open(to("places"))
    desk.find("query").setText("e")
    settle()
    page = desk.window.page
    desk.press("more")
    many = desk.rows()
    assert len(many) > 20
    desk.wait(lambda: not page.pause.isActive())
    assert desk.rows() == many
    desk.find("query").setText("ex")
    settle()
    desk.find(f"place.{desk.rows()[3]}").setFocus()
    stood = desk.window.focusWidget()
    desk.wait(lambda: not page.pause.isActive())
    assert desk.window.focusWidget() is stood
