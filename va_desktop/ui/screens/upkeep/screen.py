# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks through the directory, away from the window: likely doubles, numbers and addresses that cannot work."""

from collections.abc import Sequence

from va_desktop.directory.overlay import Overlay
from va_desktop.directory.upkeep import Report, report
from va_desktop.directory.whole import records
from va_desktop.i18n.direction import left_to_right
from va_desktop.ui.kit.label import Heading
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import first_key
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.upkeep import wording

MOST = 20
"""Rows of one kind; when these are mended, the next ones come."""


class Upkeep(Telling):
    """Nothing is asked of any network; an address is read and never opened."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr, shelf = self.tr, ctx.services.shelf
        self.add_title(tr("What to look at"), tr("Doubles, phone numbers and addresses that cannot be right."))
        directory = shelf.directory(ctx.country)
        self.add(self.problem)
        self.answer = self.column()
        self.answer.setSpacing(self.look.space(16))
        self.add(self.answer)
        if ctx.mode == "kiosk" or directory is None:
            self.line(tr("No directory is installed yet."))
        else:
            base, own, clock = directory.again(), shelf.overlay_file(ctx.country), ctx.services.clock
            worker = ctx.worker

            def work() -> Report:
                overlay = Overlay.open(own, clock) if own.exists() else None
                return report(records(base, overlay, protected=worker))

            kind, jobs = f"upkeep.{id(self)}", ctx.jobs
            self.destroyed.connect(lambda: jobs.forget(kind))
            self.problem.setText(tr("Please wait."))
            self.problem.show()
            jobs.run(kind, work, self._show, self._failed)
        self.finish()

    def _failed(self, error: Exception) -> None:
        self.tell(self.tr("It did not work. Nothing was changed."))

    def _show(self, found: Report) -> None:
        tr, words = self.tr, self.ctx.words
        told = tr.plural("{n} entry was looked at.", "{n} entries were looked at.", found.checked)
        self.tell(told.format(n=words.number(found.checked)))
        doubles = [(each.other, each.name, "") for each in found.doubles]
        phones = [(each.service, left_to_right(each.number), wording.phone(tr, each.fault)) for each in found.phones]
        webs = [(each.service, left_to_right(each.address), wording.web(tr, each.fault)) for each in found.webs]
        self._rows("double", tr("Likely the same place twice"), doubles, found.doubled)
        self._rows("phone", tr("Phone numbers that nobody can dial"), phones)
        self._rows("web", tr("Web addresses that cannot work"), webs)
        if not (found.doubles or found.phones or found.webs):
            self.answer.addWidget(Heading(self.look, tr("We found nothing wrong."), "h3", self.lang))

    def _rows(self, kind: str, heading: str, rows: Sequence[tuple[str, str, str]], number: int | None = None) -> None:
        if not rows:
            return
        title = f"{heading}: {self.ctx.words.number(len(rows) if number is None else number)}"
        self.answer.addWidget(Heading(self.look, title, "h3", self.lang))
        for place, (service, name, line) in enumerate(rows[:MOST]):
            row = Row(self.look, name or self.tr("nothing"), line, "note")
            row.setObjectName(f"{kind}.{place}")
            row.clicked.connect(lambda _=False, service=service: self._open(service))
            self.answer.addWidget(row)
            row.show()

    def _open(self, service: str) -> None:
        """Open the page on which the entry is corrected, at its first place."""
        self.go(to("correct", id=first_key(self.ctx, service)))


SCREEN = Upkeep
