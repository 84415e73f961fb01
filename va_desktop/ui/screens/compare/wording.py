# SPDX-License-Identifier: GPL-3.0-or-later
"""How two places differ, one sentence for each difference; no Qt."""

from collections.abc import Iterator
from datetime import datetime

from va_desktop.directory.listing import Listing
from va_desktop.directory.services import Known
from va_desktop.i18n.direction import isolate
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import opening, wording
from va_desktop.ui.screens.common.listings import offers
from va_desktop.ui.screens.place import wording as place


def differences(words: Words, one: Listing, other: Listing, now: datetime) -> tuple[str, ...]:
    """Return a sentence for everything in which the two differ."""
    tr = words.tr
    found = []
    for what, first, second in _aspects(words, one, other, now):
        if first == second:
            continue
        # Translators: {what} is a heading such as "Cost"; {one} and {other} are names of places.
        told = tr("{what}. {one}: {first}. {other}: {second}.")
        found.append(
            told.format(
                what=what,
                one=isolate(one.name),
                first=first.rstrip("."),
                other=isolate(other.name),
                second=second.rstrip("."),
            )
        )
    return tuple(found)


def _aspects(words: Words, one: Listing, other: Listing, now: datetime) -> Iterator[tuple[str, str, str]]:
    tr, both = words.tr, (one, other)
    yield (tr("Open"), *(_open(words, item, now) for item in both))
    yield (tr("Where"), *(item.city or item.region or tr("We do not know") for item in both))
    yield (tr("For whom"), *(_door(words, item) for item in both))
    yield (tr("Cost"), *(place.cost(words, item) for item in both))
    yield (tr("Languages"), *(place.tongues(words, item) for item in both))
    for name, text in offers(tr).items():
        if name not in ("free", "home_visits"):
            yield (text, *(_known(words, item.facets.offer(name)) for item in both))  # type: ignore[arg-type]
    for name, text in place.accessibility(tr).items():
        yield (text, *(_known(words, item.facets.access(name)) for item in both))
    yield (tr("How fresh"), *(wording.fresh(words, item.assured, item.stale(now.date())).text for item in both))


def _open(words: Words, item: Listing, now: datetime) -> str:
    shut = opening.closed(words, item, now.date())
    if shut:
        return shut
    found = opening.now_state(item, now)
    if found is None:
        return " ".join(item.hours) or words.tr("We do not know")
    return opening.told(words, found, now)


def _door(words: Words, item: Listing) -> str:
    if item.facets.route not in ("open", "specialised", "victims"):
        return words.tr("We do not know")
    return wording.route(words.tr, item.facets.route).text  # type: ignore[arg-type]


def _known(words: Words, value: Known) -> str:
    return place.known(words.tr, value)
