# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back to the worker's side: only the worker's passphrase opens it."""

from va_desktop.storage.errors import CodeTooWeak, Locked, WrongCode
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.screens.common import codes
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen, entry, place


class Handover(PrivateScreen):
    """Says whose screen it is now, and how the worker gets it back."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        tr, outreach = self.tr, ctx.outreach
        if outreach.desk is None or not outreach.handed:
            self.add_title(tr("The screen"), tr("It is with the worker now."))
            self.add_buttons([self.leads("caseload", tr("My caseload"), "person", to("caseload"), "filled")])
            self.finish()
            return
        self.add_title(tr("The worker's side is locked"), tr("Give the screen back to the worker."))
        self.entry = entry(self, "passphrase", tr("Passphrase of the worker"), self._open)
        place(self, self.entry)
        self.add(self.problem)
        back = to("plan", id=outreach.case) if outreach.case else HOME
        self.add_buttons(
            [
                self.action("open", tr("Unlock"), "lock", self._open, "filled"),
                self.leads("person", tr("Go on with my page"), "back", back),
            ]
        )
        self.finish()

    def _open(self) -> None:
        try:
            self.ctx.outreach.take_back(self.entry.code())
        except CodeTooWeak:
            self.tell(self.tr("That did not open it. Nothing is lost: try again."))
        except (WrongCode, Locked) as error:
            self.tell(codes.wrong(self.ctx.words, error))
        else:
            self.ctx.announcer.say(self.tr("The worker's side is open."))
            case = self.ctx.outreach.case
            self.ctx.replace(to("case", id=case) if case else to("caseload"))
        finally:
            self.entry.clear()


SCREEN = Handover
