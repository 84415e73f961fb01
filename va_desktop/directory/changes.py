# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre can change about a service, how a change alters its document, and when it no longer fits the base."""

import copy
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from va_desktop.content.statement import day
from va_desktop.directory.facets import PREFIX, Doc

FieldPath = tuple[str, ...]
"""Keys from the service document inwards; in a list the `id` of the element, or its place counted from 0."""
_NAMES = uuid.UUID("5f0c1d1e-6c5e-5b0a-9a0f-3a4b1f6f2d10")


@dataclass(frozen=True, slots=True)
class Added:
    """A service that only this centre knows; the whole HSDS document."""

    doc: Doc


@dataclass(frozen=True, slots=True)
class Corrected:
    """One field has another value. `base` is what stood there when it was corrected, None for nothing."""

    path: FieldPath
    base: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Closed:
    """Closed up to and including a day, by itself open again afterwards; without a day for good."""

    until: date | None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Alerted:
    """Something that people must know before they go there."""

    text: str


@dataclass(frozen=True, slots=True)
class Removed:
    """The service is no longer shown."""


Change = Added | Corrected | Closed | Alerted | Removed


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that was made against something else than what the directory now says. Ours is shown until decided.

    `changed`: the field has another value now; `gone`: the service or the field is no longer there; `double`: the
    directory now has a service with the id that the centre had added.
    """

    n: int
    service: str
    kind: Literal["changed", "gone", "double"]
    path: FieldPath
    base: Any
    found: Any
    ours: Any


class _Nothing:
    """Stands for a field that is not there."""


NOTHING = _Nothing()


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


def applied(doc: Doc, change: Change, n: int) -> dict[str, Any] | None:
    """Return the document with a change, or None when it is no longer shown. The document itself stays as it was.

    A correction of a field whose surroundings are gone alters nothing.
    """
    match change:
        case Added(whole):
            return dict(whole)
        case Removed():
            return None
        case Corrected(path, _, value):
            return _with_value(doc, path, value)
        case Alerted(text):
            return {**doc, "alert": text}
        case Closed(until, text) if until is not None:
            return _closed(doc, until, text, n)
        case Closed(_, text):
            return {**doc, "status": "inactive", **({"alert": text} if text else {})}


def conflict(base: Doc | None, change: Change, n: int, service: str) -> Conflict | None:
    """Return how a change no longer fits the base document; None while it does, or once both say the same."""
    match change:
        case Added(doc) if base is not None:
            return Conflict(n, service, "double", (), None, base, doc)
        case Added():
            return None
        case Corrected(path, was, value) if base is not None:
            found = value_at(base, path)
            parent = value_at(base, path[:-1])
            if found is NOTHING and (was is not None or parent is NOTHING):
                return Conflict(n, service, "gone", path, was, None, value)
            now = None if found is NOTHING else found
            return None if now in (was, value) else Conflict(n, service, "changed", path, was, now, value)
        case _ if base is None:
            return Conflict(n, service, "gone", (), None, None, None)
        case _:
            return None


def to_json(change: Change) -> dict[str, Any]:
    """Return a change as JSON can hold it."""
    match change:
        case Added(doc):
            return {"what": "add", "doc": dict(doc)}
        case Corrected(path, base, value):
            return {"what": "correct", "path": list(path), "base": base, "value": value}
        case Closed(until, text):
            return {"what": "close", "until": until and until.isoformat(), "text": text}
        case Alerted(text):
            return {"what": "alert", "text": text}
        case Removed():
            return {"what": "remove"}


def from_json(value: Mapping[str, Any]) -> Change:
    """Return the change that was written. Raises ValueError, KeyError or TypeError for anything else."""
    match value["what"]:
        case "add":
            return Added(dict(value["doc"]))
        case "correct":
            return Corrected(tuple(map(str, value["path"])), value["base"], value["value"])
        case "close":
            until = day(value["until"])
            if until is None and value["until"] is not None:
                raise ValueError(value["until"])
            return Closed(until, value["text"])
        case "alert":
            return Alerted(str(value["text"]))
        case "remove":
            return Removed()
        case other:
            raise ValueError(other)


def _is_step(place: int, element: Any, step: str) -> bool:
    if isinstance(element, Mapping) and element.get("id") is not None:
        return str(element["id"]) == step
    return str(place) == step


def _with_value(doc: Doc, path: FieldPath, value: Any) -> dict[str, Any]:
    """Return a copy with the value set; None takes the field away."""
    changed = copy.deepcopy(dict(doc))
    parent = value_at(changed, path[:-1])
    if isinstance(parent, dict):
        if value is None:
            parent.pop(path[-1], None)
        else:
            parent[path[-1]] = copy.deepcopy(value)
    elif isinstance(parent, list):
        at = next((place for place, each in enumerate(parent) if _is_step(place, each, path[-1])), None)
        if at is None and value is not None:
            parent.append(copy.deepcopy(value))
        elif at is not None and value is None:
            del parent[at]
        elif at is not None:
            parent[at] = copy.deepcopy(value)
    return changed


def _closed(doc: Doc, until: date, text: str | None, n: int) -> dict[str, Any]:
    """Return the document with an attribute of our profile that says until when."""
    code = f"{PREFIX}closed_until={until.isoformat()}"
    service = str(doc.get("id"))
    term = {"id": str(uuid.uuid5(_NAMES, code)), "code": code, "name": "Closed until", "description": ""}
    mark = {"id": str(uuid.uuid5(_NAMES, f"{service}:{n}")), "link_id": service, "taxonomy_term": term}
    attributes = [each for each in doc.get("attributes") or () if not _is_closing(each)]
    return {**doc, "attributes": [*attributes, mark], **({"alert": text} if text else {})}


def _is_closing(attribute: Any) -> bool:
    term = attribute.get("taxonomy_term") if isinstance(attribute, Mapping) else None
    return isinstance(term, Mapping) and str(term.get("code") or "").startswith(f"{PREFIX}closed_until")
