# SPDX-License-Identifier: GPL-3.0-or-later
"""The day on which something is judged; handed in, so that a rule can be asked about any day."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

Clock = Callable[[], "date"]
"""Answers which day it is."""


def system_clock() -> "date":
    """Return today's date on this machine."""
    from datetime import date

    return date.today()
