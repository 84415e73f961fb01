# SPDX-License-Identifier: GPL-3.0-or-later
"""What one can do with a place: keep it for this visit, print it, compare it, say that something is wrong."""

from va_desktop.directory.calendar import Visits, ics
from va_desktop.directory.changes import Closed
from va_desktop.directory.coded import is_empty_list
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, NoCountry
from va_desktop.directory.listing import Listing, service_of
from va_desktop.ui.kit.button import Action
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import opening
from va_desktop.ui.screens.common.listings import keep_or_let_go
from va_desktop.ui.screens.common.papers import free
from va_desktop.ui.screens.common.telling import Telling


class Actions:
    """Puts the buttons on the page; the worker's own stand on the worker's side, which closes when others look."""

    def __init__(self, screen: Telling, item: Listing) -> None:
        self.screen, self.item = screen, item
        self.ctx, self.tr = screen.ctx, screen.tr

    def place(self) -> None:
        """Put everything on the page."""
        tr, screen, key = self.tr, self.screen, self.item.key
        kept = key in self.ctx.live.places
        style = "outlined" if self.item.phones else "filled"
        words = tr("Do not keep it") if kept else tr("Save for this session")
        screen.add_buttons(
            [
                screen.leads("print", tr("Print"), "print", to("handout", id=key), style),
                screen.action("save", words, "erase" if kept else "candle", self._keep),
                screen.leads("compare", tr("Compare"), "swap", to("compare", a=key)),
                screen.leads("wrong", tr("Something is wrong here"), "note", to("wrong", id=key)),
                *self._calendar(),
            ]
        )
        screen.add(screen.problem)
        if kept:
            screen.add_buttons([screen.leads("saved", tr("My saved places"), "candle", to("saved"), "plain")])
        elif self.ctx.mode == "kiosk":
            screen.line(tr("Saved places are forgotten when you finish."))

    def _keep(self) -> None:
        told = keep_or_let_go(self.ctx, self.item.key)
        self.ctx.replace(self.screen.route)
        self.ctx.announcer.say(told)

    def worker(self) -> list[Action]:
        """Return what stands on the worker's side: closed today in one press, and the page for everything else."""
        tr, screen = self.tr, self.screen
        shelf = self.ctx.services.shelf
        overlay = shelf.overlay(self.ctx.country)
        changed = overlay is not None and overlay.covers(service_of(self.item.key))
        buttons: list[Action] = []
        if not self.item.closed(self.ctx.today):
            buttons.append(screen.action("closed", tr("Closed today"), "stop", self._close))
        buttons.append(screen.leads("correct", tr("Correct this entry"), "note", to("correct", id=self.item.key)))
        if changed:
            buttons.append(screen.action("undo", tr("Undo the last change"), "repeat", self._undo))
        return buttons

    def _close(self) -> None:
        self._change(lambda overlay: overlay.make(service_of(self.item.key), Closed(self.ctx.today)))

    def _undo(self) -> None:
        def undo(overlay) -> None:
            last = overlay.last(service_of(self.item.key))
            if last is not None:
                overlay.undo(last.n)
            while (rest := overlay.last(service_of(self.item.key))) is not None and is_empty_list(rest.change):
                overlay.undo(rest.n)

        self._change(undo)

    def _change(self, do) -> None:
        try:
            overlay = self.ctx.services.shelf.overlay(self.ctx.country, make=True)
            do(overlay)
        except (OSError, DirectoryDamaged, DirectoryTooNew, NoCountry):
            self.screen.tell(self.tr("The change could not be kept here. Nothing else was lost."))
            return
        self.ctx.replace(self.screen.route)
        self.ctx.announcer.say(self.tr("Changed."))

    def _calendar(self) -> list[Action]:
        """Offer the coming days for a calendar; a kiosk keeps nothing, its paper has them."""
        if self.ctx.mode == "kiosk" or not opening.schedules(self.item):
            return []
        return [self.screen.action("calendar", self.tr("Save the days for my calendar"), "calendar", self._save_days)]

    def _save_days(self) -> None:
        tr, item = self.tr, self.item
        where = ", ".join((*item.address, *item.facets.landmarks))
        rows = [Visits(item.key, item.name, opening.schedules(item), where)]
        try:
            file = free(self.ctx.services.folders.documents, ".ics")
            file.write_bytes(ics(rows, self.ctx.services.now().timestamp(), self.ctx.today))
        except OSError:
            self.screen.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        told = tr("Saved in your documents as {name}. Who sees your calendar can read the name of the place.")
        self.screen.tell(told.format(name=file.name))
