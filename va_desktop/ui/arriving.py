# SPDX-License-Identifier: GPL-3.0-or-later
"""How somebody comes to a kiosk is how they go on: with a switch, with a resting pointer, or as everybody else.

On the welcome page one press of a switch takes the language that greets at that moment, and scanning is on from then
on; a pointer that comes to rest on a language takes it, and resting presses from then on. Whoever touches, clicks or
goes by keyboard notices nothing. What was inferred can be turned off on the next page, like every way of use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from va_desktop.ui.dwelling import Dwelling

if TYPE_CHECKING:
    from va_desktop.ui.main_window import MainWindow

REST = 2.5
"""Seconds for which a pointer must rest on a language: long, because most pointers belong to hands that can press."""

WALKING = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Insert,
    }
)
"""Keys with which people go about a page, or which belong to a screen reader; no switch sends them here."""


class Arriving(QObject):
    """Watches the welcome page of one visit, and ends by itself when the page is left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._lay = QCursor.pos()
        self.dwelling: Dwelling | None = Dwelling(window, window.look, REST, only="language.", first=self._rested)
        QApplication.instance().installEventFilter(self)

    def stop(self) -> None:
        """Stop watching."""
        if self.dwelling is not None:
            QApplication.instance().removeEventFilter(self)
            self.dwelling.stop()
            self.dwelling = None

    @property
    def _here(self) -> bool:
        return self.window.history.now.screen == "welcome"

    def _rested(self, target: QWidget) -> None:
        self.stop()
        self.window.settings = self.window.settings.with_(dwell=True)

    def _switched(self) -> None:
        self.stop()
        self.window.settings = self.window.settings.with_(scan=True)
        self.window.page.take_greeting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.dwelling is None:
            return False
        if not self._here:
            self.stop()
            return False
        if isinstance(watched, QWidget) and self.window.isAncestorOf(watched) and self._switch(watched, event):
            self._switched()
            return True
        return False

    def _switch(self, watched: QWidget, event: QEvent) -> bool:
        """Tell whether this is a switch: a key while nothing to press has the focus, or a click from a pointer that
        lies where it lay, beside everything.
        """
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            on_something = isinstance(QApplication.focusWidget(), (QAbstractButton, QLineEdit))
            return not event.isAutoRepeat() and event.key() not in WALKING and not on_something
        if kind == QEvent.Type.MouseButtonPress:
            # A hand moves the mouse to what it presses, and a finger takes the pointer along.
            return event.globalPosition().toPoint() == self._lay and not isinstance(watched, QAbstractButton)
        return False
