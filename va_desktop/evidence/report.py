# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the protected figures of a report: counts, holds back, and heeds what was given out before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from va_desktop.content.library import Library
from va_desktop.content.taxonomy import axis
from va_desktop.evidence.compute import Codes, Raw, count
from va_desktop.evidence.indicators import Dimension, Indicator, dimensions, indicators
from va_desktop.evidence.keys import Key, Period, Shown, Spread
from va_desktop.evidence.ledger import Ledger, earlier
from va_desktop.evidence.protect import protect
from va_desktop.evidence.published import Published
from va_desktop.evidence.system import system
from va_desktop.storage.driver import Connection


@dataclass(frozen=True)
class Definitions:
    """What is counted and by what; read once from the packs."""

    indicators: tuple[Indicator, ...]
    dimensions: dict[str, Dimension]
    pillars: tuple[str, ...]

    @property
    def codes(self) -> Codes:
        """Return the categories that are there even when nobody falls into them."""
        return Codes({name: tuple(one.categories) for name, one in self.dimensions.items()}, self.pillars)


def definitions(library: Library) -> Definitions:
    """Read the definitions from the packs."""
    pillars = tuple(category.id for category in axis(library, "pillar"))
    return Definitions(indicators(library), dimensions(library), pillars)


def publish(
    connection: Connection,
    defined: Definitions,
    country: str,
    period: Period,
    ledger: Ledger,
    today: date,
    series: str = "main",
) -> Published:
    """Return the figures of a report; those of a period that was given out before come back as they were.

    Nothing is kept yet: `Ledger.add` does that when the report is written. Raises `Overlaps`.
    """
    before = earlier(ledger, series, country, period)
    if before is not None:
        return before
    raw = count(connection, defined.indicators, country, period, defined.codes)
    return protected(raw, defined.indicators, Published(series, country, period, today, {}, {}, {}, None))


def protected(raw: Raw, defined: Sequence[Indicator], about: Published) -> Published:
    """Return raw figures with everything held back that must not leave."""
    marks = protect(raw.counts, system(defined, raw.counts))
    counts = {
        key: Shown(mark, raw.counts[key] if mark == "shown" else None)
        for key, mark in ((key, marks[key]) for key in raw.counts)
    }
    within = {one.id: one.within for one in defined}
    spreads = {key: one for key, one in raw.spreads.items() if _backed(key, within, counts)}
    versions = {one.id: one.version for one in defined}
    return Published(
        about.series, about.country, about.period, about.given, versions, counts, spreads, _month(raw, counts)
    )


def _backed(key: Key, within: dict[str, str | None], counts: dict[Key, Shown]) -> bool:
    """Tell whether the people behind quarters are shown themselves: else the quarters would tell that there are ten."""
    people = within.get(key.indicator)
    if people is None:
        return False
    by, category = ("", "") if key.by == "currency" else (key.by, key.category)
    shown = counts.get(Key(people, key.group, by, category))
    return shown is not None and shown.mark == "shown"


def _month(raw: Raw, counts: dict[Key, Shown]) -> str | None:
    """Return the month of the last move, where enough people stand behind the figures."""
    return raw.newest if any(one.value for key, one in counts.items() if not key.group and not key.by) else None


def nothing(country: str, period: Period, today: date, series: str = "main") -> Published:
    """Return a report without any figure, for whoever has no caseload."""
    return Published(series, country, period, today, {}, {}, {}, None)


__all__ = ["Definitions", "Published", "Spread", "definitions", "nothing", "protected", "publish"]
