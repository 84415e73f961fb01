# SPDX-License-Identifier: GPL-3.0-or-later
"""The day and the time of day by which something is judged; handed in, so that a rule can be asked about any day."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

Clock = Callable[[], "date"]
"""Answers which day it is."""
TimeOfDay = Callable[[], "time"]
"""Answers what time it is on the clock of the wall."""


def system_clock() -> "date":
    """Return today's date on this machine."""
    from datetime import date

    return date.today()


def system_time() -> "time":
    """Return the time of day on this machine."""
    from datetime import datetime

    return datetime.now().time()
