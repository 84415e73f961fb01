# SPDX-License-Identifier: GPL-3.0-or-later
"""Where two centres say different things of one service: what belongs together, what differs, and whose is held."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from va_desktop.directory.changes import Added, Alerted, Change, Closed, Conflict, Corrected, Entry, Removed
from va_desktop.directory.steps import FieldPath, value_at


def slot(change: Change) -> FieldPath:
    """Return which field a change is about; the empty path for the whole service."""
    match change:
        case Added() | Removed():
            return ()
        case Corrected(path, _, _):
            return path
        case Alerted():
            return ("alert",)
        case Closed():
            return ("status",)
        case _:
            assert_never(change)


def held(entries: Sequence[Entry]) -> dict[int, Entry]:
    """Return the changes of other centres that ours hold against, each with ours: only ours is shown of the two.

    `entries` are the changes in force of one service. What a centre says after it took in another's is its decision.
    """
    found = {}
    for theirs in (each for each in entries if each.foreign):
        ours = [each for each in entries if not each.foreign and overlap(each, theirs)]
        if not ours or any(each.n > theirs.n and _covers(each.change, theirs.change) for each in ours):
            continue
        newest = max(ours, key=order)
        if not _agree(newest.change, theirs.change):
            found[theirs.n] = newest
    return found


def effective(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the changes of one service that are shown, in order."""
    left_out = held(entries)
    return tuple(each for each in entries if each.n not in left_out)


def conflicts(entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Yield what two centres say differently of one service, the newest of the other centre for each field."""
    found, told = held(entries), set()
    for theirs in reversed(entries):
        where = slot(theirs.change)
        if theirs.foreign and (where, type(theirs.change)) not in told:
            told.add((where, type(theirs.change)))
            if theirs.n in found:
                ours = found[theirs.n]
                yield Conflict(theirs.n, theirs.service, "centres", where, None, theirs.change, ours.change,
                               theirs.day, ours.day)  # fmt: skip


def rivals(entries: Sequence[Entry], n: int) -> Iterable[int]:
    """Return a held change of another centre, and the held ones about the same field that it stands for."""
    found = held(entries)
    where = next((slot(each.change) for each in entries if each.n == n), None)
    return [each.n for each in entries if each.n in found and slot(each.change) == where]


def order(entry: Entry) -> tuple[int, str]:
    """Return the key by which every centre orders the same changes alike."""
    return (entry.stamp, entry.id)


def overlap(one: Entry, other: Entry) -> bool:
    """Tell whether two changes are about the same: a field and one inside it too, but not two closings in turn."""
    if isinstance(one.change, Closed) and isinstance(other.change, Closed):
        first, second = one.change.until, other.change.until
        return not ((first and first < other.day) or (second and second < one.day))
    if isinstance(one.change, Removed) or isinstance(other.change, Removed):
        return True
    if isinstance(one.change, Added) or isinstance(other.change, Added):
        return isinstance(one.change, Added) and isinstance(other.change, Added)
    left, right = slot(one.change), slot(other.change)
    size = min(len(left), len(right))
    return left[:size] == right[:size]


def _covers(one: Change, other: Change) -> bool:
    """Tell whether what one says leaves nothing of the other."""
    return slot(other)[: len(slot(one))] == slot(one)


def _agree(ours: Change, theirs: Change) -> bool:
    match ours, theirs:
        case Corrected(path, _, value), Corrected(other, _, said):
            if len(path) <= len(other):
                return bool(value_at(value, other[len(path) :]) == said)
            return bool(value_at(said, path[len(other) :]) == value)
        case _:
            return ours == theirs
