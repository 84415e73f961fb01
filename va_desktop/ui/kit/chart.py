# SPDX-License-Identifier: GPL-3.0-or-later
"""Bars of a chart, painted: each has its name above it and its figure beside it, so that colour carries nothing."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from va_desktop.document.sheet import Chart
from va_desktop.ui.kit.access import GraphicRole
from va_desktop.ui.kit.text import block
from va_desktop.ui.theme import Look

WIDEST = 860
"""Widest chart at 100 %: longer bars are harder to compare."""


class Bars(GraphicRole, QWidget):
    """A picture of a chart. Its name is the title, its description the sentence that says the same."""

    def __init__(self, look: Look, chart: Chart, lang: str) -> None:
        super().__init__()
        self.look, self.chart, self.lang = look, chart, lang
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _bar(self) -> int:
        return round(24 * min(self.look.factor, 2))

    def _wide(self, width: int) -> int:
        return min(width - 24, round(WIDEST * max(1.0, self.look.factor)))

    def _laid(self, width: int):
        look, font = self.look, self.look.font("body")
        wide = self._wide(width)
        for bar in self.chart.bars:
            label = block(look, bar.label, font, wide, look.rtl)
            told = block(look, bar.told, look.font("body", True), wide * 0.3, look.rtl)
            yield bar, label, told, max(self._bar, int(told.height))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(int(label.height) + high + 16 for _, label, _, high in self._laid(width)) + 8

    def sizeHint(self) -> QSize:
        width = round(WIDEST * max(1.0, self.look.factor)) + 24
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.value or 0 for bar in self.chart.bars), default=0)
        wide = self._wide(self.width())
        room = wide * 0.66
        y = 4.0
        for bar, label, told, high in self._laid(self.width()):
            label.paint(painter, self._at(0, wide), y, self.look.color("text"))
            y += label.height + 2
            long = self._bar * 2 if bar.value is None else max(3.0, room * bar.value / most if most else 3.0)
            place = QRectF(self._at(0, long), y + (high - self._bar) / 2, long, self._bar)
            self._draw(painter, place, bar.value is not None)
            begin = long + 12
            told.paint(painter, self._at(begin, wide * 0.3), y + (high - told.height) / 2, self.look.color("text"))
            y += high + 14
        painter.end()

    def _draw(self, painter: QPainter, place: QRectF, known: bool) -> None:
        if known:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color("primary"))
        else:
            painter.setPen(QPen(self.look.color("border"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 4, 4)

    def _at(self, x: float, width: float) -> float:
        """Return the left edge of something that begins `x` from the start side of the script."""
        start = 12 + x
        return self.width() - start - width if self.look.rtl else start
