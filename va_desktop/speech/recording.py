# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole text as one sound file, each part in its own language; parts without a voice are left out and told."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from va_desktop.speech.choice import Chosen, after_failure, choose
from va_desktop.speech.engine import Audio, SpeechEngine, SpeechFailed, never
from va_desktop.speech.utterances import Block, Utterance, utterances
from va_desktop.speech.wav import write


class Nothing(Exception):
    """No part of the text has a voice on this machine."""


def record(engines: Sequence[SpeechEngine], blocks: Iterable[Block], speed: float, out: Path) -> frozenset[str]:
    """Write blocks as one WAV file and return the languages that are not in it: nobody here speaks them.

    Raises `Nothing` when that is all of them, and OSError.
    """
    mute: set[str] = set()
    sounds = _sounds(engines, utterances(list(blocks)), speed, mute)
    first = next(sounds, None)
    if first is None:
        raise Nothing
    write(out, chain((first,), sounds))
    return frozenset(mute)


def _sounds(
    engines: Sequence[SpeechEngine], sentences: Iterable[Utterance], speed: float, mute: set[str]
) -> Iterator[Audio]:
    rate = 0
    for sentence in sentences:
        audio = _sound(engines, sentence, speed)
        # One file has one rate: what another engine made at another one would play too fast or too slowly.
        if audio is None or (rate and audio.rate != rate):
            mute.add(sentence.lang)
            continue
        rate = audio.rate
        yield audio
        yield Audio(bytes(rate * sentence.pause_ms // 1000 * 2), rate, ())


def _sound(engines: Sequence[SpeechEngine], sentence: Utterance, speed: float) -> Audio | None:
    found = choose(engines, sentence.lang)
    while isinstance(found, Chosen) and not found.voice.silent:
        try:
            return found.engine.synthesise(sentence.spoken, sentence.lang, speed, never)
        except SpeechFailed:
            found = after_failure(found)
    return None
