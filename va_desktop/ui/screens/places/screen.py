# SPDX-License-Identifier: GPL-3.0-or-later
"""Help near me: the places of a country's pack and directory in one list, with filters; emergency numbers first."""

from PySide6.QtCore import QTimer

from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.row import Row
from va_desktop.ui.messages import message
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import opening
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import offered, place_of
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.places.filters import Filters, wanted
from va_desktop.ui.screens.places.results import MOST_AGAIN, PAGE, Results, calm
from va_desktop.ui.screens.question.entry import labelled

_CALM_MS = 250
_PAUSE_MS = 600
"""Quiet time after the last letter before the list is weighed by words and its count announced."""


class Places(Screen):
    """The list of places. Where the person is stays in the route, which ends with the visit."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("places")
        self.add_title(tr("Help near me"), tr("Places and people that help."))
        self.damaged()
        rows = Columns(self.look, most=2, gap=16)
        emergency = Row(self.look, tr("Emergency numbers"), tr("Ambulance, police, danger"), "help", "help")
        emergency.setObjectName("emergency")
        emergency.clicked.connect(lambda: self.go(to("help")))
        rows.addWidget(emergency)
        rows.addWidget(country_row(self, route))
        self.add(rows)
        self.results: Results | None = None
        if ctx.country:
            self._found(route)
        else:
            self.line(tr("Choose your country first. Then the places are shown here."))
        if ctx.staff:
            button = self.leads("directory", tr("For centres: the directory"), "source", to("directory"), "plain")
            self.add_buttons([button])
            if self.results is not None:
                self.results.after = button
        self.finish()

    def _found(self, route: Route) -> None:
        tr, shelf = self.tr, self.ctx.services.shelf
        there = offered(self.ctx)
        directory = shelf.directory(self.ctx.country)
        if self.ctx.country in shelf.damaged:
            told = message(tr, shelf.damaged[self.ctx.country])
            self.notice("caution", "caution", told.title, told.sentence)
        self._doors()
        if not there and (directory is None or not directory.places):
            self.notice(
                "gap",
                "question",
                tr("We have no list of places for this country yet."),
                tr("Ask a hospital, the Red Cross or Red Crescent, or a survivor group near you."),
            )
            return
        self._field(route)
        Filters(self, route, there).place()
        self.results = Results(self, wanted(self.ctx, route), self._remember)
        again = min(MOST_AGAIN, int(route.get("shown") or PAGE))
        self.results.show(ranked=bool(route.get("ranked")), announce=bool(route.get("filtered")), number=again)
        kind, jobs = f"holiday.{id(self)}", self.ctx.jobs
        self.destroyed.connect(lambda: jobs.forget(kind))
        opening.prepare(self.ctx, kind, self._holiday)

    def _holiday(self) -> None:
        """Show the rows anew with what the public holiday means for them; the words of the moment stay."""
        if self.results is not None:
            self.results.show(number=max(PAGE, len(self.results.items)))

    def _doors(self) -> None:
        """Lead to the places that were kept in this visit."""
        tr, words = self.tr, self.ctx.words
        kept = [key for key in self.ctx.live.places if place_of(self.ctx, key) is not None]
        buttons = []
        if kept:
            told = tr.plural("My saved place", "My saved places: {n}", len(kept))
            buttons.append(self.leads("saved", told.format(n=words.number(len(kept))), "candle", to("saved")))
        if buttons:
            self.add_buttons(buttons)

    def _field(self, route: Route) -> None:
        self.field = Field(self.look, self.tr("Search in these places"))
        self.field.setObjectName("query")
        self.field.setText(route.get("q"))
        self.add(labelled(self.look, self.field))
        self.calm, self.pause = QTimer(self), QTimer(self)
        for timer, time, then in ((self.calm, _CALM_MS, self._type), (self.pause, _PAUSE_MS, self._paused)):
            timer.setSingleShot(True)
            timer.setInterval(time)
            timer.timeout.connect(then)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._weigh)

    def _typed(self) -> None:
        self._remember(q=self.field.text().strip(), shown="", ranked="")
        if calm():
            self.calm.start()
        else:
            self._type()
        self.pause.start()

    def _type(self) -> None:
        if self.results is not None:
            self.results.show(self.field.text().strip())

    def _paused(self) -> None:
        """Weigh after a pause, but take nothing away from who went on to the rows meanwhile."""
        if self.results is not None and self.results.is_used:
            self.results.announce()
        else:
            self._weigh()

    def _weigh(self) -> None:
        self.pause.stop()
        if self.results is not None:
            self._remember(ranked="1")
            self.results.show(self.field.text().strip(), ranked=True, announce=True)

    def _remember(self, **change: str) -> Route:
        self.route = self.ctx.remember(self.route.with_(**change))
        return self.route


SCREEN = Places
