# SPDX-License-Identifier: GPL-3.0-or-later
"""One right in its easy depth: it is said when the page opens; drawings say what to ask, where to go, what to bring."""

from va_desktop.rights.rights import right
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.promised import promised
from va_desktop.ui.screens.pictures.board import Board


class RightBoard(Board):
    """Where it comes from is one press deeper, as everywhere."""

    def build(self) -> None:
        tr = self.tr
        item = right(self.ctx.library, self.route.get("id"))
        if item is None:
            self.head(tr("This page is not here any more."), "question")
            self.tells(tr("Go back, or search for it by a word."))
            self.tiles([self.leads("rights", tr("My rights"), "rights", to("rights"), tr("Rights"))])
            return
        title = self.text(item.title)
        self.head(title.text, item.pictogram, title.lang)
        self.tells_all(item.easy)
        self.tells(promised(self.ctx, item))
        need = item.needs[0] if item.needs else ""
        find = self.leads("find", tr("Find where to ask"), "place", to("places", need=need), tr("Where"))
        spoken = [
            self.speaks(name, heading, picture, statements, word)
            for name, heading, picture, statements, word in (
                ("ask", tr("What to ask for"), "note", item.ask, tr("Ask")),
                ("bring", tr("What to bring"), "document", item.bring, tr("Bring")),
                ("refused", tr("If they say no"), "cross", item.refused, tr("Refused")),
                (
                    "sources",
                    tr("Where does this come from?"),
                    "source",
                    [basis.says for basis in item.legal],
                    tr("Law"),
                ),
            )
            if statements
        ]
        self.draft()
        self.tiles([self.again(), find._replace(accent="places"), *spoken])


SCREEN = RightBoard
