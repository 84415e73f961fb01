# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of a place's page, made from facts; no Qt."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from va_desktop.directory.listing import Capacity, Cost, Listing, Number
from va_desktop.directory.services import Known, Phone, Service
from va_desktop.i18n.direction import isolate, left_to_right
from va_desktop.i18n.formats import language_name
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.listings import offers


def freshness(words: Words, item: Listing | Service, today: date) -> tuple[str, ...]:
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
    """Return where a place of a pack is, as far as it is known."""
    return _where(words, [item.address] if item.address else [], [item.city, item.region], item.national, "", False)


def way(words: Words, item: Listing, national: bool) -> tuple[str, ...]:
    """Return where a place is and how one gets there; of a protected place only that it is protected."""
    tr, facets = words.tr, item.facets
    hidden = facets.redacted and not item.address and item.position is None
    told = list(_where(words, item.address, [item.city, item.region], national, item.place or "", hidden))
    if facets.landmarks:
        told.append(tr("Near: {place}.").format(place=words.listed([isolate(each) for each in facets.landmarks])))
    told.extend(facets.directions)
    if item.transport:
        told.append(item.transport)
    return tuple(told)


def _where(
    words: Words, address: Iterable[str], parts: Iterable[str | None], national: bool, place: str, hidden: bool
) -> tuple[str, ...]:
    tr = words.tr
    if hidden:
        return (tr("This place is protected. Phone, and they tell you the way."),)
    told = [tr("Building: {name}.").format(name=isolate(place))] if place else []
    lines = list(address)
    if lines:
        told.append(tr("Address: {address}.").format(address=isolate(", ".join(lines))))
    if around := [part for part in parts if part and not any(part in line for line in lines)]:
        told.append(tr("In {place}.").format(place=isolate(", ".join(around))))
    if national:
        told.append(tr("It works in the whole country."))
    if not told:
        told.append(tr("We do not know the address. Phone or write first."))
    return tuple(told)


def phone(words: Words, item: Phone, label: str) -> str:
    """Return what a number of a pack is for and how old it is."""
    seen = words.tr("seen {day}").format(day=words.partial_day(item.as_of)) if item.as_of else ""
    return " · ".join(part for part in (label or kind(words.tr, item.kind), seen) if part)


def number(words: Words, item: Number) -> str:
    """Return what a number is for, its extension, and the languages spoken there."""
    tr = words.tr
    extension = tr("then {number}").format(number=item.extension) if item.extension else ""
    tongues = [language_name(tag, words.lang) for tag in item.languages]
    spoken = words.listed(tongues)
    return " · ".join(part for part in (item.description or kind(tr, item.type or ""), extension, spoken) if part)


def kind(tr: Translator, name: str) -> str:
    """Return what sort of number it is, where that is worth saying."""
    return {
        "free": tr("Free call"),
        "whatsapp": tr("WhatsApp"),
        "emergency": tr("Emergency"),
        "sms": tr("Text messages"),
        "text": tr("Text messages"),
        "fax": tr("Fax"),
        "textphone": tr("Text telephone"),
        "video": tr("Video calls"),
    }.get(name.lower(), "")


def digits(number: str) -> str:
    """Return a phone number so that a screen reader says it digit by digit."""
    return " ".join(sign for sign in number if sign.isdigit() or sign == "+")


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


def known(tr: Translator, value: Known) -> str:
    """Return yes, no, or that nobody knows."""
    return {"yes": tr("Yes"), "no": tr("No"), "unknown": tr("We do not know")}[value]


def cost(words: Words, item: Listing) -> str:
    """Return what it costs, or that nobody knows."""
    tr = words.tr
    if item.facets.offer("free") == "yes" and not item.fees:
        return tr("It costs nothing.")
    parts = [price(words, each) for each in item.costs]
    return " ".join(filter(None, [item.fees, *parts])) or tr("We do not know")


def price(words: Words, item: Cost) -> str:
    """Return one price with what it is for."""
    told = ""
    if item.amount is not None:
        free = item.amount == 0
        told = words.tr("free") if free else _money(words, item)
    return ": ".join(part for part in (item.option or "", told) if part)


def _money(words: Words, item: Cost) -> str:
    assert item.amount is not None
    if item.currency is None:
        return words.number(item.amount)
    return words.money(Decimal(str(item.amount)), item.currency)


def offered(words: Words, item: Listing) -> tuple[str, ...]:
    """Return what the place offers, does not offer, or what nobody knows of, one line each.

    The cost stands elsewhere, and so do visits at home, which are told once, among what there is for people with
    disabilities.
    """
    names = offers(words.tr)
    values = {name: item.facets.offer(name) for name in names if name not in ("free", "home_visits")}  # type: ignore[arg-type]
    return tuple(f"{names[name]}: {known(words.tr, value)}" for name, value in values.items())


def capacities(words: Words, item: Listing) -> tuple[str, ...]:
    """Return how much was free on which day, one line for each thing."""
    return tuple(_capacity(words, each) for each in item.capacities)


def _capacity(words: Words, found: Capacity) -> str:
    tr, number = words.tr, words.number
    what = isolate(found.unit) if found.unit else tr("Places")
    if not found.available:
        told = tr("{what}: none free at that time. Ask for the waiting list.").format(what=what)
    elif found.maximum:
        told = tr("{what}: {n} of {most} free.").format(
            what=what, n=number(found.available), most=number(found.maximum)
        )
    else:
        told = tr("{what}: {n} free.").format(what=what, n=number(found.available))
    if found.updated is None:
        return told
    return f"{told} {tr('Told on {day}.').format(day=words.day(found.updated))}"


def tongues(words: Words, item: Listing) -> str:
    """Return the languages spoken there, or that nobody knows."""
    found = [language_name(tag, words.lang) for tag in item.facets.languages]
    return words.listed(found) or words.tr("We do not know")


def web(address: str) -> str:
    """Return an address of the web or of e-mail as it is shown."""
    return left_to_right(address)
