# SPDX-License-Identifier: GPL-3.0-or-later
"""One search over the rights, entitlements and services of the packs that matter to a person."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from va_desktop.content.index import Found, Hit, Kind, Match, Position, find_all
from va_desktop.content.library import Library
from va_desktop.content.pack import Pack
from va_desktop.content.statement import statements
from va_desktop.content.text import Text
from va_desktop.directory.wanted import Item as Spotted
from va_desktop.directory.wanted import Named, Near
from va_desktop.directory.wanted import Wanted as Directed

if TYPE_CHECKING:
    from va_desktop.directory.finding import Finder

KINDS: tuple[Kind, ...] = ("right", "entitlement", "service")
"""What can be found, in the order in which pages show it."""

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG); the error against the true shape stays below 0.6 %."""

_SNIPPETS: dict[Kind, tuple[str, ...]] = {
    "right": ("lead", "easy"),
    "entitlement": ("lead", "easy", "gives"),
    "service": ("does", "for_whom", "note"),
}
_UNKNOWN_LANGUAGE = "und"
"""Directories do not say which language a name is in (BCP 47)."""
_MATCHES: tuple[Match, ...] = ("name", "text", "typo")


@dataclass(frozen=True)
class Item:
    """One result to show. `name` is what stands on a service's door; `distance_km` needs both places."""

    kind: Kind
    id: str
    title: Text
    snippet: Text
    country: str | None
    distance_km: float | None
    match: Match
    name: str | None = None


@dataclass(frozen=True)
class Results:
    """The first items and the exact total. `corrected` is the query used instead of `query`, if one was.

    `by_kind` counts every kind, also those that were filtered out.
    """

    query: str
    total: int
    items: tuple[Item, ...]
    corrected: str | None
    by_kind: dict[str, int]


def search(
    library: Library,
    query: str,
    langs: Sequence[str],
    country: str | None = None,
    near: Position | None = None,
    limit: int = 20,
    kinds: frozenset[str] | None = None,
) -> Results:
    """Return what has all the words of the query, in any language, told in the first of `langs` there is.

    Searches the international pack and the country's (ISO 3166-1 alpha-3), or every pack without a country.
    What has the words in its name comes first; with `near` (degrees, WGS 84) the nearest comes first.
    """
    packs = [pack for pack in library.packs if country is None or pack.info.country in (None, country)]
    indexes = [pack.index for pack in packs]
    found = find_all(indexes, query, limit, kinds, near=near)
    corrected = next((each.corrected for each in found if each.corrected is not None), None)
    words = found[0].words if found else ()
    by_kind: dict[str, int] = {kind: sum(index.count(words, frozenset((kind,))) for index in indexes) for kind in KINDS}
    ordered = _merged(packs, found, near)[: max(limit, 0)]
    items = tuple(_item(pack, hit, langs, near) for pack, hit in ordered)
    return Results(query, sum(each.total for each in found), items, corrected, by_kind)


def with_directories(
    results: Results, finders: "Mapping[str, Finder]", on: date, near: Position | None = None, limit: int = 20
) -> Results:
    """Return the results with the services of some countries' directories among them.

    With `near` everything is in one order by distance, else what the packs say comes first. A directory that only has
    other spellings adds nothing to what was found as it was written.
    """
    items, total, corrected = list(results.items), results.total, results.corrected
    for country, finder in finders.items():
        page = finder.find(Directed(results.query, near=near), on, limit=limit)
        if not results.query.strip() or (page.corrected is not None and total):
            continue
        items += [_directed(country, item, page.corrected is not None) for item in page.items]
        total, corrected = total + page.total, corrected or page.corrected
    if near is not None:
        items.sort(key=lambda item: math.inf if item.distance_km is None else item.distance_km)
    by_kind = {**results.by_kind, "service": results.by_kind.get("service", 0) + total - results.total}
    return Results(results.query, total, tuple(items[: max(limit, 0)]), corrected, by_kind)


def _directed(country: str, found: Spotted, mended: bool) -> Item:
    shown = found.listing
    kilometres = next((reason.km for reason in found.reasons if isinstance(reason, Near)), None)
    named = any(isinstance(reason, Named) for reason in found.reasons)
    return Item(
        kind="service",
        id=shown.key,
        title=Text(shown.name, _UNKNOWN_LANGUAGE, "source"),
        snippet=Text(shown.description or shown.organization or "", _UNKNOWN_LANGUAGE, "source"),
        country=country,
        distance_km=kilometres,
        match="typo" if mended else "name" if named else "text",
        name=shown.organization,
    )


def _merged(packs: Sequence[Pack], found: Sequence[Found], near: Position | None) -> list[tuple[Pack, Hit]]:
    """Put the hits of all packs in one order; equal ones take turns, so that no pack pushes out another."""
    rows = [
        (_distance(hit, near), _MATCHES.index(hit.match), rank, place, pack, hit)
        for place, (pack, each) in enumerate(zip(packs, found, strict=True))
        for rank, hit in enumerate(each.hits)
    ]
    rows.sort(key=lambda row: (math.inf if row[0] is None else row[0], *row[1:4]))
    return [(pack, hit) for *_, pack, hit in rows]


def _distance(hit: Hit, near: Position | None) -> float | None:
    if near is None or hit.lat is None or hit.lon is None:
        return None
    return distance_km((hit.lat, hit.lon), near)


def distance_km(one: Position, other: Position) -> float:
    """Return the great-circle distance of two points in degrees, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def _item(pack: Pack, hit: Hit, langs: Sequence[str], near: Position | None) -> Item:
    record = pack.record(hit.kind, hit.id) or {}
    return Item(
        kind=hit.kind,
        id=hit.id,
        title=_first(pack, record, ("title",), langs),
        snippet=_first(pack, record, _SNIPPETS[hit.kind], langs),
        country=hit.country,
        distance_km=_distance(hit, near),
        match=hit.match,
        name=record.get("name"),
    )


def _first(pack: Pack, record: Mapping[str, Any], keys: Sequence[str], langs: Sequence[str]) -> Text:
    """Return the first text that stands under the first of these keys, or an empty one."""
    for key in keys:
        for each in statements(record, key):
            return pack.text(each.text, langs)
    return Text("", langs[0] if langs else "en", "missing")
