# SPDX-License-Identifier: GPL-3.0-or-later
import io
import json
from datetime import date
from pathlib import Path

import pytest

from tests.content.samples import edit
from va_desktop.cli import run
from va_desktop.content.build import build_pack
from va_desktop.content.check import check
from va_desktop.content.errors import ContentRefused
from va_desktop.content.pack import Pack
from va_desktop.speech.clips import find_clip

CLIP = (Path(__file__).parents[1] / "data" / "clip.ogg").read_bytes()
TEXT = "entitlement.tst.pension.easy.0"


def record(packs: Path, name: str, content: bytes = CLIP) -> Path:
    file = packs / "TST" / "clips" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_a_recording_travels_in_the_pack_and_is_found_by_text_and_language(packs: Path, tmp_path: Path) -> None:
    record(packs, f"es/{TEXT}.ogg")
    pack = Pack.open(build_pack(packs / "TST", packs.parent / "locales", tmp_path))
    assert find_clip([pack], TEXT, "es") == CLIP
    assert find_clip([pack], TEXT, "en") is None
    assert find_clip([pack], "entitlement.tst.pension.lead", "es") is None


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        (f"es/{TEXT}.wav", CLIP, "clip_name"),
        (f"{TEXT}.ogg", CLIP, "clip_name"),
        ("es/entitlement.tst.pension.easy.9.ogg", CLIP, "clip_unknown"),
        (f"es/{TEXT}.ogg", b"RIFF....WAVE", "clip_format"),
        (f"es/{TEXT}.ogg", CLIP + bytes(4 * 1024 * 1024), "clip_size"),
    ],
)
def test_a_recording_that_nobody_could_hear_is_named(
    packs: Path, tmp_path: Path, name: str, content: bytes, rule: str
) -> None:
    file = record(packs, name, content)
    found = [problem for problem in check(packs, date(2026, 6, 1)) if problem.file == file]
    assert [problem.rule for problem in found] == [rule]
    with pytest.raises(ContentRefused):
        build_pack(packs / "TST", packs.parent / "locales", tmp_path)


def lost(packs: Path) -> list[str]:
    return [found.message for found in check(packs, date(2026, 6, 1)) if found.rule == "clip_missing"]


def test_a_pack_that_declares_no_recorded_language_misses_no_recording(packs: Path) -> None:
    record(packs, f"es/{TEXT}.ogg")
    assert lost(packs) == []


def test_every_text_without_a_recording_is_named_where_the_pack_declares_the_language(packs: Path) -> None:
    edit(packs / "TST" / "pack.yaml", "languages: [es, en]", "languages: [es, en]\nrecorded: [es]")
    before = lost(packs)
    assert any(TEXT in message for message in before)
    assert any("question.TST.when.text" in message for message in before)
    assert not any("source." in message for message in before)
    record(packs, f"es/{TEXT}.ogg")
    after = lost(packs)
    assert len(after) == len(before) - 1
    assert not any(TEXT in message for message in after)
    build_pack(packs / "TST", packs.parent / "locales", packs.parent / "out")


def test_people_read_one_line_a_file_and_programs_each_text(packs: Path) -> None:
    edit(packs / "TST" / "pack.yaml", "languages: [es, en]", "languages: [es, en]\nrecorded: [es, km]")
    out, err = io.StringIO(), io.StringIO()
    assert run(("content", "check", str(packs), "--json"), out, err) in (0, 1)
    each = [row for row in json.loads(out.getvalue())["problems"] if row["rule"] == "clip_missing"]
    out = io.StringIO()
    run(("content", "check", str(packs)), out, err)
    lines = [line for line in out.getvalue().splitlines() if "clip_missing" in line]
    assert len(lines) == 2 * len({row["file"] for row in each})
    assert sum(int(line.partition("clip_missing: ")[2].split()[0]) for line in lines) == len(each)
    assert any("no recording in km" in line for line in lines)
