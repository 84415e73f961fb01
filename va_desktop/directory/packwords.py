# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the few places of a pack, and the one among them that a misspelt word was meant to be."""

from collections.abc import Iterable, Sequence

from va_desktop.content.matching import tokens
from va_desktop.content.spelling import Suggestion, Vocabulary, suggest
from va_desktop.directory import store
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import is_unspaced


class PackWords:
    """A lexicon for `content.spelling.mended`, of the texts of each place. It lives in memory."""

    def __init__(self, places: Iterable[Sequence[str]]) -> None:
        vocabulary, written = Vocabulary(), []
        for texts in places:
            vocabulary.add(texts)
            written.append("\n".join(texts))
        self._folded = fold("\n".join(written))
        self._tokens = frozenset(token for text in written for token in tokens(text))
        self._connection = store.memory()
        vocabulary.write(self._connection)

    def has(self, word: str, *, prefix: bool) -> bool:
        """Return whether any place has this folded word."""
        if is_unspaced(word):
            return word in self._folded
        return any(each.startswith(word) for each in self._tokens) if prefix else word in self._tokens

    def suggest(self, word: str, *, prefix: bool) -> Suggestion | None:
        """Return the word that a misspelt one was likely meant to be."""
        return suggest(self._connection, word, prefix=prefix)
