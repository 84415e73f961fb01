# SPDX-License-Identifier: GPL-3.0-or-later
"""One entitlement: who, what, how much, steps, papers, deadlines, what if refused, and where it comes from."""

from PySide6.QtWidgets import QHBoxLayout, QLayout

from va_desktop.content.sources import sources
from va_desktop.content.taxonomy import category
from va_desktop.eligibility.amounts import amounts
from va_desktop.eligibility.entitlements import Deadline, Entitlement, entitlement
from va_desktop.eligibility.rulebook import Outcome
from va_desktop.i18n.direction import isolate
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.benefit import wording as own
from va_desktop.ui.screens.common import results, wording
from va_desktop.ui.screens.common.blocks import benefit_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.common.signed import sign_button


class BenefitPage(Screen):
    """The page of one entitlement."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.trail("benefits")
        item = entitlement(ctx.library, route.get("id"))
        if item is None:
            self.add_title(self.tr("This page is not here any more."), self.tr("Go back, or search for it by a word."))
            self.finish()
            return
        self._state(item)
        self.guided = Guided(self) if item.country == ctx.country else None
        self.outcome = self._judged(item)
        self.stale(item.review_by)
        columns = Columns(self.look, most=2, gap=32, shares=(5, 3), equal=False)
        columns.addWidget(holder(self._main(item)))
        columns.addWidget(holder(self._side(item)))
        self.add(columns)
        self.finish()

    def _judged(self, item: Entitlement) -> Outcome | None:
        """Return what the answers of the guided session come to here, or None where nothing was answered."""
        if self.guided is None or self.guided.session is None or not self.guided.answers:
            return None
        return next((row for row in self.guided.outcomes if row.id == item.id and not row.history), None)

    def _for_you(self, item: Entitlement, box: QLayout) -> None:
        """Tell the person's own result with every condition, whether it holds, and what to do next."""
        row, guided = self.outcome, self.guided
        if row is None or guided is None or guided.session is None:
            return
        book = guided.session.book
        how = results.badge(self.tr, results.shown(row, book))
        told = results.line(row, item, book, guided.teller)
        tone = how.tone if how.tone in ("success", "info", "caution", "gap", "neutral") else "info"
        self.notice(tone, how.picture, self.tr("For you: {result}").format(result=how.text), told, into=box)
        body = self.column()
        for reason in row.reasons:
            mark = own.mark(self.tr, reason)
            body.addWidget(BadgeLabel(self.look, mark))
            body.addWidget(Sentence(self.look, guided.teller.reason(reason), lang=self.lang))
        if not row.reasons:
            self.line(self.tr("The pack has no conditions for this. Ask the office."), into=body)
        self.line(self.tr("This is guidance. The office decides."), into=body)
        self.disclosure(self.tr("Why?"), "question", body, own.conditions(self.ctx.words, row), "reasons", box)

    def _state(self, item: Entitlement) -> None:
        tr = self.tr
        if item.state == "gap":
            self.notice("gap", "gap", tr("We found no such right in this country."), tr("Read what else may help."))
        elif not item.current(self.ctx.today):
            until = self.ctx.words.day(item.valid_to) if item.valid_to else ""
            told = (
                tr("It ended on {day}. It is kept as history.").format(day=until)
                if until
                else tr("It is kept as history.")
            )
            self.notice("neutral", "clock", tr("This rule is no longer in force."), told)
        if item.conflicts:
            self.notice(
                "caution",
                "swap",
                tr("Sources disagree about this."),
                statements=[conflict.text for conflict in item.conflicts],
            )

    def _main(self, item: Entitlement) -> QLayout:
        tr = self.tr
        box = self.column()
        head = QHBoxLayout()
        head.setSpacing(self.look.space(24))
        if self.look.scale < 200:
            head.addWidget(Picture(self.look, item.pictogram, "benefits", "row"), 0)
        name = self.text(item.title)
        self.title = Heading(self.look, name.text, "h1", name.lang)
        self.title.setObjectName("title")
        head.addWidget(self.title, 1)
        box.addLayout(head)
        badges = Wrap(self.look)
        if not item.verified:
            badges.addWidget(BadgeLabel(self.look, wording.unverified(tr)))
        for code in item.frameworks:
            found = category(self.ctx.library, "framework", code)
            if found is not None:
                badges.addWidget(BadgeLabel(self.look, own.framework(self.words_of(found.title), code)))
        box.addWidget(holder(badges))
        self._for_you(item, box)
        self.say(item.easy, "lead", into=box)
        if item.warnings:
            for warning in item.warnings:
                self.say([warning], into=box)
        self._amounts(item, box)
        for heading, statements, numbered in (
            (tr("Who can get it"), item.who, False),
            (tr("What it gives"), item.gives, False),
            (tr("What to do"), item.steps, True),
        ):
            if statements:
                box.addWidget(Heading(self.look, heading, "h2", self.lang))
                self.say(statements, into=box, numbered=numbered)
        self._first(item, box)
        places = Action(self.look, tr("Find where to ask"), "place", "filled")
        places.setObjectName("find")
        need = item.needs[0] if item.needs else ""
        places.clicked.connect(lambda: self.go(to("places", need=need)))
        buttons = Wrap(self.look, gap=16)
        buttons.addWidget(places)
        signed = sign_button(self, "entitlement", item.id)
        if signed is not None:
            buttons.addWidget(signed)
        if item.state != "gap" and item.current(self.ctx.today) and self.ctx.mode != "kiosk":
            track = Action(self.look, tr("Apply and keep track"), "applications")
            track.setObjectName("track")
            track.clicked.connect(lambda: self.go(to("opening", entitlement=item.id)))
            buttons.addWidget(track)
        box.addWidget(holder(buttons))
        return box

    def _amounts(self, item: Entitlement, box: QLayout) -> None:
        found = self.outcome.amounts if self.outcome else amounts(self.ctx.library, item, self.ctx.today)
        if not found:
            return
        box.addWidget(Heading(self.look, self.tr("How much"), "h2", self.lang))
        for row in found:
            text = self.text(row.text)
            box.addWidget(Sentence(self.look, text.text, bold=True, lang=text.lang))
            box.addWidget(Sentence(self.look, wording.amount(self.ctx.words, row), lang=self.lang))
            if row.parameter is not None:
                unit = self.words_of(row.parameter.title)
                self.line(wording.how_reckoned(self.ctx.words, row, unit), into=box)
            if not row.verified:
                box.addWidget(BadgeLabel(self.look, wording.unverified(self.tr)))

    def _first(self, item: Entitlement, box: QLayout) -> None:
        needed = [entitlement(self.ctx.library, other) for other in item.requires]
        if any(needed):
            box.addWidget(Heading(self.look, self.tr("Do this first"), "h2", self.lang))
            for other in needed:
                if other is not None:
                    box.addWidget(benefit_row(self, other))

    def _side(self, item: Entitlement) -> QLayout:
        tr = self.tr
        box = self.column()
        box.setSpacing(self.look.space(16))
        self._where(item, box)
        self.list_disclosure(tr("What to bring"), "document", item.documents, box, "bring")
        self._deadlines(item, box)
        if item.cost is not None:
            self.list_disclosure(tr("What it costs"), "money", [item.cost], box, "cost")
        self.list_disclosure(tr("If they say no"), "rights", item.refused, box, "refused")
        self.list_disclosure(tr("What we do not know yet"), "question", item.open_questions, box, "open")
        self.list_disclosure(tr("How it was before"), "clock", item.history, box, "history")
        self.hard_words(item.terms, box)
        self._sources(item, box)
        return box

    def _where(self, item: Entitlement, box: QLayout) -> None:
        body = self.column()
        if item.authority is not None:
            self.line(self.tr("Office in charge"), "text", bold=True, into=body)
            self.say([item.authority], into=body)
        self.say(item.where, into=body)
        if body.count():
            self.disclosure(self.tr("Where to go"), "place", body, name="where", into=box)

    def _deadlines(self, item: Entitlement, box: QLayout) -> None:
        if not item.deadlines:
            return
        body = self.column()
        for row in item.deadlines:
            self._deadline(row, body)
            self._reckoned(row, body)
        self.disclosure(self.tr("By when"), "calendar", body, name="deadlines", into=box)

    def _deadline(self, row: Deadline, body: QLayout) -> None:
        self.line(own.whose(self.tr, row), "text", bold=True, into=body)
        self.say([row.text], into=body)
        if row.date is not None:
            told = own.fixed_day(self.ctx.words, row.date, self.ctx.today)
            body.addWidget(Sentence(self.look, told, lang=self.lang))
        if row.conflict:
            body.addWidget(BadgeLabel(self.look, own.conflict(self.tr)))

    def _reckoned(self, row: Deadline, body: QLayout) -> None:
        """Add the last day as reckoned from what the person answered."""
        dues = self.outcome.deadlines if self.outcome else ()
        found = next((due for due in dues if due.deadline.id == row.id and due.day and row.date is None), None)
        if found is not None and self.guided is not None:
            told = self.guided.teller.due(found, self.ctx.today)
            body.addWidget(Sentence(self.look, told, lang=self.lang))

    def _sources(self, item: Entitlement, box: QLayout) -> None:
        body = self.column()
        if item.original_title:
            self.line(self.tr("Name in the law"), "text", bold=True, into=body)
            self.line(isolate(item.original_title), "text", into=body)
        self.line(wording.reviewed(self.ctx.words, item.reviewed, item.review_by, item.second), into=body)
        listed = sources(self.ctx.library, item.country, item.sources)
        self.source_lines(listed, body)
        self.line(self.tr("This is general information. The law of your country decides the details."), into=body)
        line = wording.count_sources(self.tr, len(listed))
        self.disclosure(self.tr("Where does this come from?"), "source", body, line, "sources", box)


SCREEN = BenefitPage
