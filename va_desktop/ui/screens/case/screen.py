# SPDX-License-Identifier: GPL-3.0-or-later
"""One person, for the worker's eyes: what comes next, needs, plan, referrals, help that came, notes."""

from va_desktop.casework import codes
from va_desktop.casework.duties import Duty
from va_desktop.casework.rules import rules
from va_desktop.content.statement import Statement
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.case import parts
from va_desktop.ui.screens.case.ending import Ending
from va_desktop.ui.screens.case.giving import Giving
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import CaseScreen


class CasePage(CaseScreen):
    """The worker's page of a case; the person's own page is `plan`."""

    def about(self) -> None:
        match self.route.get("sure"):
            case "erase":
                Ending(self).erase()
            case "close":
                Ending(self).close()
            case "done":
                self._ticking()
            case "give":
                Giving(self).place()
            case _:
                self._page()

    def _page(self) -> None:
        tr = self.tr
        told = tr("Number of the case: {code}").format(code=codes.shown(self.case.person.code))
        self.add_title(self.whom, told)
        self._warn()
        parts.since(self)
        self._next()
        self.add_buttons(
            [
                self.action("hand", tr("Show the plan to the person"), "swap", self._show, "filled"),
                self.to_page("need", tr("Write a need"), "note"),
                self.to_page("referral", tr("Refer to a service"), "route"),
                self.to_page("claim", tr("Ask an office"), "benefit"),
                self.to_page("deliver", tr("The person got help"), "check"),
                self.leads("session", tr("Go through the questions"), "question", to("session")),
                self.to_page("face", tr("End the visit"), "clock"),
            ]
        )
        parts.needs(self)
        parts.referrals(self)
        parts.claims(self)
        parts.given(self)
        self._notes()
        parts.household(self)
        self.add_buttons(
            [
                self.to_page("consent", tr("What the person agreed to"), "lock", "plain"),
                self.leads("family", tr("Add somebody of the family"), "family", self._family(), "plain"),
                self.leads("facts", tr("About the person"), "person", to("newcase", id=self.case.id), "plain"),
                self.leads("give", tr("Give to another worker"), "swap", self.route.with_(sure="give"), "plain"),
                self.leads("close", self._close_words(), "stop", self.route.with_(sure="close"), "plain"),
                self.leads("erase", tr("Delete this person"), "stop", self.route.with_(sure="erase"), "plain"),
            ]
        )
        if self.case.closed:
            self.line(tr("Closed on {day}.").format(day=self.ctx.words.day(self.case.closed)))
        self.line(tr("Here since {day}.").format(day=self.ctx.words.day(self.case.opened)))

    def _hints(self) -> list[Statement]:
        """Return what packs say to the worker about the tasks that can be done now."""
        today = self.ctx.today
        now = {
            duty.what for duty in self.desk.caseload.duties(self.case.id) if duty.state(today) in ("open", "overdue")
        }
        found = rules(self.ctx.library, self.ctx.country)
        return [rule.hint for rule in found if rule.id in now and rule.hint is not None]

    def to_page(self, screen: str, words: str, picture: str, style: str = "outlined"):
        """Return a button to a page about this case."""
        return self.leads(screen, words, picture, to(screen, id=self.case.id), style)

    def _family(self) -> Route:
        return to("consent", purpose="keep", family=self.case.id)

    def _close_words(self) -> str:
        return self.tr("Open the case again") if self.case.closed else self.tr("Close the case")

    def _warn(self) -> None:
        tr, caseload = self.tr, self.desk.caseload
        if self.case.disputed:
            told = tr("Two people wrote different things.")
            self._door("conflict", told, tr("Look at both and choose."), "swap", to("conflict", case=self.case.id))
        if caseload.agreed(self.case.id, "keep", self.ctx.today) is None:
            self.notice(
                "caution",
                "lock",
                tr("There is no yes to this record any more."),
                tr("Nothing more can be written down. Ask again, or delete the record."),
            )

    def _door(self, name: str, title: str, line: str, picture: str, target: Route) -> None:
        row = Row(self.look, title, line, picture, "applications")
        row.setObjectName(name)
        row.clicked.connect(lambda: self.go(target))
        self.add(row)

    def _next(self) -> None:
        tr = self.tr
        found = self.desk.caseload.duties(self.case.id)
        shown = [duty for duty in found if duty.state(self.ctx.today) in ("open", "overdue")]
        later = [duty for duty in found if duty.state(self.ctx.today) == "waiting"]
        self.add_heading(tr("What comes next"))
        if not shown:
            self.line(tr("Nothing is to be done now."))
        for duty in shown[:5]:
            self._duty(duty)
        hints = self._hints()
        if hints:
            said = self.column()
            self.say(hints, into=said)
            self.disclosure(tr("How to say it"), "info", said, name="hints")
        if later:
            body = self.column()
            for duty in later[:10]:
                told = f"{self.duty_named(duty)}. {cases.when(self.ctx.words, duty, self.ctx.today)}"
                self.line(told, "text", into=body)
            self.disclosure(tr("Later"), "calendar", body, name="later")

    def _duty(self, duty: Duty) -> None:
        words, today = self.ctx.words, self.ctx.today
        mark = cases.duty_mark(words, duty, today)
        told = cases.when(words, duty, today)
        if duty.kind == "consent":
            target = to("consent", id=self.case.id, purpose="keep")
            self._door("renew", self.duty_named(duty), told, "lock", target)
            return
        line = Row(self.look, self.duty_named(duty), told, "check", "applications", [mark])
        line.setObjectName(f"tick.{duty.ref}")
        line.clicked.connect(lambda: self.go(self._where(duty)))
        self.add(line)

    def _where(self, duty: Duty) -> Route:
        """Return where a task is done: at the referral or the need that it is about, or by ticking it off."""
        id_ = self.case.id
        if duty.kind == "rule" and any(row.id == duty.about for row in self.case.referrals):
            return to("referral", id=id_, ref=duty.about)
        if duty.kind == "rule" and any(need.id == duty.about for need in self.case.needs):
            return to("need", id=id_, need=duty.about)
        if duty.kind == "rule" and any(claim.id == duty.about for claim in self.case.claims):
            return to("claim", id=id_, claim=duty.about)
        return to("case", id=id_, sure="done", ref=duty.ref)

    def _ticking(self) -> None:
        tr, ref = self.tr, self.route.get("ref")
        duty = next((duty for duty in self.desk.caseload.duties(self.case.id) if duty.ref == ref), None)
        self.add_title(tr("Is it done?"), self.duty_named(duty) if duty else self.whom)
        if duty is not None:
            self.line(cases.when(self.ctx.words, duty, self.ctx.today))
        self.add(self.problem)
        buttons = [self.leads("not_yet", tr("Not yet"), "back", to("case", id=self.case.id))]
        if duty is not None:
            buttons.insert(0, self.action("done", tr("Yes, it is done"), "check", lambda: self._tick(ref), "filled"))
        self.add_buttons(buttons)

    def _tick(self, ref: str) -> None:
        from va_desktop.casework.consents import NotConsented

        try:
            self.desk.work.tick(self.case.id, ref, self.ctx.today)
        except NotConsented:
            self.tell(self.tr("There is no yes to this record, so nothing more is written down."))
            return
        self.back_to_case(self.tr("Done."))

    def _notes(self) -> None:
        tr, words = self.tr, self.ctx.words
        self.add_heading(tr("Your notes"))
        self.line(tr("The person does not see them. They never go to a service."))
        names = self.desk.caseload.workers()
        for note in self.desk.notes.of(self.case.id)[-5:]:
            who = names.get(note.author, "")
            told = f"{words.day(note.day)}{f', {who}' if who else ''}: {note.text}"
            self.box.addWidget(Sentence(self.look, told, lang=self.lang))
        self.note: Area = self.lines("note", tr("A new note"), rows=2)
        self.add(self.problem)
        self.add_buttons([self.action("keep_note", tr("Keep the note"), "note", self._note)])

    def _note(self) -> None:
        from va_desktop.casework.consents import NotConsented

        text = self.said("note")
        if not text:
            self.tell(self.tr("Write something first."))
            return
        try:
            self.desk.notes.add(self.case.id, text, self.ctx.today)
        except NotConsented:
            self.tell(self.tr("There is no yes to this record, so nothing more is written down."))
            return
        self.ctx.announcer.say(self.tr("Saved."))
        self.ctx.replace(to("case", id=self.case.id))

    def _show(self) -> None:
        """Turn the screen to the person: their plan, and nothing of the worker's side."""
        self.ctx.outreach.hand_over(self.case.id)
        self.go(to("plan", id=self.case.id))


SCREEN = CasePage
