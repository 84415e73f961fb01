# SPDX-License-Identifier: GPL-3.0-or-later
"""States which engines work here and which languages have a voice, for `doctor` and the language page."""

from collections.abc import Sequence
from dataclasses import dataclass

from va_desktop.speech.choice import Chosen, NoVoice, choose
from va_desktop.speech.engine import Available, SpeechEngine, Unavailable


@dataclass(frozen=True)
class EngineHealth:
    """One engine and whether it can speak; `voices` counts its languages."""

    name: str
    state: Available | Unavailable
    voices: int


@dataclass(frozen=True)
class Health:
    """All engines in their order, and what would speak each language."""

    engines: tuple[EngineHealth, ...]
    languages: tuple[Chosen | NoVoice, ...]

    @property
    def voiceless(self) -> tuple[str, ...]:
        """Return the languages that nobody speaks, or that only the silent engine would take."""
        return tuple(one.lang for one in self.languages if isinstance(one, NoVoice) or one.voice.silent)


def health(engines: Sequence[SpeechEngine], langs: Sequence[str]) -> Health:
    """Ask every engine; never raises and never blocks for longer than the engines' own limits."""
    asked = tuple(EngineHealth(engine.name, engine.available(), len(engine.voices())) for engine in engines)
    return Health(asked, tuple(choose(engines, lang) for lang in langs))
