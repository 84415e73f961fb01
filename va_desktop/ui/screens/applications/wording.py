# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of the first page of *My applications*; no Qt."""

from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words


def why(tr: Translator) -> list[str]:
    """Return what a locked place is good for, before anybody makes one."""
    return [
        tr("Here you can keep what you applied for, for yourself and for your family."),
        tr("You see what comes next, who must act, and by which day."),
        tr("It is locked with your code. Nobody else can read it, also not we."),
        tr("Nothing is kept unless you make this place yourself."),
    ]


def without(tr: Translator) -> list[str]:
    """Return what helps without a locked place."""
    return [
        tr("Keep every paper, and a copy of each, in one safe place."),
        tr("Ask for a stamped receipt when you hand something in."),
        tr("Write down the day, the office and the name of who you spoke to."),
        tr("Ask by which day they must answer, and by which day you can appeal."),
    ]


def shown(words: Words, first: int, last: int, count: int) -> str:
    """Return which part of a long list is on the page."""
    told = words.tr("{first} to {last} of {count}")
    return told.format(first=words.number(first), last=words.number(last), count=words.number(count))


def foot(tr: Translator, stick: str) -> str:
    """Return where the open vault lies."""
    if stick:
        return tr("Locked with your code. Only on your stick {name}.").format(name=stick)
    return tr("Locked with your code. Only on this computer.")
