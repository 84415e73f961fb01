# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on a paper, before it is printed or written to a file. It has no place for a name."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Line:
    """One line of text in one language (BCP 47)."""

    text: str
    lang: str


@dataclass(frozen=True)
class Listing:
    """Several lines: steps to take in order, papers to tick off, or things to know."""

    kind: Literal["plain", "numbered", "ticks"]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """A heading, an optional mark under it (the result), and what stands below. `level`: 2 or 3."""

    heading: Line
    level: Literal[2, 3]
    mark: str = ""
    parts: tuple[Line | Listing, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One paper in the language `lang`. `code`: what the square code holds, public ids only, or nothing."""

    title: str
    lang: str
    rtl: bool
    lead: str
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
    code: str = ""
    code_told: str = ""
