# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person shared: opened with their words, read until the day they chose, kept nowhere."""

from pathlib import Path

from va_desktop.casework.shared import NotShared, Shared, SharedOver, open_shared
from va_desktop.storage.errors import VaultTrouble, WrongCode
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.private import mounted_sticks
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.desk import DeskScreen

SUFFIX = ".vashare"


class SharedPage(DeskScreen):
    """Choose the file, write the words. It is shown on this page and forgotten when the page is left."""

    def build(self) -> None:
        tr = self.tr
        self.add_title(tr("Open what somebody shared"), tr("You need the file and the twelve words of the person."))
        self.places = [(tr("My documents"), self.ctx.services.folders.documents), *mounted_sticks()]
        found = []
        for name, folder in self.places:
            try:
                found += [(name, file) for file in sorted(folder.glob(f"*{SUFFIX}")) if file.is_file()]
            except OSError:
                continue
        if not found:
            self.line(tr("No shared file is in your documents or on a stick."))
            return
        self.files = found[:12]
        options = [(str(number), file.name, name) for number, (name, file) in enumerate(self.files)]
        self.choices("file", tr("Which file?"), options, "0")
        self.one_line("words", tr("The twelve words"), most=400)
        self.add(self.problem)
        self.add_buttons([self.action("open", tr("Open"), "lock", self._open, "filled")])
        self.line(tr("It is not kept here. After the day that the person chose it does not open any more."))

    def _open(self) -> None:
        tr, words = self.tr, self.ctx.words
        file: Path = self.files[int(self.said("file"))][1]
        try:
            found = open_shared(file.read_bytes(), self.said("words"), self.ctx.today)
        except WrongCode:
            self.tell(tr("These words do not open it. Nothing is lost: try again."))
        except SharedOver as error:
            told = tr("The person shared it until {day}. Ask them for a new file.")
            self.tell(told.format(day=words.day(error.until)))
        except (NotShared, VaultTrouble):
            self.tell(tr("This file is damaged, or it is another kind of file."))
        except OSError:
            self.tell(tr("The file could not be read. If it is on a stick, plug it in again."))
        else:
            self.read.clear()
            self._show(found)

    def _show(self, found: Shared) -> None:
        tr, words = self.tr, self.ctx.words
        told = tr("Shared on {day}, until {until}.").format(day=words.day(found.made), until=words.day(found.until))
        self.tell(told)
        at = self.box.indexOf(self.problem) + 1
        for item in found.applications:
            title = next((item.title[lang] for lang in words.chain if lang in item.title), None)
            title = title or item.title.get("en") or next(iter(item.title.values()), "")
            mark = tracked.badge(words, item.state, "")  # type: ignore[arg-type]
            row = Row(self.look, title, words.day(item.since), "applications", "applications", [mark], chevron="")
            row.setObjectName(f"application.{at}")
            self.box.insertWidget(at, row)
            at += 1
            for day, _ in item.waiting[:1]:
                line = Sentence(self.look, tr("Waits until {day}").format(day=words.day(day)), lang=self.lang)
                self.box.insertWidget(at, line)
                at += 1


SCREEN = SharedPage
