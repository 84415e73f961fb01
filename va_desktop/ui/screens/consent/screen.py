# SPDX-License-Identifier: GPL-3.0-or-later
"""Consent: what it is about is read aloud, then the person says yes or no. A no is as easy as a yes."""

import json
from dataclasses import replace

from va_desktop.casework.caseload import Gone
from va_desktop.casework.consents import PATHS, PURPOSES, Grant, PathRefused, Purpose, child, standing
from va_desktop.casework.copies import document
from va_desktop.casework.rules import ConsentText, consent_texts
from va_desktop.periods import Period, Span, end
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import DeskScreen
from va_desktop.ui.screens.common.papers import written


class Consent(DeskScreen):
    """All purposes of one person, or one purpose read aloud. Without a person it is the yes to a record."""

    def build(self) -> None:
        self.texts = consent_texts(self.ctx.library, self.ctx.country)
        self.id = self.route.get("id")
        try:
            self.case = self.desk.caseload.case(self.id) if self.id else None
        except Gone:
            self.case = None
        purpose = next((name for name in PURPOSES if name == self.route.get("purpose")), None)
        if purpose is None or purpose == "refer" or purpose not in self.texts:
            self._all()
        elif self.route.get("no"):
            self._no(self.texts[purpose])
        else:
            self._one(self.texts[purpose])

    def _all(self) -> None:
        tr = self.tr
        self.add_title(tr("What you agreed to"), tr("You can change each of these on any day."))
        if self.case is None:
            return
        for purpose in ("keep", "count", "contact"):
            if purpose in self.texts:
                self._row(self.texts[purpose])
        for grant in self.case.grants:
            if grant.purpose == "refer" and standing(grant, self.case.withdrawals, self.ctx.today) == "in_force":
                self._told(grant)
        self.add(self.problem)
        words = tr("Save everything about me as a file")
        self.add_buttons([self.action("copy", words, "document", self._copy, "plain")])

    def _copy(self) -> None:
        """Write everything that belongs to the person into a file of theirs."""
        tr = self.tr
        assert self.case is not None
        text = json.dumps(
            document(self.case, self.ctx.today, self.desk.caseload.answers(self.id)), ensure_ascii=False, indent=1
        )
        try:
            file = written(self.ctx.services.folders.documents, text, ".json")
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        told = tr("Saved in your documents as {name}. Everyone who uses this computer can read it.")
        self.tell(told.format(name=file.name))

    def _row(self, text: ConsentText) -> None:
        tr, words = self.tr, self.ctx.words
        grant = self.desk.caseload.agreed(self.id, text.purpose, self.ctx.today)
        title = self.text(text.title)
        if grant is not None:
            line = tr("You said yes on {day}.").format(day=words.day(grant.day))
            if grant.until:
                line = f"{line} {tr('It holds until {day}.').format(day=words.day(grant.until))}"
            mark = Badge(tr("Yes"), "success", "check")
        else:
            line, mark = tr("You did not say yes."), Badge(tr("No"), "neutral", "stop")
        row = Row(self.look, title.text, line, text.pictogram, "applications", [mark], lang=title.lang)
        row.setObjectName(f"purpose.{text.purpose}")
        row.clicked.connect(lambda: self.go(to("consent", id=self.id, purpose=text.purpose)))
        self.add(row)

    def _told(self, grant: Grant) -> None:
        tr = self.tr
        pieces = self.ctx.words.listed([cases.data_field(tr, name) for name in grant.fields])
        told = tr("{service} may know: {pieces}.").format(service=self.service_named(grant.service), pieces=pieces)
        self.box.addWidget(Sentence(self.look, told, lang=self.lang))
        take = self.action(
            f"back.{grant.id}", tr("Take this back"), "stop", lambda: self._take_back("refer", grant.service)
        )
        self.add_buttons([take])

    def _one(self, text: ConsentText) -> None:
        tr, today = self.tr, self.ctx.today
        now = self.desk.caseload.agreed(self.id, text.purpose, today) if self.case else None
        if self.case is None:
            self.ctx.attend("")
        self.add_title(self.words_of(text.title), tr("Listen first. Then say yes or no. Both are fine."))
        self.say(text.easy)
        until = end(Span(today, today), Period(text.months, "month"), "").last
        self.line(tr("A yes holds until {day}.").format(day=self.ctx.words.day(until)))
        self.tell_all_with_title()
        self.grant = Grant("", text.purpose, text.id, text.version, self.heard(text), today, until)
        self._path()
        self.add(self.problem)
        yes = self.action("yes", tr("Yes, I agree"), "check", self._yes, "filled")
        no = self.action("no", tr("No, I do not want this"), "stop", lambda: self._refused(text.purpose))
        self.add_buttons([yes, no])
        if now is not None:
            self.line(tr("You said yes before. A new yes takes its place. A no ends it."))

    def heard(self, text: ConsentText) -> str:
        """Return the language in which the text really stands here, which may be another one than was asked for."""
        return self.ctx.words.text(self.ctx.library, text.easy[0]).lang

    def _path(self) -> None:
        """Ask who decides; the usual way is chosen, the others are behind a button."""
        tr = self.tr
        born = self.case.person.born if self.case else None
        minor = child(born, self.ctx.today) == "yes"
        usual = "guardian" if minor else "self"
        body = self.column()
        self.choices("path", tr("Who decides?"), [(code, *cases.path(tr, code)) for code in PATHS], usual, 1, into=body)
        self.one_line("who", tr("Who helps or decides, if somebody does"), most=80, into=body)
        options = [(code, cases.assent(tr, code)) for code in ("yes", "no", "cannot_tell")]
        self.choices("assent", tr("What does the child say, if it is a child?"), options, "", 3, into=body)
        line = tr("Or the person decides with somebody beside them.")
        self.disclosure(tr("It is a child"), "family", body, line, "path").set_open(minor)

    def _yes(self) -> None:
        grant = replace(self.grant, path=self.said("path"), who=self.said("who"))
        if grant.path == "guardian":
            grant = replace(grant, assent=self.said("assent"))
        try:
            if self.case is None:
                self._begin(grant)
            else:
                self.desk.caseload.consent(self.id, grant)
                self.ctx.announcer.say(self.tr("Saved."))
                self.go(to("consent", id=self.id))
        except PathRefused as error:
            self.tell(cases.path_refused(self.tr, error))

    def _begin(self, grant: Grant) -> None:
        """Go on to writing the person down; the yes is kept with them, in the same moment."""
        from va_desktop.casework.consents import permit

        permit(grant, None)
        self.ctx.outreach.grant = grant
        self.go(to("newcase", family=self.route.get("family")))

    def _refused(self, purpose: Purpose) -> None:
        if self.case is not None:
            self._take_back(purpose)
            return
        self.go(self.route.with_(no="1"))

    def _take_back(self, purpose: Purpose, service: str = "") -> None:
        assert self.case is not None
        had = [grant for grant in self.case.grants if grant.purpose == purpose]
        if had:
            self.desk.caseload.withdraw(self.id, purpose, self.ctx.today, service)
        self.ctx.announcer.say(self.tr("Saved. It holds from now on."))
        if purpose == "keep":
            self.go(to("case", id=self.id, sure="erase"))
        else:
            self.go(to("consent", id=self.id))

    def _no(self, text: ConsentText) -> None:
        """Say what a no means: the same help, and only a number is kept."""
        tr = self.tr
        self.add_title(tr("That is fine"), tr("Nothing about you is written down."))
        self.say(text.if_no)
        self.line(tr("We only count that somebody came today, without any name."))
        self.add_buttons(
            [
                self.action("go_on", tr("Go on without a record"), "next", self._anonymous, "filled"),
                self.leads("back", tr("Back to the question"), "back", to("consent", purpose="keep"), "plain"),
            ]
        )

    def _anonymous(self) -> None:
        self.desk.caseload.anonymous(self.ctx.today, self.ctx.country)
        self.ctx.announcer.say(self.tr("Saved."))
        self.go(to("benefits"))


SCREEN = Consent
