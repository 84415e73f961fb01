# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures on a page: charts with their sentence and table, tables as rows of facts, and the period of a route."""

from datetime import date

from PySide6.QtWidgets import QLayout

from va_desktop.document.sheet import Chart, Table
from va_desktop.errors import VaDesktopError
from va_desktop.evidence.keys import Period, PeriodBackwards
from va_desktop.evidence.ledger import LedgerDamaged, Overlaps
from va_desktop.evidence.published import Published
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.chart import Bars
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.label import Heading, Label
from va_desktop.ui.messages import message
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.report.names import Names


def period_of(route: Route) -> Period | None:
    """Return the period that a route names, or None."""
    try:
        return Period(date.fromisoformat(route.get("first")), date.fromisoformat(route.get("last")))
    except (ValueError, TypeError, PeriodBackwards):
        return None


class FigureScreen(Screen):
    """A page on the figures of one period. `published` is None where there are none to show."""

    published: Published | None = None

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.period = period_of(route)
        self.trail("rights")
        self.begin()
        self.finish()

    def begin(self) -> None:
        """Put the page together."""
        raise NotImplementedError

    @property
    def names(self) -> Names:
        """Return the names of codes in the language of the page."""
        counts = self.ctx.counts
        assert counts is not None
        return Names(self.ctx.words, self.ctx.library, counts.defined)

    def figures(self) -> Published | None:
        """Return the figures of the period, or say why there are none and return None."""
        tr, counts = self.tr, self.ctx.counts
        if self.ctx.mode == "kiosk":
            self.notice("info", "lock", tr("Reports are not made at this computer."), tr("Please ask the staff."))
            return None
        if counts is None or not counts.there:
            self.no_data()
            return None
        if self.period is None or not self.ctx.country:
            self.line(tr("Choose a country and a time first."))
            self.add_buttons([self.link("choose", tr("Choose a time"), "clock", to("reports"))])
            return None
        try:
            return counts.figures(self.ctx.country, self.period)
        except Overlaps as error:
            self.overlaps(error)
        except LedgerDamaged:
            self.notice(
                "caution",
                "caution",
                tr("The list of reports cannot be read."),
                tr("Nothing can be given out until it is repaired. Nothing else was lost."),
            )
        except VaDesktopError as error:
            told = message(tr, error)
            self.notice("caution", "caution", told.title, told.sentence)
        return None

    def no_data(self) -> None:
        """Say that there is nothing to count here, and what can be seen all the same."""
        tr = self.tr
        self.notice(
            "gap",
            "question",
            tr("There is no data here yet."),
            tr("Figures come from workers, of people who agreed to be counted."),
            tr("You can still see what your country has promised."),
        )
        self.add_buttons([self.link("duties", tr("Promises, evidence and gaps"), "check", to("duties"))])

    def overlaps(self, error: Overlaps) -> None:
        """Say that the days were given out already."""
        tr, words = self.tr, self.ctx.words
        told = tr("Days from {first} to {last} were reported already. Choose the same days, or other days.")
        days = told.format(first=words.day(error.given.first), last=words.day(error.given.last))
        self.notice("caution", "clock", tr("This time cannot be reported."), days)
        self.add_buttons([self.link("choose", tr("Choose a time"), "clock", to("reports"))])

    def about(self) -> str:
        """Return country and period as one line."""
        words = self.ctx.words
        assert self.period is not None
        return self.tr("{country}, from {first} to {last}.").format(
            country=words.country(self.ctx.country),
            first=words.day(self.period.first),
            last=words.day(self.period.last),
        )

    def link(self, name: str, words: str, picture: str, target: Route, style: str = "outlined") -> Action:
        """Return a button that opens another page."""
        button = Action(self.look, words, picture, style)
        button.setObjectName(name)
        button.clicked.connect(lambda _=False: self.go(target))
        return button

    def same(self, screen: str, **params: str) -> Route:
        """Return a route to another page on the same period."""
        return to(screen, first=self.route.get("first") or "", last=self.route.get("last") or "", **params)

    def add_chart(self, chart: Chart, name: str) -> None:
        """Put a chart with the sentence that says the same, and its table behind a button."""
        self.add(Bars(self.look, chart, self.lang))
        self.line(chart.sentence, "text")
        body = self.column()
        self.add_rows(chart.table, body)
        self.disclosure(self.tr("The same as a table"), "document", body, name=name)

    def add_table(self, table: Table, name: str = "") -> None:
        """Put a table: on the page, or behind a button with a name."""
        if not name:
            self.box.addWidget(Heading(self.look, table.caption, "h3", self.lang))
            self.add_rows(table, self.box)
            return
        body = self.column()
        self.add_rows(table, body)
        self.disclosure(table.caption, "document", body, name=name)

    def add_rows(self, table: Table, into: QLayout) -> None:
        """Put each row as a card: its name, and every figure with what it counts. It reads well at every size."""
        for row in table.rows:
            card = Card(self.look)
            facts = [f"{head}: {cell}" for head, cell in zip(table.head[1:], row[1:], strict=True) if cell]
            title = Label(self.look, row[0], "body", bold=True, lang=self.lang)
            title.spoken_text = f"{row[0]}. {'. '.join(facts)}."
            card.box.addWidget(title)
            columns = Columns(self.look, most=3, gap=16, minimum=260)
            for fact in facts:
                label = Label(self.look, fact, "body", "text", lang=self.lang)
                label.aloud = False
                columns.addWidget(label)
            card.box.addWidget(holder(columns))
            into.addWidget(card)
        if table.note:
            self.line(table.note, into=into)
