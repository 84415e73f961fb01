# SPDX-License-Identifier: GPL-3.0-or-later
"""The authored packs that one pack may refer to: itself and the international one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from va_desktop.content.folder import INTERNATIONAL, Authored, Record, load
from va_desktop.paths import bundle

PREFIX = f"{INTERNATIONAL}:"


@dataclass(frozen=True, eq=False)
class Shelf:
    """A pack, and the international pack when it can be found (the same object for itself)."""

    pack: Authored
    international: Authored | None

    def records(self, *kinds: str) -> Iterator[Record]:
        """Yield the records of some kinds of both packs."""
        yield from self.pack.of(*kinds)
        if self.international is not None and self.international is not self.pack:
            yield from self.international.of(*kinds)

    def ids(self, *kinds: str) -> frozenset[str]:
        """Return the ids of some kinds in both packs."""
        return frozenset(record.id for record in self.records(*kinds))


def shelf_for(folder: Path) -> Shelf:
    """Load one pack folder with the international pack beside it, or else the one of this checkout."""
    pack = load(folder)
    if pack.id == INTERNATIONAL:
        return Shelf(pack, pack)
    beside = folder.parent / INTERNATIONAL
    own = bundle().sources
    if not beside.is_dir() and own is not None:
        beside = own / INTERNATIONAL
    return Shelf(pack, load(beside) if beside.is_dir() else None)


def pictograms() -> frozenset[str]:
    """Return the names of the pictograms that exist."""
    return frozenset(path.stem for path in (bundle().resources / "pictograms").glob("*.svg"))
