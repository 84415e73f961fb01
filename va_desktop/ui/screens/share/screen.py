# SPDX-License-Identifier: GPL-3.0-or-later
"""Share applications with a worker: which ones, until when, seen and taken back. Honest about what that can do."""

import json
from contextlib import suppress

from va_desktop.guidance.export import document
from va_desktop.periods import Period, Span, end
from va_desktop.storage.sealed import seal
from va_desktop.tracker.events import Event, effective
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.kit.tick import Tick
from va_desktop.ui.screens.common.private import OpenScreen
from va_desktop.ui.screens.question.entry import DayEntry, Wrong, labelled
from va_desktop.ui.screens.record.screen import day_of

MOST = 50
SUFFIX = ".vashare"


class Share(OpenScreen):
    """A sealed file with a code of its own; the vault's own code is never given away."""

    def build(self) -> None:
        tr = self.tr
        self.rows = self.records.tracker.page(most=MOST)
        self.add_title(tr("Share with a worker"), tr("You choose what, and until when."))
        self._shared()
        if not self.rows:
            self.line(tr("There is no running application."))
            return
        self.add_heading(tr("What do you want to share?"), "h3")
        self.ticks = {}
        for listed in self.rows:
            title, lang = listed.title.in_(*self.ctx.words.chain)
            tick = Tick(self.look, title, lang=lang or self.lang)
            tick.setObjectName(f"share.{listed.id}")
            self.ticks[listed.id] = tick
            self.add(tick)
        self.who = Field(self.look, tr("With whom?"), 80)
        self.who.setObjectName("who")
        self.add(labelled(self.look, self.who))
        title = tr("Until which day?")
        self.add(Label(self.look, title, "body", bold=True, lang=self.lang, inset=12))
        today = self.ctx.today
        until = end(Span(today, today), Period(1, "month"), "")
        self.until = DayEntry(self.look, self.ctx.words, until, today)
        for field in self.until.fields.values():
            field.setAccessibleDescription(title)
        self.add(self.until.widget)
        self.add(self.problem)
        self.add_buttons([self.action("make", tr("Make the file"), "lock", self._make, "filled")])
        self.line(tr("The file goes into your documents. Nothing is sent anywhere."))
        self.line(tr("Photos and answers stay here. Only what you ticked goes into the file."))

    def _shared(self) -> None:
        """Show what is shared now, each with a button to take it back."""
        tr, words = self.tr, self.ctx.words
        found: dict[str, list[tuple[Event, str]]] = {}
        for row in self.rows:
            for event in effective(self.records.tracker.events(row.id)):
                if event.kind == "share":
                    found.setdefault(event.ref, []).append((event, row.title.in_(*words.chain)[0]))
                elif event.kind == "unshare":
                    found.pop(event.ref, None)
        if not found:
            return
        self.add_heading(tr("Shared now"), "h3")
        for ref, rows in found.items():
            first = rows[0][0]
            told = tr("{what}: with {name}, until {day}").format(
                what=words.listed([title for _, title in rows]),
                name=first.who or tr("a worker"),
                day=words.day(first.by) if first.by else "",
            )
            self.box.addWidget(Sentence(self.look, told, bold=True, lang=self.lang))
            events = [event for event, _ in rows]
            name = f"revoke.{ref}"
            take_back = self.action(name, tr("Take it back"), "stop", lambda events=events: self._revoke(events))
            self.add_buttons([take_back])
        self.line(tr("Taking back ends it here. A copy that somebody has already made cannot be called back."))

    def _make(self) -> None:
        tr = self.tr
        chosen = [id_ for id_, tick in self.ticks.items() if tick.isChecked()]
        try:
            until = day_of(self.until, tr)
            if not chosen:
                raise Wrong(tr("Tick at least one application."))
            if until is None or until < self.ctx.today:
                raise Wrong(tr("Write a day that is still to come."))
        except Wrong as wrong:
            self.tell(str(wrong))
            return
        content = document(self.records, self.ctx.today, chosen, files=False) | {"until": until.isoformat()}
        sealed, code = seal(json.dumps(content, ensure_ascii=False).encode(), self.lang)
        try:
            file = self._write(sealed)
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        for id_ in chosen:
            who = self.who.text().strip()
            self.records.tracker.add(Event("", id_, "share", self.ctx.today, who=who, by=until, ref=file.stem))
        self.records.vault.note("shared")
        told = tr("Saved in your documents as {name}. Give these words to the worker, not by the same way: {words}")
        self.tell(told.format(name=file.name, words=code))

    def _write(self, content: bytes):
        folder = self.ctx.services.folders.documents
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            file = folder / f"va-desktop-{number}{SUFFIX}"
            try:
                with file.open("xb") as out:
                    out.write(content)
                return file
            except FileExistsError:
                continue
        raise OSError("too many shared files")

    def _revoke(self, events: list[Event]) -> None:
        for event in events:
            self.records.tracker.add(Event("", event.application, "unshare", self.ctx.today, ref=event.ref))
        file = self.ctx.services.folders.documents / f"{events[0].ref}{SUFFIX}"
        with suppress(OSError):
            file.unlink(missing_ok=True)
        self.records.vault.note("sharing taken back")
        self.ctx.announcer.say(self.tr("Taken back."))
        self.ctx.replace(self.route)


SCREEN = Share
