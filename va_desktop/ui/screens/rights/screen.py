# SPDX-License-Identifier: GPL-3.0-or-later
"""My rights: by need, by who I am, by framework, by approach, or all; and the ways into the texts behind them."""

from PySide6.QtWidgets import QButtonGroup

from va_desktop.content.taxonomy import axis as codes_of
from va_desktop.rights.rights import all_rights
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Columns, Wrap
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.blocks import country_row, right_rows
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Rights(Screen):
    """The door to every right."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("rights")
        self.add_title(tr("My rights"), tr("Choose what matters to you now."))
        self.damaged()
        include = Action(self.look, tr("Does this include me?"), "question", "filled")
        include.setObjectName("include")
        include.clicked.connect(lambda: self.go(to("include")))
        self.add_buttons([include])
        self._ways(route.get("axis", "need"))
        self._further()
        self.finish()

    def _ways(self, axis: str) -> None:
        tr = self.tr
        chips = Wrap(self.look)
        self.group = QButtonGroup(self)
        for name, text in (
            ("need", tr("By what I need")),
            ("audience", tr("By who I am")),
            ("framework", tr("By framework")),
            ("approach", tr("By kind of help")),
            ("all", tr("All rights")),
        ):
            chip = Chip(self.look, text)
            chip.setObjectName(f"axis.{name}")
            chip.setChecked(name == axis)
            chip.clicked.connect(lambda _=False, name=name: self.ctx.replace(self.route.with_(axis=name)))
            self.group.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)
        every = all_rights(self.ctx.library)
        if axis == "all":
            self.add(right_rows(self, every))
            return
        rows = Columns(self.look, most=2, gap=16)
        for code in codes_of(self.ctx.library, axis):
            number = sum(code.id in item.codes(axis) for item in every)
            if not number:
                continue
            counted = tr.plural("{n} right", "{n} rights", number).format(n=self.ctx.words.number(number))
            title = self.text(code.title)
            row = Row(self.look, title.text, counted, code.pictogram or "rights", "rights", lang=title.lang)
            row.setObjectName(f"{axis}.{code.id}")
            row.clicked.connect(lambda _=False, id_=code.id: self.go(to("topics", axis=axis, code=id_)))
            rows.addWidget(row)
        self.add(rows)

    def _further(self) -> None:
        tr = self.tr
        self.add_heading(tr("Where rights come from"))
        self.add(country_row(self, self.route))
        rows = Columns(self.look, most=2, gap=16)
        for name, text, line, picture in (
            ("promises", tr("What my country has promised"), tr("Treaties, with dates"), "check"),
            (
                "instruments",
                tr("Treaties, plans and guidance"),
                tr("What each text says, and what it does not"),
                "source",
            ),
            ("overview", tr("How help works in my country"), tr("Laws, programmes and what is missing"), "document"),
            ("duties", tr("Promises, evidence and gaps"), tr("What is done, and what you can ask"), "question"),
            ("whatchanged", tr("What changed?"), tr("Since you were last here, or since a paper"), "clock"),
            ("glossary", tr("Hard words"), tr("What they mean"), "info"),
        ):
            row = Row(self.look, text, line, picture, "rights")
            row.setObjectName(f"to.{name}")
            row.clicked.connect(lambda _=False, name=name: self.go(to(name)))
            rows.addWidget(row)
        self.add(rows)


SCREEN = Rights
