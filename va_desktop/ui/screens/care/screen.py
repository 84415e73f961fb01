# SPDX-License-Identifier: GPL-3.0-or-later
"""Care for the locked place: code, recovery sheet, backups, taking everything along, and deleting everything."""

import json
from pathlib import Path

from va_desktop.document.html import html
from va_desktop.guidance.export import document
from va_desktop.storage import backups
from va_desktop.storage.errors import CodeTooWeak, VaultTrouble, WrongCode
from va_desktop.storage.vault import Code, opened_by
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.care import wording
from va_desktop.ui.screens.common import codes
from va_desktop.ui.screens.common.papers import written
from va_desktop.ui.screens.common.private import OpenScreen, entry, place
from va_desktop.ui.screens.common.record import page

MONTHS = (0, 12, 24, 60)


class Care(OpenScreen):
    """A list of what can be done, and one small page for each."""

    def build(self) -> None:
        match self.route.get("part"):
            case "code":
                self._code()
            case "backup":
                self._backup()
            case "export":
                self._export()
            case "forget":
                self._forget()
            case "delete":
                self._delete()
            case "sure":
                self._sure()
            case _:
                self._list()

    def _list(self) -> None:
        tr = self.tr
        self.add_title(tr("Code and backups"), tr("Everything about your locked place."))
        months = wording.kept(self.ctx.words, self.records.tracker.months_kept)
        for part, text, line, picture in (
            ("code", tr("Change the code"), tr("And a new recovery sheet"), "lock"),
            ("backup", tr("Backups"), tr("Made by themselves; restore or save one"), "repeat"),
            ("export", tr("Take everything along"), tr("As a page to read, and as a file for programs"), "document"),
            (
                "forget",
                tr("Delete old ones by themselves"),
                months,
                "clock",
            ),
            ("delete", tr("Delete everything"), tr("Then nothing is left here"), "stop"),
        ):
            row = Row(self.look, text, line, picture, "applications")
            row.setObjectName(f"part.{part}")
            row.clicked.connect(lambda _=False, part=part: self.go(to("care", part=part)))
            self.add(row)
        body = self.column()
        for at, what in self.records.vault.accesses(20):
            self.line(wording.access(self.ctx.words, at, what), into=body)
        told = tr("Only what was done, never with what")
        self.disclosure(tr("When was it opened?"), "clock", body, told, "accesses")

    def _code(self) -> None:
        tr = self.tr
        self.add_title(tr("Change the code"), tr("The old one opens nothing any more."))
        assert self.ctx.private.place is not None
        kind = opened_by(self.ctx.private.place.folder)
        self.kind = "pictures" if self.route.get("kind", kind) == "pictures" else "passphrase"
        again = self.route.get("step") == "again" and self.ctx.private.pending is not None
        if again:
            self.line(tr("Once more, the same."), "text", bold=True)
        then = self._changed if again else self._first
        self.entry = entry(self, self.kind, tr("New passphrase"), then)
        place(self, self.entry)
        self.add(self.problem)
        buttons = []
        if self.kind == "pictures":
            buttons.append(self.action("again", tr("Begin again"), "repeat", self.entry.clear))
        else:
            buttons.append(self.action("continue", tr("Continue"), "next", then, "filled"))
        if not again:
            other = "passphrase" if self.kind == "pictures" else "pictures"
            words = tr("Use a passphrase instead") if other == "passphrase" else tr("Use three pictures instead")
            target = self.route.with_(kind=other)
            buttons.append(self.action("kind", words, "swap", lambda: self.ctx.replace(target), "plain"))
            buttons.append(self.action("sheet", tr("Make a new recovery sheet"), "document", self._new_sheet, "plain"))
        self.add_buttons(buttons)

    def _first(self) -> None:
        try:
            self.ctx.private.pending = self.entry.code()
        except CodeTooWeak as error:
            self.tell(codes.weak(self.ctx.words, error, self.kind))
            return
        self.entry.clear()
        self.ctx.replace(self.route.with_(step="again", kind=self.kind))

    def _changed(self) -> None:
        pending = self.ctx.private.pending
        try:
            same = self.entry.code() == pending
        except CodeTooWeak:
            same = False
        self.entry.clear()
        if not same or pending is None:
            self.tell(self.tr("That was not the same. Nothing is lost: try once more."))
            return
        self.ctx.private.pending = None
        self._try(lambda: self.records.vault.change_code(pending), self.tr("The code is changed."))

    def _new_sheet(self) -> None:
        try:
            self.ctx.private.words = self.records.vault.new_recovery(self.lang)
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self.go(to("recovery"))

    def _try(self, work, done: str) -> None:
        try:
            work()
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self.ctx.announcer.say(done)
        self.go(to("care"))

    def _backup(self) -> None:
        tr, words = self.tr, self.ctx.words
        self.add_title(tr("Backups"), tr("One is made when you lock, twice a day at the most."))
        self.line(tr("They are locked with the same code."))
        self.add(self.problem)
        buttons = [self.action("now", tr("Make one now"), "repeat", self._now, "filled")]
        for number, found in enumerate(self.ctx.private.places()):
            if found.stick:
                told = tr("Save one on {name}").format(name=found.stick)
                root = found.folder.parent
                buttons.append(self.action(f"stick.{number}", told, "leave", lambda root=root: self._out(root)))
        buttons.append(
            self.action("documents", tr("Save one in my documents"), "leave", lambda: self._out(self._documents))
        )
        self.add_buttons(buttons)
        self.add_heading(tr("Go back to a backup"), "h3")
        found = backups.backups(self.records.vault.folder)
        for number, backup in enumerate(found[:20]):
            day = words.day(backup.made.astimezone().date(), weekday=True)
            clock = backup.made.astimezone().strftime("%H:%M")
            row = Row(self.look, f"{day}, {clock}", tr("What is here now is kept aside."), "repeat", "applications")
            row.setObjectName(f"backup.{number}")
            row.clicked.connect(lambda _=False, path=backup.path: self._ask(path))
            self.add(row)
        if not found:
            self.line(tr("There is none yet."))

    @property
    def _documents(self) -> Path:
        return self.ctx.services.folders.documents

    def _now(self) -> None:
        try:
            backups.back_up(self.records.vault)
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self.ctx.announcer.say(self.tr("The backup is made and was opened again to prove it."))
        self.ctx.replace(self.route)

    def _out(self, folder: Path) -> None:
        try:
            file = backups.back_up(self.records.vault, folder)
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self.tell(self.tr("Saved as {name}. It opens with the same code.").format(name=file.name))

    def _ask(self, file: Path) -> None:
        """Ask for the code before the present vault makes room."""
        assert self.ctx.private.place is not None
        self.kind = opened_by(self.ctx.private.place.folder)
        self.file = file
        self.entry = entry(self, self.kind, self.tr("Your code"), self._restore)
        at = self.box.indexOf(self.problem)
        self.box.insertWidget(at, self.entry.widget)
        go = self.action("restore", self.tr("Go back to this backup"), "repeat", self._restore, "filled")
        self.box.insertWidget(at + 1, go)
        self.entry.widget.setFocus()
        self.ensureWidgetVisible(self.entry.widget)
        self.ctx.announcer.say(self.tr("Give your code to go back to this backup."))

    def _restore(self) -> None:
        try:
            code: Code = self.entry.code()
        except CodeTooWeak as error:
            self.tell(codes.weak(self.ctx.words, error, self.kind))
            return
        self.entry.clear()
        private, folder = self.ctx.private, self.records.vault.folder
        try:
            if not backups.opens(self.file, code, folder):
                self.tell(self.tr("That did not open it. Nothing is lost: try again."))
                return
            private.go_back_to(self.file, code)
        except (WrongCode, VaultTrouble) as error:
            self.tell(codes.trouble(self.tr, error) if isinstance(error, VaultTrouble) else "")
            return
        self.ctx.announcer.say(self.tr("The backup is in use now."))
        self.go(to("applications"))

    def _export(self) -> None:
        tr = self.tr
        self.add_title(tr("Take everything along"), tr("It is not locked any more then: everyone can read it."))
        for sentence in (
            tr("A page that every browser opens, with all applications and their history."),
            tr("And a file in JSON, with photos and answers, for other programs."),
        ):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self.add(self.problem)
        self.add_buttons([self.action("export", tr("Save both in my documents"), "leave", self._save_all, "filled")])

    def _save_all(self) -> None:
        tr = self.tr
        try:
            saved = written(self._documents, html(page(self.ctx.words, self.records, self.ctx.today)))
            data = saved.with_suffix(".json")
            data.write_text(
                json.dumps(document(self.records, self.ctx.today), ensure_ascii=False, indent=1), encoding="utf-8"
            )
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        self.records.vault.note("exported")
        self.tell(tr("Saved in your documents as {name} and {other}.").format(name=saved.name, other=data.name))

    def _forget(self) -> None:
        tr = self.tr
        self.add_title(tr("Delete old ones by themselves"), tr("Closed applications only. Running ones always stay."))
        for months in MONTHS:
            words = wording.kept(self.ctx.words, months)
            style = "filled" if months == self.records.tracker.months_kept else "outlined"
            button = self.action(
                f"months.{months}", words, "clock", lambda months=months: self._keep_for(months), style
            )
            self.add_buttons([button])

    def _keep_for(self, months: int) -> None:
        self.records.tracker.keep_for(months)
        self._try(lambda: self.records.tracker.purge(self.ctx.today), self.tr("Saved."))

    def _delete(self) -> None:
        tr = self.tr
        self.add_title(tr("Delete everything?"), tr("People, applications, photos and backups. It cannot be undone."))
        keep = self.action("keep", tr("No, keep everything"), "back", self.ctx.back, "filled")
        on = self.action("on", tr("Yes, go on"), "next", lambda: self.ctx.replace(to("care", part="sure")))
        self.add_buttons([keep, on])

    def _sure(self) -> None:
        tr = self.tr
        self.add_title(tr("Really delete everything?"), tr("This is the last question."))
        keep = self.action("keep", tr("No, keep everything"), "back", lambda: self.go(to("care")), "filled")
        self.add_buttons([keep, self.action("delete", tr("Yes, delete everything"), "stop", self._erase)])
        self.line(tr("Copies that you saved elsewhere, on a stick or in your documents, stay there."))

    def _erase(self) -> None:
        try:
            count, left = self.ctx.private.erase()
        except VaultTrouble as error:
            self.tell(codes.trouble(self.tr, error))
            return
        self.ctx.live.clear()
        self.ctx.announcer.say(codes.erased(self.ctx.words, count, len(left)))
        self.ctx.replace(to("applications", gone=str(count), left=str(len(left))))


SCREEN = Care
