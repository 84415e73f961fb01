# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program should say in a language, taken from its own catalogues and packs."""

from collections.abc import Iterator

from va_desktop import bootstrap
from va_desktop.content.statement import Statement
from va_desktop.eligibility.questions import Option, questions
from va_desktop.eligibility.rulebook import RuleBook
from va_desktop.guidance.session import Answers, Picked, Session
from va_desktop.i18n.languages import chain
from va_desktop.ui.screens.question.wording import option


class Told:
    """Calls give interface sentences; `text` gives texts of the packs."""

    def __init__(self, lang: str) -> None:
        self.lang, self.services = lang, bootstrap.services()
        self.tr = self.services.translator(lang)

    def __call__(self, english: str) -> str:
        return self.tr(english)

    def text(self, statement: Statement) -> str:
        return self.services.library.text(statement.text, chain(self.lang)).text

    def option(self, item: Option) -> str:
        return option(self.tr, item, self.text)

    def first_questions(self, country: str, number: int = 2) -> Iterator[tuple[str, str]]:
        """Yield title and first answer of the first questions."""
        session, answers = self.session(country), Answers()
        for _ in range(number):
            ahead = session.next(answers)
            assert ahead is not None
            yield self.text(ahead.question.text), self.option(ahead.question.options[0])
            answers = answers.with_(ahead.question.id, Picked(ahead.question.options[0].id))

    def session(self, country: str) -> Session:
        library = self.services.library
        return Session(RuleBook(library, country), questions(library, country), self.services.clock())
