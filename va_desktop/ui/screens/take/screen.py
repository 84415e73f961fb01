# SPDX-License-Identifier: GPL-3.0-or-later
"""Take it with you: print, large print, a file that every browser opens, and a code of public pages."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from va_desktop.directory.services import Wanted, services
from va_desktop.document.code import matrix
from va_desktop.document.html import html
from va_desktop.document.sheet import Listing, Sheet
from va_desktop.document.text import plain
from va_desktop.durable import put
from va_desktop.i18n.direction import plain as without_marks
from va_desktop.settings import kiosk
from va_desktop.speech.utterances import Block
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.code import Code
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.take.wording import Paper

PLACES = 5
"""Places that a paper names at the most; the program itself has the whole list."""


class Take(Screen):
    """The paper is made only when it is asked for, and nothing of it stays in the program."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.guided = Guided(self)
        self.trail("benefits")
        if self.guided.session is None:
            self.add_title(tr("Take it with you"), tr("Choose your country first. The questions differ by country."))
            back = Action(self.look, tr("Go back"), "back", "filled")
            back.setObjectName("back")
            back.clicked.connect(ctx.back)
            self.add_buttons([back])
        else:
            self.add_title(tr("Take it with you"), tr("The paper has no name on it and none of your answers."))
            self._actions()
            self._code()
        self.finish()

    @cached_property
    def sheet(self) -> Sheet:
        """Return the paper in the language of the page."""
        session = self.guided.session
        assert session is not None
        paper = Paper(self.guided.teller, session.book, self.text, self.look.rtl, self.ctx.today)
        country = self.guided.country
        found = services(self.ctx.library, country, Wanted(need="justice")) or services(self.ctx.library, country)
        return paper.sheet(self.guided.outcomes, found[:PLACES], country)

    def _actions(self) -> None:
        tr = self.tr
        buttons = []
        for name, words, picture, style, then in (
            ("print", tr("Print"), "print", "filled", lambda: self._print(large=False)),
            ("large", tr("Print in large letters"), "bigger", "outlined", lambda: self._print(large=True)),
            ("save", tr("Save as a page"), "document", "outlined", lambda: self._save(large=False)),
            ("savelarge", tr("Save in large letters"), "bigger", "outlined", lambda: self._save(large=True)),
        ):
            if name.startswith("save") and self.ctx.mode == "kiosk":
                continue
            button = Action(self.look, words, picture, style)
            button.setObjectName(name)
            button.clicked.connect(then)
            buttons.append(button)
        self.add_buttons(buttons)
        if self.ctx.mode != "kiosk":
            self.add_buttons(
                [
                    self._button("sound", tr("Save as sound"), "listen", self._sound),
                    self._button("braille", tr("Save as plain text, for braille"), "document", self._plain),
                ]
            )
        self.told = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.told.setObjectName("told.take")
        self.told.hide()
        self.add(self.told)
        self.line(tr("Others can read the paper. Keep it in a safe place."))

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()
        self.ctx.announcer.say(sentence)

    def _button(self, name: str, words: str, picture: str, then: Callable[[], None]) -> Action:
        button = Action(self.look, words, picture, "plain")
        button.setObjectName(name)
        button.clicked.connect(lambda _=False: then())
        return button

    def _plain(self) -> None:
        try:
            file = save(self.ctx.services.folders.documents, without_marks(plain(self.sheet)), ".txt")
        except OSError:
            self._tell(self.tr("The page could not be saved here. Nothing else was lost. Try to print it."))
            return
        self._tell(self.tr("Saved in your documents as {name}.").format(name=file.name))

    def _sound(self) -> None:
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

    def _print(self, large: bool) -> None:
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

    def _save(self, large: bool) -> None:
        try:
            file = save(self.ctx.services.folders.documents, html(self.sheet, large))
        except OSError:
            self._tell(self.tr("The page could not be saved here. Nothing else was lost. Try to print it."))
            return
        told = self.tr("Saved in your documents as {name}.").format(name=file.name)
        self._tell(told)

    def _code(self) -> None:
        if not self.sheet.code:
            return
        self.add_heading(self.tr("For your telephone"))
        self.box.addWidget(Sentence(self.look, self.sheet.code_told, lang=self.lang))
        self.box.addWidget(Code(self.look, matrix(self.sheet.code), self.sheet.code_told))


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
            lines = part.lines if isinstance(part, Listing) else (part,)
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


def save(folder: Path, text: str, ending: str = ".html") -> Path:
    """Write a page under a neutral name that nobody used yet. Raises OSError."""
    file = free(folder, ending)
    put(file, text.encode(), 0o666)
    return file


SCREEN = Take
