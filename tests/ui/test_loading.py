# SPDX-License-Identifier: GPL-3.0-or-later
"""Loading a directory and giving it away, as files; and what is done with those that are no directory."""

import json
from pathlib import Path

from tests.ui.desk import TODAY, Desk
from va_desktop.directory import sample
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.tour import settle


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
