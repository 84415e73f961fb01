# SPDX-License-Identifier: GPL-3.0-or-later
"""The focus ring: two bands around whatever has the focus, so that one of them is seen on any ground."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QLineEdit, QProxyStyle, QStyle, QStyleOption, QWidget
from shiboken6 import isValid

from va_desktop.ui.kit.painted import Painted
from va_desktop.ui.theme import Look

AIR = 8
"""Free room that every control needs around it for the ring (design guide, focus)."""


class RingStyle(QProxyStyle):
    """Fusion with room for the ring, which lies above whatever holds the control and so is never cut by it."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return AIR
        return super().pixelMetric(metric, option, widget)

    def styleHint(self, hint, option=None, widget=None, data=None) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, data)


class Ring(QFocusFrame):
    """Follows the focus of one window. It is left out of the accessibility tree and ignores the mouse."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._style = RingStyle()
        self.setStyle(self._style)
        self.look = look
        self._window = window
        QApplication.instance().focusChanged.connect(self._follow)
        window.destroyed.connect(lambda: QApplication.instance().focusChanged.disconnect(self._follow))

    def follow(self) -> None:
        """Go to what has the focus now."""
        self._follow(None, QApplication.focusWidget())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):
            # The window is being taken apart, and its focus goes while it does.
            return
        if new is not None and self._window.isAncestorOf(new) and _rings(new):
            self.setWidget(new)
            self.show()
            self.raise_()
        else:
            self.release()

    def release(self) -> None:
        """Let go of the page, which may be about to be destroyed: the frame lives beside what it rings."""
        self.setWidget(None)
        self.setParent(self._window)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = super().eventFilter(watched, event)
        self.clearMask()
        return answer

    def paintEvent(self, event: QPaintEvent) -> None:
        widget = self.widget()
        if widget is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect())
        radius = self.look.radius("card") + AIR
        painter.setPen(QPen(self.look.color("focus-outer"), 4))
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), radius, radius)
        painter.setPen(QPen(self.look.color("focus-inner"), 4))
        painter.drawRoundedRect(rect.adjusted(6, 6, -6, -6), radius - 4, radius - 4)
        painter.end()


def _rings(widget: QWidget) -> bool:
    return isinstance(widget, (Painted, QLineEdit)) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus
