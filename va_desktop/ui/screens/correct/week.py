# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which a worker writes the ordinary week of a place: days to tick, and two times."""

from collections.abc import Callable
from datetime import date, timedelta

from va_desktop.directory.schedule import DAYS
from va_desktop.directory.weekly import Week, clock
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.toggle import Toggle
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.question.entry import labelled

_MONDAY = date(2024, 1, 1)
"""Any Monday: only the names of its days are used."""


class WeekEntry:
    """Puts the entry on a page; `then` is given the week once it makes sense."""

    def __init__(self, screen: Telling, week: Week, then: Callable[[Week], None]) -> None:
        self.screen, self._then = screen, then
        tr, look = screen.tr, screen.look
        screen.add_title(tr("Days and opening times"), tr("The ordinary week. Other rules stay as they are."))
        screen.line(tr("On which days is it open?"), "text", bold=True)
        wrap = Wrap(look)
        self.days: dict[str, Toggle] = {}
        for number, code in enumerate(DAYS):
            toggle = Toggle(look, screen.ctx.words.weekday(_MONDAY + timedelta(days=number)))
            toggle.setObjectName(f"day.{code}")
            toggle.setAccessibleDescription(tr("On which days is it open?"))
            toggle.setChecked(code in week.days)
            self.days[code] = toggle
            wrap.addWidget(toggle)
        screen.add(holder(wrap))
        columns = Columns(look, most=2, gap=16)
        self.opens, self.closes = Field(look, tr("Opens at"), 5), Field(look, tr("Closes at"), 5)
        for name, field, text in (("opens", self.opens, week.opens), ("closes", self.closes, week.closes)):
            field.setObjectName(name)
            field.setText(text)
            columns.addWidget(labelled(look, field))
        screen.add(columns)
        screen.line(tr("Write times such as 08:00 or 16:30."))
        screen.add(screen.problem)
        screen.add_buttons([screen.action("save", tr("Save"), "check", self._save, "filled")])

    def _save(self) -> None:
        tr, days = self.screen.tr, tuple(code for code, toggle in self.days.items() if toggle.isChecked())
        opens, closes = clock(self.opens.text()), clock(self.closes.text())
        if not days:
            self.screen.tell(tr("Tick at least one day."))
        elif opens is None or closes is None:
            self.screen.tell(tr("Write times such as 08:00 or 16:30."))
        else:
            self._then(Week(days, opens, closes))
