# SPDX-License-Identifier: GPL-3.0-or-later
"""The key of a vault and the ways to it: one random key, wrapped once for each code that opens it.

A new passphrase wraps the same key anew; the database itself is never rewritten for it.
"""

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from va_desktop.durable import put
from va_desktop.storage.driver import Journal
from va_desktop.storage.errors import CodeTooWeak, VaultTrouble

Kind = Literal["passphrase", "pictures", "recovery"]

LEAST_CHARACTERS = 8
"""Of a passphrase (NIST SP 800-63B, 5.1.1.2)."""

PICTURES = 3
"""In a picture code, in order, a picture may come twice (acceptance criterion family 1)."""

WORDS = 12
"""Of the recovery sheet: 128 random bits and a checksum (BIP 39)."""

FORMAT = 1


@dataclass(frozen=True)
class Cost:
    """What one guess costs: Argon2id (RFC 9106) with `memory` KiB, `passes` and `lanes`."""

    memory: int
    passes: int
    lanes: int


COSTS: dict[Kind, Cost] = {
    "passphrase": Cost(65_536, 3, 4),
    "pictures": Cost(262_144, 3, 4),
    "recovery": Cost(65_536, 1, 4),
}
"""64 MiB and 3 passes are RFC 9106's second recommended option; a picture code is short, so each guess costs more."""


@dataclass(frozen=True)
class Slot:
    """The vault's key, wrapped by one code with AES-256-GCM."""

    kind: Kind
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class Envelope:
    """What stands beside a vault in plain sight: its id, its journal, the wrapped keys. Nothing personal."""

    vault: str
    journal: Journal
    slots: tuple[Slot, ...]

    def slot(self, *kinds: Kind) -> Slot | None:
        """Return the first slot of some kinds."""
        return next((slot for slot in self.slots if slot.kind in kinds), None)

    def with_(self, slot: Slot) -> "Envelope":
        """Return the envelope with a slot in place of the one for the same use."""
        same_use = ("recovery",) if slot.kind == "recovery" else ("passphrase", "pictures")
        return replace(self, slots=(*(old for old in self.slots if old.kind not in same_use), slot))


def new_key() -> bytes:
    """Return a random key for a new vault."""
    return secrets.token_bytes(32)


def passphrase(text: str) -> bytes:
    """Return what a passphrase comes to, however its letters were composed. Raises `CodeTooWeak`."""
    written = unicodedata.normalize("NFKC", text)
    if len(written) < LEAST_CHARACTERS:
        raise CodeTooWeak(LEAST_CHARACTERS)
    return written.encode("utf-8")


def pictures(ids: Sequence[str]) -> bytes:
    """Return what pictures in their order come to. Raises `CodeTooWeak`."""
    if len(ids) < PICTURES:
        raise CodeTooWeak(PICTURES)
    return "\n".join(ids).encode("utf-8")


def new_words(lang: str) -> str:
    """Return twelve recovery words, in the language where there is a list for it, else in English."""
    from mnemonic import Mnemonic

    return str(Mnemonic(_LISTS.get(lang.partition("-")[0], "english")).generate(strength=128))


def words(text: str) -> bytes | None:
    """Return what recovery words come to, whatever their case and spacing; None where they cannot be right."""
    from mnemonic import Mnemonic

    written = " ".join(unicodedata.normalize("NFKD", text).casefold().split())
    for name in _LISTS.values():
        book = Mnemonic(name)
        if book.check(written):
            return bytes(book.to_entropy(written.split()))
    return None


_LISTS = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "tr": "turkish"}


def wrap(key: bytes, secret: bytes, kind: Kind, vault: str, cost: Cost | None = None) -> Slot:
    """Return a key wrapped by a secret."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost = cost or COSTS[kind]
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derived(secret, salt, cost)).encrypt(nonce, key, _bound(kind, vault))
    return Slot(kind, cost, salt, nonce, sealed)


def unwrap(slot: Slot, secret: bytes, vault: str) -> bytes | None:
    """Return the key, or None when the secret is another one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        wrapping = _derived(secret, slot.salt, slot.cost)
        return bytes(AESGCM(wrapping).decrypt(slot.nonce, slot.sealed, _bound(slot.kind, vault)))
    except InvalidTag:
        return None


def _derived(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret, salt, cost.passes, cost.memory, cost.lanes, 32, Type.ID)


def _bound(kind: Kind, vault: str) -> bytes:
    """Return what ties a slot to its use and its vault: it opens nothing elsewhere."""
    return f"va-desktop vault {FORMAT} {kind} {vault}".encode()


def to_bytes(envelope: Envelope) -> bytes:
    """Return an envelope as JSON."""
    slots = [
        asdict(slot) | {name: b64encode(getattr(slot, name)).decode() for name in ("salt", "nonce", "sealed")}
        for slot in envelope.slots
    ]
    document = {"format": FORMAT, "vault": envelope.vault, "journal": envelope.journal, "slots": slots}
    return json.dumps(document, indent=1).encode("ascii")


def from_bytes(content: bytes) -> Envelope:
    """Read an envelope. Raises `VaultTrouble` for damage, and for one of a newer program."""
    try:
        document = json.loads(content)
        if document["format"] > FORMAT:
            raise VaultTrouble("newer")
        slots = tuple(_slot(row) for row in document["slots"])
        journal: Journal = "delete" if document["journal"] == "delete" else "wal"
        return Envelope(str(document["vault"]), journal, slots)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise VaultTrouble("damaged") from None


def _slot(row: dict[str, Any]) -> Slot:
    kind = row["kind"]
    if kind not in COSTS:
        raise ValueError(kind)
    cost = Cost(int(row["cost"]["memory"]), int(row["cost"]["passes"]), int(row["cost"]["lanes"]))
    if not (8 <= cost.memory <= 2_097_152 and 1 <= cost.passes <= 64 and 1 <= cost.lanes <= 16):
        raise ValueError("cost")
    parts = (b64decode(row[name], validate=True) for name in ("salt", "nonce", "sealed"))
    return Slot(kind, cost, *parts)


def write(path: Path, envelope: Envelope) -> None:
    """Write an envelope. Raises OSError."""
    put(path, to_bytes(envelope))


def read(path: Path) -> Envelope:
    """Read an envelope. Raises `VaultTrouble`."""
    try:
        return from_bytes(path.read_bytes())
    except FileNotFoundError:
        raise VaultTrouble("missing", path) from None
    except OSError:
        raise VaultTrouble("unreadable", path) from None
