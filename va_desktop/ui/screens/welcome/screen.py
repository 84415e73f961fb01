# SPDX-License-Identifier: GPL-3.0-or-later
"""Welcome, in turn in every installed language. One press on a language begins a visit."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout

from va_desktop.i18n.languages import Language, language
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen

TURN = 4000
"""Milliseconds for which one language greets."""


class Welcome(Screen):
    """The title greets in one language after the other; the cells stay where they are."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.tags = ctx.services.languages()
        self.now = -1
        self.cells: dict[str, Row] = {}
        first = language(self.tags[0])
        self.add_title(first.welcome, lang=first.tag)
        cells = Columns(self.look, most=3, gap=16)
        for tag in self.tags:
            cells.addWidget(holder(self._cell(language(tag))))
        self.add(cells)
        staff = Action(self.look, self.tr("Staff"), "lock", "plain")
        staff.setObjectName("staff")
        staff.clicked.connect(lambda: self.go(to("staff")))
        self.add_buttons([staff])
        self.box.addStretch(1)
        self.timer = QTimer(self)
        self.timer.setInterval(TURN)
        self.timer.timeout.connect(self.turn)
        self.timer.start()

    def _cell(self, item: Language) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        choose = Row(self.look, item.own_name, item.welcome, chevron="", lang=item.tag)
        choose.setObjectName(f"language.{item.tag}")
        choose.clicked.connect(lambda: self._choose(item.tag))
        self.cells[item.tag] = choose
        row.addWidget(choose, 1)
        hear = Action(self.look, "", "listen")
        hear.setAccessibleName(self.tr("Hear {language}").format(language=item.own_name))
        hear.setObjectName(f"hear.{item.tag}")
        hear.clicked.connect(lambda: self._hear(item))
        row.addWidget(hear, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def turn(self) -> None:
        """Greet in the next language; say it too, unless something else is being said."""
        self.now = (self.now + 1) % len(self.tags)
        item = language(self.tags[self.now])
        self.title.lang = item.tag
        self.title.setText(item.welcome)
        self.title.setAccessibleName(item.welcome)
        self.title.updateGeometry()
        for tag, cell in self.cells.items():
            cell.set_spoken(tag == item.tag)
        if not self.ctx.settings.screen_reader and self.ctx.settings.volume:
            self.ctx.greet(item)

    def take_greeting(self) -> None:
        """Take the language that greets at this moment: somebody pressed a switch."""
        self._choose(self.tags[max(self.now, 0)])

    def _hear(self, item: Language) -> None:
        self.timer.stop()
        self.ctx.player().sample(item.own_name, item.welcome, item.tag)

    def _choose(self, tag: str) -> None:
        self.timer.stop()
        self.ctx.player().stop()
        self.ctx.change(lang=tag)
        self.go(to("how"))


SCREEN = Welcome
