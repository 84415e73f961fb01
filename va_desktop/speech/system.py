# SPDX-License-Identifier: GPL-3.0-or-later
"""The voices of the operating system (SAPI5, macOS, others) through pyttsx3 in a process that can be killed.

Whatever that process does, the caller is free again within the time limit, and half a file is never played.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from va_desktop.speech.aiff import read_aiff
from va_desktop.speech.child import REPORT, REQUEST, SOUND
from va_desktop.speech.engine import (
    Audio,
    Available,
    Cancelled,
    Chunk,
    Failure,
    NoEngine,
    SpeechFailed,
    Take,
    Unavailable,
    Voice,
    checked_speed,
    gathered,
    never,
)
from va_desktop.speech.languages import candidates
from va_desktop.speech.wav import read_complete

CHILD = (sys.executable, "-m", "va_desktop.speech.child")

_POLL_SECONDS = 0.02
_SECONDS_A_CHARACTER = 0.02
_LONGEST_MS_A_CHARACTER = 2_000
"""A sound longer than this for its text is not the text; slow speech takes about 150 ms a character."""


class SystemEngine:
    """Speaks with a system voice.

    `patience` is the seconds the child gets besides those for the text; `scratch` holds its short-lived
    files, by default the system's folder for temporary ones.
    """

    name = "system"

    def __init__(self, command: Sequence[str] = CHILD, patience: float = 10.0, scratch: Path | None = None) -> None:
        self._command = tuple(command)
        self._patience = patience
        self._scratch = scratch
        self._known: dict[str, str] | Unavailable | None = None

    def available(self) -> Available | Unavailable:
        """Ask the child for its voices, once; waits for `patience` seconds at most."""
        known = self._voices()
        return known if isinstance(known, Unavailable) else Available()

    def voices(self) -> frozenset[str]:
        """Return the tags of the installed system voices."""
        known = self._voices()
        return frozenset() if isinstance(known, Unavailable) else frozenset(known)

    def voice_for(self, lang: str) -> Voice | None:
        """Return the first system voice of the language."""
        known = self._voices()
        if isinstance(known, Unavailable):
            return None
        return _match(known, lang)

    def speak(self, text: str, lang: str, speed: float, take: Take, cancelled: Cancelled) -> bool:
        """Hand over the whole sound in one piece, without word times."""
        known = self._voices()
        if isinstance(known, Unavailable):
            raise SpeechFailed(self.name, Failure.UNAVAILABLE)
        voice = _match(known, lang)
        if voice is None:
            raise SpeechFailed(self.name, Failure.NO_VOICE)
        request = {"do": "save", "text": text, "voice": voice.identifier, "speed": checked_speed(speed)}
        if not text.strip():
            return True
        with tempfile.TemporaryDirectory(prefix="va-desktop-", dir=self._scratch, ignore_cleanup_errors=True) as name:
            seconds = self._patience + len(text) * _SECONDS_A_CHARACTER
            report = self._ask(Path(name), request, seconds, cancelled)
            if report is None:
                return False
            audio = _sound(Path(name) / SOUND, report, len(text))
        if audio is None:
            raise SpeechFailed(self.name, Failure.INCOMPLETE)
        return take(Chunk(audio.pcm, audio.rate))

    def synthesise(self, text: str, lang: str, speed: float, cancelled: Cancelled) -> Audio:
        """Return the whole sound."""
        return gathered(self, text, lang, speed, cancelled, 22_050)

    def _voices(self) -> dict[str, str] | Unavailable:
        if self._known is None:
            self._known = self._listed()
        return self._known

    def _listed(self) -> dict[str, str] | Unavailable:
        if self._command == CHILD and find_spec("pyttsx3") is None:
            return Unavailable(NoEngine.DRIVER_MISSING)
        try:
            with tempfile.TemporaryDirectory(
                prefix="va-desktop-", dir=self._scratch, ignore_cleanup_errors=True
            ) as name:
                report = self._ask(Path(name), {"do": "voices"}, self._patience, never)
        except SpeechFailed as failed:
            timed_out = failed.reason is Failure.TIMED_OUT
            return Unavailable(NoEngine.NO_ANSWER if timed_out else NoEngine.DRIVER_MISSING)
        known = _tags(report)
        return known or Unavailable(NoEngine.NO_VOICES)

    def _ask(self, folder: Path, request: dict[str, Any], seconds: float, cancelled: Cancelled) -> Any:
        """Run the child once; return its report, None when cancelled. Raises SpeechFailed."""
        (folder / REQUEST).write_text(json.dumps(request), encoding="utf-8")
        try:
            child = _started((*self._command, str(folder)))
        except OSError as error:
            raise SpeechFailed(self.name, Failure.UNAVAILABLE) from error
        deadline = time.monotonic() + seconds
        try:
            while (code := _ended(child)) is None:
                if cancelled():
                    return None
                if time.monotonic() > deadline:
                    raise SpeechFailed(self.name, Failure.TIMED_OUT)
        finally:
            _kill(child)
        if code != 0:
            raise SpeechFailed(self.name, Failure.DIED)
        try:
            return json.loads((folder / REPORT).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SpeechFailed(self.name, Failure.INCOMPLETE) from error


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start the child in a group of its own, with nothing shared that a grandchild could hold open."""
    quiet = subprocess.DEVNULL
    # The child must find this package wherever the program was started.
    path = os.pathsep.join(filter(None, (str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH"))))
    env = {**os.environ, "PYTHONPATH": path}
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, env=env)


def _ended(child: "subprocess.Popen[bytes]") -> int | None:
    try:
        return child.wait(_POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return None


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it started; pyttsx3's espeak driver leaves players behind."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()


def _tags(report: Any) -> dict[str, str]:
    """Return tag to voice id; the first voice of a language wins. Nonsense gives nothing."""
    known: dict[str, str] = {}
    if isinstance(report, dict) and isinstance(report.get("voices"), list):
        for voice in report["voices"]:
            if isinstance(voice, dict) and isinstance(voice.get("tags"), list):
                for tag in voice["tags"]:
                    known.setdefault(str(tag), str(voice.get("id", "")))
    return known


def _match(known: dict[str, str], lang: str) -> Voice | None:
    """Return the voice of the tag, else that of any country of the same language."""
    by_tag = {tag.lower(): tag for tag in known}
    for wanted in candidates(lang):
        close = [tag for tag in by_tag if tag == wanted or wanted in candidates(tag)]
        if close:
            tag = by_tag[min(close, key=len)]
            return Voice(tag, known[tag])
    return None


def _sound(file: Path, report: Any, characters: int) -> Audio | None:
    """Return the sound only if the child says it finished and the file is whole and of a credible length."""
    if not isinstance(report, dict) or report.get("finished") is not True or not file.is_file():
        return None
    if report.get("bytes") != file.stat().st_size:
        return None
    audio = read_complete(file) or read_aiff(file)
    if audio is None or audio.milliseconds > 2_000 + characters * _LONGEST_MS_A_CHARACTER:
        return None
    return audio
