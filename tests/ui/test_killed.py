# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, killed while somebody works in it: what the page said was saved is there."""

import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

from va_desktop.guidance.records import Records
from va_desktop.storage.vault import Code

TRIALS = 100 if os.environ.get("FAULTS") == "long" else 8
PHRASE = "seven tall trees"


def test_killing_the_window_loses_nothing_that_it_said_was_saved(tmp_path: Path) -> None:
    records, _ = Records.create(tmp_path / "vault", Code.phrase(PHRASE))
    person = records.people.add("Ana", "self", "self", "COL")
    application = records.tracker.open(person.id, "COL", date(2026, 3, 2), title="A wheelchair")
    records.vault.lock()
    chance, saved = random.Random(3), 0
    for _ in range(TRIALS):
        told = killed(tmp_path, chance.randrange(1, 12))
        records = Records.open(tmp_path / "vault", Code.phrase(PHRASE))
        assert records.vault.check()
        there = [event.text for event in records.tracker.events(application.id)]
        records.vault.lock()
        assert there[saved : saved + len(told)] == told
        assert len(there) <= saved + len(told) + 1, "at most what was being saved when it was killed"
        saved = len(there)
    assert saved >= TRIALS


def killed(folder: Path, after: int) -> list[str]:
    """Start the window, let it save some visits, kill it in the middle of the next, and return what it told."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.clerk", str(folder), PHRASE],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(after)]
    process.kill()
    told += [line.strip() for line in process.stdout.read().splitlines()]
    process.wait()
    assert all(told), "the window did not start"
    return told
