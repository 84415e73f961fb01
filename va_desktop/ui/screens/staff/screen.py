# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff leave the kiosk with a PIN. Nobody who came for help is ever asked for one."""

from va_desktop.settings import kiosk
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PhraseEntry, PrivateScreen


class Staff(PrivateScreen):
    """One field. Wrong PINs wait longer each time."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        tr = self.tr
        self.file = ctx.services.kiosk_file
        self.add_title(tr("For staff"), tr("Close the program with the PIN of this place."))
        back = self.leads("begin", tr("To the first page"), "back", to("welcome"), "plain")
        if not kiosk.load(self.file).pin:
            self.line(tr("No PIN is set. Staff set one with the command: va-desktop kiosk pin"))
            self.add_buttons([back])
        else:
            self.entry = PhraseEntry(self, tr("PIN"), self._leave)
            self.add(self.entry.widget)
            self.add(self.problem)
            self.add_buttons([self.action("leave", tr("Close the program"), "leave", self._leave, "filled"), back])
        self.finish()

    def _leave(self) -> None:
        text = self.entry.field.text()
        self.entry.clear()
        wait = kiosk.wait(self.file, self.ctx.private.now())
        if wait:
            told = self.tr.plural("Wait {n} second, then try again.", "Wait {n} seconds, then try again.", wait)
            self.tell(told.format(n=self.ctx.words.number(wait)))
        elif kiosk.opens(self.file, text, self.ctx.private.now()):
            self.ctx.leave("staff")
        else:
            self.tell(self.tr("That is not the PIN."))


SCREEN = Staff
