# SPDX-License-Identifier: GPL-3.0-or-later
"""My rights in drawings: first what one needs."""

from va_desktop.content.taxonomy import axis as codes_of
from va_desktop.rights.rights import all_rights
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.pictures import words
from va_desktop.ui.screens.pictures.board import Board, Tile


class RightsBoard(Board):
    """One drawing for each need that has rights."""

    def build(self) -> None:
        tr = self.tr
        self.head(tr("My rights"), "rights")
        self.tells(tr("Choose what matters to you now."))
        every = all_rights(self.ctx.library)
        tiles: list[Tile] = []
        for code in codes_of(self.ctx.library, "need"):
            number = sum(code.id in item.needs for item in every)
            if not number:
                continue
            counted = tr.plural("{n} right", "{n} rights", number).format(n=self.ctx.words.number(number))
            name, lang, picture = self.code("need", code.id)
            target = to("topics", axis="need", code=code.id)
            word = words.need(tr, code.id)
            tiles.append(self.leads(f"need.{code.id}", name, picture, target, word, more=counted, lang=lang))
        self.tiles(tiles)


SCREEN = RightsBoard
