# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter to an office: chosen, filled from the record, changed as one likes, printed, saved, noted as sent."""

from va_desktop.document.html import html
from va_desktop.document.sheet import Line, Section, Sheet
from va_desktop.guidance.letters import OFFICIAL, Draft, Letter, fill, letters
from va_desktop.i18n.languages import language
from va_desktop.tracker.events import Event
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.language import Words
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.papers import written
from va_desktop.ui.screens.common.private import ApplicationScreen
from va_desktop.ui.screens.letter import wording
from va_desktop.ui.screens.question.entry import labelled

_PICTURES = {
    "cover": "document",
    "reminder": "clock",
    "reasons": "question",
    "complaint": "caution",
    "appeal": "rights",
}


class LetterPage(ApplicationScreen):
    """The choice of letters, or one letter to change."""

    def about(self) -> None:
        tr = self.tr
        known = letters(self.ctx.library, self.application.country)
        chosen = known.get(self.route.get("kind"))
        if chosen is not None:
            self._edit(chosen)
            return
        self.add_title(tr("Which letter?"), self.teller.name(self.application))
        for id_, item in known.items():
            title = self.text(item.title)
            row = Row(self.look, title.text, "", _PICTURES.get(id_, "note"), "applications", lang=title.lang)
            row.setObjectName(f"letter.{id_}")
            row.clicked.connect(lambda _=False, id_=id_: self.go(self.route.with_(kind=id_)))
            self.add(row)

    def _language(self) -> str:
        """Return the language of the letter: the office's, unless another was chosen."""
        return self.route.get("lang") or OFFICIAL.get(self.application.country, self.lang)

    def _edit(self, item: Letter) -> None:
        tr, lang = self.tr, self._language()
        draft = self._filled(item, lang)
        title = self.text(item.title)
        told = tr("Change what you like. It has no name in it: write yours by hand.")
        self.add_title(title.text, told, title.lang, self.lang)
        name = language(draft.lang).own_name
        self.line(tr("Language of the letter: {language}.").format(language=name))
        if draft.lang != lang:
            self.line(tr("It is not yet in {language}.").format(language=language(lang).own_name))
        if draft.state == "draft":
            self.line(tr("The wording is a draft. A speaker of the language has not checked it yet."))
        self.subject = Field(self.look, tr("What it is about"), 300)
        self.subject.setObjectName("subject")
        self.subject.setText(draft.subject)
        self.add(labelled(self.look, self.subject))
        self.add(Label(self.look, tr("The letter"), "body", bold=True, lang=self.lang, inset=12))
        self.area = Area(self.look, tr("The letter"), "\n\n".join(draft.body), lines=12)
        self.area.setObjectName("letter")
        self.add(self.area)
        self.add(self.problem)
        self.draft, self.item = draft, item
        buttons = [
            self.action("print", tr("Print"), "print", self._print, "filled"),
            self.action("save", tr("Save as a page"), "document", self._save),
            self.action("sent", tr("I sent it"), "check", self._sent),
        ]
        if lang != self.lang:
            other = self.route.with_(lang=self.lang)
            told = tr("In {language}").format(language=language(self.lang).own_name)
            buttons.append(self.action("own", told, "language", lambda: self.ctx.replace(other), "plain"))
        elif OFFICIAL.get(self.application.country, lang) != lang:
            official = OFFICIAL[self.application.country]
            told = tr("In {language}").format(language=language(official).own_name)
            other = self.route.with_(lang=official)
            buttons.append(self.action("official", told, "language", lambda: self.ctx.replace(other), "plain"))
        self.add_buttons(buttons)

    def _filled(self, item: Letter, lang: str) -> Draft:
        words = Words(self.ctx.services.translator(lang))
        dues = self.records.tracker.dues(self.application.id)
        langs = words.chain
        values = wording.values(words, self.application, self.now, dues, self.ctx.today, langs)
        return fill(self.ctx.library, item, values, lang)

    def _sheet(self) -> Sheet:
        lang = self.draft.lang
        words = Words(self.ctx.services.translator(lang))
        parts = tuple(Line(part.strip(), lang) for part in self.area.toPlainText().split("\n") if part.strip())
        sign = words.tr("Name and signature:")
        section = Section(Line(words.day(self.ctx.today), lang), 2, "", (*parts, Line(f"{sign} ____________", lang)))
        return Sheet(
            title=self.subject.text().strip() or words.tr("Letter"),
            lang=lang,
            rtl=language(lang).direction == "rtl",
            lead="",
            sections=(section,),
            footer=(),
        )

    def _print(self) -> None:
        from va_desktop.ui.kit.printing import print_, printer_there

        tr = self.tr
        if not printer_there():
            self.tell(tr("There is no printer here. Save the page instead, and print it elsewhere."))
            return
        done = print_(self._sheet(), self.look, large=False)
        self.tell(tr("Printed. Please take your paper.") if done else tr("The printer did not take it."))

    def _save(self) -> None:
        tr = self.tr
        try:
            file = written(self.ctx.services.folders.documents, html(self._sheet()))
        except OSError:
            self.tell(tr("The page could not be saved here. Nothing else was lost. Try to print it."))
            return
        told = tr("Saved in your documents as {name}. Everyone who uses this computer can read it.")
        self.tell(told.format(name=file.name))

    def _sent(self) -> None:
        event = Event("", self.application.id, "letter", self.ctx.today, code=self.item.id)
        self.records.tracker.add(event)
        self.ctx.announcer.say(self.tr("Saved."))
        if self.item.id == "appeal":
            self.go(to("record", id=self.application.id, kind="appeal_sent"))
        else:
            self.go(to("application", id=self.application.id))


SCREEN = LetterPage
