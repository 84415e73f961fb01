# SPDX-License-Identifier: GPL-3.0-or-later
"""Near which place? A district step by step or by name, a landmark, or a position; it stays in the route."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from va_desktop.content.matching import query_words
from va_desktop.content.spelling import mended
from va_desktop.directory.coordinates import understood
from va_desktop.directory.districts import District, Landmark, begins, called
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.packwords import PackWords
from va_desktop.directory.reading import Directory
from va_desktop.directory.surroundings import Surroundings
from va_desktop.i18n.direction import isolate, left_to_right
from va_desktop.i18n.folding import fold
from va_desktop.settings import centre
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Heading, Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import is_large
from va_desktop.ui.screens.common.nearness import shown
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.question.entry import labelled

MOST = 24
"""Rows of one kind that come at a time; a button brings the next."""
_PAUSE_MS = 600
"""Quiet time after the last letter before it is said what was found."""


class Near(Telling):
    """Areas to go into, or what begins with what was written. With `centre` the centre says where it stands."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.own = bool(route.get("centre")) and ctx.mode != "kiosk"
        directory = ctx.services.shelf.directory(ctx.country)
        around = ctx.services.shelf.surroundings(ctx.country)
        self.districts: tuple[District, ...] = around.districts() if around is not None else ()
        self.by_code = {each.code: each for each in self.districts}
        self.marks: list[tuple[str, Landmark]] = []
        self._lexicon: PackWords | None = None
        self.most = {"areas": MOST, "marks": MOST}
        self.told = ""
        self._head()
        self.field = Field(self.look, tr("Name of the place"))
        self.field.setObjectName("name")
        self.field.setText(route.get("name"))
        self.add(labelled(self.look, self.field))
        self.found = self.column()
        self.found.setSpacing(self.look.space(16))
        self.add(holder(self.found))
        self.add(self.problem)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(self._announce)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._entered)
        if directory is not None and not is_large(ctx):
            self.marks = _folded(directory, ctx.services.shelf.overlay(ctx.country))
        self._show()
        if directory is not None and is_large(ctx):
            self._load(directory.again())
        self.finish()

    def _head(self) -> None:
        tr = self.tr
        if not self.own:
            self.add_title(tr("Near which place?"), tr("A district, a market, a bridge. We do not keep it."))
            return
        self.add_title(tr("Where does this centre stand?"), tr("Lists of places begin here. Visitors can change it."))
        if centre.load(self.ctx.services.centre_file, self.ctx.country):
            self.add_buttons([self.action("forget", tr("Do not keep it"), "erase", lambda: self._choose({}))])

    def _load(self, directory: Directory) -> None:
        """Read the landmarks of a large directory away from the window; the districts are there at once."""
        kind, jobs = f"near.{id(self)}", self.ctx.jobs
        self.destroyed.connect(lambda: jobs.forget(kind))

        def done(marks: list[tuple[str, Landmark]]) -> None:
            self.marks, self._lexicon = marks, None
            self._show()

        own, clock = self.ctx.services.shelf.overlay_file(self.ctx.country), self.ctx.services.clock
        jobs.run(kind, lambda: _folded(directory, Overlay.open(own, clock) if own.exists() else None), done)

    def _typed(self) -> None:
        self.route = self.ctx.remember(self.route.with_(name=self.field.text()))
        self.most = {"areas": MOST, "marks": MOST}
        self._show()
        self.pause.start()

    def _announce(self) -> None:
        if self.told:
            self.ctx.announcer.say(self.told)

    def _entered(self) -> None:
        """Take what is the only one; else say how many there are and go to the first."""
        self.pause.stop()
        rows = [row for row in self.found.parentWidget().findChildren(Row) if row.isVisibleTo(self)]
        self._announce()
        if len(rows) == 1:
            rows[0].click()
        elif rows:
            rows[0].setFocus()

    def _show(self) -> None:
        while self.found.count():
            widget = self.found.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        text = self.field.text().strip()
        position = understood(text)
        if position is not None:
            self.told = self.tr("This is a position.")
            self._rows("at", self.tr("A position"), [self._position(position)], 1)
        elif text:
            self._by_name(text)
        else:
            self._by_area()

    def _by_name(self, text: str) -> None:
        tr, (areas, marks) = self.tr, self._matches(text)
        if not areas and not marks and (better := self._mended(text)):
            areas, marks = self._matches(better)
            if areas or marks:
                told = tr("We did not find “{written}”. We show “{used}”.")
                self._line(told.format(written=isolate(text), used=isolate(better)))
        number = len(areas) + len(marks)
        self.told = tr.plural("{n} place.", "{n} places.", number).format(n=self.ctx.words.number(number))
        if not number:
            self.told = tr("We know no such place. Try another name near it.")
            self._line(self.told)
        self._rows("areas", tr("Districts"), [self._district(each, whole=True) for each in areas], len(areas))
        self._rows("marks", tr("Landmarks"), [self._landmark(each) for each in marks[: self.most["marks"]]], len(marks))

    def _by_area(self) -> None:
        tr, inside = self.tr, self.by_code.get(self.route.get("in"))
        if inside is None:
            areas = [each for each in self.districts if each.parent not in self.by_code]
            marks = [mark for _, mark in self.marks]
        else:
            areas = [each for each in self.districts if each.parent == inside.code]
            marks = [mark for _, mark in self.marks if mark.district == inside.code]
            whole = tr("All of {place}").format(place=inside.name(self.ctx.words.chain))
            row = self._row(
                f"district.{inside.code}", whole, "", "check", lambda: self._choose({"district": inside.code})
            )
            up = inside.parent if inside.parent in self.by_code else ""
            back = self._row("up", tr("Other districts"), "", "back", lambda: self._into(up or ""))
            self._rows("whole", "", [row, back], 2)
        self.told = ""
        if not areas and not marks and inside is None:
            told = tr("There is no list of districts here. Write a position, for example 10.1, 20.2.")
            self._line(told)
        self._rows("areas", tr("Districts"), [self._district(each) for each in areas], len(areas))
        self._rows("marks", tr("Landmarks"), [self._landmark(each) for each in marks[: self.most["marks"]]], len(marks))

    def _matches(self, text: str) -> tuple[tuple[District, ...], list[Landmark]]:
        wanted = fold(text).strip()
        marks = [mark for name, mark in self.marks if wanted in name]
        return called(self.districts, text), sorted(marks, key=lambda mark: not begins(mark.name, wanted))

    def _mended(self, text: str) -> str:
        """Return the words as they were likely meant, or an empty text."""
        if self._lexicon is None:
            names = [tuple(each.names.values()) for each in self.districts]
            self._lexicon = PackWords([*names, *((mark.name,) for _, mark in self.marks)])
        words = query_words(text)
        better, told = mended([self._lexicon], words) if words else (words, "")
        return told if better != words else ""

    def _line(self, text: str) -> None:
        self.found.addWidget(Label(self.look, text, lang=self.lang))

    def _rows(self, kind: str, heading: str, rows: Sequence[Row], number: int) -> None:
        if not rows:
            return
        if heading:
            self.found.addWidget(Heading(self.look, heading, "h3", self.lang))
        most = self.most.get(kind, MOST)
        columns = Columns(self.look, most=2, gap=16)
        for row in rows[:most]:
            columns.addWidget(row)
        for row in rows[most:]:
            row.deleteLater()
        held = holder(columns)
        self.found.addWidget(held)
        held.show()
        if number > most:
            words = self.ctx.words
            left = self.tr("{n} of {all} are shown.").format(n=words.number(most), all=words.number(number))
            more = self.action(f"more.{kind}", self.tr("Show more"), "down", lambda: self._more(kind))
            more.setAccessibleDescription(left)
            self.found.addWidget(more)
            more.show()

    def _more(self, kind: str) -> None:
        before = self.most[kind]
        self.most[kind] = before + MOST
        self._show()
        prefix = "landmark." if kind == "marks" else "district."
        rows = [row for row in self.findChildren(Row) if row.objectName().startswith(prefix) and row.isVisibleTo(self)]
        if len(rows) > before:
            rows[before].setFocus()

    def _district(self, each: District, whole: bool = False) -> Row:
        chain = self.ctx.words.chain
        above = self.by_code.get(each.parent or "")
        inner = not whole and any(other.parent == each.code for other in self.districts)
        line = above.name(chain) if above is not None else ""

        def then() -> None:
            if inner:
                self._into(each.code)
            else:
                self._choose({"district": each.code})

        return self._row(f"district.{each.code}", each.name(chain), line, "place", then)

    def _landmark(self, each: Landmark) -> Row:
        area = self.by_code.get(each.district or "")
        line = area.name(self.ctx.words.chain) if area is not None else ""
        return self._row(f"landmark.{each.id}", each.name, line, "route", lambda: self._choose({"landmark": each.id}))

    def _position(self, position: tuple[float, float]) -> Row:
        text = shown(position)
        title = self.tr("Near {position}").format(position=left_to_right(text))
        return self._row("at", title, "", "place", lambda: self._choose({"at": text}))

    def _row(self, name: str, title: str, line: str, picture: str, then: Callable[[], None]) -> Row:
        row = Row(self.look, title, line, picture)
        row.setObjectName(name)
        row.clicked.connect(lambda _=False: then())
        return row

    def _into(self, code: str) -> None:
        """Show what is inside an area, or all of them; Back leads to the list at once."""
        self.ctx.replace(self.route.with_(**{"in": code, "name": ""}))

    def _choose(self, chosen: dict[str, str]) -> None:
        """Return to the list with the place chosen; the way back does not lead here again."""
        if self.own:
            self._stand(chosen)
            return
        away = (*centre.KINDS, "name", "in", "anywhere")
        kept = {name: value for name, value in self.route.params if name not in away and value}
        self.ctx.back()
        self.ctx.replace(to("places", **{**kept, **chosen, "filtered": "1", "shown": ""}))

    def _stand(self, chosen: dict[str, str]) -> None:
        try:
            centre.save(self.ctx.services.centre_file, self.ctx.country, chosen)
        except OSError:
            self.tell(self.tr("It could not be kept here. Nothing else was lost."))
            return
        self.ctx.replace(to("near", centre="1"))
        self.ctx.announcer.say(self.tr("Kept. Lists begin here now.") if chosen else self.tr("Not kept any more."))


def _folded(directory: Directory, overlay: Overlay | None) -> list[tuple[str, Landmark]]:
    return [(fold(mark.name), mark) for mark in Surroundings(directory, overlay).landmarks()]


SCREEN = Near
