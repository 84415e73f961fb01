# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole documents while they wait on the disk for what else a source says of the same object."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from va_desktop.directory.hsds.store import Scratch


class Doc(NamedTuple):
    """One document on its way: `number` counts those of its kind, `file` and `row` are where it was first met."""

    number: int
    id: str
    file: int
    row: int
    body: str
    used: int
    """Whether it stands inside another document."""


class Held:
    """Documents by kind and id, in the order in which they came."""

    def __init__(self, scratch: Scratch) -> None:
        """Lies in a scratch database, and goes with it."""
        self._db = scratch.db
        self._names: dict[str, str] = {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds in the order in which they were first seen."""
        return tuple(self._names)

    def put(self, kind: str, key: str, file: int, row: int, body: str) -> Doc | None:
        """Keep a document; when its id is there already, return what is kept under it instead."""
        name = self._names.get(kind)
        if name is None:
            name = self._names[kind] = f"d_{len(self._names)}"
            self._db.execute(
                f"CREATE TABLE {name}(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file INTEGER, row INTEGER,"
                " body TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0)"
            )
        sql = f"INSERT OR IGNORE INTO {name}(id, file, row, body) VALUES (?,?,?,?)"
        return None if self._db.execute(sql, (key, file, row, body)).rowcount else self.get(kind, key)

    def get(self, kind: str, key: object) -> Doc | None:
        """Return the document of an id."""
        name = self._names.get(kind)
        if name is None or not isinstance(key, str):
            return None
        found = self._db.execute(f"SELECT * FROM {name} WHERE id = ?", (key,)).fetchone()
        return Doc(*found) if found else None

    def write(self, kind: str, number: int, body: str) -> None:
        """Replace what is kept."""
        self._db.execute(f"UPDATE {self._names[kind]} SET body = ? WHERE n = ?", (body, number))

    def use(self, kind: str, number: int) -> None:
        """Remember that a document stands inside another one."""
        self._db.execute(f"UPDATE {self._names[kind]} SET used = 1 WHERE n = ?", (number,))

    def all(self, kind: str) -> Iterator[Doc]:
        """Yield the documents of a kind; they may be changed meanwhile."""
        name, after = self._names.get(kind), 0
        while name is not None:
            rows = self._db.execute(f"SELECT * FROM {name} WHERE n > ? ORDER BY n LIMIT 500", (after,)).fetchall()
            if not rows:
                return
            for row in rows:
                yield Doc(*row)
            after = rows[-1][0]


def merged(first: Mapping[str, Any], more: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return an object whose gaps a second account of it has filled, and the fields that the two tell differently.

    Items of lists are the same when they have one id; those that only the second account has are added.
    """
    found, differ = dict(first), []
    for key, value in more.items():
        old = found.get(key)
        if old is None:
            found[key] = value
        elif old == value:
            continue
        elif isinstance(old, Mapping) and isinstance(value, Mapping) and old.get("id") == value.get("id"):
            found[key], inside = merged(old, value)
            differ += [f"{key}.{name}" for name in inside]
        elif _objects(old) and _objects(value):
            found[key], inside = _joined(old, value)
            differ += [f"{key}.{name}" for name in inside]
        else:
            differ.append(key)
    return found, differ


def _objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, Mapping) and item.get("id") for item in value)


def _joined(first: list[Any], more: list[Any]) -> tuple[list[Any], list[str]]:
    found = {item["id"]: item for item in first}
    differ: list[str] = []
    for item in more:
        if item["id"] in found:
            found[item["id"]], inside = merged(found[item["id"]], item)
            differ += inside
        else:
            found[item["id"]] = item
    return list(found.values()), differ
