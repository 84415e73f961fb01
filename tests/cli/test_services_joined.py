# SPDX-License-Identifier: GPL-3.0-or-later
"""The services command with the real directory file: in, changed, out, and what the window then shows."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from va_desktop.cli import run
from va_desktop.directory import sample

ON = date(2026, 11, 23)


def call(data: Path, *arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    return run(["--data", str(data), "services", *arguments], out, err), out.getvalue(), err.getvalue()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "services.json"
    file.write_text(json.dumps([sample.service(number, ON) for number in range(5)]), encoding="utf-8")
    return file


def test_what_was_imported_can_be_changed_and_goes_out_changed(tmp_path: Path, source: Path) -> None:
    status, told, err = call(tmp_path, "import", str(source), "--country", "KHM", "--json")
    assert (status, err) == (0, "")
    assert json.loads(told)["files"]["services.json"] == {"rows": 5, "imported": 5, "merged": 0, "refused": 0}
    assert (tmp_path / "directory" / "KHM.vadir").is_file()
    ids = [doc["id"] for doc in _exported(tmp_path, tmp_path / "before.json")]
    assert call(tmp_path, "correct", ids[0], "name", "Renamed Example", "--country", "KHM")[0] == 0
    assert call(tmp_path, "remove", ids[1], "--country", "KHM")[0] == 0
    after = _exported(tmp_path, tmp_path / "after.json")
    assert len(after) == 4
    assert after[0]["name"] == "Renamed Example"


def test_nothing_is_exported_where_nothing_is_installed(tmp_path: Path) -> None:
    status, _, err = call(tmp_path, "export", "--format", "hsds", "--country", "LAO", str(tmp_path / "x.json"))
    assert status == 2
    assert "no directory" in err
    assert not (tmp_path / "x.json").exists()


def _exported(data: Path, file: Path) -> list[dict]:
    call(data, "export", "--format", "hsds", "--country", "KHM", str(file))
    return json.loads(file.read_text(encoding="utf-8"))


def test_far_fewer_places_need_a_yes_and_can_be_taken_back(tmp_path: Path, source: Path) -> None:
    call(tmp_path, "import", str(source), "--country", "KHM")
    few = tmp_path / "few.json"
    few.write_text(json.dumps([sample.service(0, ON)]), encoding="utf-8")
    file = tmp_path / "directory" / "KHM.vadir"
    old = file.read_bytes()
    status, _, err = call(tmp_path, "import", str(few), "--country", "KHM")
    assert (status, file.read_bytes()) == (1, old)
    assert "places before: 5, now: 1. Nothing was changed." in err
    assert call(tmp_path, "import", str(few), "--country", "KHM", "--fewer")[0] == 0
    assert file.read_bytes() != old
    assert call(tmp_path, "back", "--country", "KHM")[:2] == (0, "places: 5\n")
    assert file.read_bytes() == old
    status, _, err = call(tmp_path, "back", "--country", "KHM")
    assert status == 2 and "Nothing was changed." in err


def test_a_file_without_a_place_is_refused(tmp_path: Path, source: Path) -> None:
    call(tmp_path, "import", str(source), "--country", "KHM")
    old = (tmp_path / "directory" / "KHM.vadir").read_bytes()
    nothing = tmp_path / "nothing.json"
    nothing.write_text('{"hello":"world"}', encoding="utf-8")
    assert call(tmp_path, "import", str(nothing), "--country", "KHM")[0] != 0
    assert (tmp_path / "directory" / "KHM.vadir").read_bytes() == old
