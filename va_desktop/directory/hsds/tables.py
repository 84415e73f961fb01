# SPDX-License-Identifier: GPL-3.0-or-later
"""The objects of HSDS 3.0 and 3.1 as one table: their files, fields, required fields and how they nest.

Source: the JSON Schemas of the Human Services Data Specification, an Open Referral resource; the copies under
`resources/hsds/` are compared with this table by a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FieldType = Literal["text", "number", "date", "datetime", "time"]


@dataclass(frozen=True)
class Table:
    """One HSDS object. `path`: its file in a tabular package. `tabular`: required there and not in JSON."""

    name: str
    path: str
    fields: Mapping[str, FieldType]
    required: tuple[str, ...]
    tabular: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """`child.column` holds the id of a `parent`; the child stands there under `key`, in a list unless `single`.

    `entity`: the column that names the parent's object, for the two links that can point at any object.
    """

    child: str
    column: str
    parent: str
    key: str
    entity: str | None = None


@dataclass(frozen=True)
class Lookup:
    """`owner.column` holds the id of a `target`, which stands inside the owner as the object `key`."""

    owner: str
    column: str
    target: str
    key: str


_SPEC = """
organization organizations.csv | id! name! alternate_name description! email website tax_status tax_id
    year_incorporated:number legal_status logo uri parent_organization_id
program programs.csv | id! organization_id* name! alternate_name description!
service services.csv | id! organization_id* program_id name! alternate_name description url email status!
    interpretation_services application_process fees_description wait_time fees accreditations eligibility_description
    minimum_age:number maximum_age:number assured_date:date assurer_email licenses alert last_modified:datetime
attribute attributes.csv | id! link_id* taxonomy_term_id* link_type link_entity* value label
service_at_location service_at_location.csv | id! service_id* location_id* description
location locations.csv | id! location_type! url organization_id name alternate_name description transportation
    latitude:number longitude:number external_identifier external_identifier_type
phone phones.csv | id! location_id service_id organization_id contact_id service_at_location_id number!
    extension:number type description
contact contacts.csv | id! organization_id service_id service_at_location_id location_id name title department email
address addresses.csv | id! location_id attention address_1! address_2 city! region state_province! postal_code!
    country! address_type!
schedule schedules.csv | id! service_id location_id service_at_location_id valid_from:date valid_to:date dtstart:date
    timezone:number until:date count:number wkst freq interval:number byday byweekno bymonthday byyearday description
    opens_at:time closes_at:time schedule_link attending_type notes
funding funding.csv | id! organization_id service_id source
service_area service_areas.csv | id! service_id service_at_location_id name description extent extent_type uri
required_document required_documents.csv | id! service_id document uri
language languages.csv | id! service_id location_id phone_id name code note
accessibility accessibility.csv | id! location_id description details url
taxonomy_term taxonomy_terms.csv | id! code name! description! parent_id taxonomy language taxonomy_id term_uri
metadata metadata.csv | id! resource_id* resource_type* last_action_date!:date last_action_type! field_name!
    previous_value! replacement_value! updated_by!
meta_table_description meta_table_descriptions.csv | id! name language character_set
cost_option cost_options.csv | id! service_id* valid_from:date valid_to:date option currency amount:number
    amount_description
organization_identifier organization_identifiers.csv | id! organization_id* identifier_scheme identifier_type!
    identifier!
taxonomy taxonomies.csv | id! name! description! uri version
service_capacity service_capacity.csv | id! service_id* unit_id* available!:number maximum:number description
    updated!:datetime
unit units.csv | id! name! scheme identifier uri
url url.csv | id! label url! organization_id service_id
"""


def _tables() -> dict[str, Table]:
    found = {}
    for entry in _SPEC.strip().replace("\n    ", " ").split("\n"):
        head, _, body = entry.partition(" | ")
        name, path = head.split()
        fields: dict[str, FieldType] = {}
        required, tabular = [], []
        for word in body.split():
            field, _, kind = word.partition(":")
            bare = field.rstrip("!*")
            fields[bare] = kind or "text"  # type: ignore[assignment]
            if field.endswith("!"):
                required.append(bare)
            elif field.endswith("*"):
                tabular.append(bare)
        found[name] = Table(name, path, fields, tuple(required), tuple(tabular))
    return found


TABLES: Mapping[str, Table] = _tables()
"""The objects by name."""

ENUMS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("service", "status"): ("active", "inactive", "defunct", "temporarily closed"),
    ("location", "location_type"): ("physical", "postal", "virtual"),
    ("address", "address_type"): ("physical", "postal", "virtual"),
    ("schedule", "freq"): ("WEEKLY", "MONTHLY"),
    ("schedule", "wkst"): ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
}
"""The closed lists of values."""

ASSUMED: Mapping[tuple[str, str], str] = {
    ("service", "status"): "active",
    ("location", "location_type"): "physical",
    ("address", "address_type"): "physical",
}
"""What is taken for a closed list's value where a directory is silent; each time is reported."""

_LISTS = {
    "phone": "phones",
    "contact": "contacts",
    "schedule": "schedules",
    "language": "languages",
    "funding": "funding",
    "service_area": "service_areas",
    "required_document": "required_documents",
    "cost_option": "cost_options",
    "service_capacity": "capacities",
    "address": "addresses",
    "accessibility": "accessibility",
    "organization_identifier": "organization_identifiers",
    "program": "programs",
    "location": "locations",
    "service_at_location": "service_at_locations",
    "payment_accepted": "payment_accepted",
    "eligibility": "eligibility",
}

_PARENTS = {
    "phone": ("location", "service", "organization", "contact", "service_at_location"),
    "contact": ("organization", "service", "service_at_location", "location"),
    "schedule": ("service", "location", "service_at_location"),
    "language": ("service", "location", "phone"),
    "funding": ("organization", "service"),
    "service_area": ("service", "service_at_location"),
    "required_document": ("service",),
    "cost_option": ("service",),
    "service_capacity": ("service",),
    "address": ("location",),
    "accessibility": ("location",),
    "organization_identifier": ("organization",),
    "program": ("organization",),
    "location": ("organization",),
    "service_at_location": ("service",),
    "payment_accepted": ("service",),
    "eligibility": ("service",),
}

OLDER = ("payment_accepted", "eligibility")
"""Objects that version 3 dropped and that stay in the services they belong to."""

LINKS: tuple[Link, ...] = (
    *(Link(child, f"{parent}_id", parent, _LISTS[child]) for child, parents in _PARENTS.items() for parent in parents),
    Link("url", "organization_id", "organization", "additional_websites"),
    Link("url", "service_id", "service", "additional_urls"),
    *(
        Link("attribute", "link_id", name, "attributes", "link_entity")
        for name in TABLES
        if name not in ("attribute", "metadata", "taxonomy", "taxonomy_term")
    ),
    *(Link("metadata", "resource_id", name, "metadata", "resource_type") for name in TABLES if name != "metadata"),
)
"""Every way in which one object stands in a list of another."""

LOOKUPS: tuple[Lookup, ...] = (
    Lookup("attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"),
    Lookup("taxonomy_term", "taxonomy_id", "taxonomy", "taxonomy_detail"),
    Lookup("service_capacity", "unit_id", "unit", "unit"),
    Lookup("service_at_location", "location_id", "location", "location"),
    Lookup("service", "program_id", "program", "program"),
    Lookup("service", "organization_id", "organization", "organization"),
)
"""Every way in which one object stands in another by itself."""

REFERENCES: Mapping[str, str] = {
    **{f"{name}_id": name for name in TABLES},
    "parent_organization_id": "organization",
}
"""Columns that hold an id of another object, by name; `parent_id` points at the table's own kind."""

NESTED: Mapping[tuple[str, str], str] = {
    **{(link.parent, link.key): link.child for link in LINKS if link.child not in OLDER},
    **{(lookup.owner, lookup.key): lookup.target for lookup in LOOKUPS},
    ("service_at_location", "service"): "service",
    ("attribute", "metadata"): "metadata",
}
"""What stands under a key of an object, in JSON."""

TOP = ("service", "organization", "location", "taxonomy", "taxonomy_term")
"""The objects that are documents of their own; anything else is one only when it belongs to nothing."""

_NAMES = {
    **{name: name for name in TABLES},
    **{table.path.removesuffix(".csv"): name for name, table in TABLES.items()},
    **{f"{name}s": name for name in TABLES},
    "organisation": "organization",
    "organisations": "organization",
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "service_at_locations": "service_at_location",
    "capacities": "service_capacity",
    "service_capacities": "service_capacity",
}


def named(name: str) -> str | None:
    """Return the object that a file, folder or entity name stands for, in the singular or plural; None if none."""
    return _NAMES.get(name.strip().lower().replace("-", "_").replace(" ", "_"))
