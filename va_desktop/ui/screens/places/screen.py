# SPDX-License-Identifier: GPL-3.0-or-later
"""Help near me: the places of a country with filters by need, door and language; emergency numbers first."""

from collections.abc import Iterable

from PySide6.QtWidgets import QButtonGroup

from va_desktop.content.taxonomy import category
from va_desktop.directory.services import Service, Wanted, offered, services
from va_desktop.i18n.formats import language_name
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Columns, Wrap
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.blocks import country_row, place_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Places(Screen):
    """The list of places."""

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
        if ctx.country:
            self._found(route)
        else:
            self.line(tr("Choose your country first. Then the places are shown here."))
        self.finish()

    def _found(self, route: Route) -> None:
        tr, ctx = self.tr, self.ctx
        every = services(ctx.library, ctx.country)
        if not every:
            self.notice(
                "gap",
                "question",
                tr("We have no list of places for this country yet."),
                tr("Ask a hospital, the Red Cross or Red Crescent, or a survivor group near you."),
            )
            return
        self._filters(route, every)
        wanted = Wanted(route.get("need") or None, route.get("door") or None, route.get("language") or None)  # type: ignore[arg-type]
        found = services(ctx.library, ctx.country, wanted)
        number = len(found)
        told = tr.plural("{n} place.", "{n} places.", number).format(n=ctx.words.number(number))
        self.line(told, "text", bold=True)
        if route.get("filtered"):
            ctx.announcer.say(told)
        if not found:
            everything = Action(self.look, tr("Show all places"), "repeat", "filled")
            everything.setObjectName("all")
            everything.clicked.connect(lambda: self.ctx.replace(to("places")))
            self.notice("gap", "search", tr("No place fits all of this."), tr("Take away one choice, or show all."))
            self.add_buttons([everything])
        rows = Columns(self.look, most=1, gap=16)
        for item in found:
            rows.addWidget(place_row(self, item))
        self.add(rows)

    def _filters(self, route: Route, every: tuple[Service, ...]) -> None:
        tr = self.tr
        body = self.column()
        self._chips(body, "need", tr("What do you need?"), route, self._named("need", offered(every, "needs")))
        doors = [(code, wording.route(tr, code).text) for code in offered(every, "route")]  # type: ignore[arg-type]
        self._chips(body, "door", tr("For whom?"), route, doors)
        tongues = [(code, language_name(code, self.lang)) for code in offered(every, "languages")]
        if len(tongues) > 1:
            self._chips(body, "language", tr("Language spoken there"), route, tongues)
        chosen = [route.get(name) for name in ("need", "door", "language") if route.get(name)]
        told = tr.plural("{n} choice is on.", "{n} choices are on.", len(chosen)).format(
            n=self.ctx.words.number(len(chosen))
        )
        thing = self.disclosure(tr("Choose what fits"), "search", body, told if chosen else "", "filters")
        thing.set_open(bool(chosen))

    def _named(self, axis: str, codes: Iterable[str]) -> list[tuple[str, str]]:
        found = [(code, category(self.ctx.library, axis, code)) for code in codes]
        return [(code, self.words_of(item.title)) for code, item in found if item is not None]

    def _chips(self, body, name: str, heading: str, route: Route, values: Iterable[tuple[str, str]]) -> None:
        self.line(heading, "text", bold=True, into=body)
        chips = Wrap(self.look)
        group = QButtonGroup(self)
        for code, text in [("", self.tr("Everything")), *values]:
            chip = Chip(self.look, text)
            chip.setObjectName(f"{name}.{code or 'any'}")
            chip.setAccessibleDescription(heading)
            chip.setChecked(route.get(name) == code)
            chip.clicked.connect(
                lambda _=False, code=code: self.ctx.replace(self.route.with_(**{name: code, "filtered": "1"}))
            )
            group.addButton(chip)
            chips.addWidget(chip)
        body.addLayout(chips)


SCREEN = Places
