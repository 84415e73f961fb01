# SPDX-License-Identifier: GPL-3.0-or-later
"""For centres: which directory is installed, loading another one, saving it for others, and the centre's changes."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten
from va_desktop.directory.hsds.findings import SourceRefused
from va_desktop.directory.hsds.reading import detect
from va_desktop.directory.reading import Directory as Installed
from va_desktop.directory.services import stale
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.kit.toggle import Toggle
from va_desktop.ui.messages import message
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.directory import wording
from va_desktop.ui.screens.directory.handing import Handing
from va_desktop.ui.screens.loading.going import Going
from va_desktop.ui.screens.loading.wording import state


class Directory(Telling):
    """Not in a kiosk. Nothing is changed before a new directory is whole and checked."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.add_title(tr("The directory"), tr("The list of places of this centre."))
        if not ctx.staff:
            self.line(tr("This page is for the staff of the centre."))
        elif not ctx.country:
            self.line(tr("Choose your country first. Then the places are shown here."))
            self.add(country_row(self, route))
        else:
            self._going()
            self._installed()
            self.add(self.problem)
            self._back()
            self._actions()
        self.finish()

    def _going(self) -> None:
        """Show the load that is going on, with its progress and Stop; or how the last one ended."""
        tr, load = self.tr, self.ctx.loads.now
        if load is None:
            return
        if load.running:
            self.add_heading(tr("A directory is being loaded"), "h3")
            self.line(load.file.name)
            Going(self, load)
        else:
            kind, picture = ("caution", "caution") if load.found is None else ("success", "check")
            self.notice(kind, picture, tr("The last load"), state(self.ctx.words, load))
            if load.found is not None:
                route = to("loading", file=str(load.file), load=str(load.number))
                self.add_buttons([self.leads("account", tr("See what came of it"), "document", route)])

    def _back(self) -> None:
        if self.ctx.services.shelf.has_before(self.ctx.country) and self.ctx.loads.running is None:
            self.add_buttons([self.action("old", self.tr("Take the old one back"), "repeat", self.take_back)])

    def take_back(self) -> None:
        """Use the directory from before the last load again."""
        tr, words = self.tr, self.ctx.words
        try:
            found = self.ctx.services.shelf.take_back(self.ctx.country)
        except (DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten):
            self.tell(tr("The old directory cannot be used. Nothing was changed."))
            return
        self.ctx.loads.forget()
        self.ctx.replace(self.route)
        number = tr.plural("{n} place.", "{n} places.", found.places).format(n=words.number(found.places))
        self.ctx.announcer.say(" ".join((tr("The old directory is in use again."), number)))

    def _installed(self) -> None:
        tr, shelf, country = self.tr, self.ctx.services.shelf, self.ctx.country
        found = shelf.directory(country)
        if country in shelf.damaged:
            told = message(tr, shelf.damaged[country])
            self.notice("caution", "caution", told.title, told.sentence)
        elif found is None:
            name = self.ctx.words.country(country)
            self.notice("gap", "source", tr("No directory is installed for {country}.").format(country=name))
        else:
            self._card(found)
        self.add(country_row(self, self.route))

    def _card(self, found: Installed) -> None:
        tr, card = self.tr, Card(self.look)
        title = found.info.title or tr("The directory of this centre")
        card.box.addWidget(Heading(self.look, title, "h3", self.lang))
        for line in wording.card(self.ctx.words, found):
            card.box.addWidget(Sentence(self.look, line, lang=self.lang))
        self.add(card)
        if stale(found.info.made, self.ctx.today):
            told = tr("It was loaded more than a year ago. Ask for a newer one.")
            self.notice("caution", "clock", tr("This directory may be old."), told)
        if found.is_stale_index:
            told = tr("Another version of the program made it. Load it again, and every spelling is found.")
            self.notice("info", "repeat", tr("Some spellings may be missed."), told)

    def _actions(self) -> None:
        tr, handing = self.tr, Handing(self)
        rows = Columns(self.look, most=2, gap=16)
        for name, title, line, picture, then in (
            ("load", tr("Load a file"), tr("HSDS, a zip, or a table (CSV, Excel)"), "up", self._file),
            ("folder", tr("Load a folder"), tr("A package of tables"), "up", self._folder),
            ("newplace", tr("Add a place"), tr("One at a time, by hand"), "place", lambda: self.go(to("newplace"))),
            (
                "changes",
                tr("Changes of this centre"),
                tr("Corrections, and what visitors noticed"),
                "note",
                lambda: self.go(to("changes")),
            ),
            ("upkeep", tr("What to look at"), tr("Doubles and wrong numbers"), "search", lambda: self.go(to("upkeep"))),
            ("texts", tr("Take in translations"), tr("Texts in other languages, CSV or JSON"), "language", self._texts),
            ("textsout", tr("Save the translations"), tr("To translate more of them"), "document", handing.texts),
            ("template", tr("Save an empty table"), tr("To fill in, then load it here"), "document", handing.template),
            (
                "centre",
                tr("Where this centre stands"),
                tr("Then lists begin with what is near"),
                "place",
                lambda: self.go(to("near", centre="1")),
            ),
            (
                "hsds",
                tr("Save for others"),
                tr("The whole directory as HSDS"),
                "source",
                lambda: handing.export(self._asked()),
            ),
        ):
            row = Row(self.look, title, line, picture)
            row.setObjectName(name)
            row.clicked.connect(lambda _=False, then=then: then())
            rows.addWidget(row)
        self.add(rows)
        self.protected: Toggle | None = None
        if self.ctx.worker:
            self.protected = Toggle(self.look, tr("Save protected addresses too"))
            self.protected.setObjectName("protected")
            self.add(self.protected)

    def _asked(self) -> bool:
        """Tell whether somebody ticked that protected addresses are saved too."""
        return self.protected is not None and self.protected.isChecked()

    def _file(self) -> None:
        kinds = self.tr("Directories and tables") + " (*.json *.jsonl *.ndjson *.zip *.csv *.tsv *.xlsx *.xlsm)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load a file"), "", kinds)
        if name:
            self.take(Path(name))

    def _folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Load a folder"))
        if name:
            self.take(Path(name))

    def _texts(self) -> None:
        kinds = self.tr("Translations") + " (*.csv *.json)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Take in translations"), "", kinds)
        if name:
            self.take_texts(Path(name))

    def take_texts(self, file: Path) -> None:
        """Add translated texts, and say how many there were and how many rows were none."""
        tr, words = self.tr, self.ctx.words
        try:
            tongues = self.ctx.services.shelf.tongues(self.ctx.country, make=True)
            assert tongues is not None
            number, bad = tongues.take_in(file)
        except (OSError, ValueError, SourceRefused, DirectoryDamaged, DirectoryTooNew):
            self.tell(tr("This file holds no translations that can be read. Nothing was changed."))
            return
        told = tr.plural("{n} text was taken in.", "{n} texts were taken in.", number).format(n=words.number(number))
        if bad:
            told = " ".join((told, tr("Rows that are none: {n}.").format(n=words.number(len(bad)))))
        self.tell(told)

    def take(self, file: Path) -> None:
        """Look at what was chosen, and go on to the page that loads it, or say why not."""
        try:
            form = detect(file)
        except SourceRefused as error:
            self.tell(wording.failure(self.tr, error))
            return
        if form.kind == "unknown":
            self.tell(wording.failure(self.tr, SourceRefused("unknown_format")))
        else:
            self.go(to("mapping" if form.kind == "sheet" else "loading", file=str(file)))


SCREEN = Directory
