# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes caseloads from a seed: people, what they did about their needs, and how their visits were. All invented."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from va_desktop.counted import (
    Approach,
    CountedMove,
    CountedPerson,
    CountedVisit,
    Device,
    Displacement,
    Framework,
    Relation,
    Sex,
)

PILLARS = (
    "data",
    "emergency_medical",
    "rehabilitation",
    "psychosocial",
    "social_inclusion",
    "economic_inclusion",
    "education",
    "laws",
)
REASONS = ("papers", "late", "not_recognised", "percent", "no_money", "no_reason", None)
FUNDING = ("XM-DAC-1-100", "XM-DAC-2-200", "XM-DAC-3-300", "XM-DAC-4-400", None, None)
START = date(2026, 1, 1)


Skew = Literal["none", "all_obtained", "nobody_obtained", "one_need", "one_framework", "one_kind_of_person"]
"""Caseloads that lean so far to one side that most groups are nearly everybody or nearly nobody."""


@dataclass(frozen=True)
class Make:
    """How a caseload is made. `days` is how long it runs from 1 January 2026; `areas` how many districts there are."""

    seed: int
    people: int
    countries: tuple[str, ...] = ("KHM",)
    days: int = 365
    areas: int = 6
    frameworks: int = 7
    skew: Skew = "none"


def caseload(make: Make) -> Iterator[CountedPerson | CountedMove | CountedVisit]:
    """Yield the facts of a caseload."""
    chance = random.Random(f"{make.seed} {make.skew}")
    for fact in _even(make):
        yield _leaning(chance, fact, make.skew)


def _leaning(chance: random.Random, fact, skew: Skew):
    mostly = chance.random() < 0.9
    if isinstance(fact, CountedPerson):
        return replace(fact, relation="survivor", sex="female") if skew == "one_kind_of_person" and mostly else fact
    if not isinstance(fact, CountedMove) or not mostly:
        return fact
    match skew:
        case "all_obtained":
            return replace(fact, move="obtained")
        case "nobody_obtained":
            return replace(fact, move="sought")
        case "one_need":
            return replace(fact, pillar="rehabilitation", funding=chance.choice(("A-1", None)))
        case "one_framework":
            return replace(fact, frameworks=("health",))
        case _:
            return fact


def _even(make: Make) -> Iterator[CountedPerson | CountedMove | CountedVisit]:
    chance = random.Random(make.seed)
    matter = 0
    for key in range(1, make.people + 1):
        person = _person(chance, key, make)
        yield person
        for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3))):
            matter += 1
            yield from _matter(chance, person, matter, make)
        for _ in range(chance.choice((0, 1, 1, 2))):
            on = START + timedelta(days=chance.randrange(make.days))
            face = chance.choice(("good", "good", "middling", "bad", None))
            yield CountedVisit(on, person.country, person.area, chance.choice((key, None)), face)


def _person(chance: random.Random, key: int, make: Make) -> CountedPerson:
    country = chance.choice(make.countries)
    weights = [2 ** -(place % 5) for place in range(make.areas)]
    area = chance.choices(range(make.areas), weights)[0]
    return CountedPerson(
        key=key,
        country=country,
        area=f"{country[:2]}{area:02d}" if chance.random() < 0.95 else None,
        sex=chance.choices(get_args(Sex), (45, 50, 1, 4))[0],
        born=chance.choice((None, *range(1935, 2025))),
        difficulty=chance.choices(("yes", "no", "unknown"), (5, 3, 2))[0],
        relation=chance.choices(get_args(Relation), (50, 22, 22, 4, 2))[0],
        device=chance.choices(get_args(Device), (40, 8, 10, 15, 12, 5, 10))[0],
        displacement=chance.choices(get_args(Displacement), (60, 20, 5, 10, 5))[0],
    )


def _matter(chance: random.Random, person: CountedPerson, matter: int, make: Make) -> Iterator[CountedMove]:
    frameworks = get_args(Framework)[: make.frameworks]
    weights = (30, 20, 25, 6, 6, 4, 9)[: make.frameworks]
    codes = tuple(set(chance.choices(frameworks, weights, k=chance.choice((1, 1, 1, 2)))))
    pillar = chance.choices(PILLARS, (1, 8, 10, 6, 3, 8, 4, 2))[0]
    day = START + timedelta(days=chance.randrange(-60, make.days))
    funding = chance.choice(FUNDING)
    steps = chance.choice(
        (
            ("sought",),
            ("sought", "applied"),
            ("sought", "applied", "obtained"),
            ("applied", "refused"),
            ("applied", "refused", "applied", "obtained"),
            ("sought", "referred", "accepted", "attended", "delivered"),
            ("referred", "declined"),
            ("referred", "lost"),
            ("obtained",),
        )
    )
    for step in steps:
        got = step in ("obtained", "delivered")
        yield CountedMove(
            key=person.key,
            matter=matter,
            move=step,
            on=day,
            pillar=pillar,
            frameworks=codes,
            approaches=(chance.choice(get_args(Approach)),),
            service=f"khm.service_{chance.randrange(4)}" if got else None,
            reason=chance.choice(REASONS) if step == "refused" else None,
            cost=Decimal(chance.randrange(0, 4000)) / 100 if chance.random() < 0.5 else None,
            currency=chance.choice(("USD", "USD", "KHR")) if chance.random() < 0.9 else None,
            funding=funding if got else None,
            distance_km=chance.randrange(0, 200) if chance.random() < 0.4 else None,
        )
        day += timedelta(days=chance.randrange(0, 90))
