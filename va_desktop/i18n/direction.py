# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps names and numbers of one direction whole inside text of the other (Unicode isolates, UAX 9)."""

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
