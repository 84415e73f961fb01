# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on a paper, before it is printed or written to a file. It has no place for a name."""

from dataclasses import dataclass, replace
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
class Code:
    """A square code and the sentence that says what it is for. It holds public things only."""

    code: str
    told: str


@dataclass(frozen=True)
class Table:
    """Figures in rows. The first cell of each row names it, the first row of `head` the columns."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: `value` None where it may not be told; `told` is what stands at its end."""

    label: str
    value: int | None
    told: str


@dataclass(frozen=True)
class Chart:
    """Bars, with the one sentence that says the same. The table of the same figures stands below, always."""

    title: str
    sentence: str
    bars: tuple[Bar, ...]
    head: tuple[str, str]

    @property
    def table(self) -> Table:
        """Return the same figures as a table."""
        return Table(self.title, self.head, tuple((bar.label, bar.told) for bar in self.bars))


Part = Line | Listing | Table | Chart | Code


@dataclass(frozen=True)
class Section:
    """A heading, an optional mark under it (the result), and what stands below. `level`: 2 or 3."""

    heading: Line
    level: Literal[2, 3]
    mark: str = ""
    parts: tuple[Part, ...] = ()


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


def flat(sheet: Sheet) -> Sheet:
    """Return a paper without pictures, for what cannot draw them: each chart becomes its sentence and its table."""

    def parts(section: Section) -> tuple[Part, ...]:
        found: list[Part] = []
        for part in section.parts:
            found.extend((Line(part.sentence, sheet.lang), part.table) if isinstance(part, Chart) else (part,))
        return tuple(found)

    return replace(sheet, sections=tuple(replace(section, parts=parts(section)) for section in sheet.sections))
