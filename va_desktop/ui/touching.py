# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures mode for the whole window: the first touch says what a thing is, the second one presses it.

Whatever the keyboard's focus comes to is said too. It works from what is on the screen, so no page has code for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from va_desktop.ui.main_window import MainWindow

AT_ONCE = frozenset({"bar.leave", "still.stay", "still.leave"})
"""What must never need a second touch: leaving quickly, and saying that one is still there."""

_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class Touching(QObject):
    """Watches presses and the focus of one window; `say` is told the control to speak of."""

    def __init__(self, window: MainWindow, say: Callable[[QAbstractButton], None]) -> None:
        super().__init__(window)
        self.window, self._say = window, say
        self.armed: QAbstractButton | None = None
        self._swallow = False
        QApplication.instance().installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus)

    def stop(self) -> None:
        """End it and leave presses as they are."""
        QApplication.instance().removeEventFilter(self)
        QApplication.instance().focusChanged.disconnect(self._focus)
        self.disarm()

    def disarm(self) -> None:
        """Forget what was touched; called whenever the page is another one."""
        self._arm(None)
        self._swallow = False

    def _arm(self, thing: QAbstractButton | None) -> None:
        old, self.armed = self.armed, thing
        for widget, on in ((old, False), (thing, True)):
            if widget is not None and hasattr(widget, "set_spoken"):
                widget.set_spoken(on)

    def _mine(self, thing: QObject) -> bool:
        return isinstance(thing, QAbstractButton) and self.window.isAncestorOf(thing) and thing.isEnabled()

    def _focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self.armed and self._mine(new):
            self._arm(None)
            self._say(new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonRelease and self._swallow and isinstance(watched, QWidget):
            self._swallow = False
            return True
        if kind in _PRESSES and self._mine(watched):
            if watched is self.armed or watched.objectName() in AT_ONCE:
                return False
            self._swallow = True
            self._arm(watched)
            watched.setFocus(Qt.FocusReason.MouseFocusReason)
            self._say(watched)
            return True
        if kind == QEvent.Type.DeferredDelete and watched is self.armed:
            self.armed = None
        return False
