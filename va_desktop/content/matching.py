# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns texts into the tokens of the search index, and what a person types into an FTS5 expression for them.

Words of spaced scripts are one token each. Khmer, Lao, Burmese and Thai are indexed as overlapping pairs of
clusters, so that any part of a phrase is found wherever a dictionary would have put the word ends.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import clusters, is_unspaced, runs, words

LONGEST_WORD = 48
"""Characters of a word that count; longer ones are addresses or noise."""
MOST_WORDS = 12
"""Words of a query that count; a sentence that long is found by its beginning or not at all."""
_LONGEST_QUERY = 400

_PARTICLE = re.compile("(?:[وفبك]?ال|لل)(?=.{3})|[የለበከ](?=[\u1200-\u137f]{2})")
"""What is written onto the front of a word: the Arabic article, alone or behind a one-letter particle, and
Amharic one-letter prepositions. The word is found with and without it."""


def tokens(text: str) -> list[str]:
    """Return what the index holds of a text, in its order."""
    found: list[str] = []
    for run in runs(fold(text)):
        if is_unspaced(run):
            parts = clusters(run)
            found.extend(first + second for first, second in zip(parts, [*parts[1:], ""], strict=True))
        else:
            found.append(run[:LONGEST_WORD])
            if particle := _PARTICLE.match(run):
                found.append(run[particle.end() :][:LONGEST_WORD])
    return found


def query_words(query: str) -> tuple[str, ...]:
    """Return the folded words that a query asks for; empty when it holds no letter and no digit."""
    found: list[str] = []
    for run in runs(fold(query[:_LONGEST_QUERY]))[:MOST_WORDS]:
        found.extend(_pieces(run) if is_unspaced(run) else (run[:LONGEST_WORD],))
    return tuple(found[:MOST_WORDS])


def _pieces(run: str) -> list[str]:
    """Return the dictionary words of an unspaced run. A single cluster is mostly a cutting and stays with a
    neighbour; only the last may be the beginning of a word that is still being typed.
    """
    pieces: list[str] = []
    found = words(run)
    for place, word in enumerate(found):
        whole = bool(pieces) and len(clusters(pieces[-1])) > 1
        if pieces and not (whole and (len(clusters(word)) > 1 or place == len(found) - 1)):
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces


def expression(asked: Sequence[str]) -> str:
    """Return the FTS5 expression: every word must be there, and the last may be incomplete."""
    last = len(asked) - 1
    return " AND ".join(term(word, prefix=place == last) for place, word in enumerate(asked))


def term(word: str, *, prefix: bool) -> str:
    """Return the FTS5 expression for one word of `query_words`, which holds no FTS5 syntax."""
    if is_unspaced(word):
        parts = clusters(word)
        pairs = [first + second for first, second in pairwise(parts)] or parts
        return f'"{" ".join(pairs)}"*'
    star = "*" if prefix else ""
    if particle := _PARTICLE.match(word):
        return f'("{word}"{star} OR "{word[particle.end() :]}"{star})'
    return f'"{word}"{star}'


def narrowed(expression: str, every: Iterable[str], any_of: Iterable[str]) -> str:
    """Return the expression with filter tokens added: all of `every`, one of `any_of` if there are any."""
    parts = [expression, *(f'"{token}"' for token in every)]
    if alternatives := " OR ".join(f'"{token}"' for token in any_of):
        parts.append(f"({alternatives})")
    return " AND ".join(parts)
