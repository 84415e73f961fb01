# SPDX-License-Identifier: GPL-3.0-or-later
"""Translated fields of a directory, which HSDS has no place for: one text for an object, a field and a language.

They lie over the documents and never in them, so that an update of the directory leaves them alone.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from va_desktop.directory.hsds.findings import SourceRefused

FORMAT = "va-desktop-translations"
VERSION = 1
HEADER = ("kind", "id", "field", "language", "text", "source")
LARGEST = 64 << 20

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FIELD = re.compile(r"[A-Za-z_][\w ]*(\.(\d+|[0-9a-f-]{36}|[A-Za-z_]\w*))*")


@dataclass(frozen=True, slots=True)
class Translation:
    """One text in one language (BCP 47). `field` is a path such as `description` or `phones.<id>.description`.

    `source` is the text it was made from, so that a changed original shows that its translation may be old.
    """

    kind: str
    id: str
    field: str
    language: str
    text: str
    source: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what there is one text for."""
        return self.kind, self.id, self.field, self.language


@dataclass(frozen=True, slots=True)
class Bad:
    """One row that is no translation. `row`: its line or number, from 1; `column`: what is missing or wrong."""

    row: int
    column: str


def value(doc: Mapping[str, Any], field: str) -> str | None:
    """Return the text at a path; items of a list are named by their id or their place. None when there is none."""
    found: Any = doc
    for part in field.split("."):
        if isinstance(found, Mapping):
            found = found.get(part)
        elif isinstance(found, list):
            found = _item(found, part)
        else:
            return None
    return found if isinstance(found, str) else None


def _item(items: list[Any], part: str) -> Any:
    if part.isdecimal():
        return items[int(part)] if int(part) < len(items) else None
    return next((item for item in items if isinstance(item, Mapping) and item.get("id") == part), None)


def translated(doc: Mapping[str, Any], found: Iterable[Translation], language: str) -> dict[str, Any]:
    """Return a copy of a document with the texts of one language in it; what has no translation stays as it is."""
    copy: dict[str, Any] = json.loads(json.dumps(doc))
    for translation in found:
        if translation.language == language:
            _set(copy, translation.field.split("."), translation.text)
    return copy


def _set(doc: Any, path: list[str], text: str) -> None:
    for part in path[:-1]:
        doc = doc.get(part) if isinstance(doc, dict) else _item(doc, part) if isinstance(doc, list) else None
    if isinstance(doc, dict) and isinstance(doc.get(path[-1]), str):
        doc[path[-1]] = text


def old(translation: Translation, doc: Mapping[str, Any]) -> bool:
    """Tell whether the original has changed since the translation was made."""
    return bool(translation.source) and value(doc, translation.field) != translation.source


def to_csv(found: Iterable[Translation]) -> str:
    """Return translations as CSV text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for row in found:
        writer.writerow((row.kind, row.id, row.field, row.language, row.text, row.source))
    return out.getvalue()


def to_json(found: Iterable[Translation]) -> str:
    """Return translations as JSON text."""
    rows = [dict(zip(HEADER, (t.kind, t.id, t.field, t.language, t.text, t.source))) for t in found]
    return json.dumps({"format": FORMAT, "version": VERSION, "translations": rows}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> tuple[tuple[Translation, ...], tuple[Bad, ...]]:
    """Read CSV or JSON text; the last row of a key holds. Raises SourceRefused when it is neither."""
    if len(text) > LARGEST:
        raise SourceRefused("too_large")
    good: dict[tuple[str, str, str, str], Translation] = {}
    bad: list[Bad] = []
    for number, row in _from_json(text) if text.lstrip("\ufeff \n\r\t").startswith("{") else _from_csv(text):
        wrong = _wrong(row)
        if wrong is not None:
            bad.append(Bad(number, wrong))
            continue
        translation = Translation(*(str(row.get(name) or "") for name in HEADER))
        good[translation.key] = translation
    return tuple(good.values()), tuple(bad)


def _from_csv(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    try:
        if not set(HEADER[:5]) <= set(reader.fieldnames or ()):
            raise SourceRefused("unknown_format")
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise SourceRefused("unreadable") from error


def _from_json(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        document = json.loads(text.lstrip("\ufeff"))
        if document["format"] != FORMAT or document["version"] > VERSION:
            raise SourceRefused("unknown_format")
        rows = list(document["translations"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceRefused("unreadable") from error
    for number, row in enumerate(rows, 1):
        yield number, row if isinstance(row, Mapping) else {}


def _wrong(row: Mapping[str, Any]) -> str | None:
    for name in HEADER[:5]:
        if not isinstance(row.get(name), str) or not row[name].strip():
            return name
    if not _LANGUAGE.fullmatch(row["language"]):
        return "language"
    # An id has no translation: with another one the object would be lost.
    return None if _FIELD.fullmatch(row["field"]) and row["field"].rpartition(".")[2] != "id" else "field"
