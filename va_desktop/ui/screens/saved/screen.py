# SPDX-License-Identifier: GPL-3.0-or-later
"""The places that a person wants to find again in this visit; they live in memory and end with it."""

from va_desktop.directory.listing import Listing
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of, place_row
from va_desktop.ui.screens.common.telling import Telling


class Saved(Telling):
    """Rows of the kept places, and the way to a paper with all of them."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        kiosk = ctx.mode == "kiosk"
        ends = tr("They are forgotten when you finish.") if kiosk else tr("They are forgotten when the program closes.")
        self.add_title(tr("My saved places"), ends)
        found = [item for key in ctx.live.places if (item := place_of(ctx, key)) is not None]
        if found:
            self._rows(found)
        else:
            self.line(tr("You have not saved a place yet."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
        if elsewhere := len(ctx.live.places) - len(found):
            told = tr.plural(
                "{n} saved place is in the list of another country.",
                "{n} saved places are in the list of another country.",
                elsewhere,
            )
            self.line(told.format(n=ctx.words.number(elsewhere)))
        self.finish()

    def _rows(self, found: list[Listing]) -> None:
        tr = self.tr
        rows = Columns(self.look, most=1, gap=16)
        for item in found:
            rows.addWidget(place_row(self, item))
        self.add(rows)
        buttons = [self.leads("print", tr("Print all of them"), "print", to("handout"), "filled")]
        if len(found) > 1:
            two = to("compare", a=found[0].key, b=found[1].key) if len(found) == 2 else to("compare")
            buttons.append(self.leads("compare", tr("Compare"), "swap", two))
        buttons.append(self.action("forget", tr("Forget all of them"), "erase", self._forget))
        self.add_buttons(buttons)

    def _forget(self) -> None:
        self.ctx.live.places.clear()
        self.ctx.announcer.say(self.tr("Not kept any more."))
        self.ctx.replace(self.route)


SCREEN = Saved
