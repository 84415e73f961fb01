# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date
from pathlib import Path

import pytest

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
