# SPDX-License-Identifier: GPL-3.0-or-later
"""Near which place? A district by name or code, or a landmark; it stays in the route and nowhere else."""

from va_desktop.directory.districts import District, Landmark, called
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.surroundings import Surroundings
from va_desktop.i18n.folding import fold
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Heading, Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import is_large
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.question.entry import labelled

MOST = 24
"""Rows of one kind that are shown; a letter more finds the others."""


class Near(Screen):
    """Districts and landmarks that begin with what was written; at first the largest areas."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.trail("places")
        self.add_title(tr("Near which place?"), tr("A district, a market, a bridge. We do not keep it."))
        directory = ctx.services.shelf.directory(ctx.country)
        around = ctx.services.shelf.surroundings(ctx.country)
        self.districts: tuple[District, ...] = around.districts() if around is not None else ()
        self.marks: list[tuple[str, Landmark]] = []
        self.field = Field(self.look, tr("Name of the place"))
        self.field.setObjectName("name")
        self.field.setText(route.get("name"))
        self.add(labelled(self.look, self.field))
        self.found = self.column()
        self.found.setSpacing(self.look.space(16))
        self.add(holder(self.found))
        self.field.textChanged.connect(self._typed)
        if directory is not None and not is_large(ctx):
            self.marks = _folded(directory, ctx.services.shelf.overlay(ctx.country))
        self._show()
        if directory is not None and is_large(ctx):
            self._load(directory.again())
        self.finish()

    def _load(self, directory: Directory) -> None:
        """Read the landmarks of a large directory away from the window; the districts are there at once."""
        kind, jobs = f"near.{id(self)}", self.ctx.jobs
        self.destroyed.connect(lambda: jobs.forget(kind))

        def done(marks: list[tuple[str, Landmark]]) -> None:
            self.marks = marks
            self._show()

        own, clock = self.ctx.services.shelf.overlay_file(self.ctx.country), self.ctx.services.clock
        jobs.run(kind, lambda: _folded(directory, Overlay.open(own, clock) if own.exists() else None), done)

    def _typed(self) -> None:
        self.route = self.ctx.remember(self.route.with_(name=self.field.text()))
        self._show()

    def _show(self) -> None:
        while self.found.count():
            widget = self.found.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        tr, text = self.tr, self.field.text().strip()
        if text:
            wanted = fold(text).strip()
            areas = called(self.districts, text)
            marks = [mark for name, mark in self.marks if wanted in name]
        else:
            areas = tuple(each for each in self.districts if each.parent is None)
            marks = [mark for _, mark in self.marks[:MOST]]
        if not areas and not marks:
            self.found.addWidget(
                Label(self.look, tr("We know no such place. Try another name near it."), lang=self.lang)
            )
        self._rows(tr("Districts"), [self._district(each) for each in areas[:MOST]])
        self._rows(tr("Landmarks"), [self._landmark(each) for each in marks[:MOST]])

    def _rows(self, heading: str, rows: list[Row]) -> None:
        if not rows:
            return
        self.found.addWidget(Heading(self.look, heading, "h3", self.lang))
        columns = Columns(self.look, most=2, gap=16)
        for row in rows:
            columns.addWidget(row)
        self.found.addWidget(holder(columns))

    def _district(self, each: District) -> Row:
        chain = self.ctx.words.chain
        above = next((other.name(chain) for other in self.districts if other.code == each.parent), "")
        return self._row(f"district.{each.code}", each.name(chain), above, "place", {"district": each.code})

    def _landmark(self, each: Landmark) -> Row:
        chain = self.ctx.words.chain
        area = next((other.name(chain) for other in self.districts if other.code == each.district), "")
        return self._row(f"landmark.{each.id}", each.name, area, "route", {"landmark": each.id})

    def _row(self, name: str, title: str, line: str, picture: str, chosen: dict[str, str]) -> Row:
        row = Row(self.look, title, line, picture)
        row.setObjectName(name)
        row.clicked.connect(lambda: self._choose(chosen))
        return row

    def _choose(self, chosen: dict[str, str]) -> None:
        """Return to the list with the place chosen; the way back does not lead here again."""
        kept = {name: value for name, value in self.route.params if name not in ("district", "landmark", "name")}
        self.ctx.back()
        self.ctx.replace(to("places", **{**kept, **chosen, "filtered": "1", "shown": ""}))


def _folded(directory: Directory, overlay: Overlay | None) -> list[tuple[str, Landmark]]:
    return [(fold(mark.name), mark) for mark in Surroundings(directory, overlay).landmarks()]


SCREEN = Near
