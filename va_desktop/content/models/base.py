# SPDX-License-Identifier: GPL-3.0-or-later
"""What all authored shapes share: statements, ids, codes and condition trees."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)


class Model(BaseModel):
    """Strict, closed and frozen."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=False)


class Reviewed(Model):
    """A page with the people behind it: who wrote it, and who else read it against its sources."""

    written_by: str | None = None
    reviewed_by: list[str] = []
    reviewed: date | None = None
    review_by: date | None = None


def _as_text(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Loose = Annotated[str, BeforeValidator(_as_text), StringConstraints(strip_whitespace=True, min_length=1)]
"""A date or number that is kept as the text in which it was published."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$", max_length=80)]
Reference = Annotated[str, StringConstraints(pattern=r"^(international:)?[A-Za-z0-9_.\-]+$", max_length=80)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
_NAME = r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*"

Fact = Annotated[str, StringConstraints(pattern=rf"^{_NAME}( - {_NAME})?$")]
"""A fact, or the time between two dated facts: `declaration.date - incident.date`."""
Rule = Annotated[
    str,
    StringConstraints(pattern=rf"^{_NAME} \+ [0-9]+ (working )?(day|week|month|year)s?$"),
]
"""When something falls due: `incident.date + 3 years`, `decision.date + 60 working days`."""

FactName = Annotated[str, StringConstraints(pattern=rf"^{_NAME}$", max_length=80)]
"""What is known of a person, by the dossier's name: `incident.date`."""

Framework = Literal["targeted", "disability", "health", "education", "employment", "development", "poverty_reduction"]
Approach = Literal["targeted_programmes", "infrastructure", "human_rights", "relief_to_most_vulnerable"]
Strength = Literal["binding", "commitment", "good_practice"]
Certainty = Literal["high", "medium", "low", "knowledge"]


class Statement(Model):
    """One translatable text. `verified` None means: as verified as its record."""

    text: Words
    verified: bool | None = None
    why: str | None = None
    sources: list[Reference] = []
    as_of: Loose | None = None
    conflict: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Conflict(Model):
    """What the sources disagree about."""

    text: Statement
    sources: list[Reference] = []

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


Scalar = bool | int | float | date | str


class Leaf(Model):
    """A single comparison. `soft`: not meeting it gives *ask*, with the reason when it is text.

    It compares with `value` (a day may be `as_of` or a rule such as `incident.date + 3 years`), or with
    `multiply` times the dated `parameter` in force on the day.
    """

    fact: Fact
    op: Literal["==", "!=", "<", "<=", ">", ">=", "in", "not_in", "between"]
    value: Scalar | list[Scalar] | None = None
    parameter: Identifier | None = None
    multiply: int | float | None = None
    verified: bool = True
    why: str | None = None
    note: str | None = None
    soft: bool | str = False
    sources: list[Reference] = []

    @model_validator(mode="after")
    def _whole(self) -> "Leaf":
        if (self.value is None) == (self.parameter is None):
            raise ValueError("a condition needs either `value` or `parameter`")
        if self.multiply is not None and self.parameter is None:
            raise ValueError("a condition with `multiply` also needs `parameter`")
        many = isinstance(self.value, list)
        if many != (self.op in ("in", "not_in", "between")):
            raise ValueError("`in`, `not_in` and `between` need a list, the others a single value")
        if self.op == "between" and isinstance(self.value, list) and len(self.value) != 2:
            raise ValueError("`between` needs two values: the first and the last")
        return self


class All(Model):
    """Every condition must hold."""

    all: Annotated[list["Condition"], Field(min_length=1)]
    note: str | None = None


class Any_(Model):  # noqa: N801  `Any` is taken
    """One condition must hold."""

    any: Annotated[list["Condition"], Field(min_length=1)]
    note: str | None = None


class Not(Model):
    """The condition must not hold."""

    not_: "Condition" = Field(alias="not")
    note: str | None = None


def _branch(value: Any) -> str:
    if isinstance(value, Mapping):
        for key in ("all", "any", "not"):
            if key in value:
                return f"<{key}>"
    return "<leaf>"


Condition = Annotated[
    Annotated[All, Tag("<all>")]
    | Annotated[Any_, Tag("<any>")]
    | Annotated[Not, Tag("<not>")]
    | Annotated[Leaf, Tag("<leaf>")],
    Discriminator(_branch),
]

All.model_rebuild()
Any_.model_rebuild()
Not.model_rebuild()
