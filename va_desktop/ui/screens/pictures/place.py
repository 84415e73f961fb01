# SPDX-License-Identifier: GPL-3.0-or-later
"""One place in drawings: what they do, the numbers to call, where, when, what it costs, whether there are steps."""

from va_desktop.directory.hours import Open
from va_desktop.directory.listing import Listing
from va_desktop.directory.services import Service, service
from va_desktop.i18n.direction import left_to_right
from va_desktop.i18n.sentences import split_sentences
from va_desktop.speech.utterances import Block
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import opening
from va_desktop.ui.screens.common.listings import keep_or_let_go, language_of, picture, place_of
from va_desktop.ui.screens.common.papers import Papers
from va_desktop.ui.screens.handout.wording import sheet
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.place import wording as own

_MARKS = {"yes": "check", "no": "cross", "unknown": "question"}


class PlaceBoard(Board):
    """A number is shown in figures, which many people know who read no letters."""

    accent = "places"

    def build(self) -> None:
        tr, words = self.tr, self.ctx.words
        item = place_of(self.ctx, self.route.get("id"))
        if item is None:
            self.head(tr("This page is not here any more."), "question")
            self.tells(tr("Go back, or search for it by a word."))
            self.tiles([self.leads("places", tr("Help near me"), "place", to("places"), tr("Places"))])
            return
        from_pack = service(self.ctx.library, item.key)
        shut = opening.closed(words, item, self.ctx.today)
        self.head(item.name, picture(item, from_pack), language_of(self.ctx, item.name), mark="stop" if shut else "")
        self._tell(item, from_pack, shut)
        unknown = tr("We do not know")
        cost = self.words_of(from_pack.cost) if from_pack is not None else own.cost(words, item)
        national = from_pack is not None and from_pack.national
        where = " ".join(own.way(words, item, national))
        steps = item.facets.access("step_free")
        self.draft()
        self.tiles(
            [
                self.again(),
                *self._phones(item, from_pack),
                self._fact("where", tr("How to get there"), "route", where, tr("Where")),
                self._hours(item, from_pack),
                self._fact("cost", tr("Cost"), "money", cost or unknown, tr("Cost"), _asks(cost, unknown)),
                self._fact(
                    "steps", own.accessibility(tr)["step_free"], "wheelchair", own.known(tr, steps), "", _MARKS[steps]
                ),
                self._fact("languages", tr("Languages"), "language", own.tongues(words, item), ""),
                *self._no_phone(item),
                self._paper(item),
                self._save(item),
                self._wrong(),
            ]
        )

    def _tell(self, item: Listing, from_pack: Service | None, shut: str) -> None:
        if from_pack is not None:
            self.tells_all([from_pack.title])
        self.tells(shut, item.alert or "", *own.freshness(self.ctx.words, item, self.ctx.today))
        if from_pack is not None:
            self.tells_all(from_pack.does)
        elif item.description:
            self.tells(*split_sentences(item.description))

    def _hours(self, item: Listing, from_pack: Service | None) -> Tile:
        """Return the drawing that says whether it is open and the week; its mark is a tick while it is open."""
        tr, now = self.tr, self.ctx.services.now()
        public = opening.holidays(self.ctx)
        found = opening.now_state(item, now, public)
        said = [opening.told(self.ctx.words, found, now)] if found is not None else []
        said += [f"{row}." for row in opening.rows(self.ctx.words, item, now.date(), public)]
        said += [self.heard(from_pack.hours)] if from_pack is not None else list(opening.texts(item))
        text = " ".join(part for part in said if part) or tr("We do not know")
        mark = "check" if isinstance(found, Open) else "clock" if found is not None else "question"
        if found is None and from_pack is not None and from_pack.hours:
            mark = ""
        return self._fact("open", tr("Open"), "clock", text, tr("Hours"), mark)

    def _fact(self, id_: str, name: str, drawing: str, said: str, word: str, mark: str = "") -> Tile:
        blocks = [Block(name, self.lang, "heading"), Block(said, self.lang)]
        return Tile(id_, name, drawing, lambda: self.ctx.say(blocks), word, said, mark)

    def _phones(self, item: Listing, from_pack: Service | None) -> list[Tile]:
        words = self.ctx.words
        if from_pack is not None:
            rows = [
                (each.number, own.phone(words, each, self.words_of(each.label)), each.verified)
                for each in from_pack.phones
            ]
        else:
            rows = [(each.number, own.number(words, each), each.verified) for each in item.phones]
        return [self._phone(place, *row) for place, row in enumerate(rows)]

    def _phone(self, place: int, number: str, about: str, verified: bool) -> Tile:
        said = " ".join(part for part in (number + ".", about) if part)
        mark = "" if verified else "caution"
        tile = self._fact(f"phone.{place}", self.tr("Phone"), "help", said, left_to_right(number), mark)
        return tile._replace(accent="help")

    def _paper(self, item: Listing) -> Tile:
        """Return the drawing that prints the place; in a kiosk the staff hand the paper out."""
        now, rtl = self.ctx.services.now(), self.look.rtl
        papers = Papers(self, self.say_line, lambda: sheet(self.ctx.words, [item], now, rtl))
        return Tile("print", self.tr("Print"), "print", lambda: papers.print(large=True), self.tr("Paper"))

    def _save(self, item: Listing) -> Tile:
        """Return the drawing that keeps the place for this visit, or no longer."""
        kept = item.key in self.ctx.live.places
        name = self.tr("Do not keep it") if kept else self.tr("Save for this session")
        return Tile("save", name, "candle", lambda: self._keep(item.key), self.tr("Save"), mark="check" if kept else "")

    def _keep(self, key: str) -> None:
        told = keep_or_let_go(self.ctx, key)
        self.ctx.replace(self.route)
        self.ctx.announcer.say(told)

    def _wrong(self) -> Tile:
        """Return the drawing for who noticed that something is wrong: somebody who writes must take it down."""
        told = self.tr("Tell the staff. They can correct it.")
        return self._fact("wrong", self.tr("Something is wrong here"), "note", told, "")

    def _no_phone(self, item: Listing) -> list[Tile]:
        if item.phones:
            return []
        told = self.tr("No number found. Look at the web address, or ask a survivor group.")
        return [self._fact("phone", self.tr("Phone"), "help", told, "", "question")]


def _asks(told: str, unknown: str) -> str:
    return "question" if not told or told == unknown else ""


SCREEN = PlaceBoard
