# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes of what outreach workers go by: texts of consent, the list of needs, and rules for tasks."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from va_desktop.content.models.base import Identifier, Model, Reference, Statement

Trigger = Literal[
    "opened",
    "need",
    "plan",
    "referral.sent",
    "referral.accepted",
    "referral.refused",
    "referral.attended",
    "referral.done",
    "referral.lost",
    "delivered",
    "claim.sought",
    "claim.applied",
    "claim.obtained",
    "claim.refused",
    "visit",
    "closed",
]
"""What can happen in a case and bring or settle a task."""

Days = Annotated[int, Field(ge=0, le=3650)]


class Consent(Model):
    """What is read aloud before a person says yes or no to one purpose.

    `version` changes with every change of meaning: each yes keeps the version it was given to. `months`: how long a
    yes holds.
    """

    id: Identifier
    purpose: Literal["keep", "refer", "count", "contact"]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$")]
    title: Statement
    pictogram: Identifier
    easy: Annotated[list[Statement], Field(min_length=1)]
    if_no: Annotated[list[Statement], Field(min_length=1)]
    months: Annotated[int, Field(ge=1, le=60)]
    sources: list[Reference] = []


class Consents(Model):
    """The file `consent.yaml`."""

    consents: list[Consent]


class Need(Model):
    """One need that a person may tell, under its pillar."""

    id: Identifier
    pillar: Identifier
    title: Statement
    pictogram: Identifier | None = None


class Needs(Model):
    """The file `needs.yaml`."""

    needs: list[Need]


class Task(Model):
    """When somebody has something to do: due `after` days after `on`.

    It can be done from `opens` days before that day, and no more after `ends` days behind it. `settled_by`: what makes
    it needless. `by_need`: what happens in the same need settles it too. `contact`: only with the person's yes to be
    contacted. A country's rule takes the place of the one with its id; `off` makes it none.
    """

    id: Identifier
    on: Trigger
    after: Days
    opens: Days = 0
    ends: Days | None = None
    settled_by: list[Trigger] = []
    by_need: bool = False
    contact: bool = False
    pillars: list[Identifier] = []
    title: Statement
    hint: Statement | None = None
    off: bool = False
    sources: list[Reference] = []

    @model_validator(mode="after")
    def _whole(self) -> "Task":
        if self.opens > self.after:
            raise ValueError("`opens` cannot be more days than `after`: a task begins with what brings it")
        return self


class Tasks(Model):
    """The file `tasks.yaml`."""

    tasks: list[Task]
