# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums as formula times the dated parameter in force on a day, never as bare numbers that change by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, statement, strings
from va_desktop.eligibility.entitlements import Entitlement


@dataclass(frozen=True)
class Parameter:
    """The value of a legal unit (a minimum wage, a subsistence minimum) over one span of days."""

    id: str
    title: Statement
    original_title: str | None
    amount: Decimal
    currency: str
    year: int
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Amount:
    """One sum of an entitlement on a day. `value` is None where no value of its unit is known for that day."""

    id: str
    text: Statement
    kind: str
    value: Decimal | None
    currency: str | None
    year: int | None
    multiply: Decimal | None
    percent: Decimal | None
    parameter: Parameter | None
    verified: bool


def parameter(library: Library, country: str, name: str, on: date) -> Parameter | None:
    """Return a parameter's value in force on a day, or None when the pack has none for that day."""
    pack = library.pack(country)
    doc = pack.record("parameter", name) if pack else None
    for row in doc.get("values", ()) if doc else ():
        first, last = day(row.get("from")), day(row.get("to"))
        if first and first <= on and (last is None or on <= last):
            assert doc is not None
            return Parameter(
                id=name,
                title=statement(doc["title"]),
                original_title=doc.get("original_title"),
                amount=Decimal(str(row["amount"])),
                currency=str(doc["currency"]),
                year=first.year,
                verified=bool(row.get("verified", True)),
                sources=strings(row, "sources"),
            )
    return None


def amounts(library: Library, item: Entitlement, on: date) -> tuple[Amount, ...]:
    """Return the sums of an entitlement as they are on a day."""
    return tuple(_amount(library, item.country, row, on) for row in item.amounts)


def _amount(library: Library, country: str, row: Mapping[str, Any], on: date) -> Amount:
    unit = parameter(library, country, row["parameter"], on) if row.get("parameter") else None
    times = Decimal(str(row["multiply"])) if row.get("multiply") is not None else None
    share = Decimal(str(row["percent"])) if row.get("percent") is not None else None
    value: Decimal | None
    if row.get("value") is not None:
        value = Decimal(str(row["value"]))
    elif unit is None or (times is None and share is None):
        value = None
    else:
        value = unit.amount * (times if times is not None else Decimal(1)) * (share or Decimal(100)) / 100
    return Amount(
        id=str(row["id"]),
        text=statement(row["text"]),
        kind=str(row.get("kind", "once")),
        value=value,
        currency=unit.currency if unit else row.get("currency"),
        year=unit.year if unit else row.get("year"),
        multiply=times,
        percent=share,
        parameter=unit,
        verified=bool(row.get("verified", True)) and (unit is None or unit.verified),
    )
