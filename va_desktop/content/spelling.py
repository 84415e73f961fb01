# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of a search index, and the word in it that a misspelt one was meant to be."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any, Protocol

from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import is_unspaced, runs, words

SHORTEST = 4
"""Letters of the shortest word that is corrected; below that nearly every word is one letter from another."""
_LONGEST = 32
_MOST_CUTS = 8
_SCHEMA = """
CREATE TABLE search_word (
    first TEXT NOT NULL, second TEXT NOT NULL, length INTEGER NOT NULL,
    word TEXT NOT NULL, shown TEXT NOT NULL, entries INTEGER NOT NULL,
    PRIMARY KEY (first, length, word)
) WITHOUT ROWID, STRICT
"""
_SAME_FIRST = "SELECT word, shown, entries FROM search_word WHERE first = ? AND length BETWEEN ? AND ?"
_SAME_SECOND = "SELECT word, shown, entries FROM search_word WHERE second = ? AND length BETWEEN ? AND ?"


class Connection(Protocol):
    """What the index needs of a database connection; any of the cipher driver's will do."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:
        """Run one statement."""

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:
        """Run one statement for many rows."""


@dataclass(frozen=True)
class Suggestion:
    """A word of the vocabulary: `shown` as texts spell it, so many letters away, in so many entries."""

    word: str
    shown: str
    distance: int
    entries: int

    @property
    def rank(self) -> tuple[int, int, str]:
        """Sort key, best first: nearest, then most used, then by alphabet."""
        return (self.distance, -self.entries, self.word)


class Vocabulary:
    """Counts in how many entries each word stands, while an index is being written."""

    def __init__(self) -> None:
        self._entries: Counter[str] = Counter()
        self._spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._known: dict[str, tuple[str, ...]] = {}

    def add(self, texts: Iterable[str]) -> None:
        """Count one entry's words."""
        seen: dict[str, str] = {}
        for text in texts:
            for spelling in text.split():
                for word in self._words(spelling):
                    seen.setdefault(word, spelling)
        for word, spelling in seen.items():
            self._entries[word] += 1
            self._spellings[word][spelling] += 1

    def write(self, connection: Connection) -> None:
        """Store the words for `suggest`."""
        write_words(connection, sorted(self._rows()))

    def _rows(self) -> Iterator[tuple[str, str, int]]:
        for word, entries in self._entries.items():
            spelling = min(self._spellings[word].items(), key=lambda item: (-item[1], item[0]))[0]
            yield (word, _shown(word, spelling), entries)

    def _words(self, spelling: str) -> tuple[str, ...]:
        known = self._known.get(spelling)
        if known is None:
            found = words(fold(spelling))
            known = self._known[spelling] = tuple(w for w in found if SHORTEST - 1 <= len(w) <= _LONGEST)
        return known


def write_words(connection: Connection, rows: Iterable[tuple[str, str, int]]) -> None:
    """Store words, how each is shown and in how many entries it stands, in buckets of first or second letter and
    length. A word has two letters or more and comes once.
    """
    connection.execute(_SCHEMA)
    sql = "INSERT INTO search_word VALUES (?, ?, ?, ?, ?, ?)"
    connection.executemany(sql, ((w[0], w[1], len(w), w, shown, entries) for w, shown, entries in rows))
    connection.execute("CREATE INDEX search_word_second ON search_word (second, length)")


def is_correctable(word: str) -> bool:
    """Return whether a folded word belongs into a vocabulary."""
    return SHORTEST - 1 <= len(word) <= _LONGEST and not word.isdigit()


def _shown(word: str, spelling: str) -> str:
    """Return the spelling without what stands around it, or the folded word when it held several."""
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", spelling).lower()
    return bare if not is_unspaced(word) and runs(fold(bare)) == [word] else word


def suggest(connection: Connection, word: str, *, prefix: bool) -> Suggestion | None:
    """Return the likeliest word within one slip (two from eight letters on), first by the same first letter.

    Compares by optimal string alignment, where two swapped letters are one slip. `prefix` also allows words
    that the typed letters may be the beginning of.
    """
    if not SHORTEST <= len(word) <= _LONGEST or word.isdigit():
        return None
    slips = 1 if len(word) < 8 else 2
    around = (len(word) - slips, len(word) + slips)
    best = _nearest(word, connection.execute(_SAME_FIRST, (word[0], *around)), slips)
    best = best or _nearest(word, _other_first_letter(connection, word), slips)
    if best is None and prefix and len(word) > SHORTEST:
        rows = connection.execute(_SAME_FIRST, (word[0], len(word) + 1, _LONGEST)).fetchall()
        best = _nearest_beginning(word, rows)
    return best


def _other_first_letter(connection: Connection, word: str) -> Iterator[tuple[str, str, int]]:
    """Yield the words whose first letter was mistyped, left out, added or swapped with the second."""
    around = (len(word) - 1, len(word) + 1)
    yield from connection.execute(_SAME_SECOND, (word[1], *around))
    yield from connection.execute(_SAME_SECOND, (word[0], *around))
    yield from connection.execute(_SAME_FIRST, (word[1], *around))


def _nearest(word: str, rows: Iterable[tuple[str, str, int]], slips: int) -> Suggestion | None:
    """Return the best of the rows within so many slips."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    choices = {candidate: (shown, entries) for candidate, shown, entries in rows}
    near = extract(word, choices.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None)
    found = (Suggestion(candidate, *_told(choices[candidate], int(score))) for candidate, score, _ in near)
    return min(found, key=lambda suggestion: suggestion.rank, default=None)


def _told(stored: tuple[str, int], distance: int) -> tuple[str, int, int]:
    shown, entries = stored
    return shown, distance, entries


def _nearest_beginning(word: str, rows: Iterable[tuple[str, str, int]]) -> Suggestion | None:
    """Return what is one slip from the letters typed so far: a word, or the beginning that several share."""
    from rapidfuzz.distance import OSA

    starts: dict[str, list[Suggestion]] = {}
    for candidate, shown, entries in rows:
        for size in (len(word) + 1, len(word), len(word) - 1):
            if OSA.distance(word, candidate[:size], score_cutoff=1) <= 1:
                starts.setdefault(candidate[:size], []).append(Suggestion(candidate, shown, 1, entries))
    found = (
        words[0] if len(words) == 1 else Suggestion(start, start, 1, sum(word.entries for word in words))
        for start, words in starts.items()
    )
    return min(found, key=lambda suggestion: suggestion.rank, default=None)


class Lexicon(Protocol):
    """An index, as far as spelling is concerned."""

    def has(self, word: str, *, prefix: bool) -> bool:
        """Return whether any entry has this word."""

    def suggest(self, word: str, *, prefix: bool) -> Suggestion | None:
        """Return the word that a misspelt one was likely meant to be."""


def mended(lexicons: Sequence[Lexicon], asked: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the words with the unknown ones replaced where one is near, and how to show them all."""
    better: list[str] = []
    shown: list[str] = []
    for unspaced, group in groupby(enumerate(asked), key=lambda each: is_unspaced(each[1])):
        pieces = list(group)
        told = [_better(lexicons, word, prefix=place == len(asked) - 1) for place, word in pieces]
        if unspaced and not all(_known(lexicons, word, prefix=True) for _, word in pieces):
            told = _better_run(lexicons, [word for _, word in pieces]) or told
        better += [word for word, _ in told]
        spellings = [spelling for _, spelling in told]
        shown += ["".join(spellings)] if unspaced else spellings
    return tuple(better), " ".join(shown)


def _better_run(lexicons: Sequence[Lexicon], pieces: Sequence[str]) -> list[tuple[str, str]]:
    """Return the run with one misspelt word replaced, wherever the dictionary cut it, or nothing."""
    cut = words("".join(pieces))[:_MOST_CUTS]
    known = [_known(lexicons, word, prefix=True) for word in cut]
    found = []
    for start, end in combinations(range(len(cut) + 1), 2):
        if all(known[:start]) and all(known[end:]):
            suggestion = _best(lexicons, "".join(cut[start:end]), prefix=end == len(cut))
            if suggestion is not None:
                found.append((suggestion.rank, start, end, suggestion))
    if not found:
        return []
    _, start, end, suggestion = min(found, key=lambda each: each[:3])
    around = [[(word, word) for word in part] for part in (cut[:start], cut[end:])]
    return [*around[0], (suggestion.word, suggestion.shown), *around[1]]


def _known(lexicons: Sequence[Lexicon], word: str, *, prefix: bool) -> bool:
    return any(lexicon.has(word, prefix=prefix) for lexicon in lexicons)


def _better(lexicons: Sequence[Lexicon], word: str, *, prefix: bool) -> tuple[str, str]:
    """Return the word if any lexicon has it, else the best suggestion if there is one, and how to show it."""
    suggestion = None if _known(lexicons, word, prefix=prefix) else _best(lexicons, word, prefix=prefix)
    return (word, word) if suggestion is None else (suggestion.word, suggestion.shown)


def _best(lexicons: Sequence[Lexicon], word: str, *, prefix: bool) -> Suggestion | None:
    suggestions = (lexicon.suggest(word, prefix=prefix) for lexicon in lexicons)
    return min((found for found in suggestions if found), key=lambda found: found.rank, default=None)
