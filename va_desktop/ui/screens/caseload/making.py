# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a caseload: why, a passphrase twice, the recovery words once."""

from va_desktop.casework.rules import rules
from va_desktop.desk import Desk, new_folder
from va_desktop.storage.errors import CodeTooWeak, VaultTrouble
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import codes
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen, entry, place


class Making(PrivateScreen):
    """Four short pages. Nothing is written before the passphrase was repeated."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        step = route.get("step")
        if ctx.outreach.words:
            self._words(ctx.outreach.words)
        elif ctx.outreach.desk is not None:
            self._change(step)
        elif step == "code" or (step == "again" and ctx.outreach.pending is None):
            self._code(self._first, self.tr("Choose your passphrase"), self.tr("Only you know it."))
        elif step == "again":
            self._code(self._make, self.tr("Once more"), self.tr("Write the same passphrase again."))
        else:
            self._why()
        self.finish()

    def _why(self) -> None:
        tr = self.tr
        self.add_title(tr("My caseload"), tr("Keep track of the people you help, in a place only you can open."))
        for sentence in (
            tr("It lies on this computer and is locked with your passphrase."),
            tr("You need no network and no account."),
            tr("Nobody is written down without their yes."),
            tr("You choose what goes to the office, and see it first."),
        ):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self.add_buttons(
            [
                self.leads("make", tr("Make my caseload"), "lock", to("caseload", step="code"), "filled"),
                self.leads("training", tr("Learn with invented people"), "school", to("training")),
                self.leads("help", tr("Help for workers"), "question", to("workerhelp"), "plain"),
            ]
        )

    def _change(self, step: str) -> None:
        """Another passphrase for a caseload that is open, and another sheet."""
        tr = self.tr
        if step == "change_again" and self.ctx.outreach.pending is not None:
            self._code(self._changed, tr("Once more"), tr("Write the same passphrase again."))
            return
        self._code(self._first, tr("Choose a new passphrase"), tr("The old one opens nothing after that."))
        self.add_buttons(
            [
                self.action("sheet", tr("Make a new sheet"), "document", self._sheet, "plain"),
                self.leads("keep", tr("Keep everything as it is"), "back", to("caseload"), "plain"),
            ]
        )

    def _changed(self) -> None:
        outreach = self.ctx.outreach
        try:
            same = self.entry.code() == outreach.pending
        except CodeTooWeak:
            same = False
        self.entry.clear()
        if not same or outreach.pending is None or outreach.desk is None:
            self.tell(self.tr("That was not the same. Nothing is lost: try once more."))
            return
        try:
            outreach.desk.vault.change_code(outreach.pending)
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        outreach.pending = None
        self.ctx.announcer.say(self.tr("Saved."))
        self.ctx.replace(to("caseload"))

    def _sheet(self) -> None:
        desk = self.ctx.outreach.desk
        if desk is None:
            return
        try:
            self.ctx.outreach.words = desk.vault.new_recovery(self.lang)
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self.ctx.replace(to("caseload", step="words"))

    def _code(self, then, title: str, lead: str) -> None:
        self.add_title(title, lead)
        self.box.addWidget(Sentence(self.look, codes.short(self.ctx.words), lang=self.lang))
        self.entry = entry(self, "passphrase", self.tr("Passphrase"), then)
        place(self, self.entry)
        self.add(self.problem)
        self.add_buttons([self.action("continue", self.tr("Continue"), "next", then, "filled")])

    def _first(self) -> None:
        try:
            self.ctx.outreach.pending = self.entry.code()
        except CodeTooWeak as error:
            self.tell(codes.weak(self.ctx.words, error, "passphrase"))
            return
        self.entry.clear()
        self.go(to("caseload", step="again" if self.ctx.outreach.desk is None else "change_again"))

    def _make(self) -> None:
        outreach = self.ctx.outreach
        try:
            same = self.entry.code() == outreach.pending
        except CodeTooWeak:
            same = False
        self.entry.clear()
        if not same or outreach.pending is None:
            self.tell(self.tr("That was not the same. Nothing is lost: try once more."))
            return
        code, lang, now = outreach.pending, self.lang, outreach.now
        folder, found = new_folder(outreach.data), rules(self.ctx.library, self.ctx.country)
        self.tell(self.tr("Please wait."))
        self.ctx.jobs.run(
            "vault", lambda: Desk.create(folder, code, found, lang, now), lambda made: self._made(*made), self._failed
        )

    def _made(self, desk: Desk, words: str) -> None:
        self.ctx.outreach.begin(desk)
        self.ctx.outreach.words = words
        self.ctx.replace(to("caseload", step="words"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, VaultTrouble):
            raise error
        self.tell(codes.trouble(self.tr, error))

    def _words(self, words: str) -> None:
        tr = self.tr
        self.add_title(tr("Your recovery sheet"), tr("These twelve words open your place if you forget the code."))
        self.box.addWidget(Sentence(self.look, tr("Write them on paper in this order."), lang=self.lang))
        told = tr("Keep the paper where nobody finds it. Whoever has it can open everything.")
        self.box.addWidget(Sentence(self.look, told, lang=self.lang))
        columns = Columns(self.look, most=4, gap=16)
        for number, word in enumerate(words.split(), 1):
            shown = f"{self.ctx.words.number(number)}. {word}"
            columns.addWidget(Label(self.look, shown, "lead", bold=True, lang="en", inset=12))
        self.add(columns)
        self.add_buttons([self.action("continue", tr("I have it on paper"), "check", self._done, "filled")])

    def _done(self) -> None:
        self.ctx.outreach.words = ""
        self.ctx.replace(to("caseload"))
