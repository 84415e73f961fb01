# SPDX-License-Identifier: GPL-3.0-or-later
"""The read-aloud bar at the bottom, only there while something is read."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from va_desktop.ui.kit.bars import line
from va_desktop.ui.kit.button import BarCell
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.style import ground
from va_desktop.ui.language import Words
from va_desktop.ui.theme import Look


class Progress(QProgressBar):
    """How far the reading is, one segment a sentence."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setMinimumHeight(12)
        self.setMinimumWidth(60)

    def sizeHint(self) -> QSize:
        return QSize(300, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        number = max(1, self.maximum())
        gap = 6 if number <= 24 else 0
        wide = (self.width() - gap * (number - 1)) / number
        for index in range(number):
            done = index < self.value()
            painter.setBrush(self.look.color("spoken-edge" if done else "border"))
            high = 8 if done else 4
            place = index if not self.look.rtl else number - 1 - index
            painter.drawRoundedRect(QRectF(place * (wide + gap), (self.height() - high) / 2, wide, high), 3, 3)
        painter.end()


class ReadBar(QWidget):
    """Pause, Stop, Repeat, how far it is, Slower, Faster; only there while something is read."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self.setObjectName("readBar")
        ground(self, look.color("bar"))
        self.words = words
        tr = words.tr
        self.pause = BarCell(look, tr("Pause"), "pause", filled=True)
        self.stop = BarCell(look, tr("Stop"), "stop")
        self.repeat = BarCell(look, tr("Repeat"), "repeat")
        self.slower = BarCell(look, tr("Slower"), "slower")
        self.faster = BarCell(look, tr("Faster"), "faster")
        for cell, name in (
            (self.pause, "pause"),
            (self.stop, "stop"),
            (self.repeat, "repeat"),
            (self.slower, "slower"),
            (self.faster, "faster"),
        ):
            cell.setObjectName(f"read.{name}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(look, "spoken-edge", 3))
        self.where = Label(look, "", "body", bold=True, lang=words.lang)
        self.where.setObjectName("read.where")
        self.progress = Progress(look, tr("How far the reading is"))
        self.progress.setObjectName("read.progress")
        middle = QVBoxLayout()
        middle.setContentsMargins(8, 8, 8, 8)
        middle.addWidget(self.where)
        middle.addWidget(self.progress)
        cells = (self.pause, self.stop, self.repeat, self.slower, self.faster)
        if look.scale >= 200:
            outer.addWidget(holder(middle))
            wrap = Wrap(look, gap=8)
            wrap.setContentsMargins(12, 8, 12, 8)
            for cell in cells:
                wrap.addWidget(cell)
            outer.addWidget(holder(wrap))
        else:
            row = QHBoxLayout()
            row.setContentsMargins(24, 8, 24, 8)
            row.setSpacing(16)
            for cell in cells[:3]:
                row.addWidget(cell)
            row.addLayout(middle, 1)
            for cell in cells[3:]:
                row.addWidget(cell)
            outer.addLayout(row)

    def show_place(self, index: int, count: int, paused: bool) -> None:
        """Tell which sentence is read, and turn Pause into Go on and back."""
        tr = self.words.tr
        told = tr("Sentence {n} of {all}").format(n=self.words.number(index + 1), all=self.words.number(count))
        self.where.setText(told)
        self.progress.setMaximum(count)
        self.progress.setValue(index + 1)
        self.pause.relabel(tr("Go on") if paused else tr("Pause"), "play" if paused else "pause")
