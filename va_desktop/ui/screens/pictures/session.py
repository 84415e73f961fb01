# SPDX-License-Identifier: GPL-3.0-or-later
"""The start of the guided session in drawings."""

from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.session import wording


class SessionBoard(Board):
    """Says what will happen before anything is asked."""

    accent = "benefits"

    def build(self) -> None:
        tr = self.tr
        if not self.ctx.country:
            self.no_country("session")
            return
        guided = Guided(self)
        if guided.session is None:
            self.head(tr("We have no questions for this country yet."), "question")
            self.tells(
                tr("Your rights hold all the same. Look at My rights, and ask a social office or a survivor group.")
            )
            self.tiles([self.leads("rights", tr("My rights"), "rights", to("rights"), tr("Rights"))])
            return
        begun = bool(guided.answers)
        ahead = guided.session.next(guided.answers)
        left = ahead.left if ahead else 0
        self.head(tr("Your questions are paused") if begun else tr("A few questions"), "question")
        if begun:
            self.tells(wording.so_far(self.ctx.words, len(guided.answers.by_question), left))
        self.tells(*wording.before(self.ctx.words, left))
        tiles: list[Tile] = []
        if left:
            name = tr("Continue") if begun else tr("Begin")
            tiles.append(Tile("begin", name, "next", lambda: self.go(guided.route_next()), name))
        if begun:
            tiles.append(self.leads("results", tr("See results so far"), "benefit", to("results"), tr("Results")))
            tiles.append(
                Tile("restart", tr("Begin again"), "repeat", self._restart, "", tr("All answers are forgotten"))
            )
        self.tiles([*tiles, self.again()])

    def _restart(self) -> None:
        self.ctx.live.begin_again(self.ctx.country)
        self.ctx.replace(to("session"))


SCREEN = SessionBoard
