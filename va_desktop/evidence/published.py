# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of one report as they may leave, and their form in a file. Made once, and never made anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from va_desktop.evidence.keys import Key, Mark, Period, Shown, Spread

FORMAT = 1


@dataclass(frozen=True)
class Published:
    """Protected figures of a country and a period.

    `series` names the caseload; `given` is the day on which they were worked out; `versions` those of the definitions;
    `newest` the month (YYYY-MM) of the last move; `categories` which codes each dimension and group had.
    """

    series: str
    country: str
    period: Period
    given: date
    versions: Mapping[str, int]
    counts: Mapping[Key, Shown]
    spreads: Mapping[Key, Spread]
    newest: str | None

    def of(self, key: Key) -> Shown:
        """Return one figure; what was never counted is absent."""
        return self.counts.get(key, Shown("absent", None))

    def value(self, key: Key) -> int | None:
        """Return a figure that is shown, or None."""
        return self.of(key).value

    def categories(self, indicator: str, by: str, group: str = "") -> tuple[str, ...]:
        """Return the categories of a table in their order."""
        wanted = (indicator, group, by)
        return tuple(key.category for key in self.counts if (key.indicator, key.group, key.by) == wanted)

    def groups(self, indicator: str, kind: str) -> tuple[str, ...]:
        """Return the groups of a kind (`framework`, `pillar`, `funding`) without those inside others."""
        return tuple(
            key.group
            for key in self.counts
            if key.indicator == indicator
            and not key.by
            and key.group.partition(":")[0] == kind
            and "/" not in key.group
        )

    @property
    def empty(self) -> bool:
        """Tell that nobody was counted and nobody came."""
        return not any(shown.value or shown.mark != "shown" for shown in self.counts.values())


def to_body(published: Published) -> dict[str, Any]:
    """Return the figures as a JSON document that `from_body` reads."""
    return {
        "format": FORMAT,
        "series": published.series,
        "country": published.country,
        "first": published.period.first.isoformat(),
        "last": published.period.last.isoformat(),
        "given": published.given.isoformat(),
        "versions": dict(published.versions),
        "newest": published.newest,
        "counts": [[*key, shown.mark, shown.value] for key, shown in published.counts.items()],
        "spreads": [[*key, one.low, one.middle, one.high, one.unit] for key, one in published.spreads.items()],
    }


def from_body(body: Mapping[str, Any]) -> Published:
    """Read figures. Raises ValueError or KeyError for anything else."""
    if body["format"] != FORMAT:
        raise ValueError("figures of another format")
    return Published(
        series=str(body["series"]),
        country=str(body["country"]),
        period=Period(date.fromisoformat(body["first"]), date.fromisoformat(body["last"])),
        given=date.fromisoformat(body["given"]),
        versions={str(id_): int(version) for id_, version in body["versions"].items()},
        counts={Key(*row[:4]): Shown(_mark(row[4]), row[5]) for row in body["counts"]},
        spreads={Key(*row[:4]): Spread(*row[4:]) for row in body["spreads"]},
        newest=body["newest"],
    )


def _mark(text: str) -> Mark:
    match text:
        case "shown" | "small" | "held" | "absent":
            return text
        case _:
            raise ValueError("no such mark")
