# SPDX-License-Identifier: GPL-3.0-or-later
"""What other information systems call the codes of a report: names beside names, and never a figure or a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from va_desktop.content.library import Library
from va_desktop.content.sources import sources
from va_desktop.content.statement import Statement, optional, statement, strings
from va_desktop.document.tabular import Value
from va_desktop.evidence.indicators import PACK, Indicator
from va_desktop.evidence.published import Published
from va_desktop.evidence.report import Definitions

Fit = Literal["field_and_value", "field_only", "no_match_known"]

HEAD = (
    ("indicators", "#indicator+code+list"),
    ("by", "#meta+dimension"),
    ("category", "#meta+category"),
    ("system", "#meta+system+code"),
    ("version", "#meta+version"),
    ("system_name", "#meta+system+name"),
    ("their_field", "#meta+field+name"),
    ("their_value", "#meta+field+value"),
    ("match", "#status+match"),
    ("certainty", "#status+certainty"),
    ("verified", "#status+verified"),
    ("note", "#description"),
    ("to_check", "#description+check"),
    ("sources", "#meta+source"),
)
"""Names of the columns and their hashtags. `by`, `category` and `indicators` lead to rows of `figures.csv`."""


@dataclass(frozen=True)
class OtherSystem:
    """Another system; `check` says what to read before anybody relies on its matches."""

    id: str
    version: int
    title: Statement
    check: Statement


@dataclass(frozen=True)
class Theirs:
    """The field of one system, and its values by our codes. Without a title a source says that there is none.

    `only`: the codes of which the field speaks, empty for all.
    """

    title: Statement | None
    only: tuple[str, ...]
    values: Mapping[str, Statement]
    note: Statement | None
    certainty: str
    verified: bool
    sources: tuple[str, ...]

    def fit(self, code: str | None) -> Fit:
        """Tell how much of one of our codes this system knows."""
        if self.title is None or (self.only and code not in self.only):
            return "no_match_known"
        return "field_and_value" if code in self.values else "field_only"


@dataclass(frozen=True)
class Match:
    """What `figures.csv` tells figures apart by, and what each system has for it. `codes` is empty where they are open.

    A system that is not in `theirs` has no match that anybody knows.
    """

    by: str
    field: str
    codes: tuple[str, ...]
    theirs: Mapping[str, Theirs]
    none: tuple[str, ...]


def systems(library: Library) -> tuple[OtherSystem, ...]:
    """Return the other systems in the pack's order."""
    return tuple(
        OtherSystem(str(doc["id"]), int(doc["version"]), statement(doc["title"]), statement(doc["check"]))
        for doc in library.records("other_system", [PACK])
    )


def matches(library: Library) -> dict[str, Match]:
    """Return what is known, by what figures are told apart by."""
    return {str(doc["id"]): _match(doc) for doc in library.records("match", [PACK])}


def crosswalk(published: Published, defined: Definitions, library: Library, langs: Sequence[str]) -> list[list[Value]]:
    """Return rows for what the figures of a report are told apart by, one for each category and system.

    Open codes (areas, services, money) have one row together. Texts are in the first of `langs` that has them.
    """
    found: list[list[Value]] = [[name for name, _ in HEAD], [tag for _, tag in HEAD]]
    known, others = matches(library), systems(library)
    for (by, category), indicators in _told_apart(published, defined, known).items():
        match = known.get(by)
        for system in others:
            theirs = match.theirs.get(system.id) if match else None
            cells = _theirs_cells(theirs, category, system, library, langs)
            name = library.text(system.title.text, langs).text
            found.append([" ".join(indicators), by, category, system.id, system.version, name, *cells])
    return found


def _theirs_cells(
    theirs: Theirs | None, category: str | None, system: OtherSystem, library: Library, langs: Sequence[str]
) -> list[Value]:
    def told(one: Statement | None) -> str | None:
        return library.text(one.text, langs).text if one else None

    if theirs is None:
        return [None, None, "no_match_known", None, "no", None, told(system.check), None]
    fit = theirs.fit(category)
    return [
        None if fit == "no_match_known" else told(theirs.title),
        told(theirs.values.get(category or "")),
        fit,
        theirs.certainty,
        "yes" if theirs.verified else "no",
        told(theirs.note),
        None if theirs.verified else told(system.check),
        _sources(library, theirs.sources),
    ]


def _told_apart(
    published: Published, defined: Definitions, known: Mapping[str, Match]
) -> dict[tuple[str, str | None], list[str]]:
    """Return by what and into which categories published figures fall, each with its indicators."""
    found: dict[tuple[str, str | None], list[str]] = {}
    by_id = {one.id: one for one in defined.indicators}

    def add(by: str, category: str, indicator: str) -> None:
        match = known.get(by)
        place = (by, category if match and match.codes else None)
        indicators = found.setdefault(place, [])
        if indicator not in indicators:
            indicators.append(indicator)

    for key in (*published.counts, *published.spreads):
        if key.by:
            add(key.by, key.category, key.indicator)
        for part in filter(None, key.group.split("/")):
            kind, _, code = part.partition(":")
            add(kind, code, key.indicator)
    for id_ in dict.fromkeys(key.indicator for key in (*published.counts, *published.spreads)):
        for move in _moves(by_id.get(id_), known):
            add("move", move, id_)
    return found


def _moves(indicator: Indicator | None, known: Mapping[str, Match]) -> Iterator[str]:
    """Yield the moves that an indicator counts; a count of people without any counts all of them."""
    if indicator is not None:
        every = known["move"].codes if indicator.measure == "people" and "move" in known else ()
        yield from indicator.moves or every


def _sources(library: Library, ids: Sequence[str]) -> str:
    found = sources(library, PACK, ids)
    return "; ".join(f"{one.title} ({one.url})" if one.url else one.title for one in found)


def _match(doc: Mapping[str, Any]) -> Match:
    return Match(
        by=str(doc["id"]),
        field=str(doc["field"]),
        codes=strings(doc, "codes"),
        theirs={str(row["id"]): _theirs(row) for row in doc["theirs"]},
        none=strings(doc, "none"),
    )


def _theirs(doc: Mapping[str, Any]) -> Theirs:
    return Theirs(
        title=optional(doc, "title"),
        only=strings(doc, "only"),
        values={str(row["id"]): statement(row["title"]) for row in doc["values"]},
        note=optional(doc, "note"),
        certainty=str(doc["certainty"]),
        verified=bool(doc["verified"]),
        sources=strings(doc, "sources"),
    )
