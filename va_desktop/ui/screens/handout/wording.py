# SPDX-License-Identifier: GPL-3.0-or-later
"""A place as a paper: where, when, what to bring, numbers; a code for the telephone; no Qt."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from va_desktop.directory.listing import Listing
from va_desktop.document.code import card
from va_desktop.document.sheet import Line, Section, Sheet
from va_desktop.document.sheet import Listing as Lines
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import opening, wording
from va_desktop.ui.screens.place import wording as place

LONGEST_CODE = 900
"""Characters beyond which a code is too fine for an old printer."""


def sheet(words: Words, items: Sequence[Listing], now: datetime, rtl: bool) -> Sheet:
    """Return the paper of one place or of several; it says nothing of who takes it home."""
    tr = words.tr
    alone = items[0] if len(items) == 1 else None
    code = "" if alone is None else card_of(alone)
    sections = [part for item in items for part in _place(words, item, now, alone is not None)]
    made = tr("Made on {day}. Hours change: phone before you travel.").format(day=words.day(now.date()))
    return Sheet(
        title=alone.name if alone is not None else tr("My saved places"),
        lang=words.lang,
        rtl=rtl,
        lead=(alone.title or alone.organization or "") if alone is not None else "",
        sections=tuple(sections),
        footer=(made, tr("This paper has no name on it.")),
        code=code,
        code_told=tr("This code puts the place into your telephone: numbers and the way there.") if code else "",
    )


def card_of(item: Listing) -> str:
    """Return what the code holds, with fewer numbers where it would be too fine."""
    for phones, emails in ((item.phones, item.emails), (item.phones[:2], ())):
        text = card(
            item.name,
            phones=[each.number for each in phones],
            emails=emails,
            webs=item.webs[:1] if emails else (),
            street=", ".join(item.address),
            city=item.city or "",
            position=item.position,
        )
        if len(text.encode()) <= LONGEST_CODE:
            return text
    return ""


def _place(words: Words, item: Listing, now: datetime, alone: bool) -> Iterator[Section]:
    tr, lang = words.tr, words.lang

    def lines(texts: Sequence[str]) -> tuple[Line, ...]:
        return tuple(Line(text, lang) for text in texts)

    if not alone:
        yield Section(
            Line(item.name, lang), 2, "", lines([part for part in (item.title or item.organization,) if part])
        )
    numbers = [" · ".join(filter(None, (each.number, place.number(words, each)))) for each in item.phones]
    old = wording.fresh(words, item.assured, item.stale(now.date())).text
    shut = [part for part in (opening.closed(words, item, now.date()), item.alert) if part]
    for heading, kind, texts in (
        (tr("Phone"), "plain", [*numbers, *item.emails, *item.webs]),
        (tr("Before you go"), "plain", [*shut, old]),
        (tr("Opening hours"), "plain", [*opening.rows(words, item, now.date()), *opening.texts(item)]),
        (tr("How to get there"), "plain", list(place.way(words, item, national=False))),
        (tr("What to bring"), "ticks", list(item.documents)),
        (tr("Cost"), "plain", [place.cost(words, item)]),
    ):
        if texts:
            level = 2 if alone else 3
            yield Section(Line(heading, lang), level, "", (Lines(kind, lines(texts)),))  # type: ignore[arg-type]
