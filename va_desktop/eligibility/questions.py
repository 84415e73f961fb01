# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of a country's guided session, and what their answers say as facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from va_desktop.content.library import INTERNATIONAL, Library
from va_desktop.content.statement import Statement, optional, statement, strings
from va_desktop.eligibility.facts import Fact, Value, facts, read


@dataclass(frozen=True)
class Option:
    """One answer that can be picked, and the facts that it settles."""

    id: str
    text: Statement | None
    pictogram: str | None
    sets: Mapping[str, Value]


@dataclass(frozen=True)
class Question:
    """One question. With `options` one of them is picked; without any, `fact` is asked as a day or a number.

    A yes-or-no question has two options without texts of their own. `hint` is for an outreach worker only.
    """

    id: str
    pack: str
    text: Statement
    lead: Statement | None
    pictogram: str
    fact: Fact | None
    options: tuple[Option, ...]
    facts: tuple[str, ...]
    why: Statement
    hint: Statement | None
    hard_topic: bool
    module: str | None
    sources: tuple[str, ...]


def questions(library: Library, country: str, module: str | None = None) -> tuple[Question, ...]:
    """Return the questions of a country: the international ones first, without those that it asks in its own way."""
    known = facts(library, country)
    own = _of(library, country, known) if country != INTERNATIONAL else ()
    shared = _of(library, INTERNATIONAL, known)
    replaced = {fact for question in own for fact in question.facts}
    kept = (question for question in shared if not replaced & set(question.facts))
    return tuple(question for question in (*kept, *own) if question.module == module)


def _of(library: Library, pack_id: str, known: Mapping[str, Fact]) -> tuple[Question, ...]:
    pack = library.pack(pack_id)
    found = (_question(doc, pack_id, known) for doc in pack.records("question")) if pack else ()
    return tuple(question for question in found if question is not None)


def _question(doc: Mapping[str, Any], pack_id: str, known: Mapping[str, Fact]) -> Question | None:
    fact = known.get(doc["asks"]) if doc.get("asks") else None
    options = tuple(_option(row, known) for row in doc.get("options", ()))
    if fact is None and not options:
        return None
    return Question(
        id=str(doc["id"]),
        pack=pack_id,
        text=statement(doc["text"]),
        lead=optional(doc, "lead"),
        pictogram=str(doc["pictogram"]),
        fact=fact,
        options=options or _options(fact),
        facts=(fact.id,) if fact else tuple(dict.fromkeys(name for option in options for name in option.sets)),
        why=statement(doc["why"]),
        hint=optional(doc, "hint"),
        hard_topic=bool(doc.get("hard_topic")),
        module=doc.get("module"),
        sources=strings(doc, "sources"),
    )


def _option(doc: Mapping[str, Any], known: Mapping[str, Fact]) -> Option:
    sets = {name: read(known[name], value) if name in known else value for name, value in doc["sets"].items()}
    return Option(doc["id"], statement(doc["text"]), doc.get("pictogram"), sets)


def _options(fact: Fact | None) -> tuple[Option, ...]:
    if fact is None:
        return ()
    if fact.kind == "yes_no":
        return (Option("yes", None, None, {fact.id: True}), Option("no", None, None, {fact.id: False}))
    return tuple(Option(value.id, value.title, value.pictogram, {fact.id: value.id}) for value in fact.values)
