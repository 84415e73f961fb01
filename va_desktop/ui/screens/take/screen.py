# SPDX-License-Identifier: GPL-3.0-or-later
"""Take it with you: print, large print, a file that every browser opens, and a code of public pages."""

from collections.abc import Callable

from va_desktop.document.code import matrix
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.code import Code
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.take.papers import Papers


class Take(Screen):
    """The paper is made only when it is asked for, and nothing of it stays in the program."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.guided = Guided(self)
        self.papers = Papers(self, self._tell)
        self.trail("benefits")
        if self.guided.session is None:
            self.add_title(tr("Take it with you"), tr("Choose your country first. The questions differ by country."))
            back = Action(self.look, tr("Go back"), "back", "filled")
            back.setObjectName("back")
            back.clicked.connect(ctx.back)
            self.add_buttons([back])
        else:
            self.add_title(tr("Take it with you"), tr("The paper has no name on it and none of your answers."))
            self._actions()
            self._code()
        self.finish()

    def _actions(self) -> None:
        tr = self.tr
        buttons = []
        for name, words, picture, style, then in (
            ("print", tr("Print"), "print", "filled", lambda: self.papers.print(large=False)),
            ("large", tr("Print in large letters"), "bigger", "outlined", lambda: self.papers.print(large=True)),
            ("save", tr("Save as a page"), "document", "outlined", lambda: self.papers.save(large=False)),
            ("savelarge", tr("Save in large letters"), "bigger", "outlined", lambda: self.papers.save(large=True)),
        ):
            if name.startswith("save") and self.ctx.mode == "kiosk":
                continue
            button = Action(self.look, words, picture, style)
            button.setObjectName(name)
            button.clicked.connect(then)
            buttons.append(button)
        self.add_buttons(buttons)
        if self.ctx.mode != "kiosk":
            self.add_buttons(
                [
                    self._button("sound", tr("Save as sound"), "listen", self.papers.sound),
                    self._button("braille", tr("Save as plain text, for braille"), "document", self.papers.plain_text),
                ]
            )
        self.told = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.told.setObjectName("told.take")
        self.told.hide()
        self.add(self.told)
        self.line(tr("Others can read the paper. Keep it in a safe place."))

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()
        self.ctx.announcer.say(sentence)

    def _button(self, name: str, words: str, picture: str, then: Callable[[], None]) -> Action:
        button = Action(self.look, words, picture, "plain")
        button.setObjectName(name)
        button.clicked.connect(lambda _=False: then())
        return button

    def _code(self) -> None:
        if not self.papers.sheet.code:
            return
        self.add_heading(self.tr("For your telephone"))
        self.box.addWidget(Sentence(self.look, self.papers.sheet.code_told, lang=self.lang))
        self.box.addWidget(Code(self.look, matrix(self.papers.sheet.code), self.papers.sheet.code_told))


SCREEN = Take
