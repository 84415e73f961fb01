# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people wrote different things without knowing of each other: both are shown, and somebody chooses."""

from datetime import UTC, datetime

from va_desktop.casework.caseload import Gone
from va_desktop.journal.facts import Conflict, Held
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import DeskScreen

MOST = 20


class ConflictPage(DeskScreen):
    """Each field once, with every value, its author and its time. What was not chosen stays in the history."""

    def build(self) -> None:
        tr = self.tr
        case = self.route.get("case") or None
        found = self.desk.caseload.journal.conflicts(case)
        self.add_title(tr("Written differently"), tr("Look at both. Ask the person if you are not sure."))
        self.names = self.desk.caseload.workers()
        for number, conflict in enumerate(found[:MOST]):
            self._one(number, conflict)
        if not found:
            self.line(tr("There is nothing to choose any more."))
        back = to("case", id=case) if case else to("caseload")
        self.add_buttons([self.leads("back", tr("Go back"), "back", back)])

    def _one(self, number: int, conflict: Conflict) -> None:
        tr, words = self.tr, self.ctx.words
        try:
            whom = self.desk.caseload.case(conflict.case).person.name
        except Gone:
            whom = ""
        title = cases.field_name(tr, conflict.field)
        self.add_heading(f"{whom}: {title}" if whom else title)
        for place, side in enumerate(conflict.sides):
            row = Row(
                self.look,
                cases.value(words, conflict.field, side.value),
                self._by(side),
                "person",
                "applications",
            )
            row.setObjectName(f"side.{number}.{place}")
            row.setAccessibleDescription(f"{self._by(side)} {tr('Press to choose this one.')}")
            row.clicked.connect(lambda _=False, conflict=conflict, side=side: self._choose(conflict, side))
            self.add(row)

    def _by(self, side: Held) -> str:
        tr, words = self.tr, self.ctx.words
        who = self.names.get(side.author) or tr("A worker")
        at = datetime.strptime(side.at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).astimezone()
        return tr("{who}, on {day} at {time}").format(who=who, day=words.day(at.date()), time=at.strftime("%H:%M"))

    def _choose(self, conflict: Conflict, side: Held) -> None:
        self.desk.caseload.journal.settle(conflict, side.value, self.ctx.today)
        self.ctx.announcer.say(self.tr("Saved. It goes to the others with the next file."))
        self.ctx.replace(self.route)


SCREEN = ConflictPage
