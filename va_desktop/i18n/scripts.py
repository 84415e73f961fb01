# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of some languages a text of unknown language is likely written in, told by its letters alone."""

import unicodedata
from collections.abc import Iterable

from va_desktop.i18n.languages import language

_SCRIPTS = {
    "LATIN": "Latn",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "MYANMAR": "Mymr",
    "ETHIOPIC": "Ethi",
    "THAI": "Thai",
}


def script(text: str) -> str | None:
    """Return the script of the first letter (ISO 15924), or None for a text without letters of a known one."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return _SCRIPTS.get(unicodedata.name(first, "").partition(" ")[0]) if first else None


def likely(text: str, tags: Iterable[str]) -> str:
    """Return the first of these languages that is written in the text's script, or the very first one."""
    known, wanted = list(tags), script(text)
    return next((tag for tag in known if language(tag).script == wanted), known[0])
