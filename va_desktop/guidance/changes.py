# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed in a country since a day: rules, sums, last days, laws, treaties and plans, by the dates in the packs.

It remembers nobody: the day comes from the person, or from the foot of a paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, statement
from va_desktop.eligibility.country import laws
from va_desktop.eligibility.entitlements import entitlements
from va_desktop.ids import EntitlementId, InstrumentId
from va_desktop.rights.instruments import all_instruments
from va_desktop.rights.status import TreatyStatus, status


@dataclass(frozen=True)
class RuleBegan:
    """An entitlement that can be asked for since `on`."""

    on: date
    id: EntitlementId
    title: Statement


@dataclass(frozen=True)
class RuleEnded:
    """An entitlement whose last day was the day before `on`; `then` is what took its place."""

    on: date
    id: EntitlementId
    title: Statement
    then: EntitlementId | None


@dataclass(frozen=True)
class LastDay:
    """A fixed last day that is past: `on` is the day after. `conflict`: sources name different days."""

    on: date
    id: EntitlementId
    title: Statement
    text: Statement
    conflict: bool


@dataclass(frozen=True)
class SumChanged:
    """A legal unit, on which sums are built, has a new value."""

    on: date
    title: Statement
    amount: Decimal
    currency: str
    verified: bool


@dataclass(frozen=True)
class LawEnded:
    """A law that is no longer in force."""

    on: date
    title: Statement


@dataclass(frozen=True)
class TreatyChanged:
    """The country is something else to a treaty than before."""

    on: date
    instrument: InstrumentId
    title: Statement
    now: TreatyStatus


@dataclass(frozen=True)
class PlanChanged:
    """An action plan of States began or ended."""

    on: date
    instrument: InstrumentId
    title: Statement
    ended: bool


Change = RuleBegan | RuleEnded | LastDay | SumChanged | LawEnded | TreatyChanged | PlanChanged


def changes(library: Library, country: str, since: date, today: date) -> tuple[Change, ...]:
    """Return what changed after the day `since` up to `today`, the newest first."""
    every = (
        *_rules(library, country),
        *_sums(library, country),
        *_laws(library, country),
        *_treaties(library, country, since, today),
        *_plans(library),
    )
    return tuple(sorted((one for one in every if since < one.on <= today), key=lambda one: one.on, reverse=True))


def _after(last: date) -> date:
    return last + timedelta(days=1)


def _rules(library: Library, country: str) -> Iterator[RuleBegan | RuleEnded | LastDay]:
    for item in entitlements(library, country):
        if item.valid_from is not None:
            yield RuleBegan(item.valid_from, item.id, item.title)
        if item.valid_to is not None:
            yield RuleEnded(_after(item.valid_to), item.id, item.title, item.superseded_by)
        for deadline in item.deadlines:
            if deadline.date is not None and deadline.date != item.valid_to:
                yield LastDay(_after(deadline.date), item.id, item.title, deadline.text, deadline.conflict)


def _sums(library: Library, country: str) -> Iterator[SumChanged]:
    pack = library.pack(country)
    for doc in pack.records("parameter") if pack else ():
        for row in doc.get("values", ()):
            first = day(row.get("from"))
            if first is not None:
                amount, verified = Decimal(str(row["amount"])), bool(row.get("verified", True))
                yield SumChanged(first, statement(doc["title"]), amount, str(doc["currency"]), verified)


def _laws(library: Library, country: str) -> Iterator[LawEnded]:
    for law in laws(library, country):
        if law.in_force_until is not None:
            yield LawEnded(_after(law.in_force_until), law.title)


def _treaties(library: Library, country: str, since: date, today: date) -> Iterator[TreatyChanged]:
    before = {one.id: one for one in status(library, country, since) or ()}
    titles = {one.status_id: one for one in all_instruments(library) if one.status_id}
    for now in status(library, country, today) or ():
        instrument, on = titles.get(now.id), day(now.since)
        if instrument is not None and on is not None and before[now.id].status != now.status:
            yield TreatyChanged(on, instrument.id, instrument.title, now)


def _plans(library: Library) -> Iterator[PlanChanged]:
    for item in all_instruments(library):
        if item.kind != "action_plan":
            continue
        first, last = day(item.adopted), day(item.until)
        if first is not None:
            yield PlanChanged(first, item.id, item.title, ended=False)
        if last is not None:
            yield PlanChanged(_after(last), item.id, item.title, ended=True)
