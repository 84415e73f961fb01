# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a centre's changes on top of the directory's document, and tells which of them no longer fit it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from va_desktop.directory.between import order, slot
from va_desktop.directory.changes import Added, Change, Conflict, Corrected, Entry, applied, conflict
from va_desktop.directory.errors import ChangeRefused
from va_desktop.directory.facets import Doc
from va_desktop.directory.sound import check, stands


@dataclass(frozen=True, slots=True)
class Merged:
    """A service with its changes, None when it is not shown; and the changes that would have broken it."""

    doc: dict[str, Any] | None
    broken: tuple[Entry, ...]


def merged(service: str, base: Doc | None, entries: Sequence[Entry]) -> Merged:
    """Return the directory's document with the changes that are shown, in their order."""
    doc = None if base is None else dict(base)
    broken = []
    for each in entries:
        if doc is None and not isinstance(each.change, Added):
            continue
        try:
            check(service, each.change)
        except ChangeRefused:
            broken.append(each)
            continue
        after = applied(doc or {}, each.change, each.n)
        if after is None or stands(after):
            doc = after
        else:
            broken.append(each)
    return Merged(doc, tuple(broken))


def unfitting(service: str, base: Doc | None, shown: Sequence[Entry], known: Sequence[Entry]) -> Iterator[Conflict]:
    """Yield the changes that would break the document, or were made against something else than the directory says.

    `shown` are the changes of one service that are shown, `known` also those that were taken back.
    """
    broken = {each.n for each in merged(service, base, shown).broken}
    own = base is None and any(isinstance(each.change, Added) for each in shown)
    for place, each in enumerate(shown):
        if each.n in broken:
            yield Conflict(each.n, service, "unfit", slot(each.change), None, None, None)
        elif not own and not _is_carried(each, shown[:place], shown[place + 1 :]):
            told = [conflict(base, change, each.n, service) for change in (each.change, _rooted(each, known))]
            if told[0] is not None and told[1] is not None:
                yield told[1]


def _rooted(entry: Entry, known: Sequence[Entry]) -> Change:
    """Return a correction against what the directory said before the first of our corrections of this field."""
    change, before = entry.change, order(entry)
    while isinstance(change, Corrected):
        found = (each for each in reversed(known) if order(each) < before and _led_to(each.change, change))
        earlier = next(found, None)
        if earlier is None or not isinstance(earlier.change, Corrected):
            break
        change, before = replace(change, base=earlier.change.base), order(earlier)
    return change


def _led_to(earlier: Change, change: Corrected) -> bool:
    return isinstance(earlier, Corrected) and earlier.path == change.path and earlier.value == change.base


def _is_carried(entry: Entry, before: Sequence[Entry], after: Sequence[Entry]) -> bool:
    """Tell whether another change answers for this one: a later one of the field, or the one that made what is around.

    Then the directory's own value of the field says nothing of this change.
    """
    change = entry.change
    if not isinstance(change, Corrected):
        return False
    path = change.path
    around = (slot(each.change) for each in before if isinstance(each.change, Corrected))
    again = (slot(each.change) for each in after if isinstance(each.change, Corrected))
    wider = any(len(each) < len(path) and path[: len(each)] == each for each in around)
    return wider or any(path[: len(each)] == each for each in again)
