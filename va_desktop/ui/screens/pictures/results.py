# SPDX-License-Identifier: GPL-3.0-or-later
"""What fits you, in drawings: what comes first, then what is likely; each has a mark and is said with its reason."""

from va_desktop.eligibility.rulebook import Outcome, RuleBook
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import results
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.results import wording


class ResultsBoard(Board):
    """Printing is the first drawing, because the paper is what people came for."""

    accent = "benefits"

    def build(self) -> None:
        tr = self.tr
        if not self.ctx.country:
            self.no_country("session")
            return
        self.guided = Guided(self)
        session = self.guided.session
        if session is None:
            self.head(tr("We have no questions for this country yet."), "question")
            self.tiles([self.leads("rights", tr("My rights"), "rights", to("rights"), tr("Rights"))])
            return
        book = session.book
        self.head(tr("What fits you"), "benefit")
        self.tells(wording.summary(self.ctx.words, self.guided.outcomes, book))
        self.tells(tr("This is guidance. The office decides."))
        tiles = [self.leads("take", tr("Print or take with you"), "print", to("take"), tr("Print"), accent="help")]
        ahead = session.next(self.guided.answers)
        if ahead is not None:
            name = wording.more(self.ctx.words, ahead.left)
            target = to("question", id=ahead.question.id)
            tiles.append(self.leads("more_questions", name, "question", target, tr("Questions"), accent="help"))
        rows = [row for row in self.guided.outcomes if not row.history]
        rows.sort(key=lambda row: results.ORDER.index(results.shown(row, book)))
        self.tiles([*tiles, *(self._row(row, book) for row in rows)])

    def _row(self, row: Outcome, book: RuleBook) -> Tile:
        item = book.rules[row.id].item
        how = results.badge(self.tr, results.shown(row, book))
        title = self.text(item.title)
        said = f"{how.text}. {results.line(row, item, book, self.guided.teller)}"
        if not item.verified:
            said = f"{said} {wording.unverified(self.tr).text}."
        tile = self.leads(f"result.{row.id}", title.text, item.pictogram, to("benefit", id=row.id))
        return tile._replace(more=said, mark=how.picture, lang=title.lang)


SCREEN = ResultsBoard
