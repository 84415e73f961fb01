# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds one authored pack and its translations into one sealed file; the same input gives the same bytes."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from va_desktop.content import store
from va_desktop.content.catalogues import Translation, catalogue_files, current, translations
from va_desktop.content.clips import recordings
from va_desktop.content.entries import entries
from va_desktop.content.errors import ContentRefused
from va_desktop.content.films import films
from va_desktop.content.folder import Authored
from va_desktop.content.library import SUFFIX
from va_desktop.content.models.country import Pack
from va_desktop.content.passages import document, passages
from va_desktop.content.references import structure
from va_desktop.content.seal import seal
from va_desktop.content.shelf import shelf_for
from va_desktop.content.text import BREAKING_LANGUAGES, SOURCE_LANGUAGE, base
from va_desktop.durable import put

Spoken = dict[str, list[str]]


def build_pack(source: Path, catalogues: Path, out: Path) -> Path:
    """Build the pack at `source` into `out` and return the file `<id>-<version>.vapack`.

    Wording is not judged here. Raises `ContentRefused` with every problem that makes the pack unfit.
    """
    shelf = shelf_for(source)
    errors = tuple(found for found in structure(shelf) if found.severity == "error")
    if errors or shelf.pack.card is None:
        raise ContentRefused(errors)
    card = shelf.pack.card
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{card.id}-{card.version}{SUFFIX}"
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _write(draft, shelf.pack, card, translations(catalogues), fingerprint(source, catalogues))
        content = draft.read_bytes()
        put(target, content + seal(content), 0o666)
    finally:
        draft.unlink(missing_ok=True)
    return target


def fingerprint(source: Path, catalogues: Path) -> str:
    """Return what identifies a build: the authored files, the catalogues, and the builder itself."""
    digest = hashlib.sha256()
    files = [(path.relative_to(source).as_posix(), path) for path in sorted(source.rglob("*.yaml"))]
    files += [*recordings(source), *films(source)]
    files += [(f"{lang}.po", path) for lang, path in catalogue_files(catalogues)]
    package = Path(__file__).resolve().parent
    code = [*package.rglob("*.py"), *(package.parent / "i18n").glob("*.py")]
    files += [(path.relative_to(package.parent).as_posix(), path) for path in sorted(code)]
    for name, path in files:
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _write(path: Path, pack: Authored, card: Pack, translated: dict[str, dict[str, Translation]], built: str) -> None:
    path.unlink(missing_ok=True)
    connection = store.create(path)
    try:
        store.write_meta(connection, _meta(card, built))
        orders: dict[str, int] = {}
        rows = []
        for record in (record for record in pack.records if record.kind != "example"):
            orders[record.kind] = orders.get(record.kind, -1) + 1
            rows.append((record.kind, orders[record.kind], record.id, document(record)))
        store.write_records(connection, rows)
        store.write_blobs(connection, ((name, file.read_bytes()) for name, file in _media(pack.folder)))
        _index(connection, pack, _texts(connection, pack, translated))
        store.close_written(connection)
    finally:
        connection.close()


def _media(folder: Path) -> Iterator[tuple[str, Path]]:
    yield from recordings(folder)
    yield from films(folder)


def _texts(connection: store.Connection, pack: Authored, translated: Mapping[str, Mapping[str, Translation]]) -> Spoken:
    spoken: Spoken = {}
    rows: list[tuple[str, str, str, str]] = []
    for passage in (passage for record in pack.records for passage in passages(record)):
        rows.append((passage.id, SOURCE_LANGUAGE, passage.text, "source"))
        spoken[passage.id] = [passage.text]
        for lang, texts in translated.items():
            found = current(texts.get(passage.id), passage.text)
            if found is not None:
                rows.append((passage.id, lang, breakable(found.text, lang), found.state))
                spoken[passage.id].append(found.text)
    store.write_texts(connection, rows)
    return spoken


def breakable(text: str, lang: str) -> str:
    """Return text with U+200B between the words of a language that writes none."""
    if base(lang) not in BREAKING_LANGUAGES:
        return text
    from va_desktop.i18n.segments import insert_breaks

    return insert_breaks(text)


def _index(connection: store.Connection, pack: Authored, spoken: Spoken) -> None:
    from va_desktop.content import index

    index.create(connection)
    for entry in entries(pack, spoken):
        index.add(connection, entry)
    index.finish(connection)


def _meta(card: Pack, built: str) -> dict[str, object]:
    return {
        "id": card.id,
        "country": card.country,
        "languages": card.languages,
        "version": card.version,
        "licence": card.licence,
        "reviewed": card.reviewed.isoformat(),
        "review_by": card.review_by.isoformat(),
        "authors": card.authors,
        "built": built,
    }
