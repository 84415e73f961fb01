# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of a film says, without Qt."""

from typing import NamedTuple

from va_desktop.i18n.translator import Translator


class Controls(NamedTuple):
    """The words of the film and its buttons."""

    film: str
    play: str
    pause: str
    again: str


def controls(tr: Translator, language: str) -> Controls:
    """Return the words of the buttons; `language` is the name of the sign language."""
    return Controls(
        film=tr("Film in {language}").format(language=language),
        # Translators: on a button that begins or goes on with a film.
        play=tr("Play the film"),
        pause=tr("Pause the film"),
        # Translators: on a button that begins a film from its first picture.
        again=tr("Begin the film again"),
    )


def place(tr: Translator, number: str, count: str) -> str:
    """Return which of several films this is; both are written in the language's digits."""
    return tr("Film {number} of {count}").format(number=number, count=count)
