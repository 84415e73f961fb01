# SPDX-License-Identifier: GPL-3.0-or-later
"""The last engine: no sound, but a plausible clock, so that words are still highlighted in turn."""

from va_desktop.i18n.edges import word_spans
from va_desktop.speech.engine import (
    Audio,
    Available,
    Cancelled,
    Chunk,
    Mark,
    Take,
    Unavailable,
    Voice,
    checked_speed,
    gathered,
)

CHARACTERS_A_SECOND = 14.0
"""Pace at speed 1.0: espeak-ng reads 58 English characters in 2.9 s and its default pauses make it slower."""

_RATE = 8_000
_SECOND = _RATE * 2


class SilentEngine:
    """Speaks nothing in any language; every voice of it says that it is silent."""

    name = "silent"

    def available(self) -> Available | Unavailable:
        """Always available."""
        return Available()

    def voices(self) -> frozenset[str]:
        """Return nothing: silence is no voice."""
        return frozenset()

    def voice_for(self, lang: str) -> Voice | None:
        """Return a silent voice for any language."""
        return Voice(lang, "silent", silent=True)

    def speak(self, text: str, lang: str, speed: float, take: Take, cancelled: Cancelled) -> bool:
        """Hand over silence in pieces of one second."""
        pace = CHARACTERS_A_SECOND * checked_speed(speed)
        marks = [Mark(int(start * 1000 / pace), start, end - start) for start, end in word_spans(text, lang)]
        total = int(len(text.strip()) / pace * _RATE) * 2
        for at in range(0, total, _SECOND):
            now = tuple(mark for mark in marks if at <= mark.start_ms * _SECOND // 1000 < at + _SECOND)
            if cancelled() or not take(Chunk(bytes(min(_SECOND, total - at)), _RATE, now)):
                return False
        return True

    def synthesise(self, text: str, lang: str, speed: float, cancelled: Cancelled) -> Audio:
        """Return silence that lasts about as long as the text would."""
        return gathered(self, text, lang, speed, cancelled, _RATE)
