# SPDX-License-Identifier: GPL-3.0-or-later
"""The checklist of an application: tick what is there; a press on the row below opens date and photos."""

from va_desktop.tracker.events import Event
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.row import Row
from va_desktop.ui.kit.tick import Tick
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.private import ApplicationScreen
from va_desktop.ui.screens.question.entry import labelled


class Papers(ApplicationScreen):
    """A tick is kept at once."""

    def about(self) -> None:
        tr = self.tr
        now = self.now
        self.add_title(tr("Papers and photos"), self.teller.name(self.application))
        files = self.records.tracker.attachments(self.application.id)
        for paper in now.papers:
            text, lang = paper.text.in_(*self.ctx.words.chain)
            tick = Tick(self.look, text, tr("ready") if paper.have else tr("still needed"), lang or self.lang)
            tick.setObjectName(f"tick.{paper.id}")
            tick.setChecked(paper.have)
            tick.toggled.connect(lambda on, id_=paper.id: self._have(id_, on))
            self.add(tick)
            if not paper.have:
                continue
            count = sum(file.paper == paper.id for file in files)
            details = []
            if paper.expires:
                details.append(tr("Runs out on {day}").format(day=self.ctx.words.day(paper.expires)))
            told = tr.plural("{n} photo or scan", "{n} photos or scans", count)
            details.append(told.format(n=self.ctx.words.number(count)))
            row = Row(self.look, tr("Date and photos of this paper"), " · ".join(details), "document")
            row.setAccessibleName(f"{row.accessibleName()}: {text}")
            row.setObjectName(f"paper.{paper.id}")
            row.clicked.connect(lambda _=False, id_=paper.id: self.go(to("paper", id=self.application.id, paper=id_)))
            self.add(row)
        self.add_heading(tr("Another paper"), "h3")
        self.own = Field(self.look, tr("What is it?"), 200)
        self.own.setObjectName("own")
        self.own.returnPressed.connect(self._add)
        self.add(labelled(self.look, self.own))
        self.add(self.problem)
        self.add_buttons([self.action("add", tr("Add it to the list"), "faster", self._add)])

    def _have(self, paper: str, on: bool) -> None:
        event = Event("", self.application.id, "paper", self.ctx.today, ref=paper, have=on)
        self.records.tracker.add(event)
        told = self.tr("ready") if on else self.tr("still needed")
        self.ctx.announcer.say(told)
        self.ctx.replace(self.route)

    def _add(self) -> None:
        text = " ".join(self.own.text().split())
        if not text:
            self.tell(self.tr("Write what paper it is."))
            return
        self.records.tracker.add(Event("", self.application.id, "paper", self.ctx.today, text=text, have=False))
        self.ctx.replace(self.route)


SCREEN = Papers
