# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet: twelve words and a square code, shown once, printed or copied by hand, never saved as a file."""

from va_desktop.document.code import matrix
from va_desktop.document.sheet import Line, Listing, Section, Sheet
from va_desktop.ui.kit.code import Code
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.private import OpenScreen


class Recovery(OpenScreen):
    """Once one goes on, the words are gone from the program."""

    def build(self) -> None:
        tr, words = self.tr, self.ctx.private.words
        if not words:
            self.add_title(tr("Your recovery sheet"), tr("The words are shown only once."))
            again = tr("Make a new sheet")
            self.add_buttons([self.leads("care", again, "document", to("care", part="code"), "filled")])
            return
        self.add_title(tr("Your recovery sheet"), tr("These twelve words open your place if you forget the code."))
        self.box.addWidget(Sentence(self.look, tr("Print them, or write them on paper in this order."), lang=self.lang))
        told = tr("Keep the paper where nobody finds it. Whoever has it can open everything.")
        self.box.addWidget(Sentence(self.look, told, lang=self.lang))
        columns = Columns(self.look, most=4, gap=16)
        for number, word in enumerate(words.split(), 1):
            shown = f"{self.ctx.words.number(number)}. {word}"
            columns.addWidget(Label(self.look, shown, "lead", bold=True, lang="en", inset=12))
        self.add(columns)
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("print", tr("Print"), "print", self._print),
                self.action("continue", tr("I have it on paper"), "check", self._done, "filled"),
            ]
        )
        self.box.addWidget(Code(self.look, matrix(words), tr("The same twelve words as a square code.")))

    def _print(self) -> None:
        from va_desktop.ui.kit.printing import print_, printer_there

        tr = self.tr
        if not printer_there():
            self.tell(tr("There is no printer here. Write the words on paper."))
            return
        done = print_(self._sheet(), self.look, large=True)
        self.tell(tr("Printed. Please take your paper.") if done else tr("The printer did not take it."))

    def _sheet(self) -> Sheet:
        tr, words = self.tr, self.ctx.private.words
        lines = tuple(Line(word, "en") for word in words.split())
        heading = Line(tr("The twelve words"), self.lang)
        return Sheet(
            title=tr("Recovery sheet"),
            lang=self.lang,
            rtl=self.look.rtl,
            lead=tr("These words open the locked place. Keep them where nobody finds them."),
            sections=(Section(heading, 2, "", (Listing("numbered", lines),)),),
            footer=(),
            code=words,
            code_told=tr("The same twelve words as a square code."),
        )

    def _done(self) -> None:
        self.ctx.private.words = ""
        if not self.records.people.all():
            self.go(to("person", first="1"))
        else:
            self.go(to("applications"))


SCREEN = Recovery
