# SPDX-License-Identifier: GPL-3.0-or-later
"""What this centre changed: what does not fit any more, what visitors noticed, every change, and files to hand on."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from va_desktop.directory.changes import Change, Conflict, Entry
from va_desktop.directory.coded import is_empty_list
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, OtherCountry
from va_desktop.directory.exchange import read
from va_desktop.directory.handing import shown
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.services import service
from va_desktop.directory.writer import SERVICE
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.columns import Wrap
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.changes import paging
from va_desktop.ui.screens.changes.remarks import Remarks
from va_desktop.ui.screens.changes.wording import about_what, conflict
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of
from va_desktop.ui.screens.common.papers import free
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.correct.wording import change

MOST = 20
SUFFIX = ".vachanges"


class Changes(Telling):
    """Not in a kiosk. Everything here can be taken back."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.add_title(tr("Changes of this centre"), tr("They stay here and survive every new directory."))
        if ctx.mode == "kiosk":
            self.line(tr("This page is for the staff of the centre."))
            self.finish()
            return
        self.add(self.problem)
        self.remarks: Remarks | None = None
        overlay = ctx.services.shelf.overlay(ctx.country)
        if overlay is None:
            self.line(tr("Nothing was changed yet."))
        else:
            self._conflicts(overlay)
            self.remarks = Remarks(self, overlay)
            self._changes(overlay)
        self.add_buttons(
            [
                self.leads("newplace", tr("Add a place"), "place", to("newplace"), "filled"),
                self.action("export", tr("Save the changes for another centre"), "document", self._export),
                self.action("import", tr("Take in changes of another centre"), "up", self._import),
            ]
        )
        self.finish()

    def card(self, title: str, *lines: str) -> Card:
        """Put a card on the page and return it."""
        card = Card(self.look)
        card.box.addWidget(Heading(self.look, title, "h3", self.lang))
        for line in lines:
            card.box.addWidget(Sentence(self.look, line, lang=self.lang))
        self.add(card)
        return card

    def buttons(self, card: Card, *buttons: Action) -> None:
        """Put buttons below the lines of a card."""
        wrap = Wrap(self.look, gap=16)
        for button in buttons:
            wrap.addWidget(button)
        card.box.addLayout(wrap)

    def _name(self, service_id: str) -> str:
        found = place_of(self.ctx, service_id)
        if found is not None:
            return found.name
        directory = self.ctx.services.shelf.directory(self.ctx.country)
        base = directory.document(SERVICE, service_id) if directory is not None else None
        overlay = self.ctx.services.shelf.overlay(self.ctx.country)
        doc = overlay.merged(service_id, base) if overlay is not None else base
        return str((doc or base or {}).get("name") or self.tr("A place that is gone"))

    def _shown(self, service_id: str, change: Change) -> Change | None:
        """Return what may be seen here of a change: all of it in outreach mode alone."""
        if self.ctx.worker:
            return change
        shelf = self.ctx.services.shelf
        directory, overlay = shelf.directory(self.ctx.country), shelf.overlay(self.ctx.country)
        base = directory.document(SERVICE, service_id) if directory is not None else None
        doc = overlay.merged(service_id, base) if overlay is not None else base
        if directory is None:
            return shown(change, doc)
        found, shy = change, directory.shy
        for each in (doc, base) if base is not None else (doc,):
            seen = shown(found, each, directory.owner(each) if each is not None else None, shy)
            if seen is None:
                return None
            found = seen
        return found

    def _protected(self) -> str:
        return self.tr("The address of this place is protected. Only workers can see and change it.")

    def _lookup(self, service_id: str):
        directory = self.ctx.services.shelf.directory(self.ctx.country)
        found = directory.document(SERVICE, service_id) if directory is not None else None
        if found is None and service(self.ctx.library, service_id) is not None:
            return {"id": service_id}
        return found

    def _conflicts(self, overlay: Overlay) -> None:
        tr = self.tr
        found = overlay.conflicts(self._lookup)
        between = [each for each in found if each.kind == "centres"]
        others = [each for each in found if each.kind != "centres"]
        if between:
            self.add_heading(tr("Another centre says something else"))
            self.line(tr("Yours is shown until you decide."))
            self._settling(between[:MOST], tr("Take theirs"))
        if others:
            self.add_heading(tr("These changes no longer fit"))
            self.line(tr("The new directory says something else. Yours is shown until you decide."))
            self._settling(others[:MOST], tr("Take the new one"))

    def _settling(self, found: list[Conflict], theirs: str) -> None:
        tr = self.tr
        for each in found:
            seen = all(self._shown(each.service, one) == one for one in each.sides)
            told = conflict(self.ctx.words, each) if seen else (self._protected(),)
            name = self._name(each.service)
            card, buttons = self.card(name, *told), []
            if each.kind in ("changed", "centres"):
                keep = self.action(f"ours.{each.n}", tr("Keep ours"), "check", lambda each=each: self._ours(each))
                buttons.append(keep)
            take = tr("Undo this change") if each.kind == "unfit" else theirs
            buttons.append(self.action(f"theirs.{each.n}", take, "repeat", lambda each=each: self._theirs(each)))
            for button in buttons:
                button.setAccessibleDescription(about_what(name, *told))
            self.buttons(card, *buttons)

    def _ours(self, each: Conflict) -> None:
        overlay = self.ctx.services.shelf.overlay(self.ctx.country)
        if overlay is not None:
            overlay.settle(each, "ours")
        self._again(self.tr("Ours is kept."))

    def _theirs(self, each: Conflict) -> None:
        overlay = self.ctx.services.shelf.overlay(self.ctx.country)
        if overlay is not None:
            overlay.settle(each, "theirs")
        self._again(self.tr("Taken.") if each.kind == "centres" else self.tr("Undone."))

    def _changes(self, overlay: Overlay) -> None:
        tr, entries = self.tr, [each for each in overlay.changes() if not is_empty_list(each.change)]
        if not entries:
            self.line(tr("Nothing was changed yet."))
            return
        number = len(entries)
        told = tr.plural("{n} change", "{n} changes", number).format(n=self.ctx.words.number(number))
        self.add_heading(told)
        shown = [*reversed(entries)][: paging.most(self.route, "changes")]
        for each in shown:
            self._change(each)
        paging.more(self, "changes", len(shown), number)

    def _change(self, each: Entry) -> None:
        seen, name = self._shown(each.service, each.change), self._name(each.service)
        told = self._protected() if seen is None else change(self.ctx.words, seen)
        day = self.ctx.words.day(each.day)
        card = self.card(name, told, day, *([self.tr("From another centre.")] if each.foreign else []))
        button = self.action(f"undo.{each.n}", self.tr("Undo"), "repeat", lambda: self._undo(each.n))
        button.setAccessibleDescription(about_what(name, told, day))
        self.buttons(card, button)

    def _undo(self, n: int) -> None:
        overlay = self.ctx.services.shelf.overlay(self.ctx.country)
        if overlay is not None:
            overlay.undo(n)
        self._again(self.tr("Undone."))

    def again(self, route: Route, told: str = "") -> None:
        """Build the page anew; what was put away on it can still be taken back."""
        if self.remarks is not None:
            self.remarks.stay()
        self.ctx.replace(route)
        if told:
            self.ctx.announcer.say(told)

    def _again(self, told: str) -> None:
        self.again(self.route, told)

    def _export(self) -> None:
        tr, overlay = self.tr, self.ctx.services.shelf.overlay(self.ctx.country)
        if overlay is None:
            self.tell(tr("Nothing was changed yet."))
            return
        try:
            file = free(self.ctx.services.folders.documents, SUFFIX)
            written = overlay.export(file, self.ctx.country, lambda each: self._shown(each.service, each.change))
            left = len(overlay.changes()) - written
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        told = tr("Saved in your documents as {name}.").format(name=file.name)
        self.tell(" ".join((told, tr("Changes to protected addresses were left out."))) if left else told)

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Take in changes of another centre"), "", f"*{SUFFIX}")
        if name:
            self.take_in(Path(name))

    def take_in(self, file: Path) -> None:
        """Add another centre's changes, and say how many were new."""
        tr = self.tr
        if not self.ctx.country:
            self.tell(tr("Choose your country first. Then the places are shown here."))
            return
        try:
            read(file)
            overlay = self.ctx.services.shelf.overlay(self.ctx.country, make=True)
            assert overlay is not None
            taken = overlay.take_in(file, self.ctx.country)
        except OtherCountry as other:
            told = tr("These are changes for {country}. Choose that country first. Nothing was changed.")
            self.tell(told.format(country=self.ctx.words.country(other.country)))
            return
        except (OSError, DirectoryDamaged, DirectoryTooNew):
            self.tell(tr("This file holds no changes that can be read. Nothing was changed."))
            return
        told = tr.plural("{n} change was taken in.", "{n} changes were taken in.", taken.new)
        told = told.format(n=self.ctx.words.number(taken.new))
        if taken.unread:
            number = len(taken.unread)
            bad = tr.plural("{n} line could not be read.", "{n} lines could not be read.", number)
            told = " ".join((told, bad.format(n=self.ctx.words.number(number))))
        self._again(told)


SCREEN = Changes
