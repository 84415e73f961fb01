# SPDX-License-Identifier: GPL-3.0-or-later
"""A place to take home: print, large print, a file that every browser opens, and a code for the telephone."""

from va_desktop.directory.listing import Listing
from va_desktop.document.code import matrix
from va_desktop.ui.kit.code import Code
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of
from va_desktop.ui.screens.common.papers import Papers
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.handout.wording import sheet


class Handout(Telling):
    """Without an id the paper has all saved places."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr, key = self.tr, route.get("id")
        found = [place_of(ctx, each) for each in ([key] if key else ctx.live.places)]
        self.items: list[Listing] = [item for item in found if item is not None]
        if not self.items:
            self.add_title(tr("You have not saved a place yet."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
        else:
            name = self.items[0].name if len(self.items) == 1 else tr("My saved places")
            self.add_title(tr("On paper"), name)
            now, rtl = ctx.services.now(), self.look.rtl
            self.papers = Papers(self, self.tell, lambda: sheet(ctx.words, self.items, now, rtl))
            self._actions()
            self._code()
        self.finish()

    def _actions(self) -> None:
        tr, papers = self.tr, self.papers
        buttons = [
            self.action("print", tr("Print"), "print", lambda: papers.print(large=False), "filled"),
            self.action("large", tr("Print in large letters"), "bigger", lambda: papers.print(large=True)),
        ]
        if self.ctx.mode != "kiosk":
            buttons += [
                self.action("save", tr("Save as a page"), "document", lambda: papers.save(large=False)),
                self.action("savelarge", tr("Save in large letters"), "bigger", lambda: papers.save(large=True)),
                self.action("braille", tr("Save as plain text, for braille"), "document", papers.plain_text, "plain"),
            ]
        self.add_buttons(buttons)
        self.add(self.problem)

    def _code(self) -> None:
        made = self.papers.sheet
        if made.code:
            self.add_heading(self.tr("For your telephone"))
            self.box.addWidget(Sentence(self.look, made.code_told, lang=self.lang))
            self.box.addWidget(Code(self.look, matrix(made.code), made.code_told))


SCREEN = Handout
