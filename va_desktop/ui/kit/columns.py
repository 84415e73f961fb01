# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts that reflow: columns that become one when there is no room, and rows of chips that wrap."""

from functools import partial

import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from va_desktop.ui.theme import Look


def _free(items: list[QLayoutItem], *_: object) -> None:
    """Free the items of a layout that goes: Qt leaves that to each layout, and no destructor runs in Python."""
    for item in items:
        if shiboken6.isValid(item) and item.layout() is None:
            shiboken6.delete(item)
    items.clear()


class Columns(QLayout):
    """Places its widgets in up to `most` columns of equal width; one column when the page is narrow.

    With `shares` the columns get these parts of the width instead. With `fill` the rows share spare height.
    """

    def __init__(
        self,
        look: Look,
        most: int = 2,
        gap: int = 16,
        shares: tuple[int, ...] = (),
        equal: bool = True,
        minimum: int = 0,
        fill: bool = False,
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.destroyed.connect(partial(_free, self._items))
        self.look, self.most, self.gap, self.shares = look, most, look.space(gap), shares
        self.equal, self.minimum, self.fill = equal, minimum, fill
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items]
        return QSize(sum(widths[: self.most]) + self.gap * (self.most - 1), 80)

    def minimumSize(self) -> QSize:
        least = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(least, 0)

    def columns(self, width: int) -> int:
        """Return how many columns fit in a width."""
        if self.look.narrow(width) or len(self._items) < 2:
            return 1
        if self.minimum:
            return max(1, min(self.most, int((width + self.gap) / (self.minimum * self.look.factor + self.gap))))
        return self.most

    def _widths(self, width: int) -> list[int]:
        number = self.columns(width)
        room = width - self.gap * (number - 1)
        if number == 1:
            return [width]
        if self.shares and number == len(self.shares):
            whole = sum(self.shares)
            return [room * share // whole for share in self.shares]
        return [room // number] * number

    def _arrange(self, rect: QRect, move: bool) -> int:
        widths = self._widths(rect.width())
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        shown = [item for item in self._items if not item.isEmpty()]
        lines = -(-len(shown) // len(widths))
        spare = max(0, rect.height() - self._arrange(QRect(0, 0, rect.width(), 0), False)) if self.fill and move else 0
        y = rect.y()
        for start in range(0, len(shown), len(widths)):
            line = shown[start : start + len(widths)]
            heights = [_height(item, width) for item, width in zip(line, widths, strict=False)]
            tallest = max(heights) + (spare // lines if lines else 0)
            x = rect.x()
            for item, width, height in zip(line, widths, heights, strict=False):
                if move:
                    place = QRect(QPoint(x, y), QSize(width, tallest if self.equal else height))
                    item.setGeometry(visual(direction, rect, place))
                x += width + self.gap
            y += tallest + self.gap
        return max(0, y - self.gap - rect.y())


class Wrap(Columns):
    """Places widgets one after another at their own width and begins a new line where the width ends."""

    def __init__(self, look: Look, gap: int = 12) -> None:
        super().__init__(look, gap=gap)

    def _arrange(self, rect: QRect, move: bool) -> int:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        x, y, tall = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), rect.width())
            if x > rect.x() and x + width > rect.x() + rect.width():
                x, y, tall = rect.x(), y + tall + self.gap, 0
            height = _height(item, width)
            if move:
                place = QRect(QPoint(x, y), QSize(width, height))
                item.setGeometry(visual(direction, rect, place))
            x += width + self.gap
            tall = max(tall, height)
        return max(0, y + tall - rect.y())

    def sizeHint(self) -> QSize:
        return QSize(sum(item.sizeHint().width() + self.gap for item in self._items), 48)


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


def visual(direction: Qt.LayoutDirection, bounds: QRect, place: QRect) -> QRect:
    """Return a place counted from the start side as it lies on the screen."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return place
    return place.translated(2 * (bounds.right() - place.right()) + place.width() - bounds.width(), 0)


def holder(layout: QLayout) -> QWidget:
    """Return a plain widget with a layout whose height follows its width."""
    widget = QWidget()
    widget.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
