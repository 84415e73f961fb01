# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages of the guided session share: the answers so far, the next question, and where it leads. No Qt."""

from functools import cached_property
from typing import Protocol

from va_desktop.content.statement import Statement
from va_desktop.eligibility.questions import Question
from va_desktop.eligibility.rulebook import Outcome
from va_desktop.guidance.session import Answer, Answers, Session
from va_desktop.storage.errors import VaultTrouble
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.reasons import Teller


class Page(Protocol):
    """What `Guided` needs of the page it serves."""

    ctx: Context

    def words_of(self, statement: Statement | None) -> str:
        """Return the words of a statement in the page's language."""


class Guided:
    """The session of the chosen country, seen from one page; it changes only through `put`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.ctx: Context = page.ctx
        self.country = self.ctx.country

    @cached_property
    def session(self) -> Session | None:
        """Return the rules and questions, or None where the country has none."""
        return self.ctx.live.session(self.country) if self.country else None

    @property
    def answers(self) -> Answers:
        """Return the answers so far."""
        return self.ctx.live.answers(self.country)

    @cached_property
    def teller(self) -> Teller:
        """Return what puts facts into the words of the page's language."""
        facts = self.session.book.facts if self.session else {}
        return Teller(self.ctx.words, facts, self.page.words_of)

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what every entitlement comes to with the answers so far."""
        return self.session.outcomes(self.answers) if self.session else ()

    @cached_property
    def module(self) -> tuple[Question, ...]:
        """Return the questions of the Washington Group Short Set."""
        return self.ctx.live.module(self.country)

    def question(self, id_: str) -> Question | None:
        """Return a question of the session or of the module."""
        if self.session and id_ in self.session.by_id:
            return self.session.by_id[id_]
        return next((row for row in self.module if row.id == id_), None)

    def place(self, id_: str) -> tuple[int, int]:
        """Return how many questions were answered before this one, and about how many come after it."""
        in_module = [row.id for row in self.module]
        if id_ in in_module:
            at = in_module.index(id_)
            return at, len(in_module) - at - 1
        if self.session is None:
            return 0, 0
        given = [question.id for question, _ in self.session.answered(self.answers)]
        before = given.index(id_) if id_ in given else len(given)
        ahead = self.session.next(self.answers.without(id_))
        left = ahead.left - 1 if ahead and id_ not in given else (ahead.left if ahead else 0)
        return before, max(0, left - (1 if id_ in given else 0))

    def changes(self, question: Question) -> tuple[str, ...]:
        """Return the entitlements whose result an answer can still change."""
        if self.session is None or question.module is not None:
            return ()
        from va_desktop.eligibility.interview import relevance

        known = self.session.known(self.answers.without(question.id))
        weights = relevance(self.session.book, known.facts, self.session.on, known.closed)
        hits = [weights[fact] for fact in question.facts if fact in weights]
        return tuple(dict.fromkeys(id_ for hit in hits for id_, weight in hit.items() if weight >= 0.25))

    def put(self, question: str, answer: Answer) -> None:
        """Keep an answer; tell kindly where it could not be kept on the disk."""
        try:
            self.ctx.live.put(self.country, question, answer)
        except (OSError, VaultTrouble):
            told = self.ctx.words.tr("This answer holds until you close the program. It could not be kept on the disk.")
            self.ctx.announcer.say(told)

    def route_next(self) -> Route:
        """Return the page of the next question, or the review where nothing is left to ask."""
        ahead = self.session.next(self.answers) if self.session else None
        return to("question", id=ahead.question.id) if ahead else to("review")

    def route_after(self, question: Question, route: Route) -> Route:
        """Return where *Continue* leads: to the next question, or back to the review that one came from."""
        if question.module is not None:
            ids = [row.id for row in self.module]
            at = ids.index(question.id) + 1
            return to("question", id=ids[at]) if at < len(ids) else to("washington", done="1")
        return to("review") if route.get("then") == "review" else self.route_next()
