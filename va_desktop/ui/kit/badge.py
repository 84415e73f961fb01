# SPDX-License-Identifier: GPL-3.0-or-later
"""Badges: a word, a shape and a tone that say how sure or how fresh something is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

_PAD = 12


def size(look: Look, badge: Badge, most: float) -> tuple[float, float]:
    """Return the width and height of a badge that may be at most so wide."""
    icon = look.picture("inline") + 8 if badge.picture else 0
    wide = min(most, widest_line(look, badge.text, look.font("body", True)) + 1 + 2 * _PAD + icon)
    laid = block(look, badge.text, look.font("body", True), wide - 2 * _PAD - icon, look.rtl)
    return wide, max(laid.height, look.picture("inline")) + 6


def paint(painter: QPainter, look: Look, badge: Badge, rect: QRectF) -> None:
    """Draw a badge in a rectangle."""
    pen = QPen(look.color(f"{badge.tone}-edge"), 2)
    if badge.tone == "gap":
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(look.color(f"{badge.tone}-bg"))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), look.radius("badge"), look.radius("badge"))
    icon = look.picture("inline") if badge.picture else 0
    start = rect.right() - _PAD - icon if look.rtl else rect.x() + _PAD
    ink = look.color(f"{badge.tone}-edge")
    if icon:
        pictogram.draw(painter, look, badge.picture, QRectF(start, rect.y(), icon, rect.height()), ink)
    gap = icon + 8 if icon else 0
    inner = rect.width() - 2 * _PAD - gap
    laid = block(look, badge.text, look.font("body", True), inner, look.rtl)
    x = rect.x() + _PAD + (0 if look.rtl else gap)
    laid.paint(painter, x, rect.y() + (rect.height() - laid.height) / 2, ink)


class BadgeLabel(QLabel):
    """A badge that stands by itself on a page."""

    def __init__(self, look: Look, badge: Badge) -> None:
        super().__init__()
        self.look, self.badge = look, badge
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(badge.text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(size(self.look, self.badge, width)[1] + 0.5)

    def sizeHint(self) -> QSize:
        wide, high = size(self.look, self.badge, 100_000)
        return QSize(int(wide + 1), int(high + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self.look, self.badge, QRectF(0, 0, self.width(), self.heightForWidth(self.width())))
        painter.end()
