# SPDX-License-Identifier: GPL-3.0-or-later
"""The treaties, action plans, guidance and findings that rights rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, optional, second_reader, statement, statements, strings
from va_desktop.ids import InstrumentId
from va_desktop.rights.rights import PACK, Certainty, Strength


@dataclass(frozen=True)
class Provision:
    """What one article, action or part says."""

    article: str
    says: Statement
    certainty: Certainty
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    """One text. `adopted`, `in_force` and `until` are as known: a whole date, a year, or None."""

    id: InstrumentId
    title: Statement
    short: Statement
    official_title: str | None
    kind: str
    strength: Strength
    adopted: str | None
    in_force: str | None
    until: str | None
    status_id: str | None
    url: str | None
    easy: tuple[Statement, ...]
    plain: tuple[Statement, ...]
    limits: tuple[Statement, ...]
    provisions: tuple[Provision, ...]
    sources: tuple[str, ...]
    verified: bool
    reviewed: date | None
    review_by: date | None
    second: bool

    def ended(self, on: date) -> bool:
        """Tell whether an action plan's time was over on that day."""
        last = day(self.until)
        return last is not None and last < on


def all_instruments(library: Library) -> tuple[Instrument, ...]:
    """Return every instrument in the pack's order."""
    return tuple(_instrument(doc) for doc in library.records("instrument", [PACK]))


def instrument(library: Library, instrument_id: str) -> Instrument | None:
    """Return one instrument, or None when no pack has it."""
    pack = library.pack(PACK)
    doc = pack.record("instrument", instrument_id) if pack else None
    return _instrument(doc) if doc else None


def _instrument(doc: Mapping[str, Any]) -> Instrument:
    title = statement(doc["title"])
    official = doc.get("official_title")
    return Instrument(
        id=InstrumentId(doc["id"]),
        title=title,
        short=optional(doc, "short") or title,
        official_title=str(official["text"] if isinstance(official, Mapping) else official) if official else None,
        kind=str(doc["kind"]),
        strength=doc["strength"],
        adopted=_known(doc, "adopted"),
        in_force=_known(doc, "in_force"),
        until=_known(doc, "until"),
        status_id=doc.get("status_id"),
        url=doc.get("url"),
        easy=statements(doc, "easy"),
        plain=statements(doc, "plain"),
        limits=statements(doc, "limits"),
        provisions=tuple(
            Provision(str(row["article"]), statement(row["says"]), row["certainty"], strings(row, "sources"))
            for row in doc.get("provisions", ())
        ),
        sources=strings(doc, "sources"),
        verified=bool(doc.get("verified", True)),
        reviewed=day(doc.get("reviewed")),
        review_by=day(doc.get("review_by")),
        second=second_reader(doc),
    )


def _known(doc: Mapping[str, Any], key: str) -> str | None:
    return str(doc[key]) if doc.get(key) else None
