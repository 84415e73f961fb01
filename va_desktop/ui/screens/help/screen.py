# SPDX-License-Identifier: GPL-3.0-or-later
"""Help now: emergency numbers of the country, then people to call. Two actions from everywhere."""

from va_desktop.content.sources import sources
from va_desktop.directory.contacts import Contact, EmergencyNumber, contacts, emergency_numbers
from va_desktop.directory.services import Wanted, service, services
from va_desktop.i18n.direction import isolate, left_to_right
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import country_row, place_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Help(Screen):
    """Numbers to call, first what cannot wait."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.add_title(tr("Help now"), tr("If there is danger or somebody is hurt, call now."))
        numbers = emergency_numbers(ctx.library, ctx.country) if ctx.country else ()
        if numbers:
            cards = Columns(self.look, most=2, gap=16)
            for item in numbers:
                cards.addWidget(self._number(item))
            self.add(cards)
        else:
            self.notice(
                "caution",
                "help",
                tr("We have no checked numbers for this country."),
                tr("Ask the people around you to call for help. Ask which number is right here."),
            )
        self.notice(
            "info",
            "caution",
            tr("If you see something that may explode"),
            tr("Stop. Do not touch it. Do not go nearer."),
            tr("Warn others and call for help. Follow the mine action office of your country."),
        )
        self.add(country_row(self, route))
        if ctx.country:
            self._people()
            self._sources(numbers)
        self.finish()

    def _number(self, item: EmergencyNumber) -> Card:
        card = Card(self.look, "border")
        title = self.text(item.title)
        card.box.addWidget(Heading(self.look, title.text, "h3", title.lang))
        card.box.addWidget(Sentence(self.look, left_to_right(item.number), "h1", bold=True, lang=self.lang))
        if item.conflict:
            card.box.addWidget(
                BadgeLabel(self.look, Badge(self.tr("Sources disagree: ask locally"), "caution", "swap"))
            )
        elif not item.verified:
            card.box.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))
        return card

    def _people(self) -> None:
        ctx = self.ctx
        talk = services(ctx.library, ctx.country, Wanted(need="mind"))
        if talk:
            self.add_heading(self.tr("Someone to talk to"))
            rows = Columns(self.look, most=2, gap=16)
            for place in talk[:4]:
                rows.addWidget(place_row(self, place))
            self.add(rows)
        listed = contacts(ctx.library, ctx.country)
        if listed:
            self.add_heading(self.tr("Offices of the country"))
            for item in listed:
                self._contact(item)

    def _contact(self, item: Contact) -> None:
        found = service(self.ctx.library, item.service) if item.service else None
        title = self.text(item.title)
        if found is not None:
            self.line(title.text, "text", bold=True)
            self.add(place_row(self, found))
            return
        name = isolate(item.name) if item.name else self.tr("We do not know the name.")
        self.box.addWidget(Sentence(self.look, f"{title.text}: {name}", lang=self.lang))
        if not item.verified:
            self.box.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))

    def _sources(self, numbers: tuple[EmergencyNumber, ...]) -> None:
        body = self.column()
        used = dict.fromkeys(ref for item in numbers for ref in item.sources)
        listed = sources(self.ctx.library, self.ctx.country, used)
        self.source_lines(listed, body)
        line = wording.count_sources(self.tr, len(listed))
        self.disclosure(self.tr("Where does this come from?"), "source", body, line, "sources")


SCREEN = Help
