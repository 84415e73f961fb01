# SPDX-License-Identifier: GPL-3.0-or-later
"""How help works in one country: targeted and broader, what is missing, good to know, and the laws."""

from va_desktop.content.sources import sources
from va_desktop.eligibility.country import CountryPage, Law, country_page, laws
from va_desktop.i18n.direction import isolate
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.label import Heading
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Overview(Screen):
    """The page of one country."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("rights")
        self.add_title(tr("How help works in my country"))
        self.add(country_row(self, route))
        page = country_page(ctx.library, ctx.country) if ctx.country else None
        if page is None:
            self.notice(
                "gap",
                "question",
                tr("We have no page for this country yet."),
                tr("Your rights hold all the same. Look at My rights, and ask a social office or a survivor group."),
            )
        else:
            self._page(page)
        self.finish()

    def _page(self, page: CountryPage) -> None:
        tr = self.tr
        self.stale(page.review_by)
        if page.warnings:
            self.notice("caution", "caution", tr("Good to know"), statements=page.warnings)
        columns = Columns(self.look, most=2, gap=32, equal=False)
        for heading, statements in (
            (tr("For survivors and their families"), page.targeted),
            (tr("Open to everyone who qualifies"), page.broader),
        ):
            box = self.column()
            box.addWidget(Heading(self.look, heading, "h2", self.lang))
            self.say(statements, into=box)
            columns.addWidget(holder(box))
        self.add(columns)
        if page.gaps:
            self.add_heading(tr("What is missing"))
            self.say(page.gaps)
        self.add_heading(tr("Laws"))
        found = laws(self.ctx.library, page.country)
        for law in found:
            self._law(law)
        body = self.column()
        self.line(wording.reviewed(self.ctx.words, page.reviewed, page.review_by, page.second), into=body)
        used = dict.fromkeys([*page.sources, *(ref for law in found for ref in law.sources)])
        listed = sources(self.ctx.library, page.country, used)
        self.source_lines(listed, body)
        line = wording.count_sources(tr, len(listed))
        self.disclosure(tr("Where does this come from?"), "source", body, line, "sources")

    def _law(self, law: Law) -> None:
        card = Card(self.look)
        card.box.addWidget(Heading(self.look, self.words_of(law.title), "h3", self.lang))
        self.line(isolate(law.original_title), into=card.box)
        self.say([law.gives], into=card.box)
        if law.in_force_until is not None:
            day = self.ctx.words.day(law.in_force_until)
            self.line(self.tr("In force until {day}.").format(day=day), "text", into=card.box)
        if not law.verified:
            card.box.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))
        self.add(card)


SCREEN = Overview
