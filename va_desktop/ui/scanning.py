# SPDX-License-Identifier: GPL-3.0-or-later
"""One or two switches for the whole window: first a row lights up, then the things in it, one after the other.

A switch interface sends a key or a mouse button; while scanning is on, any of them counts. It works from what is on
the screen, so no page has any code for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

if TYPE_CHECKING:
    from va_desktop.ui.theme import Look

ROUNDS = 3
"""How often the things of a row are gone through before scanning returns to the rows."""

NEXT_KEYS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_2})
"""What the second of two switches sends: it moves on by hand; every other key presses."""

_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock})
_SWALLOWED = frozenset(
    {
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
    }
)


class Frame(QWidget):
    """Rings what the next press would take. It takes no focus and no clicks and is not in the accessibility tree."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def around(self, rect: QRect) -> None:
        """Show the frame around a part of the window."""
        self.setGeometry(rect.adjusted(-10, -10, 10, 10))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(QPen(self.look.color("focus-outer"), 6))
        painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 18, 18)
        painter.setPen(QPen(self.look.color("spoken-edge"), 4))
        painter.drawRoundedRect(rect.adjusted(7, 7, -7, -7), 14, 14)
        painter.end()


class Scanning(QObject):
    """Scans one window. `say` is told the name of whatever lights up; `used` tells of each press."""

    used = Signal()

    def __init__(self, window: QWidget, look: Look, seconds: float, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self.window, self._say = window, say
        self.frame = Frame(window, look)
        self.rows: list[list[QWidget]] = []
        self.row = -1
        self.item = -1
        self.inside = False
        self._rounds = 0
        self.timer = QTimer(self)
        self.timer.setInterval(round(seconds * 1000))
        self.timer.timeout.connect(self.next)
        QApplication.instance().installEventFilter(self)
        self.begin()

    def stop(self) -> None:
        """End scanning and leave keys and mouse as they are."""
        self.timer.stop()
        QApplication.instance().removeEventFilter(self)
        self.frame.hide()
        self.frame.deleteLater()

    def begin(self) -> None:
        """Scan the rows from the top; called again whenever the page is another one."""
        self.inside, self.row, self.item, self._rounds = False, -1, -1, 0
        self.rows = rows_of(self.window)
        self.timer.start()
        self.frame.hide()

    def next(self) -> None:
        """Light the next row, or the next thing of the chosen row."""
        now = rows_of(self.window)
        if [[id(one) for one in row] for row in now] != [[id(one) for one in row] for row in self.rows]:
            self.begin()
        if not self.rows:
            return
        if not self.inside:
            self.row = (self.row + 1) % len(self.rows)
            self._light(self.rows[self.row])
            return
        self.item += 1
        if self.item >= len(self.rows[self.row]):
            self.item, self._rounds = 0, self._rounds + 1
            if self._rounds >= ROUNDS:
                self.inside, self._rounds = False, 0
                self._light(self.rows[self.row])
                return
        self._light([self.rows[self.row][self.item]])

    def press(self) -> None:
        """Take what is lit: go into the row, or press the thing. A row with one thing is pressed at once."""
        if not self.rows or self.row < 0:
            self.next()
            return
        chosen = self.rows[self.row]
        if not self.inside and len(chosen) > 1:
            self.inside, self.item, self._rounds = True, -1, 0
            self.timer.start()
            self.next()
            return
        target = chosen[self.item if self.inside else 0]
        self.timer.start()
        if isinstance(target, QAbstractButton):
            self.inside = False
            target.click()
        else:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.inside = False

    def _light(self, things: list[QWidget]) -> None:
        first = things[0]
        _into_view(first)
        rect = QRect()
        for thing in things:
            place = QRect(thing.mapTo(self.window, QPoint(0, 0)), thing.size())
            rect = rect.united(place)
        self.frame.around(rect)
        names = [thing.accessibleName() or thing.property("text") or "" for thing in things]
        self._say(names[0] if len(names) == 1 else ", ".join(name for name in names if name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            if event.isAutoRepeat() or event.key() in _MODIFIERS:
                return event.key() not in _MODIFIERS
            if not isinstance(watched, QWidget):
                return False
            self.used.emit()
            self.next() if event.key() in NEXT_KEYS else self.press()
            return True
        if kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self.used.emit()
            self.next() if event.button() == Qt.MouseButton.RightButton else self.press()
            return True
        if kind == QEvent.Type.KeyRelease and event.key() in _MODIFIERS:
            return False
        return kind in _SWALLOWED and isinstance(watched, QWidget)


def rows_of(window: QWidget) -> list[list[QWidget]]:
    """Return everything that can be pressed or written into, in rows from top to bottom, in the reading direction."""
    found = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit))
        and widget.isVisibleTo(window)
        and widget.isEnabled()
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _one_of_many(widget))
    ]
    rtl = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    regions: dict[QWidget, list[tuple[QPoint, QWidget]]] = {}
    for widget in found:
        region, ground = _region(window, widget)
        regions.setdefault(region, []).append((widget.mapTo(ground, QPoint(0, 0)), widget))
    ordered = sorted(regions, key=lambda one: _start(one, window, rtl))
    return [row for region in ordered for row in _rows(regions[region], rtl)]


def _one_of_many(widget: QWidget) -> bool:
    """Tell whether a thing is an answer of a group: Tab stops at one of them only, arrow keys reach the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


def _start(region: QWidget, window: QWidget, rtl: bool) -> tuple[int, int]:
    place = region.mapTo(window, QPoint(0, 0))
    return place.y(), -place.x() if rtl else place.x()


def _region(window: QWidget, widget: QWidget) -> tuple[QWidget, QWidget]:
    """Return the part of the window that a widget belongs to, and what its place is measured on.

    On a page that is measured on what is scrolled, so that rows stay the same rows while the page scrolls and never
    mix with the bars that it scrolls under.
    """
    region, ground = widget, window
    while region.parentWidget() not in (window, None):
        region = region.parentWidget()
        if isinstance(region, QScrollArea) and region.widget() is not None:
            ground = region.widget()
    return region, ground


def _rows(placed: list[tuple[QPoint, QWidget]], rtl: bool) -> list[list[QWidget]]:
    rows: list[list[tuple[QPoint, QWidget]]] = []
    for place, widget in sorted(placed, key=lambda row: row[0].y()):
        if rows and place.y() < rows[-1][0][0].y() + max(24, rows[-1][0][1].height() // 2):
            rows[-1].append((place, widget))
        else:
            rows.append([(place, widget)])
    return [[widget for _, widget in sorted(row, key=lambda one: -one[0].x() if rtl else one[0].x())] for row in rows]


def _into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 60)
            return
        parent = parent.parentWidget()
