# SPDX-License-Identifier: GPL-3.0-or-later
"""Recorded human voices come before any engine: finds the clip of a text in the blobs of content packs."""

from collections.abc import Iterable
from typing import Protocol


class Blobs(Protocol):
    """Whatever holds media by name; a content pack does."""

    def blob(self, name: str) -> bytes | None:
        """Return the bytes of that name, or None."""


def clip_name(text_id: str, lang: str) -> str:
    """Return the name under which a pack keeps the recording of a text (Opus in Ogg)."""
    return f"clips/{lang}/{text_id}.ogg"


def find_clip(packs: Iterable[Blobs], text_id: str, lang: str) -> bytes | None:
    """Return the recording of just this text in just this language from the first pack that has one."""
    for pack in packs:
        found = pack.blob(clip_name(text_id, lang))
        if found:
            return found
    return None
