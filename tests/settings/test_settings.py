# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings survive, and damage does no harm."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from va_desktop.settings.settings import Settings, load, save


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    chosen = Settings(lang="ar", country="COL", theme="dark", scale=200, screen_reader=True, speed=0.8, volume=50)
    save(tmp_path / "a" / "settings.json", chosen)
    assert load(tmp_path / "a" / "settings.json") == chosen


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\x00\xff"])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="latin-1")
    assert load(file) == Settings()


def test_one_odd_value_does_not_lose_the_others(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"lang": "uk", "scale": 7, "theme": "pink", "speed": "x", "unknown": 1}')
    assert load(file) == Settings(lang="uk")


@given(
    st.dictionaries(st.sampled_from(["lang", "scale", "theme", "calm", "speed", "volume"]), st.integers() | st.text())
)
def test_no_value_can_break_the_start(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    import json

    file = tmp_path_factory.mktemp("s") / "settings.json"
    file.write_text(json.dumps(values))
    assert load(file).scale in (100, 125, 150, 175, 200, 250, 300, 400)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OSError):
        save(blocked / "settings.json", Settings())
