# SPDX-License-Identifier: GPL-3.0-or-later
"""The people whose applications are kept here."""

from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import OpenScreen


class People(OpenScreen):
    """A row for each person, and one to add another."""

    def build(self) -> None:
        tr, words = self.tr, self.ctx.words
        self.add_title(tr("People"), tr("For whom do you keep applications?"))
        columns = Columns(self.look, most=2, gap=16)
        for person in self.records.people.all():
            count = self.records.tracker.count(person.id)
            told = tr.plural("{n} application.", "{n} applications.", count).format(n=words.number(count))
            line = f"{tracked.relation(words, person.relation)} · {told}"
            row = Row(self.look, person.name, line, "person", "applications")
            row.setObjectName(f"person.{person.id}")
            row.clicked.connect(lambda _=False, id_=person.id: self.go(to("person", id=id_)))
            columns.addWidget(row)
        self.add(columns)
        self.add_buttons([self.leads("add", tr("Add a person"), "faster", to("person"), "filled")])


SCREEN = People
