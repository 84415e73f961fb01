# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre hands on: its directory as HSDS with its own changes, and an empty table for others to fill."""

from pathlib import Path

from va_desktop.directory.overlay import Overlay
from va_desktop.directory.whole import hidden_services, records
from va_desktop.ui.screens.common.papers import free
from va_desktop.ui.screens.common.telling import Telling


class Handing:
    """Writes into the documents folder, away from the window, and tells what came of it."""

    def __init__(self, screen: Telling) -> None:
        self.screen, self.ctx, self.tr = screen, screen.ctx, screen.tr

    def export(self, protected: bool = False) -> None:
        """Write every service as the centre knows it; protected addresses only in outreach mode and when asked."""
        protected = protected and self.ctx.worker
        shelf, country = self.ctx.services.shelf, self.ctx.country
        found = shelf.directory(country)
        if found is None:
            self.screen.tell(self.tr("No directory is installed yet."))
            return
        base, folder, clock = found.again(), self.ctx.services.folders.documents, self.ctx.services.clock
        own = shelf.overlay_file(country)

        def work() -> Path:
            from va_desktop.directory.hsds.exporting import export

            overlay = Overlay.open(own, clock) if own.exists() else None
            target = free(folder, ".zip")
            export(records(base, overlay, protected=protected), target, "hsds")
            return target

        more = (
            self.tr("It holds protected addresses. Give it to workers only.")
            if protected
            else self.tr("Protected addresses were left out.")
        )
        self._run(work, more)

    def texts(self) -> None:
        """Write the translated texts, for whoever translates more."""
        tongues = self.ctx.services.shelf.tongues(self.ctx.country)
        if tongues is None:
            self.screen.tell(self.tr("There are no translations yet."))
            return
        try:
            file = free(self.ctx.services.folders.documents, ".csv")
            tongues.export(file, self._hidden())
        except OSError:
            self.screen.tell(self.tr("The file could not be saved here. Nothing else was lost."))
            return
        self.screen.tell(self.tr("Saved in your documents as {name}.").format(name=file.name))

    def _hidden(self) -> frozenset[str]:
        """Return the services whose places have no texts in the file: workers have them all."""
        shelf, country = self.ctx.services.shelf, self.ctx.country
        found = shelf.directory(country)
        if self.ctx.worker or found is None:
            return frozenset()
        return frozenset(hidden_services(found, shelf.overlay(country)))

    def template(self) -> None:
        """Write an empty table with the headings that the program understands."""
        folder = self.ctx.services.folders.documents

        def work() -> Path:
            from va_desktop.directory.hsds.template import write

            target = free(folder, ".xlsx")
            write(target)
            return target

        self._run(work)

    def _run(self, work, more: str = "") -> None:
        tr, screen = self.tr, self.screen
        screen.tell(tr("Please wait."))
        kind = f"handing.{id(screen)}"
        jobs = self.ctx.jobs
        screen.destroyed.connect(lambda: jobs.forget(kind))

        def done(file: Path) -> None:
            screen.tell(" ".join((tr("Saved in your documents as {name}.").format(name=file.name), more)).strip())

        def failed(error: Exception) -> None:
            screen.tell(tr("The file could not be saved here. Nothing else was lost."))

        jobs.run(kind, work, done, failed)
