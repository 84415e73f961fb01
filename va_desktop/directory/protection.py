# SPDX-License-Identifier: GPL-3.0-or-later
"""Which places are protected, and what of a service everybody may know who is no worker. In doubt a place is protected:
a leaked address can cost a life.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from va_desktop.directory.attributes import WAY, Doc, protects, said
from va_desktop.directory.hsds.codes import AXIS_OF, REDACTED
from va_desktop.directory.hsds.tables import NESTED, TABLES
from va_desktop.directory.record import Record

NONE: frozenset[str] = frozenset()
_RULES = (
    "freq", "freq_text", "interval", "byday", "bymonthday", "byyearday", "byweekno", "wkst", "count", "dtstart",
    "until", "valid_from", "valid_to", "opens_at", "closes_at", "timezone", "closed", "by_appointment",
)  # fmt: skip
"""What says when a place is open, and nothing else."""
_RULE_WORDS = frozenset(
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "T", "Z", "TRUE", "FALSE"]
)
_LONGEST_RULE = 120
_SERVICE = frozenset((*TABLES["service"].fields, *(key for kind, key in NESTED if kind == "service")))
_FREE = ("value", "label", "metadata")
"""Of attributes that nobody here understands: a way to a place may hide in them."""
_LEFT_OUT = frozenset(("metadata", "service_areas", "service_at_locations", "attributes"))
"""Of a protected service: old values of its fields, its areas, and what is made anew."""


def rows(owner: Doc, key: str) -> Iterator[Doc]:
    """Yield the objects in a list of another, without what is none."""
    found = owner.get(key)
    if isinstance(found, (list, tuple)):
        yield from (each for each in found if each.__class__ is dict or isinstance(each, Mapping))


def is_protected(service: Doc, place: Doc | None = None, owner: Doc | None = None, shy: Set[str] = NONE) -> bool:
    """Tell whether anybody says, or may say, that only workers know where this is.

    That is the service, its organization (`owner` where the service names only its id), its programme, the pair, the
    location or one of its addresses. `shy` are ids of objects of which a document elsewhere says it.
    """
    location = _inside(place or {}, "location")
    organization = _inside(service, "organization") or owner or {}
    near = (service, organization, _inside(service, "program"), place or {}, location, *rows(location, "addresses"))
    if any(each and protects(each) for each in near):
        return True
    return bool(shy) and bool(shy & _keys(service, place or {}, location, organization))


def _keys(service: Doc, place: Doc, location: Doc, organization: Doc) -> set[str]:
    named = (service.get("organization_id"), service.get("program_id"), place.get("location_id"))
    return {str(each) for each in (*named, *(owner.get("id") for owner in (service, place, location, organization)))}


def hidden_places(service: Doc, owner: Doc | None = None, shy: Set[str] = NONE) -> list[Doc]:
    """Return the protected ones of a service's places."""
    return [each for each in rows(service, "service_at_locations") if is_protected(service, each, owner, shy)]


def is_any_hidden(service: Doc, owner: Doc | None = None, shy: Set[str] = NONE) -> bool:
    """Tell whether the service itself or one of its places is protected."""
    return is_protected(service, None, owner, shy) or bool(hidden_places(service, owner, shy))


def times(schedules: Iterable[Doc]) -> list[dict[str, Any]]:
    """Return days and times of rows without any words; rows that have only words are left out."""
    found = []
    for row in schedules:
        kept = {key: row[key] for key in _RULES if key in row and _is_rule(row[key])}
        if kept:
            found.append(kept)
    return found


def _is_rule(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return all(map(_is_rule, value))
    if not isinstance(value, str):
        return isinstance(value, (bool, int, float))
    return len(value) <= _LONGEST_RULE and _RULE_WORDS.issuperset(re.findall(r"[^\W\d_]+", value.upper()))


def public(service: Doc, owner: Doc | None = None, shy: Set[str] = NONE) -> Doc:
    """Return a service document as everybody may have it: itself where nothing in it is protected.

    Else a protected place keeps its id and its times, and says that it is protected. The service keeps what HSDS knows
    of a service, without areas, ways and the history of its fields: cells of own columns may hold an address.
    """
    whole = is_protected(service, None, owner, shy)
    hidden = hidden_places(service, owner, shy)
    if not whole and not hidden:
        return service
    kept = {key: value for key, value in service.items() if key in _SERVICE and key not in _LEFT_OUT}
    if isinstance(service.get("organization"), Mapping):
        more = {
            str(each) for place in hidden for each in (place.get("location_id"), _inside(place, "location").get("id"))
        }
        kept["organization"] = public_organization(service["organization"], shy | more, protected=whole)
    if isinstance(service.get("program"), Mapping):
        kept["program"] = _bare(service["program"])
    places = [
        _stub(each) if any(each is other for other in hidden) else each
        for each in rows(service, "service_at_locations")
    ]
    if places:
        kept["service_at_locations"] = places
    attributes = _attributes(service)
    if whole:
        attributes.append(mark(str(service.get("id")), "service"))
    if attributes:
        kept["attributes"] = attributes
    return kept


def public_organization(doc: Doc, shy: Set[str] = NONE, *, protected: bool = False) -> Doc:
    """Return an organization without the locations that are protected, all of them where it is itself."""
    own = protects(doc) or str(doc.get("id")) in shy
    whole = own or protected
    shown = [
        each
        for each in rows(doc, "locations")
        if not whole and not is_protected(doc, {"location": each, "location_id": each.get("id")}, None, shy)
    ]
    if not whole and len(shown) == sum(1 for _ in rows(doc, "locations")):
        return doc
    known = {*TABLES["organization"].fields, *(key for kind, key in NESTED if kind == "organization")}
    kept = {key: value for key, value in _bare(doc).items() if key in known and key != "locations"}
    if shown:
        kept["locations"] = shown
    if own:
        kept["attributes"] = [*kept.get("attributes", ()), mark(str(doc.get("id")), "organization")]
    return kept


def mark(owner: str, kind: str) -> dict[str, Any]:
    """Return the attribute that says of an object: for workers only."""
    from va_desktop.directory.hsds.profile import attribute

    return attribute(owner, kind, AXIS_OF[REDACTED], REDACTED, "yes")


def _stub(place: Doc) -> dict[str, Any]:
    made: dict[str, Any] = {key: place[key] for key in ("id", "service_id") if key in place}
    owners = (place, _inside(place, "location"))
    told = next((found for owner in owners if (found := times(rows(owner, "schedules")))), [])
    if told:
        made["schedules"] = told
    return {**made, "attributes": [mark(str(made.get("id", "")), "service_at_location")]}


def _bare(doc: Doc) -> dict[str, Any]:
    kept = {key: value for key, value in doc.items() if key not in ("metadata", "attributes", "attributes_text")}
    attributes = _attributes(doc)
    return {**kept, **({"attributes": attributes} if attributes else {})}


def _attributes(doc: Doc) -> list[Any]:
    """Return the attributes without those that protect, which are made anew, and those that tell the way."""
    kept = ((term, each) for term, each in said(doc) if each and not term.protects and term.axis not in WAY)
    return [each if term.axis else {key: each[key] for key in each if key not in _FREE} for term, each in kept]


def ids(doc: Any) -> Iterator[str]:
    """Yield the ids of everything inside a protected place, but for terms, which others share."""
    if isinstance(doc, Mapping):
        for key, value in doc.items():
            if key == "id" and isinstance(value, str):
                yield value
            elif key not in ("taxonomy_term", "service"):
                yield from ids(value)
    elif isinstance(doc, (list, tuple)):
        for each in doc:
            yield from ids(each)


def shy_of(record: Record) -> Iterator[str]:
    """Yield the ids of objects that a document protects also where other documents speak of them."""
    kind, doc = record.kind, record.doc
    if kind == "service":
        for place in rows(doc, "service_at_locations"):
            location = _inside(place, "location")
            if location and (protects(location) or any(map(protects, rows(location, "addresses")))):
                yield from _id(location, place.get("location_id"))
        if (organization := _inside(doc, "organization")) and protects(organization):
            yield from _id(organization, doc.get("organization_id"))
    elif kind == "attribute":
        if protects({"attributes": [doc]}):
            yield from _id({"id": doc.get("link_id")})
    elif kind == "address":
        if protects(doc):
            yield from _id({"id": doc.get("location_id")})
    elif protects(doc):
        yield record.id
    if kind == "organization":
        for location in rows(doc, "locations"):
            if protects(doc) or protects(location) or any(map(protects, rows(location, "addresses"))):
                yield from _id(location)


def _id(doc: Doc, other: object = None) -> Iterator[str]:
    found = doc.get("id") or other
    if found:
        yield str(found)


def _inside(doc: Doc, key: str) -> Doc:
    found = doc.get(key)
    return found if found.__class__ is dict or isinstance(found, Mapping) else {}
