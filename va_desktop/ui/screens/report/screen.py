# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is really reached: the figures of one period, with charts, tables, and what they can and cannot tell."""

from va_desktop.evidence.published import Published
from va_desktop.ui.screens.common.figures import FigureScreen
from va_desktop.ui.screens.report import method, tables


class Report(FigureScreen):
    """The figures of one country and period."""

    def begin(self) -> None:
        tr = self.tr
        lead = self.about() if self.period is not None and self.ctx.country else ""
        self.add_title(tr("Who is really reached?"), lead)
        published = self.figures()
        if published is None:
            return
        if published.empty:
            self.notice("info", "info", tr("Nothing was counted in this time."), tr("Choose another time."))
            self.add_buttons([self.link("choose", tr("Choose a time"), "clock", self.same("reports"))])
            return
        self._show(published)

    def _show(self, published: Published) -> None:
        tr, names = self.tr, self.names
        for sentence in method.short(names, published):
            self.line(sentence, "text")
        self.add_buttons(
            [
                self.link("donor", tr("Who paid"), "money", self.same("donor")),
                self.link("duties", tr("Promises, evidence and gaps"), "check", self.same("duties")),
                self.link(
                    "out", tr("Look at what would leave"), "document", self.same("reports", step="out"), "filled"
                ),
            ]
        )
        self.add_heading(tr("Which framework reaches people?"))
        self.add_chart(tables.obtained(names, published), "obtained")
        self.add_table(tables.frameworks(names, published), "frameworks")
        self.add_heading(tr("Survivors beside others"))
        self.add_chart(tables.compared_chart(names, published), "compared")
        self.add_table(tables.compared(names, published), "compared.frameworks")
        self.add_heading(tr("Why people were refused"))
        self.add_chart(tables.reasons(names, published), "reasons")
        self.add_heading(tr("What is missing"))
        self.add_table(tables.gaps(names, published), "gaps")
        self.add_table(tables.districts(names, published), "districts")
        self.add_table(tables.costs(names, published), "costs")
        self.add_heading(tr("Who the people are"))
        for place, table in enumerate(tables.people(names, published)):
            self.add_table(table, f"people.{place}")
        self.add_heading(tr("How it was"))
        self.add_chart(tables.faces(names, published), "faces")
        self._method(published)

    def _method(self, published: Published) -> None:
        tr, names = self.tr, self.names
        self.add_heading(tr("How far you can trust this"))
        for name, title, picture, lines in (
            ("may", tr("What may be concluded"), "check", method.may(names)),
            ("maynot", tr("What may not be concluded"), "caution", method.may_not(names)),
            ("made", tr("How the figures were made"), "info", method.made(names, published)),
            ("counted", tr("What was counted"), "source", method.definitions(names, published)),
        ):
            body = self.column()
            for line in lines:
                self.line(line, "text", into=body)
            self.disclosure(title, picture, body, name=name)


SCREEN = Report
