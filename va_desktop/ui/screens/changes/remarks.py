# SPDX-License-Identifier: GPL-3.0-or-later
"""The remarks of visitors on the page of changes: what is true leads to the entry; what is not can be taken back.

A remark that was put away stays in the outbox until the page is left: then it is emptied. If the program ends before,
it still waits, and nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew
from va_desktop.directory.overlay import Overlay, Suggestion
from va_desktop.i18n.direction import isolate
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.changes import paging
from va_desktop.ui.screens.changes.wording import about_what
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of
from va_desktop.ui.screens.wrong.wording import about

if TYPE_CHECKING:
    from va_desktop.ui.screens.changes.screen import Changes

PUT_AWAY = "put_away"
"""The parameter of the route with the numbers of the remarks that were put away on this page."""


class Remarks:
    """Puts the remarks on the page, the newest first."""

    def __init__(self, screen: Changes, overlay: Overlay) -> None:
        self.screen, self.ctx, self.tr = screen, screen.ctx, screen.tr
        found = overlay.suggestions()[::-1]
        waiting = {each.n for each in found}
        self.away = [n for n in map(int, filter(str.isdecimal, screen.route.get(PUT_AWAY).split(","))) if n in waiting]
        self._left = _Left(screen.ctx, tuple(self.away))
        screen.destroyed.connect(self._left)
        if not found:
            return
        number = len(found) - len(self.away)
        told = self.tr.plural("{n} remark of visitors", "{n} remarks of visitors", number)
        screen.add_heading(told.format(n=self.ctx.words.number(number)))
        shown = found[: paging.most(screen.route, "remarks")]
        for each in shown:
            self._put_away(each) if each.n in self.away else self._waiting(each)
        paging.more(screen, "remarks", len(shown), len(found))

    def stay(self) -> None:
        """Say that the page is only built anew: what was put away can still be taken back."""
        self._left.away = ()

    def _told(self, each: Suggestion) -> tuple[str, tuple[str, ...]]:
        tr, item = self.tr, place_of(self.ctx, each.key)
        words = [f"“{isolate(each.words)}”"] if each.words else []
        name = item.name if item is not None else tr("A place that is gone")
        return name, (about(tr, each.about), *words, self.ctx.words.day(each.day))

    def _waiting(self, each: Suggestion) -> None:
        tr, screen = self.tr, self.screen
        name, told = self._told(each)
        card = screen.card(name, *told)
        buttons = [
            screen.action(f"accept.{each.n}", tr("It is true"), "check", lambda: self._true(each)),
            screen.action(f"reject.{each.n}", tr("It is not true"), "erase", lambda: self._set([*self.away, each.n])),
        ]
        for button in buttons:
            button.setAccessibleDescription(about_what(name, *told))
        screen.buttons(card, *buttons)

    def _put_away(self, each: Suggestion) -> None:
        tr, screen = self.tr, self.screen
        name, told = self._told(each)
        card = screen.card(name, tr("Put away. Its words are erased when you leave this page."))
        others = [n for n in self.away if n != each.n]
        button = screen.action(f"back.{each.n}", tr("Undo"), "repeat", lambda: self._set(others))
        button.setAccessibleDescription(about_what(name, *told))
        screen.buttons(card, button)

    def _true(self, each: Suggestion) -> None:
        """Lead to the entry; the remark waits until something was changed there."""
        if place_of(self.ctx, each.key) is None:
            self.screen.tell(self.tr("This place is not shown any more. Nothing has to be changed."))
            return
        self.ctx.announcer.say(self.tr("Now correct the entry."))
        self.screen.go(to("correct", id=each.key, remark=str(each.n)))

    def _set(self, away: list[int]) -> None:
        told = self.tr("Put away.") if len(away) > len(self.away) else self.tr("Undone.")
        self.screen.again(self.screen.route.with_(**{PUT_AWAY: ",".join(map(str, away))}), told)


class _Left:
    """Empties what was put away once the page is left. It outlives the page and holds nothing of it."""

    def __init__(self, ctx: Context, away: tuple[int, ...]) -> None:
        self.ctx, self.away = ctx, away

    def __call__(self, *_: object) -> None:
        if not self.away:
            return
        try:
            overlay = self.ctx.services.shelf.overlay(self.ctx.country)
            for n in self.away if overlay is not None else ():
                overlay.decide(n, "rejected")  # type: ignore[union-attr]
        except (OSError, DirectoryDamaged, DirectoryTooNew):
            # They wait on, and the next time somebody can put them away again.
            return
