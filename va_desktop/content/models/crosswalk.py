# SPDX-License-Identifier: GPL-3.0-or-later
"""Shape of the crosswalk: which field of another information system stands for a code that is counted here."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from va_desktop.content.models.base import Certainty, Identifier, Model, Reference, Statement
from va_desktop.content.models.evidence import Dimension_, Label

By = (
    Dimension_ | Literal["face", "counted", "currency", "move", "framework", "approach", "pillar", "funding", "service"]
)
"""By what figures are told apart, as `figures.csv` names it."""


class OtherSystem(Model):
    """Another system or list. `check` says what to read before anybody relies on it."""

    id: Identifier
    version: Annotated[int, Field(ge=1)]
    title: Statement
    check: Statement
    certainty: Certainty
    verified: bool = True
    why: str | None = None
    sources: Annotated[list[Reference], Field(min_length=1)]

    @model_validator(mode="after")
    def _honest(self) -> "OtherSystem":
        _only_read(self.certainty, self.verified, self.why)
        return self


class Theirs(Model):
    """The field of one system (`id`), with the values that stand for our codes.

    Without a `title` a source says that there is none; `only` names the codes of which the field speaks, if not of all.
    """

    id: Identifier
    title: Statement | None = None
    only: list[Identifier] = []
    values: list[Label] = []
    note: Statement | None = None
    certainty: Certainty
    verified: bool = True
    why: str | None = None
    sources: Annotated[list[Reference], Field(min_length=1)]

    @model_validator(mode="after")
    def _honest(self) -> "Theirs":
        _only_read(self.certainty, self.verified, self.why)
        if self.values and self.title is None:
            raise ValueError("a value needs the `title` of its field")
        return self


class Match(Model):
    """One of our fields with its codes; `field` is its name in what is counted, `none` names systems without a match.

    `codes` stays empty where codes are open: areas, services, money.
    """

    id: By
    field: Identifier
    codes: list[Identifier] = []
    theirs: list[Theirs] = []
    none: list[Identifier] = []

    @model_validator(mode="after")
    def _known(self) -> "Match":
        named = {code for one in self.theirs for code in (*one.only, *(label.id for label in one.values))}
        strange = sorted(named - set(self.codes))
        if strange:
            raise ValueError(f"these are no codes of `{self.id}`: {', '.join(strange)}")
        return self


class Crosswalk(Model):
    """The file `crosswalk.yaml`."""

    reviewed: date
    review_by: date
    systems: list[OtherSystem]
    matches: list[Match]

    @model_validator(mode="after")
    def _whole(self) -> "Crosswalk":
        wanted = sorted(one.id for one in self.systems)
        for match in self.matches:
            if sorted([*(one.id for one in match.theirs), *match.none]) != wanted:
                raise ValueError(f"`{match.id}` must name each system once, in `theirs` or in `none`")
        return self


def _only_read(certainty: Certainty, verified: bool, why: str | None) -> None:
    if certainty == "knowledge" and verified:
        raise ValueError("what nobody read in a source needs `verified: false`")
    if not verified and not why:
        raise ValueError("`verified: false` needs `why`")
