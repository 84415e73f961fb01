# SPDX-License-Identifier: GPL-3.0-or-later
"""One search over rights, entitlements and places: results while typing, the count announced, never a dead end."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from va_desktop.directory.services import service
from va_desktop.eligibility.entitlements import entitlement
from va_desktop.guidance.search import Item, Results, search, with_directories
from va_desktop.rights.rights import right
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Notice
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.blocks import place_picture
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import is_large
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.search import wording

PAGE = 20
"""Results on one page; more are shown by a button, so that a screen reader never gets a thousand rows."""

_PAUSE_MS = 600
"""Quiet time after the last letter before the count is announced."""

_CALM_MS = 250
"""While a screen reader listens, results are built anew only after this pause: it hears of every row that comes and
goes, and a new list for every letter would bury the letters."""


class Search(Screen):
    """The search page. What was typed lives in the route while the program runs and nowhere else."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.kind = route.get("kind", "all")
        self.limit = PAGE
        self.add_title(self.tr("What are you looking for?"))
        label = self.line(self.tr("Write a word, or a part of it."))
        row = QHBoxLayout() if self.look.scale < 250 else QVBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(self.look.space(16))
        self.field = Field(self.look, label.text())
        self.field.setObjectName("query")
        label.setBuddy(self.field)
        row.addWidget(self.field, 1)
        self.button = Action(self.look, self.tr("Search"), "search", "filled")
        self.button.setObjectName("go")
        row.addWidget(self.button)
        self.add(row)
        self.results = self.column()
        self.results.setSpacing(self.look.space(16))
        self.results_holder = holder(self.results)
        self.add(self.results_holder)
        self.finish()
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(self._announce)
        self.calm = QTimer(self)
        self.calm.setSingleShot(True)
        self.calm.setInterval(_CALM_MS)
        self.calm.timeout.connect(self._show)
        self.told = ""
        self.field.setText(route.get("q"))
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._asked)
        self.button.clicked.connect(self._asked)
        self._show()

    def _typed(self) -> None:
        self.limit = PAGE
        if QAccessible.isActive():
            self.calm.start()
        else:
            self._show()
        self.pause.start()

    def _asked(self) -> None:
        self._show()
        self._announce()

    def _announce(self) -> None:
        if self.told:
            self.ctx.announcer.say(self.told)

    def _show(self) -> None:
        query = self.field.text().strip()
        self.ctx.remember(self.route.with_(q=query, kind=self.kind))
        self.results_holder.setUpdatesEnabled(False)
        _empty(self.results)
        self.told = ""
        if query:
            kinds = None if self.kind == "all" else frozenset({self.kind})
            found = search(
                self.ctx.library, query, self.ctx.words.chain, self.ctx.country or None, limit=self.limit, kinds=kinds
            )
            self._fill(self._with_directory(found))
        self.results_holder.setUpdatesEnabled(True)

    def _with_directory(self, found: Results) -> Results:
        """Take in the places of a small directory; a large one is searched on the page of places."""
        searching = self.ctx.services.shelf.searching(self.ctx.country)
        if searching is None or is_large(self.ctx) or self.kind not in ("all", "service"):
            return found
        with searching.lock:
            return with_directories(
                found, {self.ctx.country: searching.finder}, self.ctx.today, limit=max(self.limit, len(found.items))
            )

    def _fill(self, found: Results) -> None:
        tr, words = self.tr, self.ctx.words
        self.told = wording.count(words, found)
        if found.corrected:
            self.results.addWidget(Notice(self.look, "info", "info", wording.corrected(words, found)))
        self.results.addWidget(Label(self.look, self.told, "body", bold=True, lang=self.lang))
        if found.total or self.kind != "all":
            self.results.addWidget(holder(self._kinds(found)))
        for item in found.items:
            self.results.addWidget(self._row(item))
        if found.total > len(found.items) and found.items:
            more = Action(self.look, tr("Show more"), "down")
            more.setObjectName("more")
            more.clicked.connect(self._more)
            self.results.addWidget(more)
        if is_large(self.ctx):
            more = Action(
                self.look,
                tr("Look in all places of {country}").format(country=self.ctx.words.country(self.ctx.country)),
                "place",
            )
            more.setObjectName("all_places")
            more.clicked.connect(lambda: self.go(to("places", q=self.field.text().strip())))
            self.results.addWidget(more)
        if not found.total:
            self._nothing()

    def _kinds(self, found: Results) -> Wrap:
        chips = Wrap(self.look)
        self.group = QButtonGroup(self)
        for code, text, picture in wording.kinds(self.tr):
            number = sum(found.by_kind.values()) if code == "all" else found.by_kind.get(code, 0)
            chip = Chip(self.look, f"{text} · {self.ctx.words.number(number)}", picture)
            chip.setObjectName(f"kind.{code}")
            chip.setChecked(code == self.kind)
            chip.clicked.connect(lambda _=False, code=code: self._choose(code))
            self.group.addButton(chip)
            chips.addWidget(chip)
        return chips

    def _choose(self, code: str) -> None:
        self.kind = code
        self._show()
        for chip in self.group.buttons():
            if chip.objectName() == f"kind.{code}":
                chip.setFocus()
        self._announce()

    def _more(self) -> None:
        first_new = self.limit
        self.limit += PAGE
        self._show()
        rows = self.results_holder.findChildren(Row)
        if len(rows) > first_new:
            rows[first_new].setFocus()

    def _row(self, item: Item) -> Row:
        ctx = self.ctx
        marks: list[Badge] = []
        place = None
        match item.kind:
            case "right":
                found_right = right(ctx.library, item.id)
                picture, accent = found_right.pictogram if found_right else "rights", "rights"
            case "entitlement":
                found = entitlement(ctx.library, item.id)
                picture, accent = found.pictogram if found else "benefit", "benefits"
                if found and found.state == "gap":
                    marks.append(Badge(self.tr("No such right found"), "gap", "gap"))
                elif found and not found.current(ctx.today):
                    marks.append(Badge(self.tr("An old rule"), "neutral", "clock"))
            case _:
                place = service(ctx.library, item.id)
                picture, accent = place_picture(place) if place else "place", "places"
                marks = wording.place_marks(ctx.words, place, ctx.today) if place else []
        title, lang = item.name or item.title.text, item.title.lang
        if item.kind == "service" and place is None:
            # A directory does not say in which language its names are.
            title, lang = item.title.text, self.lang
        row = Row(self.look, title, item.snippet.text, picture, accent, marks, lang=lang)
        row.setObjectName(f"{item.kind}.{item.id}")
        target = {"right": "right", "entitlement": "benefit"}.get(item.kind, "place")
        row.clicked.connect(lambda: self.go(to(target, id=item.id)))
        return row

    def _nothing(self) -> None:
        tr = self.tr
        notice = Notice(
            self.look,
            "gap",
            "search",
            tr("We found nothing for this word."),
            (Label(self.look, tr("Try a shorter word. Or look at all rights, or all places."), lang=self.lang),),
        )
        self.results.addWidget(notice)
        buttons = Wrap(self.look, gap=16)
        for name, text, picture in (("rights", tr("My rights"), "rights"), ("places", tr("Help near me"), "place")):
            action = Action(self.look, text, picture)
            action.setObjectName(f"try.{name}")
            action.clicked.connect(lambda _=False, name=name: self.go(to(name)))
            buttons.addWidget(action)
        self.results.addWidget(holder(buttons))


def _empty(layout) -> None:
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


SCREEN = Search
