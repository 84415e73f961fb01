# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes and reads sealed files with the log of a caseload, so that laptops and the office come to know the same.

A file holds what its readers are not known to have. What a reader has is only what it said itself in its last file:
a stick that got lost, a backup that was put back, a file read twice or in another order lose and double nothing. A
database hub can carry the same entries later.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from va_desktop.journal.entries import Entry, EntryRefused, from_json, to_json
from va_desktop.journal.facts import START, Merged, Position
from va_desktop.journal.log import Journal
from va_desktop.sync import bundle, keys
from va_desktop.sync.errors import BundleTrouble
from va_desktop.sync.keys import Card
from va_desktop.sync.store import Partner, Partners

LOG = "log"


class Incoming(NamedTuple):
    """What a sealed file brings: entries of the partner's log from one position to another, and what they have of ours.

    `gap`: an earlier file of theirs was not read here yet. It can be merged all the same; they will send what is
    missing.
    """

    partner: Card
    made: str
    entries: tuple[Entry, ...]
    since: Position
    upto: Position
    have: Position
    gap: bool


class Exchange:
    """The exchange of one caseload. Every method may raise `VaultTrouble`."""

    def __init__(self, journal: Journal) -> None:
        self.journal, self.partners = journal, Partners(journal)

    def own_card(self, name: str) -> Card:
        """Return the card of this caseload."""
        return self.partners.identity().card(name)

    def card_file(self, name: str) -> bytes:
        """Return the card as a file for the partner; there is nothing secret in it."""
        return keys.to_bytes(self.own_card(name), self.partners.identity())

    def write(self, to: Sequence[str], on: date, only: Collection[str] | None = None) -> bytes:
        """Return a sealed file for some partners, by their ids; with `only`, just these cases, for handing them over.

        Raises `BundleTrouble` in training and for a partner who is none any more.
        """
        self._no_training()
        partners = [self._partner(id_) for id_ in to]
        since = START if only is not None else self._known_to_all(partners)
        entries, upto = self.journal.after(since, only)
        have = {row.card.id: list(row.theirs) for row in self.partners.all() if row.theirs != START}
        document = {
            "kind": LOG,
            "made": on.isoformat(),
            "since": list(since),
            "upto": list(START if only is not None else upto),
            "have": have,
            "entries": [to_json(entry) for entry in entries],
        }
        sealed = bundle.seal(document, self.partners.identity(), [row.card for row in partners])
        for partner in partners:
            self.partners.have_written(partner.card.id, on.isoformat())
        self.journal.vault.note("exchange file written")
        return sealed

    def read(self, file: bytes) -> Incoming:
        """Open a sealed file and check all of it; nothing is written. Raises `BundleTrouble`."""
        self._no_training()
        card, document = self._opened(file)
        try:
            entries = tuple(from_json(row) for row in document["entries"])
            since, upto = _position(document["since"]), _position(document["upto"])
            have = _position(document["have"].get(self.own_card("").id, list(START)))
            made = date.fromisoformat(document["made"]).isoformat()
        except (KeyError, TypeError, ValueError, AttributeError, EntryRefused):
            raise BundleTrouble("damaged") from None
        partner = self._partner(card.id)
        return Incoming(card, made, entries, since, upto, have, since.number > partner.theirs.number)

    def preview(self, incoming: Incoming) -> Merged:
        """Return what merging would bring; nothing is written. Raises `BundleTrouble`."""
        try:
            return self.journal.would(incoming.entries)
        except EntryRefused:
            raise BundleTrouble("damaged") from None

    def merge(self, incoming: Incoming) -> Merged:
        """Take it all in, or nothing: what was kept is as it was until the very end. Raises `BundleTrouble`."""
        partner = self._partner(incoming.partner.id)
        try:
            with self.journal.together():
                merged = self.journal.merge(incoming.entries)
                self.partners.have_read(partner.card.id, _reached(partner, incoming), incoming.have, incoming.made)
        except EntryRefused:
            raise BundleTrouble("damaged") from None
        self.journal.vault.note("exchange file read")
        return merged

    def _opened(self, file: bytes) -> tuple[Card, dict[str, Any]]:
        known = {row.card.verify: row.card for row in self.partners.all()}
        card, document = bundle.unseal(file, self.partners.identity(), known.get)
        if document.get("kind") != LOG:
            raise BundleTrouble("other")
        return card, document

    def _partner(self, id_: str) -> Partner:
        found = self.partners.get(id_)
        if found is None:
            raise BundleTrouble("stranger")
        return found

    def _known_to_all(self, partners: Sequence[Partner]) -> Position:
        """Return the furthest position that every one of some partners has reached."""
        known = [row.ours if self.journal.holds(row.ours) else START for row in partners]
        return min(known, default=START)

    def _no_training(self) -> None:
        if self.journal.training:
            raise BundleTrouble("training")


def _reached(partner: Partner, incoming: Incoming) -> Position:
    """Return how far the partner's log is read after a file: a gap in between never counts as read."""
    if incoming.gap or incoming.upto == START:
        return partner.theirs
    if incoming.since == START:
        return incoming.upto
    return max(partner.theirs, incoming.upto)


def _position(value: Any) -> Position:
    number, entry = value
    if not isinstance(number, int) or number < 0 or not isinstance(entry, str) or len(entry) > 32:
        raise ValueError
    return Position(number, entry)
