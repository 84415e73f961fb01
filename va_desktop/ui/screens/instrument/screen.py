# SPDX-License-Identifier: GPL-3.0-or-later
"""One treaty, plan or guidance text: what it says, what it does not promise, who is bound."""

from va_desktop.content.sources import sources
from va_desktop.i18n.direction import isolate
from va_desktop.rights.instruments import Instrument, Provision, instrument
from va_desktop.rights.rights import PACK
from va_desktop.rights.status import status
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.label import Heading
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class InstrumentPage(Screen):
    """The page of one instrument."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.trail("rights")
        item = instrument(ctx.library, route.get("id"))
        if item is None:
            self.add_title(self.tr("This page is not here any more."), self.tr("Go back, or search for it by a word."))
            self.finish()
            return
        title = self.text(item.title)
        self.add_title(title.text, wording.strength(self.tr, item.strength), title.lang)
        self.stale(item.review_by)
        if item.ended(ctx.today):
            self.notice(
                "neutral", "clock", self.tr("The time of this plan is over."), self.tr("It is kept as history.")
            )
        self.say(item.easy, "lead")
        self.say(item.plain)
        self._bound(item)
        if item.provisions:
            self.add_heading(self.tr("What it says"))
            for row in item.provisions:
                self._provision(row)
        if item.limits:
            self.add_heading(self.tr("What it does not promise"))
            self.say(item.limits)
        self._sources(item)
        self.finish()

    def _bound(self, item: Instrument) -> None:
        if item.status_id is None:
            return
        ctx = self.ctx
        rows = status(ctx.library, ctx.country, ctx.today) if ctx.country else None
        found = next((row for row in rows or () if row.id == item.status_id), None)
        if found is not None:
            text = wording.promise(ctx.words, item, found, ctx.country, ctx.today)
            self.notice("info", "info", text, wording.since(ctx.words, found))
        self.add(country_row(self, self.route))

    def _provision(self, row: Provision) -> None:
        number = row.article
        shown = self.tr("article {number}").format(number=number) if number[:1].isdigit() else number
        self.box.addWidget(Heading(self.look, shown[:1].upper() + shown[1:], "h3", self.lang))
        self.say([row.says])
        if row.certainty != "high":
            self.box.addWidget(BadgeLabel(self.look, wording.certainty(self.tr, row.certainty)))

    def _sources(self, item: Instrument) -> None:
        words, tr = self.ctx.words, self.tr
        body = self.column()
        if item.official_title:
            self.line(tr("Official name"), "text", bold=True, into=body)
            self.line(isolate(item.official_title), "text", into=body)
        for label, value in (
            (tr("Adopted: {day}"), item.adopted),
            (tr("In force since: {day}"), item.in_force),
            (tr("Runs until: {day}"), item.until),
        ):
            if value:
                self.line(label.format(day=words.partial_day(value)), into=body)
        self.line(wording.reviewed(words, item.reviewed, item.review_by, item.second), into=body)
        used = dict.fromkeys([*item.sources, *(ref for row in item.provisions for ref in row.sources)])
        listed = sources(self.ctx.library, PACK, used)
        self.source_lines(listed, body)
        line = wording.count_sources(tr, len(listed))
        self.disclosure(tr("Where does this come from?"), "source", body, line, "sources")


SCREEN = InstrumentPage
