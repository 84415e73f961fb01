# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which the program can be used, and what each of them changes; no Qt."""

from typing import NamedTuple

from va_desktop.i18n.translator import Translator
from va_desktop.settings.settings import Settings


class Way(NamedTuple):
    """One way of use."""

    id: str
    text: str
    line: str
    picture: str


def ways(tr: Translator) -> tuple[Way, ...]:
    """Return the ways in the order in which they are offered."""
    return (
        Way("read", tr("I read"), tr("Words and pictures"), "read"),
        Way("listen", tr("I listen"), tr("Everything is read aloud"), "listen"),
        Way("pictures", tr("Pictures"), tr("One word, one drawing"), "pictures"),
        Way("bigger", tr("Bigger"), tr("Large letters"), "bigger"),
        Way("scan", tr("One button"), tr("It moves by itself, you press"), "nohands"),
        Way("dwell", tr("I rest the pointer"), tr("For a head mouse or the eyes"), "look"),
        Way("keys", tr("Keys on the screen"), tr("For writing without a keyboard"), "note"),
        Way("calm", tr("Calm"), tr("Nothing moves or startles"), "calm"),
        Way("reader", tr("I use a screen reader"), tr("Then this program never speaks by itself"), "reader"),
    )


def on(way: str, chosen: Settings) -> bool:
    """Tell whether a way is chosen."""
    match way:
        case "read":
            return not (chosen.aloud or chosen.pictures or chosen.screen_reader)
        case "listen":
            return chosen.aloud
        case "bigger":
            return chosen.scale >= 175
        case "reader":
            return bool(chosen.screen_reader)
        case _:
            return bool(getattr(chosen, way))


def changes(way: str, turned: bool, chosen: Settings) -> dict[str, object]:
    """Return the settings that a way changes when it is turned on or off."""
    match way:
        case "read":
            return {"aloud": False, "pictures": False, "screen_reader": False} if turned else {}
        case "listen":
            return {"aloud": True, "screen_reader": False} if turned else {"aloud": False}
        case "bigger":
            return {"scale": 200 if turned else 100}
        case "reader":
            return {"screen_reader": True, "aloud": False} if turned else {"screen_reader": False}
        case _:
            return {way: turned}
