# SPDX-License-Identifier: GPL-3.0-or-later
"""Every document of a directory as the centre knows it: with its corrections, without what it took away."""

from collections.abc import Iterator

from va_desktop.directory.changes import Added
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.writer import SERVICE


def records(base: Directory, overlay: Overlay | None) -> Iterator[Record]:
    """Yield the documents in the order of the directory; services that the centre added come last."""
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
