# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of the search page, made from facts; no Qt."""

from datetime import date

from va_desktop.directory.services import Service
from va_desktop.guidance.search import Results
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import wording


def count(words: Words, found: Results) -> str:
    """Return how many results there are, as shown and as announced."""
    return words.tr.plural("{n} result found.", "{n} results found.", found.total).format(n=words.number(found.total))


def corrected(words: Words, found: Results) -> str:
    """Return that another word was searched than the one written."""
    return words.tr("We did not find “{written}”. We show “{used}”.").format(
        written=isolate(found.query), used=isolate(found.corrected or "")
    )


def kinds(tr: Translator) -> tuple[tuple[str, str, str], ...]:
    """Return the kinds of results to choose from, as (code, words, pictogram)."""
    return (
        ("all", tr("Everything"), ""),
        ("right", tr("Rights"), "rights"),
        ("entitlement", tr("What you can get"), "benefit"),
        ("service", tr("Places"), "place"),
    )


def place_marks(words: Words, place: Service, today: date) -> list[Badge]:
    """Return the badges of a place among the results."""
    marks = [wording.route(words.tr, place.route)]
    if place.stale(today):
        marks.append(wording.fresh(words, place.assured, stale=True))
    return marks
