# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks inside a service document: what stands at a path, and the document with something else there.

In a list an item is named by its `id`. One that has none is named by its place and known again by what it said.
"""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from va_desktop.directory.facets import Doc

FieldPath = tuple[str, ...]
"""Keys from the service document inwards; in a list the `id` of the item, or its place counted from 0."""


class _Nothing:
    """Stands for a field that is not there."""


NOTHING = _Nothing()


def id_of(item: Any) -> str | None:
    """Return the id of an item of a list, or None."""
    found = item.get("id") if isinstance(item, Mapping) else None
    return None if found is None or found == "" else str(found)


def value_at(doc: Any, path: FieldPath) -> Any:
    """Return what stands at a path, or `NOTHING`."""
    for step in path:
        if isinstance(doc, Mapping):
            doc = doc.get(step, NOTHING)
        elif isinstance(doc, Sequence) and not isinstance(doc, str):
            doc = next((each for place, each in enumerate(doc) if _is_step(place, each, step)), NOTHING)
        else:
            return NOTHING
    return doc


def is_loose(doc: Any, path: FieldPath) -> bool:
    """Tell whether a path leads through an item without an id, so that another may stand in its place one day."""
    for place, step in enumerate(path):
        rows, item = value_at(doc, path[:place]), value_at(doc, path[: place + 1])
        if isinstance(rows, list) and item is not NOTHING and id_of(item) != step:
            return True
    return False


def named(doc: Any, path: FieldPath) -> FieldPath:
    """Return the path with the ids of items in place of their numbers, where they have any."""
    steps: list[str] = []
    for step in path:
        rows = value_at(doc, tuple(steps))
        if isinstance(rows, list) and step.isdecimal() and int(step) < len(rows):
            known = any(id_of(each) == step for each in rows)
            steps.append(step if known else id_of(rows[int(step)]) or str(int(step)))
        else:
            steps.append(step)
    return tuple(steps)


def outermost(doc: Any, path: FieldPath) -> FieldPath:
    """Return the path to the outermost item without an id that a path goes through, or the path itself."""
    for place in range(1, len(path)):
        if is_loose(doc, path[:place]):
            return path[:place]
    return path


def with_value(doc: Doc, path: FieldPath, was: Any, value: Any) -> dict[str, Any]:
    """Return a copy with the value set; None takes the field away.

    Nothing is altered where the surroundings are gone, or where an item without an id no longer says what it did.
    """
    changed = copy.deepcopy(dict(doc))
    parent = value_at(changed, path[:-1])
    found = value_at(changed, path)
    if is_loose(changed, path[:-1]) and (None if found is NOTHING else found) != was:
        return changed
    if isinstance(parent, dict):
        if value is None:
            parent.pop(path[-1], None)
        else:
            parent[path[-1]] = copy.deepcopy(value)
    elif isinstance(parent, list):
        _put(parent, path[-1], was, value)
    return changed


def _put(rows: list[Any], step: str, was: Any, value: Any) -> None:
    at = next((place for place, each in enumerate(rows) if _is_step(place, each, step)), None)
    if at is None or id_of(rows[at]) is None:
        if was is not None and id_of(was) is None:
            at = at if at is not None and rows[at] == was else next((n for n, row in enumerate(rows) if row == was), -1)
        elif at is not None:
            return
    if at == -1:
        return
    if at is None:
        rows += [] if value is None else [copy.deepcopy(value)]
    elif value is None:
        del rows[at]
    else:
        rows[at] = copy.deepcopy(value)


def _is_step(place: int, item: Any, step: str) -> bool:
    known = id_of(item)
    return str(place) == step if known is None else known == step
