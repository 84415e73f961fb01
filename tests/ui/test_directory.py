# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding, keeping, comparing and correcting places, and loading a directory, with an invented one."""

import json
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.test_player import until
from va_desktop import bootstrap
from va_desktop.directory import sample
from va_desktop.directory.changes import Closed, Corrected
from va_desktop.settings import kiosk as chosen
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import listings
from va_desktop.ui.tour import settle

TODAY = date(2026, 11, 23)
"""A Monday."""


class Desk:
    """A program with an invented directory for a country, and hands that press by name."""

    def __init__(
        self,
        data: Path,
        mode: str = "outreach",
        country: str = "FRA",
        places: int = sample.MOST,
        today: date = TODAY,
    ) -> None:
        self.services = bootstrap.services(data, clock=lambda: today, time_of_day=lambda: time(10, 30))
        self.file = self.services.shelf.file(country)
        if places:
            sample.write(self.file, TODAY, country, places)
        self.app = App(self.services, Settings(lang="en", country=country), mode=mode)
        if mode == "kiosk":
            self.app.prepare()
            self.window.change(lang="en", country=country)
        else:
            self.app.fonts.all()
            self.window.start()
            self.window.show()
        settle()

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def open(self, route: Route) -> None:
        self.window.open(route)
        settle()

    def find(self, name: str) -> QWidget:
        found = [each for each in self.window.findChildren(QWidget, name) if each.isVisibleTo(self.window)]
        assert len(found) == 1, f"{name}: {sorted(w.objectName() for w in self.window.page.findChildren(QWidget))}"
        return found[0]

    def press(self, *names: str) -> None:
        for name in names:
            self.find(name).click()
            settle()

    def has(self, name: str) -> bool:
        return any(each.isVisibleTo(self.window) for each in self.window.page.findChildren(QWidget, name))

    def rows(self) -> list[str]:
        found = self.window.page.findChildren(Row)
        return [row.objectName()[6:] for row in found if row.objectName().startswith("place.")]

    def texts(self) -> str:
        shown = [each for each in self.window.page.findChildren(Label) if each.isVisibleTo(self.window)]
        return "\n".join(each.text() for each in shown)

    def wait(self, true: Callable[[], bool]) -> None:
        until(true, 20)
        settle()

    def close(self) -> None:
        if self.app.kiosk is not None:
            self.app.kiosk.close()
            self.app.kiosk._destroy(self.window)
            self.app.kiosk.window = None
        else:
            self.window.close()
            self.window.deleteLater()
        self.services.shelf.close()
        settle()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


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
    assert "2,001 places." in desk.texts()
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


def test_closed_today_is_one_press_and_one_press_takes_it_back(desk: Desk) -> None:
    desk.open(to("place", id="s0@p0"))
    desk.press("closed")
    assert "Closed today." in desk.texts()
    desk.open(to("places", q="blue gate"))
    assert any("Closed today" in row.accessibleDescription() for row in desk.window.page.findChildren(Row))
    desk.open(to("place", id="s0@p0"))
    desk.press("undo")
    assert "Closed today." not in desk.texts()


def test_only_the_worker_s_side_changes_anything(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.open(to("place", id="s0@p0"))
    assert desk.window.worker_side.isAncestorOf(desk.find("closed"))
    desk.window.turn_worker_side()
    settle()
    shown = {each.objectName() for each in desk.window.findChildren(QWidget) if each.isVisibleTo(desk.window)}
    assert "wrong" in shown
    assert not shown & {"closed", "correct", "undo"}
    desk.close()


def test_a_place_of_a_pack_can_be_closed_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path, country="UKR", places=0)
    desk.open(to("place", id="ukr.superhumans"))
    desk.press("closed")
    assert "Closed today." in desk.texts()
    desk.open(to("changes"))
    assert "These changes no longer fit" not in desk.texts()
    assert "1 change" in desk.texts()
    desk.close()


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", "New Name"), ("phone", "+000 1"), ("address", "9 New Way"), ("fees", "Two coins"), ("hours", "By day")],
)
def test_a_corrected_field_is_shown_and_found_at_once(desk: Desk, field: str, text: str) -> None:
    desk.open(to("place", id="s1@p1"))
    desk.press("correct", f"field.{field}")
    desk.find("text").setPlainText(text)
    desk.press("save")
    assert desk.window.history.now.screen == "correct"
    desk.window.go_back()
    settle()
    assert text in desk.texts()
    overlay = desk.services.shelf.overlay("FRA")
    assert overlay is not None
    assert len(overlay.changes("s1")) == 1


def test_a_worker_writes_the_week_and_it_counts_at_once(desk: Desk) -> None:
    desk.open(to("place", id="s1@p1"))
    desk.press("correct", "field.week")
    assert [code for code, toggle in desk.window.page.week.days.items() if toggle.isChecked()] == [
        "MO",
        "TU",
        "WE",
        "TH",
        "FR",
    ]
    desk.press("day.MO", "day.SU")
    desk.find("opens").setText("midday")
    desk.press("save")
    assert "Write times such as 08:00 or 16:30." in desk.texts()
    desk.find("opens").setText("9.30")
    desk.press("save")
    desk.window.go_back()
    settle()
    assert "Closed now. Opens tomorrow at 09:30." in desk.texts()
    assert "Sunday: 09:30 to 16:30" in desk.texts()
    desk.open(to("place", id="s1@p1"))
    desk.press("undo")
    assert "Open now, until 16:30." in desk.texts()


def test_a_public_holiday_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, country="COL", today=date(2025, 12, 25))
    desk.open(to("place", id="s0@p0"))
    desk.wait(lambda: "Today is a public holiday." in desk.texts())
    desk.close()


def test_an_added_place_is_in_the_list_even_without_a_directory(tmp_path: Path) -> None:
    desk = Desk(tmp_path, places=0)
    desk.open(to("newplace"))
    desk.press("save")
    assert "Write the name of the place." in desk.texts()
    desk.find("name").setText("Sample Hut")
    desk.find("phone").setText("+000 7")
    desk.find("city").setText("Exampleville")
    desk.press("need.health", "offer.free", "save")
    assert desk.window.page.title.text().strip("\u2068\u2069") == "Sample Hut"
    desk.open(to("places", need="health"))
    assert len(desk.rows()) == 1
    desk.close()


def test_a_conflict_shows_three_values_and_is_settled(desk: Desk) -> None:
    overlay = desk.services.shelf.overlay("FRA", make=True)
    assert overlay is not None
    overlay.make("s1", Corrected(("description",), "Something older.", "Ours."))
    overlay.make("s2", Closed(TODAY))
    desk.open(to("changes"))
    told = desk.texts()
    assert "Something older." in told
    assert "Care and advice." in told
    assert "This centre says: \u2068Ours.\u2069" in told
    desk.press("ours.1")
    assert "These changes no longer fit" not in desk.texts()
    desk.press("undo.2")
    assert "Closed until" not in desk.texts()


def test_a_remark_from_the_kiosk_waits_for_the_staff(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="kiosk")
    desk.open(to("place", id="s3@p3"))
    desk.press("wrong", "send")
    assert "Choose what is wrong." in desk.texts()
    desk.press("about.phone")
    desk.find("words").setPlainText("It ends with 9")
    desk.press("send")
    assert "Thank you" in desk.window.page.title.text()
    desk.open(to("changes"))
    assert "This page is for the staff" in desk.texts()
    desk.close()
    worker = Desk(tmp_path, places=0)
    worker.open(to("changes"))
    assert "It ends with 9" in worker.texts()
    worker.press("accept.1")
    assert worker.window.history.now.screen == "correct"
    overlay = worker.services.shelf.overlay("FRA")
    assert overlay is not None
    assert overlay.suggestions() == ()
    worker.close()


def test_changes_go_to_another_centre_by_file(tmp_path: Path) -> None:
    one, other = Desk(tmp_path / "one"), Desk(tmp_path / "two")
    one.open(to("place", id="s0@p0"))
    one.press("closed")
    one.open(to("changes"))
    one.press("export")
    file = next((tmp_path / "one" / "documents").glob("*.vachanges"))
    other.open(to("changes"))
    other.window.page.take_in(file)
    settle()
    assert "Closed until" in other.texts()
    (tmp_path / "none.vachanges").write_text("nothing")
    other.window.page.take_in(tmp_path / "none.vachanges")
    assert "Nothing was changed." in other.texts()
    one.close()
    other.close()


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


def test_the_days_of_a_place_go_into_a_calendar_at_home(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="personal")
    desk.open(to("place", id="s5@p5"))
    desk.press("calendar")
    content = next((tmp_path / "documents").glob("*.ics")).read_text()
    assert "-1FR" in content
    assert "SUMMARY:Mobile Example Team" in content
    desk.close()


def test_a_table_is_mapped_loaded_and_accounted_for(tmp_path: Path) -> None:
    desk = Desk(tmp_path, places=0)
    table = tmp_path / "table.csv"
    table.write_text(
        "Nom,Telephone,Door\nSample Hut,+000 1,green\nSample Hut,+000 1,green\n,,\n,5,red\n", encoding="utf-8"
    )
    desk.open(to("directory"))
    assert "No directory is installed for France." in desk.texts()
    desk.window.page.take(table)
    settle()
    assert desk.window.history.now.screen == "mapping"
    desk.press("column.0", "means.skip", "next")
    assert "One column must be the name of the place." in desk.texts()
    desk.press("column.0", "means.service.name", "next")
    assert desk.window.history.now.screen == "loading"
    desk.find("name").setText("Our list")
    desk.press("begin")
    desk.wait(lambda: "The new directory is in use." in desk.texts())
    settle()
    told = desk.texts()
    assert "Taken in: 1." in told
    assert "Joined with another row: 1." in told
    assert "Refused: 2." in told
    desk.press("report")
    assert "missing_value" in next((tmp_path / "documents").glob("*.csv")).read_text(encoding="utf-8-sig")
    desk.open(to("places"))
    assert "1 place." in desk.texts()
    desk.open(to("directory"))
    assert "Our list" in desk.texts()
    desk.close()


def test_a_stopped_load_leaves_the_old_directory(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "new.json"
    source.write_text(json.dumps([sample.service(number, TODAY) for number in range(3)]), encoding="utf-8")
    before = desk.file.read_bytes()
    desk.open(to("loading", file=str(source)))
    page = desk.window.page
    page.stop.clear = lambda: None
    page.stop.set()
    desk.press("begin")
    desk.wait(lambda: "Stopped." in desk.texts())
    assert desk.file.read_bytes() == before
    desk.open(to("places"))
    assert "30 places." in desk.texts()


def test_what_is_no_directory_is_refused_kindly(desk: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "some.png"
    picture.write_bytes(b"\x89PNG")
    desk.open(to("directory"))
    desk.window.page.take(picture)
    assert "Nothing was changed." in desk.texts()
    desk.window.page.take(tmp_path / "gone.json")
    assert "Nothing was changed." in desk.texts()


def test_a_directory_goes_out_with_the_changes_of_the_centre_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.open(to("place", id="s0@p0"))
    desk.press("correct", "field.name")
    desk.find("text").setPlainText("Renamed Example")
    desk.press("save")
    desk.open(to("directory"))
    desk.press("hsds")
    desk.wait(lambda: "Saved in your documents" in desk.texts())
    packed = next((tmp_path / "documents").glob("*.zip"))
    desk.open(to("loading", file=str(packed)))
    desk.press("begin")
    desk.wait(lambda: "The new directory is in use." in desk.texts())
    directory = desk.services.shelf.directory("FRA")
    assert directory is not None
    assert directory.places == 30
    assert directory.document("service", "s0") is None or directory.kinds["service"] == 30
    names = {record.doc["name"] for record in directory.records("service")}
    assert "Renamed Example" in names


def test_what_cannot_be_right_is_listed_and_leads_to_its_correction(desk: Desk) -> None:
    overlay = desk.services.shelf.overlay("FRA", make=True)
    assert overlay is not None
    overlay.make("s1", Corrected(("phones", "s1.p", "number"), "+000 555 0101", "call us"))
    desk.open(to("directory"))
    desk.press("upkeep")
    desk.wait(lambda: "30 entries were looked at." in desk.texts())
    assert "Phone numbers that nobody can dial: 1" in desk.texts()
    desk.press("phone.0")
    assert desk.window.page.item.key == "s1@p1"


def test_translated_texts_are_shown_to_who_reads_that_language(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "texts.csv"
    file.write_text(
        "kind,id,field,language,text,source\nservice,s0,name,es,Clínica de ejemplo,Blue Gate Example Clinic\n"
        "service,s0,description,es,Atención y consejo.,\n,,,,,\n",
        encoding="utf-8",
    )
    desk.open(to("directory"))
    desk.window.page.take_texts(file)
    assert "2 texts were taken in." in desk.texts()
    desk.window.change(lang="es")
    desk.open(to("place", id="s0@p0"))
    assert "Clínica de ejemplo" in desk.window.page.title.text()
    assert "Atención y consejo." in desk.texts()
    desk.open(to("places", q="gate"))
    assert any("Clínica de ejemplo" in row.accessibleName() for row in desk.window.page.findChildren(Row))
    desk.window.change(lang="en")
    desk.open(to("place", id="s0@p0"))
    assert "Blue Gate Example Clinic" in desk.window.page.title.text()
    desk.open(to("directory"))
    desk.window.page.take_texts(tmp_path / "gone.csv")
    assert "Nothing was changed." in desk.texts()


def test_an_empty_table_to_fill_can_be_saved(desk: Desk, tmp_path: Path) -> None:
    desk.open(to("directory"))
    desk.press("template")
    desk.wait(lambda: "Saved in your documents" in desk.texts())
    assert next((tmp_path / "documents").glob("*.xlsx")).stat().st_size > 1000


def test_a_damaged_directory_is_named_and_the_pack_goes_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path, country="UKR")
    desk.services.shelf.close()
    desk.file.write_bytes(b"no directory")
    desk.open(to("places"))
    assert "9 places." in desk.texts()
    assert "Everything else works." in desk.texts()
    desk.close()
