# SPDX-License-Identifier: GPL-3.0-or-later
"""What a country's page says: frameworks, laws, gaps and warnings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, second_reader, statement, statements, strings


@dataclass(frozen=True)
class CountryPage:
    """The overview of one country."""

    country: str
    title: Statement
    targeted: tuple[Statement, ...]
    broader: tuple[Statement, ...]
    gaps: tuple[Statement, ...]
    warnings: tuple[Statement, ...]
    sources: tuple[str, ...]
    reviewed: date | None
    review_by: date | None
    second: bool


@dataclass(frozen=True)
class Law:
    """One national law, decree or resolution."""

    id: str
    title: Statement
    original_title: str
    number: str | None
    dated: str | None
    in_force_until: date | None
    gives: Statement
    sources: tuple[str, ...]
    verified: bool


def country_page(library: Library, country: str) -> CountryPage | None:
    """Return the overview of a country, or None for a country without a pack."""
    pack = library.pack(country)
    docs = pack.records("country") if pack else []
    if not docs:
        return None
    doc = docs[0]
    return CountryPage(
        country=country,
        title=statement(doc["title"]),
        targeted=statements(doc, "targeted"),
        broader=statements(doc, "broader"),
        gaps=statements(doc, "gaps"),
        warnings=statements(doc, "warnings"),
        sources=strings(doc, "sources"),
        reviewed=day(doc.get("reviewed")),
        review_by=day(doc.get("review_by")),
        second=second_reader(doc),
    )


def local_states(library: Library, country: str) -> dict[str, Statement]:
    """Return what a country's offices call the states of an application, as far as its pack says."""
    pack = library.pack(country)
    docs = pack.records("country") if pack else []
    return {str(row["id"]): statement(row["title"]) for doc in docs for row in doc.get("states", ())}


def laws(library: Library, country: str) -> tuple[Law, ...]:
    """Return the laws of a country in the pack's order."""
    pack = library.pack(country)
    return tuple(_law(doc) for doc in pack.records("law")) if pack else ()


def _law(doc: Mapping[str, Any]) -> Law:
    return Law(
        id=str(doc["id"]),
        title=statement(doc["title"]),
        original_title=str(doc["original_title"]),
        number=str(doc["number"]) if doc.get("number") else None,
        dated=str(doc["date"]) if doc.get("date") else None,
        in_force_until=day(doc.get("in_force_until")),
        gives=statement(doc["gives"]),
        sources=strings(doc, "sources"),
        verified=bool(doc.get("verified", True)),
    )
