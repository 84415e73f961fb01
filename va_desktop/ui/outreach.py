# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window knows of the worker's caseload: if it is open, who holds the screen, and what waits for a yes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from va_desktop.ui.navigation import HOME, Route, to

if TYPE_CHECKING:
    from va_desktop.casework.consents import Grant
    from va_desktop.desk import Desk
    from va_desktop.storage.vault import Code
    from va_desktop.sync.exchange import Incoming

IDLE = 5 * 60 * 1000
"""Milliseconds without a key, a click or a touch after which the caseload locks."""

CENTRE = frozenset({"directory", "loading", "mapping", "correct", "newplace", "changes", "upkeep"})
"""Pages of the centre's directory: they need a worker in outreach mode, but no open caseload."""

WORKER_ONLY = frozenset(
    {"caseload", "case", "newcase", "need", "claim", "deliver", "exchange", "partner", "incoming", "conflict"}
    | {"training", "shared", "visits", "team"}
    | CENTRE
)
"""Pages for the worker's eyes: none of them is reached while the person holds the screen."""

WITH_PERSON = frozenset({"consent", "plan", "referral", "face"})
"""Pages that worker and person look at together; they show one case and no notes."""

DESK_ONLY = (WORKER_ONLY - CENTRE) | WITH_PERSON
"""Pages that show something of the caseload: none of them stays when it locks."""

_ACTIVITY = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel})


class Outreach(QObject):
    """Belongs to the window. `desk` is the open caseload or None; `opened` and `locked` are told of each change,
    `over` when the screen changes hands.

    `handed` tells that the person holds the screen; `case` is whom they see then. `grant` is a yes that waits until
    the person is written down, `incoming` a file that waits for its merging, `words` a recovery sheet until it is on
    paper, `pending` a new code until it is repeated.
    """

    def __init__(
        self,
        data: Path,
        locked: Callable[[], None],
        opened: Callable[[Desk], None] = lambda desk: None,
        over: Callable[[bool], None] = lambda handed: None,
    ) -> None:
        super().__init__()
        self.data, self._locked, self._opened, self._over = data, locked, opened, over
        self.desk: Desk | None = None
        self.handed, self.case, self.words = False, "", ""
        self.grant: Grant | None = None
        self.incoming: Incoming | None = None
        self.pending: Code | None = None
        self.now: Callable[[], float] = time.time
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE)
        self.idle.timeout.connect(self.lock)

    def begin(self, desk: Desk) -> None:
        """Take over an open caseload; it locks itself when nobody does anything."""
        self.desk, self.pending = desk, None
        self.handed, self.case = False, ""
        QApplication.instance().installEventFilter(self)
        self.idle.start()
        self._over(False)
        self._opened(desk)

    def hand_over(self, case: str = "") -> None:
        """Give the screen to the person: from now on the worker's pages need the worker's code."""
        if self.desk is not None:
            self.handed, self.case = True, case
            self._over(True)

    def give(self, now: Route) -> Route:
        """Give the screen to the person, and return which page they see: this one, their plan, or the first page."""
        together = now.screen in WITH_PERSON and bool(now.get("id"))
        case = now.get("id") if together or now.screen == "case" else ""
        self.hand_over(case)
        if together:
            return now
        return to("plan", id=case) if case else HOME

    def take_back(self, code: Code) -> None:
        """Give the screen back to the worker who knows the code. Raises `WrongCode` and `Locked`."""
        assert self.desk is not None
        self.desk.vault.prove(code)
        self.handed = False
        self._over(False)

    def allows(self, route: Route) -> bool:
        """Tell whether a page may be shown to whoever holds the screen."""
        if not self.handed:
            return True
        if route.screen in WITH_PERSON:
            return bool(self.case) and route.get("id") == self.case
        return route.screen not in WORKER_ONLY

    def beside(self, now: Route) -> bool:
        """Tell whether the worker's side stands beside a page: not beside the worker's own, nor while handed over."""
        return not self.handed and now.screen not in WORKER_ONLY

    def _let_go(self) -> Desk | None:
        """Forget everything of the caseload, and return it if it was open."""
        self.pending, self.grant, self.incoming, self.words = None, None, None, ""
        self.handed, self.case = False, ""
        desk, self.desk = self.desk, None
        if desk is not None:
            self.idle.stop()
            QApplication.instance().removeEventFilter(self)
            QApplication.clipboard().clear()
        return desk

    def lock(self) -> None:
        """Lock the caseload and forget everything of it."""
        desk = self._let_go()
        if desk is not None:
            try:
                desk.lock()
            finally:
                self._locked()

    def wipe(self) -> tuple[int, list[Path]]:
        """Delete the open caseload with its backups at once; return how many files there were and what is left.

        Raises `VaultTrouble`.
        """
        desk = self._let_go()
        assert desk is not None
        try:
            return desk.wipe()
        finally:
            self._locked()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY and self.desk is not None:
            self.idle.start()
        return False
