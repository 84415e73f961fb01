# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import wave
from array import array
from io import StringIO

import pytest

from va_desktop.cli import speak
from va_desktop.speech.engine import Failure, SpeechFailed, Voice
from va_desktop.speech.espeak import EspeakEngine
from va_desktop.speech.silent import SilentEngine


class Broken(SilentEngine):
    """Has a voice, and fails at the second sentence."""

    name = "broken"
    calls = 0

    def voice_for(self, lang):
        return Voice(lang, "broken")

    def synthesise(self, text, lang, speed, cancelled):
        self.calls += 1
        if self.calls > 1:
            raise SpeechFailed(self.name, Failure.DIED)
        return super().synthesise(text, lang, speed, cancelled)


def run(*words, engines=None, source=None):
    top = argparse.ArgumentParser()
    speak.add_parser(top.add_subparsers(dest="command"))
    out, err = StringIO(), StringIO()
    engines = (EspeakEngine(),) if engines is None else engines
    status = speak.run(top.parse_args(["speak", *map(str, words)]), out, err, engines, source)
    assert out.getvalue() == ""
    return status, err.getvalue()


def sound(path):
    with wave.open(str(path)) as file:
        pcm = file.readframes(file.getnframes())
        return len(pcm) / 2 / file.getframerate(), max(map(abs, array("h", pcm)))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Call 112. Ask for help."),
        ("es", "Pida ayuda."),
        ("uk", "Просіть допомоги."),
        ("ar", "اطلب المساعدة."),
    ],
)
def test_a_text_becomes_a_file_that_can_be_heard(tmp_path, lang, text):
    file = tmp_path / "a.wav"
    assert run(text, "--lang", lang, "--out", file) == (0, "")
    seconds, loudest = sound(file)
    assert 0.5 < seconds < 10
    assert loudest > 3000


def test_the_text_may_come_from_standard_input_and_be_long(tmp_path):
    file = tmp_path / "a.wav"
    text = "Every person can ask for help in the office. " * 140
    assert run("-", "--lang", "en", "--out", file, source=StringIO(text)) == (0, "")
    assert sound(file)[0] > 200


@pytest.mark.parametrize(
    ("lang", "nearest"),
    [("km", "en"), ("lo", "th"), ("ps", "fa"), ("ckb", "ar"), ("fa-AF", "fa"), ("prs", "fa")],
)
def test_a_language_without_a_voice_gives_status_1_and_one_line_with_the_nearest(tmp_path, lang, nearest):
    file = tmp_path / "a.wav"
    status, said = run("text", "--lang", lang, "--out", file)
    assert status == 1
    assert said.count("\n") == 1
    assert f"no voice on this machine speaks {lang}; the nearest is {nearest}," in said
    assert not file.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("text", "--lang", "no tag!", "--out", "{}/a.wav"),
        ("text", "--lang", "en", "--out", "{}/none/a.wav"),
        ("text", "--lang", "en", "--out", "{}"),
        ("", "--lang", "en", "--out", "{}/a.wav"),
        (" … ", "--lang", "en", "--out", "{}/a.wav"),
        ("text", "--lang", "en", "--out", "{}/a.wav", "--speed", "9"),
    ],
)
def test_wrong_use_gives_status_2_and_one_clear_line(tmp_path, words):
    status, said = run(*(word.format(tmp_path) for word in words))
    assert status == 2
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_gives_status_2(tmp_path):
    status, said = run("text", "--lang", "en", "--out", tmp_path / ("a" * 250 + ".wav"))
    assert status == 2
    assert "cannot write" in said


def test_the_next_engine_reads_the_whole_text_after_one_failed(tmp_path):
    file = tmp_path / "a.wav"
    status, said = run("One. Two.", "--lang", "en", "--out", file, engines=(Broken(), EspeakEngine()))
    assert status == 0
    assert "the voice of broken failed (died)" in said
    assert sound(file)[1] > 3000


def test_speed_changes_the_length(tmp_path):
    for speed in ("0.5", "2.0"):
        run("You can ask for help today.", "--lang", "en", "--out", tmp_path / speed, "--speed", speed)
    assert sound(tmp_path / "0.5")[0] > sound(tmp_path / "2.0")[0] * 1.8
