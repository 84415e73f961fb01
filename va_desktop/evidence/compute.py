# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what the indicators say, one question to the database for each table. Nothing here may leave unprotected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from va_desktop.evidence.indicators import Indicator, SplitBy
from va_desktop.evidence.keys import OTHERS, UNKNOWN, Key, Period, Spread
from va_desktop.evidence.spreads import BITS, listed, spread
from va_desktop.evidence.store import FRAMEWORKS
from va_desktop.evidence.window import lay_out, named
from va_desktop.storage.driver import Connection

FACES = ("good", "middling", "bad", UNKNOWN)

_FRAMEWORK = "framework:"


@dataclass(frozen=True)
class Raw:
    """Figures before anything is held back. `newest` is the month of the last move, as YYYY-MM."""

    counts: dict[Key, int]
    spreads: dict[Key, Spread]
    newest: str | None


@dataclass(frozen=True)
class Codes:
    """Which categories each dimension has, so that what nobody fell into is a zero and not a hole."""

    dimensions: dict[str, tuple[str, ...]]
    pillars: tuple[str, ...]


def count(connection: Connection, indicators: Sequence[Indicator], country: str, period: Period, codes: Codes) -> Raw:
    """Return all figures of a country and a period."""
    lay_out(connection, country, period, codes.pillars)
    counter = _Counter(connection, country, period, codes)
    counts: dict[Key, int] = {}
    spreads: dict[Key, Spread] = {}
    for indicator in indicators:
        match indicator.measure:
            case "people":
                counts.update(counter.people(indicator))
            case "visits":
                counts.update(counter.visits(indicator))
            case "days" | "cost" | "distance":
                spreads.update(spread(connection, indicator, period))
    return Raw(counts, spreads, counter.newest())


class _Counter:
    """Asks the questions of one country and period."""

    def __init__(self, connection: Connection, country: str, period: Period, codes: Codes) -> None:
        self.connection, self.country, self.period, self.codes = connection, country, period, codes
        self.areas = named(connection, "area")
        self.reasons = named(connection, "reason")

    def people(self, indicator: Indicator) -> dict[Key, int]:
        """Return how many people, in all and in each group, by each dimension."""
        found = self._table(indicator, None, indicator.dimensions)
        for split in indicator.splits:
            found.update(self._table(indicator, split.by, split.dimensions))
        return found

    def _table(self, indicator: Indicator, by: SplitBy | None, dimensions: Sequence[str]) -> dict[Key, int]:
        found: dict[Key, int] = {}
        groups = self._groups(by)
        for dimension in dimensions or ("",):
            for group in groups:
                for category in self._categories(dimension):
                    found[Key(indicator.id, group, dimension, category)] = 0
                found[Key(indicator.id, group)] = 0
            totals: dict[str, int] = {}
            for group, category, number in self._rows(indicator, by, dimension):
                if dimension:
                    key = Key(indicator.id, group, dimension, self._known(dimension, category))
                    found[key] = found.get(key, 0) + number
                totals[group] = totals.get(group, 0) + number
            found.update({Key(indicator.id, group): number for group, number in totals.items()})
        return found

    def _rows(self, indicator: Indicator, by: SplitBy | None, dimension: str) -> Iterator[tuple[str, str, int]]:
        source, group = _source(by)
        where = _where(indicator.moves)
        if dimension == "reason":
            inner = f"SELECT {group} AS grp, key, reason AS cat, max(place) FROM {source} {where} GROUP BY grp, key"
            sql = f"SELECT grp, cat, count(*) FROM ({inner}) GROUP BY grp, cat"
        elif dimension:
            inner = f"SELECT DISTINCT {group} AS grp, key FROM {source} {where}"
            sql = f"SELECT grp, {dimension}, count(*) FROM ({inner}) JOIN who USING (key) GROUP BY 1, 2"
        else:
            inner = f"SELECT DISTINCT {group} AS grp, key FROM {source} {where}"
            sql = f"SELECT grp, '', count(*) FROM ({inner}) GROUP BY grp"
        yield from self.connection.execute(sql)

    def _groups(self, by: SplitBy | None) -> tuple[str, ...]:
        match by:
            case None:
                return ("",)
            case "framework":
                return tuple(f"{_FRAMEWORK}{name}" for name in FRAMEWORKS)
            case "pillar":
                return tuple(f"pillar:{name}" for name in (*self.codes.pillars, OTHERS))
            case "funding":
                return tuple(f"funding:{name}" for name in named(self.connection, "funding"))
            case "funding_framework":
                return tuple(f"{one}/framework:{name}" for one in self._groups("funding") for name in FRAMEWORKS)
            case "funding_service":
                services = named(self.connection, "service")
                return tuple(f"{one}/service:{name}" for one in self._groups("funding") for name in services)

    def _categories(self, dimension: str) -> tuple[str, ...]:
        if dimension == "area":
            return self.areas
        return self.reasons if dimension == "reason" else self.codes.dimensions.get(dimension, ())

    def _known(self, dimension: str, category: str) -> str:
        return category if category in self._categories(dimension) else UNKNOWN

    def visits(self, indicator: Indicator) -> dict[Key, int]:
        """Return how many visits, by face, and by whether the person is counted too."""
        rows = self.connection.execute(
            "SELECT face, counted, count(*) FROM counted_visit WHERE country = ? AND day BETWEEN ? AND ?"
            " GROUP BY face, counted",
            (self.country, self.period.first.toordinal(), self.period.last.toordinal()),
        ).fetchall()
        found = {Key(indicator.id, "", "face", face): 0 for face in FACES}
        found |= {Key(indicator.id, "", "counted", name): 0 for name in ("yes", "no")}
        for face, counted, number in rows:
            found[Key(indicator.id, "", "face", face if face in FACES else UNKNOWN)] += number
            found[Key(indicator.id, "", "counted", "yes" if counted else "no")] += number
        found[Key(indicator.id)] = sum(number for _, _, number in rows)
        return found

    def newest(self) -> str | None:
        """Return the month of the last move in the period."""
        (place,) = self.connection.execute("SELECT max(place) FROM what").fetchone()
        return date.fromordinal(place // 1000000000).isoformat()[:7] if place else None


def _source(by: SplitBy | None) -> tuple[str, str]:
    match by:
        case None:
            return "what", "''"
        case "framework":
            return f"what JOIN {BITS} ON frameworks & framework.column2", "framework.column1"
        case "pillar":
            return "what", "'pillar:' || pillar"
        case "funding":
            return "what", "'funding:' || funding"
        case "funding_framework":
            joined = f"what JOIN {BITS} ON frameworks & framework.column2"
            return joined, "'funding:' || funding || '/' || framework.column1"
        case "funding_service":
            return "what", "'funding:' || funding || '/service:' || service"


def _where(moves: Sequence[str]) -> str:
    return f"WHERE move IN ({listed(moves)})" if moves else ""
