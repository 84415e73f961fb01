# SPDX-License-Identifier: GPL-3.0-or-later
"""A file, folder or zip as named streams of bytes. A zip is never unpacked; anything unsafe in it refuses it whole."""

import os
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from va_desktop.directory.hsds.findings import SourceRefused

MOST_FILES = 5000
"""In a zip, where every name is read before anything else."""

MOST_IN_FOLDER = 200_000
MOST_BYTES = 8 << 30
"""A package of a million services is about 2 GB of text."""

RATIO_FROM = 1 << 20
MOST_RATIO = 250
"""Text of real directories packs 5 to 30 times; a bomb packs a thousand times."""

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@dataclass(frozen=True)
class Member:
    """One file of a source. `name` is relative, with `/`, as it can be shown; `place` as the disk has it."""

    name: str
    size: int
    place: str = ""

    @property
    def stem(self) -> str:
        """Return the name without folder and ending."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """Return the ending in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()


def shown(name: str) -> str:
    """Return the name of a file as text: bytes that are no UTF-8 are written out."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode(errors="backslashreplace")
    return name


class Source:
    """An open source. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        """Look at what is there. Raises SourceRefused."""
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        self._now: BinaryIO | None = None
        try:
            if path.is_dir():
                self.members = tuple(_of_folder(path))
                self.packed = True
            elif path.is_file() and zipfile.is_zipfile(path) and path.suffix.lower() not in (".xlsx", ".xlsm"):
                self._zip = zipfile.ZipFile(path)
                self.members = tuple(_of_zip(self._zip))
                self.packed = True
            elif path.is_file():
                self.members = (Member(shown(path.name), path.stat().st_size),)
                self.packed = False
            else:
                raise SourceRefused("missing")
        except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
            self.close()
            raise SourceRefused("unreadable") from error
        except SourceRefused:
            self.close()
            raise

    def __enter__(self) -> "Source":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the zip."""
        if self._zip is not None:
            self._zip.close()

    @property
    def at(self) -> int:
        """Return how many bytes of the file that is open now were read; 0 where none is."""
        return 0 if self._now is None or self._now.closed else self._now.tell()

    @contextmanager
    def open(self, member: Member) -> Iterator[BinaryIO]:
        """Open one file for reading. Raises SourceRefused when it cannot be read."""
        try:
            if self._zip is not None:
                with self._zip.open(member.name) as packed:
                    self._now = cast(BinaryIO, packed)
                    yield self._now
            elif self.path.is_dir():
                with (self.path / (member.place or member.name)).open("rb") as file:
                    self._now = file
                    yield file
            else:
                with self.path.open("rb") as file:
                    self._now = file
                    yield file
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            if isinstance(error, RecursionError):
                raise
            raise SourceRefused("unreadable", member.name) from error


def _of_folder(folder: Path) -> Iterator[Member]:
    number = total = 0
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).as_posix()
        name = shown(place)
        if path.is_symlink():
            raise SourceRefused("symlink", name)
        if path.is_dir():
            continue
        if not path.is_file():
            raise SourceRefused("not_a_file", name)
        number, total = number + 1, total + path.stat().st_size
        _within(number, total, MOST_IN_FOLDER)
        yield Member(name, path.stat().st_size, place)


def checked(packed: zipfile.ZipFile) -> None:
    """Look at every name and size in a zip before anything reads it. Raises SourceRefused."""
    for _ in _of_zip(packed):
        pass


def _of_zip(packed: zipfile.ZipFile) -> Iterator[Member]:
    seen: set[str] = set()
    number = total = 0
    for info in packed.infolist():
        number, total = number + 1, total + info.file_size
        _within(number, total)
        _safe(info)
        key = unicodedata.normalize("NFC", info.filename).casefold()
        if key in seen:
            raise SourceRefused("name_twice", info.filename)
        seen.add(key)
        if not info.is_dir():
            yield Member(info.filename, info.file_size)


def _within(number: int, total: int, most: int = MOST_FILES) -> None:
    if number > most:
        raise SourceRefused("too_many_files")
    if total > MOST_BYTES:
        raise SourceRefused("too_large")


def _safe(info: zipfile.ZipInfo) -> None:
    name = info.filename
    kind = stat.S_IFMT(info.external_attr >> 16)
    # `orig_filename` still has what zipfile cleaned: a backslash, or what follows a NUL.
    if "\\" in info.orig_filename or "\0" in info.orig_filename or ":" in name or name.startswith("/"):
        raise SourceRefused("unsafe_name", name)
    if any(part == ".." for part in name.split("/")) or any(c in _BIDI or ord(c) < 32 for c in name):
        raise SourceRefused("unsafe_name", name)
    if kind and kind not in (stat.S_IFREG, stat.S_IFDIR):
        raise SourceRefused("symlink" if kind == stat.S_IFLNK else "not_a_file", name)
    if info.flag_bits & 1:
        raise SourceRefused("encrypted", name)
    if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise SourceRefused("bomb", name)
