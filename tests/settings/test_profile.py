# SPDX-License-Identifier: GPL-3.0-or-later
"""How somebody uses the program travels as a file or as a code, both ways, and tells nothing else."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from va_desktop.settings import profile
from va_desktop.settings.profile import NoProfile, code, decoded
from va_desktop.settings.settings import DWELLS, SCALES, SPEEDS, STEPS, VOLUMES, Settings

PROFILES = st.builds(
    Settings,
    lang=st.just("uk"),
    country=st.just("UKR"),
    theme=st.sampled_from(("light", "dark", "high-contrast")),
    scale=st.sampled_from(SCALES),
    calm=st.booleans(),
    screen_reader=st.sampled_from((None, False, True)),
    speed=st.sampled_from(SPEEDS),
    volume=st.sampled_from(VOLUMES),
    aloud=st.booleans(),
    scan=st.booleans(),
    step=st.sampled_from(STEPS),
    dwell=st.booleans(),
    rest=st.sampled_from(DWELLS),
    keys=st.booleans(),
    sign=st.sampled_from(("", "csn", "ils", "ukl", "zzz")),
)


@given(PROFILES)
@settings(deadline=None)
def test_a_code_brings_back_every_choice(chosen: Settings) -> None:
    found = decoded(code(chosen))
    assert Settings(**found) == replace(chosen, lang="", country="")  # type: ignore[arg-type]
    assert decoded(f"VADESKTOP:HOW:{code(chosen).lower().replace('-', ' ')}") == found
    assert len(code(chosen)) <= 13


@given(PROFILES, st.data())
@settings(deadline=None)
def test_one_wrong_letter_is_found(chosen: Settings, data: st.DataObject) -> None:
    right = code(chosen).replace("-", "")
    at = data.draw(st.integers(0, len(right) - 1))
    other = data.draw(st.sampled_from([x for x in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if x != right[at]]))
    with pytest.raises(NoProfile):
        decoded(right[:at] + other + right[at + 1 :])


@given(st.text(max_size=40))
@settings(deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = decoded(text)
    except NoProfile:
        return
    assert found.keys() == set(profile.PORTABLE)


def test_everything_as_at_first_is_the_shortest_code_and_letters_that_look_alike_are_one() -> None:
    assert code(Settings()) == "0000-00"
    assert decoded("OOOO-oo") == decoded("0000-00")
    assert Settings(**decoded("0000-00")) == Settings()  # type: ignore[arg-type]


def test_the_file_tells_how_and_neither_who_nor_where(tmp_path: Path) -> None:
    chosen = Settings(lang="uk", country="UKR", theme="dark", scale=200, scan=True, sign="ukl")
    profile.write(tmp_path / profile.FILE, chosen)
    text = (tmp_path / profile.FILE).read_text("utf-8")
    assert "UKR" not in text
    assert json.loads(text).keys() == set(profile.PORTABLE)
    assert profile.read(tmp_path / profile.FILE) == {name: asdict(chosen)[name] for name in profile.PORTABLE}


def test_every_setting_travels_but_language_and_country() -> None:
    assert set(asdict(Settings())) - {"lang", "country"} == set(profile.PORTABLE)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"lang": "uk"}', b"\xff", b'{"scale": 200}' + b" " * 70_000])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(NoProfile):
        profile.read(tmp_path / "x")


def test_an_odd_value_gives_the_default_and_the_rest_is_taken(tmp_path: Path) -> None:
    (tmp_path / "x").write_text('{"scale": 123, "theme": "dark"}')
    found = profile.read(tmp_path / "x")
    assert (found["scale"], found["theme"]) == (100, "dark")
