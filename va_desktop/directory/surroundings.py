# SPDX-License-Identifier: GPL-3.0-or-later
"""The districts and landmarks that may be offered, after the centre's own changes: none that only a service gave that
is protected or gone now, and no middle in which such a place is reckoned.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from va_desktop.directory import districts as areas
from va_desktop.directory import index
from va_desktop.directory.districts import District, Landmark
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.writer import SERVICE


class Surroundings:
    """Follows an overlay. Belongs to the thread of the directory and the overlay."""

    def __init__(self, directory: Directory, overlay: Overlay | None) -> None:
        self._directory, self._overlay = directory, overlay
        self._version: int | None = None
        self._numbers: list[int] = []
        self._given: list[index.Entry] = []
        self._districts: tuple[District, ...] = ()

    def districts(self) -> tuple[District, ...]:
        """Return the districts by code."""
        self._refresh()
        return self._districts

    def landmarks(self, district: str | None = None) -> tuple[Landmark, ...]:
        """Return the landmarks, of one district or of all, the best known first."""
        self._refresh()
        found = self._directory.landmarks(district)
        touched = self._touched()
        return tuple(mark for each in found if (mark := self._now(each) if each.id in touched else each) is not None)

    def landmark(self, landmark_id: str) -> Landmark | None:
        """Return one landmark, or None when it may not be offered."""
        self._refresh()
        found = self._directory.landmark(landmark_id)
        return self._now(found) if found is not None and landmark_id in self._touched() else found

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to be near to."""
        return not self.districts() and (not self._directory.has_landmarks or not self.landmarks())

    def _refresh(self) -> None:
        version = -1 if self._overlay is None else self._overlay.version
        if version == self._version:
            return
        self._numbers, self._given = [], []
        run = self._directory.connection.execute
        changed = () if self._overlay is None else dict.fromkeys(each.service for each in self._overlay.changes())
        codes: set[str] = set()
        for service in changed:
            row = run("SELECT n FROM document WHERE kind = ? AND id = ?", (SERVICE, service)).fetchone()
            if row is None:
                continue
            base = self._directory.document(SERVICE, service)
            self._numbers.append(row[0])
            codes.update(code for entry in self._entries(base) if (code := _district(entry)) is not None)
            self._given += self._entries(self._overlay.merged(service, base) if self._overlay is not None else base)
        found = self._directory.districts()
        self._districts = tuple(each for old in found if (each := self._without(old, codes)) is not None)
        self._version = version

    def _entries(self, doc: Any) -> list[index.Entry]:
        if doc is None:
            return []
        return list(index.entries(doc, self._directory.info.made, self._directory.owner(doc), self._directory.shy))

    def _without(self, old: District, codes: set[str]) -> District | None:
        """Return a district without the places that changed, or with those that are still in it."""
        if old.code not in codes:
            return old
        still = sum(1 for entry in self._given if _district(entry) == old.code)
        lost = sum(1 for number in self._numbers for _ in self._rows(number, old.code))
        places = old.places - lost + still
        if lost <= still:
            return replace(old, places=places)
        given = self._directory.document(areas.KIND, old.code)
        if given is not None:
            return replace(old, centre=areas.point(given), places=places)
        # Name and middle came from the places themselves, perhaps from those that are protected now.
        inner = any(other.parent == old.code for other in self._directory.districts())
        return replace(old, centre=None, names={}, places=places) if places > 0 or inner else None

    def _rows(self, number: int, code: str) -> Iterable[Any]:
        doc = self._directory.numbered(number)
        return (entry for entry in self._entries(doc) if _district(entry) == code)

    def _touched(self) -> set[str]:
        run = self._directory.connection.execute
        rows = (run("SELECT landmark FROM giver WHERE service = ?", (number,)) for number in self._numbers)
        return {found for each in rows for (found,) in each}

    def _now(self, old: Landmark) -> Landmark | None:
        """Return a landmark as the places give it that are beside it now."""
        rows = self._directory.connection.execute(
            "SELECT service, lat, lon FROM giver WHERE landmark = ?", (old.id,)
        ).fetchall()
        changed = set(self._numbers)
        points = [(lat, lon) for service, lat, lon in rows if service not in changed]
        points += [
            entry.position
            for entry in self._given
            if entry.position is not None
            and any(areas.mark_id(name, _district(entry)) == old.id for name in entry.facets.landmarks)
        ]
        if not points:
            return None
        middle = (sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points))
        return replace(old, position=middle, places=len(points))


def _district(entry: index.Entry) -> str | None:
    return entry.facets.district
