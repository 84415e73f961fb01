# SPDX-License-Identifier: GPL-3.0-or-later
"""What a column of a spreadsheet can mean: a field of HSDS or an answer of our profile.

How people call each of them, in several languages, is in `headings.json` beside this module.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from va_desktop.directory.hsds.codes import ACCESSIBILITY, AXES, OFFER, REDACTED
from va_desktop.directory.hsds.tables import ENUMS

Sort = Literal["text", "number", "day", "time", "list", "code", "codes", "answer", "days", "hours", "position", "mark"]


@dataclass(frozen=True)
class Target:
    """One meaning. `name` is `object.field`; `hxl` its tag in a template; `help` the line above a template's column.

    `allowed`: the codes of a closed list.
    """

    name: str
    sort: Sort
    hxl: str
    help: str
    allowed: tuple[str, ...] = ()

    @property
    def owner(self) -> str:
        """Return the object."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """Return the field of the object."""
        return self.name.partition(".")[2]


_PLAIN: tuple[tuple[str, Sort, str, str], ...] = (
    ("service.id", "text", "#service+id", "Your own number for this service. It must not change."),
    ("service.name", "text", "#service+name", "What people call this service."),
    ("service.description", "text", "#service+description", "What happens there, in short sentences."),
    ("service.status", "code", "#status", "active, inactive, defunct or temporarily closed."),
    ("service.email", "text", "#contact+email", "An e-mail address that anybody may use."),
    ("service.url", "text", "#contact+url", "The web page of the service."),
    ("service.eligibility_description", "text", "#beneficiary", "For whom it is."),
    ("service.application_process", "text", "#access+process", "How to come in: walk in, call first, with a letter."),
    ("service.fees_description", "text", "#value+fees", "What it costs, in words."),
    ("service.minimum_age", "number", "#beneficiary+age+min", "The lowest age, in years."),
    ("service.maximum_age", "number", "#beneficiary+age+max", "The highest age, in years."),
    ("service.assured_date", "day", "#date+updated", "The day on which somebody last checked this, as 2026-11-23."),
    ("service.alert", "text", "#service+alert", "What people must know now: moved, closed for repair."),
    ("service.languages", "list", "#service+languages", "Languages spoken there, as codes: km; en; ar."),
    (
        "service.required_documents",
        "list",
        "#service+documents",
        "What to bring, one thing after another with ; between.",
    ),
    ("organization.id", "text", "#org+id", "Your own number for the organisation."),
    ("organization.name", "text", "#org+name", "Who offers the service."),
    ("organization.description", "text", "#org+description", "What this organisation is."),
    ("organization.website", "text", "#org+url", "The organisation's web page."),
    ("location.name", "text", "#loc+name", "The name of the house or place."),
    ("location.latitude", "number", "#geo+lat", "North or south, in degrees: 12.5657."),
    ("location.longitude", "number", "#geo+lon", "East or west, in degrees: 104.991."),
    ("location.position", "position", "#geo", "Both in one cell: 12.5657, 104.991."),
    ("location.transportation", "text", "#loc+directions", "How to get there, as you would tell it on the phone."),
    ("profile.landmark", "mark", "#loc+landmark", "What everybody near knows: opposite the market."),
    ("address.address_1", "text", "#loc+address", "Street and house, where there is one."),
    ("address.city", "text", "#loc+city", "Town or village."),
    ("address.region", "text", "#adm2+name", "District."),
    ("address.state_province", "text", "#adm1+name", "Province, governorate, oblast or department."),
    ("address.postal_code", "text", "#loc+postcode", "Leave it empty where there is none."),
    ("address.country", "text", "#country+code", "Two letters: KH."),
    ("profile.pcode", "mark", "#adm2+code", "The P-code of the district."),
    ("phone.number", "list", "#contact+phone", "Several numbers with ; between."),
    ("contact.name", "text", "#contact+name", "The role to ask for. No private names."),
    ("schedule.hours", "hours", "#service+hours", "Days and hours: Mon-Fri 08:00-16:00; Sat 08:00-12:00."),
    ("schedule.byday", "days", "#service+days", "Days: MO, TU, WE, TH, FR, SA, SU."),
    ("schedule.opens_at", "time", "#service+opens", "When it opens: 08:00."),
    ("schedule.closes_at", "time", "#service+closes", "When it closes: 16:00."),
    ("schedule.by_appointment", "answer", "#service+appointment", "yes when people must agree on a time first."),
)

_ANSWERS = {
    "women_staff": "yes when women can be served by women.",
    "travel_paid": "yes when the way is paid.",
    "lodging_paid": "yes when staying over night is paid.",
    "no_id": "yes when nobody asks for papers.",
    "children": "yes when children are served.",
    "free": "yes when it costs nothing.",
    "step_free": "yes when a wheelchair can get in.",
    "toilet": "yes when the toilet can be used with a wheelchair.",
    "lift": "yes when there is a lift, or no stairs.",
    "parking": "yes when a car can stop at the door.",
    "sign_language": "yes when sign language is spoken.",
    "tactile": "yes when the way can be felt, or signs are in Braille.",
    "hearing_loop": "yes when there is an induction loop.",
    "guide": "yes when somebody helps people find the way.",
    "home_visit": "yes when they come to people's homes.",
    "redacted": "yes when the address must not be shown to everybody.",
}

_CODES = {
    "framework": "The system that it is a part of. targeted: made for victims.",
    "approach": "How it reaches victims.",
    "route": "For whom it is: open to everyone, specialised, or for victims.",
    "pillar": "The part of victim assistance.",
    "need": "What people need when they come.",
    "service_type": "What kind of place it is.",
}


def _targets() -> dict[str, Target]:
    status = ENUMS["service", "status"]
    found = [Target(name, sort, hxl, text, status if sort == "code" else ()) for name, sort, hxl, text in _PLAIN]
    found += [Target(f"profile.{axis}", "codes", f"#x_va+{axis}", _CODES[axis], AXES[axis]) for axis in _CODES]
    found += [
        Target(f"profile.{code}", "answer", f"#x_va+{code}", _ANSWERS[code], ("yes", "no", "unknown"))
        for code in (*OFFER, *ACCESSIBILITY, REDACTED)
    ]
    return {target.name: target for target in found}


TARGETS: Mapping[str, Target] = _targets()
"""Every meaning by name, in the order of a template's columns."""

KEEP, SKIP = "keep", "skip"
"""What else a column can be mapped to: a field of its own in the service, or nothing at all."""


@cache
def headings() -> Mapping[str, tuple[str, ...]]:
    """Return the headings, in any language, that mean each target."""
    document = json.loads(Path(__file__).with_name("headings.json").read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in document.items()}
