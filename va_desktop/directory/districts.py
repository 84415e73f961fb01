# SPDX-License-Identifier: GPL-3.0-or-later
"""Districts by P-code and landmarks of a directory: their names, centres and outlines, for who has no coordinates.

A P-code is the place code of the humanitarian common operational datasets; it mostly begins with its parent's.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from va_desktop.content.index import Position
from va_desktop.content.text import fallbacks
from va_desktop.directory.facets import Doc
from va_desktop.directory.listing import places
from va_desktop.i18n.folding import fold

KIND = "district"
"""Documents of this kind are our own: `{"id": P-code, "parent": P-code, "names": {language: name},
"latitude", "longitude", "outline": [[[longitude, latitude], ...], ...]}`."""
_MOST_LANDMARKS = 50_000
_PLAIN = "und"
_TABLES = (
    "CREATE TABLE district (code TEXT PRIMARY KEY, parent TEXT, names TEXT NOT NULL, lat REAL, lon REAL,"
    " outline TEXT, places INTEGER NOT NULL) STRICT",
    "CREATE TABLE landmark (id TEXT PRIMARY KEY, name TEXT NOT NULL, district TEXT, lat REAL NOT NULL,"
    " lon REAL NOT NULL, places INTEGER NOT NULL) STRICT",
    "CREATE TABLE giver (service INTEGER NOT NULL, landmark TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL)"
    " STRICT",
)


@dataclass(frozen=True, slots=True)
class District:
    """An area. `centre` is given or the middle of its places; `places` counts those directly in it.

    `outline` holds rings of positions (latitude, longitude); an inner ring is a hole.
    """

    code: str
    parent: str | None
    names: Mapping[str, str]
    centre: Position | None
    outline: tuple[tuple[Position, ...], ...]
    places: int

    def name(self, langs: Sequence[str]) -> str:
        """Return the name in the first of these languages that has one, else any name, else the code."""
        for tag in (each for lang in langs for each in fallbacks(lang)):
            if tag in self.names:
                return self.names[tag]
        return next(iter(self.names.values()), self.code)


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something everybody knows: a market, a bridge, a pagoda. `position` is the middle of the places beside it."""

    id: str
    name: str
    district: str | None
    position: Position
    places: int


class _Middle:
    """The middle of positions that lie near each other."""

    __slots__ = ("count", "lat", "lon", "placed")

    def __init__(self) -> None:
        self.lat = self.lon = 0.0
        self.count = self.placed = 0

    def add(self, position: Position | None) -> None:
        self.count += 1
        if position is not None:
            self.lat, self.lon, self.placed = self.lat + position[0], self.lon + position[1], self.placed + 1

    def take(self, position: Position | None) -> None:
        """Undo one `add`."""
        self.count -= 1
        if position is not None:
            self.lat, self.lon, self.placed = self.lat - position[0], self.lon - position[1], self.placed - 1

    @property
    def position(self) -> Position | None:
        return (self.lat / self.placed, self.lon / self.placed) if self.placed else None


class Gatherer:
    """Collects districts and landmarks while services come in; landmarks beyond 50,000 are left out."""

    def __init__(self) -> None:
        self._given: dict[str, Doc] = {}
        self._seen: dict[str, tuple[str | None, _Middle]] = {}
        self._landmarks: dict[tuple[str, str | None], tuple[str, _Middle]] = {}
        self._givers: list[tuple[Any, ...]] = []

    def add_district(self, code: str, doc: Doc) -> None:
        """Take a document of kind `district`."""
        self._given[code] = doc

    def add_service(self, service: int, doc: Doc, entries: Iterable[Any]) -> None:
        """Take note of where the places of a service are; `entries` are its index entries, `service` its row."""
        own = places(doc)
        for entry in entries:
            code = next((each[9:] for each in entry.codes if each.startswith("district:")), None)
            place = own[entry.ordinal] if entry.ordinal >= 0 else None
            if code is not None:
                name, middle = self._seen.get(code) or (_area(place), _Middle())
                self._seen[code] = (name, middle)
                middle.add(entry.position)
            if place is not None and entry.position is not None:
                self._note_landmarks(entry.facets.landmarks, code, entry.position)
                self._givers += [(service, mark_id(name, code), *entry.position) for name in entry.facets.landmarks]

    def remove_service(self, service: int, doc: Doc, entries: Iterable[Any]) -> None:
        """Forget what `add_service` took of a service that turned out to be protected."""
        own = places(doc)
        for entry in entries:
            code = entry.facets.district
            place = own[entry.ordinal] if entry.ordinal >= 0 else None
            if code in self._seen:
                name, middle = self._seen[code]
                middle.take(entry.position)
                self._seen[code] = (None if name == _area(place) else name, middle)
                if not middle.count:
                    del self._seen[code]
            for text in entry.facets.landmarks if entry.position is not None else ():
                key = (fold(text).strip(), code)
                if key in self._landmarks:
                    self._landmarks[key][1].take(entry.position)
                    if not self._landmarks[key][1].count:
                        del self._landmarks[key]
        self._givers = [row for row in self._givers if row[0] != service]

    def _note_landmarks(self, names: Iterable[str], code: str | None, position: Position) -> None:
        for name in names:
            key = (fold(name).strip(), code)
            if key[0] and (key in self._landmarks or len(self._landmarks) < _MOST_LANDMARKS):
                self._landmarks.setdefault(key, (name, _Middle()))[1].add(position)

    def parents(self) -> dict[str, tuple[str, ...]]:
        """Return for each district those around it, the nearest first."""
        known = self._given.keys() | self._seen.keys()
        return {code: tuple(self._above(code, known)) for code in sorted(known)}

    def _above(self, code: str, known: Iterable[str]) -> Iterator[str]:
        seen = {code}
        parent = self._parent(code, known)
        while parent is not None and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self._parent(parent, known)

    def _parent(self, code: str, known: Iterable[str]) -> str | None:
        """Return the parent that the table names, else the longest known code that this one begins with."""
        told = self._given.get(code, {}).get("parent")
        if told:
            return str(told)
        return next((code[:size] for size in range(len(code) - 1, 1, -1) if code[:size] in known), None)

    def write(self, connection: Any) -> None:
        """Write both tables."""
        for statement in _TABLES:
            connection.execute(statement)
        parents = self.parents()
        rows = (self._row(code, above) for code, above in parents.items())
        connection.executemany("INSERT INTO district VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        marks = (
            (mark_id(key, code), name, code, *middle.position, middle.count)
            for (key, code), (name, middle) in sorted(self._landmarks.items(), key=lambda each: str(each[0]))
            if middle.position is not None
        )
        connection.executemany("INSERT OR IGNORE INTO landmark VALUES (?, ?, ?, ?, ?, ?)", marks)
        connection.executemany("INSERT INTO giver VALUES (?, ?, ?, ?)", self._givers)
        connection.execute("CREATE INDEX giver_service ON giver (service)")
        connection.execute("CREATE INDEX giver_landmark ON giver (landmark)")

    def _row(self, code: str, above: Sequence[str]) -> tuple[Any, ...]:
        doc = self._given.get(code, {})
        seen, middle = self._seen.get(code) or (None, _Middle())
        names = doc.get("names") or ({_PLAIN: doc["name"]} if doc.get("name") else {_PLAIN: seen} if seen else {})
        centre = point(doc) or middle.position or (None, None)
        outline = json.dumps(doc["outline"]) if doc.get("outline") else None
        return (code, above[0] if above else None, json.dumps(names, ensure_ascii=False), *centre, outline,
                middle.count)  # fmt: skip


def mark_id(name: str, code: str | None) -> str:
    """Return the id of a landmark: its district and its folded name."""
    return "|".join(filter(None, (code, fold(name).strip())))


def districts(connection: Any) -> tuple[District, ...]:
    """Return all districts of a directory by code."""
    return tuple(_district(row) for row in connection.execute("SELECT * FROM district ORDER BY code"))


def landmarks(connection: Any, district: str | None = None) -> tuple[Landmark, ...]:
    """Return the landmarks, of one district or of all, the best known first."""
    sql = "SELECT * FROM landmark WHERE ?1 IS NULL OR district = ?1 ORDER BY places DESC, name"
    return tuple(_landmark(row) for row in connection.execute(sql, (district,)))


def landmark(connection: Any, landmark_id: str) -> Landmark | None:
    """Return one landmark."""
    row = connection.execute("SELECT * FROM landmark WHERE id = ?", (landmark_id,)).fetchone()
    return None if row is None else _landmark(row)


def called(found: Iterable[District], text: str) -> tuple[District, ...]:
    """Return the districts whose code, or any word of one of whose names, begins with a text, in any spelling."""
    wanted = fold(text).strip()
    return tuple(
        each for each in found if wanted and any(begins(name, wanted) for name in (each.code, *each.names.values()))
    )


def begins(name: str, wanted: str) -> bool:
    """Tell whether a folded text stands at the beginning of a name or of a word in it."""
    folded = fold(name)
    return folded.startswith(wanted) or f" {wanted}" in folded.replace("-", " ")


def _district(row: Sequence[Any]) -> District:
    code, parent, names, lat, lon, outline, count = row
    told = json.loads(names)
    return District(
        code,
        parent,
        told if isinstance(told, dict) else {},
        None if lat is None else (lat, lon),
        _rings(outline),
        count,
    )


def _rings(outline: str | None) -> tuple[tuple[Position, ...], ...]:
    """Return an outline; none for one of a shape that no reader lets in."""
    try:
        return tuple(tuple((float(y), float(x)) for x, y in ring) for ring in json.loads(outline or "[]"))
    except (ValueError, TypeError):
        return ()


def _landmark(row: Sequence[Any]) -> Landmark:
    id_, name, district, lat, lon, count = row
    return Landmark(id_, name, district, (lat, lon), count)


def point(doc: Doc) -> Position | None:
    """Return the middle that a district document tells, or None."""
    try:
        return (float(doc["latitude"]), float(doc["longitude"]))
    except (KeyError, TypeError, ValueError):
        return None


def _area(place: Doc | None) -> str | None:
    """Return what an address calls its area, where no table names the district."""
    location = (place or {}).get("location") or {}
    for each in location.get("addresses") or ():
        for key in ("region", "city", "state_province"):
            if each.get(key):
                return str(each[key])
    return None
