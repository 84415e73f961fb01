# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying where one is: step by step, by any word of a name, with slips, by a position; and where a centre stands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk
from va_desktop.directory import sample
from va_desktop.directory.record import Record
from va_desktop.directory.writer import DirectoryWriter, Info
from va_desktop.settings import centre
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.near.screen import MOST
from va_desktop.ui.tour import settle


@pytest.fixture
def wide(tmp_path: Path):  # noqa: ANN201
    """A country with many areas, of which one holds a place that nobody knows the position of."""
    desk = Desk(tmp_path, places=0)
    desk.services.shelf.close()
    info = Info(made=desk.services.clock(), title="Invented", country="FRA")
    with DirectoryWriter(desk.file, info) as writer:
        for number in range(35):
            doc = {
                "id": f"XX{number:02}",
                "names": {"en": f"Area {number:02}"},
                "latitude": 10 + number / 10,
                "longitude": 20,
            }
            writer.add(Record("district", doc["id"], doc))
        writer.add(Record("district", "XX0001", {"id": "XX0001", "parent": "XX00", "names": {"en": "Inner Sample"}}))
        for number in range(6):
            doc = sample.service(number, desk.services.clock())
            if number == 5:
                del doc["service_at_locations"][0]["location"]["latitude"]
            writer.add(Record("service", doc["id"], doc))
        writer.finish()
    yield desk
    desk.close()


def typed(desk: Desk, text: str) -> list[str]:
    desk.find("name").setText(text)
    settle()
    rows = [row for row in desk.window.page.findChildren(Row) if row.isVisibleTo(desk.window)]
    return [row.objectName() for row in rows]


def test_every_area_can_be_reached_by_choosing_alone(wide: Desk) -> None:
    wide.open(to("near"))
    rows = [row for row in wide.window.page.findChildren(Row) if row.objectName().startswith("district.")]
    assert len(rows) == MOST
    wide.press("more.areas")
    assert wide.has("district.XX34")
    wide.press("district.XX00")
    assert wide.has("district.XX00")
    wide.press("district.XX0001")
    assert wide.window.history.now.screen == "places"
    assert "Near: Inner Sample" in wide.find("near").text()


def test_the_beginning_of_any_word_finds_a_place_and_a_slip_is_mended(desk: Desk) -> None:
    desk.open(to("near"))
    assert typed(desk, "exam") == ["district.XX01", "district.XX02"]
    assert typed(desk, "nroth") == ["district.XX01"]


@pytest.mark.parametrize("text", ["10.1, 20.2", "10.1°N 20.2°E"])
def test_a_position_is_understood(desk: Desk, text: str) -> None:
    desk.open(to("near"))
    assert typed(desk, text) == ["at"]
    QTest.keyClick(desk.find("name"), Qt.Key.Key_Return)
    settle()
    assert desk.window.history.now.screen == "places"
    assert desk.window.history.now.get("at") == "10.1000, 20.2000"
    assert "away" in desk.window.page.findChild(Row, f"place.{desk.rows()[0]}").line


def test_what_was_found_is_said_after_a_pause(desk: Desk) -> None:
    desk.open(to("near"))
    typed(desk, "zzqq")
    desk.wait(lambda: desk.window.announcer.last == "We know no such place. Try another name near it.")
    typed(desk, "south")
    desk.wait(lambda: desk.window.announcer.last == "1 place.")


def test_no_place_is_dropped_because_nobody_knows_how_far_it_is(wide: Desk) -> None:
    wide.open(to("places", district="XX01", filtered="1"))
    assert "6 places." in wide.texts()
    assert wide.rows()[-1] == "s5@p5"
    assert "We do not know how far" in wide.texts()
    wide.press("km.inside")
    assert wide.rows()[-1] == "s5@p5"
    wide.press("km.10")
    assert "s5@p5" not in wide.rows()


def test_a_centre_says_once_where_it_stands_and_lists_begin_there(desk: Desk) -> None:
    desk.open(to("directory"))
    desk.press("centre")
    typed(desk, "south")
    desk.press("district.XX02")
    assert desk.window.announcer.last == "Kept. Lists begin here now."
    assert centre.load(desk.services.centre_file, "FRA") == {"district": "XX02"}
    desk.open(to("places"))
    assert "From this centre." in desk.texts()
    assert "away" in desk.window.page.findChild(Row, f"place.{desk.rows()[0]}").line
    desk.press("near.none")
    assert "From this centre." not in desk.texts()


def test_a_damaged_file_of_the_centre_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "centre.json"
    file.write_text('{"FRA": ["x"]')
    assert centre.load(file, "FRA") == {}
    centre.save(file, "FRA", {"at": "10.1, 20.2"})
    centre.save(file, "KHM", {"district": "KH01"})
    assert centre.load(file, "FRA") == {"at": "10.1, 20.2"}
    centre.save(file, "FRA", {})
    assert centre.load(file, "FRA") == {}
    assert centre.load(file, "KHM") == {"district": "KH01"}
