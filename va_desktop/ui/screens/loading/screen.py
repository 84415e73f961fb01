# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a directory: asks for its name and licence, shows how far it is, and gives the account of every row."""

import shutil
from pathlib import Path

from va_desktop.directory.loading import Loaded
from va_desktop.directory.writer import Info
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.loads import Load
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.papers import free
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.directory import wording
from va_desktop.ui.screens.loading.going import Going
from va_desktop.ui.screens.loading.wording import state
from va_desktop.ui.screens.mapping.columns import mapped
from va_desktop.ui.screens.question.entry import labelled

_SHOWN = 12


class Loading(Telling):
    """The form, the load that is going on, or what came of the one that `load` in the route names.

    The load belongs to the window and goes on when the page is left. The old directory stays until the new one is
    whole and checked.
    """

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr, load = self.tr, ctx.loads.now
        self.file = Path(route.get("file"))
        self._draft = f"loading/{self.file}"
        if not ctx.staff or not ctx.country or not route.get("file"):
            self.add_title(tr("This page is for the staff of the centre."))
        elif load is not None and load.running:
            self.add_title(tr("Load a directory"))
            Going(self, load).focus()
            self.line(load.file.name)
            self.line(tr("The old directory stays until the new one is checked. You can leave this page."))
        else:
            self.add_title(tr("Load a directory"), self.file.name)
            self._ended(load if load is not None and route.get("load") == str(load.number) else None)
        self.finish()

    def _ended(self, load: Load | None) -> None:
        if load is not None and load.found is not None:
            self.add(self.problem)
            self.problem.setText(state(self.ctx.words, load))
            self.problem.show()
            self._done(load.found)
            return
        self._ask()
        if load is not None:
            self.problem.setText(state(self.ctx.words, load))
            self.problem.show()

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
            self.ctx.drafts.follow(self._draft, field.objectName(), field)
            self.add(labelled(self.look, field))
        self.add(self.problem)
        self.add_buttons([self.action("begin", tr("Load it now"), "up", self.begin, "filled")])

    def begin(self) -> None:
        """Start, away from the window."""
        info = Info(
            made=self.ctx.today,
            title=self.name.text().strip(),
            country=self.ctx.country,
            source=self.source.text().strip() or None,
            licence=self.licence.text().strip() or None,
        )
        load = self.ctx.loads.begin(self.file, info, mapped(self.route))
        self.ctx.announcer.say(self.tr("Please wait."))
        self.ctx.replace(self.route.with_(load=str(load.number)))

    def _done(self, found: Loaded) -> None:
        tr, words = self.tr, self.ctx.words
        self.ctx.drafts.drop(self._draft)
        account = found.account
        buttons = [self.leads("places", tr("Look at the places"), "place", to("places"), "filled")]
        if account is not None and account.exists():
            buttons.append(
                self.action("report", tr("Save the report as a table"), "document", lambda: self._save(account))
            )
        self.add_buttons(buttons)
        self._card(tr("What came of it"), wording.counts(words, found))
        rows = wording.findings(words, found.report)
        if rows:
            self._card(tr("What we noticed"), rows[:_SHOWN])

    def _card(self, title: str, lines: tuple[str, ...]) -> None:
        card = Card(self.look)
        card.box.addWidget(Heading(self.look, title, "h3", self.lang))
        for line in lines:
            card.box.addWidget(Sentence(self.look, line, lang=self.lang))
        self.add(card)

    def _save(self, account: Path) -> None:
        tr = self.tr
        try:
            file = free(self.ctx.services.folders.documents, ".csv")
            shutil.copyfile(account, file)
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        self.tell(tr("Saved in your documents as {name}.").format(name=file.name))


SCREEN = Loading
