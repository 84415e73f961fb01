# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of `letters.yaml`: letters to offices, sentence by sentence, with places to fill in."""

from typing import Annotated, Literal

from pydantic import Field

from va_desktop.content.models.base import Identifier, Model, Statement

Place = Literal[
    "title", "office", "submitted", "receipt", "due", "rule", "decided", "reason", "reminded", "papers", "name", "today"
]
"""What a letter can be filled with; each stands in the text as `{title}`, `{office}` ..."""


class Paragraph(Statement):
    """One sentence or two. It is left out where one of `needs` is not known."""

    needs: list[Place] = []


class Letter(Model):
    """One kind of letter."""

    id: Identifier
    title: Statement
    subject: Statement
    body: Annotated[list[Paragraph], Field(min_length=1)]


class Letters(Model):
    """The file `letters.yaml`."""

    letters: list[Letter]
