# SPDX-License-Identifier: GPL-3.0-or-later
"""A square code on the page, dark on light in every theme, so that a telephone can read it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from va_desktop.ui.theme import Look

_QUIET = 4
"""Light squares around the code (ISO/IEC 18004)."""


class Code(QLabel):
    """Draws the squares of a code; its text says where the code leads."""

    def __init__(self, look: Look, squares: tuple[tuple[bool, ...], ...], told: str) -> None:
        super().__init__()
        self.look, self.squares = look, squares
        self.setAccessibleName(told)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._one = max(5, round(5 * min(look.factor, 1.5)))
        edge = self._one * (len(squares) + 2 * _QUIET)
        self.setFixedSize(QSize(edge, edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self.squares):
            for x, dark in enumerate(row):
                if dark:
                    place = QRectF((x + _QUIET) * self._one, (y + _QUIET) * self._one, self._one, self._one)
                    painter.fillRect(place, QColor(Qt.GlobalColor.black))
        painter.end()
