# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents of a JSON file, whatever they are wrapped in: one, a list, pages, lists by name, one on each line."""

import io
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from va_desktop.directory.hsds import shapes
from va_desktop.directory.hsds.decoding import BOMS
from va_desktop.directory.hsds.findings import Account
from va_desktop.directory.hsds.pieces import LARGEST, Broken, Cut, Pieces, line
from va_desktop.directory.hsds.source import Member, Source

ENVELOPE = "envelope"
"""The kind of what stands beside the lists of an envelope."""

_LISTS = frozenset(
    {"contents", "services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations", "locations"}
    | {"district", "districts", "features"}
)
_SURE = frozenset({"contents", "services", "organizations", "district", "districts", "features"})
"""Lists that no document but an organization has inside."""

_PAGE = frozenset({"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"})
_COLLECTION = frozenset({"type", "name", "crs", "bbox", "xy_coordinate_resolution"})
_NULS = ((b"\0\0\0", 0, "utf-32-be"), (b"\0\0\0", 1, "utf-32-le"), (b"\0", 0, "utf-16-be"), (b"\0", 1, "utf-16-le"))

Found = tuple[int, str | None, Any]


def documents(source: Source, member: Member, hint: str | None, account: Account) -> Iterator[Found]:
    """Yield (number, name of the list it stood in, value) of every document; `hint`: what the file is named after.

    A broken one is a `Broken`. Where nothing more can be read, a refusal and `rest_unread` say so.
    """
    number = 0
    try:
        with _text(source, member, account) as text:
            form, keys = _form(Pieces(text), hint)
        for key in keys if form == "envelope" else ():
            if key not in _LISTS and not (key in _PAGE and "contents" in keys) and "features" not in keys:
                account.find(member.name, 0, key, "unknown_column", "set_apart")
        with _text(source, member, None) as text:
            for inside, value in _lines(text) if form == "lines" else _values(Pieces(text), form, keys):
                number += 1
                yield number, inside, value
    except Cut:
        account.refuse(member.name, number + 1, "broken_json")
        account.find(member.name, number + 1, "", "rest_unread", "left_out")
    else:
        if number == 0 and form == "one":
            account.refuse(member.name, 1, "broken_json")


def _encoding(start: bytes) -> tuple[str, bool]:
    """Return how the text of a file is stored, and whether a mark at its beginning says so."""
    for bom, name in BOMS:
        if start.startswith(bom):
            return name, True
    for nuls, place, name in _NULS:
        if start[place : place + len(nuls)] == nuls:
            return name, False
    return "utf-8", False


@contextmanager
def _text(source: Source, member: Member, account: Account | None) -> Iterator[TextIO]:
    """Open a file as text. Bytes that are no UTF-8 come as the surrogates that stand for them."""
    with source.open(member) as file:
        start = file.read(8)
    encoding, marked = _encoding(start)
    if account is not None and marked and encoding != "utf-8-sig":
        account.find(member.name, 0, "", "bom", "converted", encoding)
    elif account is not None and not marked and encoding != "utf-8":
        account.find(member.name, 0, "", "encoding_guessed", "converted", encoding)
    with source.open(member) as file:
        wide = encoding.startswith(("utf-16", "utf-32"))
        yield io.TextIOWrapper(file, encoding, errors="replace" if wide else "surrogateescape", newline="\n")


def _form(pieces: Pieces, hint: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the form of a file, and the names at the top of its first object. Raises `Cut`."""
    mark = pieces.peek()
    if mark != "{":
        return ("list" if mark == "[" else "one"), ()
    first, rest = pieces.first_line()
    if rest.lstrip()[:1] == "{" and isinstance(line(first), dict):
        return "lines", ()
    keys: list[str] = []
    lists: set[str] = set()
    more = ""
    try:
        for key in _members(pieces):
            keys.append(key)
            if key == "id":
                return "one", ()
            if pieces.peek() == "[":
                lists.add(key)
            pieces.skip()
        more = pieces.peek()
    except Cut:
        # What stands before the break can still be read.
        pass
    return ("envelope" if not more and _wraps(keys, lists, hint) else "one"), tuple(keys)


def _members(pieces: Pieces) -> Iterator[str]:
    """Yield each name of an object; its value must be taken before the next. Raises `Cut`."""
    if not pieces.take("{"):
        raise Cut
    while not pieces.take("}"):
        if pieces.peek() != '"':
            raise Cut
        key = pieces.value()
        if not isinstance(key, str) or not pieces.take(":"):
            raise Cut
        yield key


def _wraps(keys: Collection[str], lists: Collection[str], hint: str | None) -> bool:
    """Tell whether an object only wraps lists of documents, and is none itself."""
    if not _LISTS & set(lists):
        return False
    if "features" in lists or "contents" in lists:
        return True
    own = dict.fromkeys(key for key in keys if key not in _LISTS)
    if hint == "organization" or shapes.kind(own, None) in ("organization", "location"):
        return False
    return bool(_SURE & set(lists)) or "name" not in own


def _lines(text: TextIO) -> Iterator[tuple[None, Any]]:
    for content in iter(lambda: text.readline(LARGEST), ""):
        if content.strip("\ufeff\x1e\0 \t\r\n"):
            yield None, line(content)


def _values(pieces: Pieces, form: str, keys: tuple[str, ...]) -> Iterator[tuple[str | None, Any]]:
    """Yield (name of the list, value) of everything in a file. Raises `Cut`."""
    if form == "envelope":
        yield from _wrapped(pieces, "features" in keys, "contents" in keys)
        return
    if form == "list":
        yield from ((None, value) for value in _items(pieces))
    # What follows a document is another one, or else nobody can say what it is.
    while mark := pieces.peek():
        if mark not in ("{", "["):
            raise Cut
        yield None, pieces.value()


def _items(pieces: Pieces) -> Iterator[Any]:
    pieces.take("[")
    while not pieces.take("]"):
        if pieces.peek() in ("", "}", ":"):
            raise Cut
        yield pieces.value()


def _wrapped(pieces: Pieces, collection: bool, paged: bool) -> Iterator[tuple[str | None, Any]]:
    """Yield what the lists of an envelope hold, and at the end what stands beside them."""
    rest: dict[str, Any] = {}
    for key in _members(pieces):
        hint = None if key == "contents" else "feature" if key == "features" else key
        if pieces.peek() == "[":
            yield from ((hint, value) for value in _items(pieces))
            continue
        value = pieces.value()
        if key in _LISTS and isinstance(value, dict):
            yield hint, value
        elif not (key in _PAGE and paged) and not (key in _COLLECTION and collection):
            rest[key] = None if isinstance(value, Broken) else value
    if any(value is not None for value in rest.values()):
        yield ENVELOPE, rest
