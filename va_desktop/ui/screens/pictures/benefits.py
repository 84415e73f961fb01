# SPDX-License-Identifier: GPL-3.0-or-later
"""What can I get, in drawings: first the questions, then everything that the country gives."""

from va_desktop.eligibility.entitlements import entitlements
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.pictures.board import Board


class BenefitsBoard(Board):
    """The questions lead to what fits; the other drawings are there for who knows what they want."""

    accent = "benefits"

    def build(self) -> None:
        tr = self.tr
        if not self.ctx.country:
            self.no_country("benefits")
            return
        self.head(tr("What can I get?"), "benefit")
        ask = self.leads(
            "session",
            tr("A few questions"),
            "question",
            to("session"),
            tr("Questions"),
            more=tr("Then you see and hear what you are likely to get, and why."),
            accent="help",
        )
        tiles = [ask]
        for item in entitlements(self.ctx.library, self.ctx.country):
            if item.current(self.ctx.today) and item.state != "gap":
                title = self.text(item.title)
                tile = self.leads(f"benefit.{item.id}", title.text, item.pictogram, to("benefit", id=item.id))
                mark = "" if item.verified else "caution"
                tiles.append(tile._replace(more=self.words_of(item.lead), lang=title.lang, mark=mark))
        self.tiles(tiles)


SCREEN = BenefitsBoard
