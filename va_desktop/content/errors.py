# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with content, as typed facts without sentences."""

from pathlib import Path
from typing import Literal

from va_desktop.content.problems import Problem
from va_desktop.errors import VaDesktopError

Damage = Literal["unreadable", "not_a_pack", "too_short", "no_trailer", "checksum", "database"]


class PackDamaged(VaDesktopError):
    """A built pack that must not be trusted; the rest of the library is unharmed."""

    def __init__(self, path: Path, reason: Damage) -> None:
        super().__init__(str(path), reason)
        self.path = path
        self.reason = reason


class PackTooNew(VaDesktopError):
    """A sound pack whose `format` a newer program wrote."""

    def __init__(self, path: Path, format_: int) -> None:
        super().__init__(str(path), format_)
        self.path = path
        self.format = format_


class ContentRefused(VaDesktopError):
    """Authored content that cannot be read or built, with every problem that stands in the way."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(*problems)
        self.problems = problems


class TextUnknown(VaDesktopError):
    """A text id that no pack holds: a defect of the caller or of the pack, never of the reader."""

    def __init__(self, text_id: str) -> None:
        super().__init__(text_id)
        self.text_id = text_id
