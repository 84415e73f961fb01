# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up services and small directory files for these tests."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from va_desktop.directory.finding import Finder
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.wanted import Page
from va_desktop.directory.writer import DirectoryWriter, Info

TODAY = date(2026, 11, 26)
Doc = dict[str, Any]


def coded(*codes: str) -> list[Doc]:
    """Return attributes of our profile: `need=health`, `free`."""
    return [{"id": f"a{code}", "taxonomy_term": {"id": code, "code": f"va:{code}", "name": ""}} for code in codes]


def service(key: str, name: str = "Help", at: tuple[float, float] | None = None, codes: Iterable[str] = (),
            **more: Any) -> Doc:  # fmt: skip
    """Return a service document, at one place when `at` says where."""
    doc: Doc = {"id": key, "name": name, "status": "active", "assured_date": "2026-06-01", "attributes": coded(*codes)}
    if at is not None:
        location = {"id": f"l{key}", "latitude": at[0], "longitude": at[1]}
        doc["service_at_locations"] = [{"id": f"p{key}", "location": location}]
    return doc | more


def write(path: Path, docs: Iterable[Doc], others: Iterable[Record] = (), made: date = TODAY) -> Directory:
    """Write a directory file and open it."""
    with DirectoryWriter(path, Info(made)) as writer:
        for record in others:
            writer.add(record)
        for doc in docs:
            writer.add(Record("service", str(doc["id"]), doc))
        writer.finish()
    return Directory.open(path)


def finder(path: Path, docs: Iterable[Doc], others: Iterable[Record] = (), overlay: Overlay | None = None) -> Finder:
    return Finder(write(path, docs, others), overlay)


def ids(page: Page) -> list[str]:
    return [item.listing.service for item in page.items]
