# SPDX-License-Identifier: GPL-3.0-or-later
"""One person, for the worker's eyes: what comes next, needs, plan, referrals, help that came, notes."""

from va_desktop.casework import codes
from va_desktop.casework.cases import CLOSINGS, Closing
from va_desktop.casework.duties import Duty, happenings
from va_desktop.casework.rules import rules
from va_desktop.content.statement import Statement
from va_desktop.eligibility.entitlements import entitlement
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.case.giving import Giving
from va_desktop.ui.screens.claim.screen import mark
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.desk import CaseScreen


class CasePage(CaseScreen):
    """The worker's page of a case; the person's own page is `plan`."""

    def about(self) -> None:
        match self.route.get("sure"):
            case "erase":
                self._sure()
            case "close":
                self._closing()
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
        self._since()
        self._next()
        self.add_buttons(
            [
                self.action("hand", tr("Show the plan to the person"), "swap", self._show, "filled"),
                self.to_page("need", tr("Write a need"), "note"),
                self.to_page("referral", tr("Refer to a service"), "route"),
                self.to_page("claim", tr("Ask an office"), "benefit"),
                self.to_page("deliver", tr("The person got help"), "check"),
                self.to_page("face", tr("End the visit"), "clock"),
            ]
        )
        self._needs()
        self._referrals()
        self._claims()
        self._given()
        self._notes()
        self._household()
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

    def worker_hints(self) -> list[Statement]:
        """Return what packs say to the worker about the tasks that can be done now."""
        if getattr(self, "case", None) is None:
            return []
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

    def _since(self) -> None:
        """Say what happened since the person was last here."""
        tr, words = self.tr, self.ctx.words
        last = max((visit.day for visit in self.case.visits), default=None)
        if last is None:
            return
        later = sorted((event for event in happenings(self.case) if event.day > last), key=lambda event: event.day)
        body = self.column()
        self.line(tr("Last visit: {day}.").format(day=words.day(last)), into=body)
        for event in later:
            told = cases.happened(tr, event.trigger)
            if told:
                self.line(f"{words.day(event.day)}: {told}", "text", into=body)
        if not later:
            self.line(tr("Nothing new."), into=body)
        self.disclosure(tr("Since the last visit"), "clock", body, name="since")

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

    def _needs(self) -> None:
        tr = self.tr
        if not self.case.needs:
            return
        self.add_heading(tr("Needs"))
        for need in self.case.needs:
            state = need.state == "open"
            # Translators: a need that is still open.
            mark = Badge(tr("Open"), "info", "clock") if state else Badge(tr("Ended"), "success", "check")
            line = ". ".join(part for part in (self.pillar(need.pillar), need.words) if part)
            row = Row(self.look, self.need_named(need.need), line, "note", "applications", [mark])
            row.setObjectName(f"need.{need.id}")
            row.clicked.connect(lambda _=False, id_=need.id: self.go(to("need", id=self.case.id, need=id_)))
            self.add(row)

    def _referrals(self) -> None:
        tr, words = self.tr, self.ctx.words
        if not self.case.referrals:
            return
        self.add_heading(tr("Referrals"))
        for one in self.case.referrals:
            day = one.days.get(one.status)
            line = words.day(day) if day else ""
            mark = cases.status(tr, one.status)
            row = Row(self.look, self.service_named(one.service), line, "route", "applications", [mark])
            row.setObjectName(f"referral.{one.id}")
            row.clicked.connect(lambda _=False, id_=one.id: self.go(to("referral", id=self.case.id, ref=id_)))
            self.add(row)

    def _claims(self) -> None:
        if not self.case.claims:
            return
        self.add_heading(self.tr("Asked for at offices"))
        for claim in self.case.claims:
            item = entitlement(self.ctx.library, claim.entitlement)
            title = self.words_of(item.title) if item else claim.entitlement
            row = Row(self.look, title, "", "benefit", "benefits", [mark(self, claim)])
            row.setObjectName(f"claim.{claim.id}")
            row.clicked.connect(lambda _=False, id_=claim.id: self.go(to("claim", id=self.case.id, claim=id_)))
            self.add(row)

    def _given(self) -> None:
        tr, words = self.tr, self.ctx.words
        if not self.case.deliveries:
            return
        self.add_heading(tr("Help that came"))
        for given in self.case.deliveries:
            who = self.service_named(given.service) if given.service else given.by
            told = f"{words.day(given.start)}: {who}. {self.pillar(given.pillar)}."
            self.box.addWidget(Sentence(self.look, told, lang=self.lang))

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

    def _household(self) -> None:
        tr = self.tr
        others = self.desk.caseload.household(self.case.id, self.ctx.today)
        if others:
            self.add_heading(tr("Family"))
            rows = Columns(self.look, most=2, gap=16)
            for other in others:
                row = Row(self.look, other.name or codes.shown(other.code), "", "family", "applications")
                row.setObjectName(f"family.{other.id}")
                row.clicked.connect(lambda _=False, id_=other.id: self.go(to("case", id=id_)))
                rows.addWidget(row)
            self.add(rows)

    def _show(self) -> None:
        """Turn the screen to the person: their plan, and nothing of the worker's side."""
        self.ctx.outreach.hand_over(self.case.id)
        self.go(to("plan", id=self.case.id))

    def _closing(self) -> None:
        tr = self.tr
        if self.case.closed:
            self.add_title(tr("Open the case again"), self.whom)
            self.add_buttons([self.action("reopen", tr("Open again"), "check", self._reopen, "filled")])
            return
        self.add_title(tr("Why is the case closed?"), self.whom)
        self.choices("closing", "", [(code, cases.closing(tr, code)) for code in CLOSINGS], "done")
        self.add_buttons(
            [
                self.action("close", tr("Close the case"), "check", self._close, "filled"),
                self.action("keep", tr("Cancel"), "back", self.ctx.back, "plain"),
            ]
        )

    def _close(self) -> None:
        reason: Closing = self.said("closing")  # type: ignore[assignment]
        self.desk.caseload.close(self.case.id, reason, self.ctx.today)
        self.back_to_case()

    def _reopen(self) -> None:
        from va_desktop.casework.consents import NotConsented

        try:
            self.desk.caseload.reopen(self.case.id, self.ctx.today)
        except NotConsented:
            self.go(to("consent", id=self.case.id, purpose="keep"))
            return
        self.back_to_case()

    def _sure(self) -> None:
        tr = self.tr
        self.add_title(tr("Delete {name}?").format(name=self.whom), tr("This cannot be undone."))
        told = tr("It goes here, and at each partner with the next file. Only a number stays: one person deleted.")
        self.box.addWidget(Sentence(self.look, told, lang=self.lang))
        self.add_buttons(
            [
                self.leads("keep", tr("No, keep everything"), "back", to("case", id=self.case.id), "filled"),
                self.action("delete", tr("Yes, delete"), "stop", self._delete),
            ]
        )

    def _delete(self) -> None:
        self.desk.caseload.erase(self.case.id, self.ctx.today)
        self.ctx.announcer.say(self.tr("Deleted."))
        self.go(to("caseload"))


SCREEN = CasePage
