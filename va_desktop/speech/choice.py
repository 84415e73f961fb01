# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the first engine that has a voice for a language, and the next one after a failure."""

from collections.abc import Sequence
from dataclasses import dataclass

from va_desktop.speech.engine import SpeechEngine, Voice
from va_desktop.speech.languages import Nearest, is_exact, nearest


@dataclass(frozen=True)
class Chosen:
    """An engine with a voice; `exact` False: the voice has the accent of another country, so say so.

    `rest` are the engines to try should this one fail.
    """

    engine: SpeechEngine
    voice: Voice
    lang: str
    exact: bool
    rest: tuple[SpeechEngine, ...]


@dataclass(frozen=True)
class NoVoice:
    """No engine speaks the language; `nearest` is what may be offered, never taken unasked."""

    lang: str
    nearest: Nearest | None


def choose(engines: Sequence[SpeechEngine], lang: str) -> Chosen | NoVoice:
    """Return the first engine, in the order given, that has a voice for the language."""
    for index, engine in enumerate(engines):
        voice = engine.voice_for(lang)
        if voice is not None:
            exact = voice.silent or is_exact(lang, voice.tag)
            return Chosen(engine, voice, lang, exact, tuple(engines[index + 1 :]))
    spoken = {tag for engine in engines for tag in engine.voices()}
    return NoVoice(lang, nearest(lang, spoken))


def after_failure(failed: Chosen) -> Chosen | NoVoice:
    """Return the next choice once an engine failed; the failed one is not tried again."""
    return choose(failed.rest, failed.lang)
