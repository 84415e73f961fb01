# SPDX-License-Identifier: GPL-3.0-or-later
"""What fits you: targeted programmes and broader frameworks side by side, what comes first at the top."""

from PySide6.QtWidgets import QVBoxLayout

from va_desktop.eligibility.rulebook import Outcome
from va_desktop.ids import EntitlementId
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.label import Heading
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import results
from va_desktop.ui.screens.common.blocks import benefit_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.results import wording


class Results(Screen):
    """The outcomes of the session so far."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.guided = guided = Guided(self)
        self.trail("benefits")
        if guided.session is None:
            self.add_title(tr("What fits you"), tr("Choose your country first. The questions differ by country."))
            choose = Action(self.look, tr("Choose your country"), "place", "filled")
            choose.setObjectName("country")
            choose.clicked.connect(lambda: self.go(to("country", then="session")))
            self.add_buttons([choose])
        else:
            self.book = guided.session.book
            self.add_title(tr("What fits you"), wording.summary(ctx.words, guided.outcomes, self.book))
            self._buttons()
            self._first()
            self._columns()
            self._history()
            self._further()
        self.finish()

    def _buttons(self) -> None:
        tr, session = self.tr, self.guided.session
        assert session is not None
        ahead = session.next(self.guided.answers)
        buttons = []
        if ahead is not None:
            more = Action(self.look, wording.more(self.ctx.words, ahead.left), "question", "filled")
            more.setObjectName("more")
            more.clicked.connect(lambda: self.go(to("question", id=ahead.question.id)))
            buttons.append(more)
        take = Action(self.look, tr("Print or take with you"), "print", "outlined" if ahead else "filled")
        take.setObjectName("take")
        take.clicked.connect(lambda: self.go(to("take")))
        answers = Action(self.look, tr("My answers"), "note")
        answers.setObjectName("review")
        answers.clicked.connect(lambda: self.go(to("review")))
        self.add_buttons([*buttons, take, answers])

    def _first(self) -> None:
        """Put what other help hangs on at the top: get this before the rest."""
        wanted = wording.gateways(self.guided.outcomes, self.book)
        if not wanted:
            return
        self.add_heading(self.tr("Do this first"))
        self.line(self.tr("Other help needs it."))
        columns = Columns(self.look, most=2, gap=16)
        for outcome in wanted:
            columns.addWidget(self._row(outcome, "first."))
        self.add(columns)

    def _columns(self) -> None:
        tr = self.tr
        columns = Columns(self.look, most=2, gap=32, equal=False)
        told = {
            True: (tr("For survivors and their families"), tr("Made for people hurt by mines and other explosives")),
            False: (tr("Open to everyone who qualifies"), tr("Through the laws on disability, health and more")),
        }
        for group in results.groups(self.guided.outcomes, self.book):
            columns.addWidget(holder(self._group(*told[group.targeted], group.rows)))
        self.add(columns)

    def _group(self, heading: str, told: str, rows: tuple[Outcome, ...]) -> QVBoxLayout:
        box = self.column()
        box.setSpacing(self.look.space(16))
        box.addWidget(Heading(self.look, heading, "h2", self.lang))
        self.line(told, into=box)
        for outcome in rows:
            box.addWidget(self._row(outcome))
        if not rows:
            self.line(self.tr("We found none in this country. Look at the other list."), into=box)
        return box

    def _row(self, outcome: Outcome, prefix: str = "result.") -> Row:
        item = self.book.rules[outcome.id].item
        marks = [results.badge(self.tr, results.shown(outcome, self.book))]
        if not item.verified:
            marks.append(wording.unverified(self.tr))
        title = self.text(item.title)
        line = results.line(outcome, item, self.book, self.guided.teller)
        row = Row(self.look, title.text, line, item.pictogram, "benefits", marks, lang=title.lang)
        row.setObjectName(f"{prefix}{outcome.id}")
        row.clicked.connect(lambda _=False, id_=outcome.id: self._open(id_))
        return row

    def _open(self, id_: EntitlementId) -> None:
        self.go(to("benefit", id=id_))

    def _history(self) -> None:
        old = [row for row in self.guided.outcomes if row.history]
        if not old:
            return
        body = self.column()
        for row in old:
            body.addWidget(benefit_row(self, self.book.rules[row.id].item))
        self.disclosure(self.tr("Old rules, kept as history"), "clock", body, name="history")

    def _further(self) -> None:
        tr = self.tr
        self.add(BadgeLabel(self.look, wording.guidance(tr)))
        places = Action(self.look, tr("Find where to ask"), "place")
        places.setObjectName("find")
        places.clicked.connect(lambda: self.go(to("places")))
        help_ = Action(self.look, tr("If they say no"), "rights", "plain")
        help_.setObjectName("legal")
        help_.clicked.connect(lambda: self.go(to("places", need="justice")))
        self.add_buttons([places, help_])


SCREEN = Results
