# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseload of invented people to learn with: in a vault of its own, marked inside, counted and handed on by nobody.

Their names are names of trees, so that nobody is taken for a person.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import Person
from va_desktop.casework.consents import DATA_FIELDS, Grant, Purpose
from va_desktop.casework.work import Coding, Work
from va_desktop.counted import Device, Relation, Sex
from va_desktop.journal.log import TRAINING

NAMES = (
    "Acacia", "Alder", "Ash", "Baobab", "Beech", "Birch", "Cedar", "Cypress", "Ebony", "Elm", "Fig", "Fir", "Hazel",
    "Hemlock", "Juniper", "Larch", "Linden", "Mahogany", "Mango", "Maple", "Mulberry", "Oak", "Olive", "Palm", "Pine",
    "Poplar", "Rowan", "Spruce", "Tamarind", "Teak", "Walnut", "Willow",
)  # fmt: skip
SEED = 7

_PILLARS = ("rehabilitation", "psychosocial", "economic_inclusion", "education", "laws", "emergency_medical")
_NEEDS = ("limb", "talk", "job", "school", "papers", "medicine")


def fill(caseload: Caseload, on: date, country: str, services: Sequence[str] = (), seed: int = SEED) -> int:
    """Mark a caseload as one for training and put invented people into it; return how many. Raises `VaultTrouble`.

    `services` are ids of the directory. The same seed gives the same people.
    """
    chance = random.Random(seed)
    with caseload.journal.together():
        caseload.journal.remember(TRAINING, "yes")
        for name in NAMES:
            _one(caseload, name, on, country, services, chance)
    return len(NAMES)


def _one(caseload: Caseload, name: str, on: date, country: str, services: Sequence[str], chance: random.Random) -> None:
    opened = on - timedelta(days=chance.randrange(1, 28))
    person = Person(
        name=name,
        born=on.year - chance.randrange(19, 70),
        sex=chance.choice(get_args(Sex)),
        difficulty=chance.choice(("yes", "no", "unknown")),
        relation=chance.choice(get_args(Relation)),
        device=chance.choice(get_args(Device)),
        country=country,
    )
    work = Work(caseload)
    case = caseload.open(person, _yes("keep", opened), opened)
    if chance.random() < 0.6:
        caseload.consent(case.id, _yes("contact", opened))
    place = chance.randrange(len(_PILLARS))
    need = work.need(case.id, _PILLARS[place], _NEEDS[place], opened)
    if services and chance.random() < 0.7:
        service, fields = chance.choice(services), DATA_FIELDS[:1]
        caseload.consent(case.id, _yes("refer", opened, service, fields))
        coding = Coding(_PILLARS[place], ("targeted",), ("targeted_programmes",))
        work.refer(case.id, service, coding, fields, opened, need.id)


def _yes(purpose: Purpose, on: date, service: str = "", fields: tuple[str, ...] = ()) -> Grant:
    known = tuple(name for name in DATA_FIELDS if name in fields)
    return Grant("", purpose, purpose, "1", "en", on, on + timedelta(days=730), service=service, fields=known)
