# SPDX-License-Identifier: GPL-3.0-or-later
"""A directory written for others: nested JSON or a tabular package, whole or not at all."""

import json
import os
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from va_desktop.directory.hsds import declaration
from va_desktop.directory.hsds.filled import filled
from va_desktop.directory.hsds.findings import Progress, ReadingCancelled
from va_desktop.directory.hsds.flat import Flat
from va_desktop.directory.hsds.packaging import described, write_table
from va_desktop.directory.hsds.store import BATCH, Scratch, encode
from va_desktop.directory.hsds.tables import TABLES
from va_desktop.directory.hsds.validation import Schemas
from va_desktop.directory.record import Record
from va_desktop.durable import sync_file, sync_folder

Layout = Literal["hsds", "hsds-csv"]
WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip, so that the same directory gives the same bytes."""

PLURAL = {
    "service": "services",
    "organization": "organizations",
    "location": "locations",
    "taxonomy": "taxonomies",
    "taxonomy_term": "taxonomy_terms",
}
OTHER = "other"
"""The folder for kinds that are no documents of HSDS."""


@dataclass(frozen=True)
class Written:
    """What was written. `left_out`: documents, by kind, that a single list of services has no place for.

    `invalid`: documents that the official schema would refuse, by kind, when schemas were given. `differing`: rows
    that stood twice in the directory with different content; the first one was written.
    """

    records: Counter[str]
    left_out: Counter[str]
    invalid: Counter[str]
    differing: int = 0


def export(
    records: Iterable[Record],
    target: Path,
    layout: Layout,
    *,
    schemas: Schemas | None = None,
    scratch: Path | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Written:
    """Write a directory. Raises OSError, and ReadingCancelled when `cancelled` says so; then nothing is left behind.

    `hsds` to a `.json` file is one list of services; to a `.zip` one list for each kind; to anything else a folder
    with one file for each document. `hsds-csv` is a zip with one table for each object and its description.
    """
    tally = Written(Counter(), Counter(), Counter())

    def counted() -> Iterator[Record]:
        for number, inside in enumerate(records, 1):
            if number % BATCH == 0:
                if cancelled():
                    raise ReadingCancelled
                on_progress(Progress("reading", "", number, 0, 0))
            record = Record(inside.kind, inside.id, filled(inside.kind, inside.doc))
            tally.records[record.kind] += 1
            if schemas is not None and not schemas.valid(record.kind, record.doc):
                tally.invalid[record.kind] += 1
            yield record

    if layout == "hsds-csv":
        return _tables(counted(), target, tally, scratch)
    if target.suffix.lower() == ".json":
        _list(counted(), target, tally)
    elif target.suffix.lower() == ".zip":
        _lists(counted(), target, scratch)
    else:
        _files(counted(), target)
    return tally


def _list(records: Iterator[Record], target: Path, tally: Written) -> None:
    with _whole(target) as draft, draft.open("w", encoding="utf-8") as file:
        start = "[\n"
        for record in records:
            if record.kind == "service":
                file.write(start + encode(record.doc))
                start = ",\n"
            else:
                tally.left_out[record.kind] += 1
                del tally.records[record.kind]
        file.write("[]\n" if start == "[\n" else "\n]\n")


def _lists(records: Iterator[Record], target: Path, scratch: Path | None) -> None:
    with Scratch(scratch) as store, _whole(target) as draft, zipfile.ZipFile(draft, "w") as packed:
        batches: dict[str, list[tuple[int, str, str]]] = {}
        for number, record in enumerate(records):
            batch = batches.setdefault(record.kind, [])
            batch.append((number, record.id, encode(record.doc)))
            if len(batch) >= BATCH:
                store.put(record.kind, batches.pop(record.kind))
        for kind, batch in batches.items():
            store.put(kind, batch)
        _declare(packed)
        used: set[str] = set()
        for kind in sorted(store.kinds()):
            with _member(packed, f"{_once(_name(kind), used)}.json") as file:
                start = b"[\n"
                for _, _, body in store.all(kind):
                    file.write(start + body.encode())
                    start = b",\n"
                file.write(b"\n]\n")


def _files(records: Iterator[Record], target: Path) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        for record in records:
            place = draft / _name(record.kind) / f"{_plain(record.id)}.json"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(json.dumps(record.doc, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        draft.mkdir(parents=True, exist_ok=True)
        (draft / "profile.json").write_text(_declaration(), encoding="utf-8")
        if target.exists():
            target.rmdir()
        draft.replace(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _tables(records: Iterator[Record], target: Path, tally: Written, scratch: Path | None) -> Written:
    with Scratch(scratch) as store, _whole(target) as draft, zipfile.ZipFile(draft, "w") as packed:
        flat = Flat(store)
        for record in records:
            flat.take(record)
        tables = []
        used: set[str] = set()
        for kind, columns in flat.tables():
            name = TABLES[kind].path if kind in TABLES else f"{_once(_plain(kind), used)}.csv"
            tables.append((kind, name, columns))
            with _member(packed, name) as file:
                write_table(file, columns, flat.rows(kind), TABLES[kind].fields if kind in TABLES else {"id": "text"})
        with _member(packed, "datapackage.json") as file:
            file.write(json.dumps(described(tables), ensure_ascii=False, indent=1).encode())
        _declare(packed)
        return Written(tally.records, tally.left_out, tally.invalid, flat.differing)


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Give a draft beside the target that takes its place when all went well."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
        sync_file(draft)
        draft.replace(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _member(packed: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    info = zipfile.ZipInfo(name, WRITTEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with packed.open(info, "w", force_zip64=True) as file:
        yield file


def _declare(packed: zipfile.ZipFile) -> None:
    with _member(packed, "profile.json") as file:
        file.write(_declaration().encode())


def _declaration() -> str:
    return json.dumps(declaration.document(), ensure_ascii=False, indent=1) + "\n"


def _name(kind: str) -> str:
    return PLURAL.get(kind) or (kind if kind in TABLES else f"{OTHER}/{_plain(kind)}")


def _plain(name: str) -> str:
    return re.sub(r"[^\w-]", "_", name) or "_"


def _once(name: str, used: set[str]) -> str:
    """Return a name that no other file has, not even in other letters."""
    found, number = name, 1
    while found.casefold() in used:
        number += 1
        found = f"{name}_{number}"
    used.add(found.casefold())
    return found
