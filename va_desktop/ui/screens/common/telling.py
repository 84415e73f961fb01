# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of pages that tell in one line what came of a press, where the person is, and announce it."""

from va_desktop.ui.kit.label import Label
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Telling(Screen):
    """A page of a section; put `problem` where the line should stand."""

    def __init__(self, ctx: Context, route: Route, section: str = "places") -> None:
        super().__init__(ctx, route)
        if section:
            self.trail(section)
        self.problem = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.problem.setObjectName("problem")
        self.problem.hide()

    def tell(self, sentence: str) -> None:
        """Show a sentence where the person is, and announce it."""
        self.problem.setText(sentence)
        self.problem.show()
        self.problem.updateGeometry()
        self.ctx.announcer.say(sentence)
