# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations of content: which languages there are, and each text in them with its state."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from va_desktop.content.po import Entry, read_catalogue


@dataclass(frozen=True)
class Translation:
    """One translated text and the English that it was translated from."""

    source: str
    text: str
    state: Literal["reviewed", "draft"]


def catalogue_files(catalogues: Path, domain: str = "content") -> Iterator[tuple[str, Path]]:
    """Yield language tag (BCP 47) and file of every catalogue `<tag>/LC_MESSAGES/<domain>.po`."""
    for path in sorted(catalogues.glob(f"*/LC_MESSAGES/{domain}.po")):
        yield path.parent.parent.name.replace("_", "-"), path


def translations(catalogues: Path) -> dict[str, dict[str, Translation]]:
    """Return language, text id and translation; raise `ContentRefused` for an unreadable catalogue.

    Empty and fuzzy entries are left out: they count as not translated.
    """
    found: dict[str, dict[str, Translation]] = {}
    for lang, path in catalogue_files(catalogues):
        texts = found.setdefault(lang, {})
        for entry in read_catalogue(path):
            state = entry.state
            if entry.context and state != "missing":
                texts[entry.context] = Translation(entry.source, entry.translations[0], state)
    return found


def current(translation: Translation | None, english: str) -> Translation | None:
    """Return the translation only when it belongs to this English text, not to an older wording."""
    if translation is None or _loose(translation.source) != _loose(english):
        return None
    return translation


def current_entry(entry: Entry, english: str) -> bool:
    """Say whether a catalogue entry was made from this English text."""
    return _loose(entry.source) == _loose(english)


def _loose(text: str) -> str:
    return " ".join(text.split())
