# SPDX-License-Identifier: GPL-3.0-or-later
"""A service that a centre writes by hand, as the HSDS document that everything else works with."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from va_desktop.directory.facets import PREFIX
from va_desktop.directory.hsds.codes import REDACTED


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed. Empty texts are unknown; `needs` and `offers` hold codes of our own profile.

    With `protected` the address is for workers only.
    """

    name: str
    phone: str = ""
    address: str = ""
    city: str = ""
    directions: str = ""
    hours: str = ""
    description: str = ""
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    protected: bool = False


def document(draft: Draft, service: str, on: date) -> dict[str, Any]:
    """Return the document. `service` is its UUID, from which the ids inside are made; `on` is when it was seen."""
    location: dict[str, Any] = {"id": _id(service, "location"), "location_type": "physical"}
    if draft.directions:
        location["transportation"] = draft.directions
    if draft.address or draft.city:
        address = {"id": _id(service, "address"), "address_1": draft.address, "city": draft.city}
        location["addresses"] = [{key: value for key, value in address.items() if value}]
    found: dict[str, Any] = {
        "id": service,
        "name": draft.name,
        "status": "active",
        "assured_date": on.isoformat(),
        "service_at_locations": [{"id": _id(service, "place"), "service_id": service, "location": location}],
        "attributes": [*attributes(service, "need", draft.needs), *attributes(service, "", draft.offers)],
    }
    if draft.protected:
        found["attributes"] += attributes(service, "", (REDACTED,))
    if draft.description:
        found["description"] = draft.description
    if draft.phone:
        found["phones"] = [{"id": _id(service, "phone"), "number": draft.phone}]
    if draft.hours:
        found["schedules"] = [{"id": _id(service, "schedule"), "description": draft.hours}]
    return found


def attributes(service: str, axis: str, codes: Iterable[str]) -> list[dict[str, Any]]:
    """Return attributes of our own profile: `va:axis=code`, or `va:code=yes` without an axis."""
    made = []
    for code in codes:
        full = f"{PREFIX}{axis}={code}" if axis else f"{PREFIX}{code}=yes"
        term = {"id": _id("term", full), "code": full, "name": code.replace("_", " "), "description": ""}
        made.append({"id": _id(service, full), "link_id": service, "link_entity": "service", "taxonomy_term": term})
    return made


def _id(owner: str, name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"va-desktop:{owner}:{name}"))
