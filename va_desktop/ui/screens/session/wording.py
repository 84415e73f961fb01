# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of the start of the guided session; no Qt."""

from va_desktop.ui.language import Words


def before(words: Words, left: int) -> list[str]:
    """Return what a person should know before the first question; `left`: how many questions there are at the most."""
    tr = words.tr
    found = []
    if left:
        found.append(
            tr.plural("There is {n} question.", "There are up to {n} questions, often fewer.", left).format(
                n=words.number(left)
            )
        )
    found += [
        tr("You can leave each question open. You can stop at any time."),
        tr("Nobody asks for your name. Nothing is kept on this computer, unless you ask for it."),
        tr("Others may hear what is read aloud. Use headphones if you can."),
        tr("This is guidance. The office decides."),
    ]
    return found


def so_far(words: Words, answered: int, left: int) -> str:
    """Return how many questions were answered and how many are left at the most."""
    tr = words.tr
    given = tr.plural("You answered {n} question.", "You answered {n} questions.", answered).format(
        n=words.number(answered)
    )
    if not left:
        return given + " " + tr("Nothing more needs to be asked.")
    more = tr.plural("Up to {n} more.", "Up to {n} more.", left).format(n=words.number(left))
    return f"{given} {more}"
