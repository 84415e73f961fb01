# SPDX-License-Identifier: GPL-3.0-or-later
"""The language picker: every language by its own name, each with a sample to hear; no flags."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from va_desktop.i18n.languages import Language, language
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Languages(Screen):
    """Choose a language; the page one came from then speaks it."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.add_title(self.tr("Choose your language"), self.tr("Press the loudspeaker to hear a language."))
        cells = Columns(self.look, most=2, gap=16)
        for tag in ctx.services.languages():
            cells.addWidget(holder(self._cell(language(tag))))
        self.add(cells)
        self.finish()

    def _cell(self, item: Language) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        choose = Row(
            self.look, item.own_name, item.welcome, chevron="check" if item.tag == self.lang else "", lang=item.tag
        )
        choose.setObjectName(f"language.{item.tag}")
        choose.clicked.connect(lambda: self._choose(item.tag))
        row.addWidget(choose, 1)
        hear = Action(self.look, "", "listen")
        hear.setAccessibleName(self.tr("Hear {language}").format(language=item.own_name))
        hear.setObjectName(f"hear.{item.tag}")
        hear.clicked.connect(lambda: self.ctx.player().sample(item.own_name, item.welcome, item.tag))
        row.addWidget(hear, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _choose(self, tag: str) -> None:
        self.ctx.player().stop()
        first = not self.ctx.settings.lang
        self.ctx.change(lang=tag)
        if first or self.route.get("then") == "country":
            self.ctx.first_steps()
        else:
            self.ctx.back()


SCREEN = Languages
