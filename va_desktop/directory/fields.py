# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a service that a centre corrects by hand: where each stands in the document, and what stands there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from va_desktop.directory.changes import Corrected
from va_desktop.directory.facets import Doc
from va_desktop.directory.steps import NOTHING, FieldPath, id_of, named, outermost, value_at, with_value

Name = Literal[
    "name",
    "description",
    "phone",
    "email",
    "url",
    "address",
    "city",
    "transport",
    "hours",
    "fees",
    "who",
    "wait",
    "apply",
]
NAMES: tuple[Name, ...] = (
    "name",
    "phone",
    "hours",
    "address",
    "city",
    "transport",
    "fees",
    "who",
    "description",
    "apply",
    "wait",
    "email",
    "url",
)

PLACES = "service_at_locations"
"""The first step of every path into a place."""
_PLAIN: dict[Name, str] = {
    "name": "name",
    "description": "description",
    "email": "email",
    "url": "url",
    "fees": "fees_description",
    "who": "eligibility_description",
    "wait": "wait_time",
    "apply": "application_process",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, the path to it, and its present text (empty where there is none)."""

    name: Name
    path: FieldPath
    text: str


def fields(doc: Doc, place: Doc | None, *, hidden: bool = False) -> Iterator[Field]:
    """Yield what can be corrected; of a service without a place no address, and with `hidden` nothing of its place."""
    for name in NAMES:
        path = _path(doc, place, name)
        if path is not None and not (hidden and path[0] == PLACES):
            found = value_at(doc, path)
            yield Field(name, path, "" if found is NOTHING or found is None else str(found))


def corrected(doc: Doc, field: Field, text: str) -> Corrected:
    """Return the change that puts a text into a field; an empty text takes the value away.

    Where the row around the field is missing, the whole list is put there.
    """
    value: Any = text.strip() or None
    if value_at(doc, field.path[:-1]) is not NOTHING:
        return correction(doc, field.path, value)
    owner, row, key = field.path[:-2], field.path[-2], field.path[-1]
    return correction(doc, owner, [{"id": row, key: value}])


def correction(doc: Doc, path: FieldPath, value: Any) -> Corrected:
    """Return the change that puts a value at a path of a document as it is now.

    Items of lists are named by their ids. One without an id is replaced whole, so that it is known again by what it
    said when a new directory has another order.
    """
    path = named(doc, path)
    whole = outermost(doc, path)
    if whole != path:
        was = value_at(doc, path)
        value = value_at(with_value(doc, path, None if was is NOTHING else was, value), whole)
    found = value_at(doc, whole)
    return Corrected(whole, None if found is NOTHING else found, value)


def _path(doc: Doc, place: Doc | None, name: Name) -> FieldPath | None:
    if name in _PLAIN:
        return (_PLAIN[name],)
    service = str(doc.get("id"))
    if name == "phone":
        owner = owner_of(doc, place, "phones")
        return (*owner, "phones", _first(doc, (*owner, "phones"), f"{service}.phone"), "number")
    if name == "hours":
        owner = owner_of(doc, place, "schedules")
        return (*owner, "schedules", _first(doc, (*owner, "schedules"), f"{service}.hours"), "description")
    here = inside(doc, place)
    if here is None:
        return None
    if name == "transport":
        return (*here, "transportation")
    key = {"address": "address_1", "city": "city"}[name]
    return (*here, "addresses", _first(doc, (*here, "addresses"), f"{service}.address"), key)


def owner_of(doc: Doc, place: Doc | None, key: str) -> FieldPath:
    """Return the most exact owner that has such rows, else the service."""
    here = inside(doc, place)
    for path in [here[:2], here] if here is not None else []:
        rows = value_at(doc, (*path, key))
        if isinstance(rows, list) and rows:
            return path
    return ()


def inside(doc: Doc, place: Doc | None) -> FieldPath | None:
    """Return the path to the location of a place, or None where there is none."""
    rows = doc.get("service_at_locations")
    if place is None or not isinstance(rows, list) or not isinstance(place.get("location"), dict):
        return None
    at = next((number for number, each in enumerate(rows) if each is place or each == place), None)
    if at is None:
        return None
    return ("service_at_locations", str(place.get("id") or at), "location")


def _first(doc: Doc, path: FieldPath, made: str) -> str:
    """Return the step to the first row of a list, or the id of the row that will be made."""
    rows = value_at(doc, path)
    if isinstance(rows, list) and rows:
        return id_of(rows[0]) or "0"
    return made
