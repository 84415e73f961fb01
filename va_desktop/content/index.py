# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes and reads the search index of a pack: FTS5 tables whose row order is the order of showing."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from va_desktop.content.matching import expression, narrowed, query_words, term, tokens
from va_desktop.content.spelling import Connection, Suggestion, Vocabulary, mended, suggest
from va_desktop.i18n.folding import FOLDING_VERSION

Kind = Literal["right", "entitlement", "service"]
Match = Literal["name", "text", "typo"]
Position = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""


@dataclass(frozen=True)
class Entry:
    """One thing to be found; `names` and `bodies` in all languages, higher `quality` is shown earlier."""

    kind: Kind
    id: str
    names: tuple[str, ...]
    bodies: tuple[str, ...]
    country: str | None
    facets: frozenset[str]
    quality: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `match` tells where the words stood, or that the spelling was mended first."""

    kind: Kind
    id: str
    match: Match
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Found:
    """The first hits and the exact number of all.

    `corrected` is the query used instead, if one was; `words` are the folded words that were looked for.
    """

    total: int
    hits: tuple[Hit, ...]
    corrected: str | None
    words: tuple[str, ...] = ()


_FTS = "CREATE VIRTUAL TABLE {} USING fts5(t, content='', columnsize=0, tokenize='ascii', prefix='1 2 3')"
"""Contentless and without sizes: nothing is shown from here and nothing is ranked. The ascii tokenizer keeps
every other character, which is right because the tokens come ready made from `matching`."""
_ENTRIES = """
CREATE TABLE search_entry (
    id_in_order INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, country TEXT, lat REAL, lon REAL,
    x REAL, y REAL, z REAL
) STRICT
"""
_FIRST_FACET = 0xE000
"""Facets are single private-use characters, which folding and word breaks keep out of every query."""
_LAST_FACET = 0xF8FF


def create(connection: Connection) -> None:
    """Begin an index on this connection; nothing can be found before `finish`."""
    connection.execute(_FTS.format("search_names"))
    connection.execute(_FTS.format("search_all"))
    connection.execute(_ENTRIES)
    connection.execute("CREATE TABLE search_facet (name TEXT PRIMARY KEY, token TEXT NOT NULL) STRICT")
    connection.execute("CREATE TABLE search_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    connection.execute("CREATE TEMP TABLE search_waiting (kind, id, country, quality, lat, lon, texts)")


def add(connection: Connection, entry: Entry) -> None:
    """Hand in one entry, in any order."""
    texts = json.dumps([entry.names, entry.bodies, sorted(entry.facets)])
    row = (entry.kind, entry.id, entry.country, entry.quality, entry.lat, entry.lon, texts)
    connection.execute("INSERT INTO temp.search_waiting VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def finish(connection: Connection) -> None:
    """Write what was handed in, best quality first, then by kind and id.

    The same entries give the same bytes.
    """
    rows = connection.execute("SELECT * FROM temp.search_waiting ORDER BY quality DESC, kind, id").fetchall()
    connection.execute("DROP TABLE temp.search_waiting")
    facets = _facet_tokens(rows)
    connection.executemany("INSERT INTO search_facet VALUES (?, ?)", facets.items())
    vocabulary = Vocabulary()
    for place, (kind, id_, country, _, lat, lon, texts) in enumerate(rows, 1):
        names, bodies, own = json.loads(texts)
        marks = [facets[name] for name in (f"kind:{kind}", *own)]
        named = [token for text in names for token in tokens(text)]
        told = [token for text in bodies for token in tokens(text)]
        connection.execute("INSERT INTO search_names (rowid, t) VALUES (?, ?)", (place, " ".join([*named, *marks])))
        connection.execute(
            "INSERT INTO search_all (rowid, t) VALUES (?, ?)", (place, " ".join([*named, *told, *marks]))
        )
        point = (None, None, None) if lat is None or lon is None else _unit_vector((lat, lon))
        connection.execute(
            "INSERT INTO search_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (place, kind, id_, country, lat, lon, *point),
        )
        vocabulary.add([*names, *bodies])
    vocabulary.write(connection)
    for table in ("search_names", "search_all"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.execute("INSERT INTO search_meta VALUES ('folding', ?)", (str(FOLDING_VERSION),))


def _facet_tokens(rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """Give each kind and facet one private-use character."""
    names = {f"kind:{row[0]}" for row in rows} | {name for row in rows for name in json.loads(row[6])[2]}
    if len(names) > _LAST_FACET - _FIRST_FACET:
        raise OverflowError(len(names))
    return {name: chr(_FIRST_FACET + number) for number, name in enumerate(sorted(names))}


def _unit_vector(position: Position) -> tuple[float, float, float]:
    """Return the point on a unit sphere; the nearer two points, the greater their dot product."""
    lat, lon = map(math.radians, position)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


_COUNT = "SELECT count(*) FROM search_all WHERE search_all MATCH ?"
_COLUMNS = "e.id_in_order, e.kind, e.id, e.country, e.lat, e.lon"
_PAGE = """
SELECT {columns} FROM {table} f CROSS JOIN search_entry e ON e.id_in_order = f.rowid
WHERE f.{table} MATCH ? ORDER BY f.rowid LIMIT ?
"""
_NAMED = _PAGE.format(columns=_COLUMNS, table="search_names")
_ALL = _PAGE.format(columns=_COLUMNS, table="search_all")
_NEAREST = f"""
SELECT {_COLUMNS}, e.id_in_order IN (SELECT rowid FROM search_names WHERE search_names MATCH ?1)
FROM search_all f CROSS JOIN search_entry e ON e.id_in_order = f.rowid
WHERE f.search_all MATCH ?1 ORDER BY e.x * ?2 + e.y * ?3 + e.z * ?4 DESC NULLS LAST, f.rowid LIMIT ?5
"""


class Index:
    """Finds entries of one pack. Use it from the thread that owns the connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._facets: dict[str, str] = dict(connection.execute("SELECT name, token FROM search_facet"))
        made_with = connection.execute("SELECT value FROM search_meta WHERE key = 'folding'").fetchone()
        self.is_stale = made_with is None or made_with[0] != str(FOLDING_VERSION)
        """True when another version of the program folded the words, so that some spellings may be missed."""

    def find(
        self,
        query: str,
        limit: int,
        kinds: frozenset[str] | None = None,
        facets: frozenset[str] = frozenset(),
        near: Position | None = None,
    ) -> Found:
        """Return the entries that have every word, the last as a beginning: names first, then stored order.

        With `near`, nearest first, and what has no place last. Any text is a query; none is an error.
        """
        return find_all((self,), query, limit, kinds, facets, near)[0]

    def find_words(
        self,
        asked: Sequence[str],
        limit: int,
        kinds: frozenset[str] | None = None,
        facets: frozenset[str] = frozenset(),
        near: Position | None = None,
    ) -> Found:
        """Return the entries that have these folded words, without a try at other spellings."""
        wanted = self._expression(asked, kinds, facets)
        if wanted is None:
            return Found(0, (), None, tuple(asked))
        if near is None:
            hits, seen_all = self._in_order(wanted, max(limit, 0))
        else:
            hits, seen_all = self._nearest(wanted, max(limit, 0), near)
        total = len(hits) if seen_all else self._connection.execute(_COUNT, (wanted,)).fetchone()[0]
        return Found(total, hits, None, tuple(asked))

    def count(
        self,
        asked: Sequence[str],
        kinds: frozenset[str] | None = None,
        facets: frozenset[str] = frozenset(),
    ) -> int:
        """Return how many entries have these folded words."""
        wanted = self._expression(asked, kinds, facets)
        return 0 if wanted is None else int(self._connection.execute(_COUNT, (wanted,)).fetchone()[0])

    def has(self, word: str, *, prefix: bool) -> bool:
        """Return whether any entry has this folded word."""
        sql = "SELECT 1 FROM search_all WHERE search_all MATCH ? LIMIT 1"
        return self._connection.execute(sql, (term(word, prefix=prefix),)).fetchone() is not None

    def suggest(self, word: str, *, prefix: bool) -> Suggestion | None:
        """Return the word of this index that a misspelt one was likely meant to be."""
        return suggest(self._connection, word, prefix=prefix)

    def _expression(self, asked: Sequence[str], kinds: frozenset[str] | None, facets: frozenset[str]) -> str | None:
        """Return the FTS5 expression, or nothing when no entry can satisfy it."""
        known = self._facets
        any_of = [known[f"kind:{kind}"] for kind in sorted(kinds or ()) if f"kind:{kind}" in known]
        if not asked or not facets <= known.keys() or (kinds is not None and not any_of):
            return None
        return narrowed(expression(asked), (known[name] for name in sorted(facets)), any_of)

    def _in_order(self, wanted: str, limit: int) -> tuple[tuple[Hit, ...], bool]:
        """Return the first hits by name and then by text, and whether they are all there are."""
        named = self._connection.execute(_NAMED, (wanted, limit)).fetchall()
        hits = [Hit(kind, id_, "name", country, lat, lon) for _, kind, id_, country, lat, lon in named]
        if len(hits) == limit:
            return tuple(hits), False
        seen = {row[0] for row in named}
        rows = self._connection.execute(_ALL, (wanted, limit)).fetchall()
        hits += [
            Hit(kind, id_, "text", country, lat, lon)
            for place, kind, id_, country, lat, lon in rows
            if place not in seen
        ]
        return tuple(hits[:limit]), len(rows) < limit

    def _nearest(self, wanted: str, limit: int, near: Position) -> tuple[tuple[Hit, ...], bool]:
        """Return the nearest hits, and whether they are all there are."""
        rows = self._connection.execute(_NEAREST, (wanted, *_unit_vector(near), limit)).fetchall()
        hits = (Hit(kind, id_, "name" if named else "text", *place) for _, kind, id_, *place, named in rows)
        return tuple(hits), len(rows) < limit


def find_all(
    indexes: Sequence[Index],
    query: str,
    limit: int,
    kinds: frozenset[str] | None = None,
    facets: frozenset[str] = frozenset(),
    near: Position | None = None,
) -> tuple[Found, ...]:
    """Search several indexes as if they were one, and return what each has, best first.

    Other spellings are tried only when no index has an entry and only for words that none of them has.
    """
    asked = query_words(query)
    found = tuple(index.find_words(asked, limit, kinds, facets, near) for index in indexes)
    if not asked or any(each.total for each in found):
        return found
    better, shown = mended(indexes, asked)
    if better == asked:
        return found
    again = (index.find_words(better, limit, kinds, facets, near) for index in indexes)
    return tuple(
        replace(each, hits=tuple(replace(hit, match="typo") for hit in each.hits), corrected=shown)
        if each.total
        else each
        for each in again
    )
