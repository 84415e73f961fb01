# SPDX-License-Identifier: GPL-3.0-or-later
"""What a country has promised, on a day, and what the figures say to it: commitment, evidence, gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, optional, statement, statements, strings
from va_desktop.evidence.indicators import PACK
from va_desktop.evidence.keys import Key, Shown
from va_desktop.evidence.published import Published
from va_desktop.evidence.views import unattributed
from va_desktop.rights.instruments import Instrument, all_instruments
from va_desktop.rights.status import TreatyStatus, status

Standing = Literal[
    "bound", "joined", "signed", "withdrawn", "not_bound", "disputed", "not_known", "practice", "ended", "not_yet"
]
"""`bound`: by a treaty, on that day, or by a plan of its parties. `joined`: a party that is not bound yet.
`practice`: guidance or a recommendation, which binds nobody and is for everybody. `ended`, `not_yet`: of a plan."""

Known = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Duty:
    """One commitment; the authored shape is `content/models/evidence.py`."""

    id: str
    instrument: str
    article: str
    treaty: str | None
    title: Statement
    text: Statement
    whose: Literal["affected", "donor", "both"]
    imperative: Literal["targeted", "broader", "both"]
    level: Literal["laws", "access", "measuring"]
    finding: Literal["reached", "compared", "written", "visits", "donor", "none"]
    indicators: tuple[str, ...]
    group: str
    asks: tuple[Statement, ...]
    certainty: str
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A law, plan or policy of a country. None means that no source speaks of it."""

    id: str
    title: Statement
    frameworks: tuple[str, ...]
    names_victims: Known
    how: Statement | None
    budget: Statement | None
    time_frame: Statement | None
    focal_point: Statement | None
    last: date | None
    sources: tuple[str, ...]
    verified: bool

    def over(self, on: date) -> bool:
        """Tell whether its time was over on that day."""
        return self.last is not None and self.last < on


@dataclass(frozen=True)
class NoData:
    """Nothing was counted here yet."""


@dataclass(frozen=True)
class NotCounted:
    """Figures of people cannot speak to this duty."""


@dataclass(frozen=True)
class Reached:
    """People counted by the indicators of the duty, in their order; `group` where it is about one kind of help."""

    figures: tuple[tuple[str, Shown], ...]
    group: str = ""


@dataclass(frozen=True)
class Compared:
    """Survivors beside other people with disabilities: who asked, and who obtained."""

    survivors: tuple[Shown, Shown]
    others: tuple[Shown, Shown]


@dataclass(frozen=True)
class Written:
    """What the country's register of laws and plans says; `current` are those whose time is not over."""

    plans: int
    current: int
    naming: int
    budget: int
    time_frame: int
    focal_point: int


@dataclass(frozen=True)
class Funded:
    """People reached, and the share in percent of whom nobody knows who paid."""

    reached: Shown
    unattributed: int | None


Evidence = NoData | NotCounted | Reached | Compared | Written | Funded


@dataclass(frozen=True)
class Commitment:
    """A duty of one country on one day, with what is known of how it is met."""

    duty: Duty
    instrument: Instrument | None
    standing: Standing
    treaty: TreatyStatus | None
    evidence: Evidence


def duties(library: Library) -> tuple[Duty, ...]:
    """Return every duty in the pack's order."""
    return tuple(_duty(doc) for doc in library.records("duty", [PACK]))


def register(library: Library, country: str) -> tuple[Plan, ...]:
    """Return the laws and plans of a country, as far as its pack knows them."""
    pack = library.pack(country)
    return tuple(_plan(doc) for doc in pack.records("plan")) if pack else ()


def commitments(library: Library, country: str, on: date, published: Published | None) -> tuple[Commitment, ...]:
    """Return what a country has promised on a day, with the evidence of a report where there is one."""
    known = {str(one.id): one for one in all_instruments(library)}
    treaties = {one.id: one for one in status(library, country, on) or ()}
    plans = register(library, country)
    found = []
    for duty in duties(library):
        instrument = known.get(duty.instrument)
        treaty = treaties.get((instrument.status_id if instrument else None) or duty.treaty or "")
        standing = _standing(duty, instrument, treaty, on)
        found.append(Commitment(duty, instrument, standing, treaty, _evidence(duty, plans, on, published)))
    return tuple(found)


def _standing(duty: Duty, instrument: Instrument | None, treaty: TreatyStatus | None, on: date) -> Standing:
    if instrument is None:
        return "not_known"
    if instrument.status_id is None and duty.treaty is None:
        return "practice"
    if instrument.status_id is None and instrument.ended(on):
        return "ended"
    if instrument.status_id is None and _begins(instrument) > on:
        return "not_yet"
    return "not_known" if treaty is None else _bound(treaty, on)


def _begins(instrument: Instrument) -> date:
    known = instrument.adopted or instrument.in_force or ""
    return day(known) or day(f"{(instrument.in_force or '0001')[:4]}-01-01") or date.min


def _bound(treaty: TreatyStatus, on: date) -> Standing:
    if treaty.disputed:
        return "disputed"
    match treaty.status:
        case "party":
            if treaty.binds(on):
                return "bound"
            return "joined" if treaty.certainty in ("high", "medium") else "not_known"
        case "signatory":
            return "signed"
        case "withdrawn":
            return "withdrawn"
        case "not_party":
            return "not_bound"
        case "unknown":
            return "not_known"


def _evidence(duty: Duty, plans: tuple[Plan, ...], on: date, published: Published | None) -> Evidence:
    if duty.finding == "written":
        return _written(plans, on)
    if duty.finding == "none":
        return NotCounted()
    if published is None or published.empty:
        return NoData()
    match duty.finding:
        case "compared":
            survivors, others = (
                (
                    published.of(Key("sought", "", "relation", relation)),
                    published.of(Key("obtained", "", "relation", relation)),
                )
                for relation in ("survivor", "other_disability")
            )
            return Compared(survivors, others)
        case "donor":
            return Funded(published.of(Key("obtained")), unattributed(published))
        case _:
            keys = (Key(one, duty.group) for one in duty.indicators)
            found = tuple((key.indicator, published.of(key)) for key in keys if key in published.counts)
            return Reached(found, duty.group)


def _written(plans: tuple[Plan, ...], on: date) -> Written:
    current = [plan for plan in plans if not plan.over(on)]
    return Written(
        plans=len(plans),
        current=len(current),
        naming=sum(plan.names_victims == "yes" for plan in current),
        budget=sum(plan.budget is not None for plan in current),
        time_frame=sum(plan.time_frame is not None for plan in current),
        focal_point=sum(plan.focal_point is not None for plan in current),
    )


def _duty(doc: Mapping[str, Any]) -> Duty:
    return Duty(
        id=str(doc["id"]),
        instrument=str(doc["instrument"]),
        article=str(doc["article"]),
        treaty=doc.get("treaty"),
        title=statement(doc["title"]),
        text=statement(doc["text"]),
        whose=doc["whose"],
        imperative=doc["imperative"],
        level=doc["level"],
        finding=doc["finding"],
        indicators=strings(doc, "indicators"),
        group=str(doc.get("group") or ""),
        asks=statements(doc, "asks"),
        certainty=str(doc["certainty"]),
        verified=bool(doc.get("verified", True)),
        sources=strings(doc, "sources"),
    )


def _plan(doc: Mapping[str, Any]) -> Plan:
    return Plan(
        id=str(doc["id"]),
        title=statement(doc["title"]),
        frameworks=strings(doc, "frameworks"),
        names_victims=doc["names_victims"],
        how=optional(doc, "how"),
        budget=optional(doc, "budget"),
        time_frame=optional(doc, "time_frame"),
        focal_point=optional(doc, "focal_point"),
        last=day(doc.get("last")),
        sources=strings(doc, "sources"),
        verified=bool(doc.get("verified", True)),
    )
