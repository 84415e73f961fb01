# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the search index of one directory: which places have some words and codes, in stored order or nearest first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from va_desktop.content.index import Position
from va_desktop.content.matching import narrowed, term
from va_desktop.content.spelling import Suggestion, suggest
from va_desktop.directory.index import FRESH, OLD
from va_desktop.directory.rings import Ring, Seen, Spot, sorted_spots
from va_desktop.directory.store import Connection
from va_desktop.directory.zorder import FARTHEST_KM, NOWHERE, ranges

_BEGINNING = re.compile(r'"((?:[^" ]+ )*)([^" ]+)"\*')
MOST_COUNTED = 1_000
"""Beyond this many hits a total is told as "at least": counting ten times as many took most of a keystroke's time."""
_KEPT_CIRCLES = 256
_WHOLE = 400
"""Up to this many hits are taken and sorted at once."""
_PREFIX_INDEX = 3
"""Letters of the longest beginning that the index holds; longer ones are spelled out."""
_MOST_TERMS = 300
_RANKED = 30_000
"""Hits up to which bm25 is worked out; it costs 1.7 microseconds for each (measured)."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Folded words, the last as a beginning unless `whole`, and codes that all must be there."""

    words: tuple[str, ...]
    codes: frozenset[str] = frozenset()
    whole: bool = False


class Candidates:
    """Asks one index. Use it from the thread that owns the connection. A `fixed` index never changes."""

    def __init__(self, connection: Connection, *, fixed: bool = False) -> None:
        self._run = connection.execute
        self._connection = connection
        self.marks: dict[str, str] = dict(self._run("SELECT code, token FROM facet"))
        self._run("CREATE TEMP TABLE IF NOT EXISTS hidden (service INTEGER PRIMARY KEY)")
        self._hidden = False
        self.numbers = lru_cache(_KEPT_CIRCLES)(self._numbers) if fixed else self._numbers
        """Returns the ranges of rows that hold every place within so many kilometres of a position."""

    def hide(self, services: Iterable[int]) -> None:
        """Leave out these services from now on, and only these: they were changed elsewhere."""
        rows = [(service,) for service in services]
        self._run("DELETE FROM temp.hidden")
        self._connection.executemany("INSERT INTO temp.hidden VALUES (?)", rows)
        self._hidden = bool(rows)

    def has(self, word: str, *, prefix: bool) -> bool:
        """Return whether any place has this folded word."""
        sql = "SELECT 1 FROM search_all WHERE search_all MATCH ? LIMIT 1"
        return self._run(sql, (term(word, prefix=prefix),)).fetchone() is not None

    def suggest(self, word: str, *, prefix: bool) -> Suggestion | None:
        """Return the word of this index that a misspelt one was likely meant to be."""
        return suggest(self._connection, word, prefix=prefix)

    def count(self, ask: Ask) -> int:
        """Return how many places fit, counting no further than one over `MOST_COUNTED`."""
        wanted = self._expression(ask)
        if wanted is None:
            return 0
        sql = self._select("1", "search_all", wanted) if self._hidden else self._bare(wanted)
        row = self._run(f"SELECT count(*) FROM ({sql} LIMIT {MOST_COUNTED + 1})", self._bound(wanted)).fetchone()
        return int(row[0])

    def in_order(self, ask: Ask, need: int) -> Seen:
        """Return the first spots: those with the words in their names, then the others, each in stored order."""
        wanted = self._expression(ask)
        if wanted is None:
            return Seen([], True, 0)
        named = self._rows("search_names", wanted, need) if ask.words else []
        spots = [Spot(n, service, ordinal, named=True) for n, service, ordinal in named]
        if len(spots) >= need:
            return Seen(spots, False, len(spots))
        rows = self._rows("search_all", wanted, need)
        seen = {spot.n for spot in spots}
        spots += [Spot(*row) for row in rows if row[0] not in seen]
        return Seen(spots[:need], len(rows) < need, len(spots))

    def ranked(self, ask: Ask, need: int) -> Seen:
        """Return the first spots by bm25: by their names, then by their texts.

        Codes are looked at afterwards: bm25 reads every place that has one of its words.
        """
        wanted, words = self._expression(ask), self._expression(Ask(ask.words, whole=ask.whole))
        if not wanted or not words:
            return self.in_order(ask, need)
        spots: list[Spot] = []
        seen: set[int] = set()
        for table, named in (("search_names", True), ("search_all", False)):
            if len(spots) >= need or not self._is_rankable(table, words):
                break
            for row in self._run(self._select("p.n, p.service, p.ordinal", table, words) + " ORDER BY rank", (words,)):
                if len(spots) >= need:
                    break
                if row[0] not in seen and (words == wanted or self._fits(wanted, row[0])):
                    seen.add(row[0])
                    spots.append(Spot(row[0], row[1], row[2], named=named))
        if len(spots) < need:
            rest = self.in_order(ask, need)
            spots += [spot for spot in rest.spots if spot.n not in seen]
            return Seen(spots[:need], rest.exact, len(spots))
        return Seen(spots, False, len(spots))

    def nearest(self, ask: Ask, near: Position, radius_km: float | None, need: int) -> Seen:
        """Return the nearest spots in order; without a radius, those of no known position come last."""
        wanted = self._expression(ask)
        if wanted is None:
            return Seen([], True, 0)
        whole = Ring(self, wanted, near)
        rows = whole.rows(None, _WHOLE + 1)
        if len(rows) <= _WHOLE:
            spots = sorted_spots(rows, radius_km)
            return Seen(spots[:need], True, len(spots))
        return whole.grown(radius_km, need, len(rows) / max(row[0] for row in rows))

    def _expression(self, ask: Ask) -> str | None:
        """Return the FTS5 expression, empty when anything fits, None when nothing can."""
        if not ask.codes <= self.marks.keys():
            return None
        codes = [self.marks[code] for code in sorted(ask.codes)]
        if not ask.words:
            return " AND ".join(f'"{code}"' for code in codes)
        last = len(ask.words) - 1
        terms = (term(word, prefix=place == last and not ask.whole) for place, word in enumerate(ask.words))
        return narrowed(" AND ".join(map(self._spelled, terms)), codes, ())

    def _spelled(self, wanted: str) -> str:
        """Return the expression with long beginnings replaced by the terms that begin so.

        FTS5 reads every place that has one of the terms before it answers (measured: 25 ms for a common word among
        100,000 places); terms that are named are read only as far as they are needed.
        """
        return _BEGINNING.sub(lambda found: self._terms(found[1], found[2]), wanted)

    def _terms(self, before: str, beginning: str) -> str:
        star = f'"{before}{beginning}"*'
        if len(beginning) <= _PREFIX_INDEX:
            return star
        sql = f"SELECT term FROM term WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT {_MOST_TERMS + 1}"
        terms = [found for (found,) in self._run(sql, (beginning,))]
        if not terms or len(terms) > _MOST_TERMS:
            return star
        spelled = " OR ".join(f'"{before}{found}"' for found in terms)
        return f"({spelled})"

    def _bare(self, wanted: str) -> str:
        return "SELECT 1 FROM search_all WHERE search_all MATCH ?" if wanted else "SELECT 1 FROM place"

    def _bound(self, wanted: str, *more: Any) -> tuple[Any, ...]:
        return (wanted, *more) if wanted else more

    def _select(self, columns: str, table: str, wanted: str, between: bool = False) -> str:
        """Return the statement that reads places of a table in stored order; the order itself is left to the caller."""
        place = "f.rowid" if wanted else "p.n"
        sources = f"{table} f CROSS JOIN place p ON p.n = f.rowid" if wanted else "place p"
        conditions = [f"f.{table} MATCH ?"] if wanted else []
        if between:
            conditions.append(f"{place} BETWEEN ? AND ?")
        if self._hidden:
            conditions.append("p.service NOT IN (SELECT service FROM temp.hidden)")
        return f"SELECT {columns} FROM {sources}" + (f" WHERE {' AND '.join(conditions)}" if conditions else "")

    def _rows(self, table: str, wanted: str, need: int) -> list[tuple[int, int, int]]:
        sql = self._select("p.n, p.service, p.ordinal", table, wanted)
        order = " ORDER BY f.rowid" if wanted else " ORDER BY p.n"
        rows: list[tuple[int, int, int]] = self._run(f"{sql}{order} LIMIT ?", self._bound(wanted, need)).fetchall()
        return rows

    def _fits(self, wanted: str, n: int) -> bool:
        sql = "SELECT 1 FROM search_all WHERE search_all MATCH ? AND rowid = ?"
        return self._run(sql, (wanted, n)).fetchone() is not None

    def _is_rankable(self, table: str, words: str) -> bool:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {_RANKED + 1})"
        return bool(self._run(sql, (words,)).fetchone()[0] <= _RANKED)

    def _numbers(self, near: Position, km: float) -> list[tuple[int, int]]:
        around = ranges(near, km) if km < FARTHEST_KM else [(0, NOWHERE - 1)]
        sql = (
            "SELECT (SELECT n FROM place WHERE tier = ?1 AND z >= ?2 ORDER BY z, n LIMIT 1),"
            " (SELECT n FROM place WHERE tier = ?1 AND z <= ?3 ORDER BY z DESC, n DESC LIMIT 1)"
        )
        found = (self._run(sql, (tier, *each)).fetchone() for tier in (FRESH, OLD) for each in around)
        return [(first, last) for first, last in found if first is not None and last is not None and first <= last]

    def unplaced(self) -> list[tuple[int, int]]:
        """Return the ranges of rows without a position."""
        sql = "SELECT min(n), max(n) FROM place WHERE tier = ? AND z = ?"
        found = (self._run(sql, (tier, NOWHERE)).fetchone() for tier in (FRESH, OLD))
        return [(first, last) for first, last in found if first is not None]

    def measured(self, wanted: str, point: Sequence[float], rows: tuple[int, int] | None, limit: int,
                 ordered: bool = False) -> list[tuple[Any, ...]]:  # fmt: skip
        """Return row, service, ordinal and squared distance of places within a range of rows, or anywhere."""
        distance = "(p.x - ?1) * (p.x - ?1) + (p.y - ?2) * (p.y - ?2) + (p.u - ?3) * (p.u - ?3)"
        sql = self._select(f"p.n, p.service, p.ordinal, {distance}", "search_all", wanted, rows is not None)
        order = " ORDER BY 4 NULLS LAST, 1" if ordered else ""
        found: list[tuple[Any, ...]] = self._run(
            f"{sql}{order} LIMIT {limit}", (*point, *self._bound(wanted), *(rows or ()))
        ).fetchall()
        return found
