# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of a tabular package: one CSV for each object, and the description that tells what its columns are."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from va_desktop.directory.hsds import profile
from va_desktop.directory.hsds.tables import ENUMS, LINKS, LOOKUPS, TABLES

VERSION = "3.1"
_TYPES = {"text": "string", "number": "number", "date": "date", "datetime": "datetime", "time": "string"}


def write_table(
    file: IO[bytes], columns: Mapping[str, bool], rows: Iterable[Mapping[str, Any]], known: Mapping[str, str]
) -> None:
    """Write one table. A column beyond HSDS whose values are not all text holds JSON, and is described as `any`."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    coded = {name for name, plain in columns.items() if not plain and name not in known}
    for row in rows:
        writer.writerow([_cell(row.get(name), name in coded and name in row) for name in columns])
    text.detach()


def _cell(value: Any, coded: bool) -> str:
    if coded:
        return json.dumps(value, ensure_ascii=False)
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def described(tables: Iterable[tuple[str, str, Mapping[str, bool]]]) -> dict[str, Any]:
    """Return the `datapackage.json` of these tables (kind, file, columns)."""
    found = tuple(tables)
    there = {kind for kind, _, _ in found}
    return {
        "name": "hsds-directory",
        "title": "Directory of services",
        "profile": "tabular-data-package",
        "version": VERSION,
        "hsds_profile": profile.URI,
        "resources": [
            {
                "name": kind,
                "path": path,
                "format": "csv",
                "mediatype": "text/csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": {
                    "primaryKey": "id",
                    "fields": [_field(kind, name, plain) for name, plain in columns.items()],
                    "foreignKeys": _keys(kind, there),
                },
            }
            for kind, path, columns in found
        ],
    }


def _field(kind: str, name: str, plain: bool) -> dict[str, Any]:
    table = TABLES.get(kind)
    if table is None or name not in table.fields:
        return {"name": name, "type": "string" if plain else "any"}
    found: dict[str, Any] = {"name": name, "type": _TYPES[table.fields[name]]}
    limits: dict[str, Any] = {}
    if name in table.required:
        limits["required"] = True
    if (kind, name) in ENUMS:
        limits["enum"] = list(ENUMS[kind, name])
    return {**found, "constraints": limits} if limits else found


def _keys(kind: str, there: set[str]) -> list[dict[str, Any]]:
    pairs = [(link.column, link.parent) for link in LINKS if link.child == kind and link.entity is None]
    pairs += [(lookup.column, lookup.target) for lookup in LOOKUPS if lookup.owner == kind]
    return [
        {"fields": column, "reference": {"resource": target, "fields": "id"}}
        for column, target in pairs
        if target in there
    ]
