# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes caseloads with known truth through the real commands: the same seed gives the same people, anywhere from 10 up.

`World.truth` is written down beside the commands, in plain lists, and never read back from the program.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import REFUSALS, Delivery, Person
from va_desktop.casework.consents import DataField, Grant, Purpose
from va_desktop.casework.rules import Rule
from va_desktop.casework.store import SCHEMA as CASEWORK
from va_desktop.casework.work import Coding, Work
from va_desktop.counted import Approach, Device, Displacement, Face, Framework, Relation, Sex
from va_desktop.journal.store import SCHEMA as JOURNAL
from va_desktop.people.store import SCHEMA as PEOPLE
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code, Vault
from va_desktop.tracker.store import SCHEMA as TRACKER

CODE = Code.phrase("seven tall trees")
CHEAP = Cost(8, 1, 1)
SCHEMAS = (PEOPLE, TRACKER, JOURNAL, CASEWORK)
FROM, UNTIL = date(2026, 1, 1), date(2026, 12, 31)
AREAS = {"KHM": ("KH0101", "KH0102", "KH0203"), "COL": ("CO05001", "CO05002"), "UKR": ("UA6301", "UA6302")}
PILLARS = ("emergency_medical", "rehabilitation", "psychosocial", "economic_inclusion", "education", "laws")
FRAMEWORKS: tuple[Framework, ...] = get_args(Framework)
APPROACHES: tuple[Approach, ...] = get_args(Approach)
NAMES = ("Acacia", "Baobab", "Cedar", "Elm", "Fig", "Juniper", "Larch", "Mango", "Olive", "Palm", "Teak", "Willow")
FIELDS: tuple[DataField, ...] = ("name", "need")


@dataclass
class Truth:
    """What was done, as plain rows: people counted, and moves and visits of people counted."""

    people: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)
    visits: list[dict[str, Any]] = field(default_factory=list)
    uncounted: int = 0

    def moved(self, move: str) -> Counter[str]:
        """Return how often a move was made, by pillar."""
        return Counter(row["pillar"] for row in self.moves if row["move"] == move)


@dataclass
class World:
    """A caseload and what is true of it."""

    caseload: Caseload
    truth: Truth
    cases: list[str]


def yes(purpose: Purpose, on: date, service: str = "", fields: tuple[DataField, ...] = (), **more: Any) -> Grant:
    return Grant("", purpose, purpose, "1", "en", on, **{"service": service, "fields": fields, **more})


def create(folder: Path, rules: tuple[Rule, ...] = (), now: Any = None) -> Caseload:
    more = {"now": now} if now else {}
    vault, _ = Vault.create(folder, CODE, SCHEMAS, cost=CHEAP, **more)
    return Caseload(vault, rules)


@contextmanager
def world(
    folder: Path, people: int, seed: int = 1, countries: tuple[str, ...] = ("KHM", "COL", "UKR")
) -> Iterator[World]:
    """Make a caseload of so many people; about one in eight is not counted."""
    caseload = create(folder)
    try:
        yield fill(caseload, people, seed, countries)
    finally:
        caseload.vault.lock()


def fill(caseload: Caseload, people: int, seed: int = 1, countries: tuple[str, ...] = ("KHM", "COL", "UKR")) -> World:
    """Put people into a caseload, two hundred in one write."""
    chance, truth, cases = random.Random(seed), Truth(), []
    for start in range(0, people, 200):
        with caseload.journal.together():
            for _ in range(start, min(people, start + 200)):
                cases.append(_someone(caseload, truth, chance, countries))
            for _ in range(20):
                _anonymous(caseload, truth, chance, countries)
    return World(caseload, truth, cases)


def _day(chance: random.Random, after: date = FROM) -> date:
    return after + timedelta(days=chance.randrange(max(1, (UNTIL - after).days)))


def _anonymous(caseload: Caseload, truth: Truth, chance: random.Random, countries: tuple[str, ...]) -> None:
    country = chance.choice(countries)
    on, area = _day(chance), chance.choice(AREAS[country])
    face = chance.choice((None, *get_args(Face)))
    caseload.anonymous(on, country, area, face)
    truth.visits.append({"on": on, "country": country, "area": area, "face": face, "counted": False})


def _someone(caseload: Caseload, truth: Truth, chance: random.Random, countries: tuple[str, ...]) -> str:
    country = chance.choice(countries)
    person = Person(
        name=f"{chance.choice(NAMES)} {chance.choice(NAMES)}",
        born=chance.choice((None, chance.randrange(1940, 2007))),
        sex=chance.choice(get_args(Sex)),
        difficulty=chance.choice(("yes", "no", "unknown")),
        relation=chance.choice(get_args(Relation)),
        device=chance.choice(get_args(Device)),
        displacement=chance.choice(get_args(Displacement)),
        country=country,
        area=chance.choice(AREAS[country]),
    )
    on = _day(chance)
    case = caseload.open(person, yes("keep", on), on).id
    counts = chance.random() > 0.125
    if counts:
        caseload.consent(case, yes("count", on))
        truth.people.append(
            {
                "case": case,
                "country": country,
                "area": person.area,
                "sex": person.sex,
                "born": person.born,
                "difficulty": person.difficulty,
                "relation": person.relation,
                "device": person.device,
                "displacement": person.displacement,
            }
        )
    truth.uncounted += not counts
    told = Truth() if not counts else truth
    for _ in range(chance.randrange(1, 4)):
        _matter(Work(caseload), told, chance, case, on)
    return case


def _matter(work: Work, truth: Truth, chance: random.Random, case: str, since: date) -> None:
    pillar = chance.choice(PILLARS)
    coding = Coding(pillar, (chance.choice(FRAMEWORKS),), (chance.choice(APPROACHES),))
    on = _day(chance, since)
    need = work.need(case, pillar, f"{pillar}.need", on)

    def tell(move: str, day: date, coded: bool = True, **more: Any) -> None:
        codes = (coding.frameworks, coding.approaches) if coded else ((), ())
        row = {"case": case, "matter": need.id, "move": move, "on": day, "pillar": pillar}
        truth.moves.append(row | {"frameworks": codes[0], "approaches": codes[1], **more})

    tell("sought", on, coded=False)
    match chance.choice(("nothing", "referral", "claim", "delivery")):
        case "referral":
            _referral(work, tell, chance, case, need.id, coding, on)
        case "claim":
            _claim(work, tell, chance, case, need.id, coding, on)
        case "delivery":
            _delivery(work, tell, chance, case, need.id, coding, on)


def _referral(work: Work, tell: Any, chance: random.Random, case: str, need: str, coding: Coding, on: date) -> None:
    service = f"service.{chance.randrange(20)}"
    work.caseload.consent(case, yes("refer", on, service, FIELDS))
    row = work.refer(case, service, coding, FIELDS, on, need, distance_km=chance.randrange(200))
    tell("referred", on, service=service)
    later = on + timedelta(days=chance.randrange(20))
    match chance.choice(("waits", "refused", "attended", "lost")):
        case "refused":
            reason = chance.choice(REFUSALS)
            work.move(case, row.id, "refused", later, reason)
            tell("declined", later, reason=reason, service=service)
        case "attended":
            work.move(case, row.id, "accepted", later)
            tell("accepted", later, service=service)
            work.move(case, row.id, "attended", later)
            tell("attended", later, service=service)
            _delivery(work, tell, chance, case, need, coding, later, row.id, service)
        case "lost":
            work.move(case, row.id, "lost", later)
            tell("lost", later, service=service)


def _claim(work: Work, tell: Any, chance: random.Random, case: str, need: str, coding: Coding, on: date) -> None:
    row = work.claim(case, f"entitlement.{chance.randrange(9)}", coding, on, need)
    tell("sought", on)
    if chance.random() < 0.8:
        applied = on + timedelta(days=chance.randrange(10))
        work.advance(case, row.id, "applied", applied)
        tell("applied", applied)
        end = applied + timedelta(days=chance.randrange(90))
        how = chance.choice(("obtained", "refused", "waits"))
        if how != "waits":
            reason = "papers" if how == "refused" else ""
            cost = Decimal(chance.randrange(50))
            work.advance(case, row.id, how, end, reason, cost, "USD")
            tell(how, end, reason=reason or None, cost=cost)


def _delivery(
    work: Work,
    tell: Any,
    chance: random.Random,
    case: str,
    need: str,
    coding: Coding,
    on: date,
    referral: str = "",
    service: str = "",
) -> None:
    service = service or f"service.{chance.randrange(20)}"
    funding = chance.choice(("", "XM-DAC-0-0001", "XM-DAC-0-0002"))
    given = Delivery(
        "",
        service,
        "",
        coding.pillar,
        coding.frameworks,
        coding.approaches,
        on,
        funding=funding,
        need=need,
        referral=referral,
    )
    work.deliver(case, given, on)
    tell("delivered", on, service=service, funding=funding or None)
