# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards of a place: numbers to call, opening hours, facts, and what there is for people with disabilities."""

from PySide6.QtWidgets import QLayout

from va_desktop.directory.listing import Listing
from va_desktop.directory.services import Service
from va_desktop.i18n.direction import left_to_right
from va_desktop.i18n.sentences import split_sentences
from va_desktop.speech.utterances import Block
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.screens.common import opening, wording
from va_desktop.ui.screens.common.listings import cost
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.place import wording as own


class Facts:
    """Makes the cards of one place."""

    def __init__(self, screen: Screen, item: Listing, service: Service | None) -> None:
        self.screen, self.item, self.service = screen, item, service
        self.ctx, self.look, self.tr, self.words = screen.ctx, screen.look, screen.tr, screen.ctx.words

    def all(self) -> QLayout:
        """Return the column of cards."""
        box = self.screen.column()
        box.setSpacing(self.look.space(16))
        for card in (self.hours(), self.facts(), self.access()):
            box.addWidget(card)
        return box

    def first(self) -> QLayout:
        """Return what is asked first: the numbers, and beside them open or not, cost, and steps."""
        columns = Columns(self.look, most=2, gap=16, equal=False)
        columns.addWidget(self.phones())
        columns.addWidget(self.glance())
        return columns

    def glance(self) -> Card:
        """Return whether it is open now, whether it costs something, and whether there are steps."""
        tr, card, now = self.tr, self._card(self.tr("In short")), self.ctx.services.now()
        found = opening.now_state(self.item, now)
        open_ = opening.closed(self.words, self.item, now.date())
        if not open_ and found is not None:
            open_ = opening.told(self.words, found, now)
        elif not open_ and not opening.texts(self.item):
            open_ = tr("We do not know the opening hours. Phone first.")
        if open_:
            card.box.addWidget(Sentence(self.look, open_, bold=True, lang=self.screen.lang))
        self._line(card, cost(tr, self.item))
        steps = own.known(tr, self.item.facets.access("step_free"))
        self._line(card, f"{own.accessibility(tr)['step_free']}: {steps}")
        return card

    def _card(self, title: str) -> Card:
        card = Card(self.look)
        card.box.addWidget(Heading(self.look, title, "h3", self.screen.lang))
        return card

    def _line(self, card: Card, text: str) -> None:
        card.box.addWidget(Sentence(self.look, text, lang=self.screen.lang))

    def phones(self) -> Card:
        """Return the numbers, each a button that says it digit by digit, and the other ways to write."""
        tr, card = self.tr, self._card(self.tr("Phone"))
        for place, (number, about, verified) in enumerate(self._numbers()):
            card.box.addWidget(Sentence(self.look, left_to_right(number), "lead", bold=True, lang=self.screen.lang))
            if about:
                self.screen.line(about, into=card.box)
            said = own.digits(number)
            # Translators: a button beside a phone number. The number follows for who cannot see it.
            words = tr("Hear it slowly")
            button = Action(self.look, words, "listen", "plain" if place else "filled")
            button.setAccessibleName(f"{words}: {said}")
            button.setAccessibleDescription(about)
            button.setObjectName(f"phone.{place}")
            button.clicked.connect(lambda _=False, said=said: self._say(said))
            card.box.addWidget(button)
            if not verified:
                card.box.addWidget(BadgeLabel(self.look, wording.unverified(tr)))
        if not self.item.phones:
            told = tr("No number found. Look at the web address, or ask a survivor group.")
            self.screen.line(told, into=card.box)
        for mail in self.item.emails:
            self._line(card, tr("E-mail: {address}").format(address=own.web(mail)))
        for web in self.item.webs:
            self._line(card, tr("Web: {address}").format(address=own.web(web)))
        return card

    def _numbers(self) -> list[tuple[str, str, bool]]:
        if self.service is not None:
            of = self.screen.words_of
            return [
                (each.number, own.phone(self.words, each, of(each.label)), each.verified)
                for each in self.service.phones
            ]
        return [(each.number, own.number(self.words, each), each.verified) for each in self.item.phones]

    def _say(self, number: str) -> None:
        self.ctx.announcer.say(number)
        if not self.ctx.settings.screen_reader:
            self.ctx.say([Block(", ".join(number.split()), self.screen.lang)])

    def hours(self) -> Card:
        """Return whether it is open now, and the week or the coming visits."""
        card = self._card(self.tr("Opening hours"))
        body = self.screen.column()
        card.box.addLayout(body)
        self._hours(body)
        kind, jobs = f"holiday.{id(self.screen)}", self.ctx.jobs
        self.screen.destroyed.connect(lambda: jobs.forget(kind))
        opening.prepare(self.ctx, kind, lambda: self._again(body))
        return card

    def _again(self, body: QLayout) -> None:
        """Tell the hours anew: today has turned out to be a public holiday."""
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._hours(body)

    def _hours(self, body: QLayout) -> None:
        tr, words, lang = self.tr, self.words, self.screen.lang
        now, public = self.ctx.services.now(), opening.holidays(self.ctx)
        found = opening.now_state(self.item, now, public)
        if found is not None:
            body.addWidget(Sentence(self.look, opening.told(words, found, now), bold=True, lang=lang))
        if (
            found is not None
            and not getattr(found, "holiday", False)
            and opening.doubtful(self.item, now.date(), public)
        ):
            body.addWidget(Sentence(self.look, opening.public_holiday(words), bold=True, lang=lang))
        visited = opening.is_visited(self.item, now.date())
        if visited:
            body.addWidget(Heading(self.look, tr("Coming visits"), "h3", lang))
        if visited:
            lines = opening.visits(words, self.item, now, public)
        else:
            lines = opening.rows(words, self.item, now.date(), public)
        for place, row in enumerate(lines):
            body.addWidget(Sentence(self.look, row, bold=place == 0, lang=lang))
        said = opening.texts(self.item)
        if self.service is not None:
            self.screen.say(self.service.hours, into=body)
        else:
            for text in said:
                for part in split_sentences(text):
                    body.addWidget(Sentence(self.look, part, lang=lang))
        closed = any(row.holidays_closed for row in opening.schedules(self.item))
        if closed:
            body.addWidget(Sentence(self.look, tr("Closed on public holidays."), lang=lang))
        if found is None and not said and not closed:
            body.addWidget(Sentence(self.look, tr("We do not know the opening hours. Phone first."), lang=lang))

    def facts(self) -> Card:
        """Return cost, languages and offers."""
        tr, card = self.tr, self._card(self.tr("Good to know"))
        paid = self.screen.words_of(self.service.cost) if self.service is not None else own.cost(self.words, self.item)
        unknown = tr("We do not know")
        self._line(card, f"{tr('Cost')}: {paid or unknown}")
        self._line(card, f"{tr('Languages')}: {own.tongues(self.words, self.item)}")
        for line in own.offered(self.words, self.item):
            self._line(card, line)
        if self.item.wait:
            self._line(card, tr("Waiting time: {time}").format(time=self.item.wait))
        for line in own.capacities(self.words, self.item):
            self._line(card, line)
        return card

    def access(self) -> Card:
        """Return all nine things that a place may have, known or not."""
        card = self._card(self.tr("For people with disabilities"))
        for name, text in own.accessibility(self.tr).items():
            self._line(card, f"{text}: {own.known(self.tr, self.item.facets.access(name))}")
        return card
