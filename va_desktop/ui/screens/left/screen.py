# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the screen after somebody left quickly: the time of day, and nothing of anybody."""

import time

from PySide6.QtCore import QTimer

from va_desktop.ui.kit.button import Action
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Left(Screen):
    """A clock. Any press leads to the welcome page."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.add_title(time.strftime("%H:%M"))
        begin = Action(self.look, "", "next", "filled")
        begin.setAccessibleName(self.tr("Begin"))
        begin.setObjectName("begin")
        begin.clicked.connect(lambda: self.go(to("welcome")))
        self.add_buttons([begin])
        self.box.addStretch(1)
        self.timer = QTimer(self)
        self.timer.setInterval(10_000)
        self.timer.timeout.connect(lambda: self.title.setText(time.strftime("%H:%M")))
        self.timer.start()


SCREEN = Left
