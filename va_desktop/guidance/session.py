# SPDX-License-Identifier: GPL-3.0-or-later
"""One guided session: the answers of one person, in memory only, and what they come to.

Answers are kept by question, so that any of them can be changed without losing another. Nothing is written anywhere;
who wants to keep a session hands its answers to `guidance.keeping`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, assert_never

from va_desktop.eligibility.facts import FactRefused, Value, read
from va_desktop.eligibility.interview import Next, next_question
from va_desktop.eligibility.questions import Question
from va_desktop.eligibility.rulebook import Outcome, RuleBook
from va_desktop.periods import Span

APPLIES_TODAY = "application.date"
"""Nobody is asked when they will apply: the session reckons as if it were on the day of the session."""

Open = Literal["dont_know", "not_said"]


@dataclass(frozen=True)
class Picked:
    """An option of the question was picked."""

    option: str


@dataclass(frozen=True)
class Given:
    """A day or a number was given, as the fact holds it."""

    value: Value


@dataclass(frozen=True)
class LeftOpen:
    """The person does not know, or would rather not say. Both are good answers."""

    how: Open


Answer = Picked | Given | LeftOpen


@dataclass(frozen=True)
class Answers:
    """All answers by question id, in the order in which they were first given. Changing one forgets no other."""

    by_question: Mapping[str, Answer] = field(default_factory=dict)

    def with_(self, question: str, answer: Answer) -> "Answers":
        """Return the answers with one given or changed."""
        return replace(self, by_question={**self.by_question, question: answer})

    def without(self, question: str) -> "Answers":
        """Return the answers with one taken back."""
        return replace(self, by_question={key: row for key, row in self.by_question.items() if key != question})

    def get(self, question: str) -> Answer | None:
        """Return the answer to a question."""
        return self.by_question.get(question)

    def __bool__(self) -> bool:
        return bool(self.by_question)


@dataclass(frozen=True)
class Known:
    """What answers say: facts, facts that will stay unknown, and the questions that were answered."""

    facts: Mapping[str, Value]
    closed: frozenset[str]
    answered: frozenset[str]


class Session:
    """The rules and questions of one country on one day. It holds no answers: they are handed in and out."""

    def __init__(self, book: RuleBook, questions: tuple[Question, ...], on: date) -> None:
        self.book, self.questions, self.on = book, questions, on
        self.by_id = {question.id: question for question in questions}

    def known(self, answers: Answers) -> Known:
        """Return what the answers say. Where two questions settle one fact, the one asked later in the pack counts."""
        facts: dict[str, Value] = {APPLIES_TODAY: Span(self.on, self.on)}
        asked: set[str] = set()
        for question in self.questions:
            answer = answers.get(question.id)
            if answer is None:
                continue
            asked.update(question.facts)
            facts.update(settled(question, answer))
        answered = frozenset(id_ for id_ in answers.by_question if id_ in self.by_id)
        return Known(facts, frozenset(asked - facts.keys()), answered)

    def next(self, answers: Answers) -> Next | None:
        """Return the next question, or None when no answer can change anything any more."""
        known = self.known(answers)
        return next_question(self.book, self.questions, known.facts, self.on, known.closed, known.answered)

    def outcomes(self, answers: Answers) -> tuple[Outcome, ...]:
        """Return what every entitlement of the country comes to."""
        return self.book.judge(self.known(answers).facts, self.on)

    def answered(self, answers: Answers) -> tuple[tuple[Question, Answer], ...]:
        """Return the questions that were answered, in the order of the answers."""
        rows = ((self.by_id.get(id_), answer) for id_, answer in answers.by_question.items())
        return tuple((question, answer) for question, answer in rows if question is not None)


def settled(question: Question, answer: Answer) -> Mapping[str, Value]:
    """Return the facts that an answer settles; an answer that no longer fits its question settles none."""
    match answer:
        case Picked():
            option = next((row for row in question.options if row.id == answer.option), None)
            return option.sets if option else {}
        case Given():
            if question.fact is None or question.options:
                return {}
            try:
                return {question.fact.id: read(question.fact, answer.value)}
            except FactRefused:
                return {}
        case LeftOpen():
            return {}
        case _:
            assert_never(answer)
