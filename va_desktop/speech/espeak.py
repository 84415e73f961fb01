# SPDX-License-Identifier: GPL-3.0-or-later
"""espeak-ng from its Python wheel: sound and word times in memory, no audio device, no other process."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from va_desktop.i18n.edges import Spans, word_at, word_spans
from va_desktop.speech.engine import (
    Audio,
    Available,
    Cancelled,
    Chunk,
    Failure,
    Mark,
    NoEngine,
    SpeechFailed,
    Take,
    Unavailable,
    Voice,
    checked_speed,
    gathered,
)
from va_desktop.speech.languages import candidates
from va_desktop.speech.libespeak import Library, LibraryFailed, WordEvent, load

NORMAL_RATE = 175
"""Words a minute at speed 1.0: espeak-ng's own default (speak_lib.h, espeakRATE)."""

SAMPLE_RATE = 22_050

_ARTIFICIAL = "art"


@dataclass(frozen=True)
class Files:
    """Where the library and its data folder are."""

    library: Path
    data: Path


def wheel_files() -> Files:
    """Return the files of the espeakng-loader wheel; raises ImportError or RuntimeError without it."""
    import espeakng_loader

    return Files(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))


class EspeakEngine:
    """Speaks with espeak-ng. One text at a time in the whole process: the library is not re-entrant."""

    name = "espeak-ng"

    def __init__(self, files: Callable[[], Files] = wheel_files) -> None:
        self._files = files
        self._state: Library | Unavailable | None = None

    def available(self) -> Available | Unavailable:
        """Load the library on first use and tell whether it works."""
        state = self._library()
        return state if isinstance(state, Unavailable) else Available()

    def voices(self) -> frozenset[str]:
        """Return the tags of all natural languages in the data folder."""
        state = self._library()
        return frozenset() if isinstance(state, Unavailable) else frozenset(_voices(state.data))

    def voice_for(self, lang: str) -> Voice | None:
        """Return the voice of the language or of its nearest country; see `languages` for what is refused."""
        state = self._library()
        if isinstance(state, Unavailable):
            return None
        return _voice(state.data, lang)

    def speak(self, text: str, lang: str, speed: float, take: Take, cancelled: Cancelled) -> bool:
        """Hand over the sound in pieces of about 60 ms as it is made."""
        state = self._library()
        if isinstance(state, Unavailable):
            raise SpeechFailed(self.name, Failure.UNAVAILABLE)
        voice = _voice(state.data, lang)
        if voice is None:
            raise SpeechFailed(self.name, Failure.NO_VOICE)
        rate = round(NORMAL_RATE * checked_speed(speed))
        if not text.strip():
            return True
        marks = _Marks(text, lang)

        def on_sound(pcm: bytes, events: list[WordEvent]) -> bool:
            if cancelled():
                return False
            # The sound goes first: where the words begin can be worked out while it is already heard.
            if pcm and not take(Chunk(pcm, SAMPLE_RATE)):
                return False
            found = marks.of(events) if events else ()
            return take(Chunk(b"", SAMPLE_RATE, found)) if found else True

        try:
            return state.say(text.replace("\0", " "), voice.identifier, rate, on_sound, cancelled)
        except LibraryFailed as failed:
            raise SpeechFailed(self.name, Failure.ENGINE) from failed

    def synthesise(self, text: str, lang: str, speed: float, cancelled: Cancelled) -> Audio:
        """Return the whole sound."""
        return gathered(self, text, lang, speed, cancelled, SAMPLE_RATE)

    def _library(self) -> Library | Unavailable:
        if self._state is None:
            self._state = _opened(self._files)
        return self._state


def _opened(files: Callable[[], Files]) -> Library | Unavailable:
    try:
        found = files()
    except (ImportError, RuntimeError):
        return Unavailable(NoEngine.LIBRARY_MISSING)
    if not found.library.is_file():
        return Unavailable(NoEngine.LIBRARY_MISSING)
    if not (found.data / "phontab").is_file():
        return Unavailable(NoEngine.DATA_MISSING)
    try:
        return load(found.library, found.data)
    except LibraryFailed:
        return Unavailable(NoEngine.LIBRARY_BROKEN)


@lru_cache(maxsize=4)
def _voices(data: Path) -> dict[str, str]:
    """Return tag to espeak identifier, from the names of the files: asking the library costs 25 ms."""
    found: dict[str, str] = {}
    for family in sorted(os.listdir(data / "lang")):
        folder = f"{data}/lang/{family}"
        if not os.path.isdir(folder):
            found[family] = family
        elif family != _ARTIFICIAL:
            found |= {name: f"{family}/{name}" for name in sorted(os.listdir(folder)) if "-x-" not in name}
    return found


@lru_cache(maxsize=64)
def _voice(data: Path, lang: str) -> Voice | None:
    by_tag = {tag.lower(): tag for tag in _voices(data)}
    for tag in candidates(lang):
        if tag in by_tag:
            return Voice(by_tag[tag], _voices(data)[by_tag[tag]])
    return None


class _Marks:
    """Turns espeak's word events into marks on whole words, each word once, in order.

    espeak cuts Burmese and Thai inside a letter and gives numbers several events (measured with 1.52).
    """

    def __init__(self, text: str, lang: str) -> None:
        self._text = text
        self._lang = lang
        self._spans: Spans | None = None
        self._last = -1

    def of(self, events: list[WordEvent]) -> tuple[Mark, ...]:
        if self._spans is None:
            self._spans = word_spans(self._text, self._lang)
        marks: list[Mark] = []
        for event in events:
            index = word_at(self._spans, event.char)
            if index is not None and index > self._last:
                start, end = self._spans[index]
                marks.append(Mark(event.milliseconds, start, end - start))
                self._last = index
        return tuple(marks)
