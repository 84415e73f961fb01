# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be known of a person: the facts of a country, and how given values are read and refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, assert_never

from va_desktop.content.library import INTERNATIONAL, Library
from va_desktop.content.statement import Statement, statement
from va_desktop.errors import VaDesktopError
from va_desktop.periods import Span, span

Value = bool | int | float | str | Span
Facts = Mapping[str, Value]
Kind = Literal["yes_no", "number", "date", "choice", "country"]

AS_OF = "as_of"
"""The fact that stands for the day of the check."""


@dataclass(frozen=True)
class Choice:
    """One value that a fact can have, with its words."""

    id: str
    title: Statement
    pictogram: str | None


@dataclass(frozen=True)
class Fact:
    """One thing that rules ask about. `derived`: the program knows it and nobody is asked."""

    id: str
    title: Statement
    kind: Kind
    unit: str | None
    least: float | None
    most: float | None
    values: tuple[Choice, ...]
    derived: bool

    def value(self, id_: str) -> Choice | None:
        """Return one of its values."""
        return next((value for value in self.values if value.id == id_), None)


class FactRefused(VaDesktopError):
    """A given value cannot be what a fact holds. `reason` says how: the wrong kind, no such day, out of range."""

    def __init__(self, fact: str, reason: Literal["kind", "day", "range", "choice"], wanted: str) -> None:
        super().__init__(fact, reason, wanted)
        self.fact, self.reason, self.wanted = fact, reason, wanted


def facts(library: Library, country: str) -> dict[str, Fact]:
    """Return the facts of a country by name; its own come before the international ones."""
    found: dict[str, Fact] = {}
    for pack_id in (country, INTERNATIONAL):
        pack = library.pack(pack_id)
        for doc in pack.records("fact") if pack else ():
            found.setdefault(doc["id"], _fact(doc))
    return found


def _fact(doc: Mapping[str, Any]) -> Fact:
    values = doc.get("values", ())
    return Fact(
        id=doc["id"],
        title=statement(doc["title"]),
        kind=doc["type"],
        unit=doc.get("unit"),
        least=doc.get("min"),
        most=doc.get("max"),
        values=tuple(Choice(row["id"], statement(row["title"]), row.get("pictogram")) for row in values),
        derived=bool(doc.get("derived")),
    )


def read(fact: Fact, given: object) -> Value:
    """Return a given value as the rules use it. Raises `FactRefused`."""
    match fact.kind:
        case "yes_no":
            if not isinstance(given, bool):
                raise FactRefused(fact.id, "kind", "true or false")
            return given
        case "number":
            return _number(fact, given)
        case "date":
            if isinstance(given, Span):
                return given
            if isinstance(given, date):
                return Span(given, given)
            if not isinstance(given, str):
                raise FactRefused(fact.id, "kind", "a day such as 2019-03-04")
            found = span(given)
            if found is None:
                raise FactRefused(fact.id, "day", "a day such as 2019-03-04")
            return found
        case "choice":
            if not isinstance(given, str):
                raise FactRefused(fact.id, "kind", "text")
            return given
        case "country":
            if not isinstance(given, str) or len(given) > 20:
                raise FactRefused(fact.id, "kind", "a country code of two letters")
            return given
        case _:
            assert_never(fact.kind)


def _number(fact: Fact, given: object) -> int | float:
    if isinstance(given, bool) or not isinstance(given, int | float) or given != given or abs(given) > 1e15:
        raise FactRefused(fact.id, "kind", "a number")
    least, most = fact.least, fact.most
    if (least is not None and given < least) or (most is not None and given > most):
        raise FactRefused(fact.id, "range", f"a number from {least if least is not None else ''} to {most or ''}")
    return given
