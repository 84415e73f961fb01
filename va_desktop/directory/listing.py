# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page shows of one service at one place, from a directory, a pack or the centre's own changes alike."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from va_desktop.content.index import Position
from va_desktop.content.statement import day
from va_desktop.directory.facets import Doc, Facets, facets
from va_desktop.directory.protection import NONE, times
from va_desktop.directory.services import Phone, Service
from va_desktop.directory.services import stale as is_stale

Source = Literal["directory", "pack", "local"]
_MOST_FREE = 1_000_000
"""A number beyond it is a slip."""
Status = Literal["active", "inactive", "defunct", "closed_for_now", "unclear"]
SEPARATOR = "@"
"""Between the id of the service and that of its `service_at_location` in a listing's key."""


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number as printed. `type` is HSDS's or a pack's word for it (`voice`, `sms`, `free`, `whatsapp`)."""

    number: str
    type: str | None = None
    extension: str | None = None
    description: str | None = None
    languages: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Cost:
    """One price. `amount` in whole units of `currency` (ISO 4217); 0 is free."""

    option: str | None
    amount: float | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much of something was free on a day (HSDS `service_capacity`): beds, places, hours. 0 is full."""

    available: int
    maximum: int | None
    unit: str | None
    updated: date | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One service at one place. A protected place has no address, position, district, directions, phone, words about
    its hours or name of the building here unless it was made for a worker; `facets.redacted` tells.

    `schedules` are the raw HSDS objects of the most exact owner that has any; `hours` are opening hours told in words.
    """

    key: str
    service: str
    location: str | None
    source: Source
    name: str
    title: str | None = None
    other_names: tuple[str, ...] = ()
    organization: str | None = None
    place: str | None = None
    description: str | None = None
    address: tuple[str, ...] = ()
    city: str | None = None
    region: str | None = None
    country: str | None = None
    position: Position | None = None
    transport: str | None = None
    phones: tuple[Number, ...] = ()
    emails: tuple[str, ...] = ()
    webs: tuple[str, ...] = ()
    schedules: tuple[Mapping[str, Any], ...] = ()
    hours: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()
    fees: str | None = None
    eligibility: str | None = None
    application: str | None = None
    wait: str | None = None
    capacities: tuple[Capacity, ...] = ()
    documents: tuple[str, ...] = ()
    alert: str | None = None
    status: Status = "active"
    status_text: str | None = None
    """What the directory says of its status in a word that nobody understood; then `status` is `unclear`."""
    closed_until: date | None = None
    assured: date | None = None
    facets: Facets = field(default_factory=Facets)

    def stale(self, on: date) -> bool:
        """Tell whether the entry may be old on that day: over twelve months, or of unknown age."""
        return is_stale(self.assured, on)

    def closed(self, on: date) -> bool:
        """Tell whether the place is closed for the whole of that day; opening hours are another matter."""
        if self.closed_until is not None:
            return on <= self.closed_until
        return self.status not in ("active", "unclear")


def places(doc: Doc) -> list[Doc]:
    """Return the `service_at_locations` of a service document, without what is none."""
    return [each for each in doc.get("service_at_locations") or () if isinstance(each, Mapping)]


def key_of(doc: Doc, place: Doc | None) -> str:
    """Return the key of a service at a place; it stays the same as long as the two ids do."""
    where = None if place is None else place.get("id") or (place.get("location") or {}).get("id")
    return str(doc["id"]) if where is None else f"{doc['id']}{SEPARATOR}{where}"


def service_of(key: str) -> str:
    """Return the id of the service in a key."""
    return key.partition(SEPARATOR)[0]


def keyed(doc: Doc, key: str) -> Doc | None:
    """Return the place that a key names; None when the service has no places, or the key names none of them."""
    return next((each for each in places(doc) if key_of(doc, each) == key), None)


def position(place: Doc | None) -> Position | None:
    """Return where a place is, or None for no or impossible coordinates (0, 0 is a slip of a form, not a place)."""
    location = (place or {}).get("location") or {}
    try:
        lat, lon = float(location["latitude"]), float(location["longitude"])
    except (KeyError, TypeError, ValueError):
        return None
    sound = -90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0.0, 0.0)
    return (lat, lon) if sound else None


def listing(
    doc: Doc,
    place: Doc | None = None,
    *,
    source: Source = "directory",
    worker: bool = False,
    owner: Doc | None = None,
    shy: Set[str] = NONE,
) -> Listing:
    """Return what to show of a service document at one of its places.

    `owner` is the organization document, for a service that names only its id, `shy` as
    `protection.is_protected` takes it. With `worker` also what is protected.
    """
    coded = facets(doc, place, owner, shy)
    hidden = coded.redacted and not worker
    here: Doc = {} if hidden else place or {}
    shown: Doc = here.get("location") or {}
    organization: Doc = doc.get("organization") or owner or {}
    where = here.get("location_id") or shown.get("id")
    if hidden:
        coded = coded.apart()
    return Listing(
        key=key_of(doc, place),
        service=str(doc["id"]),
        location=None if where is None else str(where),
        source=source,
        name=_text(doc, "name") or "",
        other_names=_texts(doc, "alternate_name"),
        organization=_text(organization, "name"),
        description=_text(doc, "description"),
        position=position(here),
        phones=tuple(_phones(doc, here, shown, organization)),
        emails=_texts(doc, "email") or _texts(organization, "email"),
        webs=_texts(doc, "url") or _texts(organization, "website"),
        schedules=schedules(doc, place, hidden=hidden),
        costs=tuple(_cost(each) for each in _rows("cost_options", doc)),
        fees=_text(doc, "fees_description") or _text(doc, "fees"),
        eligibility=_text(doc, "eligibility_description"),
        application=_text(doc, "application_process"),
        wait=_text(doc, "wait_time"),
        capacities=tuple(found for each in _rows("capacities", doc) if (found := _capacity(each)) is not None),
        documents=tuple(told for each in _rows("required_documents", doc) if (told := _text(each, "document"))),
        alert=_text(doc, "alert"),
        status=_status(doc),
        status_text=_text(doc, "status_text"),
        closed_until=day(coded.closed_until),
        assured=day(doc.get("assured_date")) or day(str(doc.get("last_modified") or "")[:10]),
        facets=coded,
        **_way(shown),
    )


def _way(location: Doc) -> dict[str, Any]:
    """Return what tells where a location is, apart from its position."""
    address = next((each for each in location.get("addresses") or () if isinstance(each, Mapping)), {})
    return {
        "place": _text(location, "name"),
        "address": _lines(address),
        "city": _text(address, "city"),
        "region": _text(address, "state_province"),
        "country": _text(address, "country"),
        "transport": _text(location, "transportation"),
    }


def from_pack(service: Service, tell: Callable[[str], str]) -> Listing:
    """Return a pack's service in the same shape; `tell` gives the words of a text id in the reader's language."""
    return Listing(
        key=str(service.id),
        service=str(service.id),
        location=None,
        source="pack",
        name=service.name,
        title=tell(service.title.text),
        description="\n".join(tell(each.text) for each in service.does) or None,
        address=(service.address,) if service.address else (),
        city=service.city,
        region=service.region,
        country=str(service.country),
        position=service.position,
        phones=tuple(_number(each, tell) for each in service.phones),
        emails=service.emails,
        webs=service.webs,
        hours=tuple(tell(each.text) for each in service.hours),
        fees=tell(service.cost.text) if service.cost else None,
        eligibility="\n".join(tell(each.text) for each in service.for_whom) or None,
        assured=service.assured,
        facets=Facets(
            needs=service.needs,
            types=service.types,
            route=service.route,
            accessibility={name: known for name, known in service.accessibility.items() if known != "unknown"},
            directions=tuple(tell(each.text) for each in service.directions),
            languages=service.languages,
            frameworks=service.frameworks,
            approaches=service.approaches,
        ),
    )


def _number(phone: Phone, tell: Callable[[str], str]) -> Number:
    label = tell(phone.label.text) if phone.label else None
    return Number(phone.number, phone.kind, description=label, verified=phone.verified)


def _text(doc: Doc, key: str) -> str | None:
    value = doc.get(key)
    return (str(value).strip() or None) if isinstance(value, (str, int, float)) else None


def _texts(doc: Doc, key: str) -> tuple[str, ...]:
    told = _text(doc, key)
    return () if told is None else (told,)


def _rows(key: str, *owners: Doc) -> Iterator[Doc]:
    for owner in owners:
        yield from (each for each in owner.get(key) or () if isinstance(each, Mapping))


def schedules(doc: Doc, place: Doc | None, *, hidden: bool = False) -> tuple[Doc, ...]:
    """Return the rows of the first owner that has any, as `schedule.of_place` takes them.

    With `hidden` those of a protected place are days and times alone: their words may tell where it is.
    """
    here = place or {}
    for owner in (here, doc, here.get("location") or {}):
        rows = tuple(_rows("schedules", owner))
        if rows and hidden and owner is not doc:
            rows = tuple(times(rows))
        if rows:
            return rows
    return ()


def _lines(address: Doc) -> tuple[str, ...]:
    """Return the street part and the postcode with the town, without empty lines."""
    town = " ".join(filter(None, (_text(address, "postal_code"), _text(address, "city"))))
    parts = [_text(address, key) for key in ("attention", "address_1", "address_2")]
    return tuple(part for part in [*parts, town, _text(address, "region")] if part)


def _phones(*owners: Doc) -> Iterator[Number]:
    """Yield each number once, the service's own first."""
    seen = set()
    for each in _rows("phones", *owners):
        number = _text(each, "number")
        if number and number not in seen:
            seen.add(number)
            spoken = tuple(str(row["code"]) for row in _rows("languages", each) if row.get("code"))
            yield Number(number, _text(each, "type"), _text(each, "extension"), _text(each, "description"), spoken)


def _capacity(doc: Doc) -> Capacity | None:
    """Return how much is free; None where no whole number says so, such as the sign for a number nobody knows."""
    available, most = (_whole(doc.get(key)) for key in ("available", "maximum"))
    unit = doc.get("unit")
    name = _text(unit, "name") if isinstance(unit, Mapping) else None
    return None if available is None else Capacity(available, most, name, day(str(doc.get("updated") or "")[:10]))


def _whole(value: object) -> int | None:
    sound = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < _MOST_FREE
    return int(value) if sound and value == int(value) else None  # type: ignore[call-overload]


def _cost(doc: Doc) -> Cost:
    try:
        amount = None if doc.get("amount") is None else float(doc["amount"])
    except (TypeError, ValueError):
        amount = None
    return Cost(_text(doc, "option") or _text(doc, "amount_description"), amount, _text(doc, "currency"))


def _status(doc: Doc) -> Status:
    match str(doc.get("status") or "").strip().lower():
        case "inactive":
            return "inactive"
        case "defunct":
            return "defunct"
        case "temporarily closed":
            return "closed_for_now"
        case "" if doc.get("status_text"):
            return "unclear"
        case _:
            return "active"
