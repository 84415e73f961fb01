# SPDX-License-Identifier: GPL-3.0-or-later
"""A person in the vault: a name of the family's choosing, the relation, and the role in which one acts."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from va_desktop.ids import PersonId

Relation = Literal["self", "child", "parent", "spouse", "sibling", "relative", "friend", "someone"]
"""Who the person is to the one who keeps the vault."""

Acting = Literal["self", "guardian", "carer", "heir", "supporter"]
"""In which role one acts: for oneself, as guardian, as carer, as heir of somebody who died, or lending a hand."""

RELATIONS: tuple[Relation, ...] = get_args(Relation)
ACTINGS: tuple[Acting, ...] = get_args(Acting)

LONGEST_NAME = 80


@dataclass(frozen=True)
class Person:
    """One person. `name` may be any word that the family knows; nothing asks for an official name.

    `born` is a year, where somebody gave one; `consented`: the day on which they agreed that answers are kept.
    """

    id: PersonId
    name: str
    relation: Relation
    acting: Acting
    born: int | None
    country: str
    consented: date | None


def usual_role(relation: Relation) -> Acting:
    """Return the role that usually goes with a relation; it is only a first choice."""
    match relation:
        case "self":
            return "self"
        case "child":
            return "guardian"
        case "parent" | "spouse" | "sibling" | "relative":
            return "carer"
        case _:
            return "supporter"
