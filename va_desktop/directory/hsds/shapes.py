# SPDX-License-Identifier: GPL-3.0-or-later
"""Which object a JSON document is, by the key or folder it came under, or else by its own fields."""

from collections.abc import Mapping
from typing import Any

from va_desktop.directory.hsds.tables import named

UNKNOWN = "unknown"

_MARKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("service_at_location", frozenset({"location", "service"})),
    ("location", frozenset({"location_type", "latitude", "longitude", "addresses"})),
    (
        "service",
        frozenset(
            {
                "status",
                "service_at_locations",
                "organization",
                "organization_id",
                "program",
                "fees_description",
                "application_process",
                "eligibility_description",
                "assured_date",
                "required_documents",
            }
        ),
    ),
    ("taxonomy_term", frozenset({"term_uri", "taxonomy_detail", "taxonomy", "taxonomy_id", "parent_id", "code"})),
    (
        "organization",
        frozenset(
            {
                "organization_identifiers",
                "services",
                "legal_status",
                "website",
                "programs",
                "year_incorporated",
                "tax_status",
                "parent_organization_id",
                "locations",
                "logo",
                "additional_websites",
            }
        ),
    ),
    ("taxonomy", frozenset({"version"})),
)


def hinted(*names: str) -> str | None:
    """Return the object that a file or folder is named after (`services/…`, `organization_list.json`), or None."""
    for name in names:
        bare = name.lower()
        for ending in ("_full", "_list", "_sample", "_example", "-list", "-full"):
            bare = bare.removesuffix(ending)
        if (kind := named(bare)) is not None:
            return kind
    return None


def kind(doc: Mapping[str, Any], hint: str | None) -> str:
    """Return what a document is; `unknown` when nothing tells."""
    if hint is not None:
        return hint
    keys = doc.keys()
    if not {"id", "name"} & keys:
        return UNKNOWN
    if {"location", "service"} <= keys:
        return "service_at_location"
    return next((name for name, marks in _MARKS[1:] if marks & keys), UNKNOWN)
