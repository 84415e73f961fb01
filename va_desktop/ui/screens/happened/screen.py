# SPDX-License-Identifier: GPL-3.0-or-later
"""What has happened? A row for each thing that can, the likeliest first."""

from va_desktop.tracker.states import MOVES
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import OpenScreen


class Happened(OpenScreen):
    """Leads to the page on which it is written down."""

    def build(self) -> None:
        tr, words = self.tr, self.ctx.words
        found = self.application_named(self.route.get("id"))
        if found is None:
            self.gone()
            return
        application, now = found
        self.add_title(tr("What happened?"), self.teller.name(application))
        rows = [(code, *tracked.happened(words, code), tracked.picture(code)) for code in MOVES[now.state]]
        self._rows(application.id, rows)
        self.add_heading(tr("Other things"))
        self._rows(
            application.id,
            [
                ("visit", tr("I went there, or called"), tr("Day, office, and what they said"), "note"),
                ("appointment", tr("I have an appointment"), tr("You are reminded before the day"), "calendar"),
                ("renewal", tr("It must be renewed on a day"), tr("You are reminded before the day"), "repeat"),
                ("own", tr("A date of my own"), tr("Anything you want to remember"), "clock"),
                ("payment_plan", tr("Payments are promised"), tr("You see when one does not come"), "money"),
                *(
                    [("payment", tr("A payment came"), tr("With the day and the amount"), "money")]
                    if any(event.kind == "payment_plan" for event in now.events)
                    else []
                ),
                ("device", tr("A device was fitted"), tr("With the days for check and replacement"), "prosthesis"),
                ("note", tr("A note"), tr("Only for you"), "note"),
            ],
        )

    def _rows(self, id_: str, rows: list[tuple[str, str, str, str]]) -> None:
        columns = Columns(self.look, most=2, gap=16)
        for kind, text, line, picture in rows:
            row = Row(self.look, text, line, picture, "applications")
            row.setObjectName(f"kind.{kind}")
            row.clicked.connect(lambda _=False, kind=kind: self.go(to("record", id=id_, kind=kind)))
            columns.addWidget(row)
        self.add(columns)


SCREEN = Happened
