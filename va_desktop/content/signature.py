# SPDX-License-Identifier: GPL-3.0-or-later
"""Who made a pack: an Ed25519 signature (RFC 8032) in a small file beside it, and the keys that a centre trusts."""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from va_desktop.errors import VaDesktopError

SUFFIX = ".sig"
_PURPOSE = b"va-desktop content pack 1\0"
"""Stands before the digest, so that a signature for something else never fits a pack."""


class SignatureRefused(VaDesktopError):
    """A pack that nobody trusted signed: no signature, an unknown key, or bytes that were changed afterwards."""

    def __init__(self, path: Path, reason: Literal["missing", "unreadable", "unknown_key", "wrong"]) -> None:
        super().__init__(str(path), reason)
        self.path, self.reason = path, reason


class KeyRefused(VaDesktopError):
    """A file that holds no Ed25519 key of the kind asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def new_pair() -> tuple[bytes, bytes]:
    """Return a new private and public key as PEM; the private one must never lie beside the packs."""
    private = Ed25519PrivateKey.generate()
    return (
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo),
    )


def signature_file(pack: Path) -> Path:
    """Return where the signature of a pack lies."""
    return pack.with_name(pack.name + SUFFIX)


def sign(pack: Path, key: Path) -> Path:
    """Write the signature of a pack beside it. Raises `KeyRefused`, OSError."""
    try:
        private = serialization.load_pem_private_key(key.read_bytes(), None)
    except (ValueError, TypeError):
        raise KeyRefused(key) from None
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyRefused(key)
    made = private.sign(_message(pack))
    document = {"key": key_id(private.public_key()), "signature": base64.b64encode(made).decode("ascii")}
    out = signature_file(pack)
    out.write_text(json.dumps(document) + "\n", encoding="ascii")
    return out


def trusted(folders: Iterable[Path]) -> dict[str, Ed25519PublicKey]:
    """Return the public keys (`*.pem`) of some folders by their id. Raises `KeyRefused` for a file that is none."""
    found = {}
    for path in sorted(path for folder in folders for path in folder.glob("*.pem")):
        try:
            key = serialization.load_pem_public_key(path.read_bytes())
        except (ValueError, OSError):
            raise KeyRefused(path) from None
        if not isinstance(key, Ed25519PublicKey):
            raise KeyRefused(path)
        found[key_id(key)] = key
    return found


def signed_by(pack: Path, keys: Mapping[str, Ed25519PublicKey]) -> str:
    """Return the id of the trusted key that signed a pack. Raises `SignatureRefused`."""
    try:
        document = json.loads(signature_file(pack).read_text(encoding="ascii"))
        key, made = str(document["key"]), base64.b64decode(document["signature"], validate=True)
    except FileNotFoundError:
        raise SignatureRefused(pack, "missing") from None
    except (OSError, ValueError, KeyError, TypeError, binascii.Error):
        raise SignatureRefused(pack, "unreadable") from None
    if key not in keys:
        raise SignatureRefused(pack, "unknown_key")
    try:
        keys[key].verify(made, _message(pack))
    except InvalidSignature:
        raise SignatureRefused(pack, "wrong") from None
    return key


def key_id(key: Ed25519PublicKey) -> str:
    """Return the short name of a key: the first 16 hexadecimal digits of its SHA-256."""
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]


def _message(pack: Path) -> bytes:
    return _PURPOSE + hashlib.sha256(pack.read_bytes()).digest()
