# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of drawings: at most six at a time, numbered, with an arrow to the next six; what it is about is said."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from va_desktop.content.statement import Statement
from va_desktop.content.taxonomy import category
from va_desktop.speech.utterances import Block
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.numberpad import Key
from va_desktop.ui.kit.tile import PictureTile, PictureTitle
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen

MOST = 6
"""Drawings on a sheet: two rows of three, as drawn in the design guide."""


class Tile(NamedTuple):
    """One drawing: `name` and `more` are said, `word` is seen; `then` is what the second touch does."""

    id: str
    name: str
    picture: str
    then: Callable[[], None]
    word: str = ""
    more: str = ""
    mark: str = ""
    lang: str = ""
    accent: str = ""


class Board(Screen):
    """The base of the pages of Pictures mode. `opening` is what the voice says when the page opens."""

    accent = "rights"

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.opening: list[Block] = []
        self.box.setContentsMargins(self.look.margin, 8, self.look.margin, 16)
        self.box.setSpacing(self.look.space(12))
        self.build()
        self.finish()

    def build(self) -> None:
        """Put title and drawings on the page."""
        raise NotImplementedError

    def head(self, text: str, picture: str, lang: str = "", accent: str = "", mark: str = "") -> None:
        """Put the title as a drawing; it is said when the page opens."""
        lang = lang or self.lang
        self.title = PictureTitle(self.look, text, picture, accent or self.accent, lang, mark)
        self.title.setObjectName("title")
        self.box.addWidget(self.title)
        self.opening.append(Block(text, lang, "heading"))

    def tells(self, *sentences: str) -> None:
        """Add sentences of the interface to what is said when the page opens."""
        self.opening.extend(Block(sentence, self.lang) for sentence in sentences if sentence)

    def tells_all(self, statements: Sequence[Statement]) -> None:
        """Add statements of the content, with a word for each that nobody has checked."""
        for item in statements:
            self.opening.append(self.block(item))
            if not item.verified:
                self.tells(wording.unverified(self.tr).text)

    def block(self, item: Statement) -> Block:
        """Return a statement as it is said."""
        text = self.text(item)
        return Block(text.text, text.lang)

    def heard(self, statements: Sequence[Statement]) -> str:
        """Return statements as one text for a drawing that says them."""
        return " ".join(self.words_of(item) for item in statements)

    def tiles(self, tiles: Sequence[Tile]) -> None:
        """Put the drawings of the present sheet on the page, and the arrow where there are more."""
        per = MOST if len(tiles) <= MOST else MOST - 1
        sheets = max(1, -(-len(tiles) // per))
        sheet = min(int(self.route.get("sheet", "0")), sheets - 1)
        shown = tiles[sheet * per : (sheet + 1) * per]
        columns = Columns(self.look, most=3, gap=20, minimum=200, fill=True)
        for place, tile in enumerate(shown, sheet * per + 1):
            columns.addWidget(self._drawn(tile, self.ctx.words.number(place)))
        if sheets > 1:
            columns.addWidget(self._drawn(self._arrow(sheet, sheets), ""))
        self.box.addWidget(holder(columns), 1)

    def keys(self, tiles: Sequence[Tile]) -> None:
        """Put smaller drawings below the others, on every sheet."""
        columns = Columns(self.look, most=len(tiles), gap=16, minimum=90)
        for tile in tiles:
            key = Key(self.look, tile.name, "", tile.picture)
            key.setAccessibleDescription(tile.more)
            key.setObjectName(tile.id)
            key.clicked.connect(lambda _=False, then=tile.then: then())
            columns.addWidget(key)
        self.add(columns)

    def _drawn(self, tile: Tile, number: str) -> PictureTile:
        drawn = PictureTile(
            self.look,
            tile.name,
            tile.picture,
            tile.accent or self.accent,
            tile.word,
            number,
            tile.mark,
            tile.more,
            tile.lang or self.lang,
        )
        drawn.setObjectName(tile.id)
        drawn.clicked.connect(lambda _=False: tile.then())
        return drawn

    def _arrow(self, sheet: int, sheets: int) -> Tile:
        after = (sheet + 1) % sheets
        name = self.tr("Show more") if after else self.tr("Back to the first ones")
        picture = "next" if after else "repeat"
        turn = self.route.with_(sheet=str(after))
        return Tile("more", name, picture, lambda: self.ctx.replace(turn), accent="help")

    def leads(self, id_: str, name: str, picture: str, target: Route, word: str = "", **more: str) -> Tile:
        """Return a drawing that opens another page."""
        return Tile(id_, name, picture, lambda: self.go(target), word, **more)

    def speaks(self, id_: str, name: str, picture: str, statements: Sequence[Statement], word: str) -> Tile:
        """Return a drawing that says something, and says it again when it is pressed."""
        said = [self.block(item) for item in statements]
        lead = Block(name, self.lang, "heading")
        return Tile(
            id_, name, picture, lambda: self.ctx.say([lead, *said]), word, self.heard(statements), accent=self.accent
        )

    def say_line(self, sentence: str) -> None:
        """Say one sentence of the interface now."""
        self.ctx.say([Block(sentence, self.lang)])

    def again(self) -> Tile:
        """Return the drawing that says once more what the page is about."""
        return Tile("again", self.tr("Say it again"), "listen", lambda: self.ctx.say(self.opening), self.tr("Again"))

    def draft(self) -> None:
        """Say at the end that a machine made the translation, where it did."""
        if any(text.state == "draft" for text in self.shown):
            self.tells(wording.draft(self.tr))

    def code(self, axis: str, code: str) -> tuple[str, str, str]:
        """Return name, language and drawing of a code of the taxonomy."""
        found = category(self.ctx.library, axis, code)
        if found is None:
            return code, self.lang, "question"
        title = self.text(found.title)
        return title.text, title.lang, found.pictogram or "person"

    def no_country(self, then: str) -> None:
        """Ask for the country first."""
        self.head(self.tr("Which country?"), "place", accent="places")
        name = self.tr("Choose your country")
        self.tiles([self.leads("country", name, "place", to("country", then=then), self.tr("Country"))])

    def finish(self) -> None:
        """Close the page; notes on its language are said, not written."""
        self.box.addStretch(0)
