# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time
from pathlib import Path

import pytest

from va_desktop.speech.engine import Available, Failure, NoEngine, SpeechFailed, Unavailable, never
from va_desktop.speech.system import SystemEngine

FAKE = Path(__file__).with_name("fake_child.py")


@pytest.fixture
def engine(tmp_path):
    def build(how: str, patience: float = 5.0) -> SystemEngine:
        return SystemEngine((sys.executable, str(FAKE), how), patience, tmp_path)

    yield build
    assert list(tmp_path.iterdir()) == [], "a file was left behind"


def test_a_good_child_gives_its_sound_and_leaves_no_file_behind(engine):
    audio = engine("good").synthesise("Hello", "en", 1.0, never)
    assert (audio.rate, audio.milliseconds, audio.marks, audio.complete) == (16_000, 1000, (), True)


def test_stereo_becomes_mono(engine):
    assert engine("stereo").synthesise("Hello", "en", 1.0, never).milliseconds == 1000


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("die", Failure.DIED),
        ("nothing", Failure.INCOMPLETE),
        ("nonsense", Failure.INCOMPLETE),
        ("half", Failure.INCOMPLETE),
        ("grows", Failure.INCOMPLETE),
        ("fat", Failure.INCOMPLETE),
        ("another", Failure.INCOMPLETE),
        ("no file", Failure.INCOMPLETE),
        ("unfinished", Failure.INCOMPLETE),
        ("endless", Failure.INCOMPLETE),
    ],
)
def test_a_child_that_fails_or_lies_gives_a_fact_and_no_sound(engine, how, reason):
    with pytest.raises(SpeechFailed) as failed:
        engine(how).synthesise("Hello", "en", 1.0, never)
    assert (failed.value.engine, failed.value.reason) == ("system", reason)


@pytest.mark.parametrize("how", ["hang", "grandchild"])
def test_a_child_that_hangs_is_killed_in_time(engine, how):
    hanging = engine(how, patience=0.5)
    started = time.monotonic()
    with pytest.raises(SpeechFailed) as failed:
        hanging.synthesise("Hello", "en", 1.0, never)
    assert failed.value.reason is Failure.TIMED_OUT
    assert time.monotonic() - started < 3


def test_cancelling_ends_a_hanging_child_at_once(engine):
    hanging = engine("hang")
    hanging.voices()
    started = time.monotonic()
    assert not hanging.synthesise("Hello", "en", 1.0, lambda: True).complete
    assert time.monotonic() - started < 0.3


def test_no_process_is_left_when_a_child_with_a_player_is_killed(engine):
    with pytest.raises(SpeechFailed):
        engine("grandchild", patience=0.5).synthesise("Hello", "en", 1.0, never)
    left = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            parent_gone = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1] in (
                "1",
                str(os.getpid()),
            )
        except OSError:
            continue
        left += [folder] if words[:2] == [b"sleep", b"61.25"] and parent_gone else []
    assert left == []


@pytest.mark.parametrize(("how", "reason"), [("mute", NoEngine.NO_ANSWER), ("voiceless", NoEngine.NO_VOICES)])
def test_a_child_without_voices_is_unavailable_and_is_asked_only_once(engine, how, reason):
    quiet = engine(how, patience=0.5)
    assert quiet.available() == Unavailable(reason)
    started = time.monotonic()
    assert quiet.voices() == frozenset()
    assert quiet.voice_for("en") is None
    assert time.monotonic() - started < 0.1


def test_a_command_that_does_not_exist_is_unavailable(tmp_path):
    assert SystemEngine((str(tmp_path / "none"),)).available() == Unavailable(NoEngine.DRIVER_MISSING)


@pytest.mark.parametrize(("lang", "tag"), [("en", "en-US"), ("en-GB", "en-US"), ("ps", "ps-AF"), ("uk", None)])
def test_a_voice_of_another_country_is_taken_but_none_of_another_language(engine, lang, tag):
    voice = engine("good").voice_for(lang)
    assert (voice.tag if voice else None) == tag


def test_the_real_child_answers_or_is_given_up_but_never_blocks():
    real = SystemEngine(patience=8.0)
    started = time.monotonic()
    state = real.available()
    assert time.monotonic() - started < 10
    if state == Available():
        assert real.voices()
    else:
        assert real.voices() == frozenset()
