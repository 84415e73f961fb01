# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened so far: one label per step beside a painted rail of rings and ticks."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.label import Label
from va_desktop.ui.theme import Look

When = Literal["done", "now", "later"]


class Step(QWidget):
    """One step: a mark on the rail, what happened in bold, and a line with day and details."""

    def __init__(self, look: Look, when: When, title: str, line: str, last: bool, lang: str) -> None:
        super().__init__()
        self.look, self.when, self.last = look, when, last
        self._edge = round(28 * min(look.factor, 2))
        box = QVBoxLayout(self)
        start = self._edge + 2 * look.space(8)
        left, right = (0, start) if look.rtl else (start, 0)
        box.setContentsMargins(left, 0, right, look.space(12))
        box.setSpacing(2)
        box.addWidget(Label(look, title, "body", bold=True, lang=lang))
        if line:
            box.addWidget(Label(look, line, "body", "text-muted", lang=lang))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, edge = self.look, self._edge
        x = self.width() - edge if look.rtl else 0
        if not self.last:
            pen = QPen(look.color("border"), 3, Qt.PenStyle.DotLine if self.when == "later" else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(int(x + edge / 2), edge, int(x + edge / 2), self.height())
        ring = QRectF(x + 1.5, 1.5, edge - 3, edge - 3)
        tone = {"done": "success", "now": "caution", "later": "neutral"}[self.when]
        painter.setPen(QPen(look.color(f"{tone}-edge"), 3))
        painter.setBrush(look.color(f"{tone}-bg") if self.when != "later" else look.color("surface"))
        painter.drawEllipse(ring)
        picture = {"done": "check", "now": "note"}.get(self.when)
        if picture:
            inner = ring.adjusted(5, 5, -5, -5)
            pictogram.draw(painter, look, picture, inner, look.color(f"{tone}-edge"))
        painter.end()
