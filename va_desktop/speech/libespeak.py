# SPDX-License-Identifier: GPL-3.0-or-later
"""The C interface of espeak-ng (speak_lib.h, 1.52) and nothing more: load it, say a text, pass on sound."""

import ctypes
import os
import tempfile
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_UTF8 = 1
_RATE = 1
_BUFFER_MS = 60
_BY_CHARACTER = 1
_EVENT_END, _EVENT_WORD = 0, 1
_POLL_SECONDS = 0.02

_LONGEST_PATH = 140
"""Bytes; espeak-ng keeps the path of its data in 160 (N_PATH_HOME_DEF) and fails with a longer one."""


class LibraryFailed(Exception):
    """The library did not load or refused to work; `step` names where, `code` is its answer."""

    def __init__(self, step: str, code: int = 0) -> None:
        super().__init__(step, code)
        self.step = step
        self.code = code


class WordEvent(NamedTuple):
    """A word begins at this time, at this code point of the text."""

    milliseconds: int
    char: int


OnSound = Callable[[bytes, list[WordEvent]], bool]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class Library:
    """The loaded library: one per process, because espeak-ng keeps its state in C globals."""

    def __init__(self, library: Path, data: Path) -> None:
        self.data = data
        self._lock = threading.Lock()
        self._voice = ""
        self._rate = 0
        self._on_sound: OnSound | None = None
        self._error: BaseException | None = None
        self._stopped = False
        try:
            self._c: Any = ctypes.CDLL(str(library))
        except OSError as error:
            raise LibraryFailed("load") from error
        self._link = _link_to(data)
        path = os.fsencode(data if self._link is None else Path(self._link.name) / data.name)
        code = self._c.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, path, _DONT_EXIT)
        if code <= 0:
            raise LibraryFailed("initialise", code)
        # Kept on self: the library calls it for as long as the process lives.
        self._callback = _Callback(self._sound)
        self._c.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, voice: str, rate: int, on_sound: OnSound, cancelled: Callable[[], bool]) -> bool:
        """Say the text at `rate` words a minute; False when stopped. Waits while another text is said.

        Raises LibraryFailed, and whatever `on_sound` raises.
        """
        while not (self._lock.acquire(blocking=False) or self._lock.acquire(timeout=_POLL_SECONDS)):
            if cancelled():
                return False
        try:
            return not cancelled() and self._say(text, voice, rate, on_sound)
        finally:
            self._on_sound = None
            self._lock.release()

    def _say(self, text: str, voice: str, rate: int, on_sound: OnSound) -> bool:
        if voice != self._voice:
            self._voice = ""
            self._must("voice", self._c.espeak_SetVoiceByName(voice.encode()))
            self._voice, self._rate = voice, 0
        if rate != self._rate:
            self._must("rate", self._c.espeak_SetParameter(_RATE, rate, 0))
            self._rate = rate
        self._on_sound, self._error, self._stopped = on_sound, None, False
        given = text.encode("utf-8", "replace")
        code = self._c.espeak_Synth(given, len(given) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None)
        if self._error is not None:
            raise self._error
        if self._stopped:
            return False
        self._must("speak", code)
        return True

    def _must(self, step: str, code: int) -> None:
        if code != 0:
            raise LibraryFailed(step, code)

    def _sound(self, wave: int | None, samples: int, events: Any) -> int:
        """Receive sound from the library; an answer other than 0 stops it. No exception may pass into C."""
        if self._on_sound is None or self._stopped:
            return 1
        pcm = ctypes.string_at(wave, samples * 2) if wave and samples > 0 else b""
        words: list[WordEvent] = []
        index = 0
        while (kind := (event := events[index]).type) != _EVENT_END:
            if kind == _EVENT_WORD:
                words.append(WordEvent(event.audio_position, max(0, event.text_position - 1)))
            index += 1
        try:
            self._stopped = not self._on_sound(pcm, words)
        except BaseException as error:
            self._error, self._stopped = error, True
        return int(self._stopped)


def _link_to(data: Path) -> "tempfile.TemporaryDirectory[str] | None":
    """Return a short folder with a link to data that lies too deep; it goes away when the process ends."""
    if len(os.fsencode(data)) <= _LONGEST_PATH:
        return None
    try:
        short = tempfile.TemporaryDirectory(prefix="va-desktop-")
        (Path(short.name) / data.name).symlink_to(data.resolve(), target_is_directory=True)
    except OSError as error:
        raise LibraryFailed("link") from error
    return short


_LOADING = threading.Lock()


def load(library: Path, data: Path) -> Library:
    """Return the library, loaded once in the process whoever asks. Raises LibraryFailed."""
    with _LOADING:
        return _loaded(library, data)


@cache
def _loaded(library: Path, data: Path) -> Library:
    return Library(library, data)
