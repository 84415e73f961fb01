# SPDX-License-Identifier: GPL-3.0-or-later
"""One sealed file: what is outside says only that it is one; inside, the sender's signature stands before everything.

    va-desktop bundle 1 <newline>          the whole header, the same in every file
    age (X25519, ChaCha20-Poly1305) of
        sender's card key, 32 bytes | Ed25519 signature, 64 bytes | length, 4 bytes | zlib of JSON | zeros

The signature covers the list of those it was written for, so that a partner cannot hand it on as if it were meant for
somebody else. Zeros fill the last 16 KiB, so that the size says little.
"""

import json
import re
import zlib
from collections.abc import Callable, Sequence
from typing import Any

from va_desktop.sync.errors import BundleTrouble
from va_desktop.sync.keys import Card, Identity

HEADER = b"va-desktop bundle 1\n"
SUFFIX = ".vabundle"
LARGEST = 64 * 1024 * 1024
"""Bytes of a sealed file at the most."""

LARGEST_INSIDE = 512 * 1024 * 1024
"""Bytes of what is inside at the most, so that a small file cannot fill the memory."""

_ANY = re.compile(rb"va-desktop bundle \d{1,6}\n")
_PAD = 16 * 1024
_CONTEXT = b"va-desktop bundle 1 signature\n"


def seal(document: dict[str, Any], sender: Identity, to: Sequence[Card]) -> bytes:
    """Return a sealed file that only those in `to` can open. Raises ValueError without anybody."""
    import pyrage

    if not to:
        raise ValueError("a sealed file is for somebody")
    addressed = document | {"to": sorted(card.id for card in to)}
    packed = zlib.compress(json.dumps(addressed, ensure_ascii=False).encode(), 6)
    body = len(packed).to_bytes(4, "big") + packed
    body += bytes(-len(body) % _PAD)
    own = sender.card("")
    inside = own.verify + sender.sign(_CONTEXT + body) + body
    recipients = [pyrage.x25519.Recipient.from_str(card.recipient) for card in to]
    return HEADER + bytes(pyrage.encrypt(inside, recipients))


def unseal(
    file: bytes, own: Identity, sender: Callable[[bytes], Card | None], most: int = LARGEST_INSIDE
) -> tuple[Card, dict[str, Any]]:
    """Return who sent a sealed file, and what is in it, up to `most` bytes. `sender` finds the partner of a key.

    Raises `BundleTrouble`; nothing is believed before the signature is.
    """
    inside = _decrypted(file, own)
    verify, signature, body = inside[:32], inside[32:96], inside[96:]
    if len(body) < 4:
        raise BundleTrouble("damaged")
    card = sender(verify)
    if card is None:
        raise BundleTrouble("stranger")
    if not card.signed(signature, _CONTEXT + body):
        raise BundleTrouble("damaged")
    document = _unpacked(body, most)
    if own.card("").id not in document.get("to", ()):
        raise BundleTrouble("not_for_us")
    return card, document


def _decrypted(file: bytes, own: Identity) -> bytes:
    import pyrage

    if len(file) > LARGEST:
        raise BundleTrouble("large")
    if not file.startswith(HEADER):
        raise BundleTrouble("newer" if _ANY.match(file) else "not_a_bundle")
    try:
        return bytes(pyrage.decrypt(file[len(HEADER) :], [pyrage.x25519.Identity.from_str(own.age)]))
    except pyrage.DecryptError:
        raise BundleTrouble("damaged") from None


def _unpacked(body: bytes, most: int) -> dict[str, Any]:
    length = int.from_bytes(body[:4], "big")
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(body[4 : 4 + length], most)
        if unpacking.unconsumed_tail or not unpacking.eof:
            raise BundleTrouble("large")
        document = json.loads(text)
    except (zlib.error, ValueError, RecursionError):
        raise BundleTrouble("damaged") from None
    if not isinstance(document, dict):
        raise BundleTrouble("damaged")
    return document
