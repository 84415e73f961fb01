# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of a place's page, made from facts; no Qt."""

from datetime import date

from va_desktop.directory.services import Phone, Service
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words


def freshness(words: Words, item: Service, today: date) -> tuple[str, ...]:
    """Return a bold line and a sentence on how fresh the entry is."""
    tr = words.tr
    if item.assured is None:
        return (tr("Please phone first."), tr("We do not know how old this information is."))
    day = words.day(item.assured)
    if item.stale(today):
        ask = tr("Please phone first.") if item.phones else tr("Please ask before you travel.")
        return (ask, tr("We last saw this information on {day}. It may have changed.").format(day=day))
    return (tr("This information is fresh."), tr("Last seen on {day}.").format(day=day))


def where(words: Words, item: Service) -> tuple[str, ...]:
    """Return where the place is, as far as it is known."""
    tr = words.tr
    told = []
    if item.address:
        told.append(tr("Address: {address}.").format(address=item.address))
    parts = [part for part in (item.city, item.region) if part]
    if parts:
        told.append(tr("In {place}.").format(place=", ".join(parts)))
    if item.national:
        told.append(tr("It works in the whole country."))
    if not told:
        told.append(tr("We do not know the address. Phone or write first."))
    return tuple(told)


def phone(words: Words, item: Phone, label: str) -> str:
    """Return what a number is for and how old it is."""
    tr = words.tr
    kinds = {
        "free": tr("Free call"),
        "whatsapp": tr("WhatsApp"),
        "emergency": tr("Emergency"),
        "mobile": "",
        "normal": "",
    }
    parts = [label or kinds[item.kind]]
    if item.as_of:
        parts.append(tr("seen {day}").format(day=words.partial_day(item.as_of)))
    return " · ".join(part for part in parts if part)


def accessibility(tr: Translator) -> dict[str, str]:
    """Return the names of what a place may have for people with disabilities."""
    return {
        "step_free": tr("Way in without steps"),
        "toilet": tr("Toilet for wheelchair users"),
        "lift": tr("Lift"),
        "parking": tr("Parking close to the door"),
        "sign_language": tr("Sign language"),
        "tactile": tr("Paths to feel for blind people"),
        "hearing_loop": tr("Hearing loop"),
        "guide": tr("Somebody to guide you"),
        "home_visit": tr("Home visits"),
    }
