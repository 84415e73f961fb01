# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre sets for its kiosk: the staff's PIN (stretched, never in the clear), the waiting time, the printer."""

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from va_desktop.durable import put

LEAST = 4
"""Digits or letters of a PIN at the least; it keeps curious hands from the desktop, it protects no data."""

ROUNDS = 600_000
"""Of PBKDF2-HMAC-SHA256 (OWASP Password Storage Cheat Sheet)."""

_WAITS = (0, 0, 0, 10, 30, 60, 300)


@dataclass(frozen=True)
class Kiosk:
    """`pin`: salt and hash as hexadecimal text, empty while none is set; `idle`: seconds without anybody doing anything
    before a visit ends, of which the last `warning` are counted down; `printer`: a queue, or empty for the usual one;
    `papers`: a folder of the staff where papers are written as PDF instead of being printed, or empty.
    """

    pin: str = ""
    idle: int = 90
    warning: int = 30
    printer: str = ""
    papers: str = ""
    wrong: int = 0
    last: float = 0.0


def load(file: Path) -> Kiosk:
    """Read the file; a missing or damaged one gives the defaults, and so no way out but the computer's own."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        found = Kiosk(
            pin=str(data.get("pin", "")),
            idle=int(data.get("idle", Kiosk.idle)),
            warning=int(data.get("warning", Kiosk.warning)),
            printer=str(data.get("printer", "")),
            papers=str(data.get("papers", "")),
            wrong=int(data.get("wrong", 0)),
            last=float(data.get("last", 0.0)),
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return Kiosk()
    warning = min(max(found.warning, 20), 120)
    return replace(found, warning=warning, idle=min(max(found.idle, warning + 10), 3600))


def save(file: Path, kiosk: Kiosk) -> None:
    """Write the file. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, json.dumps(asdict(kiosk), indent=1).encode())


def set_pin(file: Path, pin: str) -> None:
    """Set the staff's PIN. Raises ValueError for a short one, OSError."""
    if len(pin) < LEAST:
        raise ValueError(f"a PIN has {LEAST} characters or more")
    salt = secrets.token_hex(16)
    save(file, replace(load(file), pin=f"{salt}:{_hashed(pin, salt)}", wrong=0))


def wait(file: Path, now: float) -> int:
    """Return how many seconds must pass before the next try."""
    found = load(file)
    left = _WAITS[min(found.wrong, len(_WAITS) - 1)] - (now - found.last)
    return max(0, min(round(left), _WAITS[-1]))


def opens(file: Path, pin: str, now: float) -> bool:
    """Tell whether a PIN is the right one, and count the wrong ones."""
    found = load(file)
    salt, _, wanted = found.pin.partition(":")
    right = bool(wanted) and secrets.compare_digest(_hashed(pin, salt), wanted)
    try:
        save(file, replace(found, wrong=0 if right else found.wrong + 1, last=now))
    except OSError:
        return right
    return right


def _hashed(pin: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex(salt), ROUNDS).hex()
