# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks up interface sentences in the gettext catalogues when they are shown, never at import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from va_desktop.i18n.direction import Sentence

if TYPE_CHECKING:
    from gettext import NullTranslations
    from pathlib import Path

DOMAIN = "va_desktop"


class Translator:
    """Finds the words of one language. Call it with the English sentence; `plural` and `context` likewise.

    A sentence without a translation comes back in English, and so does every sentence without a catalogue.
    """

    def __init__(self, lang: str, catalogue: NullTranslations | None) -> None:
        self.lang, self.catalogue = lang, catalogue

    def __call__(self, text: str) -> str:
        """Return the sentence in this language."""
        return Sentence(self.catalogue.gettext(text) if self.catalogue else text)

    def plural(self, one: str, many: str, n: int) -> str:
        """Return the form that this language uses for `n` things."""
        if self.catalogue:
            return Sentence(self.catalogue.ngettext(one, many, n))
        return Sentence(one if n == 1 else many)

    def context(self, where: str, text: str) -> str:
        """Return a word that means different things in different places."""
        return Sentence(self.catalogue.pgettext(where, text) if self.catalogue else text)


def translator(folder: Path, lang: str) -> Translator:
    """Open the catalogue of a language; English and unknown languages need none."""
    if lang == "en":
        return Translator(lang, None)
    import gettext

    names = [lang.replace("-", "_"), lang.split("-", maxsplit=1)[0]]
    found = gettext.translation(DOMAIN, folder, languages=names, fallback=True)
    return Translator(lang, found)


def installed(folder: Path) -> tuple[str, ...]:
    """Return the interface languages that are there, English first, the others by tag."""
    tags = [file.parent.parent.name.replace("_", "-") for file in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")]
    return ("en", *sorted(tag for tag in tags if tag != "en"))
