# SPDX-License-Identifier: GPL-3.0-or-later
"""Says where the words of a text begin and end, so that a highlight never cuts a letter in two.

ICU finds the words of scripts without spaces and is imported only for those.
"""

import re
from bisect import bisect_right
from operator import itemgetter

_AROUND = r"\s\u200b\"'«»“”‘’‹›()\[\]{}¿¡.,;:!?…،؛؟۔።፣"
_WORD = re.compile(rf"[^{_AROUND}](?:[^\s\u200b]*[^{_AROUND}])?")
_UNSPACED = frozenset(("km", "lo", "my", "th"))

Spans = tuple[tuple[int, int], ...]


def word_spans(text: str, lang: str) -> Spans:
    """Return start and end of each word, in code points; punctuation at a word's edge stays outside."""
    if lang[:2] in _UNSPACED:
        return _unspaced(text, lang)
    return tuple([found.span() for found in _WORD.finditer(text)])


def word_at(spans: Spans, position: int) -> int | None:
    """Return the index of the word that holds the position, or of the next one, or None behind the last."""
    index = bisect_right(spans, position, key=itemgetter(0)) - 1
    if index >= 0 and position < spans[index][1]:
        return index
    return index + 1 if index + 1 < len(spans) else None


def _unspaced(text: str, lang: str) -> Spans:
    from icu4py.breakers import WordBreaker

    pieces = list(WordBreaker(text, lang[:2]).segments())
    if any(c > "\uffff" for c in text):
        points = _points_of_units(text)
        pieces = [(points[start], points[end]) for start, end in pieces]
    return tuple((start, end) for start, end in pieces if any(c.isalnum() for c in text[start:end]))


def _points_of_units(text: str) -> list[int]:
    """Return, for each UTF-16 unit, the code point it belongs to; ICU counts in UTF-16."""
    points: list[int] = []
    for index, char in enumerate(text):
        points += [index] * (2 if char > "\uffff" else 1)
    return [*points, len(text)]
