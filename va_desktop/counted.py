# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be counted of people who agreed to it: codes, years and days, never a name, a code of a file or a free text.

Casework says these facts and evidence counts them, so that neither needs to know the other.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Sex = Literal["female", "male", "other", "unknown"]
Known = Literal["yes", "no", "unknown"]

Relation = Literal["survivor", "family", "other_disability", "community", "unknown"]
"""Direct survivor, family of a survivor or of a person killed, another person with a disability (the comparison of
CCM Article 5(2)(e)), or somebody of an affected community (CCM Article 2(1))."""

Device = Literal["ap_mine", "av_mine", "cluster_munition", "other_erw", "ied", "unknown", "none"]
"""What hurt the person: antipersonnel mine, antivehicle mine, cluster munition or its remnant, other explosive
remnant of war, improvised device; `none` for people whom no device hurt."""

Displacement = Literal["no", "idp", "refugee", "returnee", "unknown"]

Framework = Literal["targeted", "disability", "health", "education", "employment", "development", "poverty_reduction"]
"""Targeted programmes, or one of the six broader frameworks of the founding page."""

Approach = Literal["targeted_programmes", "infrastructure", "human_rights", "relief_to_most_vulnerable"]
"""The four approaches of the ICBL Guiding Principles."""

Pillar = str
"""A code of the axis `pillar` in the packs' taxonomy: the fields of victim assistance in which needs are told and
plans made (`emergency_medical`, `rehabilitation`, `psychosocial` ...). A pack may add its own."""

Move = Literal[
    "sought", "applied", "obtained", "refused", "referred", "accepted", "declined", "attended", "delivered", "lost"
]
"""What happened in one matter. A person seeks and applies; an office grants (`obtained`) or refuses; a referral is
sent (`referred`), taken (`accepted`) or turned down (`declined`), attended or lost; a service was `delivered`."""

Face = Literal["good", "middling", "bad"]
"""The three faces with which a person says how it was."""


@dataclass(frozen=True, slots=True)
class CountedPerson:
    """One person who agreed to be counted. `key` is a random number of this vault, made for counting alone.

    `born` is a year; `difficulty` is the Washington Group's cut-off (one answer "a lot" or "cannot do");
    `area` a P-code of the place where the person lives.
    """

    key: int
    country: str
    area: str | None
    sex: Sex
    born: int | None
    difficulty: Known
    relation: Relation
    device: Device
    displacement: Displacement


@dataclass(frozen=True, slots=True)
class CountedMove:
    """One move in one matter of a counted person; `matter` ties the moves of the same matter together.

    `reason` is the code of a refusal; `cost` what the person paid, in `currency` (ISO 4217); `funding` an IATI
    identifier or a code of the funding list; `service` the id of a service of the directory; `distance_km` how far
    the person had to travel.
    """

    key: int
    matter: int
    move: Move
    on: date
    pillar: Pillar
    frameworks: tuple[Framework, ...]
    approaches: tuple[Approach, ...]
    service: str | None = None
    reason: str | None = None
    cost: Decimal | None = None
    currency: str | None = None
    funding: str | None = None
    distance_km: int | None = None


@dataclass(frozen=True, slots=True)
class CountedVisit:
    """One guided session or visit that leaves only this; `key` is None where the person is not counted by it."""

    on: date
    country: str
    area: str | None
    key: int | None = None
    face: Face | None = None
