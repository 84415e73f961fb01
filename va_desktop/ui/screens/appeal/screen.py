# SPDX-License-Identifier: GPL-3.0-or-later
"""After a no: the reason, the way to appeal and its last day, free legal help, and the letters. Never an end."""

from va_desktop.directory.services import Wanted, services
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import ApplicationScreen

PLACES = 4


class Appeal(ApplicationScreen):
    """What one can do now, the nearest day first."""

    def about(self) -> None:
        tr = self.tr
        application, now = self.application, self.now
        self.add_title(tr("A no is not the end"), self.teller.name(application))
        dues = [due for due in self.records.tracker.dues(application.id) if due.kind == "appeal"]
        if dues:
            told = self.teller.told(dues[0], now)
            self.notice("caution", "calendar", told.what, told.when)
        else:
            self.notice("info", "calendar", tr("We do not know the last day to appeal."), tr("Ask the office today."))
        refused = now.last("refused")
        if refused is not None and refused.code:
            self.add_heading(tr("Their reason"), "h3")
            reason = tracked.refusal(self.ctx.words, refused.code)  # type: ignore[arg-type]
            self.box.addWidget(Sentence(self.look, reason, lang=self.lang))
            if refused.text:
                self.box.addWidget(Sentence(self.look, refused.text, lang=self.lang))
        rows = application.snapshot.refused if application.snapshot else ()
        if rows:
            self.add_heading(tr("The way to appeal"), "h3")
            for row in rows:
                text, lang = row.in_(*self.ctx.words.chain)
                self.box.addWidget(Sentence(self.look, text, lang=lang))
                if not row.verified:
                    self.line(tr("Not yet checked"))
        id_ = application.id
        ask = to("letter", id=id_, kind="reasons")
        self.add_buttons(
            [
                self.leads("write", tr("Write the appeal"), "rights", to("letter", id=id_, kind="appeal"), "filled"),
                self.leads("reasons", tr("Ask for the reasons in writing"), "note", ask),
                self.leads("sent", tr("I sent the appeal"), "check", to("record", id=id_, kind="appeal_sent")),
            ]
        )
        self._places(application.country)
        right = to("right", id="complaints_and_appeals")
        self.add_buttons(
            [
                self.leads("right", tr("Your right to complain"), "rights", right, "plain"),
                self.leads("application", tr("To the application"), "applications", to("application", id=id_), "plain"),
            ]
        )

    def _places(self, country: str) -> None:
        found = services(self.ctx.library, country, Wanted(need="justice"))[:PLACES]
        if not found:
            return
        self.add_heading(self.tr("Free legal help"), "h3")
        columns = Columns(self.look, most=2, gap=16)
        for item in found:
            row = Row(self.look, item.name, self.words_of(item.title), "rights", "places")
            row.setObjectName(f"place.{item.id}")
            row.clicked.connect(lambda _=False, id_=item.id: self.go(to("place", id=id_)))
            columns.addWidget(row)
        self.add(columns)


SCREEN = Appeal
