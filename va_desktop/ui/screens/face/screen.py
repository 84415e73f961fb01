# SPDX-License-Identifier: GPL-3.0-or-later
"""How was it? Three faces, pressed by the person; it counts a visit and ends it."""

from va_desktop.casework.consents import NotConsented
from va_desktop.counted import Face
from va_desktop.ui.kit.button import Tile
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.navigation import HOME, to
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import CaseScreen

_FACES: tuple[tuple[Face, str], ...] = (("good", "good"), ("middling", "middling"), ("bad", "bad"))


class FacePage(CaseScreen):
    """The worker does not need to see the answer: the person presses it alone."""

    def about(self) -> None:
        tr = self.tr
        self.add_title(tr("How was it today?"), tr("Press one. Every answer is good to know."))
        tiles = Columns(self.look, most=3, gap=20)
        for code, picture in _FACES:
            tile = Tile(self.look, cases.face(tr, code), "", picture, "applications")
            tile.setObjectName(f"face.{code}")
            tile.clicked.connect(lambda _=False, code=code: self._chosen(code))
            tiles.addWidget(tile)
        self.add(holder(tiles))
        self.add(self.problem)
        self.add_buttons(
            [self.action("none", tr("I would rather not say"), "next", lambda: self._chosen(None), "plain")]
        )

    def _chosen(self, face: Face | None) -> None:
        try:
            self.desk.work.visit(self.case.id, self.ctx.today, face)
        except NotConsented:
            self.tell(self.tr("There is no yes to this record, so nothing more is written down."))
            return
        self.ctx.announcer.say(self.tr("Thank you."))
        self.go(HOME if self.ctx.outreach.handed else to("case", id=self.case.id))


SCREEN = FacePage
