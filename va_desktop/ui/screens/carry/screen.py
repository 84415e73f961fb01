# SPDX-License-Identifier: GPL-3.0-or-later
"""How somebody likes to use the program, taken to another computer: as a code, as a picture of it, or as a file.

Where many people use the screen there are no files; a code can be typed there, and holds for the visit.
"""

from pathlib import Path

from va_desktop.document.code import PREFIX, matrix
from va_desktop.i18n.direction import left_to_right
from va_desktop.settings import profile
from va_desktop.ui.kit.code import Code
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen
from va_desktop.ui.screens.question.entry import labelled


class Carry(PrivateScreen):
    """Both ways: out as a code, a square to photograph and a file; in as a code and a file."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        tr = self.tr
        self.add_title(tr("Take these choices along"), tr("It says how you use this, not who you are."))
        self.add(self.problem)
        self._out()
        self._in()
        if ctx.mode != "kiosk":
            self._files()
        self.add_buttons([self.leads("how", tr("How do you like to use this?"), "nohands", to("how"), "plain")])
        self.finish()

    def _out(self) -> None:
        tr, code = self.tr, profile.code(self.ctx.settings)
        self.add_heading(tr("Your code"))
        shown = Sentence(self.look, left_to_right(code), "h1", bold=True, lang="en")
        shown.setObjectName("code")
        self.box.addWidget(shown)
        self.line(tr("Write it down, or photograph the square. Type it on another computer."))
        square = Code(self.look, matrix(f"{PREFIX}:HOW:{code}"), tr("A square code with the same letters"))
        square.setObjectName("square")
        self.box.addWidget(square)

    def _in(self) -> None:
        tr = self.tr
        self.add_heading(tr("Use a code"))
        self.field = Field(self.look, tr("The code"), 40)
        self.field.setObjectName("typed")
        self.field.returnPressed.connect(self._typed)
        self.add(labelled(self.look, self.field))
        self.add_buttons([self.action("use", tr("Use this code"), "check", self._typed)])

    def _typed(self) -> None:
        try:
            found = profile.decoded(self.field.text())
        except profile.NoProfile:
            self.tell(self.tr("That is not a code of this program. Nothing was changed. Look at each letter."))
            return
        self._take(found)

    def _take(self, found: dict[str, object]) -> None:
        """Follow the choices at once; the page is built anew with them."""
        announcer, told = self.ctx.announcer, self.tr("Your choices are in use.")
        self.ctx.change(**found)
        announcer.say(told)

    def _files(self) -> None:
        tr = self.tr
        self.add_heading(tr("A file"))
        buttons = []
        for place, (name, folder) in enumerate(self._places()):
            words = tr("Save it on {name}").format(name=name) if name else tr("Save it in your documents")
            own = "save" if not name else f"save.{place}"
            buttons.append(self.action(own, words, "leave", lambda folder=folder: self._save(folder)))
        buttons.append(self.action("load", tr("Use choices from a file"), "document", self._load))
        self.add_buttons(buttons)

    def _places(self) -> list[tuple[str, Path]]:
        """Return where a file may lie: the person's documents, then each stick by its name."""
        return [("", self.ctx.services.folders.documents), *self.ctx.private.sticks()]

    def _save(self, folder: Path) -> None:
        file = folder / profile.FILE
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            profile.write(file, self.ctx.settings)
        except OSError:
            self.tell(self.tr("The file could not be saved here. Nothing else was lost."))
            return
        self.tell(self.tr("Saved as {name}.").format(name=file.name))

    def _load(self) -> None:
        """Take the file from a stick before the one in the documents: who brought a stick means that one."""
        for _, folder in reversed(self._places()):
            try:
                found = profile.read(folder / profile.FILE)
            except FileNotFoundError:
                continue
            except (OSError, profile.NoProfile):
                self.tell(self.tr("The file {name} cannot be read. Nothing was changed.").format(name=profile.FILE))
                return
            self._take(found)
            return
        told = self.tr("There is no file {name} in your documents or on a stick.")
        self.tell(told.format(name=profile.FILE))


SCREEN = Carry
