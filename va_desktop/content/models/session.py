# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes of the guided session: facts, the questions that ask for them, and worked examples of rules."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from va_desktop.content.models.base import FactName, Identifier, Model, Reference, Scalar, Statement, Words

Result = Literal["eligible", "ask", "not_eligible", "gap"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$", max_length=60)]
Code = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]+$", min_length=1, max_length=80)]
"""The value of a choice, as the rules write it; some are names (`Xieng Khouang`)."""


class Value(Model):
    """One answer that a fact can have."""

    id: Code
    title: Statement
    pictogram: Identifier | None = None


class Fact(Model):
    """One thing that rules ask about. `derived`: the program knows it and nobody is asked."""

    id: FactName
    title: Statement
    type: Literal["yes_no", "number", "date", "choice", "country"]
    unit: Literal["percent", "years", "people", "money"] | None = None
    min: int | float | None = None
    max: int | float | None = None
    values: list[Value] = []
    derived: bool = False
    sources: list[Reference] = []

    @model_validator(mode="after")
    def _whole(self) -> "Fact":
        if (self.type == "choice") != bool(self.values):
            raise ValueError("a fact of type `choice` has `values`, and no other fact has them")
        if self.type != "number" and (self.unit or self.min is not None or self.max is not None):
            raise ValueError("only a fact of type `number` has `unit`, `min` or `max`")
        return self


class Option(Model):
    """One answer that settles several facts at once."""

    id: Key
    text: Statement
    pictogram: Identifier | None = None
    sets: Annotated[dict[FactName, bool | int | float | str], Field(min_length=1)]


class Question(Model):
    """One question of the session: about one fact (`asks`), or with `options` that set several.

    *I don't know* and *I would rather not say* belong to every question and are added by the program.
    `hint` is for an outreach worker only. `module`: not part of the session (`wgss`).
    """

    id: Key
    text: Statement
    lead: Statement | None = None
    pictogram: Identifier
    asks: FactName | None = None
    options: list[Option] = []
    why: Statement
    hint: Statement | None = None
    hard_topic: bool = False
    module: Literal["wgss"] | None = None
    sources: list[Reference] = []

    @model_validator(mode="after")
    def _whole(self) -> "Question":
        if (self.asks is None) == (not self.options):
            raise ValueError("a question needs either `asks` or `options`")
        return self


class Questions(Model):
    """The file `questions.yaml`."""

    facts: list[Fact] = []
    questions: list[Question] = []


class Example(Model):
    """An invented person and what the rules must say of them; for authors and tests, never shown to survivors."""

    id: Key
    title: Words
    on: date
    facts: dict[FactName, Scalar]
    expect: Annotated[dict[Identifier, Result], Field(min_length=1)]
    amounts: dict[Identifier, dict[Identifier, int | float]] = {}
    deadlines: dict[Identifier, dict[Identifier, date]] = {}
    first: dict[Identifier, list[Identifier]] = {}
    why: str | None = None


class Examples(Model):
    """The file `examples.yaml`."""

    examples: list[Example]
