# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person shared: opened with their words, read until the day they chose, kept nowhere."""

from pathlib import Path

from va_desktop.casework.referring import NotAReferral, Referred, open_referral
from va_desktop.casework.shared import LARGEST, NotShared, Shared, SharedOver, open_shared
from va_desktop.storage.errors import VaultTrouble, WrongCode
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.private import mounted_sticks
from va_desktop.ui.screens.common import cases, tracked
from va_desktop.ui.screens.common.caseload import DeskScreen

SUFFIXES = (".vashare", ".vareferral")
"""What a person shared with a worker, and what a worker sent to a service."""


class SharedPage(DeskScreen):
    """Choose the file, write the words. It is shown on this page and forgotten when the page is left."""

    def build(self) -> None:
        tr = self.tr
        self.add_title(tr("Open what somebody shared"), tr("You need the file and the twelve words of the person."))
        self.places = [(tr("My documents"), self.ctx.services.folders.documents), *mounted_sticks()]
        found = []
        for name, folder in self.places:
            try:
                found += [(name, file) for file in sorted(folder.glob("*")) if file.suffix in SUFFIXES]
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
        self.add_buttons([self.action("open", tr("Open the file"), "lock", self._open, "filled")])
        self.line(tr("It is not kept here. After the day that the person chose it does not open any more."))

    def _open(self) -> None:
        tr, words = self.tr, self.ctx.words
        file: Path = self.files[int(self.said("file"))][1]
        try:
            if file.stat().st_size > LARGEST:
                raise NotShared
            content, code = file.read_bytes(), self.said("words")
            if file.suffix == SUFFIXES[0]:
                self._show(open_shared(content, code, self.ctx.today))
            else:
                self._referral(open_referral(content, code))
        except WrongCode:
            self.tell(tr("These words do not open it. Nothing is lost: try again."))
        except SharedOver as error:
            told = tr("The person shared it until {day}. Ask them for a new file.")
            self.tell(told.format(day=words.day(error.until)))
        except (NotShared, NotAReferral, VaultTrouble):
            self.tell(tr("This file is damaged, or it is another kind of file."))
        except OSError:
            self.tell(tr("The file could not be read. If it is on a stick, plug it in again."))

    def _referral(self, found: Referred) -> None:
        tr, words = self.tr, self.ctx.words
        self.tell(tr("Written on {day}.").format(day=words.day(found.made)))
        at = self.box.indexOf(self.problem) + 1
        for name, raw in found.data.items():
            shown = self.need_named(raw) if name == "need" else cases.value(words, name, raw)
            label = Sentence(self.look, f"{cases.data_field(tr, name)}: {shown}", bold=True, lang=self.lang)
            self.box.insertWidget(at, label)
            at += 1

    def _show(self, found: Shared) -> None:
        tr, words = self.tr, self.ctx.words
        told = tr("Shared on {day}, until {until}.").format(day=words.day(found.made), until=words.day(found.until))
        self.tell(told)
        lines = []
        for item in found.applications:
            title = next((item.title[lang] for lang in words.chain if lang in item.title), None)
            title = title or item.title.get("en") or next(iter(item.title.values()), "")
            state = tracked.badge(words, item.state, "").text  # type: ignore[arg-type]
            lines.append((f"{title}: {state}, {words.day(item.since)}", True))
            lines += [(tr("Waits until {day}").format(day=words.day(day)), False) for day, _ in item.waiting[:1]]
            lines += [(f"{words.day(event.day)}: {event.text}", False) for event in item.events if event.text]
        at = self.box.indexOf(self.problem) + 1
        for place, (line, bold) in enumerate(lines):
            self.box.insertWidget(at + place, Sentence(self.look, line, bold=bold, lang=self.lang))


SCREEN = SharedPage
