# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan, as the person sees and hears it. The worker adds a step here and reads it back."""

from va_desktop.casework.consents import NotConsented
from va_desktop.document.html import html
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import CaseScreen
from va_desktop.ui.screens.common.papers import written
from va_desktop.ui.screens.plan.paper import sheet
from va_desktop.ui.screens.question.entry import Wrong


class PlanPage(CaseScreen):
    """No notes, no codes, no tasks of the worker: what we agreed, and who does it."""

    def about(self) -> None:
        tr = self.tr
        if self.route.get("need") and not self.ctx.outreach.handed:
            self._new()
            return
        self.add_title(tr("Our plan"), tr("This is what we agreed. Tell me if something is wrong."))
        self._needs()
        self._referrals()
        if not self.case.needs and not self.case.plan:
            self.line(tr("There is no plan yet. We make it together."))
        buttons = [
            self.leads("agreed", tr("What I agreed to"), "lock", to("consent", id=self.case.id)),
            self.leads("face", tr("Say how it was"), "person", to("face", id=self.case.id)),
        ]
        if self.case.needs:
            buttons.append(self.action("print", tr("Print my copy"), "print", self._print, "plain"))
            buttons.append(self.action("copy", tr("Save my copy as a page"), "document", self._copy, "plain"))
        self.add(self.problem)
        if not self.ctx.outreach.handed:
            buttons.insert(0, self.leads("case", tr("Back to the case"), "back", to("case", id=self.case.id), "filled"))
        else:
            buttons.append(self.leads("worker", tr("Give the screen back"), "swap", to("handover")))
        self.add_buttons(buttons)

    def _needs(self) -> None:
        for need in self.case.needs:
            if need.state == "dropped":
                continue
            self.add_heading(self.need_named(need.need), "h2")
            if need.words:
                self.box.addWidget(Sentence(self.look, need.words, lang=self.lang))
            lines = [line for line in self.case.plan if line.need == need.id]
            for line in lines:
                self._line(line)
            if not lines:
                self.line(self.tr("No step is planned yet."))
        for line in self.case.plan:
            if not any(need.id == line.need for need in self.case.needs):
                self._line(line)

    def _line(self, line) -> None:
        tr, words = self.tr, self.ctx.words
        parts = [tr("Who: {who}").format(who=cases.doer(tr, line.who))]
        if line.by:
            parts.append(tr("Until {day}").format(day=words.day(line.by)))
        told = f"{line.what}. {'. '.join(parts)}."
        label = Sentence(self.look, told, bold=True, lang=self.lang)
        self.box.addWidget(label)
        if line.done:
            self.line(tr("Done on {day}.").format(day=words.day(line.done)))

    def _referrals(self) -> None:
        tr = self.tr
        for one in self.case.referrals:
            row = Row(
                self.look,
                self.service_named(one.service),
                tr("We told this service about you."),
                "route",
                "applications",
                [cases.status(tr, one.status)],
            )
            row.setObjectName(f"referral.{one.id}")
            row.clicked.connect(lambda _=False, id_=one.id: self.go(to("referral", id=self.case.id, ref=id_)))
            self.add(row)

    def _print(self) -> None:
        from va_desktop.ui.kit.printing import print_, printer_there

        tr = self.tr
        if not printer_there():
            self.tell(tr("There is no printer here. Save the page instead, and print it elsewhere."))
            return
        done = print_(sheet(self), self.look, large=True)
        self.tell(tr("Printed. Please take your paper.") if done else tr("The printer did not take it."))

    def _copy(self) -> None:
        tr = self.tr
        try:
            file = written(self.ctx.services.folders.documents, html(sheet(self)))
        except OSError:
            self.tell(tr("The page could not be saved here. Nothing else was lost. Try to print it."))
            return
        told = tr("Saved in your documents as {name}. Everyone who uses this computer can read it.")
        self.tell(told.format(name=file.name))

    def _new(self) -> None:
        tr = self.tr
        need = next((need for need in self.case.needs if need.id == self.route.get("need")), None)
        self.add_title(tr("Plan a step"), self.need_named(need.need) if need else self.whom)
        self.line(tr("Say it aloud to the person. Save it when both of you agree."))
        self.one_line("what", tr("What is done?"), most=300)
        self.choices("who", tr("Who does it?"), [(code, cases.doer(tr, code)) for code in _DOERS], "person")
        self.days("by", tr("Until which day?"), None)
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("save", tr("We agree. Save it"), "check", self._save, "filled"),
                self.leads("later", tr("Not now"), "back", to("case", id=self.case.id), "plain"),
            ]
        )

    def _save(self) -> None:
        tr = self.tr
        what = self.said("what")
        try:
            by = self.read["by"]()
        except Wrong as wrong:
            self.tell(str(wrong))
            return
        if not what:
            self.tell(tr("Write what is done. The rest is still here."))
            return
        try:
            self.desk.work.plan(self.case.id, self.route.get("need"), what, self.said("who"), self.ctx.today, by)
        except NotConsented:
            self.tell(tr("There is no yes to this record, so nothing more is written down."))
            return
        self.ctx.announcer.say(tr("Saved."))
        self.ctx.replace(to("plan", id=self.case.id))


_DOERS = ("person", "family", "worker", "service")

SCREEN = PlanPage
