# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of objects says what the official schemas say."""

import json

import pytest

from va_desktop import paths
from va_desktop.directory.hsds.joined import ORDER
from va_desktop.directory.hsds.tables import ENUMS, LOOKUPS, NESTED, OLDER, TABLES, named

SCHEMAS = paths.bundle().resources / "hsds"


@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_the_table_agrees_with_the_official_schemas(version: str) -> None:
    files = sorted((SCHEMAS / version).glob("*.json"))
    assert len(files) == (21 if version == "3.0" else 24)
    for file in files:
        schema = json.loads(file.read_text("utf-8"))
        table = TABLES[file.stem]
        for field, rule in schema["properties"].items():
            inner = rule.get("$ref") or rule.get("items", {}).get("$ref")
            if inner is not None:
                assert NESTED[table.name, field] == inner.removesuffix(".json"), field
                continue
            if rule["type"] == "number":
                assert table.fields[field] == "number", (table.name, field)
            else:
                assert table.fields[field] != "number", (table.name, field)
            assert tuple(rule.get("enum", ())) == ENUMS.get((table.name, field), ()), field
        required = {*schema.get("required", ())} - {"unit"}
        assert required <= {*table.required}, table.name
        assert {*schema.get("tabular_required", ())} <= {*table.tabular, *table.required}


def test_every_field_of_the_table_is_official() -> None:
    for name, table in TABLES.items():
        schema = json.loads((SCHEMAS / "3.1" / f"{name}.json").read_text("utf-8"))
        assert set(table.fields) <= set(schema["properties"]), name


def test_every_object_has_its_turn_and_children_come_first() -> None:
    assert set(ORDER) == {*TABLES, *OLDER}
    for (parent, _), child in NESTED.items():
        if child not in ("service", "organization") and (parent, child) not in (("attribute", "metadata"),):
            assert ORDER.index(child) < ORDER.index(parent), (parent, child)
    assert len(LOOKUPS) == 6


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Services", "service"), ("url", "url"), ("addresses", "address"), ("units", "unit"), ("x", None)],
)
def test_names_are_known_in_singular_and_plural(name: str, kind: str | None) -> None:
    assert named(name) == kind
