# SPDX-License-Identifier: GPL-3.0-or-later
"""Home in drawings: the four tiles and the two doors."""

from va_desktop.ui.navigation import to
from va_desktop.ui.screens.pictures.board import Board


class HomeBoard(Board):
    """What do you need today?"""

    def build(self) -> None:
        tr = self.tr
        self.head(tr("What do you need today?"), "home", accent="help")
        self.tells(tr("Touch a drawing to hear it. Touch it again to open it."))
        family = to("topics", axis="audience", code="family_of_killed", also="carer")
        moved = to("topics", axis="audience", code="displaced_or_refugee")
        rows = (
            ("tile.rights", tr("My rights"), "rights", to("rights"), tr("Rights"), tr("What the law promises you")),
            (
                "tile.places",
                tr("Help near me"),
                "place",
                to("places"),
                tr("Places"),
                tr("Clinics, workshops, legal help, other survivors"),
            ),
            (
                "tile.benefits",
                tr("What can I get?"),
                "benefit",
                to("benefits"),
                tr("Aid"),
                tr("Money, care and papers"),
            ),
            (
                "tile.applications",
                tr("My applications"),
                "applications",
                to("applications"),
                tr("Applications"),
                tr("Papers, dates and what comes next"),
            ),
            ("door.family", tr("Someone in my family was hurt or killed"), "family", family, tr("Family"), ""),
            ("door.moved", tr("I had to leave my home"), "moved", moved, tr("Moved"), ""),
        )
        accents = ("rights", "places", "benefits", "applications", "help", "help")
        self.tiles(
            [
                self.leads(id_, name, picture, target, word, more=more, accent=accent)
                for (id_, name, picture, target, word, more), accent in zip(rows, accents, strict=True)
            ]
        )


SCREEN = HomeBoard
