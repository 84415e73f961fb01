# SPDX-License-Identifier: GPL-3.0-or-later
"""Places that help: services with their contacts, and how fresh each entry is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from va_desktop.content.index import Position
from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, day, optional, statement, statements, strings
from va_desktop.ids import CountryCode, ServiceId

Route = Literal["open", "specialised", "victims"]
PhoneKind = Literal["free", "normal", "mobile", "whatsapp", "emergency"]
Known = Literal["yes", "no", "unknown"]

STALE_AFTER_MONTHS = 12
"""An entry older than this says "please phone first" (acceptance criterion kiosk 11)."""

ACCESSIBILITY = (
    "step_free",
    "toilet",
    "lift",
    "parking",
    "sign_language",
    "tactile",
    "hearing_loop",
    "guide",
    "home_visit",
)


def stale(assured: date | None, on: date) -> bool:
    """Tell whether an entry assured on a day may be old on another: unknown age counts as old."""
    if assured is None:
        return True
    months = (on.year - assured.year) * 12 + on.month - assured.month
    return months > STALE_AFTER_MONTHS or (months == STALE_AFTER_MONTHS and on.day > assured.day)


@dataclass(frozen=True)
class Phone:
    """A number as printed, what it is for, and whether somebody read it in a source."""

    number: str
    label: Statement | None
    kind: PhoneKind
    verified: bool
    as_of: str | None


@dataclass(frozen=True)
class Service:
    """One place or service. `name` is as written on its door; `title` tells what it is."""

    id: ServiceId
    country: CountryCode
    name: str
    title: Statement
    types: tuple[str, ...]
    needs: tuple[str, ...]
    frameworks: tuple[str, ...]
    approaches: tuple[str, ...]
    route: Route
    for_whom: tuple[Statement, ...]
    does: tuple[Statement, ...]
    city: str | None
    region: str | None
    address: str | None
    national: bool
    directions: tuple[Statement, ...]
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    webs: tuple[str, ...]
    hours: tuple[Statement, ...]
    cost: Statement | None
    languages: tuple[str, ...]
    accessibility: Mapping[str, Known]
    note: Statement | None
    assured: date | None
    sources: tuple[str, ...]
    verified: bool
    position: Position | None = None

    def stale(self, on: date) -> bool:
        """Tell whether the entry may be old on that day: unknown age counts as old."""
        return stale(self.assured, on)


@dataclass(frozen=True)
class Wanted:
    """What a person filters by; None means everything."""

    need: str | None = None
    route: Route | None = None
    language: str | None = None
    type: str | None = None


def services(library: Library, country: str, wanted: Wanted = Wanted()) -> tuple[Service, ...]:
    """Return a country's services that fit, freshest first, then in the pack's order."""
    pack = library.pack(country)
    found = [_service(doc, country) for doc in pack.records("service")] if pack else []
    fitting = [item for item in found if _fits(item, wanted)]
    return tuple(sorted(fitting, key=lambda item: item.assured or date.min, reverse=True))


def service(library: Library, service_id: str) -> Service | None:
    """Return one service by its id, from whichever pack has it."""
    for pack in library.packs:
        doc = pack.record("service", service_id)
        if doc is not None:
            return _service(doc, str(pack.info.country))
    return None


def offered(found: Iterable[Service], key: Literal["needs", "route", "languages", "types"]) -> tuple[str, ...]:
    """Return the codes that at least one of these services has, so that no filter leads to nothing."""
    codes: dict[str, None] = {}
    for item in found:
        value = getattr(item, key)
        for code in (value,) if isinstance(value, str) else value:
            codes.setdefault(code)
    return tuple(codes)


def _fits(item: Service, wanted: Wanted) -> bool:
    return (
        (wanted.need is None or wanted.need in item.needs)
        and (wanted.route is None or wanted.route == item.route)
        and (wanted.language is None or wanted.language in item.languages)
        and (wanted.type is None or wanted.type in item.types)
    )


def _service(doc: Mapping[str, Any], country: str) -> Service:
    place: Mapping[str, Any] = doc.get("place") or {}
    access: Mapping[str, Known] = doc.get("accessibility") or {}
    return Service(
        id=ServiceId(doc["id"]),
        country=CountryCode(country),
        name=str(doc["name"]),
        title=statement(doc["title"]),
        types=strings(doc, "types"),
        needs=strings(doc, "needs"),
        frameworks=strings(doc, "frameworks"),
        approaches=strings(doc, "approaches"),
        route=doc["route"],
        for_whom=statements(doc, "for_whom"),
        does=statements(doc, "does"),
        city=place.get("city"),
        region=place.get("region"),
        address=place.get("address"),
        national=bool(place.get("national", False)),
        directions=statements(doc, "directions"),
        phones=tuple(_phone(row) for row in doc.get("phones", ())),
        emails=strings(doc, "emails"),
        webs=strings(doc, "webs"),
        hours=statements(doc, "hours"),
        cost=optional(doc, "cost"),
        languages=strings(doc, "languages"),
        accessibility={name: access.get(name, "unknown") for name in ACCESSIBILITY},
        note=optional(doc, "note"),
        assured=day(doc.get("assured")),
        sources=strings(doc, "sources"),
        verified=bool(doc.get("verified", True)),
        position=_position(place),
    )


def _position(place: Mapping[str, Any]) -> Position | None:
    lat, lon = place.get("lat"), place.get("lon")
    return None if lat is None or lon is None else (float(lat), float(lon))


def _phone(doc: Mapping[str, Any]) -> Phone:
    return Phone(
        number=str(doc["number"]),
        label=optional(doc, "label"),
        kind=doc.get("kind", "normal"),
        verified=bool(doc.get("verified", True)),
        as_of=str(doc["as_of"]) if doc.get("as_of") else None,
    )
