# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a vault, as typed facts without sentences and without anything personal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from va_desktop.errors import VaDesktopError
from va_desktop.storage.driver import DatabaseError


class WrongCode(VaDesktopError):
    """The passphrase, the pictures or the recovery words do not open the vault. `wait`: seconds until the next try."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class Locked(VaDesktopError):
    """Too many wrong codes: no try counts before `wait` seconds have passed. The recovery words still open it."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class CodeTooWeak(VaDesktopError):
    """A new passphrase with fewer than `least` characters, or a picture code with fewer than `least` pictures."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self.least = least


Trouble = Literal["missing", "exists", "busy", "damaged", "newer", "read_only", "full", "unreadable", "not_a_backup"]


class VaultTrouble(VaDesktopError):
    """The vault cannot be used now; `reason` says why, and nothing in it was changed or lost."""

    def __init__(self, reason: Trouble, path: Path | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path


def trouble(error: Exception) -> VaultTrouble:
    """Return what a failure of the database means."""
    text = str(error).casefold()
    for words, reason in _MEANINGS:
        if words in text:
            return VaultTrouble(reason)
    return VaultTrouble("unreadable")


_MEANINGS: tuple[tuple[str, Trouble], ...] = (
    ("locked", "busy"),
    ("is full", "full"),
    ("readonly", "read_only"),
    ("unable to open", "read_only"),
    ("not a database", "damaged"),
    ("malformed", "damaged"),
    ("hmac", "damaged"),
    ("disk i/o error", "unreadable"),
)


@contextmanager
def told() -> Iterator[None]:
    """Turn failures of the database, and of the disk below it, into `VaultTrouble`."""
    try:
        yield
    except DatabaseError as error:
        raise trouble(error) from None
    except OSError as error:
        raise VaultTrouble(_by_number(error)) from None


def _by_number(error: OSError) -> Trouble:
    import errno

    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "read_only"
    return "full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unreadable"
