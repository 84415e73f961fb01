# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences about kept answers; no Qt."""

from va_desktop.guidance.store import KeptRefused
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words


def told(words: Words, least: int) -> list[str]:
    """Return what a person should know before they choose a password of `least` characters."""
    tr = words.tr
    return [
        tr("Your answers are then written to this computer, locked with your password."),
        tr("Each answer is safe as soon as you give it, also if the power fails."),
        short(words, least),
        tr("Nobody can open them without the password, also not we. There is no way to get it back."),
        tr("Do not do this on a computer that others use, unless you trust it."),
    ]


def short(words: Words, least: int) -> str:
    """Return how long a password must be."""
    return words.tr("The password needs {n} characters or more.").format(n=words.number(least))


def refused(tr: Translator, error: KeptRefused) -> str:
    """Return why kept answers did not open, and what to do."""
    if error.reason == "newer":
        return tr("A newer version of this program kept them. Open them with that version.")
    return tr("That did not open them. Nothing is lost: try the password again.")
