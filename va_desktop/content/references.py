# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds ids that are there twice or nowhere, missing codes, and statements without a source."""

from collections.abc import Iterator
from typing import Any

from va_desktop.content.clips import judge_recordings
from va_desktop.content.films import judge_films
from va_desktop.content.folder import INTERNATIONAL, Record
from va_desktop.content.models.base import Model, Statement
from va_desktop.content.passages import passages
from va_desktop.content.problems import Problem, Severity
from va_desktop.content.shelf import PREFIX, Shelf, pictograms

Path_ = tuple[str | int, ...]

_TAXONOMY = {
    "needs": "need",
    "audiences": "audience",
    "types": "service_type",
    "authorities": "authority",
    "pillar": "pillar",
    "pillars": "pillar",
}
_KINDS = {
    "related": ("right", "right"),
    "terms": ("term", "glossary term"),
    "instrument": ("instrument", "instrument"),
    "superseded_by": ("entitlement", "entitlement"),
    "requires": ("entitlement", "entitlement"),
    "service": ("service", "service"),
    "parameter": ("parameter", "parameter"),
    "law": ("law", "law"),
    "indicators": ("indicator", "indicator"),
    "within": ("indicator", "indicator"),
}
_CODED = frozenset({"right", "entitlement", "service"})
_BACKED = frozenset(
    {
        "right",
        "instrument",
        "entitlement",
        "service",
        "law",
        "contact",
        "emergency",
        "country",
        "parameter",
        "duty",
        "plan",
        "form",
        "other_system",
    }
)


def structure(shelf: Shelf) -> tuple[Problem, ...]:
    """Return every problem that makes a pack unfit to be built."""
    found = [*shelf.pack.problems, *_cards(shelf), *_twice(shelf), *_circles(shelf)]
    known = _known(shelf)
    for record in shelf.pack.records:
        found.extend(_dangling(record, record.model, (), known))
        found.extend(_uncoded(record))
        found.extend(_unbacked(record))
        found.extend(_misnamed(record, shelf))
    texts = frozenset(passage.id for record in shelf.pack.records for passage in passages(record))
    found.extend(judge_recordings(shelf.pack.folder, texts))
    found.extend(judge_films(shelf.pack, texts))
    return tuple(found)


def problem(record: Record, path: Path_, rule: str, message: str, severity: Severity = "error") -> Problem:
    """Return a problem at a key below a record."""
    line, column = record.locate(path)
    return Problem(record.file, line, column, rule, severity, message)


def _cards(shelf: Shelf) -> Iterator[Problem]:
    pack, card = shelf.pack, shelf.pack.card
    for record in pack.of("pack"):
        assert card is not None
        if card.id != pack.id:
            yield problem(record, ("id",), "pack_id", f"Write the name of the folder: {pack.id}.")
        wanted = None if pack.id == INTERNATIONAL else pack.id
        if card.country != wanted:
            message = "Remove `country`." if wanted is None else f"Write `country: {wanted}`."
            yield problem(record, ("country",), "pack_id", message)
    if shelf.international is None:
        message = "There is no international pack beside this one, so codes and terms are not checked."
        yield Problem(pack.folder / "pack.yaml", 1, 1, "international_missing", "warning", message)


def _twice(shelf: Shelf) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for record in shelf.pack.records:
        if (record.kind, record.id) in seen:
            message = f"The {record.kind} id `{record.id}` is there twice. Rename one."
            yield problem(record, ("id",), "unique_id", message)
        seen.add((record.kind, record.id))
    inner: set[str] = set()
    for record in shelf.pack.records:
        for passage in passages(record):
            if passage.id in inner and (record.kind, record.id) in seen:
                message = f"The text id `{passage.id}` is there twice. Give the entries different ids."
                yield Problem(record.file, passage.line, passage.column, "unique_id", "error", message)
            inner.add(passage.id)


def _circles(shelf: Shelf) -> Iterator[Problem]:
    """Find entitlements that can never be reached, because each asks for another one first."""
    first = {record.id: list(getattr(record.model, "requires", [])) for record in shelf.pack.of("entitlement")}
    for record in shelf.pack.of("entitlement"):
        reached, ahead = set[str](), list(first[record.id])
        while ahead:
            step = ahead.pop()
            if step not in reached:
                reached.add(step)
                ahead.extend(first.get(step, []))
        if record.id in reached:
            message = "This must be got before itself. Remove one of the `requires`."
            yield problem(record, ("requires",), "circle", message)


def _known(shelf: Shelf) -> dict[str, frozenset[str] | None]:
    """Return kind of reference to the ids that exist; None where that cannot be known."""
    known: dict[str, frozenset[str] | None] = {kind: shelf.ids(kind) for kind, _ in _KINDS.values()}
    known["source"] = frozenset(record.id for record in shelf.pack.of("source"))
    if shelf.international is not None:
        borrowed = {f"{PREFIX}{record.id}" for record in shelf.international.of("source")}
        known["source"] = frozenset({record.id for record in shelf.pack.of("source")} | borrowed)
    else:
        known["instrument"] = known["term"] = known["right"] = None
    codes = shelf.ids("taxonomy")
    known["taxonomy"] = codes or None
    known["pictogram"] = pictograms() or None
    return known


def _dangling(record: Record, value: Any, path: Path_, known: dict[str, frozenset[str] | None]) -> Iterator[Problem]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _dangling(record, item, (*path, index), known)
    if not isinstance(value, Model):
        return
    for key, info in type(value).model_fields.items():
        child, here = getattr(value, key), (*path, info.alias or key)
        names = child if isinstance(child, list) else [child]
        if key == "sources" and record.kind != "source":
            yield from _missing(record, here, names, "source", "source", known)
        elif key in _KINDS:
            yield from _missing(record, here, names, *_KINDS[key], known)
        elif key in _TAXONOMY and not isinstance(value, Statement):
            codes = [f"{_TAXONOMY[key]}:{name}" for name in names]
            yield from _missing(record, here, codes, "taxonomy", f"{_TAXONOMY[key]} code", known)
        elif key == "pictogram":
            yield from _missing(record, here, names, "pictogram", "pictogram", known)
        elif key == "parent" and child is not None:
            parent = [f"{record.id.partition(':')[0]}:{child}"]
            yield from _missing(record, here, parent, "taxonomy", "code of this axis", known)
        else:
            yield from _dangling(record, child, here, known)


def _missing(
    record: Record,
    path: Path_,
    names: list[Any],
    kind: str,
    word: str,
    known: dict[str, frozenset[str] | None],
) -> Iterator[Problem]:
    ids = known[kind]
    for index, name in enumerate(names):
        if ids is None or name is None or name in ids:
            continue
        shown = str(name).rpartition(":")[2] if kind == "taxonomy" else name
        message = f"No {word} has the id `{shown}`. Correct it, or add it first."
        yield problem(record, (*path, index), f"unknown_{kind}", message)


def _uncoded(record: Record) -> Iterator[Problem]:
    if record.kind not in _CODED or getattr(record.model, "state", None) == "gap":
        return
    for key, what in (("frameworks", "framework"), ("approaches", "approach"), ("needs", "need")):
        if not getattr(record.model, key):
            yield problem(record, (key,), "coding", f"Name at least one {what} under `{key}`.")


def _unbacked(record: Record) -> Iterator[Problem]:
    """Say once for a record that something in it has neither a source nor `verified: false`."""
    if record.kind not in _BACKED or getattr(record.model, "sources", []):
        return
    if record.kind == "contact" and getattr(record.model, "service", None):
        return
    if record.kind == "parameter":
        naked = any(row.verified and not row.sources for row in getattr(record.model, "values", []))
    else:
        naked = any(_naked(record.model, passage.statement) for passage in passages(record))
    if naked:
        message = "Statements here have no source. Add `sources`, or write `verified: false` with `why`."
        yield problem(record, ("sources",), "no_source", message)


def _naked(model: Model, statement: Statement) -> bool:
    judged = statement.verified
    verified = bool(getattr(model, "verified", True)) if judged is None else judged
    return verified and not statement.sources


def _misnamed(record: Record, shelf: Shelf) -> Iterator[Problem]:
    if record.kind not in _CODED:
        return
    name = record.file.stem
    wanted = name if record.kind == "right" or shelf.pack.id == INTERNATIONAL else f"{shelf.pack.id.lower()}.{name}"
    if record.id != wanted:
        message = f"The file name asks for `id: {wanted}`. Rename the file or correct the id."
        yield problem(record, ("id",), "file_name", message)
