# SPDX-License-Identifier: GPL-3.0-or-later
"""The seal at the end of a built pack: 8 magic bytes and the SHA-256 of everything before them.

SQLite counts its pages in the header and ignores what lies behind the last one, so the seal does no harm.
The seal finds damage; it does not prove who made the pack.
"""

import hashlib
from pathlib import Path

from va_desktop.content.errors import PackDamaged, PackTooNew
from va_desktop.content.store import APPLICATION_ID, FORMAT

MAGIC = b"VAPACK\r\n"
SIZE = len(MAGIC) + hashlib.sha256().digest_size
_SQLITE = b"SQLite format 3\0"
_HEADER = 100


def seal(content: bytes) -> bytes:
    """Return the trailer of these database bytes."""
    return MAGIC + hashlib.sha256(content + MAGIC).digest()


def verify(path: Path) -> None:
    """Return silently when the file is a whole, unchanged pack of a known format; else raise.

    Raises `PackDamaged` for anything that is not, and `PackTooNew` for a sound pack of a newer format.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise PackDamaged(path, "unreadable") from None
    if not content.startswith(_SQLITE) or content[68:72] != APPLICATION_ID.to_bytes(4, "big"):
        raise PackDamaged(path, "not_a_pack")
    if len(content) < _HEADER + SIZE:
        raise PackDamaged(path, "too_short")
    body, trailer = content[:-SIZE], content[-SIZE:]
    if not trailer.startswith(MAGIC):
        raise PackDamaged(path, "no_trailer")
    if trailer != seal(body):
        raise PackDamaged(path, "checksum")
    written = int.from_bytes(content[60:64], "big")
    if written > FORMAT:
        raise PackTooNew(path, written)
