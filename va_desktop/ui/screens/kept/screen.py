# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep the answers behind a password, open them again, or delete them. Nothing is kept unless a person does this."""

from PySide6.QtWidgets import QLineEdit

from va_desktop.guidance.store import LEAST, KeptAnswers, KeptRefused
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.kept import wording
from va_desktop.ui.screens.question.entry import labelled


class Kept(Screen):
    """What it shows depends on whether answers are kept now, were kept before, or never."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("benefits")
        self.file = ctx.services.answers_file
        self.problem = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.problem.hide()
        if ctx.live.keeper is not None:
            self.add_title(tr("Your answers are kept"), tr("They are locked when you close the program."))
            self.add(self.problem)
            self._delete(sure=bool(route.get("sure")))
        elif self.file.exists() and not route.get("sure"):
            self.add_title(tr("Open your kept answers"), tr("Write the password that you chose."))
            self._field(tr("Open my answers"), self._open)
            self._delete(sure=False)
        elif self.file.exists():
            self.add_title(tr("Delete the kept answers?"), tr("Without them the questions start anew."))
            self.add(self.problem)
            self._delete(sure=True)
        else:
            self.add_title(tr("Keep my answers for later"), tr("Only you can open them, with a password."))
            for sentence in wording.told(ctx.words, LEAST):
                self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
            self._field(tr("Keep my answers"), self._keep)
        self.finish()

    def _field(self, words: str, then) -> None:
        self.password = Field(self.look, self.tr("Password"), 100)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setObjectName("password")
        self.password.returnPressed.connect(then)
        self.add(labelled(self.look, self.password))
        self.problem.setObjectName("problem")
        self.add(self.problem)
        go = Action(self.look, words, "lock", "filled")
        go.setObjectName("go")
        go.clicked.connect(then)
        self.add_buttons([go])

    def _delete(self, sure: bool) -> None:
        tr = self.tr
        words = tr("Yes, delete them") if sure else tr("Delete the kept answers")
        delete = Action(self.look, words, "stop", "outlined")
        delete.setObjectName("delete")
        delete.clicked.connect(self._deleted if sure else lambda: self.ctx.replace(self.route.with_(sure="1")))
        back = Action(self.look, tr("Continue"), "next", "plain")
        back.setObjectName("continue")
        back.clicked.connect(lambda: self.go(to("session")))
        self.add_buttons([delete, back])

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        self.ctx.announcer.say(sentence)

    def _keep(self) -> None:
        password = self.password.text()
        if len(password) < LEAST:
            self._tell(wording.short(self.ctx.words, LEAST))
            return
        try:
            keeper = KeptAnswers.create(self.file, password)
            self.ctx.live.keep(keeper)
        except OSError:
            self._tell(self.tr("They could not be kept here. Your answers are still in this window."))
            return
        self.password.clear()
        self.ctx.replace(self.route)

    def _open(self) -> None:
        try:
            keeper = KeptAnswers.open(self.file, self.password.text())
        except KeptRefused as refused:
            self._tell(wording.refused(self.tr, refused))
            return
        self.password.clear()
        self.ctx.live.restore(keeper, keeper.answers())
        self.go(to("review"))

    def _deleted(self) -> None:
        keeper = self.ctx.live.keeper
        try:
            if isinstance(keeper, KeptAnswers):
                self.ctx.live.keeper = None
                keeper.delete()
            else:
                self.file.unlink(missing_ok=True)
        except OSError:
            self._tell(self.tr("The file could not be deleted. It is still locked."))
            return
        self.ctx.announcer.say(self.tr("The kept answers are deleted."))
        self.ctx.replace(to("session"))


SCREEN = Kept
