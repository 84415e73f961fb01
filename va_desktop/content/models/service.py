# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of one service: a place, office or line that can help."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from va_desktop.content.models.base import (
    Approach,
    Framework,
    Identifier,
    LanguageTag,
    Loose,
    Model,
    Reference,
    Reviewed,
    Statement,
    Url,
    Words,
)


class Phone(Model):
    """One number, as one dials it."""

    number: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[+(]?[0-9*#][0-9 ()\-*#./]*$")]
    label: Statement | None = None
    kind: Literal["free", "normal", "mobile", "whatsapp", "emergency"] = "normal"
    verified: bool = True
    why: str | None = None
    as_of: Loose | None = None
    sources: list[Reference] = []
    note: Statement | None = None


class Place(Model):
    """Where it is; names as on the map. `lat` and `lon` in degrees (WGS 84)."""

    city: Words | None = None
    region: Words | None = None
    address: Words | None = None
    postcode: Loose | None = None
    national: bool = False
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None


Feature = Literal[
    "step_free",
    "toilet",
    "lift",
    "parking",
    "sign_language",
    "tactile",
    "hearing_loop",
    "guide",
    "home_visit",
]


class Service(Reviewed):
    """One service; a key that is absent from `accessibility` means that nobody knows."""

    id: Identifier
    name: Words
    title: Statement
    types: Annotated[list[Identifier], Field(min_length=1)]
    needs: list[Identifier]
    frameworks: list[Framework]
    approaches: list[Approach]
    coding_why: str | None = None
    audiences: list[Identifier] = []
    route: Literal["open", "specialised", "victims"]
    for_whom: list[Statement] = []
    does: Annotated[list[Statement], Field(min_length=1)]
    place: Place
    directions: list[Statement] = []
    phones: list[Phone] = []
    emails: list[Words] = []
    webs: list[Url] = []
    hours: list[Statement] = []
    cost: Statement | None = None
    languages: list[LanguageTag] = []
    accessibility: dict[Feature, Literal["yes", "no"]] = {}
    note: Statement | None = None
    assured: Loose | None = None
    sources: list[Reference]
    verified: bool
    why: str | None = None
    reviewed: date | None = None
    review_by: date | None = None
