# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts wrong codes and makes the next try wait. It slows a person down; a thief with a copy is slowed by Argon2id."""

import json
from pathlib import Path

from va_desktop.durable import put

FREE = 3
"""Wrong codes without a wait: slips of the finger."""

_WAITS = (30, 60, 120, 300, 600, 900)
LOCK = 3600
"""Seconds between two tries once ten codes were wrong."""

LOCKS_AFTER = 10


def wait_after(wrong: int) -> int:
    """Return how many seconds must pass after so many wrong codes in a row."""
    if wrong <= FREE:
        return 0
    return LOCK if wrong >= LOCKS_AFTER else _WAITS[wrong - FREE - 1]


class Tries:
    """The wrong codes of one vault, in a small file beside it. `now` is in seconds since 1970."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def wrong(self) -> int:
        """Return how many codes in a row were wrong."""
        return self._read()[0]

    def left(self, now: float) -> int:
        """Return how many seconds are still to wait; a clock that was set back does not make it longer."""
        wrong, last = self._read()
        wait = wait_after(wrong)
        passed = now - last
        return min(wait, max(0, round(wait - passed))) if passed >= 0 else wait

    def failed(self, now: float) -> int:
        """Count a wrong code and return how many seconds are to wait now."""
        wrong = self._read()[0] + 1
        try:
            put(self.path, json.dumps({"wrong": wrong, "last": now}).encode())
        except OSError:
            return wait_after(wrong)
        return wait_after(wrong)

    def succeeded(self) -> None:
        """Forget the wrong codes."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            return

    def _read(self) -> tuple[int, float]:
        try:
            found = json.loads(self.path.read_bytes())
            return max(0, min(int(found["wrong"]), 1000)), float(found["last"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0.0
