# SPDX-License-Identifier: GPL-3.0-or-later
"""One place in drawings: what they do, the numbers to call, where, when, what it costs, whether there are steps."""

from va_desktop.directory.services import Phone, Service, service
from va_desktop.i18n.direction import left_to_right
from va_desktop.i18n.formats import language_name
from va_desktop.speech.utterances import Block
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.blocks import place_picture
from va_desktop.ui.screens.pictures.board import Board, Tile
from va_desktop.ui.screens.place import wording as own

_MARKS = {"yes": "check", "no": "cross", "unknown": "question"}


class PlaceBoard(Board):
    """A number is shown in figures, which many people know who read no letters."""

    accent = "places"

    def build(self) -> None:
        tr, words = self.tr, self.ctx.words
        item = service(self.ctx.library, self.route.get("id"))
        if item is None:
            self.head(tr("This page is not here any more."), "question")
            self.tells(tr("Go back, or search for it by a word."))
            self.tiles([self.leads("places", tr("Help near me"), "place", to("places"), tr("Places"))])
            return
        self.head(item.name, place_picture(item))
        self.tells_all([item.title])
        self.tells(*own.freshness(words, item, self.ctx.today))
        self.tells_all(item.does)
        unknown = tr("We do not know")
        hours = self.heard(item.hours) or unknown
        cost = self.words_of(item.cost) or unknown
        where = " ".join([*own.where(words, item), self.heard(item.directions)])
        tongues = words.listed([language_name(tag, self.lang) for tag in item.languages]) or unknown
        steps = item.accessibility["step_free"]
        known = {"yes": tr("Yes"), "no": tr("No"), "unknown": unknown}[steps]
        self.draft()
        self.tiles(
            [
                self.again(),
                *[self._phone(phone, number) for number, phone in enumerate(item.phones)],
                self._fact("where", tr("How to get there"), "route", where, tr("Where")),
                self._fact("open", tr("Open"), "clock", hours, tr("Hours"), "" if item.hours else "question"),
                self._fact("cost", tr("Cost"), "money", cost, tr("Cost"), "" if item.cost else "question"),
                self._fact("steps", own.accessibility(tr)["step_free"], "wheelchair", known, "", _MARKS[steps]),
                self._fact("languages", tr("Languages"), "language", tongues, ""),
                *self._no_phone(item),
            ]
        )

    def _fact(self, id_: str, name: str, picture: str, said: str, word: str, mark: str = "") -> Tile:
        blocks = [Block(name, self.lang, "heading"), Block(said, self.lang)]
        return Tile(id_, name, picture, lambda: self.ctx.say(blocks), word, said, mark)

    def _phone(self, phone: Phone, number: int) -> Tile:
        about = own.phone(self.ctx.words, phone, self.words_of(phone.label))
        said = " ".join(part for part in (phone.number + ".", about) if part)
        mark = "" if phone.verified else "caution"
        tile = self._fact(f"phone.{number}", self.tr("Phone"), "help", said, left_to_right(phone.number), mark)
        return tile._replace(accent="help")

    def _no_phone(self, item: Service) -> list[Tile]:
        if item.phones:
            return []
        told = self.tr("No number found. Look at the web address, or ask a survivor group.")
        return [self._fact("phone", self.tr("Phone"), "help", told, "", "question")]


SCREEN = PlaceBoard
