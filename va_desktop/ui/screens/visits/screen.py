# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to visit next, by area, and a sheet for the way that names nobody."""

from datetime import timedelta

from va_desktop.casework import codes
from va_desktop.casework.store import Listed, Wanted
from va_desktop.document.sheet import Line, Listing, Section, Sheet
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import DeskScreen

REACH = timedelta(days=14)
MOST = 40


class Visits(DeskScreen):
    """Only people who agreed to be visited, with something to do soon. The sheet has numbers in place of names."""

    def build(self) -> None:
        tr = self.tr
        self.rows = self._found()
        self.add_title(tr("Visits"), tr("People who agreed to a visit, and what is due within two weeks."))
        if not self.rows:
            self.line(tr("Nobody is to be visited now."))
        for area, listed in self.rows.items():
            self.add_heading(tr("Area {code}").format(code=area) if area else tr("No area"), "h3")
            laid = Columns(self.look, most=2, gap=16)
            for one in listed:
                row = Row(self.look, one.name or codes.shown(one.code), self._next(one), "person", "applications")
                row.setObjectName(f"case.{one.id}")
                row.clicked.connect(lambda _=False, id_=one.id: self.go(to("case", id=id_)))
                laid.addWidget(row)
            self.add(laid)
        self.add(self.problem)
        if self.rows:
            self.line(tr("The paper has the numbers of the cases and no names."))
            self.add_buttons([self.action("print", tr("Print the sheet"), "print", self._print, "filled")])

    def _found(self) -> dict[str, list[Listed]]:
        """Return whom to visit, by area."""
        caseload, today = self.desk.caseload, self.ctx.today
        found: dict[str, list[Listed]] = {}
        for listed in caseload.page(today, Wanted(area=self.route.get("area")), most=200):
            soon = listed.next is not None and listed.next.due <= today + REACH
            if soon and caseload.agreed(listed.id, "contact", today):
                found.setdefault(listed.area, []).append(listed)
            if sum(map(len, found.values())) >= MOST:
                break
        return dict(sorted(found.items()))

    def _next(self, one: Listed) -> str:
        assert one.next is not None
        return f"{self.duty_named(one.next)}. {cases.when(self.ctx.words, one.next, self.ctx.today)}"

    def sheet(self) -> Sheet:
        """Return the sheet for the way: number, area, task, and room to tick."""
        tr, lang = self.tr, self.lang
        sections = []
        for area, listed in self.rows.items():
            lines = tuple(Line(f"{codes.shown(one.code)}: {self._next(one)}", lang) for one in listed)
            heading = Line(tr("Area {code}").format(code=area) if area else tr("No area"), lang)
            sections.append(Section(heading, 2, "", (Listing("ticks", lines),)))
        return Sheet(
            title=tr("Visits"),
            lang=lang,
            rtl=self.look.rtl,
            lead=self.ctx.words.day(self.ctx.today),
            sections=tuple(sections),
            footer=(),
        )

    def _print(self) -> None:
        from va_desktop.ui.kit.printing import print_, printer_there

        tr = self.tr
        if not printer_there():
            self.tell(tr("There is no printer here. Write the numbers on paper."))
            return
        done = print_(self.sheet(), self.look, large=False)
        self.tell(tr("Printed. Please take your paper.") if done else tr("The printer did not take it."))


SCREEN = Visits
