# SPDX-License-Identifier: GPL-3.0-or-later
"""A small index in memory over the services that a centre changed, so that a change is found at once."""

from collections.abc import Mapping
from typing import Any

from va_desktop.content.spelling import is_correctable, write_words
from va_desktop.directory import index, store
from va_desktop.directory.candidates import Candidates
from va_desktop.directory.listing import Listing, keyed, listing, places, service_of
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.writer import SERVICE
from va_desktop.directory.zorder import unit
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import is_unspaced, words


class Delta:
    """Follows an overlay. `covered` are the rows of the directory that it stands in for."""

    def __init__(self, overlay: Overlay, directory: Directory) -> None:
        self._overlay, self._directory = overlay, directory
        self._connection = store.memory()
        index.create(self._connection, changing=True)
        index.indexed(self._connection)
        write_words(self._connection, ())
        self.candidates = Candidates(self._connection)
        self._marks = index.Marks()
        self._docs: dict[str, Mapping[str, Any] | None] = {}
        self._numbers: dict[str, int] = {}
        self._ids: dict[int, str] = {}
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
        for service in self._overlay.touched(max(self._version, 0)):
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
        if not self._overlay.covers(service):
            self._docs.pop(service, None)
            return
        doc = self._overlay.merged(service, self._directory.document(SERVICE, service))
        self._docs[service] = doc
        owner, shy = self._directory.owner(doc) if doc is not None else None, self._directory.shy
        for entry in index.entries(doc, self._directory.info.made, owner, shy) if doc is not None else ():
            self._put(number, entry)
        if doc is not None:
            self._learn(doc)

    def _put(self, number: int, entry: index.Entry) -> None:
        run, n = self._connection.execute, self._next
        self._next += 1
        marks = self._marks.joined(self._with_districts(entry.codes))
        point = (None, None, None) if entry.position is None else unit(entry.position)
        run("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (n, number, entry.ordinal, entry.tier, entry.z, *point))  # fmt: skip
        named, every = (f"INSERT INTO {table} (rowid, t) VALUES (?, ?)" for table in index.INDEXES)
        run(named, (n, f"{entry.names} {marks}"))
        run(every, (n, f"{entry.names} {entry.bodies} {marks}"))
        known = set(f"{entry.names} {entry.bodies}".split())
        self._connection.executemany("INSERT OR IGNORE INTO term VALUES (?)", ((term,) for term in sorted(known)))

    def _with_districts(self, codes: tuple[str, ...]) -> list[str]:
        """Return the codes with the districts around the place's own."""
        found = list(codes)
        run = self._directory.connection.execute
        inner = next((code.partition(":")[2] for code in codes if code.startswith("district:")), None)
        while inner is not None:
            row = run("SELECT parent FROM district WHERE code = ?", (inner,)).fetchone()
            inner = row[0] if row and f"district:{row[0]}" not in found else None
            if inner is not None:
                found.append(f"district:{inner}")
        return found

    def _learn(self, doc: Mapping[str, Any]) -> None:
        """Add the words of a service to those that other spellings are compared with."""
        text = "\n".join(str(doc.get(key) or "") for key in ("name", "alternate_name", "description"))
        known = sorted({word for word in words(fold(text)) if is_correctable(word)})
        rows = ((w[0], w[1], len(w), w, w, 1) for w in known if len(w) > 1 or is_unspaced(w))
        self._connection.executemany("INSERT OR IGNORE INTO search_word VALUES (?, ?, ?, ?, ?, ?)", rows)
