# SPDX-License-Identifier: GPL-3.0-or-later
"""What a new version of a pack adds, removes and changes, so that staff can look before they take it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from va_desktop.content import store
from va_desktop.content.pack import Pack

Key = tuple[str, str]
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Difference:
    """Keys in order: (kind, id) for records, (text id, language) for texts."""

    added: tuple[Key, ...]
    removed: tuple[Key, ...]
    changed: tuple[Key, ...]


@dataclass(frozen=True)
class Changes:
    """The way from one pack to another."""

    old_version: str
    new_version: str
    records: Difference
    texts: Difference

    @property
    def is_empty(self) -> bool:
        """Say whether the two packs hold the same."""
        nothing = Difference((), (), ())
        return self.records == nothing and self.texts == nothing


def compare(old: Pack, new: Pack) -> Changes:
    """Return what changed in records and texts from `old` to `new`."""
    return Changes(
        old.info.version,
        new.info.version,
        _difference(store.every_record(old.connection), store.every_record(new.connection)),
        _difference(store.every_text(old.connection), store.every_text(new.connection)),
    )


def _difference(old: Mapping[Key, _Value], new: Mapping[Key, _Value]) -> Difference:
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(sorted(key for key in old.keys() & new.keys() if old[key] != new[key])),
    )
