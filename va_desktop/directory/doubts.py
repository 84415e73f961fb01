# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a new directory may be a worse one than the one in use: its source was cut, or it has far fewer places."""

from dataclasses import dataclass
from pathlib import Path

from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew
from va_desktop.directory.hsds.findings import Report, SourceRefused
from va_desktop.directory.reading import Directory
from va_desktop.errors import VaDesktopError

FEWER = 2 / 3
"""Below this share of the places from before somebody must agree; our own rule."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Places in the directory in use (0: there is none) and in the new one. `cut`: the source ended early."""

    before: int
    now: int
    cut: bool


class DirectoryDoubted(VaDesktopError):
    """Nobody agreed to a directory that may be a worse one; the old file is untouched."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt)
        self.doubt = doubt


def doubt(report: Report, places: int, target: Path) -> Doubt | None:
    """Return why one should ask before a new directory takes the place of `target`; None where it is well.

    Raises `SourceRefused` when there is no place in it that can be found.
    """
    if not report.total.imported:
        raise SourceRefused("no_rows")
    if not places:
        raise SourceRefused("no_places")
    cut, before = "rest_unread" in report.reasons, installed(target)
    return Doubt(before, places, cut) if cut or places < before * FEWER else None


def installed(target: Path) -> int:
    """Return how many places the directory has that lies there; 0 where there is none, or only a damaged one."""
    if not target.exists():
        return 0
    try:
        found = Directory.open(target)
    except (DirectoryDamaged, DirectoryTooNew):
        return 0
    try:
        return found.places
    finally:
        found.close()
