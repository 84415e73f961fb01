# SPDX-License-Identifier: GPL-3.0-or-later
"""One entitlement in drawings: said when it opens; drawings say the steps, the papers, the office, the last days."""

from va_desktop.eligibility.amounts import amounts
from va_desktop.eligibility.entitlements import Entitlement, entitlement
from va_desktop.eligibility.rulebook import Outcome
from va_desktop.speech.utterances import Block
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import results, wording
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.pictures.board import Board, Tile


class BenefitBoard(Board):
    """The person's own result comes first, where questions were answered."""

    accent = "benefits"

    def build(self) -> None:
        tr = self.tr
        item = entitlement(self.ctx.library, self.route.get("id"))
        if item is None:
            self.head(tr("This page is not here any more."), "question")
            self.tells(tr("Go back, or search for it by a word."))
            self.tiles([self.leads("benefits", tr("What can I get?"), "benefit", to("benefits"), tr("Aid"))])
            return
        title = self.text(item.title)
        row = self._row(item)
        self.head(title.text, item.pictogram, title.lang, mark=self._mark(item, row))
        if not item.verified:
            self.tells(wording.unverified(tr).text)
        self._result(item, row)
        self.tells_all(item.easy)
        need = item.needs[0] if item.needs else ""
        find = self.leads("find", tr("Find where to ask"), "place", to("places", need=need), tr("Where"))
        spoken = [
            self.speaks(name, heading, picture, statements, word)
            for name, heading, picture, statements, word in (
                ("steps", tr("What to do"), "route", item.steps, tr("Steps")),
                ("bring", tr("What to bring"), "document", item.documents, tr("Bring")),
                ("gives", tr("What it gives"), "benefit", item.gives, ""),
                ("refused", tr("If they say no"), "cross", item.refused, tr("Refused")),
                ("dates", tr("By when"), "calendar", [row.text for row in item.deadlines], tr("When")),
            )
            if statements
        ]
        self.draft()
        self.tiles([self.again(), find._replace(accent="places"), *self._amounts(item), *spoken])

    def _row(self, item: Entitlement) -> Outcome | None:
        """Return what the answers so far come to here, or None where nothing was answered."""
        self.guided = Guided(self)
        if item.country != self.ctx.country or self.guided.session is None or not self.guided.answers:
            return None
        return next((one for one in self.guided.outcomes if one.id == item.id and not one.history), None)

    def _mark(self, item: Entitlement, row: Outcome | None) -> str:
        if item.state == "gap":
            return "gap"
        if row is None or self.guided.session is None:
            return "" if item.verified else "caution"
        return results.badge(self.tr, results.shown(row, self.guided.session.book)).picture

    def _result(self, item: Entitlement, row: Outcome | None) -> None:
        """Say that there is no such right, or the person's own result."""
        if item.state == "gap":
            self.tells(self.tr("We found no such right in this country."))
            self.tells_all(item.refused)
        elif row is not None and self.guided.session is not None:
            book = self.guided.session.book
            how = results.badge(self.tr, results.shown(row, book))
            told = results.line(row, item, book, self.guided.teller)
            self.tells(self.tr("For you: {result}").format(result=how.text), told)
            self.tells(self.tr("This is guidance. The office decides."))

    def _amounts(self, item: Entitlement) -> list[Tile]:
        found = amounts(self.ctx.library, item, self.ctx.today)
        if not found:
            return []
        said = " ".join(f"{self.words_of(row.text)} {wording.amount(self.ctx.words, row)}" for row in found)
        unchecked = not all(row.verified for row in found)
        if unchecked:
            said = f"{said} {wording.unverified(self.tr).text}."
        blocks = [Block(self.tr("How much"), self.lang, "heading"), Block(said, self.lang)]
        name = self.tr("How much")
        mark = "caution" if unchecked else ""
        return [Tile("amounts", name, "money", lambda: self.ctx.say(blocks), self.tr("Money"), said, mark)]


SCREEN = BenefitBoard
