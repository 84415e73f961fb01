# SPDX-License-Identifier: GPL-3.0-or-later
"""Emergency numbers and the national contacts of a country."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, statement, strings
from va_desktop.ids import ServiceId


@dataclass(frozen=True)
class EmergencyNumber:
    """One number. `conflict` is True where sources disagree: then it is never shown alone."""

    id: str
    title: Statement
    number: str
    verified: bool
    conflict: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Contact:
    """A national body: a service of the directory, or a name where nothing more is known."""

    id: str
    title: Statement
    service: ServiceId | None
    name: str | None
    verified: bool
    sources: tuple[str, ...]


def emergency_numbers(library: Library, country: str) -> tuple[EmergencyNumber, ...]:
    """Return a country's emergency numbers in the pack's order; none for a country without a pack."""
    pack = library.pack(country)
    return tuple(_number(doc) for doc in pack.records("emergency")) if pack else ()


def contacts(library: Library, country: str) -> tuple[Contact, ...]:
    """Return a country's national contacts."""
    pack = library.pack(country)
    return tuple(_contact(doc) for doc in pack.records("contact")) if pack else ()


def _number(doc: Mapping[str, Any]) -> EmergencyNumber:
    return EmergencyNumber(
        id=str(doc["id"]),
        title=statement(doc["title"]),
        number=str(doc["number"]),
        verified=bool(doc.get("verified", True)),
        conflict=bool(doc.get("conflict", False)),
        sources=strings(doc, "sources"),
    )


def _contact(doc: Mapping[str, Any]) -> Contact:
    name = doc.get("name")
    return Contact(
        id=str(doc["id"]),
        title=statement(doc["title"]),
        service=ServiceId(doc["service"]) if doc.get("service") else None,
        name=str(name["text"] if isinstance(name, Mapping) else name) if name else None,
        verified=bool(doc.get("verified", True)),
        sources=strings(doc, "sources"),
    )
