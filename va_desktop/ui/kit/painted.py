# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of everything that is pressed: a real button that paints and measures itself."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from va_desktop.ui.theme import Look


class Painted:
    """Mixed into a Qt button class: measures by width, paints by `draw`, keeps name and description."""

    look: Look
    spoken = False

    def set_spoken(self: QAbstractButton, on: bool) -> None:
        """Mark the control while it is read aloud."""
        if self.spoken != on:
            self.spoken = on
            self.update()

    def prepare(self: QAbstractButton, look: Look, name: str, description: str = "") -> None:
        """Set up look, accessible name and size policy; call it once from the constructor."""
        self.look = look
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def said(self: QAbstractButton) -> str:
        """Return what is read aloud of the control: name and description."""
        more = self.accessibleDescription()
        return f"{self.accessibleName()}. {more}" if more else self.accessibleName()

    def measure(self, width: int) -> int:
        """Return the height that the content needs at a width."""
        raise NotImplementedError

    def natural(self) -> int:
        """Return the width at which nothing has to wrap."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint the whole button."""
        raise NotImplementedError

    def least(self) -> int:
        """Return the smallest width that still makes sense."""
        return 120

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.measure(width), self.look.target("min"))

    def sizeHint(self) -> QSize:
        width = self.natural()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.least(), self.natural()), self.look.target("min"))

    def paintEvent(self: QAbstractButton, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.spoken:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.color("spoken-edge"), 6))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 12, 12)
        painter.end()

    def hitButton(self: QAbstractButton, pos) -> bool:
        return self.rect().contains(pos)

    def at(self: QAbstractButton, x: float, y: float, width: float, height: float) -> QRectF:
        """Return a rectangle counted from the start side of the script."""
        start = round(x)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start = self.width() - start - round(width)
        return QRectF(start, round(y), round(width), round(height))

    def frame(self, painter: QPainter, fill: QColor, edge: QColor | None, width: int, radius: int) -> None:
        """Paint the fill and the edge of the whole button."""
        inset = width / 2 if edge else 0
        painter.setBrush(fill)
        painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


class PaintedButton(Painted, QPushButton):
    """A push button that paints itself."""

    def __init__(self, look: Look, name: str, description: str = "") -> None:
        super().__init__()
        self.prepare(look, name, description)
        self.setAutoDefault(False)

    def keyPressEvent(self, event) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
