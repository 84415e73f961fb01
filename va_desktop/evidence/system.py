# SPDX-License-Identifier: GPL-3.0-or-later
"""Says how the figures of a report hang together: what adds up, what overlaps, and what lies within what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from va_desktop.evidence.indicators import Indicator
from va_desktop.evidence.keys import Key
from va_desktop.evidence.suppress import Family, Linked, Vector, linked


def system(indicators: Sequence[Indicator], keys: Iterable[Key]) -> Linked:
    """Return the system of all figures of a report."""
    known = tuple(keys)
    within = {one.id: one.within for one in indicators}
    parts: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
    overlapping: dict[tuple[Key, str], list[Key]] = defaultdict(list)
    for key in known:
        if key.by:
            parts[key.indicator, key.group, key.by].append(key)
        above = _above(key)
        if above is not None:
            overlapping[above, key.group.rpartition("/")[2].partition(":")[0]].append(key)
    vectors = [Vector(Key(indicator, group), tuple(found)) for (indicator, group, _), found in parts.items()]
    families = [Family(whole, tuple(members)) for (whole, _), members in overlapping.items()]
    return linked(vectors, families, {key: tuple(_containing(key, within)) for key in known}, known)


def _above(key: Key) -> Key | None:
    """Return the whole that this key's group, with its like, covers."""
    if not key.group:
        return None
    outer, slash, _ = key.group.rpartition("/")
    return Key(key.indicator, outer if slash else "", key.by, key.category)


def _containing(key: Key, within: dict[str, str | None]) -> Iterator[Key]:
    """Yield every group that contains this one: the same people asked less narrowly.

    Reasons have none: the last reason in one framework need not be the last of all.
    """
    if key.by == "reason":
        return
    outer = within.get(key.indicator)
    if outer is not None:
        yield key._replace(indicator=outer)
        if key.group:
            yield key._replace(indicator=outer, group="")
    if key.group:
        yield key._replace(group="")
        first, slash, last = key.group.partition("/")
        if slash:
            yield key._replace(group=first)
            yield key._replace(group=last)
