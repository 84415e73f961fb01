# SPDX-License-Identifier: GPL-3.0-or-later
"""Against the real espeak-ng of the wheel; nothing is played."""

import shutil
import subprocess
import sys
import threading
import time
import unicodedata
from array import array
from pathlib import Path

import pytest

from va_desktop.speech.engine import Available, Failure, NoEngine, SpeechFailed, Unavailable, never
from va_desktop.speech.espeak import EspeakEngine, Files, wheel_files

ROOT = Path(__file__).parents[2]
SENTENCES = {
    "en": "You can ask for the aids you need.",
    "es": "Usted puede pedir las ayudas que necesita.",
    "fr": "Vous pouvez demander de l’aide.",
    "uk": "Ви можете попросити допомогу.",
    "ar": "يمكنك طلب المساعدة من المركز.",
    "am": "እርዳታ መጠየቅ ይችላሉ።",
    "bs": "Možete tražiti pomoć.",
    "vi": "Bạn có thể xin giúp đỡ.",
    "th": "คุณมีสิทธิได้รับการช่วยเหลือ",
    "my": "သင့်မှာ အခွင့်အရေး ရှိပါတယ်။",
}


@pytest.fixture
def engine():
    return EspeakEngine()


def loudest(pcm: bytes) -> int:
    return max(abs(sample) for sample in array("h", pcm))


@pytest.mark.parametrize("lang", SENTENCES)
def test_each_language_is_heard_and_its_words_follow_one_another(engine, lang):
    text = SENTENCES[lang]
    audio = engine.synthesise(text, lang, 1.0, never)
    assert loudest(audio.pcm) > 3000
    assert 700 < audio.milliseconds < 8000
    assert len(audio.marks) >= 2
    assert audio.marks[0].start_ms <= 100
    for before, after in zip(audio.marks, audio.marks[1:], strict=False):
        assert before.start_ms <= after.start_ms <= audio.milliseconds
        assert before.char + before.length <= after.char
    for mark in audio.marks:
        word = text[mark.char : mark.char + mark.length]
        assert word.strip() == word != ""
        assert not unicodedata.category(word[0]).startswith("M")


def test_word_marks_of_english_are_its_words(engine):
    audio = engine.synthesise("Ask for 12975 dollars, now.", "en", 1.0, never)
    words = ["Ask for 12975 dollars, now."[m.char : m.char + m.length] for m in audio.marks]
    assert words == ["Ask", "for", "12975", "dollars", "now"]


@pytest.mark.parametrize("lang", ["km", "lo", "ps", "ckb", "prs", "fa-AF", "so", "tg", "ku-Arab"])
def test_no_voice_of_another_language_is_taken_silently(engine, lang):
    assert engine.voice_for(lang) is None
    with pytest.raises(SpeechFailed) as failed:
        engine.synthesise("text", lang, 1.0, never)
    assert failed.value.reason is Failure.NO_VOICE


@pytest.mark.parametrize(
    ("lang", "tag"),
    [("es", "es-419"), ("es-CO", "es-419"), ("es-ES", "es"), ("en_US", "en-US"), ("pt-AO", "pt"),
     ("ti", "ti"), ("zh", "cmn"), ("sr-Latn", "sr"), ("fa", "fa"), ("ar-IQ", "ar")],
)  # fmt: skip
def test_a_language_gets_the_voice_of_its_country_or_of_the_nearest(engine, lang, tag):
    assert engine.voice_for(lang).tag == tag


def test_the_voices_listed_are_those_that_speak(engine):
    voices = engine.voices()
    assert {"en", "es", "fr", "uk", "ar", "my", "fa", "ku", "am", "bs", "vi", "th"} <= voices
    assert not {"km", "lo", "ps", "ckb", "so", "tg", "eo", "jbo"} & voices


@pytest.mark.parametrize("stop_by", ["cancelled", "take"])
def test_a_long_text_stops_soon_after_it_is_cancelled_and_the_next_one_is_whole(engine, stop_by):
    text = "You can ask for help at any time. " * 2000
    pieces = []
    asked_at = []

    def stop() -> bool:
        if len(pieces) >= 3 and not asked_at:
            asked_at.append(time.monotonic())
        return bool(asked_at)

    def take(chunk):
        pieces.append(chunk)
        return not (stop_by == "take" and stop())

    whole = engine.speak(text, "en", 1.0, take, stop if stop_by == "cancelled" else never)
    assert not whole
    assert time.monotonic() - asked_at[0] < 0.2
    assert engine.synthesise("Go.", "en", 1.0, never).complete


def test_cancelling_while_another_text_is_being_said_does_not_wait_for_it(engine):
    said, free = threading.Event(), threading.Event()

    def take(chunk):
        said.set()
        return free.wait(5)

    busy = threading.Thread(target=engine.speak, args=("A long text is read here.", "en", 1.0, take, never))
    busy.start()
    assert said.wait(5)
    started = time.monotonic()
    assert not engine.synthesise("Hello", "en", 1.0, lambda: True).complete
    assert time.monotonic() - started < 0.2
    free.set()
    busy.join(5)


def test_two_threads_get_their_own_whole_sound(engine):
    expected = {lang: len(engine.synthesise(SENTENCES[lang], lang, 1.0, never).pcm) for lang in ("en", "uk")}
    results = {}

    def say(lang):
        results[lang] = [len(EspeakEngine().synthesise(SENTENCES[lang], lang, 1.0, never).pcm) for _ in range(5)]

    threads = [threading.Thread(target=say, args=(lang,)) for lang in expected]
    [thread.start() for thread in threads]
    [thread.join(10) for thread in threads]
    for lang, lengths in results.items():
        assert all(abs(length - expected[lang]) < expected[lang] * 0.02 for length in lengths)


def test_six_thousand_characters_are_said_to_the_end(engine):
    text = ("Every person can ask for help in the office. " * 140)[:6000]
    audio = engine.synthesise(text, "en", 1.0, never)
    assert audio.milliseconds > 200_000
    assert audio.marks[-1].char > 5900


@pytest.mark.parametrize("text", ["", "   ", "\n\u200b"])
def test_an_empty_text_is_complete_and_lasts_no_time(engine, text):
    audio = engine.synthesise(text, "en", 1.0, never)
    assert audio.complete
    assert audio.milliseconds < 100
    assert audio.marks == ()


def test_a_picture_character_does_not_shift_the_words_behind_it(engine):
    text = "Good 😀 day"
    audio = engine.synthesise(text, "en", 1.0, never)
    assert text[audio.marks[-1].char :] == "day"


def test_text_with_nul_or_markup_is_said_and_not_obeyed(engine):
    plain = engine.synthesise("one two three four", "en", 1.0, never)
    assert engine.synthesise("one\0two three four", "en", 1.0, never).milliseconds >= plain.milliseconds * 0.9
    assert engine.synthesise("<break time='60s'/> one", "en", 1.0, never).milliseconds < 20_000


def test_speed_shortens_and_lengthens_the_sound(engine):
    slow, normal, fast = (engine.synthesise(SENTENCES["en"], "en", s, never).milliseconds for s in (0.5, 1.0, 2.0))
    assert slow > normal * 1.6
    assert fast < normal * 0.7


@pytest.mark.parametrize("speed", [0.49, 2.01, -1.0])
def test_a_speed_outside_the_limits_is_refused(engine, speed):
    with pytest.raises(ValueError, match="outside"):
        engine.synthesise("text", "en", speed, never)


def test_an_error_of_the_receiver_reaches_the_caller_and_does_no_harm(engine):
    def broken(chunk):
        raise KeyError("receiver")

    with pytest.raises(KeyError):
        engine.speak("Hello there.", "en", 1.0, broken, never)
    assert engine.synthesise("Hello there.", "en", 1.0, never).complete


def test_the_first_piece_comes_before_the_text_is_finished(engine):
    pieces = []
    engine.speak(SENTENCES["en"], "en", 1.0, lambda chunk: pieces.append(chunk) or True, never)
    assert len(pieces) > 5
    assert 0 < len(pieces[0].pcm) <= 22_050 * 2 // 10


def test_a_machine_without_the_library_says_why(tmp_path):
    good = wheel_files()
    text_file = tmp_path / "lib.so"
    text_file.write_text("no library")
    cases = {
        NoEngine.LIBRARY_MISSING: lambda: Files(Path(tmp_path / "none.so"), good.data),
        NoEngine.DATA_MISSING: lambda: Files(good.library, tmp_path),
        NoEngine.LIBRARY_BROKEN: lambda: Files(text_file, good.data),
    }
    for reason, files in cases.items():
        engine = EspeakEngine(files)
        assert engine.available() == Unavailable(reason)
        assert engine.voices() == frozenset()
        assert engine.voice_for("en") is None
        with pytest.raises(SpeechFailed) as failed:
            engine.synthesise("text", "en", 1.0, never)
        assert failed.value.reason is Failure.UNAVAILABLE


def test_a_deep_folder_is_no_reason_to_be_silent(tmp_path):
    deep = tmp_path / ("deep" * 40) / "espeak-ng-data"
    deep.parent.mkdir()
    shutil.copytree(wheel_files().data, deep, ignore=lambda folder, names: [n for n in names if _is_foreign(n)])
    words = [sys.executable, "-c", SAY, wheel_files().library, deep]
    said = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (said.returncode, said.stdout.strip(), said.stderr) == (0, "heard", "")


SAY = """
import sys
from pathlib import Path
from va_desktop.speech.engine import never
from va_desktop.speech.espeak import EspeakEngine, Files
engine = EspeakEngine(lambda: Files(Path(sys.argv[1]), Path(sys.argv[2])))
print("heard" if any(engine.synthesise("Hello", "en", 1.0, never).pcm) else "silence")
"""


def _is_foreign(name):
    return name.endswith("_dict") and name != "en_dict"


def test_the_wheel_brings_a_working_library(engine):
    assert engine.available() == Available()
