# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a directory: asks for its name and licence, shows how far it is, and gives the account of every row."""

import shutil
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer

from va_desktop.directory.loading import Loaded, Step, load
from va_desktop.directory.writer import Info
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.papers import free
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.directory import wording
from va_desktop.ui.screens.mapping.columns import chosen
from va_desktop.ui.screens.question.entry import labelled

_LOOK_MS = 250
_SAY_EVERY = 40
"""Every so many looks the progress is also announced: ten seconds."""
_SHOWN = 12


class Load(Telling):
    """Leaving the page stops the load. The old directory stays until the new one is whole and checked."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.file = Path(route.get("file"))
        self.stop = Event()
        self.step: Step | None = None
        stop = self.stop
        self.destroyed.connect(stop.set)
        if ctx.mode == "kiosk" or not ctx.country or not route.get("file"):
            self.add_title(tr("This page is for the staff of the centre."))
            self.finish()
            return
        self.add_title(tr("Load a directory"), self.file.name)
        self._ask()
        self.finish()

    def _ask(self) -> None:
        tr = self.tr
        self.line(
            tr("It takes the place of the directory for {country}.").format(
                country=self.ctx.words.country(self.ctx.country)
            )
        )
        self.line(tr("Your own changes stay. The old directory stays until the new one is checked."))
        self.name = Field(self.look, tr("Name of the directory"), 120)
        self.name.setObjectName("name")
        self.source = Field(self.look, tr("Who made it?"), 120)
        self.source.setObjectName("source")
        self.licence = Field(self.look, tr("Licence, if it is known"), 120)
        self.licence.setObjectName("licence")
        for field in (self.name, self.source, self.licence):
            self.add(labelled(self.look, field))
        self.add(self.problem)
        self.begin_button = self.action("begin", tr("Load it now"), "up", self.begin, "filled")
        self.stop_button = self.action("stop", tr("Stop"), "stop", self.stop.set)
        self.stop_button.hide()
        self.add_buttons([self.begin_button, self.stop_button])
        self.answer = self.column()
        self.add(self.answer)
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOK_MS)
        self.timer.timeout.connect(self._look)
        self._looks = 0

    def begin(self) -> None:
        """Start, away from the window."""
        shelf, country, file = self.ctx.services.shelf, self.ctx.country, self.file
        info = Info(
            made=self.ctx.today,
            title=self.name.text().strip(),
            country=country,
            source=self.source.text().strip() or None,
            licence=self.licence.text().strip() or None,
        )
        self.stop.clear()
        self.stop_button.show()
        self.stop_button.setFocus()
        self.begin_button.hide()
        target, account = shelf.file(country), shelf.folder / f"{country}.report.csv"
        columns = chosen(self.route)
        shelf.forget(country)

        def told(step: Step) -> None:
            self.step = step

        def work() -> Loaded:
            shelf.folder.mkdir(parents=True, exist_ok=True)
            return load(
                file, target, info, columns=columns, account=account, on_progress=told, cancelled=self.stop.is_set
            )

        self.tell(self.tr("Please wait."))
        self.timer.start()
        kind, jobs = f"load.{id(self)}", self.ctx.jobs
        self.destroyed.connect(lambda: jobs.forget(kind))
        jobs.run(kind, work, self._done, self._failed)

    def _look(self) -> None:
        if self.step is None:
            return
        told = wording.step(self.ctx.words, self.step)
        self.problem.setText(told)
        self._looks += 1
        if self._looks % _SAY_EVERY == 0:
            self.ctx.announcer.say(told)

    def _end(self) -> None:
        self.timer.stop()
        self.stop_button.hide()
        self.ctx.services.shelf.forget(self.ctx.country)

    def _failed(self, error: Exception) -> None:
        self._end()
        self.begin_button.show()
        self.begin_button.setFocus()
        self.tell(wording.failure(self.tr, error))

    def _done(self, found: Loaded) -> None:
        self._end()
        tr, words = self.tr, self.ctx.words
        self.tell(tr("The new directory is in use."))
        card = Card(self.look)
        card.box.addWidget(Heading(self.look, tr("What came of it"), "h3", self.lang))
        for line in wording.counts(words, found):
            card.box.addWidget(Sentence(self.look, line, lang=self.lang))
        self.answer.addWidget(card)
        rows = wording.findings(words, found.report)
        if rows:
            card = Card(self.look)
            card.box.addWidget(Heading(self.look, tr("What we noticed"), "h3", self.lang))
            for line in rows[:_SHOWN]:
                card.box.addWidget(Sentence(self.look, line, lang=self.lang))
            self.answer.addWidget(card)
        account = found.account
        buttons = [self.leads("places", tr("Look at the places"), "place", to("places"), "filled")]
        if account is not None and account.exists():
            buttons.append(
                self.action("report", tr("Save the report as a table"), "document", lambda: self._save(account))
            )
        self.add_buttons(buttons)
        buttons[0].setFocus()

    def _save(self, account: Path) -> None:
        tr = self.tr
        try:
            file = free(self.ctx.services.folders.documents, ".csv")
            shutil.copyfile(account, file)
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        self.tell(tr("Saved in your documents as {name}.").format(name=file.name))


SCREEN = Load
