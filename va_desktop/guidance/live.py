# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided session that is going on in a window: answers by country in memory, and the rules they are judged by."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from va_desktop.clock import Clock
from va_desktop.content.library import Library
from va_desktop.eligibility.questions import Question, questions
from va_desktop.eligibility.rulebook import RuleBook
from va_desktop.guidance.session import Answer, Answers, Session

MODULE = "wgss"
"""The Washington Group Short Set: asked only of who agreed to it, and never used by a rule."""


class Keeper(Protocol):
    """Whatever keeps answers safe between two starts, once the person asked for it."""

    def put(self, country: str, question: str, answer: Answer | None) -> None:
        """Keep one answer, or forget it; return only when it is safe."""

    @property
    def stays(self) -> bool:
        """Tell whether it stays open when the person's vault locks."""

    def close(self) -> None:
        """Lock what was kept."""


class Live:
    """Holds the answers of the person at the screen. `clear` forgets everything.

    `agreed`: whether the person agreed to be asked, None while nobody asked (outreach mode asks first).
    """

    def __init__(self, library: Callable[[], Library], clock: Clock) -> None:
        self._library, self._clock = library, clock
        self._sessions: dict[tuple[str, date], Session] = {}
        self._answers: dict[str, Answers] = {}
        self.keeper: Keeper | None = None
        self.agreed: bool | None = None
        self.note = ""
        self.places: list[str] = []
        """Keys of places that the person wants to find again in this visit; never written anywhere."""

    def session(self, country: str) -> Session | None:
        """Return the session of a country, or None where there are no rules or no questions."""
        today = self._clock()
        if (country, today) not in self._sessions:
            library = self._library()
            if library.pack(country) is None:
                return None
            self._sessions[country, today] = Session(RuleBook(library, country), questions(library, country), today)
        found = self._sessions[country, today]
        return found if found.questions and found.book.rules else None

    def module(self, country: str) -> tuple[Question, ...]:
        """Return the questions of the Washington Group Short Set."""
        return questions(self._library(), country, MODULE)

    def answers(self, country: str) -> Answers:
        """Return the answers given so far for a country; what was asked of everyone holds for every country."""
        return self._answers.get(country, Answers())

    def all_answers(self) -> dict[str, Answers]:
        """Return the answers given so far, by country."""
        return dict(self._answers)

    def put(self, country: str, question: str, answer: Answer | None) -> None:
        """Keep an answer in memory, and where the person asked for it also on the disk; None takes it back."""
        before = self.answers(country)
        self._answers[country] = before.without(question) if answer is None else before.with_(question, answer)
        if self.keeper is not None:
            self.keeper.put(country, question, answer)

    def keep(self, keeper: Keeper) -> None:
        """Begin to keep: everything answered so far, and every answer from now on."""
        self.keeper = keeper
        for country, answers in self._answers.items():
            for question, answer in answers.by_question.items():
                keeper.put(country, question, answer)

    def restore(self, keeper: Keeper, answers: dict[str, Answers]) -> None:
        """Go on with answers that were kept."""
        self.keeper = keeper
        self._answers = dict(answers)

    def begin_again(self, country: str) -> None:
        """Forget the answers of a country, also where they were kept."""
        for question in tuple(self.answers(country).by_question):
            self.put(country, question, None)

    def clear(self) -> None:
        """Forget everything that is in memory; what was kept on the disk stays locked there."""
        if self.keeper is not None:
            self.keeper.close()
        self.keeper, self.agreed, self.note = None, None, ""
        self._answers.clear()
        self.places.clear()
        self.places.clear()
