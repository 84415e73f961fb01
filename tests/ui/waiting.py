# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what happens in other threads, without sleeping past it."""

import time
from collections.abc import Callable

from PySide6.QtTest import QTest


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Let the window work until something is true; fail when it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        QTest.qWait(1)  # and not a tight loop, which would take Python away from the threads it waits for
