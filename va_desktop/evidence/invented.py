# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented caseload, so that pages can be looked at without anybody's data. It is never mixed with real facts."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

from va_desktop.counted import (
    CountedMove,
    CountedPerson,
    CountedVisit,
    Device,
    Framework,
    Move,
)
from va_desktop.evidence.store import Counted

PEOPLE, DAYS = 260, 365
PATHS: tuple[tuple[Move, ...], ...] = (
    ("sought",),
    ("sought", "applied"),
    ("sought", "applied", "obtained"),
    ("sought", "applied", "refused"),
    ("sought", "referred", "attended", "delivered"),
)
PILLARS = ("rehabilitation", "emergency_medical", "psychosocial", "economic_inclusion", "education")
REASONS = ("papers", "percent", "no_money", "late")
FUNDING = ("XX-EXAMPLE-1", "XX-EXAMPLE-2", "XX-EXAMPLE-3", None)


def invented(country: str, year: int) -> Iterator[Counted]:
    """Yield the facts of one year of an invented caseload: always the same."""
    chance = random.Random(20)
    first = date(year, 1, 1)
    for key in range(1, PEOPLE + 1):
        relation = chance.choices(("survivor", "family", "other_disability", "community"), (50, 22, 22, 6))[0]
        yield CountedPerson(
            key=key,
            country=country,
            area=f"{country[:2]}{chance.choice((1, 1, 1, 2, 2, 3)):02d}",
            sex=chance.choices(("female", "male", "unknown"), (48, 48, 4))[0],
            born=year - chance.randrange(4, 85),
            difficulty=chance.choices(("yes", "no", "unknown"), (5, 3, 1))[0],
            relation=relation,  # type: ignore[arg-type]
            device=chance.choice(get_args(Device)[:5]) if relation == "survivor" else "none",
            displacement=chance.choices(("no", "idp", "returnee"), (6, 2, 2))[0],
        )
        yield from _matter(chance, key, first)
        face = chance.choices(("good", "middling", "bad", None), (5, 3, 2, 2))[0]
        day = first + timedelta(days=chance.randrange(DAYS))
        yield CountedVisit(day, country, None, chance.choice((key, key, None)), face)  # type: ignore[arg-type]


def _matter(chance: random.Random, key: int, first: date) -> Iterator[CountedMove]:
    day = first + timedelta(days=chance.randrange(DAYS - 120))
    codes = chance.choices(get_args(Framework), (30, 22, 24, 7, 2, 3, 12))[0]
    pillar = chance.choice(PILLARS)
    for move in chance.choices(PATHS, (2, 3, 6, 3, 5))[0]:
        got = move in ("obtained", "delivered")
        yield CountedMove(
            key=key,
            matter=key,
            move=move,
            on=day,
            pillar=pillar,
            frameworks=(codes,),
            approaches=("targeted_programmes" if codes == "targeted" else "infrastructure",),
            service=f"xx.service_{chance.randrange(1, 4)}" if got else None,
            reason=chance.choice(REASONS) if move == "refused" else None,
            cost=Decimal(chance.randrange(0, 60)) if chance.random() < 0.5 else None,
            currency="USD",
            funding=chance.choice(FUNDING) if got else None,
            distance_km=chance.randrange(1, 150),
        )
        day += timedelta(days=chance.randrange(3, 40))
