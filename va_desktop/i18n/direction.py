# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps names and numbers of one direction whole inside text of the other (Unicode isolates, UAX 9)."""

import re
from typing import Any

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
LEFT_TO_RIGHT_ISOLATE = "\u2066"


def isolate(text: str) -> str:
    """Return the text so that its direction does not disturb what stands around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else text


def left_to_right(text: str) -> str:
    """Return a phone number, an address of a page or a code so that it is always read from left to right."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if text else text


def plain(text: str) -> str:
    """Return the text without direction marks, for speech, search and the clipboard."""
    return text.translate({0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None, 0x200E: None, 0x200F: None})


_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of Hebrew, Arabic or a script written like them (Unicode blocks; digits and marks of them included)."""
_LETTER = re.compile(r"[^\W\d_]")


def runs_right_to_left(text: str, otherwise: bool) -> bool:
    """Tell the direction of a text that stands by itself; `otherwise` where it has letters of both kinds or none."""
    if _RIGHT_TO_LEFT.search(text) is None:
        return otherwise and _LETTER.search(text) is None
    return otherwise or _LETTER.search(_RIGHT_TO_LEFT.sub("", text)) is None


class Sentence(str):
    """A sentence with places for names and numbers; what is put in never turns the words around it.

    A value that runs against the sentence is isolated; every other value goes in as it is.
    """

    __slots__ = ()

    def format(self, *args: Any, **kwargs: Any) -> str:
        """Fill the places as `str.format` does."""
        rtl = _RIGHT_TO_LEFT.search(self) is not None
        return super().format(
            *(_apart(value, rtl) for value in args), **{name: _apart(value, rtl) for name, value in kwargs.items()}
        )


def _apart(value: Any, rtl: bool) -> Any:
    if not isinstance(value, str) or value.startswith((FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE)):
        return value
    against = _LETTER.search(value) is not None and runs_right_to_left(value, rtl) is not rtl
    return isolate(value) if against else value
