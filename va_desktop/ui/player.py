# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads sentences aloud one after another: makes each sound away from the window, plays it, lights it up."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from threading import Event

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from va_desktop.speech.choice import Chosen, NoVoice, after_failure, choose
from va_desktop.speech.engine import Audio, SpeechEngine, SpeechFailed
from va_desktop.speech.utterances import Block, Utterance, utterances
from va_desktop.speech.wav import encoded
from va_desktop.ui.jobs import Jobs


class State(Enum):
    """What the player does."""

    SILENT = "silent"
    PLAYING = "playing"
    PAUSED = "paused"


@dataclass(frozen=True)
class Sound:
    """One sentence, ready to be played: made by a voice, or a recording. `audible` False: no voice speaks it."""

    index: int
    audio: Audio | None
    lang: str
    audible: bool
    clip: bytes | None = None


class Player(QObject):
    """Plays one page at a time. Signals: `moved` (block or -1, sentence, count), `changed`, `mute` (language)."""

    moved = Signal(int, int, int)
    changed = Signal()
    mute = Signal(str)
    first_sample = Signal()

    def __init__(
        self, engines: Callable[[], Sequence[SpeechEngine]], jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engines, self._jobs = engines, jobs
        self.state = State.SILENT
        self.speed = 1.0
        self.volume = 100
        self.queue: tuple[Utterance, ...] = ()
        self.index = 0
        self._cancel = Event()
        self._media = None
        self._out = None
        self._ready: dict[int, Sound] = {}
        self._told_mute: set[str] = set()
        self._gap = QTimer(self)
        self._gap.setSingleShot(True)
        self._gap.timeout.connect(self._next)

    @property
    def reading(self) -> bool:
        """Tell whether something is being read, paused or not."""
        return self.state is not State.SILENT

    @property
    def position(self) -> int:
        """Return how many milliseconds of the present sentence have been heard."""
        return self._media.position() if self._media is not None else 0

    @property
    def paused(self) -> bool:
        """Tell whether the reading waits."""
        return self.state is State.PAUSED

    def play(self, blocks: Sequence[Block], first: int = 0) -> None:
        """Read blocks aloud from the first sentence, in place of whatever was being read."""
        self.stop()
        self.queue = utterances(blocks)
        if not self.queue:
            return
        self._told_mute.clear()
        self.index = min(first, len(self.queue) - 1)
        self._set(State.PLAYING)
        self._make(self.index)

    def sample(self, name: str, welcome: str, lang: str) -> None:
        """Say a language's own name and its word of welcome."""
        self.play([Block(name, lang, "heading"), Block(welcome, lang)])

    def stop(self) -> None:
        """Fall silent at once and forget the page."""
        self._cancel.set()
        self._cancel = Event()
        self._jobs.forget("speech")
        self._jobs.forget("speech ahead")
        self._gap.stop()
        self._ready.clear()
        if self._media is not None:
            self._media.stop()
        if self.state is not State.SILENT:
            self.queue = ()
            self._set(State.SILENT)
            self.moved.emit(-1, 0, 0)

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.state is State.PLAYING:
            self._gap.stop()
            if self._media is not None:
                self._media.pause()
            self._set(State.PAUSED)
        elif self.state is State.PAUSED:
            self._set(State.PLAYING)
            if self._playing_media():
                self._media.play()
            else:
                self._make(self.index)

    def repeat(self) -> None:
        """Say the present sentence again from its start."""
        if self.queue:
            self._set(State.PLAYING)
            self._make(self.index)

    def set_speed(self, speed: float) -> None:
        """Speak slower or faster; the present sentence begins again."""
        self.speed = speed
        self._ready.clear()
        if self.state is State.PLAYING:
            self._make(self.index)

    def set_volume(self, percent: int) -> None:
        """Speak louder or softer."""
        self.volume = percent
        if self._out is not None:
            self._out.setVolume(percent / 100)

    def _playing_media(self) -> bool:
        return self.position > 0

    def _set(self, state: State) -> None:
        self.state = state
        self.changed.emit()

    def _make(self, index: int) -> None:
        self._gap.stop()
        if self._media is not None:
            self._media.stop()
        ready = self._ready.pop(index, None)
        if ready is not None:
            self._sound(ready)
            return
        self._run("speech", index, self._sound)

    def _run(self, kind: str, index: int, done: Callable[[Sound], None]) -> None:
        utterance, speed, cancel = self.queue[index], self.speed, self._cancel
        engines = self._engines
        self._jobs.run(
            kind, lambda: _speak(engines(), utterance, index, speed, cancel), done, lambda _: self._skip(index)
        )

    def _skip(self, index: int) -> None:
        """Go on to the next sentence when one could not be made at all."""
        if index == self.index and self.state is State.PLAYING:
            self._next()

    def _sound(self, sound: Sound) -> None:
        if self.state is not State.PLAYING or sound.index != self.index:
            return
        if not sound.audible and sound.lang not in self._told_mute:
            self._told_mute.add(sound.lang)
            self.mute.emit(sound.lang)
        media = self._player()
        media.stop()
        media.setSource(_source(sound))
        media.setPlaybackRate(self.speed if sound.clip is not None else 1.0)
        media.play()
        self.first_sample.emit()
        self.moved.emit(self.queue[self.index].block_index, self.index, len(self.queue))
        if self.index + 1 < len(self.queue):
            self._run("speech ahead", self.index + 1, self._keep)

    def _keep(self, sound: Sound) -> None:
        self._ready[sound.index] = sound

    def _next(self) -> None:
        if self.state is not State.PLAYING:
            return
        if self.index + 1 >= len(self.queue):
            self.stop()
            return
        self.index += 1
        self._make(self.index)

    def _player(self):
        if self._media is None:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

            self._out = QAudioOutput(self)
            self._out.setVolume(self.volume / 100)
            _settled(self._out)
            self._media = QMediaPlayer(self)
            self._media.setAudioOutput(self._out)
            ended = QMediaPlayer.MediaStatus.EndOfMedia
            broken = QMediaPlayer.MediaStatus.InvalidMedia
            self._media.mediaStatusChanged.connect(lambda status: self._ended() if status in (ended, broken) else None)
        return self._media

    def _ended(self) -> None:
        if self.state is State.PLAYING and self.queue:
            self._gap.start(self.queue[self.index].pause_ms)


def _settled(out: QObject) -> None:
    """Let the binding learn now that nothing in Python wants to hear of connections to this object.

    The media player's thread disconnects from it when a sound ends, holding one of Qt's locks; the binding would ask
    Python then, wait for Python's lock, and meet the window that holds it and waits for Qt's. Seen with PySide6 6.11:
    three of four runs of a hundred visits stood still, and none since. The answer is kept after the first time.
    """

    def heard(_: object) -> None: ...

    out.mutedChanged.connect(heard)  # type: ignore[attr-defined]
    out.mutedChanged.disconnect(heard)  # type: ignore[attr-defined]


def _source(sound: Sound) -> QUrl:
    if sound.clip is not None:
        return in_memory(sound.clip, "audio/ogg")
    assert sound.audio is not None
    return in_memory(encoded(sound.audio))


def in_memory(data: bytes, kind: str = "audio/wav") -> QUrl:
    """Return the sound as an address that holds it (RFC 2397): nothing is written to a disk.

    A QBuffer made in Python cannot be used: the media player's own thread reads it, waits for Python's lock,
    and the window waits for that thread (seen as a deadlock and as a crash with PySide6 6.11).
    """
    return QUrl(f"data:{kind};base64," + b64encode(data).decode("ascii"))


def _speak(engines: Sequence[SpeechEngine], utterance: Utterance, index: int, speed: float, cancel: Event) -> Sound:
    if utterance.clip is not None:
        return Sound(index, None, utterance.lang, True, utterance.clip)
    found: Chosen | NoVoice = choose(engines, utterance.lang)
    while isinstance(found, Chosen):
        try:
            audio = found.engine.synthesise(utterance.spoken, utterance.lang, speed, cancel.is_set)
        except SpeechFailed:
            found = after_failure(found)
            continue
        return Sound(index, audio, utterance.lang, not found.voice.silent)
    raise LookupError(utterance.lang)
