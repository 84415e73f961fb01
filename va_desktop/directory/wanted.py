# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person looks for in a directory, and what comes back: a page of places, each with the reasons why."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from va_desktop.content.index import Position
from va_desktop.directory.facets import OFFERS, Offer
from va_desktop.directory.listing import Listing

Dropped = Literal[
    "radius",
    "district",
    "open_now",
    "language",
    "lodging_paid",
    "travel_paid",
    "home_visits",
    "children",
    "women_staff",
    "no_id",
    "free",
    "framework",
    "route",
    "access",
]
"""What a search lets go when nothing fits, in this order. The words, the need and the place are never let go."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything a search can ask for; what is left out is not asked for.

    `near` in degrees (WGS 84), `radius_km` around it; `district` is a P-code and includes the districts below it;
    `landmark` is an id of `districts.landmarks` and stands for its position; `access` holds names of
    `services.ACCESSIBILITY`.
    """

    query: str = ""
    need: str | None = None
    near: Position | None = None
    radius_km: float | None = None
    district: str | None = None
    landmark: str | None = None
    open_now: bool = False
    free: bool = False
    women_staff: bool = False
    children: bool = False
    home_visits: bool = False
    travel_paid: bool = False
    lodging_paid: bool = False
    no_id: bool = False
    language: str | None = None
    framework: str | None = None
    route: str | None = None
    access: frozenset[str] = field(default_factory=frozenset)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Return the offers that are asked for."""
        return tuple(name for name in OFFERS if getattr(self, name))

    def codes(self) -> frozenset[str]:
        """Return the codes of the index that a place must have."""
        axes = (("need", self.need), ("language", self.language), ("framework", self.framework))
        more = (("route", self.route), ("district", self.district))
        found = {f"{axis}:{value}" for axis, value in (*axes, *more) if value}
        return frozenset(found | set(self.offers) | {f"access:{name}" for name in self.access})


@dataclass(frozen=True, slots=True)
class Near:
    """So far away, as the crow flies, in kilometres."""

    km: float


@dataclass(frozen=True, slots=True)
class Fresh:
    """Somebody assured the entry on this day, not longer than a year ago."""

    assured: date


@dataclass(frozen=True, slots=True)
class Old:
    """The entry is older than a year, or nobody knows how old: phone first."""

    assured: date | None


@dataclass(frozen=True, slots=True)
class Fits:
    """The place has something that was asked for: `need:health`, `free`, `access:step_free`, `open_now`."""

    code: str


@dataclass(frozen=True, slots=True)
class Named:
    """The words stand in the name, not only in the text."""


Reason = Near | Fresh | Old | Fits | Named


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a page and why it stands there."""

    listing: Listing
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of the list. `total` is exact unless `at_least`. `next` is the offset of the next page, if there is one.

    `widened` tells in order what was let go because nothing fitted; `corrected` is the spelling used instead.
    """

    items: tuple[Item, ...]
    total: int
    at_least: bool = False
    widened: tuple[Dropped, ...] = ()
    corrected: str | None = None
    next: int | None = None
