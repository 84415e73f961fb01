# SPDX-License-Identifier: GPL-3.0-or-later
"""One paper: until when it holds, and photos or scans of it, shown from memory and never as a file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from va_desktop.tracker.application import Paper
from va_desktop.tracker.events import Event
from va_desktop.tracker.store import LARGEST, MOST, Attachment, AttachmentRefused
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.kit.photo import Photo, pages
from va_desktop.ui.screens.common.private import OpenScreen
from va_desktop.ui.screens.question.entry import DayEntry, Wrong
from va_desktop.ui.screens.record.screen import day_of

_MIB = 1024 * 1024


class PaperPage(OpenScreen):
    """Everything about one line of the checklist."""

    def build(self) -> None:
        tr = self.tr
        found = self.application_named(self.route.get("id"))
        paper = next((row for row in found[1].papers if row.id == self.route.get("paper")), None) if found else None
        if found is None or paper is None:
            self.gone()
            return
        self.application, self.paper = found[0], paper
        text, lang = paper.text.in_(*self.ctx.words.chain)
        self.add_title(text, tr("Here it is") if paper.have else tr("It is still needed"), lang or self.lang, self.lang)
        self._expires(paper)
        self.add(self.problem)
        self.add_heading(tr("Photos and scans"), "h3")
        for attachment in self.records.tracker.attachments(self.application.id):
            if attachment.paper == paper.id:
                self._shown(attachment)
        limit = tr("A photo, a scan or a PDF of up to {n} megabytes. It is locked in with the rest.")
        self.line(limit.format(n=self.ctx.words.number(LARGEST // _MIB)))
        self.line(tr("The file itself stays where it was. Delete it there if others must not see it."))
        self.add_buttons([self.action("attach", tr("Add a photo or scan"), "pictures", self._attach, "filled")])

    def _expires(self, paper: Paper) -> None:
        from va_desktop.periods import Span

        tr = self.tr
        title = tr("Until when does it hold?")
        self.add(Label(self.look, title, "body", bold=True, lang=self.lang, inset=12))
        value = Span(paper.expires, paper.expires) if paper.expires else None
        self.entry = DayEntry(self.look, self.ctx.words, value, self.ctx.today)
        for field in self.entry.fields.values():
            field.setAccessibleDescription(title)
        self.add(self.entry.widget)
        self.line(tr("Leave it empty if it does not run out."))
        self.add_buttons([self.action("save", tr("I have it, keep the date"), "check", self._save)])

    def _save(self) -> None:
        try:
            day = day_of(self.entry, self.tr)
        except Wrong as wrong:
            self.tell(str(wrong))
            return
        event = Event("", self.application.id, "paper", self.ctx.today, ref=self.paper.id, have=True, expires=day)
        self.records.tracker.add(event)
        self.ctx.announcer.say(self.tr("Saved."))
        self.ctx.back()

    def _shown(self, attachment: Attachment) -> None:
        tr = self.tr
        day = self.ctx.words.day(attachment.added)
        self.box.addWidget(Sentence(self.look, f"{attachment.name} · {day}", lang=self.lang))
        data = self.records.tracker.content(attachment.id) or b""
        told = tr("Picture of: {name}").format(name=attachment.name)
        for image in pages(data, attachment.type):
            self.box.addWidget(Photo(self.look, image, told))
        name, words = f"detach.{attachment.id}", tr("Delete this picture")
        self.add_buttons([self.action(name, words, "stop", lambda: self._detach(attachment), "plain")])

    def _detach(self, attachment: Attachment) -> None:
        self.records.tracker.detach(attachment.id)
        self.ctx.announcer.say(self.tr("Deleted."))
        self.ctx.replace(self.route)

    def _attach(self) -> None:
        tr = self.tr
        kinds = tr("Photos and scans") + " (*.png *.jpg *.jpeg *.pdf)"
        name, _ = QFileDialog.getOpenFileName(self, tr("Add a photo or scan"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> None:
        """Put a file into the vault, or say why not."""
        tr = self.tr
        try:
            if file.stat().st_size > LARGEST:
                raise AttachmentRefused("large", LARGEST)
            data = file.read_bytes()
            self.records.tracker.attach(self.application.id, file.name, data, self.ctx.today, self.paper.id)
        except AttachmentRefused as refused:
            self.tell(refused_words(self, refused))
            return
        except OSError:
            self.tell(tr("The file could not be read. Nothing was changed."))
            return
        self.ctx.announcer.say(tr("Added."))
        self.ctx.replace(self.route)


def refused_words(screen: OpenScreen, error: AttachmentRefused) -> str:
    """Return why a file was not taken, and what to do."""
    tr, words = screen.tr, screen.ctx.words
    match error.reason:
        case "large":
            told = tr("The file is larger than {n} megabytes. Make a smaller photo, and try again.")
            return told.format(n=words.number(error.most // _MIB))
        case "full":
            told = tr("There is room for {n} megabytes of pictures, and it is full. Delete some of them.")
            return told.format(n=words.number(MOST // _MIB))
        case _:
            return tr("Only photos (PNG, JPEG) and PDF files can be kept. Nothing was changed.")


SCREEN = PaperPage
