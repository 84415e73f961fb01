# SPDX-License-Identifier: GPL-3.0-or-later
"""Take it with you: print, large print, a file that every browser opens, and a code of public pages."""

import os
from functools import cached_property
from pathlib import Path

from va_desktop.directory.services import Wanted, services
from va_desktop.document.code import matrix
from va_desktop.document.html import html
from va_desktop.document.sheet import Sheet
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.code import Code
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.take.wording import Paper

PLACES = 5
"""Places that a paper names at the most; the program itself has the whole list."""


class Take(Screen):
    """The paper is made only when it is asked for, and nothing of it stays in the program."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.guided = Guided(self)
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

    @cached_property
    def sheet(self) -> Sheet:
        """Return the paper in the language of the page."""
        session = self.guided.session
        assert session is not None
        paper = Paper(self.guided.teller, session.book, self.text, self.look.rtl, self.ctx.today)
        country = self.guided.country
        found = services(self.ctx.library, country, Wanted(need="justice")) or services(self.ctx.library, country)
        return paper.sheet(self.guided.outcomes, found[:PLACES], country)

    def _actions(self) -> None:
        tr = self.tr
        buttons = []
        for name, words, picture, style, then in (
            ("print", tr("Print"), "print", "filled", lambda: self._print(large=False)),
            ("large", tr("Print in large letters"), "bigger", "outlined", lambda: self._print(large=True)),
            ("save", tr("Save as a page"), "document", "outlined", lambda: self._save(large=False)),
            ("savelarge", tr("Save in large letters"), "bigger", "outlined", lambda: self._save(large=True)),
        ):
            if name.startswith("save") and self.ctx.mode == "kiosk":
                continue
            button = Action(self.look, words, picture, style)
            button.setObjectName(name)
            button.clicked.connect(then)
            buttons.append(button)
        self.add_buttons(buttons)
        self.told = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.told.setObjectName("told.take")
        self.told.hide()
        self.add(self.told)
        self.line(tr("Others can read the paper. Keep it in a safe place."))

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()
        self.ctx.announcer.say(sentence)

    def _print(self, large: bool) -> None:
        from va_desktop.ui.kit.printing import print_, printer_there

        if not printer_there():
            self._tell(self.tr("There is no printer here. Save the page instead, and print it elsewhere."))
        elif print_(self.sheet, self.look, large):
            self._tell(self.tr("Printed. Please take your paper."))
        else:
            self._tell(self.tr("The printer did not take it. Save the page instead."))

    def _save(self, large: bool) -> None:
        try:
            file = save(self.ctx.services.folders.documents, html(self.sheet, large))
        except OSError:
            self._tell(self.tr("The page could not be saved here. Nothing else was lost. Try to print it."))
            return
        told = self.tr("Saved in your documents as {name}.").format(name=file.name)
        self._tell(told)

    def _code(self) -> None:
        if not self.sheet.code:
            return
        self.add_heading(self.tr("For your telephone"))
        self.box.addWidget(Sentence(self.look, self.sheet.code_told, lang=self.lang))
        self.box.addWidget(Code(self.look, matrix(self.sheet.code), self.sheet.code_told))


def save(folder: Path, text: str) -> Path:
    """Write a page under a neutral name that nobody used yet. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        file = folder / (f"va-desktop-{number}.html")
        try:
            with file.open("x", encoding="utf-8") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            return file
        except FileExistsError:
            continue
    raise OSError("too many saved pages")


SCREEN = Take
