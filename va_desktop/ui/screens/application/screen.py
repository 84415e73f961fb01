# SPDX-License-Identifier: GPL-3.0-or-later
"""One application: the next step above everything, what to take along, and what happened so far."""

from PySide6.QtWidgets import QLayout

from va_desktop.content.sources import sources
from va_desktop.guidance.tracking import changed
from va_desktop.tracker.events import last_undoable
from va_desktop.tracker.states import MOVES, WHO
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.card import Notice
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Heading, Label, Sentence
from va_desktop.ui.kit.timeline import Step
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import ApplicationScreen

_REFUSED = ("refused", "partly_approved")


class ApplicationPage(ApplicationScreen):
    """The page of one application."""

    def about(self) -> None:
        if self.route.get("sure"):
            self._sure()
            return
        self.dues = self.records.tracker.dues(self.application.id)
        name, lang = self.application.name(*self.ctx.words.chain)
        whom = tracked.whom(self.ctx.words, self.records.people.get(self.application.person))
        self.add_title(name, whom, lang, self.lang)
        local = self.local(self.application.country, self.now.state)
        self.add(BadgeLabel(self.look, tracked.badge(self.ctx.words, self.now.state, local)))
        self._rule_changed()
        columns = Columns(self.look, most=2, gap=32, shares=(5, 4), equal=False)
        columns.addWidget(holder(self._main()))
        columns.addWidget(holder(self._history()))
        self.add(columns)
        self.add(self.problem)
        self._actions()

    def _rule_changed(self) -> None:
        snapshot = self.application.snapshot
        found = changed(self.ctx.library, snapshot) if snapshot else None
        if found is None:
            return
        tr, day = self.tr, self.ctx.words.day(found.reviewed)
        told = (
            tr("The new information of {day} no longer has this help. What you see is how it was when you began.")
            if found.gone
            else tr("The information was changed on {day}. What you see is how it was when you began.")
        )
        self.notice("info", "swap", tr("The rule has changed."), told.format(day=day))

    def _main(self) -> QLayout:
        box = self.column()
        box.setSpacing(self.look.space(16))
        sentence, when = self.teller.next_step(self.now, self.dues)
        texts = tuple(Label(self.look, part, lang=self.lang) for part in (sentence, when) if part)
        tone = "caution" if WHO[self.now.state] == "me" else "info"
        box.addWidget(Notice(self.look, tone, "calendar", self.teller.who(self.now.state), texts))
        self._step_button(box)
        self._papers(box)
        self._waiting(box)
        self._copied(box)
        return box

    def _step_button(self, box: QLayout) -> None:
        moves = MOVES[self.now.state]
        if not moves or self.now.closed:
            return
        words, picture = tracked.happened(self.ctx.words, moves[0])[0], tracked.picture(moves[0])
        target = to("record", id=self.application.id, kind=moves[0])
        if self.now.state in _REFUSED:
            words, picture = self.tr("What you can do now"), "rights"
            target = to("appeal", id=self.application.id)
        elif self._late():
            kind = "complaint" if self.now.last("letter") else "reminder"
            words = self.tr("Write a complaint") if kind == "complaint" else self.tr("Write a reminder")
            picture, target = "print", to("letter", id=self.application.id, kind=kind)
        wrap = Wrap(self.look, gap=16)
        wrap.addWidget(self.leads("step", words, picture, target, "filled"))
        other = to("happened", id=self.application.id)
        wrap.addWidget(self.leads("other", self.tr("Something else happened"), "note", other))
        box.addWidget(holder(wrap))

    def _late(self) -> bool:
        """Tell whether the office owes an answer whose day is over."""
        return any(due.kind == "answer" and due.passed(self.ctx.today) for due in self.dues)

    def _papers(self, box: QLayout) -> None:
        if not self.now.papers:
            return
        tr = self.tr
        box.addWidget(Heading(self.look, tr("Take with you"), "h3", self.lang))
        for paper in self.now.papers:
            text, lang = paper.text.in_(*self.ctx.words.chain)
            state = tr("ready") if paper.have else tr("still needed")
            box.addWidget(Sentence(self.look, f"{text} · {state}", bold=not paper.have, lang=lang or self.lang))

    def _waiting(self, box: QLayout) -> None:
        if not self.dues:
            return
        box.addWidget(Heading(self.look, self.tr("Days to remember"), "h3", self.lang))
        for due in self.dues:
            told = self.teller.told(due, self.now)
            box.addWidget(Sentence(self.look, told.what, bold=True, lang=self.lang))
            self.line(told.when, into=box)
            text = self._law(due.ref)
            if due.key.startswith("legal.") and text:
                self.line(text, into=box)

    def _law(self, id_: str) -> str:
        snapshot = self.application.snapshot
        row = next((row for row in snapshot.deadlines if row.id == id_), None) if snapshot else None
        return self.teller.copied(row.text) if row else ""

    def _copied(self, box: QLayout) -> None:
        """Put what was copied from the pack behind buttons: where, steps, cost, and if they say no."""
        snapshot = self.application.snapshot
        if snapshot is None:
            return
        tr = self.tr
        where = ((snapshot.authority,) if snapshot.authority else ()) + snapshot.where
        for name, title, picture, rows in (
            ("steps", tr("What to do"), "check", snapshot.steps),
            ("where", tr("Where to go"), "place", where),
            ("cost", tr("What it costs"), "money", (snapshot.cost,) if snapshot.cost else ()),
            ("refused", tr("If they say no"), "rights", snapshot.refused),
        ):
            if rows:
                body = self.column()
                for row in rows:
                    text, lang = row.in_(*self.ctx.words.chain)
                    body.addWidget(Sentence(self.look, text, lang=lang))
                    if not row.verified:
                        self.line(tr("Not yet checked"), into=body)
                self.disclosure(title, picture, body, name=name, into=box)
        body = self.column()
        self.source_lines(sources(self.ctx.library, snapshot.country, snapshot.sources), body)
        self.disclosure(tr("Where does this come from?"), "source", body, name="sources", into=box)
        day = self.ctx.words.partial_day(snapshot.copied)
        told = tr("Copied on {day} from the information of that day.").format(day=day)
        self.line(told, into=box)

    def _history(self) -> QLayout:
        tr = self.tr
        box = self.column()
        box.setSpacing(0)
        box.addWidget(Heading(self.look, tr("What happened so far"), "h3", self.lang))
        box.addSpacing(self.look.space(12))
        rows = sorted(enumerate(self.now.events), key=lambda row: (row[1].day, row[0]))
        begun = self.ctx.words.day(self.application.opened)
        steps = [("done", tr("Begun"), begun)]
        last_state = self.now.last(*MOVES)
        for _, event in rows:
            title, line = self.teller.event(event, self.now)
            now = last_state is not None and event.id == last_state.id and not self.now.closed
            steps.append(("now" if now else "done", title, line))
        for code in () if self.now.closed else MOVES[self.now.state][:1]:
            steps.append(("later", tracked.state(self.ctx.words, code), tr("Perhaps next")))
        for number, (when, title, line) in enumerate(steps, 1):
            box.addWidget(Step(self.look, when, title, line, number == len(steps), self.lang))
        return box

    def _actions(self) -> None:
        tr, id_ = self.tr, self.application.id
        first = [
            self.leads("visit", tr("Write down a visit or call"), "note", to("record", id=id_, kind="visit")),
            self.leads("papers", tr("Papers and photos"), "document", to("papers", id=id_)),
            self.leads("letter", tr("Write a letter"), "print", to("letter", id=id_)),
            self.leads("places", tr("Find where to ask"), "place", self._where()),
        ]
        self.add_buttons(first)
        more = []
        if last_undoable(self.records.tracker.events(id_)) is not None:
            correct = to("happened", id=id_, correct="1")
            more.append(self.leads("correct", tr("Correct an entry"), "note", correct, "plain"))
            more.append(self.action("undo", tr("Undo the last entry"), "repeat", self._undo, "plain"))
        other = self.route.with_(sure="1")
        more.append(
            self.action("delete", tr("Delete this application"), "stop", lambda: self.ctx.replace(other), "plain")
        )
        self.add_buttons(more)

    def _where(self) -> Route:
        needs = self.application.snapshot.needs if self.application.snapshot else ()
        return to("places", need=needs[0]) if needs else to("places")

    def _undo(self) -> None:
        self.records.tracker.undo(self.application.id, self.ctx.today)
        self.ctx.announcer.say(self.tr("Taken back."))
        self.ctx.replace(self.route)

    def _sure(self) -> None:
        tr = self.tr
        self.add_title(tr("Delete this application?"), self.teller.name(self.application))
        told = tr("Its history, papers and photos go with it. This cannot be undone.")
        self.box.addWidget(Sentence(self.look, told, lang=self.lang))
        page = to("application", id=self.application.id)
        keep = self.action("keep", tr("No, keep it"), "back", lambda: self.ctx.replace(page), "filled")
        self.add_buttons([keep, self.action("delete", tr("Yes, delete"), "stop", self._delete)])

    def _delete(self) -> None:
        self.records.tracker.remove([self.application.id])
        self.ctx.announcer.say(self.tr("Deleted."))
        self.go(to("applications"))


SCREEN = ApplicationPage
