# SPDX-License-Identifier: GPL-3.0-or-later
"""What a badge says; no Qt, so that sentences can be made and tested without a window."""

from typing import Literal, NamedTuple

Tone = Literal["info", "success", "caution", "gap", "neutral"]


class Badge(NamedTuple):
    """A word with a tone; the picture gives it a shape, so that colour is never alone."""

    text: str
    tone: Tone = "neutral"
    picture: str = ""
