# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes that any pack may have: its own card, sources, glossary, laws, amounts, contacts, country page."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from va_desktop.content.models.base import (
    Country,
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
from va_desktop.content.models.service import Phone
from va_desktop.ids import ApplicationState


class Pack(Model):
    """The file `pack.yaml`; `recorded`: languages in which every text is to be heard in a human voice."""

    id: Annotated[str, StringConstraints(pattern=r"^(international|[A-Z]{3})$")]
    title: Statement
    country: Country | None = None
    languages: Annotated[list[LanguageTag], Field(min_length=1)]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$")]
    licence: Words
    reviewed: date
    review_by: date
    authors: list[Words] = []
    recorded: list[LanguageTag] = []


class Source(Model):
    """Where something was read; `title` and `date` are as published and are not translated."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.\-]+$", max_length=60)]
    title: Words
    publisher: Words | None = None
    url: Annotated[str, StringConstraints(min_length=4, max_length=1000)] | None = None
    date: Loose | None = None
    read: Annotated[str, StringConstraints(pattern=r"^(full|part|no)$")] = "part"
    note: str | None = None


class Sources(Model):
    """The file `sources.yaml`."""

    sources: list[Source]


class Term(Model):
    """One hard word and one or two easy sentences."""

    id: Identifier
    term: Statement
    text: Statement
    sources: list[Reference] = []
    verified: bool = True


class Glossary(Model):
    """The file `glossary.yaml`."""

    terms: list[Term]


class Law(Model):
    """One national law."""

    id: Identifier
    title: Statement
    original_title: Words
    number: Loose | None = None
    date: Loose | None = None
    in_force_until: Loose | None = None
    gives: Statement
    url: Url | None = None
    note: Statement | None = None
    sources: list[Reference]
    verified: bool
    why: str | None = None


class Laws(Model):
    """The file `laws.yaml`."""

    laws: list[Law]


class Amount(Model):
    """The value of a parameter over one span of days."""

    from_: date = Field(alias="from")
    to: date | None = None
    amount: int | float
    legal_basis: Words | None = None
    note: Statement | None = None
    derived: bool | str = False
    sources: list[Reference] = []
    verified: bool
    why: str | None = None


class Parameter(Model):
    """A sum that changes with the year and on which benefits are built."""

    id: Identifier
    title: Statement
    original_title: Words | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    rule: Statement | None = None
    values: Annotated[list[Amount], Field(min_length=1)]
    sources: list[Reference] = []
    verified: bool = True


class Parameters(Model):
    """The file `parameters.yaml`."""

    parameters: list[Parameter]


class Emergency(Model):
    """A number to dial at once."""

    id: Identifier
    title: Statement
    number: Words
    note: Statement | None = None
    sources: list[Reference]
    verified: bool
    conflict: bool = False
    why: str | None = None


class Contact(Model):
    """A national contact: one of the pack's services, or a name."""

    id: Identifier
    title: Statement
    service: Identifier | None = None
    name: Words | None = None
    phones: list[Phone] = []
    emails: list[Words] = []
    webs: list[Url] = []
    note: Statement | None = None
    sources: list[Reference] = []
    verified: bool
    why: str | None = None


class Contacts(Model):
    """The file `contacts.yaml`."""

    emergency: list[Emergency] = []
    contacts: list[Contact] = []


class Spoken(Model):
    """A language that people use in the country."""

    tag: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    title: Statement
    role: Words | None = None
    verified: bool = True
    why: str | None = None


class Gap(Statement):
    """What the country does not give; `frameworks` says in which part of life."""

    frameworks: list[Framework] = []


class LocalState(Model):
    """What the offices of a country call a state of an application; `id` is the program's own name for it."""

    id: ApplicationState
    title: Statement


class CountryPage(Reviewed):
    """The file `country.yaml`."""

    title: Statement
    targeted: list[Statement] = []
    broader: list[Statement] = []
    gaps: list[Gap] = []
    warnings: list[Statement] = []
    languages: list[Spoken] = []
    states: list[LocalState] = []
    sources: list[Reference]
    verified: bool = True
    reviewed: date
    review_by: date
