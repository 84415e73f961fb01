# SPDX-License-Identifier: GPL-3.0-or-later
"""The rights of the international pack, each in three depths, with its legal bases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, second_reader, statement, statements, strings
from va_desktop.ids import InstrumentId, PackId, RightId, TermId

Certainty = Literal["high", "medium", "low", "knowledge"]
Strength = Literal["binding", "commitment", "good_practice"]
PACK = PackId("international")


@dataclass(frozen=True)
class LegalBasis:
    """One article of one instrument and what it says."""

    instrument: InstrumentId
    article: str
    says: Statement
    certainty: Certainty
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Right:
    """One right. `owes` are codes of the taxonomy axis `authority`."""

    id: RightId
    title: Statement
    pictogram: str
    lead: Statement
    easy: tuple[Statement, ...]
    plain: tuple[Statement, ...]
    full: tuple[Statement, ...]
    cautions: tuple[Statement, ...]
    strength: Strength
    legal: tuple[LegalBasis, ...]
    owes: tuple[str, ...]
    owes_text: tuple[Statement, ...]
    ask: tuple[Statement, ...]
    where: tuple[Statement, ...]
    bring: tuple[Statement, ...]
    refused: tuple[Statement, ...]
    needs: tuple[str, ...]
    frameworks: tuple[str, ...]
    approaches: tuple[str, ...]
    audiences: tuple[str, ...]
    terms: tuple[TermId, ...]
    related: tuple[RightId, ...]
    hard_topic: bool
    sources: tuple[str, ...]
    reviewed: date | None
    review_by: date | None
    second: bool

    def codes(self, axis: str) -> tuple[str, ...]:
        """Return the right's codes on one axis by which rights can be browsed."""
        return {
            "need": self.needs,
            "framework": self.frameworks,
            "approach": self.approaches,
            "audience": self.audiences,
        }[axis]


def all_rights(library: Library) -> tuple[Right, ...]:
    """Return every right in the pack's order."""
    return tuple(_right(doc) for doc in library.records("right", [PACK]))


def right(library: Library, right_id: str) -> Right | None:
    """Return one right, or None when no pack has it."""
    pack = library.pack(PACK)
    doc = pack.record("right", right_id) if pack else None
    return _right(doc) if doc else None


def with_code(library: Library, axis: str, code: str) -> tuple[Right, ...]:
    """Return the rights that carry a code on an axis (`need`, `framework`, `approach` or `audience`)."""
    return tuple(item for item in all_rights(library) if code in item.codes(axis))


def _right(doc: Mapping[str, Any]) -> Right:
    owes: Mapping[str, Any] = doc.get("owes") or {}
    return Right(
        id=RightId(doc["id"]),
        title=statement(doc["title"]),
        pictogram=str(doc.get("pictogram", "rights")),
        lead=statement(doc["lead"]),
        easy=statements(doc, "easy"),
        plain=statements(doc, "plain"),
        full=statements(doc, "full"),
        cautions=statements(doc, "cautions"),
        strength=doc["strength"],
        legal=tuple(_basis(item) for item in doc.get("legal", ())),
        owes=strings(owes, "authorities"),
        owes_text=statements(owes, "text"),
        ask=statements(doc, "ask"),
        where=statements(doc, "where"),
        bring=statements(doc, "bring"),
        refused=statements(doc, "refused"),
        needs=strings(doc, "needs"),
        frameworks=strings(doc, "frameworks"),
        approaches=strings(doc, "approaches"),
        audiences=strings(doc, "audiences"),
        terms=tuple(TermId(term) for term in strings(doc, "terms")),
        related=tuple(RightId(other) for other in strings(doc, "related")),
        hard_topic=bool(doc.get("hard_topic", False)),
        sources=strings(doc, "sources"),
        reviewed=day(doc.get("reviewed")),
        review_by=day(doc.get("review_by")),
        second=second_reader(doc),
    )


def _basis(doc: Mapping[str, Any]) -> LegalBasis:
    return LegalBasis(
        instrument=InstrumentId(doc["instrument"]),
        article=str(doc["article"]),
        says=statement(doc["says"]),
        certainty=doc["certainty"],
        sources=strings(doc, "sources"),
    )
