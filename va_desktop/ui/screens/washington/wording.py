# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences around the Washington Group Short Set; the questions themselves are content."""

from va_desktop.content.library import INTERNATIONAL, Library
from va_desktop.content.sources import Source
from va_desktop.content.sources import sources as listed
from va_desktop.eligibility.questions import Question
from va_desktop.i18n.translator import Translator


def consent(tr: Translator) -> list[str]:
    """Return what a person should know before they agree; the third sentence is the set's own introduction."""
    return [
        tr("These six questions are the same all over the world. They help to see who is left out."),
        tr("They never decide what you get. You can leave each question open."),
        tr(
            "The next questions ask about difficulties you may have doing certain activities because of a health "
            "problem."
        ),
    ]


def sources(library: Library, questions: tuple[Question, ...]) -> tuple[Source, ...]:
    """Return where the wording was read."""
    ids = tuple(dict.fromkeys(id_ for question in questions for id_ in question.sources))
    return tuple(listed(library, INTERNATIONAL, ids))
