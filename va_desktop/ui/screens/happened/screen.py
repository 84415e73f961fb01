# SPDX-License-Identifier: GPL-3.0-or-later
"""What has happened? A row for each thing that can, the likeliest first."""

from va_desktop.tracker.application import Standing
from va_desktop.tracker.events import STATES
from va_desktop.tracker.states import MOVES
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import ApplicationScreen

CORRECTABLE = frozenset({*STATES, "visit", "note", "date", "payment_plan", "payment", "device"})
"""What has a form; a letter or a paper is simply written down again."""


class Happened(ApplicationScreen):
    """Leads to the page on which it is written down."""

    def about(self) -> None:
        tr, words = self.tr, self.ctx.words
        application, now = self.application, self.now
        if self.route.get("correct"):
            self._correct(application.id, now)
            return
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

    def _correct(self, id_: str, now: Standing) -> None:
        """Show what was written down, the newest first, to be corrected. The first version stays in the history."""
        self.add_title(self.tr("Which entry do you want to correct?"), self.tr("What you wrote first is kept too."))
        for event in reversed(now.events):
            if event.kind not in CORRECTABLE:
                continue
            title, line = self.teller.event(event, now)
            row = Row(self.look, title, line, "note", "applications")
            row.setObjectName(f"event.{event.id}")
            kind = event.code if event.kind == "date" else event.kind
            target = to("record", id=id_, kind=kind or "own", event=event.id)
            row.clicked.connect(lambda _=False, target=target: self.go(target))
            self.add(row)

    def _rows(self, id_: str, rows: list[tuple[str, str, str, str]]) -> None:
        columns = Columns(self.look, most=2, gap=16)
        for kind, text, line, picture in rows:
            row = Row(self.look, text, line, picture, "applications")
            row.setObjectName(f"kind.{kind}")
            row.clicked.connect(lambda _=False, kind=kind: self.go(to("record", id=id_, kind=kind)))
            columns.addWidget(row)
        self.add(columns)


SCREEN = Happened
