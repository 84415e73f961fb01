# SPDX-License-Identifier: GPL-3.0-or-later
"""What a country offers: entitlements with papers, steps, amounts and deadlines. `rulebook` judges their rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, optional, second_reader, statement, statements, strings
from va_desktop.ids import EntitlementId, TermId

State = Literal["current", "expired", "superseded", "gap"]


@dataclass(frozen=True)
class Deadline:
    """A time limit. `rule` counts from a fact (`incident.date + 3 years`), `date` is a fixed last day."""

    id: str
    whose: Literal["applicant", "authority", "appeal"]
    text: Statement
    rule: str | None
    date: date | None
    conflict: bool


@dataclass(frozen=True)
class Conflict:
    """A point on which sources disagree."""

    text: Statement
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Entitlement:
    """One entitlement of one country. `conditions` is the authored rule tree, for the eligibility rules."""

    id: EntitlementId
    country: str
    title: Statement
    original_title: str | None
    state: State
    superseded_by: EntitlementId | None
    valid_from: date | None
    valid_to: date | None
    pictogram: str
    lead: Statement | None
    easy: tuple[Statement, ...]
    who: tuple[Statement, ...]
    gives: tuple[Statement, ...]
    amounts: tuple[Mapping[str, Any], ...]
    requires: tuple[EntitlementId, ...]
    grants: Mapping[str, Any]
    conditions: Mapping[str, Any]
    exclusions: tuple[Mapping[str, Any], ...]
    authority: Statement | None
    where: tuple[Statement, ...]
    steps: tuple[Statement, ...]
    documents: tuple[Statement, ...]
    deadlines: tuple[Deadline, ...]
    cost: Statement | None
    refused: tuple[Statement, ...]
    warnings: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    open_questions: tuple[Statement, ...]
    history: tuple[Statement, ...]
    needs: tuple[str, ...]
    frameworks: tuple[str, ...]
    approaches: tuple[str, ...]
    audiences: tuple[str, ...]
    terms: tuple[TermId, ...]
    sources: tuple[str, ...]
    verified: bool
    reviewed: date | None
    review_by: date | None
    second: bool

    def current(self, on: date) -> bool:
        """Tell whether the entitlement is in force on that day; expired and replaced ones are history."""
        if self.state in ("expired", "superseded"):
            return False
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


def entitlements(library: Library, country: str) -> tuple[Entitlement, ...]:
    """Return every entitlement of a country in the pack's order, history included."""
    pack = library.pack(country)
    return tuple(_entitlement(doc, country) for doc in pack.records("entitlement")) if pack else ()


def entitlement(library: Library, entitlement_id: str) -> Entitlement | None:
    """Return one entitlement by its id, or None."""
    for pack in library.packs:
        doc = pack.record("entitlement", entitlement_id)
        if doc is not None:
            return _entitlement(doc, str(pack.info.country))
    return None


def _entitlement(doc: Mapping[str, Any], country: str) -> Entitlement:
    return Entitlement(
        id=EntitlementId(doc["id"]),
        country=country,
        title=statement(doc["title"]),
        original_title=doc.get("original_title"),
        state=doc.get("state", "current"),
        superseded_by=EntitlementId(doc["superseded_by"]) if doc.get("superseded_by") else None,
        valid_from=day(doc.get("valid_from")),
        valid_to=day(doc.get("valid_to")),
        pictogram=str(doc.get("pictogram", "benefit")),
        lead=optional(doc, "lead"),
        easy=statements(doc, "easy"),
        who=statements(doc, "who"),
        gives=statements(doc, "gives"),
        amounts=tuple(doc.get("amounts", ())),
        requires=tuple(EntitlementId(other) for other in strings(doc, "requires")),
        grants=doc.get("grants") or {},
        conditions=doc.get("conditions") or {},
        exclusions=tuple(doc.get("exclusions") or ()),
        authority=optional(doc, "authority"),
        where=statements(doc, "where"),
        steps=statements(doc, "steps"),
        documents=statements(doc, "documents"),
        deadlines=tuple(_deadline(row) for row in doc.get("deadlines", ())),
        cost=optional(doc, "cost"),
        refused=statements(doc, "refused"),
        warnings=statements(doc, "warnings"),
        conflicts=tuple(Conflict(statement(row["text"]), strings(row, "sources")) for row in doc.get("conflicts", ())),
        open_questions=statements(doc, "open_questions"),
        history=statements(doc, "history"),
        needs=strings(doc, "needs"),
        frameworks=strings(doc, "frameworks"),
        approaches=strings(doc, "approaches"),
        audiences=strings(doc, "audiences"),
        terms=tuple(TermId(term) for term in strings(doc, "terms")),
        sources=strings(doc, "sources"),
        verified=bool(doc.get("verified", True)),
        reviewed=day(doc.get("reviewed")),
        review_by=day(doc.get("review_by")),
        second=second_reader(doc),
    )


def _deadline(doc: Mapping[str, Any]) -> Deadline:
    return Deadline(
        id=str(doc["id"]),
        whose=doc["whose"],
        text=statement(doc["text"]),
        rule=doc.get("rule"),
        date=day(doc.get("date")),
        conflict=bool(doc.get("conflict", False)),
    )
