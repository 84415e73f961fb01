# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which a worker writes the ordinary week of a place: days to tick, and the hours in one or two parts."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit

from va_desktop.directory import weekly
from va_desktop.directory.changes import Corrected
from va_desktop.directory.schedule import DAYS
from va_desktop.directory.weekly import Week, clock, over_night
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.field import Field
from va_desktop.ui.screens.correct.asked import Part, pressed
from va_desktop.ui.screens.question.entry import labelled

_MONDAY = date(2024, 1, 1)
"""Any Monday: only the names of its days are used."""
_LONGEST = 20
"""Characters of a time as people write it, with a word for the half of the day."""


class WeekEntry(Part):
    """Days and times; a time that cannot be right is told, and nothing is saved."""

    def ask(self) -> None:
        tr, words = self.tr, self.screen.ctx.words
        self.now = week = weekly.present(self.doc, self.place)
        self._night = ""
        names = {code: words.weekday(_MONDAY + timedelta(days=number)) for number, code in enumerate(DAYS)}
        self.days = self.some("day", tr("On which days is it open?"), names, week.days)
        columns = Columns(self.look, most=2, gap=16)
        self.times = {
            "opens": self._time(columns, "opens", tr("Opens at"), week.opens),
            "closes": self._time(columns, "closes", tr("Closes at"), week.closes),
            "again": self._time(columns, "again", tr("Opens again at, after a break"), week.again),
            "ends": self._time(columns, "ends", tr("Closes again at"), week.ends),
        }
        self.screen.add(columns)
        self.screen.line(tr("Write times such as 08:00, 16:30 or 4:30 pm. Leave the break empty if there is none."))
        more = {"appointment": tr("Only by appointment"), "holidays": tr("Closed on public holidays")}
        on = [code for code, known in (("appointment", week.by_appointment), ("holidays", week.holidays)) if known]
        self.more = self.some("week", tr("What else must people know?"), more, tuple(on))

    def _time(self, columns: Columns, name: str, text: str, now: str) -> QLineEdit:
        field = Field(self.look, text, _LONGEST)
        field.setObjectName(name)
        field.setText(now)
        self.screen.ctx.drafts.follow(self.form, name, field)
        columns.addWidget(labelled(self.look, field))
        return field

    def changes(self) -> list[Corrected] | None:
        week, fault = self._read()
        if week is None:
            self.screen.tell(fault)
            return None
        return [] if week == self.now else [weekly.corrected(self.doc, self.place, week)]

    def _read(self) -> tuple[Week | None, str]:
        """Return the week, or None and what is wrong with it."""
        tr, more, days = self.tr, pressed(self.more), pressed(self.days)
        typed = {name: field.text().strip() for name, field in self.times.items()}
        read = {name: clock(text) or "" for name, text in typed.items()}
        if not days:
            return None, tr("Tick at least one day.")
        if any(typed[name] and not read[name] for name in typed):
            return None, tr("Write times such as 08:00 or 16:30.")
        first, second = (read["opens"], read["closes"]), (read["again"], read["ends"])
        agreed = "appointment" in more
        if (not all(first) and (any(first) or not agreed)) or (any(second) and not (all(first) and all(second))):
            return None, tr("Write times such as 08:00 or 16:30.")
        if any(opens and opens == closes != "00:00" for opens, closes in (first, second)):
            return None, tr("Opening and closing are the same.")
        if all(second) and (second[0] < first[1] or over_night(*first)):
            return None, tr("The second opening begins before the first one ends.")
        night = "/".join(read.values())
        if any(over_night(*each) for each in (first, second) if all(each)) and self._night != night:
            self._night = night
            told = tr("It closes at {time} in the next morning. If that is right, save again.")
            ends = second[1] if all(second) else first[1]
            return None, told.format(time=ends)
        return Week(days, *first, *second, agreed, "holidays" in more), ""
