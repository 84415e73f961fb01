# SPDX-License-Identifier: GPL-3.0-or-later
"""One place: what they do, for whom, how to reach it, how fresh the entry is, what happens there."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout

from va_desktop.content.sources import sources
from va_desktop.content.taxonomy import category
from va_desktop.directory.services import Phone, Service, service
from va_desktop.i18n.direction import isolate, left_to_right
from va_desktop.i18n.formats import language_name
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import place_picture
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.place import wording as own


class PlacePage(Screen):
    """The page of one service."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.trail("places")
        item = service(ctx.library, route.get("id"))
        if item is None:
            self.add_title(self.tr("This page is not here any more."), self.tr("Go back, or search for it by a word."))
            self.finish()
            return
        self._head(item)
        self._fresh(item)
        columns = Columns(self.look, most=2, gap=32, equal=False)
        columns.addWidget(holder(self._does(item)))
        columns.addWidget(holder(self._facts(item)))
        self.add(columns)
        self._sources(item)
        self.finish()

    def _head(self, item: Service) -> None:
        head = QHBoxLayout()
        head.setSpacing(self.look.space(24))
        head.setContentsMargins(0, 0, 0, 0)
        if self.look.scale < 200:
            head.addWidget(Picture(self.look, place_picture(item), "places", "row"), 0)
        texts = QVBoxLayout()
        self.title = Heading(self.look, isolate(item.name), "h1", self._spoken_in(item))
        self.title.setObjectName("title")
        texts.addWidget(self.title)
        what = self.text(item.title)
        self.lead = Sentence(self.look, what.text, "lead", "text-muted", lang=what.lang)
        texts.addWidget(self.lead)
        head.addLayout(texts, 1)
        self.add(head)
        badges = Wrap(self.look)
        badges.addWidget(BadgeLabel(self.look, wording.route(self.tr, item.route)))
        if not item.verified:
            badges.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))
        self.add(badges)

    def _spoken_in(self, item: Service) -> str:
        """Return the language in which the name on the door is written: that of its letters and country."""
        pack = self.ctx.library.pack(item.country)
        own_language = pack.info.languages[0] if pack and pack.info.languages else "en"
        return own_language if any(ord(letter) > 0x24F for letter in item.name) else self.lang

    def _fresh(self, item: Service) -> None:
        told = own.freshness(self.ctx.words, item, self.ctx.today)
        tone = "caution" if item.stale(self.ctx.today) else "success"
        self.notice(tone, "clock", told[0], *told[1:])

    def _does(self, item: Service) -> QLayout:
        box = self.column()
        tr = self.tr
        box.addWidget(Heading(self.look, tr("What they do"), "h2", self.lang))
        self.say(item.does, into=box)
        if item.for_whom:
            box.addWidget(Heading(self.look, tr("For whom"), "h3", self.lang))
            self.say(item.for_whom, into=box)
        box.addWidget(Heading(self.look, tr("How to get there"), "h3", self.lang))
        for line in own.where(self.ctx.words, item):
            box.addWidget(Sentence(self.look, line, lang=self.lang))
        self.say(item.directions, into=box)
        kinds = [category(self.ctx.library, "service_type", code) for code in item.types]
        explained = [kind for kind in kinds if kind is not None and kind.text is not None]
        if explained:
            body = self.column()
            for kind in explained:
                self.line(self.words_of(kind.title), "text", bold=True, into=body)
                if kind.text is not None:
                    self.say([kind.text], into=body)
            self.disclosure(tr("What happens at such a place"), "info", body, name="what", into=box)
        return box

    def _facts(self, item: Service) -> QLayout:
        box = self.column()
        tr = self.tr
        phones = Card(self.look)
        phones.box.addWidget(Heading(self.look, tr("Phone"), "h3", self.lang))
        for phone in item.phones:
            self._phone(phone, phones.box)
        if not item.phones:
            self.line(tr("No number found. Look at the web address, or ask a survivor group."), into=phones.box)
        for mail in item.emails:
            self.line(tr("E-mail: {address}").format(address=left_to_right(mail)), "text", into=phones.box)
        for web in item.webs:
            self.line(tr("Web: {address}").format(address=left_to_right(web)), "text", into=phones.box)
        box.addWidget(phones)
        facts = Card(self.look)
        unknown = tr("We do not know")
        self._fact(facts, tr("Cost"), self.words_of(item.cost) or unknown)
        self._fact(facts, tr("Open"), " ".join(self.words_of(line) for line in item.hours) or unknown)
        tongues = [language_name(tag, self.lang) for tag in item.languages]
        self._fact(facts, tr("Languages"), self.ctx.words.listed(tongues) or unknown)
        for name, text in own.accessibility(tr).items():
            if item.accessibility[name] != "unknown":
                self._fact(facts, text, tr("Yes") if item.accessibility[name] == "yes" else tr("No"))
        if item.accessibility["step_free"] == "unknown":
            self._fact(facts, own.accessibility(tr)["step_free"], unknown)
        box.addWidget(facts)
        return box

    def _phone(self, phone: Phone, box: QLayout) -> None:
        number = Sentence(self.look, left_to_right(phone.number), "lead", bold=True, lang=self.lang)
        box.addWidget(number)
        about = own.phone(self.ctx.words, phone, self.words_of(phone.label))
        if about:
            self.line(about, into=box)
        if not phone.verified:
            box.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))

    def _fact(self, card: Card, name: str, value: str) -> None:
        card.box.addWidget(Sentence(self.look, f"{name}: {value}", lang=self.lang))

    def _sources(self, item: Service) -> None:
        body = self.column()
        if item.note is not None:
            self.say([item.note], into=body)
        listed = sources(self.ctx.library, item.country, item.sources)
        self.source_lines(listed, body)
        line = wording.count_sources(self.tr, len(listed))
        self.disclosure(self.tr("Where does this come from?"), "source", body, line, "sources")


SCREEN = PlacePage
