# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre's own changes from the command line."""

import argparse
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.directory.making import TODAY, service, write
from va_desktop import bootstrap
from va_desktop.bootstrap import Services
from va_desktop.cli import changes, services
from va_desktop.directory.errors import NoCountry
from va_desktop.directory.wanted import Wanted


@pytest.fixture
def centre(tmp_path: Path) -> Services:
    built = bootstrap.services(tmp_path / "data", clock=lambda: TODAY)
    write(built.shelf.file("KHM"), [service("s", "Clinic", phones=[{"id": "p", "number": "1"}])]).close()
    return built


def call(centre: Services, *arguments: str) -> tuple[int, str, str]:
    parser = argparse.ArgumentParser()
    changes.add_actions(parser.add_subparsers(dest="services_command"))
    out, err = StringIO(), StringIO()
    status = changes.run(parser.parse_args([*arguments, "--country", "KHM"]), centre, out, err)
    return status, out.getvalue(), err.getvalue()


def found(centre: Services, query: str) -> list[str]:
    searching = centre.shelf.searching("KHM")
    assert searching is not None
    names = [item.listing.name for item in searching.finder.find(Wanted(query), TODAY).items]
    centre.shelf.close()
    return names


def test_a_correction_is_found_and_taken_back(centre: Services) -> None:
    assert call(centre, "correct", "s", "name", "Quokka house")[0] == 0
    assert call(centre, "correct", "s", "phones.p.number", '"2"')[0] == 0
    assert found(centre, "quokka") == ["Quokka house"]
    listed = json.loads(call(centre, "changes", "--json")[1])
    assert [(row["n"], row["service"]) for row in listed] == [(1, "s"), (2, "s")]
    assert call(centre, "undo", "1")[0] == 0
    assert found(centre, "clinic") == ["Clinic"]
    assert call(centre, "undo")[0] == 0
    assert call(centre, "undo")[0] == 1


def test_closed_for_good_is_not_found_and_closed_today_is(centre: Services) -> None:
    assert call(centre, "close", "s", "--text", "Flood")[0] == 0
    assert found(centre, "clinic") == ["Clinic"]
    assert call(centre, "close", "s", "--for-good")[0] == 0
    assert found(centre, "clinic") == []


def test_a_centre_without_a_directory_has_its_own_services(tmp_path: Path) -> None:
    centre = bootstrap.services(tmp_path / "data", clock=lambda: TODAY)
    assert centre.shelf.searching("KHM") is None
    file = tmp_path / "own.json"
    file.write_text(json.dumps(service("own", "Own place")), "utf-8")
    assert call(centre, "add", str(file))[0] == 0
    assert found(centre, "own") == ["Own place"]


def test_changes_go_to_the_next_centre(centre: Services, tmp_path: Path) -> None:
    call(centre, "correct", "s", "name", "New")
    file = tmp_path / "changes.jsonl"
    assert json.loads(call(centre, "hand-on", str(file))[1]) == {"written": 1}
    other = bootstrap.services(tmp_path / "other", clock=lambda: TODAY)
    write(other.shelf.file("KHM"), [service("s", "Something else")]).close()
    assert call(other, "take-in", str(file))[0] == 0
    status, out, _ = call(other, "conflicts", "--json")
    assert status == 1 and [row["kind"] for row in json.loads(out)] == ["changed"]


def test_changes_of_another_country_are_not_taken_in(centre: Services, tmp_path: Path) -> None:
    call(centre, "correct", "s", "name", "New")
    call(centre, "hand-on", str(tmp_path / "changes.jsonl"))
    other = bootstrap.services(tmp_path / "other", clock=lambda: TODAY)
    parser = argparse.ArgumentParser()
    services.add_parser(parser.add_subparsers())
    out, err = StringIO(), StringIO()
    asked = parser.parse_args(["services", "take-in", str(tmp_path / "changes.jsonl"), "--country=UKR"])
    assert services.run(asked, other, out, err) == 2
    assert "changes for KHM" in err.getvalue()
    assert not other.shelf.overlay_file("UKR").exists()


def test_upkeep_ends_with_1_when_there_is_something_to_look_at(centre: Services) -> None:
    status, out, _ = call(centre, "upkeep", "--json")
    assert status == 1 and json.loads(out)["phones"][0]["fault"] == "too_short"


@pytest.mark.parametrize(
    "arguments",
    [("close", "none"), ("close", "s", "--until", "soon"), ("add", "no-such-file.json"), ("take-in", "no-such-file")],
)
def test_wrong_use_ends_with_2_and_one_line(centre: Services, arguments: tuple[str, ...]) -> None:
    status, out, err = call(centre, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_a_file_that_holds_no_changes_is_refused(centre: Services, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("hello", "utf-8")
    status, out, err = call(centre, "take-in", str(file))
    assert (status, out) == (2, "") and "notes.txt" in err and err.count("\n") == 1


@pytest.mark.parametrize("country", ["", "../X", "KMH", "khm/..", "ZZZ", "ANT", "K"])
@pytest.mark.parametrize("action", [("changes",), ("close", "s"), ("upkeep",), ("undo",), ("import", "none.csv"),
                                    ("export", "--format=hsds", "none.json")])  # fmt: skip
def test_what_is_no_country_is_told_in_one_line_and_makes_no_file(
    tmp_path: Path, country: str, action: tuple[str, ...]
) -> None:
    centre = bootstrap.services(tmp_path / "data", clock=lambda: TODAY)
    parser = argparse.ArgumentParser()
    services.add_parser(parser.add_subparsers())
    out, err = StringIO(), StringIO()
    status = services.run(parser.parse_args(["services", *action, f"--country={country}"]), centre, out, err)
    assert (status, out.getvalue(), err.getvalue().count("\n")) == (2, "", 1)
    assert not [each for each in tmp_path.rglob("*") if each.suffix in (".overlay", ".vadir", ".json")]


@pytest.mark.parametrize("country", ["", "../X", "khm", "KHMX", "KH/", "KHM\n"])
def test_the_shelf_never_leaves_its_folder(centre: Services, country: str) -> None:
    for ask in (centre.shelf.file, centre.shelf.overlay_file):
        with pytest.raises(NoCountry):
            ask(country)
    if country:
        with pytest.raises(NoCountry):
            centre.shelf.overlay(country, make=True)


@pytest.mark.parametrize(
    "arguments", [("changes",), ("conflicts",), ("undo",), ("close", "none"), ("hand-on", "x"), ("take-in", "none")]
)
def test_looking_makes_no_file(centre: Services, arguments: tuple[str, ...]) -> None:
    call(centre, *arguments)
    assert not centre.shelf.overlay_file("KHM").exists()
    assert not Path("x").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("attributes", '["free"]'), ("languages", '["km"]'), ("organization", '"Red Cross"'), ("cost_options", '["5"]'),
     ("id", "null"), ("id", "zz"), ("addres.city", "Foo"), ("name", '""'), ("", "x"), ("description", '"\\ud800"')],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused_in_one_line(centre: Services, field: str, value: str) -> None:
    status, out, err = call(centre, "correct", "s", field, value)
    assert (status, out, err.count("\n")) == (2, "", 1) and "nothing was changed" in err
    assert found(centre, "clinic") == ["Clinic"]
    assert not centre.shelf.overlay_file("KHM").exists()


def test_upkeep_looks_at_what_the_centre_corrected(centre: Services) -> None:
    assert call(centre, "correct", "s", "phones.0.number", "+000 555 0100")[0] == 0
    assert call(centre, "upkeep", "--json")[0] == 0


def test_what_only_workers_may_see_is_printed_and_handed_on_only_when_asked(tmp_path: Path) -> None:
    centre = bootstrap.services(tmp_path / "data", clock=lambda: TODAY)
    shelter = service("s", "Shelter", (12.5, 104.9), ["redacted"], phones=[{"id": "p", "number": "1"}])
    place = shelter["service_at_locations"][0]
    place["phones"] = [{"id": "q", "number": "x77x"}]
    other = service("t", "Shelter", (12.5, 104.9))
    write(centre.shelf.file("KHM"), [shelter, other]).close()
    path = "service_at_locations.ps.location.description"
    printed = call(centre, "correct", "s", path, "Behind the hidden mill")[1]
    add = tmp_path / "own.json"
    hidden = service("u", "House", (1.0, 2.0), ["redacted"])
    hidden["service_at_locations"][0]["location"]["name"] = "hidden mill"
    add.write_text(json.dumps(hidden), "utf-8")
    printed += call(centre, "add", str(add))[1] + call(centre, "changes")[1] + call(centre, "conflicts")[1]
    assert "hidden mill" not in printed and "protected" in printed
    assert "hidden mill" in call(centre, "changes", "--with-protected")[1]
    assert "x77x" not in call(centre, "upkeep")[1] and "x77x" in call(centre, "upkeep", "--with-protected")[1]
    assert not json.loads(call(centre, "upkeep", "--json")[1])["doubles"]
    file = tmp_path / "a.jsonl"
    assert json.loads(call(centre, "hand-on", str(file))[1]) == {"written": 1, "left_out": 1}
    assert "hidden mill" not in file.read_text("utf-8")
    assert json.loads(call(centre, "hand-on", str(file), "--with-protected")[1])["written"] == 2
    assert "hidden mill" in file.read_text("utf-8")
