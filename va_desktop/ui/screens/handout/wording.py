# SPDX-License-Identifier: GPL-3.0-or-later
"""A place as a paper: numbers, when, where, what to bring, what there is; a code for the telephone; no Qt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from va_desktop.directory.listing import Listing
from va_desktop.document.code import card
from va_desktop.document.sheet import Code, Line, Part, Section, Sheet
from va_desktop.document.sheet import Listing as Lines
from va_desktop.i18n.direction import isolate, left_to_right
from va_desktop.i18n.sentences import split_sentences
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import opening, wording
from va_desktop.ui.screens.place import wording as place

LONGEST_CODE = 900
"""Characters beyond which a code is too fine for an old printer."""
_MOST_TOLD = 3
"""Sentences of what they do that a paper has room for; the program has the others."""


def sheet(words: Words, items: Sequence[Listing], now: datetime, rtl: bool) -> Sheet:
    """Return the paper of one place or of several; it says nothing of who takes it home."""
    tr = words.tr
    alone = items[0] if len(items) == 1 else None
    code = "" if alone is None else card_of(alone)
    sections = [part for item in items for part in _place(words, item, now, alone is not None)]
    made = tr("Made on {day}. Hours change: phone before you travel.").format(day=words.day(now.date()))
    return Sheet(
        title=isolate(alone.name) if alone is not None else tr("My saved places"),
        lang=words.lang,
        rtl=rtl,
        lead=isolate(alone.title or alone.organization or "") if alone is not None else "",
        sections=tuple(sections),
        footer=(made, tr("This paper has no name on it.")),
        code=code,
        code_told=_code_told(words) if code else "",
    )


def _code_told(words: Words) -> str:
    return words.tr("This code puts the place into your telephone: numbers and the way there.")


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


def grouped(rows: Iterable[str]) -> tuple[str, ...]:
    """Return the days of a week in fewer lines: days with the same hours stand together."""
    found: dict[str, list[str]] = {}
    for row in rows:
        day, _, hours = row.partition(": ")
        found.setdefault(hours, []).append(day)
    return tuple(f"{', '.join(days)}: {hours}" if hours else ", ".join(days) for hours, days in found.items())


def _hours(words: Words, item: Listing, now: datetime) -> Sequence[str]:
    """Return the coming visits of whoever comes now and then, else the week."""
    if opening.is_visited(item, now.date()):
        return opening.visits(words, item, now)
    return grouped(opening.rows(words, item, now.date()))


def _place(words: Words, item: Listing, now: datetime, alone: bool) -> Iterator[Section]:
    """Yield what a person needs first: before she goes, whom to call, when, where; then what there is."""
    tr, lang = words.tr, words.lang

    def lines(texts: Sequence[str]) -> tuple[Line, ...]:
        return tuple(Line(text, lang) for text in texts)

    if not alone:
        code, what = card_of(item), isolate(item.title or item.organization or "")
        square: tuple[Part, ...] = (Code(code, _code_told(words)),) if code else ()
        yield Section(Line(isolate(item.name), lang), 2, "", (*lines([what] if what else []), *square))
    old = wording.fresh(words, item.assured, item.stale(now.date())).text
    shut = [part for part in (opening.closed(words, item, now.date()), isolate(item.alert or "")) if part]
    for heading, kind, texts in (
        (tr("Phone"), "plain", _reach(words, item)),
        (tr("Before you go"), "plain", [*shut, old]),
        (
            tr("Opening hours"),
            "plain",
            [*_hours(words, item, now), *map(isolate, opening.texts(item))],
        ),
        (tr("How to get there"), "plain", [isolate(each) for each in place.way(words, item, national=False)]),
        (tr("What to bring"), "ticks", [isolate(each) for each in item.documents]),
        (tr("Good to know"), "plain", list(_good(words, item))),
        (tr("What they do"), "plain", [isolate(each) for each in split_sentences(item.description or "")[:_MOST_TOLD]]),
    ):
        if texts:
            level = 2 if alone else 3
            yield Section(Line(heading, lang), level, "", (Lines(kind, lines(texts)),))  # type: ignore[arg-type]


def _reach(words: Words, item: Listing) -> list[str]:
    """Return numbers and addresses, each read from left to right whatever stands around it."""
    numbers = [
        " · ".join(filter(None, (left_to_right(each.number), place.number(words, each)))) for each in item.phones
    ]
    return [*numbers, *(left_to_right(each) for each in (*item.emails, *item.webs))]


def _good(words: Words, item: Listing) -> Iterator[str]:
    """Yield cost, for whom, languages, and what is known of offers and of the way in, in one line each."""
    tr = words.tr
    yield f"{tr('Cost')}: {isolate(place.cost(words, item))}"
    if item.eligibility:
        yield f"{tr('For whom')}: {isolate(' '.join(item.eligibility.split()))}"
    elif item.facets.route in ("open", "specialised", "victims"):
        yield f"{tr('For whom')}: {wording.route(tr, item.facets.route).text}"  # type: ignore[arg-type]
    if item.facets.languages:
        yield f"{tr('Languages')}: {place.tongues(words, item)}"
    offered = [(name, text) for name, text in place.offers(tr).items() if name not in ("free", "home_visits")]
    known = [(text, item.facets.offer(name)) for name, text in offered]  # type: ignore[arg-type]
    known += [(text, item.facets.access(name)) for name, text in place.accessibility(tr).items()]
    for value in ("yes", "no"):
        if texts := [text for text, each in known if each == value]:
            yield f"{place.known(tr, value)}: {', '.join(texts)}"  # type: ignore[arg-type]
    if item.facets.access("step_free") == "unknown":
        yield f"{place.accessibility(tr)['step_free']}: {place.known(tr, 'unknown')}"
