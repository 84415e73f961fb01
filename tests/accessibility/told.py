# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program should say in a language, taken from its own catalogues and packs."""

from va_desktop import bootstrap
from va_desktop.content.statement import Statement
from va_desktop.eligibility.questions import Option, questions
from va_desktop.eligibility.rulebook import RuleBook
from va_desktop.guidance.session import Session
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

    def session(self, country: str) -> Session:
        library = self.services.library
        return Session(RuleBook(library, country), questions(library, country), self.services.clock())
