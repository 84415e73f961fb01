# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen that many people use, one after the other: each visit has a window of its own, which ends with it.

Nothing is carried over: not the language, not the look, not a text, not a picture in memory. A visit ends when the
person says so, leaves quickly, or does nothing for a while.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from va_desktop.settings.kiosk import Kiosk as Chosen
from va_desktop.settings.settings import Settings
from va_desktop.ui.arriving import Arriving
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import to
from va_desktop.ui.still import Still

Ending = Literal["finish", "leave", "idle", "staff"]

PRESSES, WITHIN = 3, 5.0
"""Shift so often within so many seconds leaves quickly; sticky keys begin at five presses."""

SCALE = 125
"""Text size of a kiosk, which is read from farther away: 25 px (design guide: 24 at the least)."""

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)


class Kiosk(QObject):
    """Makes a window for each visit and ends it. `quit` is called when staff leave with their PIN."""

    def __init__(
        self,
        make: Callable[[Settings, Callable[[Ending], None]], MainWindow],
        chosen: Chosen,
        quit_: Callable[[], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._make, self.chosen, self._quit, self._now = make, chosen, quit_, now
        self.window: MainWindow | None = None
        self.still: Still | None = None
        self.arriving: Arriving | None = None
        self.visits = 0
        self._shifts: list[float] = []
        self._down = False
        _steady_heap()
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval((chosen.idle - chosen.warning) * 1000)
        self.idle.timeout.connect(self.ask)
        QApplication.instance().installEventFilter(self)

    def begin(self, screen: str = "welcome") -> MainWindow:
        """Open a fresh window at the welcome page (or another) and show it over the whole screen."""
        self.visits += 1
        self._shifts.clear()
        self._down = False
        window = self._make(Settings(scale=SCALE), self.end)
        window.start(to(screen))
        window.activity.connect(self.idle.start)
        self.window = window
        self.arriving = Arriving(window)
        fill(window)
        self.idle.start()
        return window

    def end(self, how: Ending) -> None:
        """End the visit: fall silent, forget everything, destroy the window, and begin anew."""
        old, self.window = self.window, None
        self._arrived()
        self.idle.stop()
        self._uncover()
        if how == "staff":
            if old is not None:
                self._destroy(old)
            self._quit()
            return
        fresh_first = how == "leave"
        if old is not None:
            old.silence()
            old.hide() if not fresh_first else None
        window = self.begin("left" if how == "leave" else "welcome")
        if old is not None:
            self._destroy(old)
        window.raise_()

    def _arrived(self) -> None:
        if self.arriving is not None:
            self.arriving.stop()
            self.arriving = None

    @staticmethod
    def _destroy(window: MainWindow) -> None:
        """Take a window apart with everything that was typed, shown or copied in it."""
        window.silence()
        window.live.clear()
        window.history.past.clear()
        window.announcer.last = ""
        QApplication.clipboard().clear()
        window.allow_closing()
        window.close()
        window.deleteLater()
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QPixmapCache.clear()
        window.services.rest()
        gc.collect()
        _give_back()

    def ask(self) -> None:
        """Ask whether somebody is still there; what is read aloud or shown as a film counts as somebody."""
        window = self.window
        if window is None:
            return
        watched = window.page is not None and bool(window.page.property("watched"))
        if window.speaking or watched or window.history.now.screen in ("welcome", "left"):
            self.idle.start()
            return
        window.cover(True)
        self.still = Still(window, self.chosen.warning, self.stay, lambda: self.end("idle"))
        self.still.begin()

    def stay(self) -> None:
        """Go on where the person was."""
        self._uncover()
        self.idle.start()

    def _uncover(self) -> None:
        if self.still is not None:
            self.still.timer.stop()
            self.still.hide()
            self.still.deleteLater()
            self.still = None
            if self.window is not None:
                self.window.cover(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY and self.still is None and self.window is not None:
            self.idle.start()
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            return self._shifted(event)
        if event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Shift:
            self._down = False
        return False

    def _shifted(self, event: QKeyEvent) -> bool:
        """Count presses of Shift alone; any other key begins the count anew."""
        if event.key() != Qt.Key.Key_Shift:
            self._shifts.clear()
            return False
        if event.isAutoRepeat() or self._down:
            # The same press comes by again on its way to the parents of what has the focus.
            return False
        self._down = True
        now = self._now()
        self._shifts = [at for at in self._shifts if now - at <= WITHIN] + [now]
        if len(self._shifts) >= PRESSES and self.window is not None:
            self._shifts.clear()
            self.window.silence()
            # The key is still on its way through the window that is about to go.
            QTimer.singleShot(0, self, lambda: self.end("leave"))
            return True
        return False

    def close(self) -> None:
        """Stop watching; used at the very end."""
        QApplication.instance().removeEventFilter(self)
        self._arrived()
        self.idle.stop()


def _steady_heap() -> None:
    """Let each large piece of memory come from the system by itself and go back to it at once (glibc only).

    Otherwise glibc learns from the first freed picture to keep even larger ones in its heap, which then grows in
    gaps from visit to visit (mallopt(3), `M_MMAP_THRESHOLD`; measured: 4 % in 200 visits).
    """
    if sys.platform == "linux":
        import ctypes

        choose = getattr(ctypes.CDLL(None), "mallopt", None)
        if choose is not None:
            choose(_MMAP_THRESHOLD, 128 * 1024)


_MMAP_THRESHOLD = -3
"""`M_MMAP_THRESHOLD` in malloc.h of glibc; 128 KiB is what it begins with."""


def _give_back() -> None:
    """Give memory that is free again back to the system, which wipes it before anybody else gets it (glibc only)."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def fill(window: MainWindow) -> None:
    """Show a window over the whole screen, also where no window manager places it."""
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
    screen = window.screen()
    if screen is not None:
        window.setGeometry(screen.geometry())
    window.showFullScreen()
    if screen is not None:
        window.setGeometry(screen.geometry())
