# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of the codes in a report, and its figures as they are written; no Qt."""

from typing import assert_never

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement
from va_desktop.content.taxonomy import axis
from va_desktop.evidence.keys import OTHERS, UNKNOWN, Shown, Spread
from va_desktop.evidence.report import Definitions
from va_desktop.evidence.store import FRAMEWORKS
from va_desktop.ui.language import Words


class Names:
    """Finds words for codes in one language."""

    def __init__(self, words: Words, library: Library, defined: Definitions) -> None:
        self.words, self.library, self.defined = words, library, defined
        self.tr = words.tr
        self._frameworks = {one.id: one.title for one in axis(library, "framework")}
        self._pillars = {one.id: one.title for one in axis(library, "pillar")}
        self._indicators = {one.id: one for one in defined.indicators}

    def of(self, statement: Statement) -> str:
        """Return a content text."""
        return self.words.text(self.library, statement).text

    def framework(self, code: str) -> str:
        """Return a framework; an empty code stands for all of them."""
        if not code:
            return self.tr("All help together")
        found = self._frameworks.get(code)
        return self.of(found) if found else code

    def pillar(self, code: str) -> str:
        """Return a kind of help."""
        found = self._pillars.get(code)
        return self.of(found) if found else self.tr("Other kinds of help")

    def group(self, group: str) -> str:
        """Return a framework or a kind of help by the name of its group."""
        kind, _, code = group.partition(":")
        return self.pillar(code) if kind == "pillar" else self.framework(code)

    def indicator(self, id_: str) -> str:
        """Return what is counted."""
        found = self._indicators.get(id_)
        return self.of(found.title) if found else id_

    def dimension(self, id_: str) -> str:
        """Return by what figures are told apart."""
        found = self.defined.dimensions.get(id_)
        return self.of(found.title) if found else id_

    def category(self, dimension: str, code: str) -> str:
        """Return one category; a code of a place or of a reason that nobody named comes back as it is."""
        found = self.defined.dimensions.get(dimension)
        title = found.categories.get(code) if found else None
        return self.of(title) if title else code

    def funding(self, code: str) -> str:
        """Return a contribution by its code."""
        match code:
            case "others":
                return self.tr("Other contributions")
            case "unknown":
                return self.tr("Nobody knows who paid")
            case _:
                return code

    def face(self, code: str) -> str:
        """Return what a person pressed at the end of a visit."""
        match code:
            case "good":
                return self.tr("It was good")
            case "middling":
                return self.tr("It was in between")
            case "bad":
                return self.tr("It was bad")
            case _:
                return self.tr("No answer")

    def figure(self, shown: Shown) -> str:
        """Return a figure, or why it is not told."""
        match shown.mark:
            case "shown":
                return self.words.number(shown.value or 0)
            case "small":
                return self.tr("fewer than 5")
            case "held" | "absent":
                return self.tr("not shown")
            case _:
                assert_never(shown.mark)

    def number(self, value: int | None) -> str:
        """Return a number that may not be told."""
        return self.tr("not shown") if value is None else self.words.number(value)

    def share(self, value: int | None) -> str:
        """Return a share that may not be told."""
        return self.tr("not shown") if value is None else self.words.percent(value)

    def spread(self, spread: Spread | None) -> str:
        """Return the middle and, in brackets, the two quarters around it."""
        if spread is None:
            return self.tr("too few people")
        low, middle, high = (self._amount(value, spread.unit) for value in (spread.low, spread.middle, spread.high))
        # Translators: the middle value, then the first and third quarter, for example: 30 days (12 days to 60 days)
        return self.tr("{middle} ({low} to {high})").format(middle=middle, low=low, high=high)

    def _amount(self, value: int, unit: str) -> str:
        match unit:
            case "days":
                return self.tr.plural("{n} day", "{n} days", value).format(n=self.words.number(value))
            case "km":
                return self.tr("{n} km").format(n=self.words.number(value))
            case _:
                from decimal import Decimal

                return self.words.money(Decimal(value) / 100, unit)

    def codes(self) -> tuple[str, ...]:
        """Return the frameworks in their order."""
        return FRAMEWORKS


__all__ = ["OTHERS", "UNKNOWN", "Names"]
