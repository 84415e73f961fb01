# SPDX-License-Identifier: GPL-3.0-or-later
"""Nested HSDS JSON as a stream of documents: one, a list, pages of an interface, or one on each line."""

import hashlib
import json
import math
from collections.abc import Iterator
from typing import Any, BinaryIO

from va_desktop.directory.hsds.findings import Account, Refusals
from va_desktop.directory.hsds.repair import Repair
from va_desktop.directory.hsds.shapes import kind
from va_desktop.directory.hsds.source import Member, Source
from va_desktop.directory.hsds.store import Seen, encode
from va_desktop.directory.hsds.tables import NESTED, TABLES, named
from va_desktop.directory.record import Record, Sink

DEEPEST = 60
"""HSDS nests nine objects deep; a document far beyond that is no directory."""

LARGEST_DOCUMENT = 64 << 20
LOOKED_AT = 2_000_000
"""How many events of an envelope are looked at to find the lists in it."""

_SNIFF = 1 << 16
_ENVELOPE = frozenset(
    {"contents", "services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations", "locations"}
)
_PAGE = frozenset({"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"})
_NONE: frozenset[str] = frozenset()
_OBJECTS = {name: frozenset(key for owner, key in NESTED if owner == name) for name in TABLES}


class TooDeep(Exception):
    """A document nests deeper than anything that could be one."""


def documents(source: Source, member: Member, account: Account) -> Iterator[tuple[int, str | None, Any]]:
    """Yield (number, name of the list it stood in, value) of every document; what cannot be read is refused."""
    import ijson

    number = 0
    try:
        with source.open(member) as file:
            form, lists = _form(file, member, account)
        for prefix, hint in lists:
            with source.open(member) as file:
                _skip_bom(file)
                values = _json_lines(file) if form == "lines" else ijson.items(file, prefix, use_float=True)
                for value in values:
                    number += 1
                    yield number, hint, value
    except (ijson.JSONError, UnicodeDecodeError, ValueError, RecursionError):
        account.refuse(member.name, number + 1, "broken_json")
        account.find(member.name, number + 1, "", "rest_unread", "left_out")


class _Broken:
    """Stands for a line that is no JSON."""


def _json_lines(file: BinaryIO) -> Iterator[Any]:
    for line in file:
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield _Broken()


def _skip_bom(file: BinaryIO) -> None:
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)


def _form(file: BinaryIO, member: Member, account: Account) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """Return the form of a file and where its documents stand: prefixes for the parser, with the list's name."""
    _skip_bom(file)
    start = file.read(_SNIFF)
    if start.lstrip()[:1] == b"[":
        return "list", (("item", None),)
    first, _, rest = start.lstrip().partition(b"\n")
    if rest.lstrip()[:1] == b"{" and _whole(first):
        return "lines", (("", None),)
    file.seek(0)
    _skip_bom(file)
    keys, single = _keys(file, member, account)
    if single:
        if member.size > LARGEST_DOCUMENT:
            raise ValueError("one document of this size")
        return "one", (("", None),)
    for key in keys:
        if key not in _ENVELOPE and key not in _PAGE:
            account.find(member.name, 0, key, "unknown_column", "set_apart")
    wanted = [key for key in keys if key not in _PAGE]
    return "envelope", tuple((f"{key}.item", None if key == "contents" else key) for key in wanted)


def _whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _keys(file: BinaryIO, member: Member, account: Account) -> tuple[list[str], bool]:
    """Return the names at the top of an object, and whether it is one document and no envelope."""
    import ijson

    keys: list[str] = []
    depth = 0
    for number, (event, value) in enumerate(ijson.basic_parse(file, use_float=True)):
        if event == "map_key" and depth == 1:
            keys.append(value)
            if value in ("id", "name"):
                return keys, True
        elif event in ("start_map", "start_array"):
            depth += 1
        elif event in ("end_map", "end_array"):
            depth -= 1
        if number >= LOOKED_AT:
            account.find(member.name, 0, "", "rest_unread", "left_out")
            break
    return keys, not any(key in _ENVELOPE for key in keys)


class Documents:
    """Takes documents, brings them into shape, and hands them on once each."""

    def __init__(self, account: Account, seen: Seen, refusals: Refusals = ()) -> None:
        """`seen` remembers ids over all files of one reading."""
        self._refusals = refusals
        self._account = account
        self._seen = seen
        self._repair = Repair(account)

    def take(self, file: str, row: int, hint: str | None, value: Any, sink: Sink) -> None:
        """Hand one document on, or refuse it; its row is counted."""
        if not isinstance(value, dict):
            self._account.refuse(file, row, "broken_json" if isinstance(value, _Broken) else "not_an_object")
            return
        name = hint if hint is not None and hint not in TABLES and named(hint) is None else kind(value, _kind(hint))
        name, value = _service(name, value)
        try:
            key = self._walk(name, value, file, row, 0)
            body = encode(value)
        except (TooDeep, RecursionError):
            self._account.refuse(file, row, "too_deep")
            return
        digest = hashlib.blake2b(body.encode(), digest_size=16).digest()
        if not self._seen.new(f"{name} {key}", digest):
            if self._seen.same(f"{name} {key}", digest):
                self._account.end(file, "merged")
                self._account.find(file, row, "id", "duplicate_row", "merged")
            else:
                self._account.refuse(file, row, "duplicate_id")
            return
        taken = self._account.hand(sink, Record(name, key, value), file, row, self._refusals)
        self._account.end(file, "imported" if taken else "refused")

    def _walk(self, name: str, doc: dict[str, Any], file: str, row: int, depth: int) -> str:
        if depth > DEEPEST:
            raise TooDeep
        table = TABLES.get(name)
        key = self._repair.identify(name, doc, file, row, lambda: encode(doc)) if table or depth == 0 else ""
        objects = _OBJECTS.get(name, _NONE)
        for field in [key for key, value in doc.items() if key in objects or not _plain(value, table is not None)]:
            value = doc[field]
            if value is None:
                del doc[field]
            elif isinstance(value, str) and field not in objects:
                doc[field] = value.encode(errors="replace").decode()
            elif table is not None and field in table.fields:
                if table.fields[field] == "text":
                    doc[field] = self._text(value, file, row, field)
            else:
                self._inside(NESTED.get((name, field)), doc, field, file, row, depth + 1)
        if table is not None:
            self._repair.fields(name, doc, file, row)
        return key

    def _inside(self, name: str | None, doc: dict[str, Any], field: str, file: str, row: int, depth: int) -> None:
        """Go into what stands under a field; what is no known object is only made safe to keep."""
        value = doc[field]
        if name is None:
            doc[field] = _safe(value, depth)
        elif isinstance(value, dict):
            self._walk(name, value, file, row, depth)
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    self._walk(name, item, file, row, depth)
                else:
                    doc[f"{field}_text"] = _safe(doc.pop(field), depth)
                    self._account.find(file, row, field, "not_an_object", "kept_as_text")
                    return
        else:
            doc[f"{field}_text"] = _safe(doc.pop(field), depth)
            self._account.find(file, row, field, "not_an_object", "kept_as_text")

    def _text(self, value: Any, file: str, row: int, field: str) -> str:
        self._account.find(file, row, field, "bad_value", "converted")
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, int | float) else encode({"": _safe(value, 0)})[4:-1]


def _kind(hint: str | None) -> str | None:
    return None if hint is None else hint if hint in TABLES else named(hint)


def _service(name: str, doc: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Turn a service at a location, as interfaces give it, into the service with that place in it."""
    inner = doc.get("service")
    if name != "service_at_location" or not isinstance(inner, dict):
        return name, doc
    rest = {key: value for key, value in doc.items() if key != "service"}
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
        return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)
    return not known and isinstance(value, int | float | bool) and math.isfinite(value)


def _safe(value: Any, depth: int) -> Any:
    """Return an unknown value as it was, without what no database and no JSON text can hold."""
    if depth > DEEPEST:
        raise TooDeep
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, dict):
        return {str(key).encode(errors="replace").decode(): _safe(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_safe(item, depth + 1) for item in value]
    # Infinity and NaN are no JSON.
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
