# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sealed file would bring, in numbers, before anything of it is taken in."""

from va_desktop.journal.facts import Merged
from va_desktop.sync.errors import BundleTrouble
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import sealed
from va_desktop.ui.screens.common.caseload import DeskScreen


class IncomingPage(DeskScreen):
    """Nothing is written before *Take it in* is pressed."""

    def build(self) -> None:
        tr = self.tr
        incoming = self.ctx.outreach.incoming
        if incoming is None:
            self.add_title(tr("There is no file"), tr("Choose one first."))
            self.add_buttons([self.leads("back", tr("Exchange files"), "swap", to("exchange"), "filled")])
            return
        self.incoming = incoming
        sender = incoming.partner.name or tr("Without a name")
        # Translators: a file came from the partner {name}.
        self.add_title(tr("From {name}").format(name=sender), tr("Nothing is taken in yet."))
        try:
            found = self.desk.exchange.preview(incoming)
        except BundleTrouble as error:
            self.line(sealed.bundle_trouble(tr, error), "text", bold=True)
            return
        for sentence in self._told(found):
            self.box.addWidget(Sentence(self.look, sentence, bold=True, lang=self.lang))
        if incoming.gap:
            self.line(tr("An earlier file of theirs is missing. They will send it again by themselves."))
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("take", tr("Take it in"), "check", self._take, "filled"),
                self.action("leave", tr("Not now"), "back", self._leave),
            ]
        )

    def _told(self, found: Merged) -> list[str]:
        """Return in sentences what comes."""
        tr, words = self.tr, self.ctx.words

        def counted(one: str, many: str, number: int) -> str:
            return tr.plural(one, many, number).format(n=words.number(number))

        told = []
        if found.opened:
            told.append(counted("{n} new person.", "{n} new people.", found.opened))
        if found.touched:
            told.append(
                counted("Something new about {n} person.", "Something new about {n} people.", len(found.touched))
            )
        if found.conflicts:
            told.append(
                counted(
                    "{n} thing was written differently. You see both.",
                    "{n} things were written differently. You see both.",
                    found.conflicts,
                )
            )
        if found.removed:
            told.append(counted("{n} person was deleted there.", "{n} people were deleted there.", found.removed))
        if found.erased:
            told.append(tr("Something is about people who were deleted here. It stays out."))
        return told or [tr("There is nothing new in it.")]

    def _take(self) -> None:
        """Say first that it takes a moment: the first file of a large office does."""
        self.tell(self.tr("Please wait."))
        self.repaint()
        tr = self.tr
        try:
            found = self.desk.exchange.merge(self.incoming)
        except BundleTrouble as error:
            self.tell(sealed.bundle_trouble(tr, error))
            return
        self.ctx.outreach.incoming = None
        self.ctx.announcer.say(tr("Taken in."))
        self.ctx.replace(to("conflict") if found.conflicts else to("caseload"))

    def _leave(self) -> None:
        self.ctx.outreach.incoming = None
        self.go(to("exchange"))


SCREEN = IncomingPage
