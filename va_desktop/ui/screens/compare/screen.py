# SPDX-License-Identifier: GPL-3.0-or-later
"""Two places side by side: their rows, then each difference as one sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from va_desktop.directory.listing import Listing
from va_desktop.directory.wanted import Wanted
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import opening
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of, place_row, together
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.compare.wording import differences
from va_desktop.ui.screens.question.entry import labelled

MOST = 8
"""Places that are offered for comparing: the saved ones first, then others for the same need."""


_PAUSE_MS = 600
"""Quiet time after the last letter before it is searched."""


class Compare(Telling):
    """Asks for the second place where only one is named."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        one, other = place_of(ctx, route.get("a")), place_of(ctx, route.get("b"))
        if one is None and not route.get("a") and (saved := self._saved()):
            self.add_title(tr("Compare which place?"), tr("Choose the first of two."))
            self._first(saved)
        elif one is None:
            self.add_title(tr("This page is not here any more."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
        elif other is None:
            self.add_title(tr("Compare with which place?"), one.name)
            self._ask(one)
        else:
            self.add_title(tr("Compare"), tr("Two places, and how they differ."))
            self._both(one, other)
        self.finish()

    def _saved(self) -> list[Listing]:
        return [item for key in self.ctx.live.places if (item := place_of(self.ctx, key)) is not None]

    def _first(self, saved: Sequence[Listing]) -> None:
        rows = Columns(self.look, most=1, gap=16)
        for item in saved:
            rows.addWidget(self._choice(item, "a"))
        self.add(rows)

    def _ask(self, one: Listing) -> None:
        self.field = Field(self.look, self.tr("Search for the other place"))
        self.field.setObjectName("query")
        self.field.setText(self.route.get("q"))
        self.add(labelled(self.look, self.field))
        self.rows = self.column()
        self.rows.setSpacing(self.look.space(16))
        self.add(holder(self.rows))
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(lambda: self._search(one))
        self.field.textChanged.connect(lambda _: self.pause.start())
        self.field.returnPressed.connect(lambda: self._search(one))
        if self.field.text():
            self._search(one)
        else:
            self._fill(self._usual(one), self.tr("There is no other place to compare with."))

    def _search(self, one: Listing) -> None:
        """Show the places with the words that were typed: any place can be the second one."""
        self.pause.stop()
        text, ctx = self.field.text().strip(), self.ctx
        self.route = ctx.remember(self.route.with_(q=text))
        nothing = self.tr("No place fits all of this.")
        if not text:
            self._fill(self._usual(one), nothing)
            return
        page = together(ctx).find(Wanted(query=text), ctx.today, limit=MOST + 1)
        found = [item.listing for item in page.items if item.listing.key != one.key]
        self._fill(found, nothing)
        number = min(len(found), MOST)
        told = self.tr.plural("{n} place.", "{n} places.", number).format(n=ctx.words.number(number))
        ctx.announcer.say(told if found else nothing)

    def _fill(self, found: Sequence[Listing], nothing: str) -> None:
        while self.rows.count():
            widget = self.rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        rows: list[QWidget] = [self._choice(item) for item in found[:MOST]]
        for each in rows or [Label(self.look, nothing, lang=self.lang)]:
            self.rows.addWidget(each)
            each.show()

    def _usual(self, one: Listing) -> list[Listing]:
        """Return the saved places, then others for the same need near it."""
        ctx = self.ctx
        saved = [place_of(ctx, key) for key in ctx.live.places if key != one.key]
        found = [item for item in saved if item is not None]
        need = next(iter(one.facets.needs), None)
        page = together(ctx).find(
            Wanted(need=need, near=one.position),
            ctx.today,
            opening.is_open(ctx.services.now(), lambda: opening.holidays(ctx)),
            limit=MOST + 2,
        )
        known = {one.key, *(item.key for item in found)}
        found += [item.listing for item in page.items if item.listing.key not in known]
        return found

    def _choice(self, item: Listing, name: str = "b") -> Row:
        row = Row(self.look, item.name, item.city or item.organization or "", "place", "places")
        row.setObjectName(f"with.{item.key}")
        row.clicked.connect(lambda: self.ctx.replace(self.route.with_(**{name: item.key})))
        return row

    def _both(self, one: Listing, other: Listing) -> None:
        tr, words = self.tr, self.ctx.words
        rows = Columns(self.look, most=2, gap=16)
        for item in (one, other):
            rows.addWidget(place_row(self, item))
        self.add(rows)
        found = differences(words, one, other, self.ctx.services.now())
        number = len(found)
        told = tr.plural("{n} difference:", "{n} differences:", number).format(n=words.number(number))
        self.add_heading(told if found else tr("We know of no difference."))
        for sentence in found:
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self.add_buttons([self.action("again", tr("Compare with another place"), "swap", self._again)])

    def _again(self) -> None:
        self.ctx.replace(self.route.with_(b=""))


SCREEN = Compare
