# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks records: every translatable text with its stable id and place, and the document that is built."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from va_desktop.content.folder import Record
from va_desktop.content.models.base import Leaf, Model, Statement

Depth = Literal["easy", "title", "plain", "full"]

_BESIDE_A_TEXT = frozenset({"as_of", "conflict", "frameworks", "needs"})
_FOR_AUTHORS = frozenset({"why", "coding_why"})
_EASY = frozenset({"easy"})
_TITLES = frozenset({"title", "short", "term"})
_FULL = frozenset({"full", "official_title", "says", "history", "open_questions", "conflicts"})


@dataclass(frozen=True, eq=False)
class Passage:
    """One translatable text; `key` is the record's own key under which it stands (`easy`, `steps`)."""

    id: str
    text: str
    depth: Depth
    key: str
    statement: Statement
    file: Path
    line: int
    column: int


def passages(record: Record) -> Iterator[Passage]:
    """Yield the texts of a record in the order of its shape, so that catalogues keep their order."""
    for path, name, found in _statements(record.model, (), ()):
        line, column = record.locate((*path, "text"))
        keys = [str(step) for step in path if isinstance(step, str)]
        text_id = ".".join((record.prefix, *name))
        yield Passage(text_id, found.text, _depth(record, keys), keys[0], found, record.file, line, column)


def _depth(record: Record, keys: Sequence[str]) -> Depth:
    if keys[0] in _EASY or (record.kind in ("term", "taxonomy", "question") and keys[-1] == "text"):
        return "easy"
    if keys[-1] in _TITLES:
        return "title"
    return "full" if any(key in _FULL for key in keys) else "plain"


def _statements(
    value: Any, path: tuple[str | int, ...], name: tuple[str, ...]
) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...], Statement]]:
    if isinstance(value, Statement):
        yield path, name, value
    elif isinstance(value, Model):
        for key, child in _fields(value):
            yield from _statements(child, (*path, key), (*name, key))
    elif isinstance(value, list):
        for index, (step, child) in enumerate(_named(value)):
            yield from _statements(child, (*path, index), (*name, step))


def _fields(model: Model) -> Iterator[tuple[str, Any]]:
    for key, info in type(model).model_fields.items():
        yield info.alias or key, getattr(model, key)


def _named(items: list[Any]) -> Iterator[tuple[str, Any]]:
    """Pair list items with their own id, article or tag, else with their place in the list."""
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        own = _own_name(item) if isinstance(item, Model) else None
        if own is None:
            yield str(index), item
            continue
        seen[own] = seen.get(own, 0) + 1
        yield own if seen[own] == 1 else f"{own}~{seen[own]}", item


def _own_name(item: Model) -> str | None:
    if isinstance(item, Statement):
        return None
    if hasattr(item, "article"):
        instrument = getattr(item, "instrument", None)
        return f"{instrument}:{item.article}" if instrument else str(item.article)
    for key in ("id", "tag"):
        if hasattr(item, key):
            return str(getattr(item, key))
    return None


def document(record: Record) -> dict[str, Any]:
    """Return the record as it is built: texts become ids with what backs them, dates become ISO strings.

    `sources` of a text are its own; without any, those of its record back it.
    """
    built = _plain(record.model, record.prefix, bool(getattr(record.model, "verified", True)))
    assert isinstance(built, dict)
    return {**built, **record.extra, "id": record.id}


def _plain(value: Any, name: str, verified: bool) -> Any:
    if isinstance(value, Statement):
        own = {key: child for key, child in _fields(value) if child and key in _BESIDE_A_TEXT}
        judged = verified if value.verified is None else value.verified
        return {"text": name, "verified": judged, "sources": value.sources, **own}
    if isinstance(value, Leaf):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, Model):
        own_word = getattr(value, "verified", None)
        inner = own_word if isinstance(own_word, bool) else verified
        shown = (item for item in _fields(value) if item[0] not in _FOR_AUTHORS or isinstance(item[1], Statement))
        return {key: _plain(child, f"{name}.{key}", inner) for key, child in shown}
    if isinstance(value, list):
        return [_plain(child, f"{name}.{step}", verified) for step, child in _named(value)]
    return value.isoformat() if isinstance(value, date) else value
