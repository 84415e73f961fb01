# SPDX-License-Identifier: GPL-3.0-or-later
"""My applications: what can be done today, until applications can be kept here."""

from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Applications(Screen):
    """Says plainly that nothing is kept yet, and what helps now."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("applications")
        self.add_title(tr("My applications"), tr("This version does not keep applications yet."))
        self.add_heading(tr("What you can do now"))
        for number, sentence in enumerate(
            (
                tr("Keep every paper, and a copy of each, in one safe place."),
                tr("Ask for a stamped receipt when you hand something in."),
                tr("Write down the day, the office and the name of who you spoke to."),
                tr("Ask by which day they must answer, and by which day you can appeal."),
            ),
            1,
        ):
            shown = f"{ctx.words.number(number)}. {sentence}"
            self.box.addWidget(Sentence(self.look, shown, lang=self.lang))
        rows = Columns(self.look, most=2, gap=16)
        for name, text, line, picture, target in (
            (
                "benefits",
                tr("Papers and steps for each kind of help"),
                tr("In What can I get?"),
                "document",
                to("benefits"),
            ),
            (
                "refused",
                tr("If you were refused"),
                tr("Complain or appeal"),
                "rights",
                to("right", id="complaints_and_appeals"),
            ),
        ):
            row = Row(self.look, text, line, picture, "applications")
            row.setObjectName(f"to.{name}")
            row.clicked.connect(lambda _=False, target=target: self.go(target))
            rows.addWidget(row)
        self.add(rows)
        self.add(country_row(self, route))
        self.finish()


SCREEN = Applications
