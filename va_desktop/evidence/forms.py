# SPDX-License-Identifier: GPL-3.0-or-later
"""The reports that States give under treaties: what figures can fill, and what only the State can add."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, optional, statement, statements, strings
from va_desktop.evidence.indicators import PACK

View = Literal["frameworks", "gaps", "donor", "plans", "method", "satisfaction"]


@dataclass(frozen=True)
class Section:
    """One part of a form. `adds`: what the reporting authority has to add itself."""

    id: str
    title: Statement
    text: Statement | None
    indicators: tuple[str, ...]
    views: tuple[View, ...]
    adds: tuple[Statement, ...]


@dataclass(frozen=True)
class Form:
    """One form. Filled or not, it is a draft: only the reporting authority can give it."""

    id: str
    title: Statement
    instrument: str
    article: str
    due: Statement | None
    place: Statement
    certainty: str
    verified: bool
    sections: tuple[Section, ...]
    sources: tuple[str, ...]


def forms(library: Library) -> tuple[Form, ...]:
    """Return every form in the pack's order."""
    return tuple(_form(doc) for doc in library.records("form", [PACK]))


def _form(doc: Mapping[str, Any]) -> Form:
    return Form(
        id=str(doc["id"]),
        title=statement(doc["title"]),
        instrument=str(doc["instrument"]),
        article=str(doc["article"]),
        due=optional(doc, "due"),
        place=statement(doc["place"]),
        certainty=str(doc["certainty"]),
        verified=bool(doc.get("verified", True)),
        sections=tuple(_section(row) for row in doc["sections"]),
        sources=strings(doc, "sources"),
    )


def _section(doc: Mapping[str, Any]) -> Section:
    return Section(
        id=str(doc["id"]),
        title=statement(doc["title"]),
        text=optional(doc, "text"),
        indicators=strings(doc, "indicators"),
        views=doc.get("views") or (),
        adds=statements(doc, "adds"),
    )
