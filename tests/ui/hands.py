# SPDX-License-Identifier: GPL-3.0-or-later
"""People who use a kiosk in one way only: by touch, by one switch, or by resting a pointer. Each presses by name."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.waiting import until
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.tour import settle


class Hand:
    """The base: what is on the screen, and where."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def window(self) -> MainWindow:
        return self.app.window

    @property
    def settings(self) -> Settings:
        return self.window.settings

    def find(self, name: str) -> QWidget:
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible() and w.isEnabled()]
        assert len(found) == 1, (
            f"{name}: {[w.objectName() for w in self.window.findChildren(QWidget) if w.objectName()]}"
        )
        return found[0]

    def spot(self, widget: QWidget) -> QPoint | None:
        """Return a place of the window where the widget can be hit, or None while it is scrolled away."""
        page = self.window.page
        if not page.isAncestorOf(widget):
            return widget.mapTo(self.window, widget.rect().center())
        inside = QRect(widget.mapTo(page.viewport(), QPoint(0, 0)), widget.size()) & page.viewport().rect()
        if inside.height() < 30:
            return None
        return page.viewport().mapTo(self.window, inside.center())

    def bar(self, widget: QWidget) -> QPoint:
        """Return the place on the scroll bar that brings a widget nearer."""
        page = self.window.page
        bar = page.verticalScrollBar()
        below = widget.mapTo(page.viewport(), QPoint(0, 0)).y() > 0
        return bar.mapTo(self.window, QPoint(bar.width() // 2, bar.height() - 6 if below else 6))

    def begin(self, lang: str) -> None:
        """Choose the language on the welcome page."""
        self.press(f"language.{lang}")

    def press(self, name: str) -> None:
        raise NotImplementedError


class Finger(Hand):
    """A finger on a screen: touches only, nothing is dragged."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.device = QTest.createTouchDevice()
        self.touches = 0

    def touch(self, place: QPoint) -> None:
        self.touches += 1
        for down in (True, False):
            sequence = QTest.touchEvent(self.window, self.device)
            sequence.press(0, place, self.window) if down else sequence.release(0, place, self.window)
            sequence.commit()
        settle()

    def press(self, name: str) -> None:
        for _ in range(30):
            widget = self.find(name)
            place = self.spot(widget)
            if place is not None:
                break
            self.touch(self.bar(widget))
        twice = self.settings.pictures and name != "bar.leave"
        self.touch(place)
        if twice:
            assert self.window.assist.touching.armed is self.find(name)
            self.touch(self.spot(self.find(name)))


class Switch(Hand):
    """One switch that sends a space, and time."""

    def key(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Space)
        settle()
        self._stop()

    def _stop(self) -> None:
        scanning = self.window.assist.scanning
        if scanning is not None:
            scanning.timer.stop()

    def begin(self, lang: str) -> None:
        page = self.window.page
        page.timer.stop()
        while page.tags[page.now] != lang or page.now < 0:
            page.turn()
        self.key()

    def press(self, name: str) -> None:
        """Wait until it lights up and press; the light begins anew whenever something appears on the page."""
        target, pressed = self.find(name), []
        target.clicked.connect(lambda *_: pressed.append(True))
        for _ in range(5):
            self._round(target)
            if pressed:
                return
        raise AssertionError(f"{name} never lit up")

    def _round(self, target: QWidget) -> None:
        scanning = self.window.assist.scanning
        for _ in range(120):
            scanning.next()
            scanning.timer.stop()
            if target in scanning.rows[scanning.row]:
                break
        self.key()
        for _ in range(60):
            if not scanning.inside:
                return
            if scanning.rows[scanning.row][scanning.item] is target:
                self.key()
                return
            scanning.next()


class Pointer(Hand):
    """A head mouse: a pointer that moves and rests, and never presses."""

    def rest(self, place: QPoint, done) -> None:
        dwelling = self.app.kiosk.arriving.dwelling if self.window.history.now.screen == "welcome" else None
        dwelling = dwelling or self.window.assist.dwelling
        dwelling.timer.stop()
        dwelling.seconds = 0.02
        dwelling.look_at(QPoint(1, self.window.height() // 3))
        until(lambda: dwelling.look_at(place) or done(), 5)
        settle()

    def press(self, name: str) -> None:
        for _ in range(30):
            widget = self.find(name)
            place = self.spot(widget)
            if place is not None:
                break
            bar = self.window.page.verticalScrollBar()
            before = bar.value()
            self.rest(self.bar(widget), lambda before=before, bar=bar: bar.value() != before)
        pressed: list[bool] = []
        widget.clicked.connect(lambda *_: pressed.append(True))
        self.rest(place, lambda: bool(pressed))
