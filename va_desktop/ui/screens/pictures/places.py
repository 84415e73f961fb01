# SPDX-License-Identifier: GPL-3.0-or-later
"""Places in drawings: first what one needs, then the places, freshest first."""

from va_desktop.directory.services import Service, Wanted, offered, services
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import place_picture
from va_desktop.ui.screens.pictures import words
from va_desktop.ui.screens.pictures.board import Board, Tile


class PlacesBoard(Board):
    """Without a need the needs are shown, with one the places that fit it."""

    accent = "places"

    def build(self) -> None:
        tr, country, need = self.tr, self.ctx.country, self.route.get("need")
        if not country:
            self.no_country("places")
            return
        every = services(self.ctx.library, country)
        found = services(self.ctx.library, country, Wanted(need=need)) if need else ()
        if not every:
            self.head(tr("We have no list of places for this country yet."), "question")
            self.tells(tr("Ask a hospital, the Red Cross or Red Crescent, or a survivor group near you."))
            self.tiles([self._emergency()])
        elif found:
            name, lang, picture = self.code("need", need)
            self.head(name, picture, lang)
            number = len(found)
            told = tr.plural("{n} place.", "{n} places.", number)
            self.tells(told.format(n=self.ctx.words.number(number)))
            self.tiles([self._place(item) for item in found])
        else:
            self.head(tr("Help near me"), "place")
            self.tells(tr("What do you need?"))
            self.tiles([self._emergency(), *self._needs(every)])

    def _emergency(self) -> Tile:
        tile = self.leads("emergency", self.tr("Emergency numbers"), "help", to("help"), self.tr("Danger"))
        return tile._replace(accent="help")

    def _needs(self, every: tuple[Service, ...]) -> list[Tile]:
        tiles = []
        for code in offered(every, "needs"):
            name, lang, picture = self.code("need", code)
            target = to("places", need=code)
            tiles.append(self.leads(f"need.{code}", name, picture, target, words.need(self.tr, code), lang=lang))
        return tiles

    def _place(self, item: Service) -> Tile:
        what = self.text(item.title)
        old = item.stale(self.ctx.today)
        fresh = wording.fresh(self.ctx.words, item.assured, old)
        said = ". ".join(part.rstrip(".") for part in (what.text, item.city or "", fresh.text) if part)
        mark = "clock" if old else "" if item.verified else "caution"
        target = to("place", id=item.id)
        tile = self.leads(f"place.{item.id}", item.name, place_picture(item), target, more=said, lang=what.lang)
        return tile._replace(mark=mark)


SCREEN = PlacesBoard
