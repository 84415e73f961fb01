# SPDX-License-Identifier: GPL-3.0-or-later
"""What the search index is told about each right, entitlement and service."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from va_desktop.content.folder import Authored, Record
from va_desktop.content.models.base import Model
from va_desktop.content.passages import passages

if TYPE_CHECKING:
    from va_desktop.content.index import Entry

_FACETS = {
    "frameworks": "framework",
    "approaches": "approach",
    "needs": "need",
    "audiences": "audience",
    "types": "type",
    "languages": "lang",
}
_NAMES = ("title", "name", "original_title")

Kind = Literal["right", "entitlement", "service"]


def entries(pack: Authored, spoken: Mapping[str, Sequence[str]]) -> Iterator["Entry"]:
    """Yield the entries of a pack; `spoken` gives each text id its wording in every language."""
    from va_desktop.content.index import Entry

    kinds: tuple[Kind, ...] = ("right", "entitlement", "service")
    for kind in kinds:
        for record in pack.of(kind):
            names, bodies = _words(record, spoken)
            bodies += _hard_words(record, pack, spoken)
            place = getattr(record.model, "place", None)
            yield Entry(
                kind=kind,
                id=record.id,
                names=names,
                bodies=bodies,
                country=pack.card.country if pack.card else None,
                facets=facets(record.model),
                quality=quality(record),
                lat=getattr(place, "lat", None),
                lon=getattr(place, "lon", None),
            )


def _words(record: Record, spoken: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = [getattr(record.model, key, None) for key in _NAMES[1:]]
    bodies: list[str] = []
    place = getattr(record.model, "place", None)
    if place is not None:
        bodies.extend(part for part in (place.city, place.region, place.address) if part)
    for passage in passages(record):
        (names if passage.key in _NAMES else bodies).extend(spoken[passage.id])
    return tuple(dict.fromkeys(name for name in names if name)), tuple(bodies)


def _hard_words(record: Record, pack: Authored, spoken: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the glossary words of a page: whoever writes "prosthesis" looks for "artificial limb"."""
    own = f"{pack.card.country}." if pack.card and pack.card.country else ""
    found = (spoken.get(f"term.{own}{word}.term", ()) for word in getattr(record.model, "terms", ()))
    return tuple(text for texts in found for text in texts)


def facets(model: Model) -> frozenset[str]:
    """Return the facets of a record: `framework:health`, `need:money`, `route:open`, `state:current`, ..."""
    found = {f"{name}:{code}" for key, name in _FACETS.items() for code in getattr(model, key, ())}
    for key in ("route", "state"):
        if getattr(model, key, None):
            found.add(f"{key}:{getattr(model, key)}")
    return frozenset(found)


def quality(record: Record) -> int:
    """Return how early an entry comes among equals, 0 to 100: what is current and checked comes first."""
    model = record.model
    score = {"right": 80, "entitlement": 70, "service": 50}[record.kind]
    if getattr(model, "state", "current") in ("expired", "superseded"):
        score -= 50
    if getattr(model, "verified", True):
        score += 10
    if getattr(model, "phones", ()):
        score += 5
    if getattr(getattr(model, "place", None), "national", False):
        score += 5
    return score
