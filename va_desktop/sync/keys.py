# SPDX-License-Identifier: GPL-3.0-or-later
"""The two keys of a caseload, and the card by which others know it: one key to seal for it, one to know its hand."""

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass

from va_desktop.sync.errors import BundleTrouble

FORMAT = 1
CARD = "va-desktop card"
LONGEST_NAME = 60
LARGEST_CARD = 4096
_CONTEXT = b"va-desktop card 1\n"


@dataclass(frozen=True)
class Card:
    """What others need to know of a caseload: what it is called, an age recipient (X25519), an Ed25519 key."""

    name: str
    recipient: str
    verify: bytes

    @property
    def id(self) -> str:
        """Return what the card's owner is known by."""
        return hashlib.sha256(self.recipient.encode() + b"\n" + self.verify).hexdigest()[:32]

    @property
    def fingerprint(self) -> str:
        """Return twenty digits in groups of four, to be compared by voice or on paper before a card is trusted."""
        digest = hashlib.sha256(_CONTEXT + self.recipient.encode() + b"\n" + self.verify).digest()
        digits = f"{int.from_bytes(digest[:16]) % 10**20:020d}"
        return " ".join(digits[start : start + 4] for start in range(0, 20, 4))

    def signed(self, signature: bytes, content: bytes) -> bool:
        """Tell whether a content was signed by the owner of the card."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.verify).verify(signature, content)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, repr=False)
class Identity:
    """The private keys of a caseload; they stay in its vault."""

    age: str
    signing: bytes

    @classmethod
    def new(cls) -> "Identity":
        """Make the keys of a new caseload."""
        import secrets

        from pyrage import x25519

        return cls(str(x25519.Identity.generate()), secrets.token_bytes(32))

    def sign(self, content: bytes) -> bytes:
        """Return the signature under a content."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(content)

    def card(self, name: str) -> Card:
        """Return the card of this caseload under a name of its own choosing: an office, a laptop, never a survivor."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from pyrage import x25519

        verify = Ed25519PrivateKey.from_private_bytes(self.signing).public_key().public_bytes_raw()
        recipient = str(x25519.Identity.from_str(self.age).to_public())
        return Card(" ".join(name.split())[:LONGEST_NAME], recipient, verify)


def to_bytes(card: Card, identity: Identity) -> bytes:
    """Return a card as a file, signed with its own key."""
    document = {"format": FORMAT, "kind": CARD, **_plain(card)}
    return json.dumps(document | {"signature": b64encode(identity.sign(_said(card))).decode()}, indent=1).encode()


def from_bytes(file: bytes) -> Card:
    """Read a card. Raises `BundleTrouble`. That it is whole says nothing yet of whose it is: compare fingerprints."""
    try:
        if len(file) > LARGEST_CARD:
            raise BundleTrouble("large")
        document = json.loads(file)
        if document["kind"] != CARD:
            raise BundleTrouble("not_a_bundle")
        if document["format"] > FORMAT:
            raise BundleTrouble("newer")
        card = Card(str(document["name"])[:LONGEST_NAME], document["recipient"], b64decode(document["verify"]))
        signature = b64decode(document["signature"])
        _recipient(card)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BundleTrouble("not_a_bundle") from None
    if not card.signed(signature, _said(card)):
        raise BundleTrouble("damaged")
    return card


def plain(card: Card) -> str:
    """Return a card as it is kept in the vault."""
    return json.dumps(_plain(card), ensure_ascii=False)


def read(text: str) -> Card:
    """Return a card from the vault."""
    row = json.loads(text)
    return Card(row["name"], row["recipient"], b64decode(row["verify"]))


def _plain(card: Card) -> dict[str, str]:
    return {"name": card.name, "recipient": card.recipient, "verify": b64encode(card.verify).decode()}


def _said(card: Card) -> bytes:
    return _CONTEXT + json.dumps(_plain(card), sort_keys=True).encode()


def _recipient(card: Card) -> None:
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(card.recipient)
    except RecipientError:
        raise ValueError("recipient") from None
    if len(card.verify) != 32:
        raise ValueError("verify")
