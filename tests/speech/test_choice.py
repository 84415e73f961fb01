# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from va_desktop.speech.choice import Chosen, NoVoice, after_failure, choose
from va_desktop.speech.engine import Available, NoEngine, Unavailable, Voice, never
from va_desktop.speech.espeak import EspeakEngine
from va_desktop.speech.health import health
from va_desktop.speech.languages import Nearest, Why
from va_desktop.speech.silent import SilentEngine


class Speaks(SilentEngine):
    """An engine with voices for a few languages."""

    def __init__(self, name, *tags):
        self.name = name
        self.tags = frozenset(tags)

    def available(self):
        return Available() if self.tags else Unavailable(NoEngine.NO_VOICES)

    def voices(self):
        return self.tags

    def voice_for(self, lang):
        return Voice(lang, self.name) if lang in self.tags else None


def test_the_first_engine_with_a_voice_is_chosen():
    first, second = Speaks("first", "en"), Speaks("second", "en", "ps")
    assert choose((first, second), "en").engine is first
    assert choose((first, second), "ps").engine is second


def test_an_engine_that_failed_is_not_chosen_again():
    first, second = Speaks("first", "en"), Speaks("second", "en")
    chosen = choose((first, second), "en")
    again = after_failure(chosen)
    assert isinstance(again, Chosen)
    assert again.engine is second
    assert after_failure(again) == NoVoice("en", None)


def test_the_silent_engine_speaks_every_language_and_says_that_it_is_silent():
    chosen = choose((Speaks("first"), SilentEngine()), "km")
    assert chosen.voice.silent
    assert chosen.exact


@pytest.mark.parametrize(
    ("lang", "nearest"),
    [
        ("fa-AF", Nearest("fa", Why.READS)),
        ("prs", Nearest("fa", Why.READS)),
        ("ps", Nearest("fa", Why.UNDERSTOOD)),
        ("ckb", Nearest("ar", Why.UNDERSTOOD)),
        ("lo", Nearest("th", Why.UNDERSTOOD)),
        ("so", Nearest("ar", Why.UNDERSTOOD)),
        ("km", Nearest("en", Why.SOURCE)),
        ("xx", Nearest("en", Why.SOURCE)),
    ],
)
def test_a_language_without_a_voice_is_offered_the_nearest_with_its_reason(lang, nearest):
    assert choose((EspeakEngine(),), lang) == NoVoice(lang, nearest)


@pytest.mark.parametrize(
    ("lang", "exact"),
    [
        ("en", True),
        ("es-CO", True),
        ("es-ES", True),
        ("pt-AO", False),
        ("uk-UA", True),
        ("ar-IQ", False),
        ("zh", True),
    ],
)
def test_a_voice_from_another_country_is_not_called_exact(lang, exact):
    assert choose((EspeakEngine(),), lang).exact is exact


def test_nothing_is_offered_where_nothing_speaks():
    assert choose((), "en") == NoVoice("en", None)


def test_silence_lasts_about_as_long_as_speech_and_marks_each_word():
    text = "You can ask for the aids you need."
    silent = SilentEngine().synthesise(text, "en", 1.0, never)
    spoken = EspeakEngine().synthesise(text, "en", 1.0, never)
    assert set(silent.pcm) == {0}
    assert 0.5 < silent.milliseconds / spoken.milliseconds < 2
    assert {mark.char for mark in spoken.marks} <= {mark.char for mark in silent.marks}
    assert [text[mark.char :].split(maxsplit=1)[0].rstrip(".") for mark in silent.marks] == text.rstrip(".").split()
    assert SilentEngine().synthesise(text, "en", 2.0, never).milliseconds < silent.milliseconds * 0.6
    assert not SilentEngine().synthesise(text, "en", 1.0, lambda: True).complete


def test_health_states_each_engine_and_which_languages_nobody_speaks():
    state = health((EspeakEngine(), Speaks("none")), ("en", "km", "es"))
    assert [(one.name, one.state) for one in state.engines] == [
        ("espeak-ng", Available()),
        ("none", Unavailable(NoEngine.NO_VOICES)),
    ]
    assert state.engines[0].voices > 80
    assert state.voiceless == ("km",)
    assert health((SilentEngine(),), ("km",)).voiceless == ("km",)
