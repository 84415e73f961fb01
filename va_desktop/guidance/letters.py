# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters to offices: templates of the packs, filled from a record with as little about a person as will do."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from va_desktop.content.library import INTERNATIONAL, Library
from va_desktop.content.statement import Statement, statement, strings

OFFICIAL: Mapping[str, str] = {"COL": "es", "UKR": "uk", "KHM": "km", "BIH": "bs", "LAO": "lo"}
"""In which language an office of a country reads letters, where the program has it."""


class Line(NamedTuple):
    """One paragraph of a template and what must be known for it."""

    text: Statement
    needs: tuple[str, ...]


class Letter(NamedTuple):
    """One kind of letter."""

    id: str
    title: Statement
    subject: Statement
    body: tuple[Line, ...]


class Draft(NamedTuple):
    """A filled letter in the language `lang`; `state` tells whether the wording was checked by a speaker."""

    subject: str
    body: tuple[str, ...]
    lang: str
    state: str


def letters(library: Library, country: str) -> dict[str, Letter]:
    """Return the letters by id; those of the country's pack come in place of the general ones."""
    found: dict[str, Letter] = {}
    for pack_id in (INTERNATIONAL, country):
        pack = library.pack(pack_id)
        for doc in pack.records("letter") if pack else ():
            found[str(doc["id"])] = _letter(doc)
    return found


def fill(library: Library, letter: Letter, values: Mapping[str, str], lang: str) -> Draft:
    """Return a letter with everything filled in that is known; a paragraph that needs more is left out."""
    known = {name: value for name, value in values.items() if value}
    rows = [library.text(letter.subject.text, [lang])]
    for line in letter.body:
        if all(name in known for name in line.needs):
            rows.append(library.text(line.text.text, [lang]))
    states = {row.state for row in rows}
    state = next((state for state in ("missing", "draft", "reviewed", "source") if state in states), "source")
    filled = [_filled(row.text, known) for row in rows]
    return Draft(filled[0], tuple(filled[1:]), rows[0].lang, state)


def _filled(text: str, known: Mapping[str, str]) -> str:
    for name, value in known.items():
        text = text.replace("{" + name + "}", value)
    return text


def _letter(doc: dict[str, Any]) -> Letter:
    body = tuple(Line(statement(row), strings(row, "needs")) for row in doc["body"])
    return Letter(str(doc["id"]), statement(doc["title"]), statement(doc["subject"]), body)
