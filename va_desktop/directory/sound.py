# SPDX-License-Identifier: GPL-3.0-or-later
"""What a change must be before it is kept, whichever way it came: typed here, given as a file, or taken in."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from va_desktop.directory.changes import Added, Alerted, Change, Closed, Corrected, Removed, applied, to_json
from va_desktop.directory.errors import ChangeRefused
from va_desktop.directory.facets import Doc
from va_desktop.directory.index import entries
from va_desktop.directory.listing import SEPARATOR, listing, places
from va_desktop.directory.steps import NOTHING, FieldPath, value_at

ROWS = frozenset(
    [
        "accessibility",
        "additional_urls",
        "additional_websites",
        "addresses",
        "attributes",
        "capacities",
        "contacts",
        "cost_options",
        "funding",
        "languages",
        "locations",
        "metadata",
        "organization_identifiers",
        "phones",
        "programs",
        "required_documents",
        "schedules",
        "service_areas",
        "service_at_locations",
    ]
)
"""Fields of HSDS 3.0 and 3.1 that hold a list of objects."""
OBJECTS = frozenset(["location", "organization", "program", "taxonomy_detail", "taxonomy_term", "unit"])
"""Fields of HSDS 3.0 and 3.1 that hold one object."""
TEXTS = frozenset(
    [
        "accreditations",
        "address_1",
        "address_2",
        "address_type",
        "alert",
        "alternate_name",
        "amount",
        "amount_description",
        "application_process",
        "assured_date",
        "assurer_email",
        "attention",
        "available",
        "byday",
        "bymonthday",
        "byweekno",
        "byyearday",
        "city",
        "closes_at",
        "code",
        "count",
        "country",
        "currency",
        "department",
        "description",
        "details",
        "document",
        "dtstart",
        "eligibility_description",
        "email",
        "extension",
        "extent",
        "extent_type",
        "external_identifier",
        "external_identifier_type",
        "fees",
        "fees_description",
        "freq",
        "identifier",
        "interpretation_services",
        "interval",
        "keywords",
        "label",
        "language",
        "last_modified",
        "latitude",
        "legal_status",
        "licenses",
        "location_type",
        "logo",
        "longitude",
        "maximum",
        "maximum_age",
        "minimum_age",
        "name",
        "note",
        "notes",
        "number",
        "opens_at",
        "option",
        "organization_id",
        "parent_id",
        "postal_code",
        "program_id",
        "region",
        "schedule_link",
        "scheme",
        "source",
        "state_province",
        "status",
        "taxonomy",
        "term_uri",
        "timezone",
        "title",
        "transportation",
        "type",
        "until",
        "updated",
        "uri",
        "url",
        "valid_from",
        "valid_to",
        "value",
        "version",
        "wait_time",
        "website",
        "wkst",
        "year_incorporated",
        "attending_type",
    ]
)
"""Fields of HSDS 3.0 and 3.1 that hold a text or a number, apart from ids."""
_BREAKS = (AttributeError, TypeError, KeyError, IndexError, ValueError, RecursionError)
_ANY_DAY = date(2000, 1, 1)


def check(service: str, change: Change) -> None:
    """Raise `ChangeRefused` for what can never be a change of this service."""
    _texts(service, change)
    match change:
        case Added(doc):
            known = doc.get("id")
            if not isinstance(known, (str, int)) or str(known) != service or not service or SEPARATOR in service:
                raise ChangeRefused("id")
            if not _is_told(doc.get("name")):
                raise ChangeRefused("name")
            if not _is_shaped("", doc) or not stands(doc):
                raise ChangeRefused("shape")
        case Corrected(path, _, value):
            _corrected(path, value)
        case Closed(_, text) if text is not None and not isinstance(text, str):
            raise ChangeRefused("text")
        case Alerted(text) if not _is_told(text):
            raise ChangeRefused("text")
        case Closed() | Alerted() | Removed():
            if not service:
                raise ChangeRefused("id")


def check_in(doc: Doc, service: str, change: Change) -> None:
    """Raise `ChangeRefused` also for what would alter nothing in a document as it is now, or would break it."""
    check(service, change)
    if isinstance(change, Corrected):
        parent, path = value_at(doc, change.path[:-1]), change.path
        known = isinstance(parent, Mapping) and (path[-1] in parent or path[-1] in ROWS | OBJECTS | TEXTS)
        item = isinstance(parent, list) and (change.value is not None or value_at(doc, path) is not NOTHING)
        if not known and not item:
            raise ChangeRefused("path", path)
    after = applied(doc, change, 0)
    if after is not None and not stands(after):
        raise ChangeRefused("shape", change.path if isinstance(change, Corrected) else ())


def stands(doc: Doc) -> bool:
    """Tell whether a document can be searched and shown."""
    try:
        for _ in entries(doc, _ANY_DAY):
            pass
        own: list[Doc | None] = [*places(doc)]
        for place in own or [None]:
            listing(doc, place, worker=True)
    except _BREAKS:
        return False
    return True


def _corrected(path: FieldPath, value: Any) -> None:
    if not path or not all(path):
        raise ChangeRefused("path", path)
    if path[-1] == "id":
        raise ChangeRefused("id", path)
    if path == ("name",) and not _is_told(value):
        raise ChangeRefused("name", path)
    is_item = len(path) > 1 and path[-2] in ROWS
    shaped = value is None or (isinstance(value, Mapping) if is_item else _is_shaped(path[-1], value))
    inner = all(_is_shaped(key, each) for key, each in value.items()) if isinstance(value, Mapping) else True
    if not shaped or not inner or (not is_item and path[-1] in TEXTS and isinstance(value, (list, Mapping))):
        raise ChangeRefused("shape", path)


def _is_shaped(key: str, value: Any) -> bool:
    """Tell whether lists and objects stand where HSDS has them; anything may be missing."""
    if key in ROWS:
        held = value is None or (isinstance(value, list) and all(isinstance(each, Mapping) for each in value))
    else:
        held = key not in OBJECTS or value is None or isinstance(value, Mapping)
    inner = value if isinstance(value, list) else [value]
    return held and all(_is_shaped(*pair) for each in inner if isinstance(each, Mapping) for pair in each.items())


def _texts(service: str, change: Change) -> None:
    """Refuse what no file can hold: halves of characters, numbers that are none, depth without end."""
    try:
        json.dumps([service, to_json(change)], ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:
        raise ChangeRefused("text") from None
    except (ValueError, TypeError, RecursionError):
        raise ChangeRefused("shape") from None


def _is_told(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
