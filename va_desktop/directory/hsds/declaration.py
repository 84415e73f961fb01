# SPDX-License-Identifier: GPL-3.0-or-later
"""The declared profile as a document: its URI, its fields beyond HSDS, what it relaxes, and its taxonomy."""

from typing import Any

from va_desktop.directory.hsds import profile, repair

FIELDS: tuple[tuple[str, str, str, str], ...] = (
    ("*", "previous_id", "string", "The id an object had before, where that was no UUID."),
    ("*", "<field>_text", "string", "What stood in a field of another type and could not be read as that type."),
    ("*", "extra_cells", "array", "Cells of a table's row beyond its last named column."),
    ("service", "status_not_known", "boolean", "True where `status` only stands in for the word in `status_text`."),
    ("schedule", "closed", "boolean", "True for a row that takes hours or days away: an exception, a holiday."),
    ("schedule", "by_appointment", "boolean", "True where people come at an agreed time."),
    ("schedule", "holidays_closed", "boolean", "True for a row that does not hold on public holidays."),
    ("service", "eligibility", "array", "Rows of the object `eligibility` of HSDS 1 and 2."),
    ("service", "payment_accepted", "array", "Rows of the object `payment_accepted` of HSDS 1 and 2."),
)
"""Fields beyond HSDS: object, name, type, meaning."""

RELAXED = ("address_1", "city", "state_province", "postal_code", "country")
"""Fields of an address that HSDS requires and that many places do not have."""


def document() -> dict[str, Any]:
    """Return the profile's declaration."""
    return {
        "uri": profile.URI,
        "name": "Victim assistance directory",
        "version": "1",
        "based_on": ["HSDS 3.0", "HSDS 3.1"],
        "not_known": {
            "text": repair.NOT_KNOWN,
            "country": repair.COUNTRY_NOT_KNOWN,
            "number": repair.NUMBER_NOT_KNOWN,
            "date": repair.DAY_NOT_KNOWN,
            "datetime": repair.MOMENT_NOT_KNOWN,
        },
        "relaxed": {"address": list(RELAXED)},
        "fields": [
            {"object": owner, "name": name, "type": kind, "description": meaning}
            for owner, name, kind, meaning in FIELDS
        ],
        "taxonomy": profile.taxonomy(),
        "taxonomy_terms": list(profile.terms()),
    }
