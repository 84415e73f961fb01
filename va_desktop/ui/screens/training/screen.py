# SPDX-License-Identifier: GPL-3.0-or-later
"""Learn with invented people: a caseload of its own, marked on every page, counted and handed on by nobody."""

from va_desktop.casework.rules import rules
from va_desktop.casework.training import NAMES, fill
from va_desktop.desk import Desk, training_folder
from va_desktop.directory.services import services
from va_desktop.storage.errors import VaultTrouble, WrongCode
from va_desktop.storage.vault import Code, erase, there
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import codes
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen

CODE = "invented people only"
"""Opens every training caseload: nothing in it needs to be hidden."""


class Training(PrivateScreen):
    """Begin, go on, or end."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        tr = self.tr
        self.folder = training_folder(ctx.outreach.data)
        desk = ctx.outreach.desk
        inside = desk is not None and desk.caseload.training
        self.add_title(tr("Training"), tr("Try everything with people who do not exist."))
        for sentence in (
            tr("The people have names of trees, so that nobody takes them for real."),
            tr("Each page says that it is training."),
            tr("They are in no report, and no file takes them along."),
            tr("Your own caseload stays locked meanwhile."),
        ):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self.add(self.problem)
        buttons = []
        if inside:
            buttons.append(self.leads("list", tr("To the invented people"), "person", to("caseload"), "filled"))
            buttons.append(self.action("end", tr("End the training"), "finish", self._end))
        else:
            buttons.append(self.action("begin", tr("Begin the training"), "school", self._begin, "filled"))
            if there(self.folder):
                buttons.append(self.action("anew", tr("Begin from the start"), "repeat", self._anew, "plain"))
        self.add_buttons(buttons)
        self.finish()

    def _begin(self) -> None:
        self.ctx.outreach.lock()
        self.tell(self.tr("Please wait."))
        self.ctx.jobs.run("vault", self._made(), self._open, self._failed)

    def _made(self):
        folder, now, lang = self.folder, self.ctx.outreach.now, self.lang
        library, country, today = self.ctx.library, self.ctx.country, self.ctx.today

        def make() -> Desk:
            found, code = rules(library, country), Code.phrase(CODE)
            if there(folder):
                return Desk.open(folder, code, found, now)
            desk, _ = Desk.create(folder, code, found, lang, now)
            fill(desk.caseload, today, country or "COL", [item.id for item in services(library, country)[:6]])
            return desk

        return make

    def _open(self, desk: Desk) -> None:
        self.ctx.outreach.begin(desk)
        told = self.tr.plural("{n} invented person is here.", "{n} invented people are here.", len(NAMES))
        self.ctx.announcer.say(told.format(n=self.ctx.words.number(len(NAMES))))
        self.go(to("caseload"))

    def _failed(self, error: Exception) -> None:
        match error:
            case VaultTrouble():
                self.tell(codes.trouble(self.tr, error))
            case WrongCode():
                self.tell(self.tr("The training could not be opened. Begin from the start."))
            case _:
                raise error

    def _end(self) -> None:
        self.ctx.outreach.lock()
        self.ctx.replace(to("training"))

    def _anew(self) -> None:
        try:
            erase(self.folder)
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self._begin()


SCREEN = Training
