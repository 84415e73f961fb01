# SPDX-License-Identifier: GPL-3.0-or-later
"""The seal at the end of a directory file: 8 magic bytes and the SHA-256 of everything before them.

SQLite ignores what lies behind its last page. The seal finds damage and unfinished files; it proves no author.
"""

import hashlib
from pathlib import Path

from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew
from va_desktop.directory.store import APPLICATION_ID, FORMAT

MAGIC = b"VADIRC\r\n"
SIZE = len(MAGIC) + hashlib.sha256().digest_size
_HEADER = 100
_PIECE = 1 << 20


def append(path: Path) -> None:
    """Write the seal behind a finished database. Raises OSError."""
    digest = _digest(path, path.stat().st_size)
    with path.open("ab") as file:
        file.write(MAGIC + digest)


def look(path: Path) -> None:
    """Look at head, length and tail of a file, which costs nothing at any size; else raise.

    Raises `DirectoryDamaged` and, for a sound file of a newer format, `DirectoryTooNew`.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEADER)
            file.seek(max(0, size - SIZE))
            tail = file.read()
    except OSError:
        raise DirectoryDamaged(path, "unreadable") from None
    if not head.startswith(b"SQLite format 3\0") or head[68:72] != APPLICATION_ID.to_bytes(4, "big"):
        raise DirectoryDamaged(path, "not_a_directory")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if not tail.startswith(MAGIC) or size != pages * (65536 if page == 1 else page) + SIZE:
        raise DirectoryDamaged(path, "unfinished")
    written = int.from_bytes(head[60:64], "big")
    if written > FORMAT:
        raise DirectoryTooNew(path, written)


def verify(path: Path) -> None:
    """Read the whole file and compare it with its seal; raise as `look` does."""
    look(path)
    with path.open("rb") as file:
        file.seek(-SIZE, 2)
        told = file.read()
    if told != MAGIC + _digest(path, path.stat().st_size - SIZE):
        raise DirectoryDamaged(path, "changed")


def _digest(path: Path, size: int) -> bytes:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while size > 0:
            piece = file.read(min(_PIECE, size))
            if not piece:
                raise DirectoryDamaged(path, "unfinished")
            found.update(piece)
            size -= len(piece)
    found.update(MAGIC)
    return found.digest()
