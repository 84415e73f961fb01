# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's own changes to an invented directory: closed, corrected, added, remarked, handed on."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.desk import TODAY, Desk
from va_desktop.directory.changes import Closed, Corrected
from va_desktop.directory.schedule import DAYS
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.tour import settle


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
    days = [code for code in DAYS if desk.find(f"day.{code}").isChecked()]
    assert days == ["MO", "TU", "WE", "TH", "FR"]
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


def test_an_added_place_is_in_the_list_even_without_a_directory(tmp_path: Path) -> None:
    desk = Desk(tmp_path, places=0)
    desk.open(to("newplace"))
    desk.press("save")
    assert "Write the name of the place." in desk.texts()
    desk.find("name").setText("Sample Hut")
    desk.find("phone").setText("+000 7")
    desk.find("city").setText("Exampleville")
    desk.press("need.health", "save")
    assert "Say first whether the address is secret." in desk.texts()
    desk.press("secret.no", "save")
    desk.press("save")
    assert "Answer each question." in desk.texts()
    desk.press("route.open", "framework.health", "approach.unknown", "save", "end")
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
    assert len(overlay.suggestions()) == 1
    assert "It ends with 9" in worker.texts()
    worker.press("field.phone")
    assert "It ends with 9" in worker.texts()
    worker.find("text").setPlainText("+000 9")
    worker.press("save")
    assert overlay.suggestions() == ()
    assert "It ends with 9" not in worker.texts()
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
    other.window.change(country="COL")
    other.open(to("changes"))
    other.window.page.take_in(file)
    assert "These are changes for France. Choose that country first. Nothing was changed." in other.texts()
    assert not list((tmp_path / "two" / "directory").glob("COL.vadir"))
    one.close()
    other.close()


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


def test_what_another_centre_says_differently_is_shown_with_both_days_and_settled(tmp_path: Path) -> None:
    one, other = Desk(tmp_path / "one"), Desk(tmp_path / "two")
    for desk, text in ((one, "Ours."), (other, "Theirs.")):
        overlay = desk.services.shelf.overlay("FRA", make=True)
        assert overlay is not None
        base = "Care and advice. People of every age can come. Nobody is sent away."
        overlay.make("s1", Corrected(("description",), base, text))
    file = tmp_path / "x.vachanges"
    overlay.export(file)
    one.open(to("changes"))
    one.window.page.take_in(file)
    settle()
    told, day = one.texts(), one.window.page.ctx.words.day(TODAY)
    assert "Another centre says something else" in told
    assert f"This centre, {day}:" in told
    assert f"The other centre, {day}:" in told
    one.press("theirs.2")
    assert "Another centre says something else" not in one.texts()
    one.open(to("place", id="s1@p1"))
    assert "Theirs." in one.texts()
    one.close()
    other.close()


def test_a_place_cannot_lose_its_name(desk: Desk) -> None:
    desk.open(to("place", id="s1@p1"))
    desk.press("correct", "field.name")
    desk.find("text").setPlainText(" ")
    desk.press("save")
    assert "A place needs a name." in desk.texts()


@pytest.mark.parametrize(("mode", "sees"), [("personal", False), ("outreach", True)])
def test_only_a_worker_sees_and_corrects_a_protected_address(tmp_path: Path, mode: str, sees: bool) -> None:
    desk = Desk(tmp_path, mode=mode)
    overlay = desk.services.shelf.overlay("FRA", make=True)
    directory = desk.services.shelf.directory("FRA")
    assert overlay is not None and directory is not None
    doc = directory.document("service", "s1")
    assert doc is not None
    inside = ("service_at_locations", "p1", "location")
    overlay.make("s1", Corrected((*inside, "transportation"), None, "Behind the hidden mill"))
    mark = {"id": "m", "taxonomy_term": {"code": "va:redacted"}, "value": "yes"}
    overlay.make("s1", Corrected(("attributes",), doc.get("attributes"), [*doc.get("attributes", ()), mark]))
    desk.open(to("correct", id="s1@p1"))
    assert desk.has("field.name")
    assert (desk.has("field.address"), desk.has("field.transport")) == (sees, sees)
    assert ("protected" in desk.texts()) is not sees
    desk.open(to("correct", id="s1@p1", field="address"))
    assert (not desk.has("field.name")) is sees
    desk.open(to("changes"))
    assert ("hidden mill" in desk.texts()) is sees
    desk.press("export")
    files = list(desk.services.folders.documents.glob("*.vachanges"))
    assert [("hidden mill" in each.read_text("utf-8")) for each in files] == [sees]
    assert ("left out" in desk.texts()) is not sees
    desk.open(to("directory"))
    assert desk.has("protected") is sees
    if sees:
        desk.find("protected").setChecked(True)
    desk.press("hsds")
    desk.wait(lambda: bool(list(desk.services.folders.documents.glob("*.zip"))))
    (file,) = desk.services.folders.documents.glob("*.zip")
    with ZipFile(file) as packed:
        assert (b"hidden mill" in packed.read("services.json")) is sees
    desk.close()
