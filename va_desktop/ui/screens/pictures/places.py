# SPDX-License-Identifier: GPL-3.0-or-later
"""Places in drawings: first what one needs, then the places of pack and directory, with a mark for open or old."""

from collections.abc import Iterable

from va_desktop.directory.hours import Open
from va_desktop.directory.services import service
from va_desktop.directory.wanted import Item, Near, Wanted
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import opening, wording
from va_desktop.ui.screens.common.listings import away, language_of, offered, picture, together
from va_desktop.ui.screens.pictures import words
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.places.filters import wanted

MOST = 60
"""Places that are turned over in drawings; nobody turns more than a dozen sheets."""


class PlacesBoard(Board):
    """Without a need the needs are shown, with one the places that fit it."""

    accent = "places"

    def build(self) -> None:
        tr, country, need = self.tr, self.ctx.country, self.route.get("need")
        if not country:
            self.no_country("places")
            return
        needs = [code.removeprefix("need:") for code in offered(self.ctx) if code.startswith("need:")]
        if not needs:
            self.head(tr("We have no list of places for this country yet."), "question")
            self.tells(tr("Ask a hospital, the Red Cross or Red Crescent, or a survivor group near you."))
            self.tiles([self._emergency()])
        elif need in needs:
            self._found(need)
        else:
            self.head(tr("Help near me"), "place")
            self.tells(tr("What do you need?"))
            self.tiles([self._emergency(), *self._needs(needs)])

    def _found(self, need: str) -> None:
        ctx = self.ctx
        asked: Wanted = wanted(ctx, self.route)
        page = together(ctx).find(
            asked, ctx.today, opening.is_open(ctx.services.now(), lambda: opening.holidays(ctx)), limit=MOST
        )
        name, lang, drawing = self.code("need", need)
        self.head(name, drawing, lang)
        told = self.tr.plural("{n} place.", "{n} places.", page.total)
        self.tells(told.format(n=ctx.words.number(page.total)))
        self.tiles([self._open_now(asked.open_now), *(self._place(item) for item in page.items)])

    def _open_now(self, on: bool) -> Tile:
        """Return the drawing that leaves only what is open now, and that shows all again."""
        name = self.tr("Show all places") if on else self.tr("Open now")
        turn = self.route.with_(open="" if on else "1", sheet="0")
        return Tile("open", name, "clock", lambda: self.ctx.replace(turn), mark="check" if on else "")

    def _emergency(self) -> Tile:
        tile = self.leads("emergency", self.tr("Emergency numbers"), "help", to("help"), self.tr("Danger"))
        return tile._replace(accent="help")

    def _needs(self, codes: Iterable[str]) -> list[Tile]:
        tiles = []
        for code in codes:
            name, lang, drawing = self.code("need", code)
            target = to("places", need=code)
            tiles.append(self.leads(f"need.{code}", name, drawing, target, words.need(self.tr, code), lang=lang))
        return tiles

    def _place(self, found: Item) -> Tile:
        item, ctx = found.listing, self.ctx
        own = service(ctx.library, item.key) if item.source != "directory" else None
        what = self.text(own.title).text if own is not None else item.organization or ""
        old = item.stale(ctx.today)
        km = next((away(ctx.words, reason.km) for reason in found.reasons if isinstance(reason, Near)), "")
        badge = opening.mark(ctx.words, item, ctx.services.now(), opening.holidays(ctx))
        fresh = wording.fresh(ctx.words, item.assured, old)
        parts = (what, km, item.city or "", badge.text if badge is not None else "", fresh.text)
        said = ". ".join(part.rstrip(".") for part in parts if part)
        open_ = isinstance(opening.now_state(item, ctx.services.now(), opening.holidays(ctx)), Open)
        mark = "stop" if item.closed(ctx.today) else "check" if open_ else "clock" if old else ""
        if own is not None and not own.verified and not mark:
            mark = "caution"
        lang = language_of(ctx, item.name)
        target = to("place", id=item.key)
        tile = self.leads(f"place.{item.key}", item.name, picture(item, own), target, more=said, lang=lang)
        return tile._replace(mark=mark, word=self._far(found))

    def _far(self, found: Item) -> str:
        """Return the distance in figures, which many people know who read no letters."""
        km = next((reason.km for reason in found.reasons if isinstance(reason, Near)), None)
        if km is None:
            return ""
        number = self.ctx.words.number(round(km, 1) if km < 10 else round(km))
        return "".join(self.tr("{n} km").format(n=number).split())


SCREEN = PlacesBoard
