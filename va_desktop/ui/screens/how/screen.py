# SPDX-License-Identifier: GPL-3.0-or-later
"""How do you like to use this? It asks how, never who. Each choice takes effect at once."""

from PySide6.QtWidgets import QWidget

from va_desktop.ui.kit.choice import Switch
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen
from va_desktop.ui.screens.how import wording


class How(PrivateScreen):
    """Ways of use as switches; any of them can be together, but for reading with a screen reader and listening."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        tr, chosen = self.tr, ctx.settings
        lead = tr("Choose one or more. You can change it at any time with Look.")
        self.add_title(tr("How do you like to use this?"), lead)
        columns = Columns(self.look, most=2, gap=16)
        for way in wording.ways(tr):
            switch = Switch(self.look, way.text, way.line, way.picture, tr("On"), tr("Off"))
            switch.setObjectName(f"way.{way.id}")
            switch.setChecked(wording.on(way.id, chosen))
            switch.clicked.connect(lambda on, id_=way.id: self._turn(id_, on))
            columns.addWidget(switch)
        self.add(columns)
        self.add(self.problem)
        following = to("country", then="home") if ctx.mode == "kiosk" and not ctx.country else HOME
        self.add_buttons([self.leads("continue", tr("Continue"), "next", following, "filled")])
        kept = tr("Only for this visit. Nothing is kept.") if ctx.mode == "kiosk" else tr("Your choice is kept.")
        self.line(kept)
        self.add_buttons([self.leads("carry", tr("Take these choices along"), "leave", to("carry"), "plain")])
        self.finish()

    def _turn(self, way: str, on: bool) -> None:
        self.ctx.change(**wording.changes(way, on, self.ctx.settings))


def button(page: QWidget, way: str) -> Switch | None:
    """Return the switch of a way, for tests and tours."""
    return page.findChild(Switch, f"way.{way}")


SCREEN = How
