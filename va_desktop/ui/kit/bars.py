# SPDX-License-Identifier: GPL-3.0-or-later
"""The top bar, always the same and in the same place, and the read-aloud bar at the bottom."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from va_desktop.ui.kit.button import BarCell
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.language import Words
from va_desktop.ui.theme import Look


def _line(name: str, height: int) -> QFrame:
    line = QFrame()
    line.setObjectName(name)
    line.setFixedHeight(height)
    return line


class TopBar(QWidget):
    """Back and Home at the start; Listen, Language, Look and Help now at the end."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tr = words.tr
        self.back = BarCell(look, tr("Back"), "back")
        self.home = BarCell(look, tr("Home"), "home")
        self.listen = BarCell(look, tr("Listen"), "listen")
        self.language = BarCell(look, words.language.own_name, "language", tr("Language"))
        self.look = BarCell(look, tr("Look"), "look", tr("Letters, colours and voice"))
        self.help = BarCell(look, tr("Help now"), "help", filled=True)
        for cell, name in (
            (self.back, "back"),
            (self.home, "home"),
            (self.listen, "listen"),
            (self.language, "language"),
            (self.look, "look"),
            (self.help, "help"),
        ):
            cell.setObjectName(f"bar.{name}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = _BarRow(look)
        for cell in (self.back, self.home, self.listen, self.language, self.look, self.help):
            row.addWidget(cell)
        outer.addWidget(holder(row))
        outer.addWidget(_line("barLine", 2))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def cells(self) -> tuple[BarCell, ...]:
        """Return the cells in tab order."""
        return (self.back, self.home, self.listen, self.language, self.look, self.help)


class _BarRow(Wrap):
    """One line while there is room, with the first two cells at the start and the others at the end."""

    SIDE = 32

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap=8)

    def _arrange(self, rect, move: bool) -> int:
        from PySide6.QtCore import QRect
        from PySide6.QtWidgets import QStyle

        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        side = self.SIDE if rect.width() >= 900 else 12
        room = rect.width() - 2 * side
        widths = [item.sizeHint().width() for item in self._items]
        rows = [list(range(len(widths)))]
        if sum(widths) + self.gap * (len(widths) - 1) > room:
            rows = self._broken(widths, room)
        y = rect.y() + 8
        for row in rows:
            tall = max(self._items[index].heightForWidth(min(widths[index], room)) for index in row)
            used = sum(min(widths[index], room) for index in row) + self.gap * (len(row) - 1)
            x = rect.x() + side
            for index in row:
                if index == 2 and len(rows) == 1:
                    x += max(0, room - used)
                width = min(widths[index], room)
                if move:
                    place = QRect(x, y, width, tall)
                    self._items[index].setGeometry(QStyle.visualRect(direction, rect, place))
                x += width + self.gap
            y += tall + 8
        return y - rect.y()

    def _broken(self, widths: list[int], room: int) -> list[list[int]]:
        rows: list[list[int]] = [[]]
        x = 0
        for index, width in enumerate(widths):
            if rows[-1] and x + width > room:
                rows.append([])
                x = 0
            rows[-1].append(index)
            x += width + self.gap
        return rows


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
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
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
        outer.addWidget(_line("readLine", 3))
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
