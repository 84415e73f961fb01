# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the list and on the page of a place, in which order, and what happens when a search fails."""

from pathlib import Path

import pytest

from tests.ui.desk import Desk
from va_desktop.directory.changes import Corrected
from va_desktop.directory.wanted import Page
from va_desktop.settings import centre
from va_desktop.settings import kiosk as chosen
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.kit.tile import PictureTile
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.places import wording
from va_desktop.ui.tour import settle


def row(desk: Desk, key: str) -> Row:
    return desk.find(f"place.{key}")


def test_a_row_says_steps_and_cost_also_where_nobody_knows(desk: Desk) -> None:
    desk.open(to("places"))
    desk.press("more")
    assert "Way in without steps: Yes · Costs nothing" in row(desk, "s0@p0").line
    assert "Way in without steps: Yes · Cost: we do not know" in row(desk, "s1@p1").line
    assert "\n" not in row(desk, "s0@p0").accessibleDescription()


def test_what_is_offered_is_told_also_where_nobody_knows(desk: Desk) -> None:
    desk.open(to("place", id="s1@p1"))
    told = desk.texts()
    assert "Women work there: We do not know" in told
    assert "For children too: Yes" in told
    assert "Home visits: Yes" in told
    assert "They come to your home" not in told


def test_visits_at_home_are_told_alike_on_the_page_and_in_a_comparison(desk: Desk) -> None:
    desk.open(to("place", id="s4@p4"))
    assert "Home visits: Yes" in desk.texts()
    desk.open(to("compare", a="s4@p4", b="s0@p0"))
    assert desk.texts().count("Home visits.") == 1
    assert "They come to your home" not in desk.texts()


def test_the_page_of_a_place_answers_first_what_is_asked_first(desk: Desk) -> None:
    desk.open(to("place", id="s0@p0"))
    told = desk.texts()
    does = told.index("What they do")
    for text in (
        "Please phone first.",
        "+000 555 0100",
        "Open now, until 16:30.",
        "Costs nothing",
        "Way in without steps",
    ):
        assert told.index(text) < does


def test_a_number_keeps_its_side_before_a_name_of_the_other_direction(desk: Desk) -> None:
    desk.open(to("places"))
    desk.press("more")
    found = row(desk, "s6@p6")
    assert found.numbered
    assert "\u2068عيادة المثال\u2069" in found.title
    first, _, _ = found._parts(600)
    assert first._layout.textOption().textDirection().name == "LeftToRight"


def test_texts_of_the_other_direction_stand_where_the_page_begins(desk: Desk) -> None:
    desk.window.change(lang="ar")
    settle()
    desk.open(to("place", id="s0@p0"))
    labels = [each for each in desk.window.page.findChildren(Label) if each.text() == "The Example Society"]
    assert labels
    for each in (*labels, desk.window.page.title):
        assert each.rtl
        assert each._laid(300)._layout.textOption().textDirection().name == "LeftToRight"


def test_a_wish_that_the_country_does_not_have_can_be_taken_away(desk: Desk) -> None:
    desk.open(to("places", need="money", access="lift,step_free"))
    assert "No place in this list has what you chose:" in desk.texts()
    assert not desk.has("away.access.step_free")
    desk.press("away.need.money", "away.access.lift")
    assert "No place in this list has what you chose:" not in desk.texts()
    assert desk.rows()


def test_the_count_of_saved_places_is_that_of_the_page(desk: Desk) -> None:
    desk.window.live.places[:] = ["s0@p0", "ukr.elsewhere"]
    desk.open(to("places"))
    assert desk.find("saved").text() == "My saved place"
    desk.press("saved")
    assert desk.rows() == ["s0@p0"]
    assert "1 saved place is in the list of another country." in desk.texts()


@pytest.mark.parametrize(
    ("mode", "told"), [("kiosk", "Saved until you finish."), ("personal", "Saved until the program closes.")]
)
def test_how_long_a_place_is_kept_is_told_as_it_is(tmp_path: Path, mode: str, told: str) -> None:
    desk = Desk(tmp_path, mode=mode)
    desk.open(to("place", id="s0@p0"))
    desk.press("save")
    assert desk.window.announcer.last == told
    desk.close()


def test_a_search_that_fails_keeps_the_list_and_can_be_tried_again(desk: Desk) -> None:
    desk.open(to("places"))
    results = desk.window.page.results
    results._failed(OSError())
    settle()
    assert len(desk.rows()) == 20
    assert desk.has("failed")
    desk.press("again")
    assert not desk.has("failed")
    assert len(desk.rows()) == 20


def test_of_many_open_places_only_those_that_were_looked_at_are_counted(desk: Desk) -> None:
    some = Page((), 21, at_least=True)
    assert wording.count(desk.window.words, some, open_now=True) == "Many are open now. Here are the first 0."
    assert wording.count(desk.window.words, some) == "More than 21 places."


def test_any_place_can_be_compared_and_of_three_saved_ones_one_chooses(desk: Desk) -> None:
    desk.open(to("compare", a="s0@p0"))
    desk.find("query").setText("limbs 3")
    desk.wait(lambda: desk.has("with.s21@p21"))
    desk.press("with.s21@p21")
    assert desk.rows() == ["s0@p0", "s21@p21"]
    desk.window.live.places[:] = ["s0@p0", "s1@p1", "s2@p2"]
    desk.open(to("saved"))
    desk.press("compare", "with.s1@p1", "with.s2@p2")
    assert desk.rows() == ["s1@p1", "s2@p2"]


def test_after_a_hundred_rows_the_next_hundred_take_their_place(tmp_path: Path) -> None:
    desk = Desk(tmp_path, places=150)
    desk.open(to("places"))
    desk.press("more", "more", "more", "more")
    assert len(desk.rows()) == 100
    assert desk.find("more").text() == "Next 100"
    desk.press("more")
    settle()
    assert len(desk.rows()) == 50
    assert desk.window.announcer.last == "Places 101 to 150."
    assert row(desk, desk.rows()[0]).title.startswith("101. ")
    desk.close()


def test_in_drawings_the_nearest_comes_first_and_open_and_paper_are_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="kiosk")
    chosen.save(desk.services.kiosk_file, chosen.Kiosk(papers=str(tmp_path / "papers")))
    centre.save(desk.services.centre_file, "FRA", {"at": "10.0, 20.0"})
    desk.window.change(pictures=True)
    desk.open(to("places", need="health"))
    tiles = [each for each in desk.window.page.findChildren(PictureTile) if each.objectName().startswith("place.")]
    far = [float(each.word.removesuffix("km")) for each in tiles]
    assert far and far == sorted(far)
    assert "away" in tiles[0].accessibleDescription()
    desk.find("open").clicked.emit()
    settle()
    assert desk.window.page.route.get("open") == "1"
    desk.open(to("place", id="s0@p0", sheet="1"))
    desk.find("print").clicked.emit()
    assert list((tmp_path / "papers").glob("*.pdf"))
    for name in ("save", "wrong"):
        assert desk.has(name)
    desk.close()


def test_how_many_places_are_free_is_told_with_the_day(desk: Desk) -> None:
    overlay = desk.services.shelf.overlay("FRA", make=True)
    assert overlay is not None
    rows = [
        {"id": "c1", "available": 3, "maximum": 10, "unit": {"id": "u", "name": "Beds"}, "updated": "2026-11-20"},
        {"id": "c2", "available": 0},
    ]
    overlay.make("s1", Corrected(("capacities",), None, rows))
    desk.open(to("place", id="s1@p1"))
    assert "\u2068Beds\u2069: 3 of 10 free. Told on 20 November 2026." in desk.texts()
    assert "Places: none free at that time. Ask for the waiting list." in desk.texts()


def test_the_coming_visits_of_mobile_teams_are_listed(desk: Desk) -> None:
    desk.open(to("places"))
    desk.press("open.filters", "offer.coming")
    assert set(desk.rows()) == {"s5@p5", "s15@p15", "s25@p25"}
    desk.press("offer.open")
    assert not desk.find("offer.coming").isChecked()
    desk.open(to("places", coming="1", need="justice"))
    assert "These places do not have: a visit soon." in desk.texts()
