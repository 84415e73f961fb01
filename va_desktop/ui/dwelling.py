# SPDX-License-Identifier: GPL-3.0-or-later
"""Resting the pointer presses: for head mice and eye trackers, which move a pointer and have no button.

A ring fills while the pointer rests. Whoever moves away in time presses nothing; the same thing is pressed again only
after the pointer has left it. Where there is nothing to press the pointer can rest for as long as one likes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from va_desktop.ui.theme import Look

TICK = 50
"""Milliseconds between two looks at the pointer."""


class Ring(QWidget):
    """How far the resting has come, drawn beside the pointer. Not in the accessibility tree, takes no clicks."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.look, self.share = look, 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(72, 72)
        self.hide()

    def show_at(self, place: QPoint, share: float) -> None:
        """Show how much of the time has passed, 0 to 1."""
        self.share = share
        self.move(place.x() - 36, place.y() - 36)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(8, 8, 56, 56)
        painter.setPen(QPen(self.look.color("focus-outer"), 10))
        painter.drawEllipse(rect)
        painter.setPen(QPen(self.look.color("spoken-bg"), 6))
        painter.drawArc(rect, 90 * 16, -round(self.share * 360 * 16))
        painter.end()


class Dwelling(QObject):
    """Watches the pointer over one window."""

    def __init__(self, window: QWidget, look: Look, seconds: float) -> None:
        super().__init__(window)
        self.window, self.seconds = window, seconds
        self.ring = Ring(window, look)
        self._over: QWidget | None = None
        self._pressed: QWidget | None = None
        self._since = QElapsedTimer()
        self.timer = QTimer(self)
        self.timer.setInterval(TICK)
        self.timer.timeout.connect(lambda: self.look_at(window.mapFromGlobal(QCursor.pos())))
        QApplication.instance().installEventFilter(self)
        self.timer.start()

    def stop(self) -> None:
        """End dwelling."""
        self.timer.stop()
        QApplication.instance().removeEventFilter(self)
        self.ring.hide()
        self.ring.deleteLater()

    def look_at(self, place: QPoint) -> None:
        """Take note of where the pointer is; press what it has rested on for long enough."""
        target = self._target(place)
        if target is not self._over:
            self._over = target
            self._since.start()
            if target is None or target is not self._pressed:
                self._pressed = None
            self.ring.hide()
        if target is None or target is self._pressed:
            self.ring.hide()
            return
        share = self._since.elapsed() / (self.seconds * 1000)
        if share < 1:
            self.ring.show_at(place, share)
            return
        self.ring.hide()
        self._pressed = target
        if isinstance(target, QAbstractButton):
            target.click()
        else:
            target.setFocus(Qt.FocusReason.MouseFocusReason)

    def _target(self, place: QPoint) -> QWidget | None:
        widget = self.window.childAt(place)
        while widget is not None:
            if isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit)) and widget.isEnabled():
                return widget
            widget = widget.parentWidget()
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete and watched in (self._over, self._pressed):
            self._over = self._pressed = None
        return False
