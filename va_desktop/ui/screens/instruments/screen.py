# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of treaties, plans, guidance and findings."""

from va_desktop.rights.instruments import Instrument, all_instruments
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Instruments(Screen):
    """Every text that rights rest on, by how strongly it binds."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("rights")
        self.add_title(tr("Treaties, plans and guidance"), tr("What each text says, and what it does not."))
        every = all_instruments(ctx.library)
        for strength, heading in (
            ("binding", tr("Treaties: States that joined must keep them")),
            ("commitment", tr("Plans: governments agreed to try")),
            ("good_practice", tr("Guidance and findings: good practice")),
        ):
            chosen = [item for item in every if item.strength == strength]
            if chosen:
                self.add_heading(heading)
                self._rows(chosen)
        self.finish()

    def _rows(self, items: list[Instrument]) -> None:
        rows = Columns(self.look, most=2, gap=16)
        for item in items:
            marks = [Badge(self.tr("Time is over"), "neutral", "clock")] if item.ended(self.ctx.today) else []
            if not item.verified:
                marks.append(Badge(self.tr("Not yet checked"), "caution", "caution"))
            title = self.text(item.title)
            line = self.ctx.words.partial_day(item.adopted) if item.adopted else ""
            row = Row(self.look, title.text, line, "source", "rights", marks, lang=title.lang)
            row.setObjectName(f"instrument.{item.id}")
            row.clicked.connect(lambda _=False, id_=item.id: self.go(to("instrument", id=id_)))
            rows.addWidget(row)
        self.add(rows)


SCREEN = Instruments
