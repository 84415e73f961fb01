# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of every screen: puts content statements on a page with their language, certainty and sources."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from va_desktop.content.sources import Source
from va_desktop.content.statement import Statement
from va_desktop.content.terms import term
from va_desktop.content.text import Text
from va_desktop.i18n.direction import left_to_right
from va_desktop.i18n.sentences import split_sentences
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Disclosure, Notice
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.kit.page import Page
from va_desktop.ui.messages import message
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.context import Context

SECTIONS = {
    "rights": ("rights", "rights"),
    "places": ("place", "places"),
    "benefits": ("benefit", "benefits"),
    "applications": ("applications", "applications"),
}
"""Pictogram and accent of the four places of the program."""


class Screen(Page):
    """A page with the means to say things from the content packs."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx.look, ctx.words.lang)
        self.ctx, self.route = ctx, route
        self.tr = ctx.words.tr
        self.shown: list[Text] = []

    def text(self, statement: Statement) -> Text:
        """Return a statement's text and remember in which language and state it is."""
        found = self.ctx.words.text(self.ctx.library, statement)
        self.shown.append(found)
        return found

    def words_of(self, statement: Statement | None) -> str:
        """Return only the words of a statement, for titles and rows."""
        return self.text(statement).text if statement else ""

    def trail(self, section: str) -> None:
        """Put the section's name above the title."""
        names = {
            "rights": self.tr("My rights"),
            "places": self.tr("Help near me"),
            "benefits": self.tr("What can I get?"),
            "applications": self.tr("My applications"),
        }
        picture, accent = SECTIONS[section]
        self.add_trail(names[section], picture, accent)

    def say(
        self, statements: Iterable[Statement], role: str = "body", into: QLayout | None = None, numbered: bool = False
    ) -> None:
        """Put statements on the page, one label a sentence, with a mark on each that is not verified."""
        box = into if into is not None else self.box
        for index, statement in enumerate(statements, 1):
            text = self.text(statement)
            for place, sentence in enumerate(split_sentences(text.text)):
                shown = f"{self.ctx.words.number(index)}. {sentence}" if numbered and place == 0 else sentence
                label = Sentence(self.look, shown, role, lang=text.lang)
                label.text_id = statement.text
                box.addWidget(label)
            if not statement.verified:
                box.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))

    def line(self, text: str, color: str = "text-muted", bold: bool = False, into: QLayout | None = None) -> Label:
        """Put one line of the interface on the page."""
        label = Sentence(self.look, text, "body", color, bold=bold, lang=self.lang)
        (into if into is not None else self.box).addWidget(label)
        return label

    def tell_all_with_title(self) -> None:
        """Let a screen reader say what stands on the page so far with its title: a yes needs all of it heard."""
        told = [
            item.text for item in self.readables() if isinstance(item.widget, Label) and item.widget is not self.title
        ]
        if self.title is not None:
            self.title.setAccessibleDescription(" ".join(told))

    def notice(
        self,
        tone: str,
        picture: str,
        title: str,
        *sentences: str,
        statements: Sequence[Statement] = (),
        into: QLayout | None = None,
    ) -> None:
        """Put a notice on the page."""
        labels = [Label(self.look, sentence, lang=self.lang) for sentence in sentences]
        for statement in statements:
            text = self.text(statement)
            labels.extend(Label(self.look, part, lang=text.lang) for part in split_sentences(text.text))
        (into if into is not None else self.box).addWidget(Notice(self.look, tone, picture, title, tuple(labels)))

    def disclosure(
        self, title: str, picture: str, body: QLayout, line: str = "", name: str = "", into: QLayout | None = None
    ) -> Disclosure:
        """Put something on the page that opens when asked for."""
        states = (self.tr("Closed."), self.tr("Open."))
        thing = Disclosure(self.look, title, line, picture, states, body)
        thing.button.setObjectName(f"open.{name or picture}")
        thing.setObjectName(f"disclosure.{name or picture}")
        if into is None:
            self.add(thing)
        else:
            into.addWidget(thing)
        return thing

    def list_disclosure(
        self,
        title: str,
        picture: str,
        statements: Sequence[Statement],
        into: QLayout | None = None,
        name: str = "",
        numbered: bool = False,
    ) -> None:
        """Put a list of statements behind a button; nothing where there are none."""
        if not statements:
            return
        body = self.column()
        self.say(statements, into=body, numbered=numbered)
        self.disclosure(title, picture, body, name=name, into=into)

    def column(self) -> QVBoxLayout:
        """Return an empty column of blocks."""
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.look.space(8))
        return box

    def hard_words(self, ids: Iterable[str], into: QLayout | None = None) -> None:
        """Put the hard words of the page and what they mean behind a button."""
        found = [item for item in (term(self.ctx.library, word) for word in ids) if item is not None]
        if not found:
            return
        body = self.column()
        for item in found:
            name, text = self.text(item.term), self.text(item.text)
            body.addWidget(Sentence(self.look, name.text, "body", bold=True, lang=name.lang))
            for part in split_sentences(text.text):
                body.addWidget(Sentence(self.look, part, lang=text.lang))
        self.disclosure(self.tr("Hard words"), "info", body, name="words", into=into)

    def source_lines(self, sources: Sequence[Source], into: QLayout) -> None:
        """Put sources as published: title, date, how far they were read, address."""
        for source in sources:
            self.line(left_to_right(source.title), "text", bold=True, into=into)
            facts = [source.date or self.tr("No date."), _read(self, source)]
            self.line(" · ".join(fact for fact in facts if fact), into=into)
            if source.url:
                address = Sentence(self.look, left_to_right(source.url), "body", "text-muted", lang="en")
                address.setProperty("address", True)
                into.addWidget(address)

    def damaged(self) -> None:
        """Say which content is left out because its file is damaged or too new."""
        for error in self.ctx.library.damaged:
            told = message(self.tr, error)
            self.notice("caution", "caution", told.title, told.sentence)

    def stale(self, review_by: date | None) -> None:
        """Warn when the day by which the page should have been checked again is past."""
        if review_by is not None and review_by < self.ctx.today:
            day = self.ctx.words.day(review_by)
            self.notice(
                "caution",
                "clock",
                self.tr("This page may be old."),
                self.tr("It should have been checked by {day}. Ask before you rely on it.").format(day=day),
            )

    def language_notes(self, at: int) -> None:
        """Say below the title when texts are in another language, and at the end when they are drafts."""
        note = wording.other_language(self.ctx.words, self.shown)
        if note is not None:
            title, sentence = note
            label = Label(self.look, sentence, lang=self.lang)
            self.box.insertWidget(at, Notice(self.look, "info", "language", title, (label,)))
        drafts = any(text.state == "draft" for text in self.shown)
        if drafts or (self.lang != "en" and not self.shown):
            self.line(wording.draft(self.tr))

    def finish(self) -> None:
        """Close the page with the notes on its language."""
        self.language_notes(self._below_title())
        super().finish()

    def _below_title(self) -> int:
        last = self.lead or self.title
        for index in range(self.box.count()):
            if last is not None and _holds(self.box.itemAt(index).widget(), last):
                return index + 1
        return 0

    def go(self, route: Route) -> None:
        """Open another page."""
        self.ctx.go(route)

    def action(self, name: str, words: str, picture: str, then: Callable[[], None], style: str = "outlined") -> Action:
        """Return a button with a name and what it does."""
        button = Action(self.look, words, picture, style)
        button.setObjectName(name)
        button.clicked.connect(lambda _=False: then())
        return button

    def leads(self, name: str, words: str, picture: str, route: Route, style: str = "outlined") -> Action:
        """Return a button that opens a page."""
        return self.action(name, words, picture, lambda: self.go(route), style)


def _holds(widget: QWidget | None, inner: QWidget) -> bool:
    return widget is not None and (widget is inner or widget.isAncestorOf(inner))


def _read(screen: Screen, source: Source) -> str:
    match source.read:
        case "full":
            return screen.tr("Read in full")
        case "part":
            return screen.tr("Read in part")
        case _:
            return screen.tr("Not read")
