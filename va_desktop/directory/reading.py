# SPDX-License-Identifier: GPL-3.0-or-later
"""An open directory file: its card, its documents, and what a page shows of one of its places."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from va_desktop.directory import districts as areas
from va_desktop.directory import seal, store
from va_desktop.directory.districts import District, Landmark
from va_desktop.directory.errors import DirectoryDamaged
from va_desktop.directory.listing import Listing, keyed, listing, places, service_of
from va_desktop.directory.record import Record
from va_desktop.directory.writer import SERVICE, Info
from va_desktop.i18n.folding import FOLDING_VERSION

_KEPT_OWNERS = 512


class Directory:
    """Reads one file. Give each thread its own by `again`; a `Finder` takes one."""

    def __init__(self, path: Path, connection: store.Connection) -> None:
        self.path, self.connection = path, connection
        meta = store.meta(connection)
        self.info = Info(
            made=date.fromisoformat(meta["made"]),
            title=meta["title"],
            country=meta["country"],
            source=meta["source"],
            licence=meta["licence"],
            version=meta["version"],
        )
        self.kinds: Mapping[str, int] = meta["kinds"]
        """Documents of each kind."""
        self.places: int = meta["places"]
        """How many places can be found."""
        self.is_stale_index = meta["folding"] != FOLDING_VERSION
        """True when another version of the program folded the words, so that some spellings may be missed."""
        self.shy = frozenset(meta["shy"])
        """Ids of organizations and locations of which one document says that they are protected."""
        self._packer = store.Packer(meta["sample"].encode("latin-1"))
        self._districts: tuple[District, ...] | None = None
        self._owner = lru_cache(_KEPT_OWNERS)(lambda owner_id: self.document("organization", owner_id))

    @classmethod
    def open(cls, path: Path) -> "Directory":
        """Open a file after a look at head, length and tail; raise `DirectoryDamaged` or `DirectoryTooNew`."""
        seal.look(path)
        try:
            return cls(path, store.open_readonly(path))
        except (store.DatabaseError, KeyError, ValueError):
            raise DirectoryDamaged(path, "database") from None

    def again(self) -> "Directory":
        """Return the same file with a connection of its own, for another thread."""
        return Directory(self.path, store.open_readonly(self.path))

    def verify(self) -> None:
        """Read the whole file and compare it with its seal; raise `DirectoryDamaged` when a byte has changed."""
        seal.verify(self.path)

    def document(self, kind: str, record_id: str) -> dict[str, Any] | None:
        """Return one document as it was imported, or None."""
        sql = "SELECT doc FROM document WHERE kind = ? AND id = ?"
        row = self.connection.execute(sql, (kind, record_id)).fetchone()
        return None if row is None else self._packer.opened(row[0])

    def numbered(self, n: int) -> dict[str, Any]:
        """Return the document in a row of the file."""
        row = self.connection.execute("SELECT doc FROM document WHERE n = ?", (n,)).fetchone()
        doc: dict[str, Any] = self._packer.opened(row[0])
        return doc

    def records(self, kind: str | None = None) -> Iterator[Record]:
        """Yield every document, or those of a kind, in the order in which they came."""
        rows = self.connection.execute(
            "SELECT kind, id, doc FROM document WHERE ?1 IS NULL OR kind = ?1 ORDER BY n", (kind,)
        )
        for each, record_id, doc in rows:
            yield Record(each, record_id, self._packer.opened(doc))

    def listing(self, key: str, *, worker: bool = False) -> Listing | None:
        """Return a place by its key, or None when it is not there or no longer."""
        doc = self.document(SERVICE, service_of(key))
        place = None if doc is None else keyed(doc, key)
        if doc is None or (place is None and places(doc)):
            return None
        return self.shown(doc, place, worker=worker)

    def shown(self, doc: Mapping[str, Any], place: Mapping[str, Any] | None, *, worker: bool = False) -> Listing:
        """Return what to show of a service document at one of its places."""
        return listing(doc, place, worker=worker, owner=self.owner(doc), shy=self.shy)

    def owner(self, doc: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the organization of a service that names only its id."""
        owner = doc.get("organization_id")
        return None if doc.get("organization") or not owner else self._owner(str(owner))

    def districts(self) -> tuple[District, ...]:
        """Return the districts by code; they are read once."""
        if self._districts is None:
            self._districts = areas.districts(self.connection)
        return self._districts

    def landmarks(self, district: str | None = None) -> tuple[Landmark, ...]:
        """Return the landmarks, the best known first."""
        return areas.landmarks(self.connection, district)

    def landmark(self, landmark_id: str) -> Landmark | None:
        """Return one landmark."""
        return areas.landmark(self.connection, landmark_id)

    @property
    def has_landmarks(self) -> bool:
        """Tell whether any landmark is known."""
        return self.connection.execute("SELECT 1 FROM landmark LIMIT 1").fetchone() is not None

    def offered(self) -> dict[str, int]:
        """Return the codes that at least one place has, with how many, so that no filter leads to nothing."""
        return dict(self.connection.execute("SELECT code, places FROM facet WHERE places > 0 ORDER BY code"))

    def close(self) -> None:
        """Close the file; this object cannot be used afterwards."""
        self.connection.close()
