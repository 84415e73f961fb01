# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells as people fill them: hours, languages, a second phone, and letters of older systems."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.directory.hsds.samples import Kept, uid
from tests.directory.hsds.test_json import taken, told
from va_desktop.directory.hsds import answers
from va_desktop.directory.hsds.sheet import preview, rows_to_records

WEEK, ALL = "MO,TU,WE,TH,FR", "MO,TU,WE,TH,FR,SA,SU"


@pytest.mark.parametrize(
    ("cell", "rows"),
    [
        ("Mon-Fri 8-16", [(WEEK, "08:00", "16:00")]),
        ("daily 08:00-16:00", [(ALL, "08:00", "16:00")]),
        ("Mo-Fr 08:00-12:00,14:00-17:00", [(WEEK, "08:00", "12:00"), (WEEK, "14:00", "17:00")]),
        ("Mon-Fri 8-4", None),
        ("Mon-Fri 8-12 and by phone", None),
    ],
)
def test_plain_hours_are_read_and_others_stay_words(cell: str, rows: list[tuple[str, str, str]] | None) -> None:
    found = answers.hours(cell)
    assert (found and [(row["byday"], row["opens_at"], row["closes_at"]) for row in found]) == rows


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("EN", {"code": "en"}),
        ("Lao", {"code": "lo"}),
        ("Khmer", {"code": "km"}),
        ("Français", {"code": "fr"}),
        ("Bunong", {"name": "Bunong"}),
    ],
)
def test_languages_are_known_by_code_and_name(word: str, language: dict[str, str]) -> None:
    assert answers.language(word) == language


def test_the_code_of_a_language_is_written_small(tmp_path: Path) -> None:
    doc: dict[str, Any] = {"id": uid(1), "name": "A", "status": "active", "languages": [{"id": uid(2), "code": "EN"}]}
    sink, _, findings = taken(tmp_path / "a.json", json.dumps(doc))
    assert sink.of("service")[0]["languages"][0]["code"] == "en"
    assert told(findings) == [(1, "code", "bad_value", "converted")]


def test_a_second_phone_column_is_a_second_phone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Service name,Phone,Phone\nA,000 111,000 222\n")
    sink = Kept()
    rows_to_records(tmp_path / "a.csv", preview(tmp_path / "a.csv").suggested, sink)
    assert [phone["number"] for phone in sink.of("service")[0]["phones"]] == ["000 111", "000 222"]


def test_a_file_of_an_old_system_keeps_its_letters(tmp_path: Path) -> None:
    text = "id,name,status\r" + "".join(
        f"{uid(n)},Centre de réadaptation ouvert à tous près du marché,active\r" for n in range(1, 9)
    )
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "services.csv").write_bytes(text.encode("cp1252"))
    sink, _, findings = taken(folder)
    assert {doc["name"] for doc in sink.of("service")} == {"Centre de réadaptation ouvert à tous près du marché"}
    assert told(findings) == [(0, "", "encoding_guessed", "converted")]
