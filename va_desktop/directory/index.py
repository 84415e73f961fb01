# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the search index of a directory: what a place is found by, and the tables that hold it.

Places are numbered by freshness and then by where they are, so that the first rows of an answer are worth showing and
those around a point lie together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from va_desktop.content.index import Position
from va_desktop.content.matching import tokens
from va_desktop.content.spelling import is_correctable, write_words
from va_desktop.content.statement import day
from va_desktop.directory.attributes import WAY, said
from va_desktop.directory.facets import Doc, Facets, facets
from va_desktop.directory.listing import places, position, schedules
from va_desktop.directory.protection import NONE
from va_desktop.directory.services import stale
from va_desktop.directory.store import Connection
from va_desktop.directory.zorder import NOWHERE, number, unit
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import is_unspaced, words

FRESH, OLD = 0, 1
"""Tiers: open and assured within a year on the day of the import, and everything else."""
_TABLES = (
    "CREATE TABLE place (n INTEGER PRIMARY KEY, service INTEGER NOT NULL, ordinal INTEGER NOT NULL,"
    " tier INTEGER NOT NULL, z INTEGER NOT NULL, x REAL, y REAL, u REAL) STRICT",
    "CREATE TABLE term (term TEXT PRIMARY KEY) WITHOUT ROWID, STRICT",
    "CREATE TABLE facet (code TEXT PRIMARY KEY, token TEXT NOT NULL, places INTEGER NOT NULL) STRICT",
)
_FTS = "CREATE VIRTUAL TABLE {} USING fts5(t, content='', tokenize='ascii', prefix='1 2 3'{})"
"""The ascii tokenizer keeps every other character, which is right because tokens come ready made from `matching`."""
INDEXES = ("search_names", "search_all")
_MARKS = (range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))
"""Codes stand in the index as single private-use characters of planes 15 and 16, which no query can hold."""
_FIRST_MARK = _MARKS[0].start
MOST_CODES = sum(map(len, _MARKS))
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_MOST_WORDS = 200_000
_READ_WHOLE, _READ_NAMED = 1_000, 20_000
_KEPT_PIECES = 1 << 17
_HIDDEN = frozenset(("inactive", "defunct"))


@dataclass(frozen=True, slots=True)
class Entry:
    """What one service at one place is found by; `ordinal` counts its places from 0, -1 is a service without any."""

    ordinal: int
    tier: int
    position: Position | None
    names: str
    bodies: str
    codes: tuple[str, ...]
    facets: Facets

    @property
    def z(self) -> int:
        """Return the number of the position."""
        return NOWHERE if self.position is None else number(self.position)


def create(connection: Connection, *, changing: bool = False) -> None:
    """Make the empty tables; with `changing`, such that entries can be taken out again."""
    for statement in _TABLES:
        connection.execute(statement)
    for name in INDEXES:
        connection.execute(_FTS.format(name, ", contentless_delete=1" if changing else ""))
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', ?)", (16 << 20,))


def indexed(connection: Connection) -> None:
    """Make what finds places by number and by service, once all are there."""
    connection.execute("CREATE INDEX place_z ON place (tier, z)")
    connection.execute("CREATE INDEX place_service ON place (service)")


def entries(doc: Doc, on: date, owner: Doc | None = None, shy: Set[str] = NONE) -> Iterator[Entry]:
    """Yield what a service document is found by, one for each place; nothing for a service that has ended.

    The place of a protected service is no part of it: neither its words, nor its position, nor its district may be
    found out. `owner` and `shy` as `protection.is_protected` takes them.
    """
    if str(doc.get("status") or "").strip().lower() in _HIDDEN:
        return
    named, told = searchable(_names(doc)), searchable(_bodies(doc))
    assured = day(doc.get("assured_date")) or day(str(doc.get("last_modified") or "")[:10])
    tier = OLD if stale(assured, on) or str(doc.get("status") or "") == "temporarily closed" else FRESH
    own = places(doc)
    for ordinal, place in enumerate(own) if own else ((-1, None),):
        coded = facets(doc, place, owner, shy)
        hidden = coded.redacted
        if hidden:
            coded = coded.apart()
        here, around = _place_texts({} if hidden else (place or {}).get("location") or {})
        marks = [*coded.codes(), *(("hours",) if schedules(doc, place, hidden=hidden) else ())]
        around += [*coded.landmarks, *coded.directions, *(() if hidden else _areas(doc))]
        yield Entry(
            ordinal,
            tier,
            None if hidden else position(place),
            f"{named} {searchable(here)}",
            f"{told} {searchable(around)}",
            tuple(dict.fromkeys(marks)),
            coded,
        )


def name_tokens(doc: Doc) -> str:
    """Return the tokens of the names of any one document."""
    return searchable(_strings(doc, "name", "alternate_name"))


@lru_cache(_KEPT_PIECES)
def _piece(written: str) -> str:
    return " ".join(tokens(written))


def searchable(texts: Iterable[str]) -> str:
    """Return the tokens of texts. No token reaches over a space, and the same pieces come again and again."""
    return " ".join([_piece(written) for text in texts for written in text.split()])


def _strings(doc: Doc, *keys: str) -> Iterator[str]:
    for key in keys:
        value = doc.get(key)
        if isinstance(value, str) and value:
            yield value


def _names(doc: Doc) -> Iterator[str]:
    yield from _strings(doc, "name", "alternate_name")
    yield from _strings(doc.get("organization") or {}, "name", "alternate_name")


def _bodies(doc: Doc) -> Iterator[str]:
    told = ("description", "eligibility_description", "application_process", "fees_description", "fees")
    yield from _strings(doc, *told, "interpretation_services", "keywords")
    yield from _strings(doc.get("program") or {}, "name", "alternate_name")
    for named, each in said(doc):
        if named.axis not in WAY and not named.protects:
            yield from _strings(each.get("taxonomy_term") or {}, "name")
    for each in doc.get("required_documents") or ():
        yield from _strings(each, "document")


def _areas(doc: Doc) -> Iterator[str]:
    """Yield what a service says around it in free words, which of a protected one may tell the place."""
    for named, each in said(doc):
        if each.get("label") and named.axis not in WAY and not named.protects:
            yield from _strings(each, "label")
    for each in doc.get("service_areas") or ():
        yield from _strings(each, "name")


def _place_texts(location: Doc) -> tuple[list[str], list[str]]:
    around = list(_strings(location, "description", "transportation"))
    for each in location.get("addresses") or ():
        around += _strings(each, "address_1", "address_2", "city", "region", "state_province")
    return list(_strings(location, "name", "alternate_name")), around


class Marks:
    """Gives each code one private-use character; `beyond` counts the codes that got none, and cannot be filtered by."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self.tokens: dict[str, str] = dict(known or {})
        self._beyond: set[str] = set()

    @property
    def beyond(self) -> int:
        """Return how many codes came when all characters were given away."""
        return len(self._beyond)

    def of(self, code: str) -> str | None:
        """Return the character of a code; None when there are more than 131,068."""
        mark = self.tokens.get(code)
        if mark is None:
            place = len(self.tokens)
            if place >= MOST_CODES:
                self._beyond.add(code)
                return None
            first, second = _MARKS
            mark = self.tokens[code] = chr(first[place] if place < len(first) else second[place - len(first)])
        return mark

    def joined(self, codes: Iterable[str]) -> str:
        """Return the characters of some codes as tokens."""
        return " ".join(mark for code in codes if (mark := self.of(code)) is not None)


def write_places(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> int:
    """Write staged rows (service, ordinal, tier, z, lat, lon, names, bodies, marks) in the order of showing.

    Returns how many.
    """
    n = 0
    run = connection.execute
    place = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    named, every = (f"INSERT INTO {name} (rowid, t) VALUES (?, ?)" for name in INDEXES)
    for service, ordinal, tier, z, lat, lon, names, bodies, marks in rows:
        n += 1
        run(place, (n, service, ordinal, tier, z, *((None,) * 3 if lat is None else unit((lat, lon)))))
        run(named, (n, f"{names} {marks}"))
        run(every, (n, f"{names} {bodies} {marks}"))
    return n


class Words:
    """Counts the words of scripts without spaces; the index itself holds only pairs of their clusters.

    Whole services are read up to 1,000, names up to 20,000 of them; rare words are let go when there are too many, so
    memory is bounded.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._read = 0

    def add(self, doc: Doc) -> None:
        """Count the words of one service."""
        text = "\n".join(_names(doc))
        if self._read >= _READ_NAMED or not _UNSPACED.search(text):
            return
        self._read += 1
        if self._read <= _READ_WHOLE:
            text = "\n".join([text, *_bodies(doc)])
        self._counts.update({word for word in words(fold(text)) if is_unspaced(word) and is_correctable(word)})
        if len(self._counts) > _MOST_WORDS:
            self._counts = Counter({word: count for word, count in self._counts.items() if count > 1})

    def counted(self) -> Iterator[tuple[str, int]]:
        """Yield each word and in how many services it was seen."""
        yield from self._counts.items()


def write_vocabulary(connection: Connection, unspaced: Words) -> None:
    """Store the words of the index for other spellings. They are shown folded until a text shows them better."""
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search_all', 'row')")
    last = chr(_FIRST_MARK)
    connection.execute("INSERT INTO term SELECT term FROM temp.terms WHERE term < ?", (last,))
    spaced = (
        (term, term, entries)
        for term, entries in connection.execute("SELECT term, doc FROM temp.terms WHERE term < ?", (last,))
        if is_correctable(term) and not is_unspaced(term)
    )
    write_words(connection, spaced)
    rows = ((w[0], w[1], len(w), w, w, count) for w, count in unspaced.counted())
    connection.executemany("INSERT OR IGNORE INTO search_word VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.execute("DROP TABLE temp.terms")


def write_facets(connection: Connection, marks: Marks) -> None:
    """Store the codes with the number of places that have each."""
    sql = "SELECT count(*) FROM search_names WHERE search_names MATCH ?"
    rows = ((code, mark, connection.execute(sql, (f'"{mark}"',)).fetchone()[0]) for code, mark in marks.tokens.items())
    connection.executemany("INSERT INTO facet VALUES (?, ?, ?)", rows)
