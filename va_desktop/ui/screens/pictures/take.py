# SPDX-License-Identifier: GPL-3.0-or-later
"""Take it with you, in drawings: the paper comes out, and the voice says where."""

from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.take.papers import Papers


class TakeBoard(Board):
    """Two drawings print, in usual and in large letters; where there is no kiosk, one saves the paper as sound."""

    accent = "help"

    def build(self) -> None:
        tr = self.tr
        if not self.ctx.country or Guided(self).session is None:
            self.no_country("session")
            return
        self.head(tr("Take it with you"), "print")
        self.tells(
            tr("The paper has no name on it and none of your answers."),
            tr("Others can read the paper. Keep it in a safe place."),
        )
        self.papers = Papers(self, self._told)
        tiles = [
            Tile("print", tr("Print"), "print", lambda: self.papers.print(large=False), tr("Print")),
            Tile("large", tr("Print in large letters"), "bigger", lambda: self.papers.print(large=True), tr("Large")),
        ]
        if self.ctx.mode != "kiosk":
            tiles.append(Tile("sound", tr("Save as sound"), "listen", self.papers.sound, tr("Sound")))
        self.tiles([*tiles, self.again()])

    def _told(self, sentence: str) -> None:
        self.ctx.announcer.say(sentence)
        self.say_line(sentence)


SCREEN = TakeBoard
