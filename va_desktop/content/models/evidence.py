# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes of the evidence: what is counted, the duties of States, a country's plans, and the forms of reports."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from va_desktop.content.models.base import (
    Certainty,
    Framework,
    Identifier,
    Loose,
    Model,
    Reference,
    Reviewed,
    Statement,
)

Move = Literal[
    "sought", "applied", "obtained", "refused", "referred", "accepted", "declined", "attended", "delivered", "lost"
]
Dimension_ = Literal["sex", "age", "difficulty", "relation", "device", "displacement", "area", "reason"]
Split_ = Literal["framework", "pillar", "funding", "funding_framework", "funding_service"]


class Serves(Model):
    """What asks for a figure: an article of an instrument, an action of a plan, a part of a form."""

    instrument: Identifier
    article: str
    certainty: Certainty
    sources: list[Reference] = []


class Label(Model):
    """One category of a dimension."""

    id: Identifier
    title: Statement


class Dimension(Model):
    """By what figures are told apart. Areas and reasons bring their own codes; only what is general has a name here."""

    id: Dimension_
    title: Statement
    text: Statement | None = None
    categories: list[Label]


class Split(Model):
    """A figure for each group, and by what each group is told apart in turn."""

    by: Split_
    dimensions: list[Dimension_] = []


class Indicator(Model):
    """What is counted, and how.

    `people` counts everybody with one of the `moves` (any move when there is none) in the period; `days` the days from
    the first of `since` to the first of `moves` in one matter; `cost` and `distance` what people told; `visits` visits.
    """

    id: Identifier
    version: Annotated[int, Field(ge=1)]
    title: Statement
    counts: Statement
    limits: list[Statement] = []
    measure: Literal["people", "days", "cost", "distance", "visits"]
    moves: list[Move] = []
    since: list[Move] = []
    within: Identifier | None = None
    dimensions: list[Dimension_] = []
    splits: list[Split] = []
    serves: list[Serves] = []


class Indicators(Model):
    """The file `indicators.yaml`."""

    dimensions: list[Dimension]
    indicators: list[Indicator]


Level = Literal["laws", "access", "measuring"]
"""The three levels of good practice of the Guidance of 2016."""


class Duty(Model):
    """What States have promised, and which figures can speak to it.

    `treaty`: whose parties it is for, where the instrument itself is no treaty; `imperative` and `level`: where it
    stands in the Guidance of 2016; `whose`: affected States, donor States or both. `finding`: how evidence is told, by
    people reached, by survivors beside others, by what is written in laws and plans, by visits, or not at all. `group`:
    of which framework or kind of help the figures are, where the duty is about one.
    """

    id: Identifier
    instrument: Identifier
    article: str
    treaty: Literal["mbt", "ccm", "crpd", "ccw_pv"] | None = None
    title: Statement
    text: Statement
    whose: Literal["affected", "donor", "both"]
    imperative: Literal["targeted", "broader", "both"]
    level: Level
    finding: Literal["reached", "compared", "written", "visits", "donor", "none"]
    indicators: list[Identifier] = []
    group: Annotated[str, StringConstraints(pattern=r"^(framework|pillar):[a-z_]+$")] | None = None
    asks: Annotated[list[Statement], Field(min_length=1)]
    certainty: Certainty
    verified: bool = True
    why: str | None = None
    sources: list[Reference]


class Duties(Model):
    """The file `duties.yaml`."""

    reviewed: date
    review_by: date
    duties: list[Duty]


class Plan(Reviewed):
    """A national law, plan or policy, and whether it names victims: one line of the register.

    A field that no source speaks of is left out, and is told as "not known".
    """

    id: Identifier
    title: Statement
    law: Identifier | None = None
    frameworks: Annotated[list[Framework], Field(min_length=1)]
    names_victims: Literal["yes", "no", "unknown"]
    how: Statement | None = None
    budget: Statement | None = None
    time_frame: Statement | None = None
    focal_point: Statement | None = None
    first: Loose | None = None
    last: date | None = None
    sources: list[Reference]
    verified: bool = True
    why: str | None = None


class Register(Model):
    """The file `register.yaml`."""

    plans: list[Plan]


class Section(Model):
    """One part of a form: which figures stand in it, and what only the reporting authority can add."""

    id: Identifier
    title: Statement
    text: Statement | None = None
    indicators: list[Identifier] = []
    views: list[Literal["frameworks", "gaps", "donor", "plans", "method", "satisfaction"]] = []
    adds: list[Statement] = []


class Form(Model):
    """A report that a State gives under a treaty, as far as figures can fill it."""

    id: Identifier
    title: Statement
    instrument: Identifier
    article: str
    due: Statement | None = None
    place: Statement
    certainty: Certainty
    verified: bool = True
    why: str | None = None
    sections: Annotated[list[Section], Field(min_length=1)]
    sources: list[Reference]


class Forms(Model):
    """The file `forms.yaml`."""

    reviewed: date
    review_by: date
    forms: list[Form]
