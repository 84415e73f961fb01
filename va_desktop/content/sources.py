# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a statement comes from, as a page can show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from va_desktop.content.library import Library

Read = Literal["full", "part", "no"]


@dataclass(frozen=True)
class Source:
    """One source; `title` is as published and is not translated, `date` is as printed there."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    date: str | None
    read: Read


def sources(library: Library, pack_id: str, ids: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources of a pack by id, in the order given, each once; `international:ID` names that pack's."""
    found = (_source(library, pack_id, reference) for reference in dict.fromkeys(ids))
    return tuple(source for source in found if source is not None)


def _source(library: Library, pack_id: str, reference: str) -> Source | None:
    owner, _, name = reference.rpartition(":")
    pack = library.pack(owner or pack_id)
    doc = pack.record("source", name) if pack else None
    if doc is None:
        return None
    title = doc["title"]
    return Source(
        id=name,
        title=str(title["text"] if isinstance(title, dict) else title),
        publisher=doc.get("publisher"),
        url=doc.get("url"),
        date=str(doc["date"]) if doc.get("date") else None,
        read=doc.get("read", "part"),
    )
