# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of the list of places, made from facts; no Qt."""

from collections.abc import Sequence
from typing import assert_never

from va_desktop.directory.wanted import Dropped, Page
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words


def count(words: Words, page: Page, open_now: bool = False, coming: bool = False) -> str:
    """Return how many places there are, as shown and as announced.

    Hours are looked at only as far as is needed, so of the open ones nobody knows how many there are.
    """
    if page.at_least and open_now:
        soon, now = (
            words.tr("Many come soon. Here are the first {n}."),
            words.tr("Many are open now. Here are the first {n}."),
        )
        told = soon if coming else now
        return told.format(n=words.number(len(page.items)))
    if page.at_least:
        told = words.tr.plural("More than {n} place.", "More than {n} places.", page.total)
    else:
        told = words.tr.plural("{n} place.", "{n} places.", page.total)
    return told.format(n=words.number(page.total))


def shown(words: Words, number: int, page: Page) -> str:
    """Return how many of the places are on the page."""
    if page.at_least:
        return words.tr.plural(
            "{n} place is shown. There are more.", "{n} places are shown. There are more.", number
        ).format(n=words.number(number))
    return words.tr("{n} of {all} are shown.").format(n=words.number(number), all=words.number(page.total))


def corrected(tr: Translator, query: str, used: str) -> str:
    """Return that another word was searched than the one written."""
    return tr("We did not find “{written}”. We show “{used}”.").format(written=isolate(query), used=isolate(used))


def widened(words: Words, dropped: Sequence[Dropped], coming: bool = False) -> str:
    """Return what was let go because no place has everything."""
    tr = words.tr
    soon = coming and "open_now" in dropped
    names = [tr("a visit soon") if soon and each == "open_now" else let_go(tr, each) for each in dropped]
    told = words.listed(names)
    return words.tr("These places do not have: {wishes}.").format(wishes=told)


def let_go(tr: Translator, wish: Dropped) -> str:
    """Return the name of a wish that was let go."""
    match wish:
        case "radius":
            return tr("the distance you chose")
        case "district":
            return tr("the district you chose")
        case "open_now":
            return tr("open now")
        case "language":
            return tr("the language you chose")
        case "travel_paid":
            return tr("travel is paid")
        case "home_visits":
            return tr("home visits")
        case "children":
            return tr("help for children")
        case "women_staff":
            return tr("women who work there")
        case "no_id":
            return tr("help without identity papers")
        case "free":
            return tr("help without cost")
        case "framework":
            return tr("the programme you chose")
        case "route":
            return tr("“for whom” as you chose")
        case "access":
            return tr("everything you need to get in")
        case _:
            assert_never(wish)
