# SPDX-License-Identifier: GPL-3.0-or-later
"""Help now in drawings: the numbers to call as figures, then people to talk to."""

from va_desktop.directory.contacts import EmergencyNumber, emergency_numbers
from va_desktop.directory.services import Wanted, services
from va_desktop.i18n.direction import left_to_right
from va_desktop.speech.utterances import Block
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import place_picture
from va_desktop.ui.screens.pictures.board import Board, Tile


class HelpBoard(Board):
    """A number about which sources disagree is never said without that."""

    accent = "help"

    def build(self) -> None:
        tr, country = self.tr, self.ctx.country
        self.head(tr("Help now"), "help")
        self.tells(tr("If there is danger or somebody is hurt, call now."))
        numbers = emergency_numbers(self.ctx.library, country) if country else ()
        if not numbers:
            self.tells(
                tr("We have no checked numbers for this country."),
                tr("Ask the people around you to call for help. Ask which number is right here."),
            )
        name = tr("If you see something that may explode")
        told = [
            tr("Stop. Do not touch it. Do not go nearer."),
            tr("Warn others and call for help. Follow the mine action office of your country."),
        ]
        blocks = [Block(line, self.lang) for line in (name, *told)]
        danger = Tile("danger", name, "caution", lambda: self.ctx.say(blocks), tr("Danger"), " ".join(told))
        talk = services(self.ctx.library, country, Wanted(need="mind")) if country else ()
        places = [
            self.leads(f"place.{item.id}", item.name, place_picture(item), to("place", id=item.id), accent="places")
            for item in talk[:4]
        ]
        tiles = [*(self._number(item) for item in numbers), danger, *places]
        if not country:
            choose = to("country", then="help")
            tiles.append(self.leads("country", tr("Choose your country"), "place", choose, tr("Country")))
        self.tiles(tiles)

    def _number(self, item: EmergencyNumber) -> Tile:
        title = self.text(item.title)
        mark, doubt = "", ""
        if item.conflict:
            mark, doubt = "swap", self.tr("Sources disagree: ask locally")
        elif not item.verified:
            mark, doubt = "caution", wording.unverified(self.tr).text
        said = f"{item.number}. {doubt}".strip()
        blocks = [Block(title.text, title.lang, "heading"), Block(said, self.lang)]
        number = left_to_right(item.number)
        return Tile(
            f"number.{item.id}", title.text, "help", lambda: self.ctx.say(blocks), number, said, mark, title.lang
        )


SCREEN = HelpBoard
