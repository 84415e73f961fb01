# SPDX-License-Identifier: GPL-3.0-or-later
"""What is counted, as the international pack defines it, with the version that every report names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, statement, statements, strings
from va_desktop.ids import PackId

PACK = PackId("international")

Measure = Literal["people", "days", "cost", "distance", "visits"]
SplitBy = Literal["framework", "pillar", "funding", "funding_framework", "funding_service"]


@dataclass(frozen=True)
class Split:
    """A figure for each group, and by what each group is told apart in turn."""

    by: SplitBy
    dimensions: tuple[str, ...]


@dataclass(frozen=True)
class Serves:
    """An article that asks for a figure."""

    instrument: str
    article: str
    certainty: str


@dataclass(frozen=True)
class Indicator:
    """One definition; the authored shape is `content/models/evidence.py`."""

    id: str
    version: int
    title: Statement
    counts: Statement
    limits: tuple[Statement, ...]
    measure: Measure
    moves: tuple[str, ...]
    since: tuple[str, ...]
    within: str | None
    dimensions: tuple[str, ...]
    splits: tuple[Split, ...]
    serves: tuple[Serves, ...]

    def split(self, by: str) -> Split | None:
        """Return how it is split by something, or None."""
        return next((one for one in self.splits if one.by == by), None)


@dataclass(frozen=True)
class Dimension:
    """By what figures are told apart, with the names of its categories."""

    id: str
    title: Statement
    text: Statement | None
    categories: Mapping[str, Statement]


def indicators(library: Library) -> tuple[Indicator, ...]:
    """Return every definition in the pack's order."""
    return tuple(_indicator(doc) for doc in library.records("indicator", [PACK]))


def dimensions(library: Library) -> dict[str, Dimension]:
    """Return the dimensions by their id, in the pack's order."""
    return {str(doc["id"]): _dimension(doc) for doc in library.records("dimension", [PACK])}


def _dimension(doc: Mapping[str, Any]) -> Dimension:
    return Dimension(
        id=str(doc["id"]),
        title=statement(doc["title"]),
        text=statement(doc["text"]) if doc.get("text") else None,
        categories={str(row["id"]): statement(row["title"]) for row in doc["categories"]},
    )


def _indicator(doc: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=str(doc["id"]),
        version=int(doc["version"]),
        title=statement(doc["title"]),
        counts=statement(doc["counts"]),
        limits=statements(doc, "limits"),
        measure=doc["measure"],
        moves=strings(doc, "moves"),
        since=strings(doc, "since"),
        within=doc.get("within"),
        dimensions=strings(doc, "dimensions"),
        splits=tuple(Split(row["by"], strings(row, "dimensions")) for row in doc.get("splits", ())),
        serves=tuple(
            Serves(str(row["instrument"]), str(row["article"]), str(row["certainty"])) for row in doc.get("serves", ())
        ),
    )
