# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of a question's page, made from facts; no Qt."""

from va_desktop.eligibility.questions import Option, Question
from va_desktop.guidance.session import Answer, Given, LeftOpen, Picked
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.reasons import Say, Teller


def place(words: Words, number: int, left: int) -> str:
    """Return how far one has come; `left` counts the questions after this one."""
    tr, shown = words.tr, words.number(number)
    if left <= 0:
        return tr("Question {n}. Perhaps the last one.").format(n=shown)
    return tr.plural("Question {n}. Up to {left} more.", "Question {n}. Up to {left} more.", left).format(
        n=shown, left=words.number(left)
    )


def option(tr: Translator, item: Option, say: Say) -> str:
    """Return the words of an answer."""
    if item.text is not None:
        return say(item.text)
    return tr("Yes") if item.id == "yes" else tr("No")


def answer(question: Question, given: Answer | None, teller: Teller) -> str:
    """Return what was answered, in words."""
    tr = teller.words.tr
    match given:
        case None:
            return tr("Not answered yet")
        case LeftOpen():
            return tr("I don't know") if given.how == "dont_know" else tr("I would rather not say")
        case Picked():
            found = next((row for row in question.options if row.id == given.option), None)
            return option(tr, found, teller.say) if found else tr("Not answered yet")
        case Given():
            return teller.value(question.fact.id, given.value) if question.fact else ""


def unit(tr: Translator, question: Question) -> str:
    """Return what a number counts."""
    match question.fact.unit if question.fact else None:
        case "percent":
            return tr("Per cent, from 0 to 100")
        case "years":
            return tr("Years")
        case "people":
            return tr("How many people")
        case "money":
            return tr("The sum, in figures")
        case _:
            return tr("A number")


def changes(words: Words, number: int) -> str:
    """Return on how many results an answer can still bear."""
    return words.tr.plural(
        "Your answer can still change {n} result.", "Your answer can still change {n} results.", number
    ).format(n=words.number(number))
