# SPDX-License-Identifier: GPL-3.0-or-later
"""The rights under one need, person, framework or approach, with what the country offers and who helps."""

from va_desktop.content.taxonomy import category
from va_desktop.directory.services import Wanted, services
from va_desktop.eligibility.entitlements import Entitlement, entitlements
from va_desktop.i18n.translator import Translator
from va_desktop.rights.rights import with_code
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.blocks import benefit_row, country_row, place_row, right_rows
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Topics(Screen):
    """One heading of the rights."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        axis, code = route.get("axis"), route.get("code")
        self.trail("rights")
        found = category(ctx.library, axis, code)
        title = self.words_of(found.title) if found else self.tr("My rights")
        also = route.get("also")
        if also:
            title = heading(self.tr)
        self.add_title(title)
        if code == "family_of_killed":
            self.notice(
                "info",
                "candle",
                self.tr("Families are victims too."),
                self.tr("The cluster munitions convention counts families as victims. You have rights of your own."),
            )
        elif found is not None and found.text is not None:
            self.say([found.text])
        rights = with_code(ctx.library, axis, code)
        if also:
            rights += tuple(item for item in with_code(ctx.library, axis, also) if item not in rights)
        if rights:
            self.add_heading(self.tr("Your rights"))
            self.add(right_rows(self, rights))
        self._country(axis, code)
        self.finish()

    def _country(self, axis: str, code: str) -> None:
        ctx = self.ctx
        self.add_heading(self.tr("In your country"))
        self.add(country_row(self, self.route))
        if not ctx.country:
            return
        offered = [
            item
            for item in entitlements(ctx.library, ctx.country)
            if item.current(ctx.today) and code in codes(item, axis)
        ]
        rows = Columns(self.look, most=2, gap=16)
        for item in offered:
            rows.addWidget(benefit_row(self, item))
        places = services(ctx.library, ctx.country, Wanted(need=code)) if axis == "need" else ()
        for place in places[:4]:
            rows.addWidget(place_row(self, place))
        if rows.count():
            self.add(rows)
        else:
            self.line(self.tr("We have no entry for this yet. Look under Help near me, or ask a survivor group."))


def codes(item: Entitlement, axis: str) -> tuple[str, ...]:
    """Return an entitlement's codes on one axis."""
    return {
        "need": item.needs,
        "framework": item.frameworks,
        "approach": item.approaches,
        "audience": item.audiences,
    }[axis]


def heading(tr: Translator) -> str:
    """Return the title of the page for families."""
    return tr("Someone in my family was hurt or killed")


SCREEN = Topics
