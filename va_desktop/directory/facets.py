# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be filtered by in an HSDS document: our profile's attributes, and plain HSDS fields where they tell."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from va_desktop.content.statement import day
from va_desktop.directory.attributes import WAY, Doc, said
from va_desktop.directory.hsds.codes import AXES, PREFIX
from va_desktop.directory.protection import NONE, is_protected
from va_desktop.directory.services import ACCESSIBILITY, Known

__all__ = ["ADULT", "OFFERS", "PREFIX", "Doc", "Facets", "Offer", "facets"]

Offer = Literal["free", "women_staff", "children", "home_visits", "travel_paid", "lodging_paid", "no_id"]
OFFERS: tuple[Offer, ...] = ("free", "women_staff", "children", "home_visits", "travel_paid", "lodging_paid", "no_id")
_LISTS = ("framework", "approach", "need", "pillar", "service_type", "landmark", "directions", "language")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_YES = frozenset(("yes", "true", "1", "y"))
_NO = frozenset(("no", "false", "0", "n"))
ADULT = 18
"""Years (Convention on the Rights of the Child, Article 1)."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The coded side of a service at a place. What nobody said is `unknown`, never `no`.

    `district` is a P-code; `directions` and `landmarks` are texts in the place's own words.
    """

    frameworks: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    route: str | None = None
    languages: tuple[str, ...] = ()
    offers: Mapping[str, Known] = field(default_factory=dict)
    accessibility: Mapping[str, Known] = field(default_factory=dict)
    redacted: bool = False
    district: str | None = None
    landmarks: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    closed_until: str | None = None

    def offer(self, name: Offer) -> Known:
        """Return whether this is offered there."""
        return self._home if name == "home_visits" else self.offers.get(name, "unknown")

    def access(self, name: str) -> Known:
        """Return whether the place has this, one of `services.ACCESSIBILITY`."""
        return self._home if name == "home_visit" else self.accessibility.get(name, "unknown")

    @property
    def _home(self) -> Known:
        """Return whether they come home: one fact that is told as an offer, as accessibility, or as both."""
        told = (self.offers.get("home_visits", "unknown"), self.accessibility.get("home_visit", "unknown"))
        return "yes" if "yes" in told else "no" if "no" in told else "unknown"

    def apart(self) -> "Facets":
        """Return what of a protected place may be known to others: nothing that tells where it is, and no free words.

        Codes stay where the profile knows them, because by these it is found.
        """
        closed = day(self.closed_until)
        return replace(
            self,
            frameworks=_among(self.frameworks, "framework"),
            approaches=_among(self.approaches, "approach"),
            needs=_among(self.needs, "need"),
            pillars=_among(self.pillars, "pillar"),
            types=_among(self.types, "service_type"),
            route=self.route if self.route in AXES["route"] else None,
            languages=tuple(tag for tag in self.languages if _TAG.fullmatch(tag)),
            district=None,
            landmarks=(),
            directions=(),
            closed_until=None if closed is None else closed.isoformat(),
        )

    def codes(self) -> Iterator[str]:
        """Yield what the index filters by, each `axis:value` or the name of an offer."""
        for axis, values in (
            ("framework", self.frameworks),
            ("approach", self.approaches),
            ("need", self.needs),
            ("pillar", self.pillars),
            ("type", self.types),
            ("language", self.languages),
        ):
            for value in values:
                yield f"{axis}:{value}"
        if self.route:
            yield f"route:{self.route}"
        if self.district:
            yield f"district:{self.district}"
        yield from (name for name in OFFERS if self.offer(name) == "yes")
        yield from (f"access:{name}" for name in ACCESSIBILITY if self.access(name) == "yes")


def facets(service: Doc, place: Doc | None = None, owner: Doc | None = None, shy: Set[str] = NONE) -> Facets:
    """Return the facets of a service at one of its `service_at_locations`, or without a place.

    Reads the attributes of the service, of the pair and of the location; the nearer to the place, the more it counts.
    `owner` is the organization of a service that names only its id. Protection is another matter: whoever says it,
    it holds; `shy` as `is_protected` takes it.
    """
    location: Doc = (place or {}).get("location") or {}
    found: dict[str, list[str]] = {}
    for owner in (service, place or {}, location):
        for axis, value in _attributes(owner):
            if axis in _LISTS and axis in found:
                found[axis].append(value)
            else:
                found[axis] = [value]
    spoken = (code for owner in (service, location) for code in _languages(owner))
    return Facets(
        frameworks=_once(found.get("framework", ())),
        approaches=_once(found.get("approach", ())),
        needs=_once(found.get("need", ())),
        pillars=_once(found.get("pillar", ())),
        types=_once(found.get("service_type", ())),
        route=_last(found, "route"),
        languages=_once([*spoken, *found.get("language", ())]),
        offers=_offers(found, service),
        accessibility=_accessibility(found),
        redacted=is_protected(service, place, owner, shy),
        district=_last(found, "district") or _last(found, "pcode"),
        landmarks=_once(found.get("landmark", ())),
        directions=_once(found.get("directions", ())),
        closed_until=_last(found, "closed_until"),
    )


def _attributes(owner: Doc) -> Iterator[tuple[str, str]]:
    """Yield axis and value of our own attributes: `va:axis=value`, or `va:axis` with the value beside it."""
    for term, each in said(owner):
        if term.axis:
            value = term.value
            if value is None:
                value = str(each.get("value") or each.get("label") or ("" if term.axis in WAY else "yes"))
            if value:
                yield term.axis, value


def _languages(owner: Doc) -> Iterator[str]:
    for each in owner.get("languages") or ():
        code = each.get("code")
        if code:
            yield str(code)


def _offers(found: Mapping[str, list[str]], service: Doc) -> dict[str, Known]:
    known: dict[str, Known] = {name: _known(found[name][-1]) for name in OFFERS if name in found}
    known.update({name: "yes" for name in found.get("offer", ()) if name in OFFERS})
    if "free" not in known and (told := _free(service)) is not None:
        known["free"] = told
    if "children" not in known and (told := _children(service)) is not None:
        known["children"] = told
    if "home_visits" not in known and "home_visit" in found:
        known["home_visits"] = _known(found["home_visit"][-1])
    return known


def _free(service: Doc) -> Known | None:
    """Return whether the prices say that nothing is to pay; fees in words say nothing to a machine."""
    amounts = [each["amount"] for each in service.get("cost_options") or () if each.get("amount") is not None]
    try:
        return None if not amounts else "yes" if all(float(amount) == 0 for amount in amounts) else "no"
    except (TypeError, ValueError):
        return None


def _children(service: Doc) -> Known | None:
    youngest, oldest = service.get("minimum_age"), service.get("maximum_age")
    if isinstance(youngest, (int, float)) and youngest >= ADULT:
        return "no"
    if isinstance(oldest, (int, float)) and oldest <= ADULT:
        return "yes"
    return "yes" if isinstance(youngest, (int, float)) and isinstance(oldest, (int, float)) else None


def _accessibility(found: Mapping[str, list[str]]) -> dict[str, Known]:
    return {name: _known(found[name][-1]) for name in ACCESSIBILITY if name in found}


def _known(value: str) -> Known:
    low = value.strip().lower()
    return "yes" if low in _YES else "no" if low in _NO else "unknown"


def _last(found: Mapping[str, list[str]], axis: str) -> str | None:
    values = found.get(axis)
    return values[-1] if values else None


def _among(codes: Iterable[str], axis: str) -> tuple[str, ...]:
    return tuple(code for code in codes if code in AXES[axis])


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
