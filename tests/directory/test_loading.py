# SPDX-License-Identifier: GPL-3.0-or-later
"""A load that may be worse than what is in use asks first; what was in use can be taken back."""

import json
from datetime import date
from pathlib import Path

import pytest

from va_desktop.directory import sample
from va_desktop.directory.doubts import DirectoryDoubted, Doubt
from va_desktop.directory.errors import DirectoryDamaged, ImportCancelled
from va_desktop.directory.hsds.findings import Progress, SourceRefused
from va_desktop.directory.loading import load
from va_desktop.directory.shelf import Shelf
from va_desktop.directory.writer import Info, before

ON = date(2026, 11, 23)
INFO = Info(made=ON, country="FRA")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path / "directory", lambda: ON)
    sample.write(made.file("FRA"), ON, "FRA")
    return made


def source(tmp_path: Path, number: int, share: float = 1.0) -> Path:
    file = tmp_path / f"new{number}.json"
    text = json.dumps([sample.service(each, ON) for each in range(number)])
    file.write_text(text[: int(len(text) * share)], encoding="utf-8")
    return file


@pytest.mark.parametrize("text", ['{"hello":"world"}', "[]", '[{"id":"o","name":"Only an organisation"}]'])
def test_a_source_without_a_place_changes_nothing(shelf: Shelf, tmp_path: Path, text: str) -> None:
    file = tmp_path / "organizations.json"
    file.write_text(text, encoding="utf-8")
    old = shelf.file("FRA").read_bytes()
    with pytest.raises(SourceRefused):
        load(file, shelf.file("FRA"), INFO)
    assert shelf.file("FRA").read_bytes() == old
    assert not shelf.has_before("FRA")


def test_a_source_that_ended_in_the_middle_is_used_only_when_somebody_agrees(shelf: Shelf, tmp_path: Path) -> None:
    cut, asked = source(tmp_path, 30, 0.9), list[Doubt]()
    old = shelf.file("FRA").read_bytes()
    with pytest.raises(DirectoryDoubted):
        load(cut, shelf.file("FRA"), INFO, agree=lambda doubt: bool(asked.append(doubt)))
    assert asked == [Doubt(30, asked[0].now, cut=True)]
    assert 20 < asked[0].now < 30
    assert shelf.file("FRA").read_bytes() == old
    assert not shelf.has_before("FRA")
    assert load(cut, shelf.file("FRA"), INFO, agree=lambda doubt: True).written.places == asked[0].now


@pytest.mark.parametrize(("number", "asked"), [(19, True), (20, False), (25, False)])
def test_far_fewer_places_than_before_are_asked_about(shelf: Shelf, tmp_path: Path, number: int, asked: bool) -> None:
    doubts = list[Doubt]()
    load(source(tmp_path, number), shelf.file("FRA"), INFO, agree=lambda doubt: doubts.append(doubt) or True)
    assert doubts == ([Doubt(30, number, cut=False)] if asked else [])


def test_the_directory_from_before_comes_back_whole(shelf: Shelf, tmp_path: Path) -> None:
    old = shelf.file("FRA").read_bytes()
    load(source(tmp_path, 25), shelf.file("FRA"), INFO)
    assert shelf.has_before("FRA")
    assert shelf.take_back("FRA").places == 30
    assert shelf.file("FRA").read_bytes() == old
    assert not shelf.has_before("FRA")


def test_only_the_last_directory_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    for number in (29, 28, 27):
        load(source(tmp_path, number), shelf.file("FRA"), INFO)
        shelf.forget("FRA")
    assert shelf.take_back("FRA").places == 28
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["FRA.vadir"]


def test_a_damaged_directory_is_never_kept_in_the_place_of_a_good_one(shelf: Shelf, tmp_path: Path) -> None:
    load(source(tmp_path, 25), shelf.file("FRA"), INFO)
    shelf.file("FRA").write_bytes(b"no directory")
    load(source(tmp_path, 24), shelf.file("FRA"), INFO)
    assert shelf.take_back("FRA").places == 30


def test_what_is_no_sound_directory_is_not_taken_back(shelf: Shelf) -> None:
    before(shelf.file("FRA")).write_bytes(b"no directory")
    with pytest.raises(DirectoryDamaged):
        shelf.take_back("FRA")
    directory = shelf.directory("FRA")
    assert directory is not None and directory.places == 30


def test_the_account_of_the_last_good_load_outlives_a_stopped_one(shelf: Shelf, tmp_path: Path) -> None:
    account = shelf.folder / "FRA.report.csv"
    load(source(tmp_path, 30), shelf.file("FRA"), INFO, account=account)
    account.write_text("the last good account", encoding="utf-8")
    with pytest.raises(ImportCancelled):
        load(source(tmp_path, 29), shelf.file("FRA"), INFO, account=account, cancelled=lambda: True)
    assert account.read_text(encoding="utf-8") == "the last good account"
    assert not [path for path in shelf.folder.iterdir() if path.name.endswith(".part")]
    load(source(tmp_path, 28), shelf.file("FRA"), INFO, account=account)
    assert "reason" in account.read_text(encoding="utf-8-sig")


def test_how_far_the_reading_of_one_large_file_is_can_be_told(shelf: Shelf, tmp_path: Path) -> None:
    file = source(tmp_path, 2500)
    shares = list[float]()

    def told(step: object) -> None:
        if isinstance(step, Progress) and step.stage == "reading" and step.total:
            shares.append(step.done / step.total)

    load(file, shelf.file("FRA"), INFO, on_progress=told)
    assert shares == sorted(shares)
    assert any(0.1 < share < 0.9 for share in shares)
