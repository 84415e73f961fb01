# SPDX-License-Identifier: GPL-3.0-or-later
"""A document as others may read it: what HSDS requires and nobody knows is filled with the profile's sign for it."""

from collections.abc import Mapping
from typing import Any

from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.repair import NO_UNIT, STATUS_NOT_KNOWN, absent, aside
from va_desktop.directory.hsds.tables import ASSUMED, NESTED, TABLES


def filled(kind: str, doc: Mapping[str, Any], owner: str = "") -> dict[str, Any]:
    """Return a copy that the official schemas allow; nothing is taken away but empty values."""
    table = TABLES.get(kind)
    found: dict[str, Any] = {}
    for key, value in doc.items():
        child = NESTED.get((kind, key))
        if value is None and (table is not None and (key in table.fields or child is not None)):
            continue
        if child is None:
            found[key] = value
        elif isinstance(value, Mapping):
            found[key] = filled(child, value, str(doc.get("id", owner)))
        elif isinstance(value, list) and all(isinstance(item, Mapping) for item in value):
            found[key] = [filled(child, item, str(doc.get("id", owner))) for item in value]
        else:
            aside(found, key, value)
    if table is None:
        return found
    # The one required field that is an object.
    whole = (*table.required, "unit") if kind == "service_capacity" else table.required
    for field in whole:
        if field not in found or found[field] == "":
            found[field] = _stand_in(kind, field, owner, found)
            if (kind, field) == ("service", "status") and found.get("status_text"):
                # A word that nobody understood claims nothing, and least of all that the door is open.
                found["status"], found[STATUS_NOT_KNOWN] = "inactive", True
    return found


def _stand_in(kind: str, field: str, owner: str, doc: Mapping[str, Any]) -> Any:
    if field == "id":
        return values.made(kind, owner, repr(sorted(doc.items(), key=lambda pair: pair[0])))
    if field == "unit":
        return filled("unit", {"id": doc.get("unit_id") or NO_UNIT})
    return ASSUMED.get((kind, field)) or absent(TABLES[kind], field)
