# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed since a day that the person names. Nobody's visits are remembered."""

from calendar import monthrange
from datetime import date

from va_desktop.content.statement import day as day_of
from va_desktop.guidance.changes import (
    Change,
    LastDay,
    PlanChanged,
    RuleBegan,
    RuleEnded,
    SumChanged,
    TreatyChanged,
    changes,
)
from va_desktop.periods import Span
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import wording as common
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.question.entry import DayEntry, Wrong
from va_desktop.ui.screens.whatchanged import wording


class WhatChanged(Screen):
    """First the day, then the changes."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.trail("rights")
        since = day_of(route.get("since"))
        if not ctx.country:
            self.add_title(self.tr("What changed?"), self.tr("Choose your country first."))
            self.add(country_row(self, route))
        elif since is None:
            self._ask()
        else:
            self._show(since)
        self.finish()

    def _ask(self) -> None:
        tr = self.tr
        self.add_title(tr("What changed?"), tr("Since which day? A printed paper has its day at the bottom."))
        self.add(country_row(self, self.route))
        rows = Columns(self.look, most=2, gap=16)
        for months, words in (
            (1, tr("In the last month")),
            (6, tr("In the last six months")),
            (12, tr("In the last year")),
            (36, tr("In the last three years")),
        ):
            since = _months_ago(self.ctx.today, months)
            line = tr("Since {day}").format(day=self.ctx.words.day(since))
            row = Row(self.look, words, line, "clock", "rights")
            row.setObjectName(f"since.{months}")
            row.clicked.connect(lambda _=False, since=since: self._open(since))
            rows.addWidget(row)
        self.add(rows)
        self.add_heading(tr("Another day"))
        self.entry = DayEntry(self.look, self.ctx.words, None, self.ctx.today)
        self.add(self.entry.widget)
        self.problem = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.problem.hide()
        self.add(self.problem)
        show = Action(self.look, tr("Show what changed"), "next", "filled")
        show.setObjectName("show")
        show.clicked.connect(lambda _=False: self._own())
        self.add_buttons([show])
        self.line(tr("The day is not kept."))

    def _open(self, since: date) -> None:
        self.go(self.route.with_(since=since.isoformat()))

    def _own(self) -> None:
        try:
            found = self.entry.value()
            if not isinstance(found, Span) or found.first > self.ctx.today:
                raise Wrong(self.tr("Write a day that is past. What you wrote is still here."))
        except Wrong as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            self.ctx.announcer.say(str(wrong))
            return
        self._open(found.first)

    def _show(self, since: date) -> None:
        tr, ctx = self.tr, self.ctx
        lead = tr("{country}, since {day}.").format(country=ctx.words.country(ctx.country), day=ctx.words.day(since))
        self.add_title(tr("What changed?"), lead)
        found = changes(ctx.library, ctx.country, since, ctx.today)
        if not found:
            self.notice(
                "info",
                "check",
                tr("We know of no change since that day."),
                tr("Rules can change without our knowing. Ask before you rely on an old paper."),
            )
        for change in found:
            self._row(change)
        if found:
            self.line(tr("Rules can change without our knowing. Ask before you rely on an old paper."))
        another = Action(self.look, tr("Another day"), "calendar", "outlined")
        another.setObjectName("another")
        another.clicked.connect(lambda _=False: self.go(to("whatchanged")))
        self.add_buttons([another])

    def _row(self, change: Change) -> None:
        title = self.text(change.title)
        marks = [common.unverified(self.tr)] if isinstance(change, SumChanged) and not change.verified else []
        line = f"{self.ctx.words.day(change.on)}. {wording.told(self.ctx.words, change)}"
        target = _page(change)
        if target is None:
            self.line(title.text, "text", bold=True)
            self.line(line, "text")
            return
        row = Row(self.look, title.text, line, _picture(change), "rights", marks, lang=title.lang)
        row.setObjectName(f"change.{type(change).__name__}.{target.get('id')}.{change.on}")
        row.clicked.connect(lambda _=False: self.go(target))
        self.add(row)


def _months_ago(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _page(change: Change) -> Route | None:
    match change:
        case RuleBegan(id=id_) | RuleEnded(id=id_) | LastDay(id=id_):
            return to("benefit", id=id_)
        case TreatyChanged(instrument=id_) | PlanChanged(instrument=id_):
            return to("instrument", id=id_)
        case _:
            return None


def _picture(change: Change) -> str:
    match change:
        case RuleBegan():
            return "check"
        case RuleEnded() | LastDay():
            return "clock"
        case _:
            return "source"


SCREEN = WhatChanged
