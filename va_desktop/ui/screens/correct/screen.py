# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker corrects a place: by parts or one text at a time; closes it, warns, takes it away; each can be undone."""

from collections.abc import Callable, Sequence

from va_desktop.directory import coded, weekly
from va_desktop.directory.changes import Alerted, Change, Closed, Removed, applied
from va_desktop.directory.errors import ChangeRefused, DirectoryDamaged, DirectoryTooNew, NoCountry
from va_desktop.directory.facets import Doc
from va_desktop.directory.fields import Field as Place
from va_desktop.directory.fields import corrected, fields
from va_desktop.directory.listing import keyed, service_of
from va_desktop.directory.writer import SERVICE
from va_desktop.periods import Period, Span, end
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.correct import remarked, summary, wording
from va_desktop.ui.screens.correct.asked import Asked, Part, lines
from va_desktop.ui.screens.correct.parts import Access, Coding, Offers, Tongues
from va_desktop.ui.screens.correct.week import WeekEntry
from va_desktop.ui.screens.correct.where import Secret, Where
from va_desktop.ui.screens.question.entry import DayEntry
from va_desktop.ui.screens.question.entry import Wrong as NoDay

PARTS: dict[str, type[Part]] = {
    "coding": Coding,
    "offers": Offers,
    "access": Access,
    "tongues": Tongues,
    "week": WeekEntry,
    "where": Where,
}
_WHERE = ("address", "city", "transport")
STEPS = ("coding", "access", "offers", "tongues", "week", "description", "where")
"""What is asked about a place that was just added, in this order; each can be left out but the first."""


class Correct(Telling):
    """The list of parts and texts; with `field` in the route one of them. `new` leads from one to the next.

    `remark` is the number of a visitor's remark that stands above everything until something was changed.
    """

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        item = place_of(ctx, route.get("id")) if ctx.staff else None
        if item is None:
            self.add_title(tr("This page is not here any more."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
            self.finish()
            return
        self.item = item
        self.service = service_of(item.key)
        self.doc = self._document()
        self.hidden = item.facets.redacted and not ctx.worker
        self.shut = {"where"} if self.hidden else set[str]()
        if self.hidden and not any(each.name == "hours" for each in self._fields()):
            self.shut.add("week")
        self.form = f"correct/{item.key}/{route.get('field')}"
        match route.get("field"):
            case "":
                self._all()
            case "close":
                self._closing()
            case "bring" if self.doc is not None:
                doc = self.doc
                told = "\n".join(coded.papers(doc))
                self._words(
                    tr("What to bring"), tr("One paper on each line."), told, lambda t: coded.with_papers(doc, lines(t))
                )
            case name if name in PARTS and self.doc is not None and name not in self.shut:
                self._part(name)
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
        """Return the texts that can be corrected; of a protected place nothing of the building but to a worker."""
        if self.doc is None:
            return []
        return list(fields(self.doc, keyed(self.doc, self.item.key), hidden=self.hidden))

    def _all(self) -> None:
        tr = self.tr
        self.add_title(tr("Correct this entry"), self.item.name)
        remarked.show(self)
        self.line(tr("Your changes stay on this computer. A new directory does not take them away."))
        self.add(self.problem)
        if self.hidden:
            self.line(tr("The address of this place is protected. Only workers can see and change it."))
        if self.doc is not None:
            doc = self.doc
            self.line(summary.checked(self.ctx.words, self.item))
            seen = self.action(
                "checked", tr("I checked it today"), "check", lambda: self._make([coded.checked(doc, self.ctx.today)])
            )
            self.add_buttons([seen, *remarked.nothing(self)])
            self._rows(tr("Parts"), self._parts(doc))
            texts = [(each.name, wording.field(tr, each.name), wording.value(tr, each.text)) for each in self._fields()]
            bring = ("bring", tr("What to bring"), ", ".join(self.item.documents) or tr("nothing"))
            self._rows(tr("Texts"), [(*each, "note") for each in [*texts, bring]])
        else:
            self.line(tr("The texts of this place belong to the content pack. You can close it, or warn of something."))
            self.add_buttons(remarked.nothing(self))
        close = ("close", tr("Closed until a day, or for good"), "", "stop")
        self._rows(tr("Closed, or a warning"), [close, ("alert", tr("Warning"), self.item.alert or "", "caution")])
        self.add_buttons(
            [
                self.action("remove", tr("Do not show this place"), "erase", lambda: self._make([Removed()])),
                self.leads("changes", tr("All changes of this centre"), "note", to("changes"), "plain"),
            ]
        )

    def _parts(self, doc: Doc) -> list[tuple[str, str, str, str]]:
        names, week = summary.parts(self.tr), weekly.present(doc, keyed(doc, self.item.key))
        told = summary.told(self, self.item, week)
        return [(name, *names[name][:1], told[name], names[name][1]) for name in PARTS if name not in self.shut]

    def _rows(self, heading: str, found: Sequence[tuple[str, str, str, str]]) -> None:
        self.add_heading(heading, "h3")
        rows = Columns(self.look, most=2, gap=16)
        for name, title, line, picture in found:
            row = Row(self.look, title, line, picture)
            row.setObjectName(f"field.{name}")
            row.clicked.connect(lambda _=False, name=name: self.go(self.route.with_(field=name)))
            rows.addWidget(row)
        self.add(rows)

    def _part(self, name: str) -> None:
        assert self.doc is not None
        title = summary.parts(self.tr)[name][0]
        self.add_title(title, self.item.name)
        remarked.show(self)
        self._step()
        part = PARTS[name](self, self.form, self.doc, keyed(self.doc, self.item.key))
        self.add(self.problem)

        def save() -> None:
            found = part.changes()
            if found is not None:
                self._make(found)

        self._saving(save)

    def _one(self, name: str) -> None:
        found = next((each for each in self._fields() if each.name == name), None)
        if found is None or self.doc is None:
            self._all()
            return
        doc, secret = self.doc, list[Secret]()

        def change(text: str) -> Sequence[Change] | None:
            if fault := wording.fault(self.tr, found.name, text):
                self.tell(fault)
                return None
            first = secret[0].changes() if secret else []
            if first is None or text.strip() == found.text:
                return first
            # What makes an address secret comes before the address, so that nobody sees it between the two.
            return [*first, corrected(doc, found, text)]

        def beside() -> None:
            secret.append(Secret(Asked(self, self.form), doc, keyed(doc, self.item.key)))

        where = beside if found.name in _WHERE else None
        self._words(wording.field(self.tr, found.name), self.item.name, found.text, change, where)

    def _words(
        self,
        title: str,
        lead: str,
        text: str,
        change: Callable[[str], Sequence[Change] | None],
        beside: Callable[[], None] | None = None,
    ) -> None:
        self.add_title(title, lead)
        remarked.show(self)
        self._step()
        self.area = Asked(self, self.form).area("text", title, text, 3)
        if beside is not None:
            beside()
        self.add(self.problem)

        def save() -> None:
            made = change(self.area.toPlainText())
            if made is not None:
                self._make(made)

        self._saving(save)

    def _step(self) -> None:
        """Say how far it is, while a new place is asked about."""
        if self.route.get("new"):
            words, at = self.ctx.words, STEPS.index(self.route.get("field")) + 1
            told = self.tr("Step {n} of {all}.").format(n=words.number(at), all=words.number(len(STEPS)))
            self.line(told, bold=True)

    def _saving(self, save: Callable[[], None]) -> None:
        tr = self.tr
        if not self.route.get("new"):
            self.add_buttons([self.action("save", tr("Save"), "check", save, "filled")])
            return
        buttons = [self.action("save", tr("Save and go on"), "check", save, "filled")]
        if self.route.get("field") != STEPS[0]:
            buttons.append(self.action("skip", tr("Go on without this"), "next", self._next))
            buttons.append(self.action("end", tr("That is all"), "place", self._end, "plain"))
        self.add_buttons(buttons)

    def _next(self) -> None:
        at = STEPS.index(self.route.get("field")) + 1
        if at < len(STEPS):
            self.ctx.replace(self.route.with_(field=STEPS[at]))
        else:
            self._end()

    def _end(self) -> None:
        self.ctx.replace(to("place", id=self.item.key))

    def _warn(self, text: str) -> list[Change] | None:
        if not text.strip():
            self.tell(self.tr("Write something first."))
            return None
        return [Alerted(text.strip())]

    def _closing(self) -> None:
        tr, today = self.tr, self.ctx.today
        self.add_title(tr("Closed until a day, or for good"), self.item.name)
        remarked.show(self)
        until = end(Span(today, today), Period(1, "week"), "")
        self.add(
            Label(self.look, tr("The last day on which it is closed"), "body", bold=True, lang=self.lang, inset=12)
        )
        self.day = DayEntry(self.look, self.ctx.words, until, today)
        for name, field in self.day.fields.items():
            self.ctx.drafts.follow(self.form, name, field)
        self.add(self.day.widget)
        self.add(self.problem)
        self.add_buttons(
            [
                self.action("save", tr("Closed until this day"), "stop", self._close, "filled"),
                self.action("forever", tr("Closed for good"), "erase", lambda: self._make([Closed(None)])),
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
        self._make([Closed(value.first)])

    def _make(self, changes: Sequence[Change]) -> None:
        """Keep what changed, all that was written on this page; then go back, or on to the next question."""
        try:
            overlay = self.ctx.services.shelf.overlay(self.ctx.country, make=True)
            assert overlay is not None
            for change in coded.ready(self.doc or {}, changes):
                overlay.make(self.service, change, self.doc)
                self.doc = None if self.doc is None else applied(self.doc, change, 0)
            if changes:
                remarked.done(self, overlay)
        except ChangeRefused as wrong:
            self.tell(wording.refused(self.tr, wrong))
            return
        except (OSError, DirectoryDamaged, DirectoryTooNew, NoCountry):
            self.tell(self.tr("The change could not be kept here. Nothing else was lost."))
            return
        self.ctx.drafts.drop(self.form)
        if self.route.get("new"):
            self._next()
        else:
            shown = place_of(self.ctx, self.item.key)
            self.ctx.back()
            if any(isinstance(change, Removed) for change in changes) or shown is None:
                self.ctx.replace(to("places"))
        self.ctx.announcer.say(self.tr("Changed.") if changes else self.tr("Nothing was changed."))


SCREEN = Correct
