# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the moment: interface sentences, content texts with their fallback, and country names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from va_desktop.i18n import formats
from va_desktop.i18n.languages import Language, chain, language
from va_desktop.i18n.translator import Translator

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

    from va_desktop.content.library import Library
    from va_desktop.content.statement import Statement
    from va_desktop.content.text import Text


class Words:
    """Everything a screen needs to speak one language."""

    def __init__(self, tr: Translator) -> None:
        self.tr = tr

    @property
    def lang(self) -> str:
        """Return the tag of the interface language."""
        return self.tr.lang

    @cached_property
    def language(self) -> Language:
        """Return the interface language."""
        return language(self.lang)

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """Return the languages in which content is looked for, best first."""
        return chain(self.lang)

    def text(self, library: Library, statement: Statement) -> Text:
        """Return a content text in this language or the nearest one there is."""
        return library.text(statement.text, self.chain)

    def day(self, value: date, weekday: bool = False) -> str:
        """Return a date in words."""
        return formats.day(value, self.lang, weekday)

    def clock(self, value: time) -> str:
        """Return a time of day."""
        return formats.clock(value, self.lang)

    def weekday(self, value: date) -> str:
        """Return the name of a day of the week."""
        return formats.weekday(value, self.lang)

    def partial_day(self, value: str) -> str:
        """Return a date that may be known only to the month or year."""
        return formats.partial_day(value, self.lang)

    def number(self, value: float) -> str:
        """Return a number in the language's digits."""
        return formats.number(value, self.lang)

    def money(self, value: Decimal, currency: str) -> str:
        """Return an amount with the currency as a word."""
        return formats.money(float(value), currency, self.lang)

    def percent(self, value: int) -> str:
        """Return a whole percentage."""
        return formats.percent(value, self.lang)

    def country(self, code: str) -> str:
        """Return the country's name, or its code where no name is known."""
        return formats.country_name(code, self.lang) or code

    def listed(self, items: list[str]) -> str:
        """Return the items as one phrase."""
        return formats.listed(items, self.lang)

    def territory(self, code: str) -> str | None:
        """Return a country's name from its code of two letters, or None where no name is known."""
        return formats.territory_name(code, self.lang)

    def either(self, items: list[str]) -> str:
        """Return the items as one phrase with "or"."""
        return formats.either(items, self.lang)
