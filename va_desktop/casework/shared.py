# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens what a person shared with a worker: to be read until the day that the person chose, and kept nowhere."""

import json
from datetime import date
from typing import Any, NamedTuple

from va_desktop.errors import VaDesktopError
from va_desktop.storage.sealed import unseal

LARGEST = 16 * 1024 * 1024
"""Bytes of a shared file at the most: it has no photos in it."""

FORMAT = 1


class SharedOver(VaDesktopError):
    """The day until which the person shared it is over."""

    def __init__(self, until: date) -> None:
        super().__init__(until)
        self.until = until


class NotShared(VaDesktopError):
    """The file holds something else, or more than this program can read; nothing was kept."""


class SharedEvent(NamedTuple):
    """One thing that happened to a shared application."""

    day: date
    kind: str
    text: str


class SharedApplication(NamedTuple):
    """One application as the person shared it; `title` by language."""

    title: dict[str, str]
    country: str
    state: str
    since: date
    events: tuple[SharedEvent, ...]
    waiting: tuple[tuple[date, str], ...]


class Shared(NamedTuple):
    """What a person shared: names of the family's choosing, and applications."""

    made: date
    until: date
    people: tuple[str, ...]
    applications: tuple[SharedApplication, ...]


def open_shared(file: bytes, words: str, on: date) -> Shared:
    """Return what is in a shared file. Raises `WrongCode`, `VaultTrouble`, `NotShared`, `SharedOver`."""
    if len(file) > LARGEST:
        raise NotShared
    content = unseal(file, words)
    try:
        found = _shared(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotShared from None
    if on > found.until:
        raise SharedOver(found.until)
    return found


def _shared(document: dict[str, Any]) -> Shared:
    if document["format"] != FORMAT or document.get("kind") == "referral":
        raise NotShared
    return Shared(
        date.fromisoformat(document["made"]),
        date.fromisoformat(document["until"]),
        tuple(str(row["name"])[:80] for row in document["people"]),
        tuple(_application(row) for row in document["applications"]),
    )


def _application(row: dict[str, Any]) -> SharedApplication:
    snapshot = row.get("snapshot")
    copied = snapshot["title"]["text"] if snapshot else {}
    title = {str(lang): str(text) for lang, text in copied.items()} or {"": str(row.get("title", ""))}
    return SharedApplication(
        title,
        str(row["country"]),
        str(row["state"]),
        date.fromisoformat(row["since"]),
        tuple(
            SharedEvent(date.fromisoformat(event["day"]), str(event["kind"]), str(event.get("text", "")))
            for event in row["events"]
        ),
        tuple((date.fromisoformat(due["day"]), str(due["kind"])) for due in row["waiting_for"]),
    )
