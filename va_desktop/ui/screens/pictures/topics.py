# SPDX-License-Identifier: GPL-3.0-or-later
"""One need or one group of people in drawings: its rights, then what the country gives."""

from va_desktop.eligibility.entitlements import entitlements
from va_desktop.rights.rights import with_code
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.topics.screen import codes, heading


class TopicsBoard(Board):
    """The rights come first, in their colour; entitlements follow in theirs."""

    def build(self) -> None:
        axis, code, also = self.route.get("axis", "need"), self.route.get("code"), self.route.get("also")
        name, lang, picture = self.code(axis, code)
        self.head(*(heading(self.tr), "family") if also else (name, picture, lang))
        if code == "family_of_killed":
            self.tells(self.tr("Families are victims too."), self.tr("You have rights of your own."))
        tiles = [*self._rights(axis, code, also), *self._benefits(axis, code)]
        if axis == "need":
            where = to("places", need=code)
            tiles.insert(0, self.leads("find", self.tr("Find where to ask"), "place", where, self.tr("Where")))
            tiles[0] = tiles[0]._replace(accent="places")
        self.tiles(tiles)

    def _rights(self, axis: str, code: str, also: str) -> list[Tile]:
        found = list(with_code(self.ctx.library, axis, code))
        if also:
            found += [item for item in with_code(self.ctx.library, axis, also) if item not in found]
        tiles = []
        for item in found:
            title = self.text(item.title)
            said = self.words_of(item.lead)
            target = to("right", id=item.id)
            tiles.append(self.leads(f"right.{item.id}", title.text, item.pictogram, target, more=said, lang=title.lang))
        return tiles

    def _benefits(self, axis: str, code: str) -> list[Tile]:
        if not self.ctx.country:
            return []
        tiles = []
        for item in entitlements(self.ctx.library, self.ctx.country):
            if item.current(self.ctx.today) and code in codes(item, axis):
                title = self.text(item.title)
                target = to("benefit", id=item.id)
                tile = self.leads(
                    f"benefit.{item.id}",
                    title.text,
                    item.pictogram,
                    target,
                    more=self.words_of(item.lead),
                    lang=title.lang,
                    accent="benefits",
                    mark="" if item.verified else "caution",
                )
                tiles.append(tile)
        return tiles


SCREEN = TopicsBoard
