# SPDX-License-Identifier: GPL-3.0-or-later
"""A need: chosen from the pack's list by field of help, with the person's own words; or one that is there already."""

from va_desktop.casework.consents import NotConsented
from va_desktop.casework.rules import PillarNeed, needs
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.caseload import CaseScreen


class NeedPage(CaseScreen):
    """Choose a field of help, then the need, then write what the person says about it."""

    def about(self) -> None:
        found = needs(self.ctx.library, self.ctx.country)
        told = next((need for need in self.case.needs if need.id == self.route.get("need")), None)
        chosen = next((need for need in found if need.id == self.route.get("pick")), None)
        if told is not None:
            self._told(told)
        elif chosen is not None:
            self._words(chosen)
        else:
            self._list(found)

    def _list(self, found: tuple[PillarNeed, ...]) -> None:
        tr = self.tr
        self.add_title(tr("What does the person need?"), self.whom)
        for pillar in dict.fromkeys(need.pillar for need in found):
            self.add_heading(self.pillar(pillar), "h3")
            rows = Columns(self.look, most=2, gap=16)
            for need in (need for need in found if need.pillar == pillar):
                title = self.text(need.title)
                row = Row(self.look, title.text, "", need.pictogram or "note", "applications", lang=title.lang)
                row.setObjectName(f"pick.{need.id}")
                row.clicked.connect(lambda _=False, id_=need.id: self.go(self.route.with_(pick=id_)))
                rows.addWidget(row)
            self.add(rows)

    def _words(self, need: PillarNeed) -> None:
        tr = self.tr
        self.chosen = need
        self.add_title(self.words_of(need.title), self.pillar(need.pillar))
        self.lines("words", tr("What does the person say about it? This belongs to the person."))
        self.add(self.problem)
        self.add_buttons([self.action("save", tr("Save"), "check", self._save, "filled")])

    def _save(self) -> None:
        try:
            need = self.desk.work.need(
                self.case.id, self.chosen.pillar, self.chosen.id, self.ctx.today, self.said("words")
            )
        except NotConsented:
            self.tell(self.tr("There is no yes to this record, so nothing more is written down."))
            return
        self.ctx.announcer.say(self.tr("Saved."))
        self.go(to("plan", id=self.case.id, need=need.id))

    def _told(self, need) -> None:
        tr = self.tr
        self.add_title(self.need_named(need.need), self.pillar(need.pillar))
        if need.words:
            self.box.addWidget(Sentence(self.look, need.words, lang=self.lang))
        self.line(tr("Told on {day}.").format(day=self.ctx.words.day(need.day)))
        self.add(self.problem)
        if need.state == "open":
            buttons = [
                self.leads("line", tr("Plan a step"), "calendar", to("plan", id=self.case.id, need=need.id), "filled"),
                self.leads("refer", tr("Refer to a service"), "route", to("referral", id=self.case.id, need=need.id)),
                self.action("met", tr("The need is met"), "check", lambda: self._end("met")),
                self.action("dropped", tr("It is no need any more"), "stop", lambda: self._end("dropped"), "plain"),
            ]
        else:
            buttons = [self.action("open", tr("It is a need again"), "repeat", lambda: self._end("open"))]
        self.add_buttons(buttons)

    def _end(self, state) -> None:
        try:
            self.desk.work.end_need(self.case.id, self.route.get("need"), state, self.ctx.today)
        except NotConsented:
            self.tell(self.tr("There is no yes to this record, so nothing more is written down."))
            return
        self.back_to_case()


SCREEN = NeedPage
