# SPDX-License-Identifier: GPL-3.0-or-later
"""What packs say to outreach workers: texts of consent, needs under their pillars, and rules for tasks."""

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from va_desktop.casework.consents import Purpose
from va_desktop.content.library import INTERNATIONAL, Library
from va_desktop.content.statement import Statement, optional, statement, statements, strings
from va_desktop.ids import PackId


class ConsentText(NamedTuple):
    """What is read aloud for one purpose, what happens after a no, and how many months a yes holds."""

    id: str
    purpose: Purpose
    version: str
    title: Statement
    pictogram: str
    easy: tuple[Statement, ...]
    if_no: tuple[Statement, ...]
    months: int


class PillarNeed(NamedTuple):
    """One need of the pack's list."""

    id: str
    pillar: str
    title: Statement
    pictogram: str | None


class Rule(NamedTuple):
    """When a task begins, is due and ends, counted in days; see `content/models/casework.py`."""

    id: str
    on: str
    after: int
    opens: int
    ends: int | None
    settled_by: frozenset[str]
    by_need: bool
    contact: bool
    pillars: frozenset[str]
    title: Statement
    hint: Statement | None


def consent_texts(library: Library, country: str) -> dict[Purpose, ConsentText]:
    """Return what is read aloud for each purpose; a country's text takes the place of the general one."""
    return {text.purpose: text for text in map(_consent, _records(library, "consent", country))}


def needs(library: Library, country: str) -> tuple[PillarNeed, ...]:
    """Return the needs that can be told in a country, by pillar in the taxonomy's order."""
    found = [_need(doc) for doc in _records(library, "need", country)]
    order = {str(doc["id"]).rpartition(":")[2]: place for place, doc in enumerate(_pillars(library))}
    return tuple(sorted(found, key=lambda need: order.get(need.pillar, len(order))))


def rules(library: Library, country: str) -> tuple[Rule, ...]:
    """Return the rules for tasks in a country; a rule that is `off` there is left out."""
    return tuple(_rule(doc) for doc in _records(library, "task", country) if not doc.get("off"))


def fingerprint(found: Iterable[Rule]) -> str:
    """Return what identifies some rules as far as days and kinds go; other wording does not count."""
    text = "\n".join(repr((*rule[:5], sorted(rule.settled_by), *rule[6:8], sorted(rule.pillars))) for rule in found)
    return hashlib.sha256(text.encode()).hexdigest()


def _pillars(library: Library) -> list[dict[str, Any]]:
    return [doc for doc in library.records("taxonomy", [PackId(INTERNATIONAL)]) if doc["axis"] == "pillar"]


def _records(library: Library, kind: str, country: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for pack_id in (INTERNATIONAL, country):
        pack = library.pack(pack_id)
        for doc in pack.records(kind) if pack else ():
            found[str(doc["id"])] = doc
    return list(found.values())


def _consent(doc: dict[str, Any]) -> ConsentText:
    return ConsentText(
        id=str(doc["id"]),
        purpose=doc["purpose"],
        version=str(doc["version"]),
        title=statement(doc["title"]),
        pictogram=str(doc["pictogram"]),
        easy=statements(doc, "easy"),
        if_no=statements(doc, "if_no"),
        months=int(doc["months"]),
    )


def _need(doc: dict[str, Any]) -> PillarNeed:
    return PillarNeed(str(doc["id"]), str(doc["pillar"]), statement(doc["title"]), doc.get("pictogram"))


def _rule(doc: dict[str, Any]) -> Rule:
    return Rule(
        id=str(doc["id"]),
        on=str(doc["on"]),
        after=int(doc["after"]),
        opens=int(doc["opens"]),
        ends=doc["ends"],
        settled_by=frozenset(strings(doc, "settled_by")),
        by_need=bool(doc["by_need"]),
        contact=bool(doc["contact"]),
        pillars=frozenset(strings(doc, "pillars")),
        title=statement(doc["title"]),
        hint=optional(doc, "hint"),
    )
