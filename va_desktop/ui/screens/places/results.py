# SPDX-License-Identifier: GPL-3.0-or-later
"""The found places below the filters: counted, on a map, twenty at a time; searched away from the window if need be."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from va_desktop.directory.wanted import Item, Near, Page, Wanted
from va_desktop.ui.jobs import Jobs
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Notice
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.label import Heading, Label, Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import opening
from va_desktop.ui.screens.common.listings import is_large, place_row, together
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.places import wording
from va_desktop.ui.screens.places.filters import SOON
from va_desktop.ui.screens.places.mapped import map_of

PAGE = 20
"""Places that come at a time, so that a screen reader never gets a million rows."""
MOST_SHOWN = 100
"""Rows on the page at the most; then the next ones take their place, so that nobody walks through a thousand."""
MOST_AGAIN = 200
"""Places that are shown again when one comes back to the list."""


class Results:
    """Owns the lower part of the page. `remember` keeps in the route what one must find again on coming back."""

    def __init__(self, screen: Screen, wanted: Wanted, remember: Callable[..., Route]) -> None:
        self.screen, self.ctx, self.look, self.tr = screen, screen.ctx, screen.look, screen.tr
        self.wanted, self.remember = wanted, remember
        self.places, self.large = together(screen.ctx), is_large(screen.ctx)
        ctx = screen.ctx
        self.coming = bool(screen.route.get("coming"))
        now = ctx.services.now()
        later = opening.is_coming(now, SOON) if self.coming else None
        self.is_open = later or opening.is_open(now, lambda: opening.holidays(ctx))
        self.items: list[Item] = []
        self.before = 0
        """Places that stood here before those that are shown."""
        self.page = Page((), 0)
        self.told = ""
        self._kind = f"places.{id(screen)}"
        self._asked = [0]
        """The number of the newest search; an older one that has not begun yet never begins."""
        self._announce = self._ranked = False
        self.after: QWidget | None = None
        """What Tab leads to behind the last row; it is older than rows that came later."""
        self._focus = screen.route.focus
        self.box = screen.column()
        self.box.setSpacing(self.look.space(16))
        self.widget = holder(self.box)
        screen.add(self.widget)
        jobs, kind, asked = self.ctx.jobs, self._kind, self._asked
        screen.destroyed.connect(lambda: _forget(jobs, kind, asked))

    @property
    def is_used(self) -> bool:
        """Tell whether somebody asked for more rows or stands on one."""
        focus = QApplication.focusWidget()
        return len(self.items) > PAGE or self.before > 0 or (focus is not None and self.widget.isAncestorOf(focus))

    def show(self, query: str | None = None, ranked: bool = False, announce: bool = False, number: int = PAGE) -> None:
        """Search anew: what was being searched is overtaken and ends."""
        if query is not None:
            self.wanted = replace(self.wanted, query=query)
        self._announce, self._ranked = announce, ranked
        self._ask(0, number, self._first)

    def _ask(self, offset: int, limit: int, done: Callable[[Page], None]) -> None:
        wanted, day, worker, ranked = self.wanted, self.ctx.today, self.ctx.worker, self._ranked
        self._asked[0] = number = self._asked[0] + 1
        asked, places, is_open = self._asked, self.places, self.is_open

        def work() -> Page:
            if asked[0] != number:
                return Page((), 0)
            return places.find(wanted, day, is_open, offset=offset, limit=limit, ranked=ranked, worker=worker)

        if not self.large:
            done(work())
            return
        places.interrupt()
        if not self.items:
            self._empty()
            self.box.addWidget(Label(self.look, self.tr("Please wait."), "body", bold=True, lang=self.screen.lang))
        self.ctx.jobs.run(self._kind, work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        """Say so above what is shown, which stays, with a button that asks the same again."""
        if not self.items:
            self._empty()
        if self.widget.findChild(QWidget, "again") is not None:
            return
        words = self.tr("The places could not be searched. Try again, or ask for help.")
        notice = Notice(self.look, "caution", "caution", words)
        notice.setObjectName("failed")
        self.box.insertWidget(0, notice)
        again = Action(self.look, self.tr("Try again"), "repeat")
        again.setObjectName("again")
        again.clicked.connect(lambda: self.show(announce=True))
        wrap = Wrap(self.look, gap=16)
        wrap.addWidget(again)
        held = holder(wrap)
        self.box.insertWidget(1, held)
        for each in (notice, held):
            each.show()
        if self.items and hasattr(self, "more"):
            self.more.setEnabled(True)
        self.ctx.announcer.say(words)

    def _first(self, page: Page) -> None:
        self.page, self.items, self.before = page, list(page.items), 0
        self.told = wording.count(self.ctx.words, page, self.wanted.open_now, self.coming)
        self.widget.setUpdatesEnabled(False)
        self._empty()
        self._head()
        self._rows(0)
        self.widget.setUpdatesEnabled(True)
        if self._announce:
            self.announce()
        self._find_again()

    def announce(self) -> None:
        """Say how many places there are."""
        if self.told:
            self.ctx.announcer.say(self.told)

    def _find_again(self) -> None:
        """Give the focus back to the row that was left; it did not exist yet when the page was built."""
        name, self._focus = self._focus, ""
        target = self.widget.findChild(QWidget, name) if name else None
        if target is not None and QApplication.focusWidget() in (None, self.screen.title):
            target.setFocus()

    def _head(self) -> None:
        words, lang = self.ctx.words, self.screen.lang
        if self.page.corrected:
            told = wording.corrected(self.tr, self.wanted.query, self.page.corrected)
            self.box.addWidget(Notice(self.look, "info", "info", told))
        if self.page.widened:
            sentence = Label(self.look, wording.widened(words, self.page.widened, self.coming), lang=lang)
            title = self.tr("No place has everything. Here is what comes near.")
            self.box.addWidget(Notice(self.look, "info", "search", title, (sentence,)))
        self.box.addWidget(Sentence(self.look, self.told, "body", bold=True, lang=lang))
        if not self.items:
            self._nothing()
            return
        drawn = map_of(self.screen, self.items, self.wanted, self.before)
        if drawn is not None:
            self.box.addWidget(drawn)

    def _nothing(self) -> None:
        tr = self.tr
        told = Label(self.look, tr("Take away one choice, or show all."), lang=self.screen.lang)
        self.box.addWidget(Notice(self.look, "gap", "search", tr("No place fits all of this."), (told,)))
        everything = Action(self.look, tr("Show all places"), "repeat", "filled")
        everything.setObjectName("all")
        everything.clicked.connect(lambda: self.ctx.replace(to("places")))
        wrap = Wrap(self.look, gap=16)
        wrap.addWidget(everything)
        self.box.addWidget(holder(wrap))

    def _rows(self, start: int) -> None:
        row: QWidget | None = None
        numbered = any(item.listing.position for item in self.items)
        for place, item in enumerate(self.items[start:], start + 1):
            self._how_far(place - 1)
            row = place_row(self.screen, item.listing, item.reasons, self.before + place if numbered else 0)
            self.box.addWidget(row)
            # A new child is shown only later by itself, and what is not shown takes no focus.
            row.show()
        if self.page.next is None:
            self._then(row)
            return
        shown = wording.shown(self.ctx.words, len(self.items), self.page)
        full = len(self.items) >= MOST_SHOWN
        hundred = self.tr("Next {n}").format(n=self.ctx.words.number(MOST_SHOWN))
        self.more = Action(self.look, hundred if full else self.tr("Show more"), "down", description=shown)
        self.more.setObjectName("more")
        self.more.clicked.connect(self._more)
        wrap = Wrap(self.look, gap=16)
        wrap.addWidget(self.more)
        self.foot = holder(wrap)
        self.box.addWidget(self.foot)
        self.foot.show()
        self._then(self.more)

    def _how_far(self, place: int) -> None:
        """Put a heading above the first place of which nobody knows how far it is."""
        if self.wanted.near is None or _is_measured(self.items[place]):
            return
        if place == 0 or _is_measured(self.items[place - 1]):
            heading = Heading(self.look, self.tr("We do not know how far"), "h3", self.screen.lang)
            self.box.addWidget(heading)
            heading.show()

    def _then(self, last: QWidget | None) -> None:
        if last is not None and self.after is not None:
            QWidget.setTabOrder(last, self.after)

    def _more(self) -> None:
        if self.page.next is not None:
            self.more.setEnabled(False)
            if len(self.items) >= MOST_SHOWN:
                self._ask(self.page.next, MOST_SHOWN, self._instead)
            else:
                self._ask(self.page.next, PAGE, self._next)

    def _instead(self, page: Page) -> None:
        """Show the next hundred in place of those that were shown; the numbers go on."""
        if not page.items:
            return
        self.before += len(self.items)
        self.page, self.items = page, list(page.items)
        self.widget.setUpdatesEnabled(False)
        self._empty()
        self._head()
        self._rows(0)
        self.widget.setUpdatesEnabled(True)
        self._to_row(page.items[0])
        first, last = (self.ctx.words.number(self.before + place) for place in (1, len(self.items)))
        self.ctx.announcer.say(self.tr("Places {first} to {last}.").format(first=first, last=last))

    def _to_row(self, item: Item) -> None:
        target = self.widget.findChild(QWidget, f"place.{item.listing.key}")
        if target is not None:
            target.setFocus()

    def _next(self, page: Page) -> None:
        first = len(self.items)
        self.page = page
        self.items += page.items
        self.box.removeWidget(self.foot)
        foot = self.foot
        self._rows(first)
        if page.items:
            self._to_row(page.items[0])
        foot.hide()
        foot.deleteLater()
        self.remember(shown=str(len(self.items)))
        told = wording.shown(self.ctx.words, len(self.items), page)
        self.ctx.announcer.say(told)

    def _empty(self) -> None:
        while self.box.count():
            widget = self.box.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


def _is_measured(item: Item) -> bool:
    return any(isinstance(reason, Near) for reason in item.reasons)


def _forget(jobs: Jobs, kind: str, asked: list[int]) -> None:
    asked[0] += 1
    jobs.forget(kind)


def calm() -> bool:
    """Tell whether a screen reader listens, so that lists are built anew only after a pause."""
    return bool(QAccessible.isActive())
