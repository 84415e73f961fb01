# SPDX-License-Identifier: GPL-3.0-or-later
"""Days for a calendar, or on a card to carry; what each is for is left out unless one wants it."""

from va_desktop.document.code import public
from va_desktop.document.sheet import Line, Section, Sheet
from va_desktop.i18n.direction import isolate
from va_desktop.tracker.calendar import Entry, ics
from va_desktop.tracker.store import Waiting
from va_desktop.ui.kit.choice import Switch
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import opening
from va_desktop.ui.screens.common.listings import language_of, place_of
from va_desktop.ui.screens.common.private import OpenScreen

MOST = 12


class Dates(OpenScreen):
    """All days that running applications wait for."""

    def build(self) -> None:
        tr = self.tr
        self.waiting = self.records.tracker.all_dues()
        self.add_title(tr("Days to remember"), tr("Put them into a calendar, or print a card."))
        self._visits()
        if not self.waiting:
            self.line(tr("There is no day to remember yet."))
            return
        self.named = Switch(
            self.look,
            tr("Say what each day is for"),
            tr("Off: it says only that there is a visit or a paper"),
            "look",
            tr("On"),
            tr("Off"),
        )
        self.named.setObjectName("switch.named")
        self.add(self.named)
        for one in self.waiting[:MOST]:
            self.box.addWidget(Sentence(self.look, self._what(one, True), bold=True, lang=self.lang))
            self.line(self.teller.when(one.due))
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("calendar", tr("Save for a calendar"), "calendar", self._calendar, "filled"),
                self.action("card", tr("Print a card"), "print", self._print),
            ]
        )
        self.line(tr("Others who see the calendar or the card can read the days."))

    def _visits(self) -> None:
        """Show when mobile teams come to the places that were kept in this visit."""
        now, words = self.ctx.services.now(), self.ctx.words
        kept = [item for key in self.ctx.live.places if (item := place_of(self.ctx, key)) is not None]
        found = [item for item in kept if opening.is_visited(item, now.date())]
        if found:
            self.add_heading(self.tr("Coming visits"))
        for item in found:
            self.box.addWidget(
                Sentence(self.look, isolate(item.name), bold=True, lang=language_of(self.ctx, item.name))
            )
            for line in opening.visits(words, item, now, opening.holidays(self.ctx)):
                self.line(line)
            self.add_buttons(
                [self.leads(f"place.{item.key}", self.tr("Open this place"), "place", to("place", id=item.key))]
            )

    def _what(self, one: Waiting, named: bool) -> str:
        if not named:
            return self.tr("Office visit") if one.due.whose == "mine" else self.tr("A letter may come")
        found = self.records.tracker.get(one.application)
        if found is None:
            return ""
        now = self.records.tracker.standing(found)
        return f"{self.teller.name(found)}: {self.teller.what(one.due, now=now)}"

    def _calendar(self) -> None:
        named, tr = self.named.isChecked(), self.tr
        entries = [
            Entry(
                f"{one.application}.{one.due.key}",
                one.due.day,
                self._what(one, named),
                len(self.records.tracker.events(one.application)),
            )
            for one in self.waiting
        ]
        try:
            folder = self.ctx.services.folders.documents
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / "va-desktop.ics"
            file.write_bytes(ics(entries, self.ctx.private.now()))
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        self.tell(tr("Saved in your documents as {name}. Open it with your calendar.").format(name=file.name))

    def sheet(self) -> Sheet:
        """Return the card: days only, and a code of public pages."""
        tr, named = self.tr, self.named.isChecked()
        lines = tuple(Line(f"{self.teller.when(one.due)}: {self._what(one, named)}", self.lang) for one in self.waiting)
        found = [self.records.tracker.get(one.application) for one in self.waiting]
        country = self.ctx.country
        ids = sorted({row.snapshot.entitlement for row in found if row and row.snapshot and row.country == country})
        return Sheet(
            title=tr("Days to remember"),
            lang=self.lang,
            rtl=self.look.rtl,
            lead="",
            sections=(Section(Line(self.ctx.words.day(self.ctx.today), self.lang), 2, "", lines),),
            footer=(),
            code=public(self.ctx.country, ids[:MOST]) if ids else "",
            code_told=tr("This code opens the public pages named here. It says nothing about you."),
        )

    def _print(self) -> None:
        from va_desktop.ui.kit.printing import print_, printer_there

        tr = self.tr
        if not printer_there():
            self.tell(tr("There is no printer here. Save the days for a calendar instead."))
            return
        done = print_(self.sheet(), self.look, large=True)
        self.tell(tr("Printed. Please take your paper.") if done else tr("The printer did not take it."))


SCREEN = Dates
