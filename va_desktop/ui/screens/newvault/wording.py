# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences for making a vault; no Qt."""

from va_desktop.storage.keys import LEAST_CHARACTERS, PICTURES
from va_desktop.ui.language import Words


def told(words: Words, kind: str) -> list[str]:
    """Return what a person should know before choosing a code."""
    tr = words.tr
    common = [
        tr("There is no way to ask for the code again: nobody else knows it."),
        tr("You get a recovery sheet in the next step. It opens the place if you forget the code."),
    ]
    if kind == "pictures":
        return [
            tr("Choose {n} pictures and remember their order. One may come twice.").format(n=words.number(PICTURES)),
            tr("Wrong pictures slow the program down, then lock it for an hour."),
            tr("Someone who copies the file could find three pictures within hours. A passphrase is much safer."),
            *common,
        ]
    least = words.number(LEAST_CHARACTERS)
    return [
        tr("Use {n} characters or more. Four words that only you put together are good.").format(n=least),
        *common,
    ]
