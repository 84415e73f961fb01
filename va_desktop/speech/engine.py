# SPDX-License-Identifier: GPL-3.0-or-later
"""What every speech engine promises, and the facts it states about itself."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from va_desktop.errors import VaDesktopError

SLOWEST, FASTEST = 0.5, 2.0
"""Limits of the speed, as a factor of the voice's normal speed."""


class NoEngine(Enum):
    """Why an engine cannot speak on this machine."""

    LIBRARY_MISSING = "library_missing"
    LIBRARY_BROKEN = "library_broken"
    DATA_MISSING = "data_missing"
    DRIVER_MISSING = "driver_missing"
    NO_ANSWER = "no_answer"
    NO_VOICES = "no_voices"


class Failure(Enum):
    """Why one text was not spoken."""

    UNAVAILABLE = "unavailable"
    NO_VOICE = "no_voice"
    ENGINE = "engine"
    TIMED_OUT = "timed_out"
    DIED = "died"
    INCOMPLETE = "incomplete"


class SpeechFailed(VaDesktopError):
    """An engine could not speak a text; `engine` is its name. The next engine may be tried."""

    def __init__(self, engine: str, reason: Failure) -> None:
        super().__init__(engine, reason)
        self.engine = engine
        self.reason = reason


@dataclass(frozen=True)
class Available:
    """The engine can speak."""


@dataclass(frozen=True)
class Unavailable:
    """The engine cannot speak here, for one reason."""

    reason: NoEngine


@dataclass(frozen=True)
class Voice:
    """One voice: its BCP 47 tag and the engine's own name for it. `silent` voices make no sound."""

    tag: str
    identifier: str
    silent: bool = False


@dataclass(frozen=True)
class Mark:
    """A word begins: milliseconds after the start, and its place in the text given (code points)."""

    start_ms: int
    char: int
    length: int


@dataclass(frozen=True)
class Chunk:
    """The next part of the sound: mono, 16 bit, little-endian; marks count from the very start."""

    pcm: bytes
    rate: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Audio:
    """A spoken text: mono 16-bit little-endian PCM at `rate` samples a second; `complete` False if cancelled.

    `marks` is empty where an engine gives no word times: then highlight the whole sentence.
    """

    pcm: bytes
    rate: int
    marks: tuple[Mark, ...]
    complete: bool = True

    @property
    def milliseconds(self) -> int:
        """Return how long the sound lasts."""
        return len(self.pcm) * 500 // self.rate


Take = Callable[[Chunk], bool]
"""Receives sound as it is made; answers whether to go on."""

Cancelled = Callable[[], bool]
"""Asked often while an engine works; True stops it."""


class SpeechEngine(Protocol):
    """Turns text into sound without playing it. Every method may be called from any thread."""

    @property
    def name(self) -> str:
        """A short stable name, for choosing and for `doctor`."""

    def available(self) -> Available | Unavailable:
        """Tell whether this engine can speak on this machine; may load a library, never blocks for long."""

    def voices(self) -> frozenset[str]:
        """Return the tags of the languages that have a voice; empty when unavailable."""

    def voice_for(self, lang: str) -> Voice | None:
        """Return the voice that speaks the language of this BCP 47 tag; None rather than a wrong language."""

    def speak(self, text: str, lang: str, speed: float, take: Take, cancelled: Cancelled) -> bool:
        """Hand the sound to `take` piece by piece in the calling thread, the first as early as possible.

        Returns False when `take` or `cancelled` stopped it. Raises SpeechFailed, and ValueError for a speed
        outside 0.5 to 2.0.
        """

    def synthesise(self, text: str, lang: str, speed: float, cancelled: Cancelled) -> Audio:
        """Return the whole sound; incomplete when cancelled. Raises as `speak` does."""


def never() -> bool:
    """Answer that nobody cancelled."""
    return False


def checked_speed(speed: float) -> float:
    """Return the speed; raise ValueError outside 0.5 to 2.0."""
    if not SLOWEST <= speed <= FASTEST:
        raise ValueError(f"speed {speed} is outside {SLOWEST} to {FASTEST}")
    return speed


def gathered(engine: SpeechEngine, text: str, lang: str, speed: float, cancelled: Cancelled, rate: int) -> Audio:
    """Collect what an engine speaks into one Audio; `rate` is for a text that makes no sound."""
    chunks: list[Chunk] = []

    def keep(chunk: Chunk) -> bool:
        chunks.append(chunk)
        return True

    complete = engine.speak(text, lang, speed, keep, cancelled)
    return Audio(
        b"".join(chunk.pcm for chunk in chunks),
        chunks[0].rate if chunks else rate,
        tuple(mark for chunk in chunks for mark in chunk.marks),
        complete,
    )
