# SPDX-License-Identifier: GPL-3.0-or-later
"""What a report shows, table by table, read from protected figures alone: what is held back is not seen here."""

from dataclasses import dataclass

from va_desktop.evidence.keys import Key, Shown, Spread
from va_desktop.evidence.published import Published
from va_desktop.evidence.store import FRAMEWORKS

STEPS = ("sought", "applied", "obtained", "refused")
COMPARED = ("survivor", "family", "other_disability")
"""Survivors, and whom CCM Article 5(2)(e) sets beside them: families are victims too, others have the same needs."""


@dataclass(frozen=True)
class FrameworkRow:
    """What one framework did: people by step, days until help, costs by currency. `code` "" is all together."""

    code: str
    steps: tuple[Shown, ...]
    days: Spread | None
    costs: tuple[Spread, ...]
    distance: Spread | None


@dataclass(frozen=True)
class CompareRow:
    """Survivors beside others in one framework: who asked, who obtained, who was refused."""

    code: str
    relation: str
    sought: Shown
    obtained: Shown
    refused: Shown
    days: Spread | None


@dataclass(frozen=True)
class GapRow:
    """One kind of help: who asked for it and who obtained it, in all and by district."""

    pillar: str
    sought: Shown
    obtained: Shown
    areas: tuple[tuple[str, Shown, Shown], ...]

    @property
    def missing(self) -> int | None:
        """Return how many asked for it and obtained nothing of it, where that may be told."""
        return missing(self.sought, self.obtained)


@dataclass(frozen=True)
class Contribution:
    """What came of one contribution: people reached, by framework and by service.

    `code` is an IATI identifier or a code of the funding list, `others` what is too rare to be named, `unknown` help
    of which nobody knows who paid.
    """

    code: str
    reached: Shown
    frameworks: tuple[tuple[str, Shown], ...]
    services: tuple[tuple[str, Shown], ...]

    @property
    def kind(self) -> str:
        """Return `targeted`, `broader` or `both`, by what its help was coded with; `unknown` where that is not told."""
        shown = {code for code, one in self.frameworks if one.value}
        if any(one.mark != "shown" for _, one in self.frameworks) and len(shown) < 2:
            return next(iter(_kinds(shown)), "unknown")
        kinds = _kinds(shown)
        return "both" if len(kinds) > 1 else next(iter(kinds), "unknown")


def _kinds(codes: set[str]) -> set[str]:
    return {"targeted" if code == "targeted" else "broader" for code in codes}


def missing(sought: Shown, obtained: Shown) -> int | None:
    """Return the difference of two figures that are both shown, the second within the first."""
    if sought.value is None or obtained.value is None:
        return None
    return sought.value - obtained.value


def percent(part: Shown, whole: Shown) -> int | None:
    """Return a part in whole percent, where both may be told and there is a whole."""
    if part.value is None or not whole.value:
        return None
    return round(100 * part.value / whole.value)


def frameworks(published: Published) -> tuple[FrameworkRow, ...]:
    """Return one row for all help together, then targeted programmes and each broader framework."""
    return tuple(_framework(published, code) for code in ("", *FRAMEWORKS))


def _framework(published: Published, code: str) -> FrameworkRow:
    group = f"framework:{code}" if code else ""
    costs = [one for key, one in published.spreads.items() if key[:2] == ("cost", group)]
    return FrameworkRow(
        code=code,
        steps=tuple(published.of(Key(step, group)) for step in STEPS),
        days=published.spreads.get(Key("days", group)),
        costs=tuple(costs),
        distance=published.spreads.get(Key("distance", group)),
    )


def only_broader(published: Published) -> int | None:
    """Return how many obtained help through broader frameworks and nothing through a targeted programme."""
    return missing(published.of(Key("obtained")), published.of(Key("obtained", "framework:targeted")))


def compared(published: Published) -> tuple[CompareRow, ...]:
    """Return survivors, families and other people with disabilities beside each other, framework by framework."""
    return tuple(_compare(published, code, relation) for code in ("", *FRAMEWORKS) for relation in COMPARED)


def _compare(published: Published, code: str, relation: str) -> CompareRow:
    group = f"framework:{code}" if code else ""
    sought, obtained, refused = (
        published.of(Key(step, group, "relation", relation)) for step in ("sought", "obtained", "refused")
    )
    days = None if code else published.spreads.get(Key("days", "", "relation", relation))
    return CompareRow(code, relation, sought, obtained, refused, days)


def reasons(published: Published, code: str = "") -> tuple[tuple[str, Shown], ...]:
    """Return why people were refused, the last reason of each."""
    group = f"framework:{code}" if code else ""
    return tuple(
        (category, published.of(Key("refused", group, "reason", category)))
        for category in published.categories("refused", "reason", group)
    )


def gaps(published: Published) -> tuple[GapRow, ...]:
    """Return the kinds of help with who asked and who obtained, by district."""
    return tuple(_gap(published, group) for group in published.groups("sought", "pillar"))


def _gap(published: Published, group: str) -> GapRow:
    areas = tuple(
        (
            area,
            published.of(Key("sought", group, "area", area)),
            published.of(Key("obtained", group, "area", area)),
        )
        for area in published.categories("sought", "area", group)
    )
    sought, obtained = published.of(Key("sought", group)), published.of(Key("obtained", group))
    return GapRow(group.partition(":")[2], sought, obtained, areas)


def contributions(published: Published) -> tuple[Contribution, ...]:
    """Return the contributions that are named, then others, then help of which nobody knows who paid."""
    return tuple(_contribution(published, group) for group in published.groups("obtained", "funding"))


def _contribution(published: Published, group: str) -> Contribution:
    inner = [key for key in published.counts if key.indicator == "obtained" and key.group.startswith(f"{group}/")]

    def within(kind: str) -> tuple[tuple[str, Shown], ...]:
        start = f"{group}/{kind}:"
        return tuple((key.group.removeprefix(start), published.of(key)) for key in inner if key.group.startswith(start))

    code = group.partition(":")[2]
    return Contribution(code, published.of(Key("obtained", group)), within("framework"), within("service"))


def unattributed(published: Published) -> int | None:
    """Return, in whole percent, which share of the people reached had help of which nobody knows who paid."""
    return percent(published.of(Key("obtained", "funding:unknown")), published.of(Key("obtained")))


def breakdown(published: Published, indicator: str, by: str) -> tuple[tuple[str, Shown], ...]:
    """Return one figure told apart by one dimension."""
    return tuple(
        (category, published.of(Key(indicator, "", by, category))) for category in published.categories(indicator, by)
    )
