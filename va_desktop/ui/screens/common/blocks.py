# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks that several screens put on a page: the country row, rows of rights, entitlements and places."""

from collections.abc import Iterable

from va_desktop.directory.services import Service
from va_desktop.eligibility.entitlements import Entitlement
from va_desktop.rights.rights import Right
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.screen import Screen

PLACE_PICTURES = {
    "hospital": "hospital",
    "emergency_service": "help",
    "police": "help",
    "rehabilitation_centre": "hospital",
    "prosthetics_workshop": "prosthesis",
    "psychosocial": "care",
    "peer_support": "family",
    "legal_aid": "rights",
    "school": "school",
    "employment_service": "work",
    "mine_action": "caution",
    "information_portal": "info",
}


def place_picture(item: Service) -> str:
    """Return the pictogram of a place by the first of its types that has one."""
    return next((PLACE_PICTURES[kind] for kind in item.types if kind in PLACE_PICTURES), "place")


def country_row(screen: Screen, then: Route) -> Row:
    """Return the row that tells which country the page speaks of, and leads to the picker."""
    ctx, tr = screen.ctx, screen.tr
    if ctx.country:
        title = tr("Country: {country}").format(country=ctx.words.country(ctx.country))
        row = Row(ctx.look, title, tr("Press to choose another country."), "place")
    else:
        row = Row(ctx.look, tr("Choose your country"), tr("Promises and places differ by country."), "place")
    row.setObjectName("country")
    row.clicked.connect(lambda: screen.go(to("country", then=then.screen)))
    return row


def right_rows(screen: Screen, rights: Iterable[Right]) -> Columns:
    """Return rows that lead to rights."""
    rows = Columns(screen.look, most=2, gap=16)
    for item in rights:
        title = screen.text(item.title)
        row = Row(screen.look, title.text, screen.words_of(item.lead), item.pictogram, "rights", lang=title.lang)
        row.setObjectName(f"right.{item.id}")
        row.clicked.connect(lambda _=False, id_=item.id: screen.go(to("right", id=id_)))
        rows.addWidget(row)
    return rows


def benefit_row(screen: Screen, item: Entitlement) -> Row:
    """Return the row of one entitlement with its state."""
    tr = screen.tr
    marks: list[Badge] = []
    if item.state == "gap":
        marks.append(Badge(tr("No such right found"), "gap", "gap"))
    elif not item.current(screen.ctx.today):
        marks.append(Badge(tr("An old rule"), "neutral", "clock"))
    if item.requires and item.current(screen.ctx.today):
        marks.append(Badge(tr("Something comes first"), "info", "route"))
    if not item.verified:
        marks.append(wording.unverified(tr))
    title = screen.text(item.title)
    row = Row(screen.look, title.text, screen.words_of(item.lead), item.pictogram, "benefits", marks, lang=title.lang)
    row.setObjectName(f"benefit.{item.id}")
    row.clicked.connect(lambda: screen.go(to("benefit", id=item.id)))
    return row


def place_row(screen: Screen, item: Service) -> Row:
    """Return the row of one place with its door and its freshness."""
    words = screen.ctx.words
    title = screen.text(item.title)
    where = " · ".join(part for part in (item.city, title.text) if part)
    marks = [
        wording.route(screen.tr, item.route),
        wording.fresh(words, item.assured, item.stale(screen.ctx.today)),
    ]
    if not item.verified:
        marks.append(wording.unverified(screen.tr))
    row = Row(screen.look, item.name, where, place_picture(item), "places", marks, lang=title.lang)
    row.setObjectName(f"place.{item.id}")
    row.clicked.connect(lambda: screen.go(to("place", id=item.id)))
    return row
