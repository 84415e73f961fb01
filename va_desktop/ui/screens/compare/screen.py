# SPDX-License-Identifier: GPL-3.0-or-later
"""Two places side by side: their rows, then each difference as one sentence."""

from va_desktop.directory.listing import Listing
from va_desktop.directory.wanted import Wanted
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import opening
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of, place_row, together
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.compare.wording import differences

MOST = 8
"""Places that are offered for comparing: the saved ones first, then others for the same need."""


class Compare(Telling):
    """Asks for the second place where only one is named."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        one, other = place_of(ctx, route.get("a")), place_of(ctx, route.get("b"))
        if one is None:
            self.add_title(tr("This page is not here any more."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
        elif other is None:
            self.add_title(tr("Compare with which place?"), one.name)
            self._ask(one)
        else:
            self.add_title(tr("Compare"), tr("Two places, and how they differ."))
            self._both(one, other)
        self.finish()

    def _ask(self, one: Listing) -> None:
        ctx = self.ctx
        saved = [place_of(ctx, key) for key in ctx.live.places if key != one.key]
        found = [item for item in saved if item is not None]
        need = next(iter(one.facets.needs), None)
        page = together(ctx).find(
            Wanted(need=need, near=one.position),
            ctx.today,
            opening.is_open(ctx.services.now(), lambda: opening.holidays(ctx)),
            limit=MOST + 2,
        )
        known = {one.key, *(item.key for item in found)}
        found += [item.listing for item in page.items if item.listing.key not in known]
        if not found:
            self.line(self.tr("There is no other place to compare with."))
        rows = Columns(self.look, most=1, gap=16)
        for item in found[:MOST]:
            rows.addWidget(self._choice(item))
        self.add(rows)

    def _choice(self, item: Listing) -> Row:
        row = Row(self.look, item.name, item.city or item.organization or "", "place", "places")
        row.setObjectName(f"with.{item.key}")
        row.clicked.connect(lambda: self.ctx.replace(self.route.with_(b=item.key)))
        return row

    def _both(self, one: Listing, other: Listing) -> None:
        tr, words = self.tr, self.ctx.words
        rows = Columns(self.look, most=2, gap=16)
        for item in (one, other):
            rows.addWidget(place_row(self, item))
        self.add(rows)
        found = differences(words, one, other, self.ctx.services.now())
        number = len(found)
        told = tr.plural("{n} difference:", "{n} differences:", number).format(n=words.number(number))
        self.add_heading(told if found else tr("We know of no difference."))
        for sentence in found:
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self.add_buttons([self.action("again", tr("Compare with another place"), "swap", self._again)])

    def _again(self) -> None:
        self.ctx.replace(self.route.with_(b=""))


SCREEN = Compare
