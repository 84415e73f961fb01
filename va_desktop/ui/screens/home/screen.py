# SPDX-License-Identifier: GPL-3.0-or-later
"""Home: four tiles, the doors that matter, and a search."""

from PySide6.QtWidgets import QHBoxLayout

from va_desktop.ui.kit.button import Tile
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.page import Page
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.kit.row import Door
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context


class Home(Page):
    """What do you need today?"""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx.look, ctx.words.lang)
        self.ctx = ctx
        self.tr = tr = ctx.words.tr
        self.box.setContentsMargins(self.look.margin, 8, self.look.margin, 8)
        self.box.setSpacing(self.look.space(12))
        self.add_title(tr("What do you need today?"), tr("Choose one. Everything can be read aloud."))
        tiles = Columns(self.look, most=2, gap=20, fill=True)
        for name, text, line, picture, accent in (
            ("rights", tr("My rights"), tr("What the law promises you"), "rights", "rights"),
            ("places", tr("Help near me"), tr("Clinics, workshops, legal help, other survivors"), "place", "places"),
            ("benefits", tr("What can I get?"), tr("Money, care and papers"), "benefit", "benefits"),
            (
                "applications",
                tr("My applications"),
                tr("Papers, dates and what comes next"),
                "applications",
                "applications",
            ),
        ):
            tile = Tile(self.look, text, line, picture, accent)
            tile.setObjectName(f"tile.{name}")
            tile.clicked.connect(lambda _=False, name=name: self.ctx.go(to(name)))
            tiles.addWidget(tile)
        self.box.addWidget(holder(tiles), 1)
        self.add(self._doors())
        self.add(self._kept())

    def _doors(self) -> Columns:
        tr = self.tr
        doors = Columns(self.look, most=3, gap=20)
        if self.ctx.mode == "outreach" and not self.ctx.outreach.handed:
            door = Door(self.look, tr("My caseload"), tr("For outreach workers"), "person")
            door.setObjectName("door.caseload")
            door.clicked.connect(lambda: self.ctx.go(to("caseload")))
            doors.addWidget(door)
        for name, text, picture, target in (
            (
                "family",
                tr("Someone in my family was hurt or killed"),
                "family",
                to("topics", axis="audience", code="family_of_killed", also="carer"),
            ),
            (
                "moved",
                tr("I had to leave my home"),
                "moved",
                to("topics", axis="audience", code="displaced_or_refugee"),
            ),
            ("search", tr("Search by a word"), "search", to("search")),
        ):
            door = Door(self.look, text, picture=picture)
            door.setObjectName(f"door.{name}")
            door.clicked.connect(lambda _=False, target=target: self.ctx.go(target))
            doors.addWidget(door)
        return doors

    def _kept(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Picture(self.look, "lock", size="inline"))
        if self.ctx.mode == "kiosk":
            kept = self.tr("Nothing you do here is kept. This program does not use the network.")
        else:
            kept = self.tr("Only your language, country and look are kept. This program does not use the network.")
        row.addWidget(Label(self.look, kept, "body", "text-muted", lang=self.lang), 1)
        return row


SCREEN = Home
