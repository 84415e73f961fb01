# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the facts of what went wrong into a kind sentence: what happened, what is safe, what to do."""

from dataclasses import dataclass

from va_desktop.content.errors import PackDamaged, PackTooNew
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew
from va_desktop.errors import VaDesktopError
from va_desktop.i18n.translator import Translator


@dataclass(frozen=True)
class Message:
    """A bold line and one sentence."""

    title: str
    sentence: str


def message(tr: Translator, error: VaDesktopError) -> Message:
    """Return the words for an expected failure."""
    match error:
        case PackDamaged(path=path):
            return Message(
                tr("Some content could not be opened."),
                tr("The file {name} is damaged and is left out. Everything else works. Ask for a fresh copy.").format(
                    name=path.name
                ),
            )
        case PackTooNew(path=path):
            return Message(
                tr("Some content is newer than this program."),
                tr("The file {name} is left out. Everything else works. Ask for a newer program.").format(
                    name=path.name
                ),
            )
        case DirectoryDamaged():
            return Message(
                tr("The directory of this centre could not be opened."),
                tr("Its file is damaged and is left out. Everything else works. Load it again."),
            )
        case DirectoryTooNew():
            return Message(
                tr("The directory is newer than this program."),
                tr("It is left out. Everything else works. Ask for a newer program."),
            )
        case _:
            return Message(
                tr("Something did not work."), tr("Nothing was lost. Go back and try again, or ask someone to help.")
            )
