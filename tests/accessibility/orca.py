# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real Orca and returns what it says after each key, read from its own record of speech.

Orca speaks to a speech dispatcher that makes no sound: with a real one and no sound card it stops after its first
phrase. Its record is buffered by blocks unless opened anew, line by line.
"""

import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path

SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)'\s*(?:\{|$)")
ECHO = {"tab", "space", "return", "escape", "down", "up", "left", "right", "left shift"}
KINDS = ("button", "text", "check box", "heading", "link")
"""Kinds of controls as Orca names them; a radio button is one too."""
SHIM = """
import builtins, runpy, sys
plain = builtins.open
def by_line(file, mode="r", *rest, **named):
    if "w" in mode and str(file).endswith("spoken.log"):
        return plain(file, mode, 1)
    return plain(file, mode, *rest, **named)
builtins.open = by_line
sys.argv[0] = "orca"
runpy.run_path("/usr/bin/orca", run_name="__main__")
"""
CONFIG = """LogLevel 0
LogDir "{home}"
CommunicationMethod "unix_socket"
AudioOutputMethod "alsa"
DefaultModule quiet
AddModule "quiet" "sd_generic" "quiet.conf"
"""
MODULE = """GenericExecuteSynth "true"
GenericCmdDependency "true"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "m1"
DefaultVoice "m1"
"""


class Orca:
    """A running Orca. `heard` collects what it says; `key` presses a key first."""

    def __init__(self) -> None:
        self.log = Path(tempfile.mkdtemp(prefix="orca")) / "spoken.log"
        self.place = 0
        self.said: list[str] = []
        self.processes = [self._dispatcher()]
        command = ["/usr/bin/python3", "-c", SHIM, "--replace", f"--debug-file={self.log}"]
        self.processes.append(_quiet(command))
        self.wait_for("Screen reader on", 30)

    def _dispatcher(self) -> subprocess.Popen[bytes]:
        home = Path(os.environ["HOME"])
        folder = home / ".config" / "speech-dispatcher"
        (folder / "modules").mkdir(parents=True, exist_ok=True)
        os.environ["XDG_CONFIG_HOME"] = str(home / ".config")
        (home / ".asoundrc").write_text("pcm.!default { type null }\nctl.!default { type null }\n")
        (folder / "speechd.conf").write_text(CONFIG.format(home=home))
        (folder / "modules" / "quiet.conf").write_text(MODULE)
        return _quiet(["speech-dispatcher", "-s", "-C", str(folder), "-t", "0"])

    def new(self) -> list[str]:
        """Return what was said since the last time."""
        try:
            with self.log.open("rb") as file:
                file.seek(self.place)
                part = file.read()
        except FileNotFoundError:
            return []
        end = part.rfind(b"\n") + 1
        self.place += end
        found = [
            match.group(1) for match in map(SPOKEN.search, part[:end].decode("utf-8", "replace").split("\n")) if match
        ]
        self.said.extend(found)
        return found

    def wait_for(self, text: str, seconds: float = 15) -> list[str]:
        """Wait until something that holds this text is said; return all that was said until then."""
        heard: list[str] = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            heard += self.new()
            if any(text in line for line in heard):
                return heard
            time.sleep(0.03)
        raise AssertionError(f"Orca never said {text!r}; it said {heard[-12:]}")

    def heard(self, quiet: float = 0.6, most: float = 8) -> list[str]:
        """Collect what is said until Orca has been quiet for a while."""
        heard: list[str] = []
        start = last = time.monotonic()
        while time.monotonic() - start < most:
            part = self.new()
            if part:
                heard += part
                last = time.monotonic()
            elif time.monotonic() - last > (quiet if heard else 2.0):
                break
            time.sleep(0.03)
        return [line for line in heard if line.strip().casefold() not in ECHO]

    def key(self, name: str) -> list[str]:
        """Press a key and return what is said about it."""
        self.new()
        subprocess.run(["xdotool", "key", name], check=True)
        return self.heard()

    def step(self, name: str) -> str:
        """Press a key and return what is said, until what has the focus now was named with its kind."""
        self.new()
        subprocess.run(["xdotool", "key", name], check=True)
        said = ""
        for _ in range(5):
            said += " " + " ".join(self.heard(0.25))
            if any(kind in said for kind in KINDS):
                break
        return said

    def press(self, name: str, expected: str) -> str:
        """Press a key, wait until Orca says something, and return all it said until then."""
        self.new()
        subprocess.run(["xdotool", "key", name], check=True)
        return " ".join(self.wait_for(expected))

    def close(self) -> None:
        for process in reversed(self.processes):
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                continue
        for process in self.processes:
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def until(orca: "Orca", text: str, most: int = 40, key: str = "Tab") -> str:
    """Press Tab, or an arrow inside a group, until Orca names something, and return all it says of it."""
    heard = []
    for _ in range(most):
        said = orca.step(key)
        if text in said:
            return said
        heard.append(said)
    raise AssertionError(f"Orca did not say {text!r} in {most} presses of {key}, only {heard}")


def _quiet(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
