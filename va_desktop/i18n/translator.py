# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks up interface sentences in the gettext catalogues when they are shown, never at import."""

import gettext
from dataclasses import dataclass
from pathlib import Path

DOMAIN = "va_desktop"


@dataclass(frozen=True)
class Translator:
    """Finds the words of one language. Call it with the English sentence; `plural` and `context` likewise.

    A sentence without a translation comes back in English.
    """

    lang: str
    catalogue: gettext.NullTranslations

    def __call__(self, text: str) -> str:
        """Return the sentence in this language."""
        return self.catalogue.gettext(text)

    def plural(self, one: str, many: str, n: int) -> str:
        """Return the form that this language uses for `n` things."""
        return self.catalogue.ngettext(one, many, n)

    def context(self, where: str, text: str) -> str:
        """Return a word that means different things in different places."""
        return self.catalogue.pgettext(where, text)


def translator(folder: Path, lang: str) -> Translator:
    """Open the catalogue of a language; English and unknown languages need none."""
    names = [lang.replace("-", "_"), lang.split("-", maxsplit=1)[0]]
    found = gettext.translation(DOMAIN, folder, languages=names, fallback=True)
    return Translator(lang, found)


def installed(folder: Path) -> tuple[str, ...]:
    """Return the interface languages that are there, English first, the others by tag."""
    tags = [file.parent.parent.name.replace("_", "-") for file in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")]
    return ("en", *sorted(tag for tag in tags if tag != "en"))
