# SPDX-License-Identifier: GPL-3.0-or-later
"""All packs of a folder together. A damaged pack is set aside and named; the others go on."""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from va_desktop.content.errors import PackDamaged, PackTooNew, TextUnknown
from va_desktop.content.pack import Pack
from va_desktop.content.text import Text
from va_desktop.errors import VaDesktopError

SUFFIX = ".vapack"
INTERNATIONAL = "international"


class Library:
    """The packs that can be read, the newest version of each, and why others cannot."""

    def __init__(self, packs: Sequence[Pack], damaged: Sequence[VaDesktopError] = ()) -> None:
        ordered = sorted(packs, key=lambda pack: (pack.info.id != INTERNATIONAL, pack.info.id))
        self.packs: tuple[Pack, ...] = tuple(ordered)
        self.damaged: tuple[VaDesktopError, ...] = tuple(damaged)

    @classmethod
    def open(cls, *folders: Path) -> "Library":
        """Open every pack of some folders, the newest of each; a missing folder holds nothing."""
        newest: dict[str, Pack] = {}
        damaged: list[VaDesktopError] = []
        for path in sorted(path for folder in folders for path in folder.glob(f"*{SUFFIX}")):
            try:
                pack = Pack.open(path)
            except (PackDamaged, PackTooNew) as error:
                damaged.append(error)
                continue
            _keep_newest(newest, pack)
        return cls(tuple(newest.values()), damaged)

    def pack(self, pack_id: str) -> Pack | None:
        """Return the pack of an id (`international`, `COL`)."""
        return next((pack for pack in self.packs if pack.info.id == pack_id), None)

    def text(self, text_id: str, langs: Sequence[str]) -> Text:
        """Return a text from whichever pack has it; raise `TextUnknown` when none has."""
        for pack in self.packs:
            try:
                return pack.text(text_id, langs)
            except TextUnknown:
                continue
        raise TextUnknown(text_id)

    def records(self, kind: str, pack_ids: Collection[str] | None = None) -> list[dict[str, Any]]:
        """Return the records of a kind from some packs, or from all of them."""
        wanted = (pack for pack in self.packs if pack_ids is None or pack.info.id in pack_ids)
        return [doc for pack in wanted for doc in pack.records(kind)]

    @property
    def fingerprint(self) -> str:
        """Return a value that changes whenever the content of the library does."""
        parts = [f"{pack.info.id} {pack.info.version} {pack.info.built}" for pack in self.packs]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def rest(self) -> None:
        """Give back the memory that reading has taken."""
        for pack in self.packs:
            pack.rest()

    def close(self) -> None:
        """Close every pack."""
        for pack in self.packs:
            pack.close()


def _keep_newest(newest: dict[str, Pack], pack: Pack) -> None:
    other = newest.get(pack.info.id)
    if other is not None and version_key(other.info.version) >= version_key(pack.info.version):
        pack.close()
        return
    if other is not None:
        other.close()
    newest[pack.info.id] = pack


def version_key(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by: `2026.10` comes after `2026.9`."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
