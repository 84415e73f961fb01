# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real program in the test's display, presses keys, and asks the accessibility bus what is there."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAME = "VA Desktop"


class Program:
    """The running program with settings of the test's own."""

    def __init__(self, data: Path, mode: str = "personal", **settings: object) -> None:
        (data / "config").mkdir(parents=True, exist_ok=True)
        (data / "config" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        self.log = data / "stderr.txt"
        with self.log.open("wb") as errors:  # not a pipe: a full one would stop the program
            self.process = subprocess.Popen(
                [sys.executable, "-m", "va_desktop", "--mode", mode, "--data", str(data)],
                env={**os.environ},
                stderr=errors,
            )

    def tree(self) -> list[dict[str, Any]]:
        """Return every accessible object, window first; looked at again when something went away meanwhile."""
        command = ["/usr/bin/python3", str(HERE / "tree.py"), NAME]
        for _ in range(3):
            answer = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
            if answer.returncode == 0:
                return json.loads(answer.stdout)
        raise AssertionError(f"the bus cannot be read: {answer.stderr}")

    def showing(self) -> list[dict[str, Any]]:
        """Return what a person could find on the screen or by scrolling."""
        return [row for row in self.tree() if "visible" in row["states"]]

    def focused(self) -> dict[str, Any] | None:
        """Return what has the focus, as the bus says."""
        return next((row for row in reversed(self.tree()) if {"focused", "focusable"} <= set(row["states"])), None)

    def key(self, *names: str) -> None:
        """Press keys, one after the other."""
        subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)

    def write(self, text: str) -> None:
        """Type a text."""
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)

    def wait(self, true: Callable[[], bool], what: str, seconds: float = 15) -> None:
        """Wait until something holds, or fail saying what did not."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text(errors="replace")
            if true():
                return
            time.sleep(0.05)
        raise AssertionError(f"{what}; the focus is on {self.focused()}")

    def wait_focus(self, name: str, role: str = "") -> None:
        """Wait until something of this name has the focus."""

        def there() -> bool:
            row = self.focused()
            return row is not None and row["name"] == name and role in ("", row["role"])

        self.wait(there, f"{name!r} never got the focus")

    def tab_to(self, name: str, most: int = 60) -> None:
        """Press Tab until a control has the focus, and fail when it is not to be reached."""
        for _ in range(most):
            row = self.focused()
            if row is not None and row["name"] == name:
                return
            before = row
            self.key("Tab")
            self.wait(lambda before=before: self.focused() != before, "Tab did not move the focus")
        raise AssertionError(f"{name!r} was not reached in {most} presses of Tab")

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
