# SPDX-License-Identifier: GPL-3.0-or-later
"""Who paid, and whom it reached: contribution, service, people; and the share that nobody can follow."""

from va_desktop.evidence import views
from va_desktop.evidence.published import Published
from va_desktop.ui.screens.common.figures import FigureScreen
from va_desktop.ui.screens.report import method, tables


class Donor(FigureScreen):
    """The view of those who give money."""

    def begin(self) -> None:
        tr = self.tr
        lead = self.about() if self.period is not None and self.ctx.country else ""
        self.add_title(tr("Who paid, and whom it reached"), lead)
        published = self.figures()
        if published is not None:
            self._show(published)

    def _show(self, published: Published) -> None:
        tr, names = self.tr, self.names
        self.notice(
            "info",
            "info",
            method.unfollowed(names, published),
            tr("Money that comes as general support can often not be followed. This is said, not guessed."),
        )
        rows = views.contributions(published)
        if not any(one.reached.value for one in rows):
            self.line(tr("No contribution can be told in this time."), "text")
            return
        self.add_chart(tables.reached(names, published), "reached")
        self.add_table(tables.contributions(names, published), "contributions")
        self.add_table(tables.services(names, published), "services")
        self.add_buttons([self.link("back", tr("Back to the report"), "back", self.same("report"))])


SCREEN = Donor
