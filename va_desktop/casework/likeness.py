# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds two cases that may be one person, by keyed hashes: lists of them can be compared and tell no name.

A hash without a key would be undone by trying names; the key never leaves the vault.
"""

import hashlib
import hmac
from collections.abc import Iterator

from va_desktop.casework.cases import Person
from va_desktop.i18n.folding import fold


def tokens(person: Person, key: bytes) -> tuple[str, ...]:
    """Return what two records of one person would share: the words of the name in any order with a year next to it.

    A year is often off by one, so a record has a token for its year and for both neighbours' boundary.
    """
    words = sorted(word for word in fold(person.name).split() if len(word) > 1)
    if not words:
        return ()
    return tuple(sorted({_hashed(text, key) for text in _texts(words, person)}))


def _texts(words: list[str], person: Person) -> Iterator[str]:
    name = " ".join(words)
    if person.born is None:
        yield f"{name}|{person.area or ''}"
        return
    # Two years next to each other share exactly one of these.
    yield f"{name}|{person.born}-{person.born + 1}"
    yield f"{name}|{person.born - 1}-{person.born}"
    yield f"{name}|{person.area or ''}"


def _hashed(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]
