# SPDX-License-Identifier: GPL-3.0-or-later
"""The glossary: hard words, each with one or two easy sentences."""

from dataclasses import dataclass

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, statement
from va_desktop.ids import TermId


@dataclass(frozen=True)
class Term:
    """One hard word and what it means."""

    id: TermId
    term: Statement
    text: Statement


def all_terms(library: Library, country: str | None = None) -> tuple[Term, ...]:
    """Return the words of the international pack and of one country's."""
    wanted = [pack.info.id for pack in library.packs if pack.info.country in (None, country)]
    return tuple(_term(doc) for doc in library.records("term", wanted))


def term(library: Library, term_id: str) -> Term | None:
    """Return one word by its id, from whichever pack explains it first."""
    for pack in library.packs:
        doc = pack.record("term", term_id)
        if doc is not None:
            return _term(doc)
    return None


def _term(doc: dict[str, object]) -> Term:
    name, text = doc["term"], doc["text"]
    assert isinstance(name, dict)
    assert isinstance(text, dict)
    return Term(TermId(str(doc["id"])), statement(name), statement(text))
