# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker corrects a place: one field at a time, closes it, warns of something, takes it away; each can be undone."""

from collections.abc import Callable

from va_desktop.directory import weekly
from va_desktop.directory.changes import Alerted, Change, Closed, Removed
from va_desktop.directory.errors import ChangeRefused, DirectoryDamaged, DirectoryTooNew, NoCountry
from va_desktop.directory.facets import Doc
from va_desktop.directory.fields import Field as Place
from va_desktop.directory.fields import corrected, fields
from va_desktop.directory.listing import keyed, service_of
from va_desktop.directory.writer import SERVICE
from va_desktop.periods import Period, Span, end
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.correct import wording
from va_desktop.ui.screens.correct.week import WeekEntry
from va_desktop.ui.screens.question.entry import DayEntry
from va_desktop.ui.screens.question.entry import Wrong as NoDay


class Correct(Telling):
    """The list of fields; with `field` in the route one of them; `close` and `alert` are pages of their own."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        item = place_of(ctx, route.get("id")) if ctx.mode != "kiosk" else None
        if item is None:
            self.add_title(tr("This page is not here any more."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
            self.finish()
            return
        self.item = item
        self.service = service_of(item.key)
        self.doc = self._document()
        match route.get("field"):
            case "":
                self._all()
            case "close":
                self._closing()
            case "week" if self.doc is not None and any(each.name == "hours" for each in self._fields()):
                self.week = WeekEntry(self, weekly.present(self.doc, keyed(self.doc, item.key)), self._take_week)
            case "alert":
                self._words(
                    tr("Warning"), tr("What must people know before they go there?"), item.alert or "", self._warn
                )
            case name:
                self._one(name)
        self.finish()

    def _document(self) -> Doc | None:
        shelf = self.ctx.services.shelf
        directory, overlay = shelf.directory(self.ctx.country), shelf.overlay(self.ctx.country)
        base = directory.document(SERVICE, self.service) if directory is not None else None
        return overlay.merged(self.service, base) if overlay is not None else base

    def _fields(self) -> list[Place]:
        if self.doc is None:
            return []
        return list(fields(self.doc, keyed(self.doc, self.item.key), hidden=self._hidden()))

    def _hidden(self) -> bool:
        """Tell whether the address is protected and this is no worker."""
        return self.item.facets.redacted and self.ctx.mode != "outreach"

    def _all(self) -> None:
        tr = self.tr
        self.add_title(tr("Correct this entry"), self.item.name)
        self.line(tr("Your changes stay on this computer. A new directory does not take them away."))
        if self._hidden():
            self.line(tr("The address of this place is protected. Only workers can see and change it."))
        rows = Columns(self.look, most=2, gap=16)
        for each in self._fields():
            if each.name == "hours" and self.doc is not None:
                week = weekly.present(self.doc, keyed(self.doc, self.item.key))
                told = f"{week.opens} – {week.closes}" if week.days else tr("nothing")
                rows.addWidget(self._row("week", tr("Days and opening times"), told, "clock"))
            rows.addWidget(self._row(each.name, wording.field(tr, each.name), wording.value(tr, each.text), "note"))
        rows.addWidget(self._row("close", tr("Closed until a day, or for good"), "", "stop"))
        rows.addWidget(self._row("alert", tr("Warning"), self.item.alert or tr("nothing"), "caution"))
        self.add(rows)
        if self.doc is None:
            self.line(tr("The texts of this place belong to the content pack. You can close it, or warn of something."))
        self.add(self.problem)
        buttons = [self.action("remove", tr("Do not show this place"), "erase", lambda: self._make(Removed()))]
        buttons.append(self.leads("changes", tr("All changes of this centre"), "note", to("changes"), "plain"))
        self.add_buttons(buttons)

    def _row(self, name: str, title: str, line: str, picture: str) -> Row:
        row = Row(self.look, title, line, picture)
        row.setObjectName(f"field.{name}")
        row.clicked.connect(lambda: self.go(self.route.with_(field=name)))
        return row

    def _one(self, name: str) -> None:
        found = next((each for each in self._fields() if each.name == name), None)
        if found is None or self.doc is None:
            self._all()
            return
        doc = self.doc
        title = wording.field(self.tr, found.name)
        self._words(title, self.item.name, found.text, lambda text: corrected(doc, found, text))

    def _words(self, title: str, lead: str, text: str, change: Callable[[str], Change | None]) -> None:
        tr = self.tr
        self.add_title(title, lead)
        label = Label(self.look, title, "body", bold=True, lang=self.lang, inset=12)
        self.area = Area(self.look, title, text, lines=3)
        self.area.setObjectName("text")
        label.setBuddy(self.area)
        self.add(label)
        self.add(self.area)
        self.add(self.problem)

        def save() -> None:
            made = change(self.area.toPlainText())
            if made is None:
                self.tell(tr("Write something first."))
            else:
                self._make(made)

        self.add_buttons([self.action("save", tr("Save"), "check", save, "filled")])

    def _warn(self, text: str) -> Change | None:
        return Alerted(text.strip()) if text.strip() else None

    def _take_week(self, week: weekly.Week) -> None:
        if self.doc is not None:
            self._make(weekly.corrected(self.doc, keyed(self.doc, self.item.key), week))

    def _closing(self) -> None:
        tr, today = self.tr, self.ctx.today
        self.add_title(tr("Closed until a day, or for good"), self.item.name)
        until = end(Span(today, today), Period(1, "week"), "")
        self.add(
            Label(self.look, tr("The last day on which it is closed"), "body", bold=True, lang=self.lang, inset=12)
        )
        self.day = DayEntry(self.look, self.ctx.words, until, today)
        self.add(self.day.widget)
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("save", tr("Closed until this day"), "stop", self._close, "filled"),
                self.action("forever", tr("Closed for good"), "erase", lambda: self._make(Closed(None))),
            ]
        )

    def _close(self) -> None:
        try:
            value = self.day.value()
        except NoDay as wrong:
            self.tell(str(wrong))
            return
        if not isinstance(value, Span) or not value.exact or value.first < self.ctx.today:
            self.tell(self.tr("Write a day that is still to come."))
            return
        self._make(Closed(value.first))

    def _make(self, change: Change) -> None:
        try:
            overlay = self.ctx.services.shelf.overlay(self.ctx.country, make=True)
            assert overlay is not None
            overlay.make(self.service, change, self.doc)
        except ChangeRefused as wrong:
            self.tell(wording.refused(self.tr, wrong))
            return
        except (OSError, DirectoryDamaged, DirectoryTooNew, NoCountry):
            self.tell(self.tr("The change could not be kept here. Nothing else was lost."))
            return
        shown = place_of(self.ctx, self.item.key)
        self.ctx.back()
        if isinstance(change, Removed) or shown is None:
            self.ctx.replace(to("places"))
        self.ctx.announcer.say(self.tr("Changed."))


SCREEN = Correct
