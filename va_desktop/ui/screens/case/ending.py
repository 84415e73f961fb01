# SPDX-License-Identifier: GPL-3.0-or-later
"""Close a case, open it again, or delete the person: each asks once more."""

from va_desktop.casework.cases import CLOSINGS, Closing
from va_desktop.casework.consents import NotConsented
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import CaseScreen


class Ending:
    """What the page shows before something ends."""

    def __init__(self, screen: CaseScreen) -> None:
        self.screen, self.tr = screen, screen.tr

    def close(self) -> None:
        """Ask why, or whether to open it again."""
        tr = self.tr
        if self.screen.case.closed:
            self.screen.add_title(tr("Open the case again"), self.screen.whom)
            self.screen.add_buttons([self.screen.action("reopen", tr("Open again"), "check", self._reopen, "filled")])
            return
        self.screen.add_title(tr("Why is the case closed?"), self.screen.whom)
        self.screen.choices("closing", "", [(code, cases.closing(tr, code)) for code in CLOSINGS], "done")
        self.screen.add_buttons(
            [
                self.screen.action("close", tr("Close the case"), "check", self._close, "filled"),
                self.screen.action("keep", tr("Cancel"), "back", self.screen.ctx.back, "plain"),
            ]
        )

    def _close(self) -> None:
        reason: Closing = self.screen.said("closing")  # type: ignore[assignment]
        self.screen.desk.caseload.close(self.screen.case.id, reason, self.screen.ctx.today)
        self.screen.back_to_case()

    def _reopen(self) -> None:
        try:
            self.screen.desk.caseload.reopen(self.screen.case.id, self.screen.ctx.today)
        except NotConsented:
            self.screen.go(to("consent", id=self.screen.case.id, purpose="keep"))
            return
        self.screen.back_to_case()

    def erase(self) -> None:
        """Ask once more, with *no* as the easy answer."""
        tr = self.tr
        self.screen.add_title(tr("Delete {name}?").format(name=self.screen.whom), tr("This cannot be undone."))
        told = tr("It goes here, and at each partner with the next file. Only a number stays: one person deleted.")
        self.screen.box.addWidget(Sentence(self.screen.look, told, lang=self.screen.lang))
        self.screen.add_buttons(
            [
                self.screen.leads(
                    "keep", tr("No, keep everything"), "back", to("case", id=self.screen.case.id), "filled"
                ),
                self.screen.action("delete", tr("Yes, delete"), "stop", self._delete),
            ]
        )

    def _delete(self) -> None:
        self.screen.desk.caseload.erase(self.screen.case.id, self.screen.ctx.today)
        self.screen.ctx.announcer.say(self.tr("Deleted."))
        self.screen.go(to("caseload"))
