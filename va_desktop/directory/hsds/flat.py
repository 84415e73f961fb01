# SPDX-License-Identifier: GPL-3.0-or-later
"""Nested documents taken apart into rows of tables, each with the keys that lead back; the other way of `joined.py`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.repair import NOT_KNOWN
from va_desktop.directory.hsds.store import BATCH, Scratch, encode
from va_desktop.directory.hsds.tables import LINKS, LOOKUPS, NESTED, OLDER, TABLES, Link
from va_desktop.directory.record import Record

Row = dict[str, Any]

_LINK: Mapping[tuple[str, str], Link] = {(link.parent, link.key): link for link in LINKS if link.child not in OLDER}
_LOOKUP: Mapping[tuple[str, str], str] = {(lookup.owner, lookup.key): lookup.column for lookup in LOOKUPS}
_KEYS = frozenset(link.column for link in LINKS)


class Flat:
    """Collects rows in a scratch database; a row met twice is one row."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._number = 0
        self._waiting: dict[str, list[tuple[int, str, str]]] = {}
        self._text: dict[str, dict[str, bool]] = {}
        self.differing = 0
        """How many rows were met again with another content; the first one was kept."""

    def take(self, record: Record) -> None:
        """Take one document apart."""
        self._take(record.kind, record.id, record.doc, {})

    def _take(self, kind: str, key: str, doc: Mapping[str, Any], keys: Row) -> None:
        row: Row = {"id": key, **keys}
        for field, value in doc.items():
            child = NESTED.get((kind, field))
            known = child is not None or (kind in TABLES and field in TABLES[kind].fields)
            if field == "id" or (value is None and known):
                continue
            if child is None or not self._nested(kind, key, field, child, value, row):
                row.setdefault(field, value)
        self._put(kind, key, row)

    def _nested(self, kind: str, key: str, field: str, child: str, value: Any, row: Row) -> bool:
        """Put what stands under a field into its own table; False when it must stay a value of this row."""
        if isinstance(value, Mapping):
            column = _LOOKUP.get((kind, field))
            if column is None:
                return False
            inner = _id(child, key, value)
            row[column] = inner
            # What only stands in for an object that nobody knows is no row.
            if child != "unit" or dict(value) != {"id": inner, "name": NOT_KNOWN}:
                self._take(child, inner, value, {})
            return True
        link = _LINK.get((kind, field))
        if link is None or not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            return False
        keys: Row = {link.column: key}
        if link.entity is not None:
            keys[link.entity] = kind
        for item in value:
            self._take(child, _id(child, key, item), item, keys)
        return True

    def _put(self, kind: str, key: str, row: Row) -> None:
        self._number += 1
        kinds = self._text.setdefault(kind, {})
        for column, value in row.items():
            kinds[column] = kinds.get(column, True) and isinstance(value, str)
        waiting = self._waiting.setdefault(kind, [])
        waiting.append((self._number, key, encode(row)))
        if len(waiting) >= BATCH:
            self._flush(kind)

    def _flush(self, kind: str) -> None:
        for number, key, body in self._scratch.put(kind, self._waiting.pop(kind, [])):
            self._again(kind, number, key, json.loads(body))

    def _again(self, kind: str, number: int, key: str, row: Row) -> None:
        found = self._scratch.get(kind, key)
        assert found is not None
        kept = json.loads(found[1])
        differ = {column for column, value in row.items() if column in kept and kept[column] != value}
        if differ & _KEYS:
            # A row has one place for each key: with a second parent of the same kind it needs an id of its own.
            other = values.made(kind, key, *(str(row.get(column)) for column in sorted(differ & _KEYS)))
            if not self._scratch.put(kind, [(number, other, encode({**row, "id": other}))]):
                return
            self._again(kind, number, other, {**row, "id": other})
            return
        self.differing += bool(differ)
        if row.keys() - kept.keys():
            self._scratch.write(kind, [(encode({**row, **kept}), found[0])])

    def tables(self) -> Iterator[tuple[str, dict[str, bool]]]:
        """Yield (kind, columns); a column is True when all its values are text. HSDS's own kinds come first."""
        for kind in tuple(self._waiting):
            self._flush(kind)
        for kind in sorted(self._text, key=lambda name: (list(TABLES).index(name) if name in TABLES else 99, name)):
            known = TABLES[kind].fields if kind in TABLES else {"id": "text"}
            more = {name: text for name, text in sorted(self._text[kind].items()) if name not in known}
            yield kind, {**dict.fromkeys(known, True), **more}

    def rows(self, kind: str) -> Iterator[Row]:
        """Yield the rows of a kind."""
        for _, _, body in self._scratch.all(kind):
            yield json.loads(body)


def _id(kind: str, owner: str, doc: Mapping[str, Any]) -> str:
    return str(doc["id"]) if doc.get("id") else values.made(kind, owner, encode(doc))
