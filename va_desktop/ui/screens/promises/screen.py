# SPDX-License-Identifier: GPL-3.0-or-later
"""What a country has promised: its status to five treaties today, with dates, doubts and disputes."""

from va_desktop.content.sources import sources
from va_desktop.rights.instruments import all_instruments
from va_desktop.rights.rights import PACK
from va_desktop.rights.status import TreatyStatus, status
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Promises(Screen):
    """Treaty status told by date."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.trail("rights")
        day = ctx.words.day(ctx.today)
        self.add_title(self.tr("What my country has promised"), self.tr("On {day}.").format(day=day))
        self.add(country_row(self, self.route))
        rows = status(ctx.library, ctx.country, ctx.today) if ctx.country else None
        if rows is None:
            self.line(self.tr("Choose a country to see what it has joined, and when."))
        else:
            for row in rows:
                self._row(row)
            self._sources(rows)
        self.finish()

    def _row(self, row: TreatyStatus) -> None:
        ctx = self.ctx
        found = next((item for item in all_instruments(ctx.library) if item.status_id == row.id), None)
        card = Card(self.look, "border")
        title = self.words_of(found.title) if found else row.id
        card.box.addWidget(Heading(self.look, title, "h3", self.lang))
        badges = Wrap(self.look)
        badges.addWidget(BadgeLabel(self.look, wording.status_badge(self.tr, row)))
        if row.certainty != "high":
            badges.addWidget(BadgeLabel(self.look, wording.certainty(self.tr, row.certainty)))
        card.box.addWidget(holder(badges))
        for text in (
            wording.since(ctx.words, row),
            wording.promise(ctx.words, found, row, ctx.country, ctx.today),
        ):
            if text:
                card.box.addWidget(Sentence(self.look, text, lang=self.lang))
        if row.note is not None:
            self.say([row.note], into=card.box)
        if found is not None:
            more = Action(self.look, self.tr("What it says"), "source", "plain", description=title)
            more.setObjectName(f"says.{row.id}")
            more.clicked.connect(lambda _=False, id_=found.id: self.go(to("instrument", id=id_)))
            buttons = Wrap(self.look)
            buttons.addWidget(more)
            card.box.addWidget(holder(buttons))
        self.add(card)

    def _sources(self, rows: tuple[TreatyStatus, ...]) -> None:
        body = self.column()
        used = dict.fromkeys(ref for row in rows for ref in row.sources)
        listed = sources(self.ctx.library, PACK, used)
        self.source_lines(listed, body)
        line = wording.count_sources(self.tr, len(listed))
        self.disclosure(self.tr("Where does this come from?"), "source", body, line, "sources")


SCREEN = Promises
