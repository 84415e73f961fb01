# SPDX-License-Identifier: GPL-3.0-or-later
"""The Washington Group Short Set: asked only of who agrees, word for word, and without any effect on a result."""

from va_desktop.guidance.session import Picked
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.question.wording import answer
from va_desktop.ui.screens.washington import wording


class Washington(Screen):
    """Asks for consent, or says thank you."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.guided = Guided(self)
        self.trail("benefits")
        if route.get("done"):
            self._thanks()
        else:
            self._ask()
        self.finish()

    def _ask(self) -> None:
        tr = self.tr
        self.add_title(tr("Questions about doing everyday things"), tr("You may say no. Nothing changes for you."))
        for sentence in wording.consent(tr):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        said, lang = wording.introduction(self.ctx.words)
        if lang != self.lang:
            told = wording.only_english(self.ctx.words)
            self.box.addWidget(Sentence(self.look, told, lang=self.lang))
        self.box.addWidget(Sentence(self.look, said, lang=lang))
        first = self.guided.module[0].id if self.guided.module else ""
        buttons = []
        if first:
            yes = Action(self.look, tr("Yes, ask me"), "check", "filled")
            yes.setObjectName("agree")
            yes.clicked.connect(lambda: self.go(to("question", id=first)))
            buttons.append(yes)
        no = Action(self.look, tr("No, go back"), "back")
        no.setObjectName("refuse")
        no.clicked.connect(lambda: self.go(to("session")))
        self.add_buttons([*buttons, no])
        if self.guided.module:
            body = self.column()
            self.source_lines(wording.sources(self.ctx.library, self.guided.module), body)
            self.disclosure(tr("Where does this come from?"), "source", body, name="sources")

    def _thanks(self) -> None:
        tr = self.tr
        self.add_title(tr("Thank you"), tr("These answers change no result. They go when you close the program."))
        answers = self.guided.answers
        for question in self.guided.module:
            given = answers.get(question.id)
            if given is not None:
                self.say([question.text])
                self.line(answer(question, given, self.guided.teller), "text", bold=True)
        if any(isinstance(answers.get(question.id), Picked) for question in self.guided.module):
            forget = Action(self.look, tr("Forget these answers"), "repeat")
            forget.setObjectName("forget")
            forget.clicked.connect(self._forget)
            self.add_buttons([forget])
        on = Action(self.look, tr("Continue"), "next", "filled")
        on.setObjectName("continue")
        on.clicked.connect(lambda: self.go(to("session")))
        self.add_buttons([on])

    def _forget(self) -> None:
        for question in self.guided.module:
            self.ctx.live.put(self.guided.country, question.id, None)
        self.ctx.replace(to("washington"))


SCREEN = Washington
