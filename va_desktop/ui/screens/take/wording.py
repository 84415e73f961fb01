# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper that a person takes home, made from outcomes: no name, no answer, only what helps at the counter."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from va_desktop.content.statement import Statement
from va_desktop.content.text import Text
from va_desktop.directory.services import Service
from va_desktop.document.code import public
from va_desktop.document.sheet import Line, Listing, Section, Sheet
from va_desktop.eligibility.entitlements import Entitlement
from va_desktop.eligibility.rulebook import Outcome, RuleBook
from va_desktop.ui.screens.common import results, wording
from va_desktop.ui.screens.common.reasons import Teller

Read = Callable[[Statement], Text]

CODES = 12
"""Pages that a square code names at the most: more would make it too fine to print."""


class Paper:
    """Writes the sheet in one language."""

    def __init__(self, teller: Teller, book: RuleBook, read: Read, rtl: bool, today: date) -> None:
        self.teller, self.book, self.read, self.rtl, self.today = teller, book, read, rtl, today
        self.words = teller.words
        self.tr = self.words.tr

    def sheet(self, rows: Sequence[Outcome], places: Iterable[Service], country: str) -> Sheet:
        """Return the paper: what comes first, what is likely, what is open, and where to ask."""
        tr = self.tr
        useful = [row for row in rows if not row.history and self._shown(row) in ("likely", "ask", "first", "late")]
        sections = [part for row in useful for part in self._outcome(row)]
        others = [row for row in rows if not row.history and row not in useful]
        if others:
            sections.append(self._others(others))
        sections.extend(self._places(places))
        ids = [row.id for row in useful][:CODES]
        return Sheet(
            title=tr("What may fit me"),
            lang=self.words.lang,
            rtl=self.rtl,
            lead=tr("This is guidance. The office decides."),
            sections=tuple(sections),
            footer=self._footer(country),
            code=public(country, ids) if ids else "",
            code_told=tr("This code opens the public pages named here. It says nothing about you."),
        )

    def _footer(self, country: str) -> tuple[str, ...]:
        tr, words = self.tr, self.words
        made = tr("Made on {day} for {country}. Rules can change: ask before you rely on it.").format(
            day=words.day(self.today), country=words.country(country)
        )
        nameless = tr("This paper has no name on it. It does not say what you answered.")
        return (made, nameless) if words.lang == "en" else (made, nameless, wording.draft(tr))

    def _shown(self, row: Outcome) -> results.Shown:
        return results.shown(row, self.book)

    def _line(self, statement: Statement) -> Line:
        text = self.read(statement)
        shown = text.text if statement.verified else f"{text.text} ({self.tr('Not yet checked')})"
        return Line(shown, text.lang)

    def _own(self, text: str) -> Line:
        return Line(text, self.words.lang)

    def _outcome(self, row: Outcome) -> Iterable[Section]:
        tr, item = self.tr, self.book.rules[row.id].item
        how = self._shown(row)
        intro: list[Line | Listing] = []
        for other in row.first:
            title = self.teller.say(self.book.rules[other].item.title)
            intro.append(self._own(tr("First: {title}.").format(title=title.rstrip("."))))
        for amount in row.amounts:
            told = f"{self.teller.say(amount.text)}: {wording.amount(self.words, amount)}"
            intro.append(self._own(told))
        for due in row.deadlines:
            intro.append(self._line(due.deadline.text))
            if due.day is not None:
                intro.append(self._own(self.teller.due(due, self.today)))
        missing = [self.teller.name(fact) for fact in row.missing]
        if missing:
            intro.append(self._own(tr("Not known yet: {fact}.").format(fact=self.words.listed(missing))))
        badge = results.badge(tr, how).text
        yield Section(self._line(item.title), 2, badge, tuple(intro))
        yield from self._lists(item)

    def _lists(self, item: Entitlement) -> Iterable[Section]:
        tr = self.tr
        for heading, kind, statements in (
            (tr("What to do"), "numbered", item.steps),
            (tr("What to bring"), "ticks", item.documents),
            (tr("Where to go"), "plain", item.where),
            (tr("If they say no"), "plain", item.refused),
        ):
            if statements:
                lines = tuple(self._line(statement) for statement in statements)
                yield Section(self._own(heading), 3, "", (Listing(kind, lines),))  # type: ignore[arg-type]

    def _others(self, rows: Iterable[Outcome]) -> Section:
        lines = []
        for row in rows:
            item = self.book.rules[row.id].item
            told = results.line(row, item, self.book, self.teller)
            badge = results.badge(self.tr, self._shown(row)).text
            lines.append(self._own(f"{self.teller.say(item.title)}: {badge}. {told}"))
        return Section(self._own(self.tr("What does not fit now")), 2, "", (Listing("plain", tuple(lines)),))

    def _places(self, places: Iterable[Service]) -> Iterable[Section]:
        parts: list[Line | Listing] = []
        for place in places:
            phones = ", ".join(phone.number for phone in place.phones)
            told = " · ".join(part for part in (place.name, place.city, phones) if part)
            parts.append(self._own(told))
        if parts:
            yield Section(self._own(self.tr("Where to ask")), 2, "", tuple(parts))
