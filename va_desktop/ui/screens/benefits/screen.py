# SPDX-License-Identifier: GPL-3.0-or-later
"""What can I get? Everything a country offers, targeted programmes beside broader frameworks, history apart."""

from PySide6.QtWidgets import QVBoxLayout

from va_desktop.eligibility.country import country_page
from va_desktop.eligibility.entitlements import Entitlement, entitlements
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.label import Heading
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.blocks import benefit_row, country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen


class Benefits(Screen):
    """The list of a country's entitlements."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("benefits")
        self.add_title(tr("What can I get?"), tr("This is guidance. The office decides."))
        self.damaged()
        self.add(country_row(self, route))
        items = entitlements(ctx.library, ctx.country) if ctx.country else ()
        if not ctx.country:
            self.line(tr("Choose your country first. Then its help is shown here."))
        elif not items:
            self.notice(
                "gap",
                "question",
                tr("We have no list for this country yet."),
                tr("Your rights hold all the same. Look at My rights, and ask a social office or a survivor group."),
            )
        else:
            self._session()
            self._warnings()
            self._groups(items)
        self.finish()

    def _session(self) -> None:
        """Lead into the guided session, or back to what it found."""
        guided = Guided(self)
        if guided.session is None:
            return
        begun = bool(guided.answers)
        ask = Action(self.look, self.tr("Answer a few questions"), "question", "outlined" if begun else "filled")
        ask.setObjectName("session")
        ask.clicked.connect(lambda: self.go(to("session")))
        buttons = [ask]
        if begun:
            seen = Action(self.look, self.tr("See what fits you"), "benefit", "filled")
            seen.setObjectName("results")
            seen.clicked.connect(lambda: self.go(to("results")))
            buttons.insert(0, seen)
        self.add_buttons(buttons)

    def _warnings(self) -> None:
        page = country_page(self.ctx.library, self.ctx.country)
        if page is not None and page.warnings:
            self.notice("caution", "caution", self.tr("Good to know"), statements=page.warnings[:2])

    def _groups(self, items: tuple[Entitlement, ...]) -> None:
        tr, today = self.tr, self.ctx.today
        now = [item for item in items if item.current(today) and item.state != "gap"]
        groups = Columns(self.look, most=2, gap=32, equal=False)
        for heading, chosen in (
            (tr("For survivors and their families"), [item for item in now if "targeted" in item.frameworks]),
            (tr("Open to everyone who qualifies"), [item for item in now if "targeted" not in item.frameworks]),
        ):
            groups.addWidget(holder(self._group(heading, chosen)))
        self.add(groups)
        gaps = [item for item in items if item.state == "gap"]
        if gaps:
            self.add(self._group(tr("No such right found here, but look what else may help"), gaps))
        old = [item for item in items if not item.current(today) and item.state != "gap"]
        if old:
            body = self.column()
            for item in old:
                body.addWidget(benefit_row(self, item))
            self.disclosure(tr("Old rules, kept as history"), "clock", body, name="history")

    def _group(self, heading: str, items: list[Entitlement]) -> QVBoxLayout:
        box = self.column()
        box.setSpacing(self.look.space(16))
        box.addWidget(Heading(self.look, heading, "h2", self.lang))
        for item in items:
            box.addWidget(benefit_row(self, item))
        if not items:
            self.line(self.tr("We found none in this country. Look at the other list."), into=box)
        return box


SCREEN = Benefits
