# SPDX-License-Identifier: GPL-3.0-or-later
"""A referral on paper and as a sealed file: the data that the person agreed to, and not a word more."""

import json
from typing import Any

from va_desktop.casework.cases import Referral
from va_desktop.casework.consents import NotConsented
from va_desktop.casework.referring import data, document
from va_desktop.document.html import html
from va_desktop.document.sheet import Line, Listing, Section, Sheet
from va_desktop.durable import put
from va_desktop.storage.sealed import seal
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.papers import free, written

SUFFIX = ".vareferral"


class Paper:
    """The buttons under a referral, and what they make."""

    def __init__(self, screen: Any, row: Referral) -> None:
        self.screen, self.row, self.tr = screen, row, screen.tr

    def place(self) -> None:
        """Put the buttons on the page."""
        screen, tr = self.screen, self.tr
        screen.add_buttons(
            [
                screen.action("print", tr("Print the letter"), "print", self._print),
                screen.action("save", tr("Save as a page"), "document", self._save),
                screen.action("seal", tr("Make a sealed file"), "lock", self._seal),
            ]
        )

    def sheet(self) -> Sheet | None:
        """Return the letter, or None once the person has taken the yes back."""
        screen, tr, lang = self.screen, self.tr, self.screen.lang
        try:
            document(screen.case, self.row, screen.ctx.today)
        except NotConsented:
            screen.tell(tr("The person took this back, or it is too old. Ask again first."))
            return None
        known = data(screen.case, self.row.fields, self.row.need)
        lines = [Line(f"{cases.data_field(tr, name)}: {screen._shown(name, raw)}", lang) for name, raw in known.items()]
        closing = tr("The person agreed that you get this, and nothing else. Please use it for this only.")
        answer = tr("Please tell us if you can help, and when.")
        day = Line(screen.ctx.words.day(screen.ctx.today), lang)
        parts = (Listing("plain", tuple(lines)), Line(closing, lang), Line(answer, lang))
        return Sheet(
            title=tr("Referral to {service}").format(service=screen.service_named(self.row.service)),
            lang=lang,
            rtl=screen.look.rtl,
            lead=tr("We ask you to help this person."),
            sections=(Section(day, 2, "", parts),),
            footer=(),
        )

    def _print(self) -> None:
        from va_desktop.ui.kit.printing import print_, printer_there

        tr, sheet = self.tr, self.sheet()
        if sheet is None:
            return
        if not printer_there():
            self.screen.tell(tr("There is no printer here. Save the page instead, and print it elsewhere."))
            return
        done = print_(sheet, self.screen.look, large=False)
        self.screen.tell(tr("Printed. Please take your paper.") if done else tr("The printer did not take it."))

    def _save(self) -> None:
        sheet = self.sheet()
        if sheet is not None:
            self._written(lambda folder: written(folder, html(sheet)))

    def _seal(self) -> None:
        """Write a file that opens with twelve words, which go another way."""
        screen = self.screen
        if self.sheet() is None:
            return
        content = json.dumps(document(screen.case, self.row, screen.ctx.today), ensure_ascii=False).encode()
        sealed, words = seal(content, screen.lang)

        def write(folder):
            file = free(folder, SUFFIX)
            put(file, sealed)
            return file

        self._written(write, words)

    def _written(self, write, words: str = "") -> None:
        screen, tr = self.screen, self.tr
        folder = screen.ctx.services.folders.documents
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = write(folder)
        except OSError:
            screen.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        if words:
            told = tr("Saved in your documents as {name}. Give these words to the service, not the same way: {words}")
        else:
            told = tr("Saved in your documents as {name}. Everyone who uses this computer can read it.")
        screen.tell(told.format(name=file.name, words=words))
