# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a directory file or an import into one."""

from pathlib import Path
from typing import Literal

from va_desktop.errors import VaDesktopError

Damage = Literal["unreadable", "not_a_directory", "unfinished", "changed", "database", "counts"]


class DirectoryDamaged(VaDesktopError):
    """A directory file that cannot be trusted; the file was left as it is."""

    def __init__(self, path: Path, damage: Damage) -> None:
        super().__init__(str(path), damage)
        self.path, self.damage = path, damage


class DirectoryTooNew(VaDesktopError):
    """A sound directory file of a format that this program does not know yet."""

    def __init__(self, path: Path, written: int) -> None:
        super().__init__(str(path), written)
        self.path, self.written = path, written


class DirectoryUnwritten(VaDesktopError):
    """The new file could not be written (full disk, no permission); the old one is untouched."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class RecordRefused(VaDesktopError):
    """One document was not kept: its id is taken, or its shape is no HSDS."""

    def __init__(self, kind: str, record_id: str, reason: Literal["double", "shape"]) -> None:
        super().__init__(kind, record_id, reason)
        self.kind, self.id, self.reason = kind, record_id, reason


class RemarksFull(VaDesktopError):
    """So many remarks of visitors wait already that no more are taken; those that wait are untouched."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ImportCancelled(VaDesktopError):
    """Somebody stopped the import; the old file is untouched."""


class ChangeRefused(VaDesktopError):
    """A change of a service that cannot be kept; nothing was changed.

    `id`: no id, another one, or one with the sign that separates keys; `name`: a service without a name; `shape`: no
    HSDS; `text`: an empty text, or half a character; `path`: there is no such field.
    """

    def __init__(self, reason: Literal["id", "name", "shape", "text", "path"], path: tuple[str, ...] = ()) -> None:
        super().__init__(reason, path)
        self.reason, self.path = reason, path


class OtherCountry(VaDesktopError):
    """The file holds changes to the directory of another country (`country`, three letters); nothing was changed."""

    def __init__(self, country: str) -> None:
        super().__init__(country)
        self.country = country


class NoCountry(VaDesktopError):
    """A text that names no country, so that no file belongs to it."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given
