# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of HSDS 1 and 2 as tables of HSDS 3: other names of files and columns, and objects that version 3 dropped.

Source: the HSDS 1.x and 2.x data packages and the change log of version 3.0 of the specification.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from va_desktop.directory.hsds import profile
from va_desktop.directory.hsds.tables import named
from va_desktop.directory.record import Record

Doc = dict[str, Any]

_DAYS = {
    **{
        name: name[:2].upper()
        for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    },
    **{str(number): code for number, code in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), 1)},
}


def _address(kind: str) -> Callable[[Doc], None]:
    def change(doc: Doc) -> None:
        doc["address_type"] = kind

    return change


def _regular(doc: Doc) -> None:
    day = _DAYS.get(str(doc.get("weekday", "")).strip().lower())
    if day is None:
        short = str(doc.get("weekday", "")).strip().lower()[:3]
        day = next((code for name, code in _DAYS.items() if len(short) == 3 and name.startswith(short)), None)
    if day is not None:
        doc.pop("weekday")
        doc["freq"], doc["byday"] = "WEEKLY", day


def _holiday(doc: Doc) -> None:
    _rename(doc, {"start_date": "valid_from", "end_date": "valid_to"})
    doc.setdefault("valid_to", doc.get("valid_from"))
    if str(doc.get("closed", "")).strip().lower() in ("true", "t", "1", "yes", "y"):
        doc["closed"] = True
    else:
        doc.pop("closed", None)
    if doc["valid_to"] is None:
        del doc["valid_to"]


def _term(doc: Doc) -> None:
    _rename(doc, {"vocabulary": "taxonomy"})
    # The parent's name is in the parent.
    if doc.get("parent_id"):
        doc.pop("parent_name", None)


def _classified(entity: str) -> Callable[[Doc], None]:
    def change(doc: Doc) -> None:
        _rename(doc, {f"{entity}_id": "link_id", "taxonomy_id": "taxonomy_term_id", "taxonomy_detail": "value"})
        doc["link_entity"] = entity

    return change


def _other(doc: Doc) -> None:
    _rename(doc, {"taxonomy_id": "taxonomy_term_id"})


def _language(doc: Doc) -> None:
    _rename(doc, {"language": "name"})


def _area(doc: Doc) -> None:
    _rename(doc, {"service_area": "name"})


def _accessibility(doc: Doc) -> None:
    _rename(doc, {"accessibility": "description"})


def _organization(doc: Doc) -> None:
    _rename(doc, {"url": "website"})


def _nothing(doc: Doc) -> None:
    return


_TABLES: Mapping[str, tuple[str, Callable[[Doc], None]]] = {
    "physical_address": ("address", _address("physical")),
    "physical_addresses": ("address", _address("physical")),
    "postal_address": ("address", _address("postal")),
    "postal_addresses": ("address", _address("postal")),
    "regular_schedule": ("schedule", _regular),
    "regular_schedules": ("schedule", _regular),
    "holiday_schedule": ("schedule", _holiday),
    "holiday_schedules": ("schedule", _holiday),
    "service_taxonomy": ("attribute", _classified("service")),
    "services_taxonomy": ("attribute", _classified("service")),
    "service_attribute": ("attribute", _classified("service")),
    "service_attributes": ("attribute", _classified("service")),
    "organization_taxonomy": ("attribute", _classified("organization")),
    "other_attribute": ("attribute", _other),
    "other_attributes": ("attribute", _other),
    "accessibility_for_disabilities": ("accessibility", _accessibility),
    "eligibility": ("eligibility", _nothing),
    "eligibilities": ("eligibility", _nothing),
    "payment_accepted": ("payment_accepted", _nothing),
    "payments_accepted": ("payment_accepted", _nothing),
}

_SAME_NAME: Mapping[str, Callable[[Doc], None]] = {
    "language": _language,
    "service_area": _area,
    "organization": _organization,
}

MARKS = frozenset(_TABLES) - {"eligibilities", "payments_accepted"}
"""Files that only versions before 3 had."""


def old(stems: Collection[str]) -> bool:
    """Tell from the names of its files whether a package is older than version 3."""
    return any(stem.lower() in MARKS for stem in stems)


def meant(stem: str, columns: Collection[str], legacy: bool) -> tuple[str | None, Callable[[Doc], None] | None]:
    """Return which object a table holds, None for a table that HSDS does not know, and how to change its rows."""
    name = stem.strip().lower()
    if legacy:
        if name in _TABLES:
            return _TABLES[name]
        kind = named(name)
        if kind == "taxonomy" and {"vocabulary", "parent_id", "parent_name"} & set(columns):
            return "taxonomy_term", _term
        return kind, _SAME_NAME.get(kind) if kind else None
    return named(name), None


_ACCESS = {
    "ramp": "step_free",
    "wheelchair": "step_free",
    "elevator": "lift",
    "restroom": "toilet",
    "disabled_parking": "parking",
    "deaf_interpreter": "sign_language",
    "tape_braille": "tactile",
}
"""What the codes of version 1 say in our profile; `cd`, `tty` and `wheelchair_van` have no place there."""


def told(record: Record) -> Record:
    """Return a service or place that says in fields and attributes of version 3 what older tables said."""
    if record.kind == "location":
        return Record(record.kind, record.id, _accessible(record.doc))
    if record.kind != "service":
        return record
    doc = dict(record.doc)
    rows = doc.get("eligibility")
    if isinstance(rows, list) and not doc.get("eligibility_description"):
        texts = [str(row["eligibility"]) for row in rows if row.get("eligibility")]
        if texts:
            doc["eligibility_description"] = "; ".join(texts)
    if "service_at_locations" in doc:
        doc["service_at_locations"] = [
            {**place, "location": _accessible(place["location"])} if "location" in place else place
            for place in doc["service_at_locations"]
        ]
    return Record(record.kind, record.id, doc)


def _accessible(location: Mapping[str, Any]) -> Mapping[str, Any]:
    codes = [_ACCESS.get(str(row.get("description")).strip().lower()) for row in location.get("accessibility") or ()]
    found: dict[str, profile.Known] = {code: "yes" for code in codes if code}
    if not found:
        return location
    return profile.written(location, profile.Profile(accessibility=found), "location")


def _rename(doc: Doc, names: Mapping[str, str]) -> None:
    for before, after in names.items():
        if before in doc and after not in doc:
            doc[after] = doc.pop(before)
