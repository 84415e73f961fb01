# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of each part of a place, in one line; no Qt."""

from va_desktop.directory.listing import Listing
from va_desktop.directory.services import ACCESSIBILITY
from va_desktop.directory.weekly import Week
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.listings import offers
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.correct.parts import titles
from va_desktop.ui.screens.place.wording import tongues


def parts(tr: Translator) -> dict[str, tuple[str, str]]:
    """Return the name and the pictogram of each part."""
    return {
        "coding": (tr("What they do, and for whom"), "person"),
        "offers": (tr("What matters to people"), "care"),
        "access": (tr("For people with disabilities"), "wheelchair"),
        "tongues": (tr("Languages"), "language"),
        "week": (tr("Days and opening times"), "clock"),
        "where": (tr("Where it is, and whether that is secret"), "place"),
    }


def told(screen: Telling, item: Listing, week: Week) -> dict[str, str]:
    """Return what is known of each part; of where it is, only whether that is secret."""
    tr, words, found = screen.tr, screen.ctx.words, item.facets
    needs = titles(screen, "need")
    unknown = tr("We do not know")
    kinds = [needs[code] for code in found.needs if code in needs]
    programme = [] if found.frameworks else [tr("Programme not known")]
    lines = {
        "coding": words.listed([*kinds, *programme]) or unknown,
        "offers": _counted(words, sum(found.offers.get(code) in ("yes", "no") for code in offers(tr)), len(offers(tr))),
        "access": _counted(words, sum(found.access(code) != "unknown" for code in ACCESSIBILITY), len(ACCESSIBILITY)),
        "tongues": tongues(words, item),
        "week": _week(tr, week),
    }
    lines["where"] = tr("The address is secret") if found.redacted else tr("Everyone may know the address")
    return lines


def checked(words: Words, item: Listing) -> str:
    """Return when the entry was last checked."""
    if item.assured is None:
        return words.tr("We do not know when it was last checked.")
    return words.tr("Last checked on {day}.").format(day=words.day(item.assured))


def _counted(words: Words, number: int, most: int) -> str:
    return words.tr("Known: {n} of {all}").format(n=words.number(number), all=words.number(most))


def _week(tr: Translator, week: Week) -> str:
    if not week.days:
        return tr("nothing")
    spans = [f"{opens} – {closes}" for opens, closes in ((week.opens, week.closes), (week.again, week.ends)) if opens]
    more = [tr("by appointment")] if week.by_appointment else []
    return ", ".join([*spans, *more])
