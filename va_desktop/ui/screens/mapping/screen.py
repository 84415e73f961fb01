# SPDX-License-Identifier: GPL-3.0-or-later
"""A table that is no HSDS: shows each column with its first cells and what it seems to mean; a person decides."""

from pathlib import Path

from PySide6.QtCore import QTimer

from va_desktop.directory.hsds.findings import SourceRefused
from va_desktop.directory.hsds.sheet import Sheet, preview
from va_desktop.directory.hsds.targets import KEEP, SKIP, TARGETS
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.folding import fold
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Heading, Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.directory.wording import failure
from va_desktop.ui.screens.mapping import wording
from va_desktop.ui.screens.mapping.columns import chosen, kept, said, saying
from va_desktop.ui.screens.mapping.values import Values, read_columns
from va_desktop.ui.screens.question.entry import labelled

MOST_CELLS = 3
_PAUSE_MS = 700
"""How long typing rests before the number of meanings is announced."""


class Mapping(Telling):
    """The list of columns; with `column` in the route the meanings to choose from for one of them."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.file = Path(route.get("file"))
        try:
            if not ctx.staff or not route.get("file"):
                raise SourceRefused("missing")
            self.sheet: Sheet = preview(self.file)
        except SourceRefused as error:
            self.add_title(tr("This table cannot be read"), failure(tr, error))
            self.add_buttons([self.action("other", tr("Choose another file"), "up", self._other, "filled")])
            self.finish()
            return
        self.meaning = chosen(route) or dict(self.sheet.suggested.meaning)
        if route.get("column"):
            self._choose(int(route.get("column")))
        elif route.get("step") == "values":
            self._values()
        else:
            self._all()
        self.finish()

    def _other(self) -> None:
        """Go where files are chosen, and leave no way back to a page that can only say the same again."""
        if self.route.get("column"):
            self.ctx.back()
        self.ctx.replace(to("directory"))

    def _cells(self, column: int) -> str:
        found = [row[column] for row in self.sheet.sample if column < len(row) and row[column].strip()]
        return " · ".join(isolate(cell[:40]) for cell in found[:MOST_CELLS])

    def _all(self) -> None:
        tr = self.tr
        self.add_title(tr("What does each column mean?"), tr("We made a guess. Press a column to change it."))
        rows = Columns(self.look, most=2, gap=16)
        for place, heading in enumerate(self.sheet.headings):
            means = wording.meaning(tr, self.meaning.get(heading, KEEP))
            line = tr("Means: {meaning}").format(meaning=means)
            cells = self._cells(place)
            picture = "question" if self.meaning.get(heading, KEEP) == KEEP else "check"
            row = Row(self.look, isolate(heading), f"{line}\n{cells}" if cells else line, picture)
            row.setObjectName(f"column.{place}")
            row.clicked.connect(lambda _=False, place=place: self.go(self._kept().with_(column=str(place))))
            rows.addWidget(row)
        self.add(rows)
        self.add(self.problem)
        self.add_buttons([self.action("next", tr("Continue"), "next", self._next, "filled")])
        self.line(tr("Columns that you keep as they are go out again when you save."))

    def _kept(self) -> Route:
        return kept(self.route, self.meaning)

    def _next(self) -> None:
        if not {"service.name", "organization.name"} & set(self.meaning.values()):
            self.tell(self.tr("One column must be the name of the place. Choose it first."))
            return
        self.ctx.remember(self._kept())
        if read_columns(self.sheet, self.meaning):
            self.go(self._kept().with_(step="values"))
        else:
            self.go(kept(to("loading", file=str(self.file)), self.meaning))

    def _values(self) -> None:
        values, route = Values(self, said(self.route)), self.route
        if not route.get("value"):
            values.all(
                self.sheet, self.meaning, lambda place, number: self.go(route.with_(at=str(place), value=str(number)))
            )
            self.add(self.problem)
            self.add_buttons([self.action("next", self.tr("Continue"), "next", self._load, "filled")])
            return
        place, number = int(route.get("at")), int(route.get("value"))
        found = [row for row in read_columns(self.sheet, self.meaning) if row[0] == place]
        if not found or number >= len(found[0][3]):
            self.add_title(self.tr("This table cannot be read"), failure(self.tr, SourceRefused("unreadable")))
            return
        _, heading, target, cells = found[0]
        values.one(heading, target, cells[number], lambda text: self._mean(heading, cells[number], text))

    def _mean(self, heading: str, cell: str, text: str | None) -> None:
        """Keep what a value means, or forget it, and go back to all of them."""
        values = said(self.route)
        values.setdefault(heading, {}).pop(cell, None)
        if text is not None:
            values[heading][cell] = text
        self.ctx.back()
        self.ctx.replace(saying(self.route.with_(value="", at=""), values))

    def _load(self) -> None:
        self.go(saying(kept(to("loading", file=str(self.file)), self.meaning), said(self.route)))

    def _choose(self, place: int) -> None:
        tr = self.tr
        heading = self.sheet.headings[place]
        self.add_title(isolate(heading), self._cells(place) or tr("This column is empty at the start."))
        self.filter = Field(self.look, tr("Search a meaning"), 60)
        self.filter.setObjectName("filter")
        self.add(labelled(self.look, self.filter))
        self.found = self.column()
        self.add(self.found)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(self._say_found)
        self.filter.textChanged.connect(lambda _: self._narrow(heading))
        self._narrow(heading)

    def _narrow(self, heading: str) -> None:
        """Show the meanings under their headings, of all of them those that hold what was typed."""
        tr = self.tr
        while self.found.count():
            old = self.found.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        taken = {means for other, means in self.meaning.items() if other != heading}
        groups = [(tr("Something else"), [KEEP, SKIP]), *wording.groups(tr, TARGETS)]
        self.number, wanted = 0, fold(self.filter.text()).split()
        for group, names in groups:
            fitting = [each for each in names if _fits(wanted, wording.meaning(tr, each), group)]
            if not fitting:
                continue
            self.number += len(fitting)
            self.found.addWidget(Heading(self.look, group, "h3", self.lang))
            rows = Columns(self.look, most=3, gap=12)
            for name in fitting:
                rows.addWidget(self._meaning(heading, name, taken if name in TARGETS else set()))
            self.found.addWidget(holder(rows))
        if not self.number:
            self.found.addWidget(Label(self.look, tr("No meaning has this word."), lang=self.lang))
        if wanted:
            self.pause.start()

    def _say_found(self) -> None:
        tr, number = self.tr, self.ctx.words.number(self.number)
        told = tr.plural("{n} meaning fits.", "{n} meanings fit.", self.number).format(n=number)
        self.ctx.announcer.say(told if self.number else tr("No meaning has this word."))

    def _meaning(self, heading: str, name: str, taken: set[str]) -> Row:
        now = self.meaning.get(heading, KEEP) == name
        line = self.tr("Chosen now") if now else self.tr("Another column means this") if name in taken else ""
        row = Row(self.look, wording.meaning(self.tr, name), line, "check" if now else "", chevron="")
        row.setObjectName(f"means.{name}")
        row.clicked.connect(lambda: self._take(heading, name))
        return row

    def _take(self, heading: str, name: str) -> None:
        columns = {other: KEEP if means == name and name in TARGETS else means for other, means in self.meaning.items()}
        columns[heading] = name
        self.ctx.back()
        self.ctx.replace(kept(self.route.with_(column=""), columns))


def _fits(wanted: list[str], *texts: str) -> bool:
    words = fold(" ".join(texts))
    return all(each in words for each in wanted)


SCREEN = Mapping
