# SPDX-License-Identifier: GPL-3.0-or-later
"""One finding about authored content, placed so that an editor can jump to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """A finding; `line` and `column` count from 1, `message` is short plain English for authors.

    `rule` is a stable id: `PL...` for plain language, a word for everything else.
    """

    file: Path
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
