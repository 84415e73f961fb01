# SPDX-License-Identifier: GPL-3.0-or-later
"""Every document of a directory as the centre knows it: with its corrections, without what it took away.

What is protected is left out unless somebody asks for it.
"""

from collections.abc import Iterator

from va_desktop.directory.attributes import protects
from va_desktop.directory.changes import Added
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.protection import (
    hidden_places,
    ids,
    is_any_hidden,
    public,
    public_organization,
    rows,
    shy_of,
)
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.writer import SERVICE


def records(base: Directory, overlay: Overlay | None, *, protected: bool = False) -> Iterator[Record]:
    """Yield the documents in the order of the directory; services that the centre added come last.

    With `protected` they are whole, else as everybody may have them: see `protection.public`. Those are read twice.
    """
    if protected:
        yield from _records(base, overlay)
        return
    shy = frozenset(each for record in _records(base, overlay) for each in shy_of(record))
    inside = _inside(base, overlay, shy)
    for record in _records(base, overlay):
        doc = record.doc
        match record.kind:
            case "service":
                yield Record(SERVICE, record.id, public(doc, base.owner(doc), shy))
            case "organization":
                yield Record(
                    record.kind,
                    record.id,
                    public_organization(doc, inside if record.id in shy else inside - {record.id}),
                )
            case _ if not _speaks(record, inside):
                yield record


def hidden_services(base: Directory, overlay: Overlay | None) -> Iterator[str]:
    """Yield the ids of the services of which anything is protected."""
    shy = frozenset(each for record in _records(base, overlay) for each in shy_of(record))
    for record in _records(base, overlay):
        if record.kind == SERVICE and is_any_hidden(record.doc, base.owner(record.doc), shy):
            yield record.id


def _inside(base: Directory, overlay: Overlay | None, shy: frozenset[str]) -> frozenset[str]:
    """Return the ids of everything in a protected place, of which no document of its own may speak."""
    found = set(shy)
    for record in _records(base, overlay):
        if record.kind == SERVICE:
            for place in hidden_places(record.doc, base.owner(record.doc), shy):
                found.update(ids(place))
                found.update(str(place[key]) for key in ("location_id",) if place.get(key))
        elif record.kind == "organization":
            whole = protects(record.doc) or record.id in shy
            found.update(each for location in rows(record.doc, "locations") if whole for each in ids(location))
    return frozenset(found)


def _speaks(record: Record, inside: frozenset[str]) -> bool:
    """Tell whether a document is a protected place, or of one."""
    if record.id in inside or (record.kind == "location" and protects(record.doc)):
        return True
    return any(isinstance(value, str) and value in inside for value in record.doc.values())


def _records(base: Directory, overlay: Overlay | None) -> Iterator[Record]:
    added: dict[str, None] = {}
    if overlay is not None:
        added = dict.fromkeys(each.service for each in overlay.changes() if isinstance(each.change, Added))
    for each in base.records():
        if each.kind != SERVICE or overlay is None or not overlay.covers(each.id):
            yield each
            continue
        added.pop(each.id, None)
        doc = overlay.merged(each.id, each.doc)
        if doc is not None:
            yield Record(SERVICE, each.id, doc)
    for service in added:
        doc = overlay.merged(service, None) if overlay is not None else None
        if doc is not None:
            yield Record(SERVICE, service, doc)
