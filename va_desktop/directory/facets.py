# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be filtered by in an HSDS document: our profile's attributes, and plain HSDS fields where they tell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from va_desktop.directory.services import ACCESSIBILITY, Known

Doc = Mapping[str, Any]
PREFIX = "va:"
"""Begins the `taxonomy_term.code` of every attribute of our own profile, as in `va:framework=health`."""

Offer = Literal["free", "women_staff", "children", "home_visits", "travel_paid", "lodging_paid", "no_id"]
OFFERS: tuple[Offer, ...] = ("free", "women_staff", "children", "home_visits", "travel_paid", "lodging_paid", "no_id")
_LISTS = ("framework", "approach", "need", "pillar", "service_type", "landmark", "directions", "language")
_TEXTS = ("landmark", "directions", "pcode", "district")
_AXES = {f"{axis}{mark}{name}": name for axis in ("access", "accessibility") for mark in ":." for name in ACCESSIBILITY}
_KEPT_CODES = 4096
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


def facets(service: Doc, place: Doc | None = None) -> Facets:
    """Return the facets of a service at one of its `service_at_locations`, or without a place.

    Reads the attributes of the service, of the pair and of the location; the nearer to the place, the more it counts.
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
        redacted="redacted" in found and _known(found["redacted"][-1]) != "no",
        district=_last(found, "district") or _last(found, "pcode"),
        landmarks=_once(found.get("landmark", ())),
        directions=_once(found.get("directions", ())),
        closed_until=_last(found, "closed_until"),
    )


def _attributes(owner: Doc) -> Iterator[tuple[str, str]]:
    """Yield axis and value of our own attributes: `va:axis=value`, or `va:axis` with the value beside it."""
    for each in owner.get("attributes") or ():
        term = each.get("taxonomy_term")
        code = term.get("code") if term else None
        if isinstance(code, str) and code.startswith(PREFIX):
            axis, value = _parts(code)
            if value is None:
                value = str(each.get("value") or each.get("label") or ("" if axis in _TEXTS else "yes"))
            if value:
                yield axis, value


@lru_cache(_KEPT_CODES)
def _parts(code: str) -> tuple[str, str | None]:
    axis, equals, value = code[len(PREFIX) :].partition("=")
    return _AXES.get(axis, axis), value if equals else None


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


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
