# SPDX-License-Identifier: GPL-3.0-or-later
"""Help for workers inside the program: how to begin, consent, the two sides, sticks, what to do in danger."""

from va_desktop.casework.retention import due, log, months, purge
from va_desktop.storage.errors import VaultTrouble
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import codes
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen
from va_desktop.ui.screens.workerhelp import wording


class WorkerHelp(PrivateScreen):
    """Short answers, each behind its question; and the two deeds that belong here: letting go, and wiping."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        match route.get("part"):
            case "old" if self._desk is not None:
                self._old()
            case "wipe" if self._desk is not None:
                self._wipe()
            case _:
                self._topics()
        self.finish()

    @property
    def _desk(self):
        return None if self.ctx.outreach.handed else self.ctx.outreach.desk

    def _topics(self) -> None:
        tr = self.tr
        self.add_title(tr("Help for workers"), tr("Short answers. Everything works without a network."))
        for topic in wording.topics(tr):
            body = self.column()
            for sentence in topic.sentences:
                body.addWidget(Sentence(self.look, sentence, lang=self.lang))
            self.disclosure(topic.title, topic.picture, body, name=topic.id)
        buttons = [self.leads("caseload", tr("My caseload"), "person", to("caseload"), "filled")]
        if self._desk is not None:
            buttons.append(self.leads("code", tr("Change the passphrase"), "lock", to("caseload", step="change")))
            buttons.append(self.leads("old", tr("Old cases"), "clock", to("workerhelp", part="old")))
            wipe = self.leads(
                "wipe", tr("Danger: delete everything"), "caution", to("workerhelp", part="wipe"), "plain"
            )
            buttons.append(wipe)
        self.add_buttons(buttons)

    def _old(self) -> None:
        tr, words, caseload = self.tr, self.ctx.words, self._desk.caseload
        count = len(due(caseload, self.ctx.today))
        after = months(caseload)
        told = tr.plural("Closed cases go after {n} month.", "Closed cases go after {n} months.", after)
        self.add_title(tr("Old cases"), told.format(n=words.number(after)))
        told = tr.plural("{n} closed case is old.", "{n} closed cases are old.", count).format(n=words.number(count))
        self.box.addWidget(Sentence(self.look, told, bold=True, lang=self.lang))
        self.line(tr("Only numbers stay: how many, and when. Nobody is named."))
        for day, reason, number in log(caseload)[:8]:
            why = tr("asked for") if reason == "asked" else tr("too old")
            self.line(f"{words.partial_day(day)}: {words.number(number)} ({why})", "text")
        self.add(self.problem)
        buttons = [self.leads("back", tr("My caseload"), "back", to("caseload"))]
        if count:
            buttons.insert(0, self.action("purge", tr("Delete the old cases"), "check", self._purge, "filled"))
        self.add_buttons(buttons)

    def _purge(self) -> None:
        number = purge(self._desk.caseload, self.ctx.today)
        told = self.tr.plural("{n} case is deleted.", "{n} cases are deleted.", number)
        self.ctx.announcer.say(told.format(n=self.ctx.words.number(number)))
        self.ctx.replace(self.route)

    def _wipe(self) -> None:
        tr = self.tr
        self.add_title(tr("Delete everything?"), tr("Your whole caseload, with all its backups, at once."))
        self.line(tr("This cannot be undone. What your office has stays there."))
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("now", tr("Yes, delete everything now"), "stop", self._gone, "filled"),
                self.leads("keep", tr("No, keep everything"), "back", to("workerhelp")),
            ]
        )

    def _gone(self) -> None:
        try:
            count, left = self.ctx.outreach.wipe()
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self.ctx.announcer.say(codes.erased(self.ctx.words, count, len(left)))
        self.ctx.replace(to("caseload"))


SCREEN = WorkerHelp
