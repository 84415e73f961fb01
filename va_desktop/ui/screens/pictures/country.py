# SPDX-License-Identifier: GPL-3.0-or-later
"""The country in drawings: the countries with content, by their own name."""

from va_desktop.ui.navigation import HOME
from va_desktop.ui.screens.pictures.board import Board, Tile


class CountryBoard(Board):
    """A name of a country is the only text that may have more than one word."""

    accent = "places"

    def build(self) -> None:
        tr, words = self.tr, self.ctx.words
        self.head(tr("Which country?"), "place")
        self.tells(tr("Choose where you live or where it happened. You can change it later."))
        codes = sorted((pack.info.country for pack in self.ctx.library.packs if pack.info.country), key=words.country)
        tiles = [self._country(code) for code in codes]
        later = Tile("later", tr("Not now"), "next", lambda: self._choose(""), accent="help")
        self.tiles([*tiles, later._replace(more=tr("Rights of every country are shown all the same."))])

    def _country(self, code: str) -> Tile:
        name = self.ctx.words.country(code)
        mark = "check" if code == self.ctx.country else ""
        return Tile(f"country.{code}", name, "place", lambda: self._choose(code), name, "", mark)

    def _choose(self, code: str) -> None:
        self.ctx.change(country=code)
        if self.route.get("then") == "home":
            self.go(HOME)
        else:
            self.ctx.back()


SCREEN = CountryBoard
