# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells screen readers what changed: an announcement, and for older readers a notification that is shown."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


class Announcer:
    """Announces sentences for one window.

    Orca 43 ignores announcement events and speaks a notification that appears, so `toast` is hidden, given the
    sentence and shown again; it is one pixel large and never painted.
    """

    def __init__(self, window: QWidget, toast: QLabel) -> None:
        self._window, self._toast = window, toast
        toast.setObjectName("toast")
        toast.setFixedSize(1, 1)
        toast.setStyleSheet("color: transparent; background: transparent")
        toast.hide()
        self.last = ""

    def say(self, sentence: str) -> None:
        """Announce one sentence."""
        self.last = sentence
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))
        self._toast.hide()
        self._toast.setText(sentence)
        self._toast.setAccessibleName(sentence)
        QTimer.singleShot(0, self._window, self._toast.show)
