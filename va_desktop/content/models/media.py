# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes of what is seen and not read: films in a sign language, with the same in writing."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from va_desktop.content.models.base import Identifier, LanguageTag, Model, Statement, Words

FileName = Annotated[
    str, StringConstraints(pattern=r"^signs/([A-Za-z0-9_\-]+/)*[A-Za-z0-9_\-]+(\.[A-Za-z0-9_\-]+)+$", max_length=200)
]
"""A file below the folder `signs` of the pack."""


class CaptionFile(Model):
    """The words of a film with their times, as WebVTT, in one written language."""

    language: LanguageTag
    file: FileName


class Sign(Model):
    """One film: `of` is the record (`right.housing`) or the text (`right.housing.easy.0`) that is signed."""

    id: Identifier
    of: Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[A-Za-z0-9_.~:()\-]+$", max_length=160)]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{3}$")]
    video: FileName
    captions: list[CaptionFile] = []
    transcript: list[Statement] = []
    by: Words
    licence: Words
    filmed: date | None = None


class Signs(Model):
    """The file `signs.yaml`."""

    signs: list[Sign]
