# SPDX-License-Identifier: GPL-3.0-or-later
"""Are you still there? It lies over the page, which stays as it is, and counts down in words and numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.label import Heading, Label
from va_desktop.ui.kit.style import ground

if TYPE_CHECKING:
    from va_desktop.ui.main_window import MainWindow


class Still(QWidget):
    """Shown by the kiosk before a visit ends by itself. `stay` and `leave` are told what the person pressed."""

    def __init__(self, window: MainWindow, seconds: int, stay: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(window)
        look, words = window.look, window.words
        tr = words.tr
        self.window_, self.left, self._over = window, seconds, leave
        self.setObjectName("still")
        ground(self, look.color("surface"))
        box = QVBoxLayout(self)
        box.setContentsMargins(look.margin, look.space(48), look.margin, look.space(24))
        box.setSpacing(look.space(16))
        self.title = Heading(look, tr("Are you still there?"), "h1", words.lang)
        self.title.setObjectName("still.title")
        box.addWidget(self.title)
        box.addWidget(Label(look, tr("To keep your answers private, this screen will be cleared."), lang=words.lang))
        self.count = Label(look, "", "display", bold=True, lang=words.lang)
        self.count.setObjectName("still.count")
        box.addWidget(self.count)
        buttons = Wrap(look, gap=16)
        for name, text, picture, style, then in (
            ("still.stay", tr("I am still here"), "check", "filled", stay),
            ("still.leave", tr("I have finished"), "finish", "outlined", leave),
        ):
            button = Action(look, text, picture, style)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, then=then: then())
            buttons.addWidget(button)
            if name == "still.stay":
                self.stay = button
        box.addWidget(holder(buttons))
        box.addStretch(1)
        self.timer = QTimer(self)
        self.timer.setInterval(1000)
        self.timer.timeout.connect(self.tick)
        self._tell()

    def begin(self) -> None:
        """Cover the page, take the focus, say it, and count."""
        self.setGeometry(self.window_.rect())
        self.show()
        self.raise_()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)
        told = f"{self.title.text()} {self.count.text()}"
        self.window_.announcer.say(told)
        self.window_.assist.name(told)
        self.timer.start()

    def tick(self) -> None:
        """Count one second; at the end the visit is over."""
        self.left -= 1
        self._tell()
        if self.left <= 0:
            self.timer.stop()
            self._over()

    def _tell(self) -> None:
        words = self.window_.words
        told = words.tr.plural("{n} second", "{n} seconds", self.left)
        self.count.setText(told.format(n=words.number(self.left)))
