# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that only who has its code can read: for handing a part of the vault to somebody else.

Argon2id over the code, AES-256-GCM over the content. The code is made here, twelve words, so that no weak one is used.
"""

import json
from base64 import b64decode, b64encode
from typing import Any

from va_desktop.storage import keys
from va_desktop.storage.errors import VaultTrouble, WrongCode

_PURPOSE = "share"
FORMAT = 1


def seal(content: bytes, lang: str, cost: keys.Cost | None = None) -> tuple[bytes, str]:
    """Return a sealed file and the words that open it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    code, key = keys.new_words(lang), keys.new_key()
    secret = keys.words(code)
    assert secret is not None
    slot = keys.wrap(key, secret, "recovery", _PURPOSE, cost)
    nonce = keys.new_key()[:12]
    envelope = keys.Envelope(_PURPOSE, "delete", (slot,))
    document = {
        "format": FORMAT,
        "key": json.loads(keys.to_bytes(envelope)),
        "nonce": b64encode(nonce).decode(),
        "content": b64encode(AESGCM(key).encrypt(nonce, content, _PURPOSE.encode())).decode(),
    }
    return json.dumps(document).encode("ascii"), code


def unseal(file: bytes, code: str) -> bytes:
    """Return what is in a sealed file. Raises `WrongCode` and `VaultTrouble`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        document: dict[str, Any] = json.loads(file)
        if document["format"] > FORMAT:
            raise VaultTrouble("newer")
        envelope = keys.from_bytes(json.dumps(document["key"]).encode())
        nonce, content = b64decode(document["nonce"]), b64decode(document["content"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise VaultTrouble("not_a_backup") from None
    secret, slot = keys.words(code), envelope.slot("recovery")
    key = keys.unwrap(slot, secret, _PURPOSE) if slot and secret else None
    if key is None:
        raise WrongCode(0)
    try:
        return bytes(AESGCM(key).decrypt(nonce, content, _PURPOSE.encode()))
    except InvalidTag:
        raise VaultTrouble("damaged") from None
