# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes of the international pack: rights, instruments, treaty status, taxonomy."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from va_desktop.content.models.base import (
    Approach,
    Certainty,
    Country,
    Framework,
    Identifier,
    Loose,
    Model,
    Reference,
    Reviewed,
    Statement,
    Strength,
    Url,
    Words,
)


class Legal(Model):
    """One article that backs a right."""

    instrument: Identifier
    article: Words
    says: Statement
    certainty: Certainty
    sources: list[Reference] = []
    note: str | None = None


class Owes(Model):
    """Who has the duty."""

    authorities: list[Identifier]
    text: list[Statement] = []


class Right(Reviewed):
    """One right in three depths, with what to ask for and what to do after a refusal."""

    id: Identifier
    title: Statement
    pictogram: Identifier
    needs: list[Identifier]
    frameworks: list[Framework]
    approaches: list[Approach]
    coding_why: str | None = None
    audiences: list[Identifier] = []
    strength: Strength
    lead: Statement
    easy: Annotated[list[Statement], Field(min_length=1)]
    plain: Annotated[list[Statement], Field(min_length=1)]
    full: list[Statement] = []
    cautions: list[Statement] = []
    legal: list[Legal] = []
    owes: Owes
    ask: list[Statement] = []
    where: list[Statement] = []
    bring: list[Statement] = []
    refused: Annotated[list[Statement], Field(min_length=1)]
    terms: list[Identifier] = []
    related: list[Identifier] = []
    hard_topic: bool = False
    sources: list[Reference]
    verified: bool = True
    reviewed: date
    review_by: date


class Provision(Model):
    """What one article says."""

    article: Words
    says: Statement
    certainty: Certainty
    sources: list[Reference] = []
    note: str | None = None


class Instrument(Reviewed):
    """A treaty, plan, principle or standard."""

    id: Identifier
    title: Statement
    short: Statement
    official_title: Statement | None = None
    also: list[Words] = []
    kind: Literal["treaty", "protocol", "action_plan", "guidance", "principles", "finding", "standard"]
    strength: Strength
    adopted: Loose | None = None
    in_force: Loose | None = None
    until: Loose | None = None
    status_id: Literal["mbt", "ccm", "crpd", "crpd_op", "ccw_pv"] | None = None
    url: Url | None = None
    easy: list[Statement] = []
    plain: list[Statement] = []
    limits: list[Statement] = []
    provisions: list[Provision] = []
    frameworks: list[Framework] = []
    approaches: list[Approach] = []
    sources: list[Reference]
    verified: bool = True
    reviewed: date
    review_by: date


class Instruments(Model):
    """The file `instruments.yaml`."""

    instruments: list[Instrument]


class Event(Model):
    """A step of a State towards, into or out of a treaty.

    `on` is a date, a year when no more is known, or null; `unknown`: believed to have joined, not confirmed.
    """

    on: Loose | None
    is_: Literal["party", "signatory", "withdrawn", "unknown"] = Field(alias="is")


class Membership(Model):
    """One State and one treaty over time.

    `disputed`: the sources contradict each other; `applicable: false`: the area cannot join treaties.
    """

    events: list[Event]
    certainty: Certainty
    sources: list[Reference] = []
    note: Statement | None = None
    remark: str | None = None
    disputed: bool = False
    applicable: bool = True


class Status(Model):
    """One State."""

    country: Country
    title: Words
    kind: Identifier | None = None
    mbt: Membership
    ccm: Membership
    crpd: Membership
    crpd_op: Membership
    ccw_pv: Membership
    remark: str | None = None


class Statuses(Model):
    """The file `status.yaml`."""

    reviewed: date | None = None
    review_by: date | None = None
    status: list[Status]


class Category(Model):
    """One code of an axis."""

    id: Identifier
    title: Statement
    text: Statement | None = None
    pictogram: Identifier | None = None
    parent: Identifier | None = None


class Taxonomy(Model):
    """The file `taxonomy.yaml`."""

    axes: dict[Identifier, list[Category]]
