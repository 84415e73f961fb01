# SPDX-License-Identifier: GPL-3.0-or-later
"""The country picker: countries with a pack first, then every other country for its treaty status."""

from PySide6.QtWidgets import QVBoxLayout

from va_desktop.rights.status import countries
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import HOME, Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen

_MOST = 12


class Countries(Screen):
    """Choose a country; it can be changed at any time."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr, words = self.tr, ctx.words
        self.add_title(tr("Which country?"), tr("Choose where you live or where it happened. You can change it later."))
        packs = [pack.info.country for pack in ctx.library.packs if pack.info.country]
        self.add_heading(tr("With laws, help and places"))
        rows = Columns(self.look, most=2, gap=16)
        for code in sorted(packs, key=words.country):
            rows.addWidget(self._row(code))
        later = Row(self.look, tr("Not now"), tr("Rights of every country are shown all the same."), "next", chevron="")
        later.setObjectName("later")
        later.clicked.connect(lambda: self._choose(""))
        rows.addWidget(later)
        self.add(rows)
        self.add_heading(tr("Other countries"))
        label = self.line(tr("Write the first letters. For these we know the treaties only."))
        self.field = Field(self.look, label.text(), 60)
        self.field.setObjectName("find")
        label.setBuddy(self.field)
        self.add(self.field)
        self.names = sorted(
            (words.country(item.code), item.code) for item in countries(ctx.library) if item.code not in packs
        )
        self.found = QVBoxLayout()
        self.found.setSpacing(self.look.space(16))
        self.add(holder(self.found))
        self.field.textChanged.connect(self._look_up)
        self.finish()

    def _row(self, code: str) -> Row:
        name = self.ctx.words.country(code)
        row = Row(self.look, name, "", "place", chevron="check" if code == self.ctx.country else "next")
        row.setObjectName(f"country.{code}")
        row.clicked.connect(lambda: self._choose(code))
        return row

    def _look_up(self, text: str) -> None:
        while self.found.count():
            widget = self.found.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        wanted = text.strip().casefold()
        if not wanted:
            return
        matching = [(name, code) for name, code in self.names if wanted in name.casefold()]
        for _, code in matching[:_MOST]:
            self.found.addWidget(self._row(code))
        number = len(matching)
        told = self.tr.plural("{n} country found.", "{n} countries found.", number)
        self.ctx.announcer.say(told.format(n=self.ctx.words.number(number)))

    def _choose(self, code: str) -> None:
        self.ctx.change(country=code)
        if self.route.get("then") == "home":
            self.go(HOME)
        else:
            self.ctx.back()


SCREEN = Countries
