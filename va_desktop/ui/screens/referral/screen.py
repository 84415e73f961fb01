# SPDX-License-Identifier: GPL-3.0-or-later
"""A referral: choose the service, choose what it gets, hear it, say yes to exactly that. Later: what became of it."""

from dataclasses import replace

from va_desktop.casework.cases import Referral
from va_desktop.casework.consents import DATA_FIELDS, DataField, Grant, NotConsented, PathRefused
from va_desktop.casework.referring import data
from va_desktop.casework.rules import consent_texts
from va_desktop.casework.work import FOLLOWS
from va_desktop.directory.services import Service, service
from va_desktop.periods import Period, Span, end
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.kit.tick import Tick
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases, choosing
from va_desktop.ui.screens.common.caseload import CaseScreen
from va_desktop.ui.screens.referral.paper import Paper

USUAL: tuple[DataField, ...] = ("name", "need")


class ReferralPage(CaseScreen):
    """One short page after the other; nothing is sent by the program."""

    def about(self) -> None:
        ref = next((row for row in self.case.referrals if row.id == self.route.get("ref")), None)
        self.need = next((need for need in self.case.needs if need.id == self.route.get("need")), None)
        chosen = service(self.ctx.library, self.route.get("service")) if self.route.get("service") else None
        if ref is not None:
            self._standing(ref)
        elif self.need is None:
            self._which_need()
        elif chosen is None:
            self._which_service()
        elif not self.route.get("data"):
            self._which_data(chosen)
        else:
            self._read_back(chosen)

    def _which_need(self) -> None:
        tr = self.tr
        self.add_title(tr("For which need?"), self.whom)
        for need in (need for need in self.case.needs if need.state == "open"):
            row = Row(self.look, self.need_named(need.need), self.pillar(need.pillar), "note", "applications")
            row.setObjectName(f"need.{need.id}")
            row.clicked.connect(lambda _=False, id_=need.id: self.go(self.route.with_(need=id_)))
            self.add(row)
        write = self.leads("write", tr("Write a need"), "note", to("need", id=self.case.id))
        self.add_buttons([write])

    def _which_service(self) -> None:
        assert self.need is not None
        self.add_title(self.tr("Which service?"), self.need_named(self.need.need))
        choosing.place_list(self, self.need.pillar, self.route)

    def _which_data(self, chosen: Service) -> None:
        tr = self.tr
        self.add_title(tr("What may the service know?"), tr("Choose as little as will do."))
        self.line(chosen.name, "text", bold=True)
        assert self.need is not None
        known = data(self.case, DATA_FIELDS, self.need.id)
        self.ticks: dict[DataField, Tick] = {}
        for name, shown in known.items():
            tick = Tick(self.look, cases.data_field(tr, name), self._shown(name, shown), self.lang)
            tick.setObjectName(f"data.{name}")
            tick.setChecked(name in USUAL)
            self.ticks[name] = tick
            self.add(tick)
        self.add(self.problem)
        self.add_buttons([self.action("next", tr("Read it to the person"), "listen", self._data, "filled")])

    def _shown(self, name: DataField, raw: str) -> str:
        return self.need_named(raw) if name == "need" else cases.value(self.ctx.words, name, raw)

    def _data(self) -> None:
        chosen = [name for name, tick in self.ticks.items() if tick.isChecked()]
        if not chosen:
            self.tell(self.tr("Choose at least one thing."))
            return
        self.go(self.route.with_(data=",".join(chosen)))

    @property
    def _fields(self) -> tuple[DataField, ...]:
        picked = self.route.get("data").split(",")
        return tuple(name for name in DATA_FIELDS if name in picked)

    def _read_back(self, chosen: Service) -> None:
        tr = self.tr
        text = consent_texts(self.ctx.library, self.ctx.country).get("refer")
        title = self.words_of(text.title) if text else tr("May we tell this service about you?")
        self.add_title(title, chosen.name)
        self.line(tr("The service gets this, and nothing else:"), "text", bold=True)
        assert self.need is not None
        for name, raw in data(self.case, self._fields, self.need.id).items():
            told = f"{cases.data_field(tr, name)}: {self._shown(name, raw)}"
            self.box.addWidget(Sentence(self.look, told, bold=True, lang=self.lang))
        if text:
            self.say(text.easy)
            self._grant(text, chosen)
        self.tell_all_with_title()
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("yes", tr("Yes, tell them exactly this"), "check", lambda: self._yes(chosen), "filled"),
                self.action("change", tr("Change what they get"), "repeat", self.ctx.back),
                self.action("no", tr("No, I do not want this"), "stop", lambda: self._no(text), "plain"),
            ]
        )

    def _grant(self, text, chosen: Service) -> None:
        """The same person decides as for the record; who that is can be changed on the page of consent."""
        today = self.ctx.today
        until = end(Span(today, today), Period(text.months, "month"), "").last
        kept = self.desk.caseload.agreed(self.case.id, "keep", today)
        heard = self.ctx.words.text(self.ctx.library, text.easy[0]).lang
        grant = Grant("", "refer", text.id, text.version, heard, today, until)
        if kept is not None:
            grant = replace(grant, path=kept.path, who=kept.who, assent=kept.assent)
        self.grant = replace(grant, service=str(chosen.id), fields=self._fields)

    def _yes(self, chosen: Service) -> None:
        tr, today = self.tr, self.ctx.today
        assert self.need is not None
        try:
            self.desk.caseload.consent(self.case.id, self.grant)
            made = self.desk.work.refer(
                self.case.id,
                str(chosen.id),
                choosing.coding(chosen, self.need.pillar),
                self._fields,
                today,
                self.need.id,
            )
        except PathRefused as error:
            self.tell(cases.path_refused(tr, error))
            return
        except NotConsented:
            self.tell(tr("There is no yes to this record, so nothing more is written down."))
            return
        self.ctx.announcer.say(tr("Saved."))
        self.ctx.replace(to("referral", id=self.case.id, ref=made.id))

    def _no(self, text) -> None:
        told = " ".join(self.words_of(statement) for statement in text.if_no) if text else ""
        self.ctx.announcer.say(told or self.tr("That is fine"))
        self.ctx.replace(to("plan", id=self.case.id))

    def _standing(self, row: Referral) -> None:
        tr, words = self.tr, self.ctx.words
        self.add_title(self.service_named(row.service), cases.status(tr, row.status).text)
        for status, day in row.days.items():
            self.line(f"{words.day(day)}: {cases.status(tr, status).text}", "text")
        if row.reason and row.status == "refused":
            self.line(tr("Reason: {reason}").format(reason=cases.refusal(tr, row.reason)), "text")  # type: ignore[arg-type]
        pieces = words.listed([cases.data_field(tr, name) for name in row.fields])
        self.line(tr("They may know: {pieces}.").format(pieces=pieces))
        if row.status in ("sent", "accepted"):
            Paper(self, row).place()
        if not self.ctx.outreach.handed and FOLLOWS[row.status]:
            self._after(row)
        self.add(self.problem)
        target = to("plan", id=self.case.id) if self.ctx.outreach.handed else to("case", id=self.case.id)
        self.add_buttons([self.leads("back", tr("Go back"), "back", target)])

    def _after(self, row: Referral) -> None:
        """Ask the worker what became of it."""
        from va_desktop.casework.cases import REFUSALS

        tr = self.tr
        self.add_heading(tr("What became of it?"))
        options = [(status, cases.status(tr, status).text) for status in FOLLOWS[row.status]]
        self.choices("status", "", options, options[0][0])
        if "refused" in FOLLOWS[row.status]:
            reasons = [(code, cases.refusal(tr, code)) for code in REFUSALS]
            self.choices("reason", tr("If it was turned down: why?"), reasons, "other")
        self.add_buttons([self.action("moved", tr("Save"), "check", lambda: self._moved(row), "filled")])

    def _moved(self, row: Referral) -> None:
        status = self.said("status")
        reason = self.said("reason") if status == "refused" else None
        try:
            self.desk.work.move(self.case.id, row.id, status, self.ctx.today, reason)  # type: ignore[arg-type]
        except NotConsented:
            self.tell(self.tr("There is no yes to this record, so nothing more is written down."))
            return
        self.back_to_case()


SCREEN = ReferralPage
