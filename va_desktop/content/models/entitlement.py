# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of one entitlement: what can be got, by whom, from whom, until when."""

import datetime as dt
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from va_desktop.content.models.base import (
    Approach,
    Condition,
    Conflict,
    FactName,
    Framework,
    Identifier,
    Loose,
    Model,
    Reference,
    Reviewed,
    Rule,
    Statement,
    Words,
)


class Sum(Model):
    """One amount: a fixed `value`, `multiply` times a parameter, `percent` of a parameter, or words only.

    `when`: whom it is for; it is left out only for a person for whom this does not hold.
    """

    id: Identifier
    text: Statement
    value: int | float | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    year: int | None = None
    multiply: int | float | None = None
    percent: int | float | None = None
    parameter: Identifier | None = None
    kind: Literal["once", "monthly", "yearly", "ceiling", "share"]
    derived: bool | str = False
    note: Statement | None = None
    conflict: bool = False
    as_of: Loose | None = None
    sources: list[Reference] = []
    verified: bool = True
    why: str | None = None
    when: Condition | None = None

    @model_validator(mode="after")
    def _whole(self) -> "Sum":
        if self.parameter is not None and self.multiply is None and self.percent is None:
            raise ValueError("an amount with `parameter` also needs `multiply` or `percent`")
        if self.multiply is not None and self.parameter is None:
            raise ValueError("an amount with `multiply` also needs `parameter`")
        if self.value is not None and self.currency is None:
            raise ValueError("an amount with `value` also needs `currency`")
        return self


class Deadline(Model):
    """A last day: a `date`, or a `rule` counted from a fact; words only when nobody knows the number."""

    id: Identifier
    whose: Literal["applicant", "authority", "appeal"]
    text: Statement
    rule: Rule | None = None
    date: dt.date | None = None
    conflict: bool = False
    note: Statement | None = None
    as_of: Loose | None = None
    sources: list[Reference] = []
    verified: bool = True
    why: str | None = None


class Entitlement(Reviewed):
    """One entitlement; `frameworks` may be empty only for a gap.

    `requires`: what to get first; `grants`: the facts that hold once this was obtained.
    """

    id: Identifier
    title: Statement
    original_title: Words | None = None
    state: Literal["current", "expired", "superseded", "gap"]
    superseded_by: Identifier | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    pictogram: Identifier
    needs: list[Identifier]
    frameworks: list[Framework]
    approaches: list[Approach]
    coding_why: str | None = None
    audiences: list[Identifier] = []
    lead: Statement
    easy: Annotated[list[Statement], Field(min_length=1)]
    who: list[Statement] = []
    gives: list[Statement] = []
    amounts: list[Sum] = []
    requires: list[Identifier] = []
    grants: dict[FactName, bool | int | float | str] = {}
    conditions: Condition | None = None
    exclusions: list[Condition] = []
    authority: Statement | None = None
    where: list[Statement] = []
    steps: list[Statement] = []
    documents: list[Statement] = []
    deadlines: list[Deadline] = []
    cost: Statement | None = None
    refused: Annotated[list[Statement], Field(min_length=1)]
    warnings: list[Statement] = []
    conflicts: list[Conflict] = []
    open_questions: list[Statement] = []
    history: list[Statement] = []
    terms: list[Identifier] = []
    hard_topic: bool = False
    sources: list[Reference]
    verified: bool
    why: str | None = None
    reviewed: date
    review_by: date
