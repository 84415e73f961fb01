# SPDX-License-Identifier: GPL-3.0-or-later
"""Loading a directory and giving it away, as files; and what is done with those that are no directory."""

import json
import threading
import time
from pathlib import Path
from threading import Event

import pytest

from tests.ui.desk import TODAY, Desk
from tests.ui.waiting import until
from va_desktop.directory import sample
from va_desktop.directory.writer import Progress
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import HOME, to
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


def new_file(tmp_path: Path, number: int, share: float = 1.0) -> Path:
    text = json.dumps([sample.service(each, TODAY) for each in range(number)])
    file = tmp_path / "new.json"
    file.write_text(text[: int(len(text) * share)], encoding="utf-8")
    return file


def held(desk: Desk, file: Path) -> None:
    """Begin a load that waits for an answer, because it has far fewer places: nothing else can end it by chance."""
    desk.open(to("loading", file=str(file)))
    desk.find("name").setText("Our list")
    desk.press("begin")
    desk.wait(lambda: desk.has("keep"))


def test_a_smaller_directory_is_used_only_after_a_yes(desk: Desk, tmp_path: Path) -> None:
    before = desk.file.read_bytes()
    held(desk, new_file(tmp_path, 3))
    told = desk.texts()
    assert "Places until now: 30." in told and "Places in the new directory: 3." in told
    desk.wait(lambda: desk.find("keep").hasFocus())
    desk.press("keep")
    desk.wait(lambda: "The old directory is kept. Nothing was changed." in desk.texts())
    assert desk.file.read_bytes() == before
    assert desk.find("name").text() == "Our list"
    desk.press("begin")
    desk.wait(lambda: desk.has("use"))
    desk.press("use")
    desk.wait(lambda: "The new directory is in use." in desk.texts())
    desk.open(to("places"))
    assert "3 places." in desk.texts()
    desk.open(to("directory"))
    desk.press("old")
    assert desk.window.announcer.last == "The old directory is in use again. 30 places."
    assert desk.file.read_bytes() == before
    assert not desk.has("old")


def test_a_file_that_ended_in_the_middle_is_not_used_unasked(desk: Desk, tmp_path: Path) -> None:
    before = desk.file.read_bytes()
    held(desk, new_file(tmp_path, 30, 0.9))
    assert "The file ended in the middle. Part of it is missing." in desk.texts()
    desk.press("keep")
    desk.wait(lambda: desk.has("begin"))
    assert desk.file.read_bytes() == before


def test_a_file_without_a_place_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before, nothing = desk.file.read_bytes(), tmp_path / "nothing.json"
    nothing.write_text('{"hello":"world"}', encoding="utf-8")
    desk.open(to("loading", file=str(nothing)))
    desk.press("begin")
    desk.wait(lambda: "Nothing was changed." in desk.texts())
    assert desk.file.read_bytes() == before


def test_a_load_outlives_its_page_and_can_be_stopped_from_the_directory(desk: Desk, tmp_path: Path) -> None:
    before = desk.file.read_bytes()
    held(desk, new_file(tmp_path, 3))
    load = desk.window.loads.running
    desk.window.change(lang="fr", scale=200)
    desk.open(to("look"))
    desk.window.go_back()
    settle()
    desk.window.change(lang="en", scale=100)
    assert desk.window.loads.running is load and desk.has("keep")
    desk.open(HOME)
    desk.open(to("directory"))
    assert "A directory is being loaded" in desk.texts() and desk.has("use")
    load.stop()
    desk.wait(lambda: "Stopped. The directory from before is still in use." in desk.texts())
    assert desk.window.announcer.last == "Stopped. The directory from before is still in use."
    assert desk.file.read_bytes() == before


@pytest.mark.parametrize("scale", [100, 400])
def test_stop_is_seen_and_has_the_focus_while_a_load_goes_on(tmp_path: Path, scale: int) -> None:
    desk, go = Desk(tmp_path), Event()
    desk.window.resize(1280, 800)
    desk.window.change(scale=scale)
    desk.window.loads._run = lambda kind, work, done, failed: desk.window.jobs.run(
        kind, lambda: go.wait() and work(), done, failed
    )
    desk.open(to("loading", file=str(new_file(tmp_path, 30))))
    desk.press("begin")
    desk.wait(lambda: desk.find("stop").hasFocus())
    assert not desk.has("name") and not desk.has("begin")
    stop, page = desk.find("stop"), desk.window.page
    seen = stop.visibleRegion().boundingRect()
    assert seen.height() >= stop.height() * 0.9, (seen, stop.size(), page.size())
    meter = desk.find("meter")
    assert meter.accessibleName() == "How far it is" and meter.maximum() == 0
    desk.window.loads.now.step = Progress("indexing", 15, 30)
    desk.wait(lambda: meter.value() > 700)
    desk.press("stop")
    assert desk.find("told").text() == "Stopping…"
    go.set()
    desk.wait(lambda: "Stopped. The directory from before is still in use." in desk.texts())
    desk.close()


def test_closing_the_window_stops_a_load_at_once_and_changes_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    before, file = desk.file.read_bytes(), new_file(tmp_path, 4_000)
    desk.open(to("loading", file=str(file)))
    desk.press("begin")
    desk.wait(lambda: desk.window.loads.now.step is not None)
    threads, began = threading.active_count(), time.monotonic()
    desk.close()
    assert threads > 1
    until(lambda: not [each for each in threading.enumerate() if each.name.startswith("ThreadPoolExecutor")])
    assert time.monotonic() - began < 1
    assert desk.file.read_bytes() == before
    assert [path.name for path in desk.file.parent.iterdir()] == ["FRA.vadir"]


def test_what_was_typed_is_there_again_after_the_language_or_another_page(desk: Desk, tmp_path: Path) -> None:
    desk.open(to("loading", file=str(new_file(tmp_path, 30))))
    for name in ("name", "source", "licence"):
        desk.find(name).setText(f"My {name}")
    desk.window.change(lang="fr")
    desk.open(to("look"))
    desk.window.go_back()
    settle()
    assert [desk.find(name).text() for name in ("name", "source", "licence")] == ["My name", "My source", "My licence"]


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


def test_a_binary_file_with_the_name_of_a_table_is_no_table(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04" + bytes(range(256)) * 20)
    desk.open(to("mapping", file=str(table)))
    assert "This is no table." in desk.texts()
    assert not desk.has("next")


def test_a_table_that_vanished_leads_to_another_one(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Name,Phone\nSample Hut,1\n", encoding="utf-8")
    desk.open(to("directory"))
    desk.window.page.take(table)
    settle()
    desk.press("column.0")
    table.unlink()
    desk.window.change(scale=125)
    assert "The file is not there any more." in desk.texts()
    desk.press("other")
    assert desk.window.history.now.screen == "directory"
    desk.window.go_back()
    assert desk.window.history.now.screen == "directory"


def test_a_meaning_is_found_by_a_word(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Name,Other\nSample Hut,1\n", encoding="utf-8")
    desk.open(to("mapping", file=str(table), column="1"))
    every = len(desk.window.page.findChildren(Row))
    desk.find("filter").setText("phone")
    settle()
    assert desk.has("means.phone.number") and not desk.has("means.service.name")
    desk.wait(lambda: "fit" in desk.window.announcer.last)
    desk.find("filter").setText("zebra")
    settle()
    assert "No meaning has this word." in desk.texts()
    desk.find("filter").setText("")
    settle()
    assert len([row for row in desk.window.page.findChildren(Row) if row.isVisibleTo(desk.window)]) == every
    desk.find("filter").setText("PHONE")
    settle()
    desk.press("means.phone.number")
    assert "Means: Phone" in desk.find("column.1").accessibleDescription() + desk.find("column.1").line


def test_values_that_are_not_understood_can_be_given_a_meaning(tmp_path: Path) -> None:
    desk, table = Desk(tmp_path, places=0), tmp_path / "table.csv"
    table.write_text(
        "Name,Free,Need,Hours\nSample Hut,affirmative,limb things,Mon-Fri 08:00-16:00\n"
        "Sample Tent,Affirmative,health,by the moon\n",
        encoding="utf-8",
    )
    desk.open(to("mapping", file=str(table)))
    desk.press("column.1", "means.profile.free", "column.2", "means.profile.need", "column.3", "means.schedule.hours")
    desk.press("next")
    assert not desk.has("value.1.1"), "one value in two writings is one value"
    assert "Not understood" in desk.find("value.1.0").line and "Means" in desk.find("value.2.1").line
    desk.press("value.1.0", "code.yes", "value.2.0", "code.rehabilitation", "value.3.1")
    desk.find("means").setText("when the moon is out")
    desk.press("take")
    assert "This was not understood. Nothing was changed." in desk.texts()
    desk.find("means").setText("Sat 10:00-12:00")
    desk.press("take")
    for name in ("value.1.0", "value.2.0", "value.3.1"):
        assert "Means" in desk.find(name).line
    desk.press("next", "begin")
    desk.wait(lambda: "The new directory is in use." in desk.texts())
    said = [
        {(each["taxonomy_term"]["code"], each.get("value")) for each in doc.doc["attributes"]}
        for doc in desk.services.shelf.directory("FRA").records("service")
    ]
    assert all("free" in str(each) for each in said) and "rehabilitation" in str(said), said
    rows = [doc.doc["schedules"][0] for doc in desk.services.shelf.directory("FRA").records("service")]
    assert sorted(row["byday"] for row in rows) == ["MO,TU,WE,TH,FR", "SA"]
    desk.close()
