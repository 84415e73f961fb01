# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences around the Washington Group Short Set; the questions themselves are content."""

from va_desktop.content.library import INTERNATIONAL, Library
from va_desktop.content.sources import Source
from va_desktop.content.sources import sources as listed
from va_desktop.eligibility.questions import Question
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words


def consent(tr: Translator) -> list[str]:
    """Return what a person should know before they agree."""
    return [
        tr("These six questions are the same all over the world. They help to see who is left out."),
        tr("They never decide what you get. You can leave each question open."),
    ]


def introduction(words: Words) -> tuple[str, str]:
    """Return the set's own introduction and the language it is in.

    Only the official wording may be used: where it is not at hand, the set stays in English.
    """
    english = (
        "The next questions ask about difficulties you may have doing certain activities because of a health problem."
    )
    # Translators: only the official wording of the Washington Group; leave it empty where you do not have it.
    said = words.tr(
        "The next questions ask about difficulties you may have doing certain activities because of a health problem."
    )
    return said, "en" if said == english else words.lang


def only_english(words: Words) -> str:
    """Return why the questions are in English."""
    told = words.tr("Only the official wording may be used. We do not have it in {language} yet, so it is in English.")
    return told.format(language=words.language.own_name)


def sources(library: Library, questions: tuple[Question, ...]) -> tuple[Source, ...]:
    """Return where the wording was read."""
    ids = tuple(dict.fromkeys(id_ for question in questions for id_ in question.sources))
    return tuple(listed(library, INTERNATIONAL, ids))
