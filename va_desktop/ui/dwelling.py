# SPDX-License-Identifier: GPL-3.0-or-later
"""Resting the pointer presses: for head mice and eye trackers, which move a pointer and have no button.

A ring fills while the pointer rests. Whoever moves away in time presses nothing; the same thing is pressed again only
after the pointer has left it. Where there is nothing to press the pointer can rest for as long as one likes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollBar, QWidget

if TYPE_CHECKING:
    from va_desktop.ui.theme import Look

EDGE = 24
"""Pixels beside a scroll bar that count as the bar, so that it is as large as any other target."""

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
    """Watches the pointer over one window. `say` is told what it comes to rest on, where drawings are used.

    `only`: how the names of what may be pressed begin; `first` is told what is about to be pressed: then nobody
    chose this way yet, and nothing is pressed before the pointer has moved, which may lie where somebody left it.
    """

    def __init__(
        self,
        window: QWidget,
        look: Look,
        seconds: float,
        say: Callable[[QWidget], None] | None = None,
        only: str = "",
        first: Callable[[QWidget], None] | None = None,
    ) -> None:
        super().__init__(window)
        self.window, self.seconds, self._say = window, seconds, say
        self._only, self._first = only, first
        self._begun: QPoint | None = None
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
        target = self._target(place) if self._moved(place) else None
        if target is not self._over:
            self._over = target
            self._since.start()
            if target is None or target is not self._pressed:
                self._pressed = None
            self.ring.hide()
            if target is not None and self._say is not None:
                self._say(target)
        if target is None or target is self._pressed:
            self.ring.hide()
            return
        share = self._since.elapsed() / (self.seconds * 1000)
        if share < 1:
            self.ring.show_at(place, share)
            return
        self.ring.hide()
        if isinstance(target, QScrollBar):
            self._turn(target, place)
            self._since.start()
            return
        self._pressed = target
        if self._first is not None:
            self._first(target)
        if isinstance(target, QAbstractButton):
            target.click()
        else:
            target.setFocus(Qt.FocusReason.MouseFocusReason)

    def _turn(self, bar: QScrollBar, place: QPoint) -> None:
        """Scroll by most of a page: up from the upper half of the bar, down from the lower one."""
        half = bar.mapTo(self.window, bar.rect().center()).y()
        bar.setValue(bar.value() + (bar.pageStep() * 4 // 5 if place.y() > half else -bar.pageStep() * 4 // 5))

    def _bar(self, place: QPoint) -> QScrollBar | None:
        """Return the scroll bar of the page when a place lies on it or on the empty edge beside it."""
        for bar in self.window.findChildren(QScrollBar):
            if bar.isVisible() and not self._only and bar.orientation() == Qt.Orientation.Vertical:
                beside = bar.rect().adjusted(-EDGE, 0, EDGE, 0)
                if beside.contains(bar.mapFrom(self.window, place)):
                    return bar
        return None

    def _moved(self, place: QPoint) -> bool:
        """Tell whether the pointer has moved since watching began; only asked where nobody chose this way of use."""
        if self._first is None:
            return True
        if self._begun is None:
            self._begun = place
        if place != self._begun:
            self._begun = QPoint(-1, -1)
        return place != self._begun

    def _target(self, place: QPoint) -> QWidget | None:
        widget = self.window.childAt(place)
        while widget is not None:
            if isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit)) and widget.isEnabled():
                return widget if widget.objectName().startswith(self._only) else None
            widget = widget.parentWidget()
        return self._bar(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete and watched in (self._over, self._pressed):
            self._over = self._pressed = None
        return False
