# SPDX-License-Identifier: GPL-3.0-or-later
"""Nested HSDS documents brought into shape: types, ids, lists, and services that stand inside other documents."""

import re
from typing import Any

from va_desktop.directory.hsds import areas
from va_desktop.directory.hsds.findings import Account
from va_desktop.directory.hsds.gathered import Gathering
from va_desktop.directory.hsds.pieces import Broken, Odd
from va_desktop.directory.hsds.repair import Repair, aside
from va_desktop.directory.hsds.shapes import UNKNOWN, kind
from va_desktop.directory.hsds.store import encode
from va_desktop.directory.hsds.tables import LOOKUPS, NESTED, TABLES, named
from va_desktop.directory.hsds.values import finite

DEEPEST = 60
"""HSDS nests nine objects deep; a document far beyond that is no directory."""

_NONE: frozenset[str] = frozenset()
_SINGLE = {(lookup.owner, lookup.key) for lookup in LOOKUPS} | {("service_at_location", "service")}
_UNSOUND = re.compile("[\ud800-\udfff]").search
_BYTES = re.compile("[\udc80-\udcff]+")
_OBJECTS = {name: frozenset(key for owner, key in NESTED if owner == name) for name in TABLES}


class TooDeep(Exception):
    """A document nests deeper than anything that could be one."""


class Documents:
    """Takes documents, brings them into shape, and keeps them until all are there."""

    def __init__(self, account: Account, gathering: Gathering) -> None:
        """`gathering` keeps them."""
        self._account = account
        self._gathering = gathering
        self._repair = Repair(account)

    def take(self, file: str, row: int, hint: str | None, value: Any) -> None:
        """Keep one document, or refuse it; its row is counted."""
        if not isinstance(value, dict):
            self._account.refuse(file, row, value.reason if isinstance(value, Broken) else "not_an_object")
            return
        hint = None if hint is None else _sound(hint)
        if areas.is_area(value, hint):
            self._area(file, row, value)
            return
        name = hint if hint is not None and hint not in TABLES and named(hint) is None else kind(value, _kind(hint))
        name, value = _service(name, value)
        inner = self._inner(name, value, file, row)
        try:
            key = self._walk(name, value, file, row, 0)
            services = [(self._walk("service", doc, file, row, 0), doc) for doc in inner]
        except (TooDeep, RecursionError):
            self._account.refuse(file, row, "too_deep")
            return
        taken = self._gathering.keep(name, key, value, file, row)
        for inside, doc in services:
            if name == "organization" and "organization" not in doc:
                doc.setdefault("organization_id", key)
            self._gathering.keep("service", inside, doc, file, row)
        self._account.end(file, "imported" if taken else "merged")

    def _area(self, file: str, row: int, value: dict[str, Any]) -> None:
        found, wrong = areas.read(value)
        for field in wrong:
            self._account.find(file, row, field, "bad_value", "left_out")
        if found is None:
            self._account.refuse(file, row, "missing_id")
            return
        taken = self._gathering.keep(areas.KIND, found["id"], found, file, row)
        self._account.end(file, "imported" if taken else "merged")

    def _inner(self, name: str, doc: dict[str, Any], file: str, row: int) -> list[dict[str, Any]]:
        """Take the services out of a document that is none, as interfaces nest them in an organization."""
        inner = doc.get("services")
        if name not in ("organization", UNKNOWN) or not isinstance(inner, list):
            return []
        found = [item for item in inner if isinstance(item, dict)]
        others = [item for item in inner if not isinstance(item, dict)]
        if not found:
            return []
        del doc["services"]
        if others:
            self._account.find(file, row, "services", "not_an_object", "kept_as_text")
            aside(doc, "services", others)
        return found

    def _walk(self, name: str, doc: dict[str, Any], file: str, row: int, depth: int) -> str:
        if depth > DEEPEST:
            raise TooDeep
        table = TABLES.get(name)
        for field in [key for key in doc if not key.isascii() and _UNSOUND(key)]:
            self._account.find(file, row, "", "control_characters", "converted")
            doc[_sound(field)] = doc.pop(field)
        key = self._repair.identify(name, doc, file, row, lambda: _seed(doc)) if table or depth == 0 else ""
        objects = _OBJECTS.get(name, _NONE)
        for field in [key for key, value in doc.items() if key in objects or not _plain(value, table is not None)]:
            value = doc[field]
            if value is None:
                if table is not None and (field in table.fields or field in objects):
                    del doc[field]
            elif isinstance(value, str) and field not in objects:
                # A known field of another type is looked at, and told, where all of them are.
                typed = table is not None and table.fields.get(field, "text") != "text"
                doc[field] = str(value) if typed and isinstance(value, Odd) else self._told(value, file, row, field)
            elif table is not None and field in table.fields:
                if table.fields[field] == "text":
                    doc[field] = self._text(value, file, row, field)
            else:
                self._inside(name, doc, field, file, row, depth + 1)
        if table is not None:
            self._repair.fields(name, doc, file, row)
        return key

    def _told(self, value: str, file: str, row: int, field: str) -> str:
        """Return a text that can be kept, and tell when it is another one."""
        if isinstance(value, Odd):
            self._account.find(file, row, field, "bad_number", "kept_as_text")
            return str(value)
        self._account.find(file, row, field, "encoding_guessed", "converted")
        return _sound(value)

    def _inside(self, owner: str, doc: dict[str, Any], field: str, file: str, row: int, depth: int) -> None:
        """Go into what stands under a field; what is no known object is only made safe to keep."""
        name = NESTED.get((owner, field))
        if name is None:
            doc[field] = self._safe(doc[field], depth, file, row, field)
            return
        value, others = _shaped(doc[field], (owner, field) in _SINGLE)
        if value != doc[field] and not others:
            self._account.find(file, row, field, "not_an_object", "converted")
        if others:
            self._account.find(file, row, field, "not_an_object", "kept_as_text")
            plain = others[0] if others == [doc[field]] else others
            aside(doc, field, self._safe(plain, depth, file, row, field))
        if value is None:
            del doc[field]
            return
        doc[field] = value
        for item in value if isinstance(value, list) else (value,):
            self._walk(name, item, file, row, depth)

    def _text(self, value: Any, file: str, row: int, field: str) -> str:
        self._account.find(file, row, field, "bad_value", "converted")
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, int | float) else encode({"": self._safe(value, 0, file, row, "")})[4:-1]

    def _safe(self, value: Any, depth: int, file: str, row: int, field: str) -> Any:
        """Return an unknown value as it was, without what no database and no JSON text can hold."""
        if depth > DEEPEST:
            raise TooDeep
        if isinstance(value, str):
            return value if _plain(value, True) else self._told(value, file, row, field)
        if isinstance(value, dict):
            return {_sound(key): self._safe(item, depth + 1, file, row, field) for key, item in value.items()}
        if isinstance(value, list):
            return [self._safe(item, depth + 1, file, row, field) for item in value]
        if isinstance(value, int | float) and not finite(value):
            return self._told(Odd(value), file, row, field)
        return value


def _kind(hint: str | None) -> str | None:
    return None if hint is None else hint if hint in TABLES else named(hint)


def _shaped(value: Any, single: bool) -> tuple[Any, list[Any]]:
    """Return what can stand where an object or a list of them belongs, None if nothing, and what cannot."""
    items = [item for item in (value if isinstance(value, list) else [value]) if item is not None]
    objects = [item for item in items if isinstance(item, dict)]
    others = [item for item in items if not isinstance(item, dict)]
    if not single:
        return objects if objects or (isinstance(value, list) and not others) else None, others
    return (objects[0] if objects else None), [*objects[1:], *others]


def _service(name: str, doc: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Turn a service at a location, as interfaces give it, into the service with that place in it."""
    inner = doc.get("service")
    if name != "service_at_location" or not isinstance(inner, dict):
        return name, doc
    rest = {key: value for key, value in doc.items() if key not in ("service", "service_id")}
    places = inner.get("service_at_locations")
    others = (
        [place for place in places if isinstance(place, dict) and place.get("id") != doc.get("id")]
        if isinstance(places, list)
        else []
    )
    return "service", {**inner, "service_at_locations": [rest, *others]}


def _plain(value: Any, known: bool) -> bool:
    """Tell whether a value can stay as it is: sound text, or a number in an object whose fields we do not know."""
    if isinstance(value, str):
        return type(value) is str and (value.isascii() or not _UNSOUND(value))
    return not known and isinstance(value, int | float | bool) and finite(value)


def _seed(doc: dict[str, Any]) -> str:
    return encode(doc).encode(errors="replace").decode()


def _sound(text: str) -> str:
    """Return a text without halves of letters; a byte that was no UTF-8 is read as most such files mean it."""
    if text.isascii():
        return text
    return (
        _BYTES.sub(lambda found: found[0].encode(errors="surrogateescape").decode("cp1252", "replace"), text)
        .encode(errors="replace")
        .decode()
    )
