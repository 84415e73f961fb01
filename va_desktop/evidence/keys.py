# SPDX-License-Identifier: GPL-3.0-or-later
"""The name of one figure, and the day-to-day values that figures come in. All of it is codes, never a sentence."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from va_desktop.errors import VaDesktopError

OTHERS, UNKNOWN = "others", "unknown"
"""Categories that every open list has: what is too rare to be named, and what was not said."""

Mark = Literal["shown", "small", "held", "absent"]
"""`small`: 1 to 4, told as "fewer than 5". `held`: 5 or more, held back so that no small figure can be worked out.
`absent`: nothing is told, because the table is too thin or the total above it is not shown."""


class Key(NamedTuple):
    """One figure: of which indicator, of which group (`framework:health`, or all), by what, and which category."""

    indicator: str
    group: str = ""
    by: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it may leave: `value` only where it is shown."""

    mark: Mark
    value: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The quarters of a list of values (nearest rank); `unit` is days, km, or a currency (ISO 4217)."""

    low: int
    middle: int
    high: int
    unit: str


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodBackwards(self.first, self.last)

    def meets(self, other: "Period") -> bool:
        """Tell whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


class PeriodBackwards(VaDesktopError):
    """The last day of a period lies before its first."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"{first} {last}")
        self.first, self.last = first, last
