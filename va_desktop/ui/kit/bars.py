# SPDX-License-Identifier: GPL-3.0-or-later
"""The top bar, always the same and in the same place."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from va_desktop.ui.kit.button import BarCell
from va_desktop.ui.kit.columns import Wrap, holder, visual
from va_desktop.ui.kit.style import ground
from va_desktop.ui.language import Words
from va_desktop.ui.theme import Look


def line(look: Look, color: str, height: int) -> QFrame:
    """Return a thin line across a bar."""
    drawn = QFrame()
    drawn.setFixedHeight(height)
    ground(drawn, look.color(color))
    return drawn


class TopBar(QWidget):
    """Back and Home at the start; Listen, Language, Look and Help now at the end."""

    def __init__(self, look: Look, words: Words, kiosk: bool = False, pictures: bool = False) -> None:
        super().__init__()
        self.setObjectName("topBar")
        ground(self, look.color("bar"))
        tr = words.tr
        self.finish: BarCell | None = None
        self.leave: BarCell | None = None
        if kiosk:
            # Tab finds the way out before anything else (below); both stand at the end of the bar.
            self.leave = BarCell(look, tr("Leave quickly"), "leave", tr("Or press Shift three times"), outlined=True)
            if pictures:
                self.leave.words = tr("Leave")
            self.finish = BarCell(look, tr("Finish"), "finish", outlined=True)
            self.leave.setObjectName("bar.leave")
            self.finish.setObjectName("bar.finish")
        self.back = BarCell(look, tr("Back"), "back")
        self.home = BarCell(look, tr("Home"), "home")
        self.listen = BarCell(look, tr("Listen"), "listen")
        self.language = BarCell(look, words.language.own_name, "language", tr("Language"))
        self.look = BarCell(look, tr("Look"), "look", tr("Letters, colours and voice"))
        self.help = BarCell(look, tr("Help now"), "help", filled=True)
        if pictures:
            self.help.words = tr("Help")
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
        for cell in (self.back, self.home, self.listen, self.language, self.look, self.help, self.finish, self.leave):
            if cell is not None:
                row.addWidget(cell)
        outer.addWidget(holder(row))
        if self.leave is not None and self.finish is not None:
            QWidget.setTabOrder(self.leave, self.finish)
            QWidget.setTabOrder(self.finish, self.back)
        outer.addWidget(line(look, "hairline", 2))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def cells(self) -> tuple[BarCell, ...]:
        """Return the cells that every mode has, in their order."""
        return (self.back, self.home, self.listen, self.language, self.look, self.help)


class _BarRow(Wrap):
    """One line while there is room, with the first two cells at the start and the others at the end."""

    SIDE = 32

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap=8)

    def _arrange(self, rect, move: bool) -> int:
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
                    self._items[index].setGeometry(visual(direction, rect, place))
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
