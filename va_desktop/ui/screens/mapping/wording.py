# SPDX-License-Identifier: GPL-3.0-or-later
"""What a column of a table can mean, in words; no Qt."""

from collections.abc import Iterable, Iterator

from va_desktop.i18n.translator import Translator
from va_desktop.ui.screens.common.listings import offers
from va_desktop.ui.screens.place.wording import accessibility


def meaning(tr: Translator, name: str) -> str:
    """Return what a meaning is called; one that has no words yet by its own name."""
    if name == "keep":
        return tr("Keep it as it is")
    if name == "skip":
        return tr("Leave it out")
    owner, _, field = name.partition(".")
    if owner == "profile":
        found = {**offers(tr), **accessibility(tr), **_profile(tr)}
        return found.get(field, field)
    return _plain(tr).get(name, name)


def _plain(tr: Translator) -> dict[str, str]:
    return {
        "service.name": tr("Name of the place or service"),
        "service.description": tr("What they do"),
        "service.id": tr("Own number of the service"),
        "service.status": tr("Open or closed for good"),
        "service.email": tr("E-mail"),
        "service.url": tr("Web address"),
        "service.eligibility_description": tr("For whom"),
        "service.application_process": tr("How to come in"),
        "service.fees_description": tr("Cost"),
        "service.minimum_age": tr("Lowest age"),
        "service.maximum_age": tr("Highest age"),
        "service.assured_date": tr("Day on which it was checked"),
        "service.alert": tr("Warning"),
        "service.languages": tr("Languages"),
        "service.required_documents": tr("What to bring"),
        "organization.id": tr("Own number of the organisation"),
        "organization.name": tr("Name of the organisation"),
        "organization.description": tr("What the organisation is"),
        "organization.website": tr("Web address of the organisation"),
        "phone.number": tr("Phone"),
        "contact.name": tr("Whom to ask for"),
        "location.name": tr("Name of the building"),
        "location.latitude": tr("Latitude (north or south)"),
        "location.longitude": tr("Longitude (east or west)"),
        "location.position": tr("Latitude and longitude together"),
        "location.transportation": tr("How to get there"),
        "location.landmark": tr("Landmark"),
        "address.address_1": tr("Street and house"),
        "address.city": tr("Town or village"),
        "address.region": tr("District"),
        "address.state_province": tr("Province"),
        "address.postal_code": tr("Postcode"),
        "address.country": tr("Country"),
        "address.pcode": tr("Code of the district (P-code)"),
        "schedule.hours": tr("Days and hours together"),
        "schedule.byday": tr("Days"),
        "schedule.opens_at": tr("Opens at"),
        "schedule.closes_at": tr("Closes at"),
        "schedule.by_appointment": tr("By appointment"),
    }


def _profile(tr: Translator) -> dict[str, str]:
    return {
        "framework": tr("Programme"),
        "approach": tr("Approach"),
        "route": tr("Open to everyone, or for survivors"),
        "pillar": tr("Part of victim assistance"),
        "need": tr("What they help with"),
        "service_type": tr("Kind of place"),
        "lodging_paid": tr("Staying over night is paid"),
        "landmark": tr("Landmark"),
        "pcode": tr("Code of the district (P-code)"),
        "redacted": tr("Address only for workers"),
        "no_id_needed": tr("No identity papers needed"),
    }


def groups(tr: Translator, names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the meanings under headings, in the order in which people look for them."""
    every = list(names)
    for heading, owners in (
        (tr("The place"), ("service",)),
        (tr("Phone and people"), ("phone", "contact", "organization")),
        (tr("Where it is"), ("location", "address")),
        (tr("When it is open"), ("schedule",)),
        (tr("For whom, and what there is"), ("profile",)),
    ):
        found = [name for name in every if name.partition(".")[0] in owners]
        if found:
            yield heading, found
