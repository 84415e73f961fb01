# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper to take home: made when it is asked for; printed, saved as a page, as sound or for braille."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from va_desktop.document.html import html
from va_desktop.document.sheet import Code, Listing, Sheet
from va_desktop.document.text import plain
from va_desktop.durable import put
from va_desktop.i18n.direction import plain as without_marks
from va_desktop.settings import kiosk
from va_desktop.speech.utterances import Block
from va_desktop.ui.screens.common.screen import Screen


class Papers:
    """Hands out the paper that `make` makes; `tell` is given one sentence on what came of it."""

    def __init__(self, screen: Screen, tell: Callable[[str], None], make: Callable[[], Sheet]) -> None:
        self.screen, self.ctx, self.tr, self.look = screen, screen.ctx, screen.tr, screen.look
        self._tell, self._make = tell, make

    @cached_property
    def sheet(self) -> Sheet:
        """Return the paper in the language of the page."""
        return self._make()

    def plain_text(self) -> None:
        """Save the paper as text, for braille."""
        try:
            file = written(self.ctx.services.folders.documents, without_marks(plain(self.sheet)), ".txt")
        except OSError:
            self._tell(self.tr("The page could not be saved here. Nothing else was lost. Try to print it."))
            return
        self._tell(self.tr("Saved in your documents as {name}.").format(name=file.name))

    def sound(self) -> None:
        """Make the sound away from the window: a long paper takes some seconds."""
        from va_desktop.speech.recording import record

        blocks, speed, services = tuple(read_out(self.sheet)), self.ctx.settings.speed, self.ctx.services
        self._tell(self.tr("Please wait."))

        def work() -> Path:
            file = free(services.folders.documents, ".wav")
            record(services.engines, blocks, speed, file)
            return file

        def done(file: Path) -> None:
            self._tell(self.tr("Saved in your documents as {name}.").format(name=file.name))

        def failed(error: Exception) -> None:
            told = self.tr("The sound could not be made here. Save the page instead.")
            self._tell(told)

        self.ctx.jobs.run("recording", work, done, failed)

    def print(self, large: bool) -> None:
        """Print the paper, in large letters or usual ones."""
        from va_desktop.ui.kit.printing import print_, printer_there

        if self.ctx.mode == "kiosk":
            self._print_for_staff(large)
        elif not printer_there():
            self._tell(self.tr("There is no printer here. Save the page instead, and print it elsewhere."))
        elif print_(self.sheet, self.look, large):
            self._tell(self.tr("Printed. Please take your paper."))
        else:
            self._tell(self.tr("The printer did not take it. Save the page instead."))

    def _print_for_staff(self, large: bool) -> None:
        """Print where the centre said: on its one queue, or into the folder from which staff print."""
        from va_desktop.ui.kit.printing import print_, printer_there

        chosen = kiosk.load(self.ctx.services.kiosk_file)
        file = None
        try:
            file = free(Path(chosen.papers), ".pdf") if chosen.papers else None
            there = file is not None or printer_there(chosen.printer)
            done = there and print_(self.sheet, self.look, large, file, chosen.printer)
        except OSError:
            done = False
        if not done:
            self._tell(self.tr("It could not be printed here. Please ask the staff."))
        elif file is not None:
            self._tell(self.tr("Your paper is ready. Ask the staff for {name}.").format(name=file.stem))
        else:
            self._tell(self.tr("Printed. Please take your paper."))

    def save(self, large: bool) -> None:
        """Save the paper as a page that every browser opens."""
        try:
            file = written(self.ctx.services.folders.documents, html(self.sheet, large))
        except OSError:
            self._tell(self.tr("The page could not be saved here. Nothing else was lost. Try to print it."))
            return
        told = self.tr("Saved in your documents as {name}.").format(name=file.name)
        self._tell(told)


def read_out(sheet: Sheet) -> Iterator[Block]:
    """Yield a paper as it is read aloud."""
    yield Block(sheet.title, sheet.lang, "heading")
    if sheet.lead:
        yield Block(sheet.lead, sheet.lang)
    for section in sheet.sections:
        yield Block(section.heading.text, section.heading.lang, "heading")
        if section.mark:
            yield Block(section.mark, sheet.lang)
        for part in section.parts:
            lines = () if isinstance(part, Code) else part.lines if isinstance(part, Listing) else (part,)
            yield from (Block(line.text, line.lang) for line in lines)
    yield from (Block(line, sheet.lang) for line in sheet.footer)


def free(folder: Path, ending: str) -> Path:
    """Return a neutral name that nobody used yet. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    names = (folder / f"va-desktop-{number}{ending}" for number in range(1, 1000))
    found = next((file for file in names if not file.exists()), None)
    if found is None:
        raise OSError("too many saved files")
    return found


def written(folder: Path, text: str, ending: str = ".html") -> Path:
    """Write a page under a neutral name that nobody used yet. Raises OSError."""
    file = free(folder, ending)
    put(file, text.encode(), 0o666)
    return file
