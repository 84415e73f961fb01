# SPDX-License-Identifier: GPL-3.0-or-later
"""One place: open or not, what they do, for whom, how to reach it, what to bring, how fresh the entry is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout

from va_desktop.content.sources import sources
from va_desktop.content.taxonomy import category
from va_desktop.directory.changes import Added
from va_desktop.directory.listing import Listing
from va_desktop.directory.services import service
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.sentences import split_sentences
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import opening, wording
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import language_of, picture, place_of
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.place import wording as own
from va_desktop.ui.screens.place.actions import Actions
from va_desktop.ui.screens.place.facts import Facts


class PlacePage(Telling):
    """The page of one place, from a pack, a directory or the centre's own changes."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.item = item = place_of(ctx, route.get("id"))
        if item is None:
            self.add_title(self.tr("This page is not here any more."), self.tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", self.tr("Help near me"), "place", to("places"), "filled")])
            self.finish()
            return
        self.service = service(ctx.library, item.key)
        self._head(item)
        self._now(item)
        facts = Facts(self, item, self.service)
        self.add(facts.first())
        self.actions = Actions(self, item)
        self.actions.place()
        columns = Columns(self.look, most=2, gap=32, equal=False)
        columns.addWidget(holder(self._does(item)))
        columns.addWidget(holder(facts.all()))
        self.add(columns)
        self._sources(item)
        self.finish()

    def worker_actions(self) -> Sequence[Action]:
        """Return the buttons that only a worker sees."""
        return self.actions.worker() if self.item is not None else ()

    def _head(self, item: Listing) -> None:
        head = QHBoxLayout()
        head.setSpacing(self.look.space(24))
        head.setContentsMargins(0, 0, 0, 0)
        if self.look.scale < 200:
            head.addWidget(Picture(self.look, picture(item, self.service), "places", "row"), 0)
        texts = QVBoxLayout()
        self.title = Heading(self.look, isolate(item.name), "h1", language_of(self.ctx, item.name))
        self.title.setObjectName("title")
        texts.addWidget(self.title)
        what, lang = item.organization or "", language_of(self.ctx, item.organization or "")
        if self.service is not None:
            text = self.text(self.service.title)
            what, lang = text.text, text.lang
        if what:
            self.lead = Sentence(self.look, what, "lead", "text-muted", lang=lang)
            texts.addWidget(self.lead)
        head.addLayout(texts, 1)
        self.add(head)
        badges = Wrap(self.look)
        if item.facets.route in ("open", "specialised", "victims"):
            badges.addWidget(BadgeLabel(self.look, wording.route(self.tr, item.facets.route)))  # type: ignore[arg-type]
        if self.service is not None and not self.service.verified:
            badges.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))
        if badges.count():
            self.add(badges)

    def _now(self, item: Listing) -> None:
        """Say what must be known before one goes there: closed, warned of, old."""
        words, today = self.ctx.words, self.ctx.today
        shut = opening.closed(words, item, today)
        if shut:
            self.notice("caution", "stop", shut, *([item.alert] if item.alert else []))
        elif item.alert:
            self.notice("caution", "caution", self.tr("Before you go"), *split_sentences(item.alert))
        if item.status == "unclear" and item.status_text:
            # Translators: {word} is what a directory says of a place, in its own language, such as "Moved" or "Full".
            said = self.tr("The directory says: {word}.").format(word=isolate(item.status_text.rstrip(".")))
            self.notice("caution", "caution", said, self.tr("Please phone before you go."))
        told = own.freshness(words, item, today)
        self.notice("caution" if item.stale(today) else "success", "clock", told[0], *told[1:])

    def _does(self, item: Listing) -> QLayout:
        box, tr = self.column(), self.tr
        box.addWidget(Heading(self.look, tr("What they do"), "h2", self.lang))
        if self.service is not None:
            self.say(self.service.does, into=box)
        else:
            self._sentences(item.description or tr("We do not know more than the name."), box)
        if self.service is not None and self.service.for_whom:
            box.addWidget(Heading(self.look, tr("For whom"), "h3", self.lang))
            self.say(self.service.for_whom, into=box)
        elif item.eligibility:
            box.addWidget(Heading(self.look, tr("For whom"), "h3", self.lang))
            self._sentences(item.eligibility, box)
        self._bring(item, box)
        box.addWidget(Heading(self.look, tr("How to get there"), "h3", self.lang))
        national = self.service is not None and self.service.national
        for line in own.way(self.ctx.words, item, national):
            self._sentences(line, box)
        self._explained(box)
        return box

    def _sentences(self, text: str, box: QLayout) -> None:
        for part in split_sentences(text):
            box.addWidget(Sentence(self.look, part, lang=language_of(self.ctx, part)))

    def _bring(self, item: Listing, box: QLayout) -> None:
        if item.documents:
            box.addWidget(Heading(self.look, self.tr("What to bring"), "h3", self.lang))
            for paper in item.documents:
                self._sentences(paper, box)
        if item.application:
            box.addWidget(Heading(self.look, self.tr("What to do"), "h3", self.lang))
            self._sentences(item.application, box)

    def _explained(self, box: QLayout) -> None:
        """Say what happens at such a place, where the pack tells its type."""
        types = self.service.types if self.service is not None else ()
        kinds = [category(self.ctx.library, "service_type", code) for code in types]
        explained = [kind for kind in kinds if kind is not None and kind.text is not None]
        if not explained:
            return
        body = self.column()
        for kind in explained:
            self.line(self.words_of(kind.title), "text", bold=True, into=body)
            if kind.text is not None:
                self.say([kind.text], into=body)
        self.disclosure(self.tr("What happens at such a place"), "info", body, name="what", into=box)

    def _sources(self, item: Listing) -> None:
        body, tr = self.column(), self.tr
        if self.service is not None:
            if self.service.note is not None:
                self.say([self.service.note], into=body)
            listed = sources(self.ctx.library, self.service.country, self.service.sources)
            self.source_lines(listed, body)
            line = wording.count_sources(tr, len(listed))
        else:
            line = self._of_directory(body)
        if item.source == "local" and self._added() is None:
            self.line(tr("This centre has changed the entry."), "text", into=body)
        self.disclosure(tr("Where does this come from?"), "source", body, line, "sources")

    def _added(self) -> date | None:
        """Return the day on which this centre added the place; None for one that came from elsewhere."""
        overlay = self.ctx.services.shelf.overlay(self.ctx.country)
        if overlay is None or self.item is None:
            return None
        own = (each for each in overlay.changes(self.item.service) if isinstance(each.change, Added))
        return next((each.day for each in own), None)

    def _of_directory(self, body: QLayout) -> str:
        tr, directory = self.tr, self.ctx.services.shelf.directory(self.ctx.country)
        if (added := self._added()) is not None:
            told = tr("Added by this centre on {day}.").format(day=self.ctx.words.day(added))
            self.line(told, "text", bold=True, into=body)
            return told
        info = directory.info if directory is not None else None
        if info is None:
            return ""
        title = info.title or tr("The directory of this centre")
        self.line(isolate(title), "text", bold=True, into=body)
        if info.source:
            self.line(tr("From: {source}").format(source=isolate(info.source)), into=body)
        self.line(tr("Loaded on {day}.").format(day=self.ctx.words.day(info.made)), into=body)
        if info.licence:
            self.line(tr("Licence: {name}").format(name=isolate(info.licence)), into=body)
        return isolate(title)


SCREEN = PlacePage
