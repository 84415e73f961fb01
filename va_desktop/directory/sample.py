# SPDX-License-Identifier: GPL-3.0-or-later
"""A small directory of invented places, to show and to test the pages with. No name in it is a real body's."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from va_desktop.directory.changes import Closed, Corrected
from va_desktop.directory.made import attributes
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.record import Record
from va_desktop.directory.writer import DirectoryWriter, Info

MIDDLE = (10.0, 20.0)
"""A position in an invented country."""
_NAMES = (
    "Blue Gate Example Clinic",
    "Sample Workshop for Limbs",
    "Invented Peer Circle",
    "Example Legal Desk",
    "Sample House of Calm",
    "Mobile Example Team",
    "عيادة المثال",
    "គ្លីនិកគំរូ",
    "Приклад: кабінет допомоги",
    "ສູນຕົວຢ່າງ",
)
_NEEDS = (
    "health",
    "rehabilitation",
    "community",
    "justice",
    "mind",
    "health",
    "health",
    "rehabilitation",
    "mind",
    "work",
)
_AREAS = (("XX01", None, "North Example"), ("XX02", None, "South Example"), ("XX0101", "XX01", "Upper Sample"))
MOST = 30


def write(path: Path, on: date, country: str, places: int = MOST) -> None:
    """Write the directory. The same day gives the same places; `places` of them."""
    info = Info(made=on, title="Invented directory", country=country, source="Nobody", licence="CC0", version="1")
    with DirectoryWriter(path, info) as writer:
        for record in records(on, places):
            writer.add(record)
        writer.finish()


def furnish(folder: Path, on: date, country: str) -> Path:
    """Write a directory, changes of a centre with a conflict and a remark, and a table; return the table."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / f"{country}.vadir", on, country)
    overlay = Overlay.open(folder / f"{country}.overlay", lambda: on)
    overlay.make("s1", Corrected(("description",), "Something older.", "Limbs are made and mended here."))
    overlay.make("s2", Closed(on, "The team is on the road."))
    overlay.suggest("s3@p3", "phone", "The number ends with 9 now.")
    overlay.close()
    table = folder / "table.csv"
    rows = ("Name,Telephone,Town,Colour of the door", "Sample Hut,+000 555 0199,Exampleville,green")
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return table


def records(on: date, places: int = MOST) -> Iterator[Record]:
    """Yield districts, one organization and the services."""
    for number, (code, parent, name) in enumerate(_AREAS):
        lat, lon = MIDDLE[0] + 0.2 * (1 if number == 0 else -1), MIDDLE[1]
        ring = [[lon - 0.3, lat - 0.2], [lon + 0.3, lat - 0.2], [lon + 0.35, lat + 0.2], [lon - 0.25, lat + 0.2]]
        outline = [] if parent else [[*ring, ring[0]]]
        doc: dict[str, Any] = {"id": code, "parent": parent, "names": {"en": name}, "outline": outline}
        yield Record("district", code, {**doc, "latitude": lat, "longitude": lon})
    yield Record(
        "organization", "example", {"id": "example", "name": "The Example Society", "description": "Invented."}
    )
    for number in range(places):
        yield Record("service", f"s{number}", service(number, on))


def service(number: int, on: date) -> dict[str, Any]:
    """Return one invented service."""
    id_, kind = f"s{number}", number % len(_NAMES)
    name = _NAMES[kind] if number < len(_NAMES) else f"{_NAMES[kind]} {number // len(_NAMES) + 1}"
    lat, lon = MIDDLE[0] + 0.011 * number * (-1) ** number, MIDDLE[1] + 0.007 * number * (-1) ** (number // 2)
    doc: dict[str, Any] = {
        "id": id_,
        "name": name,
        "organization_id": "example",
        "description": "Care and advice. People of every age can come. Nobody is sent away.",
        "status": "active",
        "assured_date": (on - timedelta(days=40 if number % 3 else 800)).isoformat(),
        "phones": [{"id": f"{id_}.p", "number": f"+000 555 01{number:02d}", "type": "voice"}],
        "required_documents": [{"id": f"{id_}.d", "document": "Any paper with your name, if you have one."}],
        "languages": [{"code": "en"}, {"code": ("ar", "uk", "km")[number % 3]}],
        "schedules": _hours(id_, number),
        "attributes": [
            *attributes(id_, "need", [_NEEDS[kind]]),
            *attributes(id_, "framework", [("health", "disability", "targeted")[number % 3]]),
            *attributes(id_, "route", [("open", "specialised", "victims")[number % 3]]),
            *attributes(id_, "", _offers(number)),
        ],
        "service_at_locations": [_place(id_, number, lat, lon)],
    }
    if number == 4:
        doc["alert"] = "The door is on the other side of the street this month."
    if number == 3:
        doc["cost_options"] = [{"id": f"{id_}.c", "amount": 5, "currency": "USD", "option": "First visit"}]
    return doc


def _offers(number: int) -> list[str]:
    names = ("free", "women_staff", "children", "no_id", "travel_paid", "home_visits")
    return [name for place, name in enumerate(names) if (number + place) % 3 == 0]


def _hours(id_: str, number: int) -> list[dict[str, Any]]:
    if number % 10 == 9:
        return [{"id": f"{id_}.h", "description": "Phone first.", "by_appointment": True}]
    if number % 10 == 5:
        return [{"id": f"{id_}.h", "freq": "MONTHLY", "byday": "-1FR", "opens_at": "09:00", "closes_at": "12:00"}]
    rows = [{"id": f"{id_}.h", "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "08:00", "closes_at": "16:30"}]
    if number % 4 == 0:
        rows.append({"id": f"{id_}.i", "freq": "WEEKLY", "byday": "SA", "opens_at": "09:00", "closes_at": "13:00"})
    return rows


def _place(id_: str, number: int, lat: float, lon: float) -> dict[str, Any]:
    access = ("step_free=yes", "toilet=no", "sign_language=yes")[: 1 + number % 3]
    marks = ["landmark=The Sample Market"] if number % 5 == 0 else []
    codes = [*access, *marks, f"district={'XX01' if number % 2 else 'XX02'}"]
    coded = [each for code in codes for each in attributes(id_, code.split("=")[0], [code.split("=")[1]])]
    if number == 4:
        coded += attributes(id_, "", ["redacted"])
    location = {
        "id": f"l{number}",
        "location_type": "physical",
        "name": "Sample House",
        "latitude": lat,
        "longitude": lon,
        "transportation": "From the market go past the well. The door is blue.",
        "addresses": [
            {"id": f"a{number}", "address_1": f"{number + 1} Example Road", "city": "Exampleville", "country": "XX"}
        ],
        "attributes": coded,
    }
    return {"id": f"p{number}", "service_id": id_, "location_id": f"l{number}", "location": location}
