# SPDX-License-Identifier: GPL-3.0-or-later
"""One question in drawings: it is said, each answer is a drawing, and pressing one goes on to the next question."""

from collections.abc import Callable
from datetime import date

from va_desktop.eligibility.facts import Fact
from va_desktop.eligibility.questions import Question
from va_desktop.guidance.session import Answer, Given, LeftOpen, Picked
from va_desktop.periods import Span
from va_desktop.ui.kit.numberpad import NumberPad
from va_desktop.ui.kit.progress import Progress
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.pictures import words
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.question import wording

YEAR = 4
"""Figures of a year; in drawings a day is asked by its year alone, which the rules understand."""


class QuestionBoard(Board):
    """*I don't know* and *I would rather not say* are always there."""

    accent = "benefits"

    def build(self) -> None:
        tr = self.tr
        self.guided = Guided(self)
        question = self.guided.question(self.route.get("id"))
        if question is None:
            self.head(tr("This page is not here any more."), "question")
            self.tells(tr("Go back, or search for it by a word."))
            self.tiles([self.leads("session", tr("A few questions"), "question", to("session"), tr("Questions"))])
            return
        self.question: Question = question
        title = self.text(question.text)
        self.head(title.text, question.pictogram, title.lang)
        if question.lead is not None:
            self.tells_all([question.lead])
        done, left = self.guided.place(question.id)
        self.add(Progress(self.look, done + 1, done + 1 + left))
        if question.options:
            self.tiles(self._options())
            self.keys([*self._open(), self._why()])
        else:
            self._pad()

    def _options(self) -> list[Tile]:
        tiles = []
        for option in self.question.options:
            said = self.text(option.text) if option.text else None
            name = said.text if said else wording.option(self.tr, option, self.words_of)
            picture, word = words.yes_no(self.tr, option.id)
            picture = option.pictogram or picture
            lang = said.lang if said else self.lang
            given = self.guided.answers.get(self.question.id)
            chosen = isinstance(given, Picked) and given.option == option.id
            then = self._answers(Picked(option.id))
            tiles.append(Tile(f"answer.{option.id}", name, picture, then, word, "", "check" if chosen else "", lang))
        return tiles

    def _open(self) -> list[Tile]:
        tr = self.tr
        unsure, silent = self._answers(LeftOpen("dont_know")), self._answers(LeftOpen("not_said"))
        return [
            Tile("answer.open.dont_know", tr("I don't know"), "question", unsure),
            Tile("answer.open.not_said", tr("I would rather not say"), "quiet", silent),
        ]

    def _why(self) -> Tile:
        return self.speaks("why", self.tr("Why do we ask this?"), "info", [self.question.why], "")

    def _answers(self, answer: Answer) -> Callable[[], None]:
        def then() -> None:
            self.guided.put(self.question.id, answer)
            following = self.guided.route_after(self.question, self.route)
            self.go(to("results") if following.screen == "review" else following)

        return then

    def _pad(self) -> None:
        fact = self.question.fact
        assert fact is not None
        day = fact.kind == "date"
        if day:
            self.tells(self.tr("Touch the figures of the year."))
        else:
            self.tells(wording.unit(self.tr, self.question))
        most = YEAR if day else 7
        self.pad = NumberPad(self.look, self.ctx.words, most, self._typed)
        self.add(self.pad)
        self.keys([*self._open(), self._why()])
        self.box.addStretch(1)

    def _typed(self, figures: str) -> None:
        answer = self._read(figures)
        if answer is None:
            self.say_line(self.tr("That does not fit here. Please look again."))
            return
        self._answers(answer)()

    def _read(self, figures: str) -> Answer | None:
        """Return what the figures mean, or None for a year or a number that cannot be."""
        fact = self.question.fact
        if not figures or fact is None:
            return None
        if fact.kind != "date":
            return Given(int(figures)) if _fits(fact, int(figures)) else None
        year = int(figures)
        if not 1900 <= year <= self.ctx.today.year:
            return None
        return Given(Span(date(year, 1, 1), date(year, 12, 31)))


def _fits(fact: Fact, number: int) -> bool:
    return (fact.least is None or number >= fact.least) and (fact.most is None or number <= fact.most)


SCREEN = QuestionBoard
