# SPDX-License-Identifier: GPL-3.0-or-later
"""A small index in memory over the services that a centre changed, so that a change is found at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from va_desktop.content.index import Position
from va_desktop.content.spelling import is_correctable, write_words
from va_desktop.directory import index, store
from va_desktop.directory.candidates import Ask, Candidates
from va_desktop.directory.listing import Listing, keyed, listing, places, service_of
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.rings import Seen, sorted_spots
from va_desktop.directory.writer import SERVICE
from va_desktop.directory.zorder import unit
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import is_unspaced, words

_BREAKS = (AttributeError, TypeError, KeyError, ValueError)


class Own(Candidates):
    """The index of the changed services. Its rows stand as they came, so the nearest are sought among all that fit."""

    def nearest(self, ask: Ask, near: Position, radius_km: float | None, need: int) -> Seen:
        """Return the nearest spots in order; without a radius, those of no known position come last."""
        wanted = self._expression(ask)
        if wanted is None:
            return Seen([], True, 0)
        spots = sorted_spots(self.measured(wanted, unit(near), None, -1), radius_km)
        return Seen(spots[:need], len(spots) <= need, len(spots))


class Delta:
    """Follows an overlay. `covered` are the rows of the directory that it stands in for."""

    def __init__(self, overlay: Overlay, directory: Directory) -> None:
        self._overlay, self._directory = overlay, directory
        self._connection = store.memory()
        index.create(self._connection, changing=True)
        index.indexed(self._connection)
        write_words(self._connection, ())
        self.candidates = Own(self._connection)
        self._marks = index.Marks()
        self._docs: dict[str, Mapping[str, Any] | None] = {}
        self._numbers: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._areas: dict[str, tuple[str, ...]] = {}
        self._version = -1
        self._next = 1

    @property
    def count(self) -> int:
        """Return how many places it holds."""
        return int(self._connection.execute("SELECT count(*) FROM place").fetchone()[0])

    @property
    def covered(self) -> list[int]:
        """Return the rows of the directory's services that are shown from here, or not at all."""
        run = self._directory.connection.execute
        sql = "SELECT n FROM document WHERE kind = ? AND id = ?"
        rows = (run(sql, (SERVICE, service)).fetchone() for service in self._docs)
        return [row[0] for row in rows if row is not None]

    def covers(self, key: str) -> bool:
        """Tell whether a place's service was changed by the centre."""
        return service_of(key) in self._docs

    def refresh(self) -> bool:
        """Take in what changed since the last time; return whether anything had."""
        version = self._overlay.version
        if version == self._version:
            return False
        known = self._codes()
        for service in self._overlay.touched(max(self._version, 0)):
            self._take(service)
        new = self._codes() ^ known
        for service in [each for each, codes in self._areas.items() if any(_is_around(new, code) for code in codes)]:
            self._take(service)
        self._version = version
        self.candidates.marks.update(self._marks.tokens)
        return True

    def listing(self, key: str, *, worker: bool = False) -> Listing | None:
        """Return a changed place by its key, or None when it is no longer shown."""
        doc = self._docs.get(service_of(key))
        place = None if doc is None else keyed(doc, key)
        if doc is None or (place is None and places(doc)):
            return None
        return self._listing(doc, place, worker)

    def shown(self, number: int, ordinal: int, *, worker: bool = False) -> Listing:
        """Return the place that a spot of this index stands for."""
        doc = self._docs[self._ids[number]] or {}
        return self._listing(doc, places(doc)[ordinal] if ordinal >= 0 else None, worker)

    def _listing(self, doc: Mapping[str, Any], place: Mapping[str, Any] | None, worker: bool) -> Listing:
        owner, shy = self._directory.owner(doc), self._directory.shy
        return listing(doc, place, source="local", worker=worker, owner=owner, shy=shy)

    def _take(self, service: str) -> None:
        """Put one service into the index as it is now, in place of what was there of it."""
        number = self._numbers.setdefault(service, len(self._numbers) + 1)
        self._ids[number] = service
        run = self._connection.execute
        for (n,) in run("SELECT n FROM place WHERE service = ?", (number,)).fetchall():
            for table in index.INDEXES:
                run(f"DELETE FROM {table} WHERE rowid = ?", (n,))
            run("DELETE FROM place WHERE n = ?", (n,))
        self._docs.pop(service, None)
        self._areas.pop(service, None)
        if not self._overlay.covers(service):
            return
        doc = self._overlay.merged(service, self._directory.document(SERVICE, service))
        try:
            owner, shy = self._directory.owner(doc) if doc is not None else None, self._directory.shy
            found = [] if doc is None else list(index.entries(doc, self._directory.info.made, owner, shy))
        except _BREAKS:
            return  # Not even the directory's own document can be searched: its row stays as it is.
        self._docs[service] = doc
        self._areas[service] = tuple(code for each in found for code in _districts(each.codes))
        tokens = index.name_tokens(owner or {})
        for entry in found:
            self._put(number, entry, tokens)
        if doc is not None:
            self._learn(doc)

    def _put(self, number: int, entry: index.Entry, owner: str) -> None:
        run, n = self._connection.execute, self._next
        self._next += 1
        marks = self._marks.joined(self._with_districts(entry.codes))
        point = (None, None, None) if entry.position is None else unit(entry.position)
        run("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (n, number, entry.ordinal, entry.tier, entry.z, *point))  # fmt: skip
        names, every = _written(f"{entry.names} {owner}"), _written(f"{entry.names} {owner} {entry.bodies}")
        for table, told in zip(index.INDEXES, (names, every), strict=True):
            run(f"INSERT INTO {table} (rowid, t) VALUES (?, ?)", (n, f"{told} {marks}"))
        terms = ((term,) for term in sorted(set(every.split())))
        self._connection.executemany("INSERT OR IGNORE INTO term VALUES (?)", terms)

    def _with_districts(self, codes: tuple[str, ...]) -> list[str]:
        """Return the codes with the districts around the place's own."""
        found = dict.fromkeys(codes)
        inner = next(_districts(codes), None)
        while inner is not None:
            inner = self._parent(inner)
            if inner is None or f"district:{inner}" in found:
                break
            found[f"district:{inner}"] = None
        return list(found)

    def _parent(self, code: str) -> str | None:
        """Return the parent that the directory knows, else the longest known code that this one begins with."""
        run = self._directory.connection.execute
        sql = "SELECT parent FROM district WHERE code = ?"
        row = run(sql, (code,)).fetchone()
        if row is not None:
            return None if row[0] is None else str(row[0])
        shorter = [code[:size] for size in range(len(code) - 1, 1, -1)]
        known = self._codes()
        return next((each for each in shorter if each in known or run(sql, (each,)).fetchone() is not None), None)

    def _codes(self) -> set[str]:
        """Return the districts of the changed services themselves."""
        return {code for codes in self._areas.values() for code in codes}

    def _learn(self, doc: Mapping[str, Any]) -> None:
        """Add the words of a service to those that other spellings are compared with."""
        text = "\n".join(str(doc.get(key) or "") for key in ("name", "alternate_name", "description"))
        known = sorted({word for word in words(fold(text)) if is_correctable(word)})
        rows = ((w[0], w[1], len(w), w, w, 1) for w in known if len(w) > 1 or is_unspaced(w))
        self._connection.executemany("INSERT OR IGNORE INTO search_word VALUES (?, ?, ?, ?, ?, ?)", rows)


def _districts(codes: tuple[str, ...]) -> Iterator[str]:
    return (code.partition(":")[2] for code in codes if code.startswith("district:"))


def _is_around(areas: set[str], code: str) -> bool:
    return any(code != area and code.startswith(area) for area in areas)


def _written(text: str) -> str:
    """Return a text without halves of characters, which a directory may hold and an index cannot."""
    return text.encode("utf-8", "ignore").decode("utf-8")
