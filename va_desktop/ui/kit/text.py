# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays out and paints text that never gets cut: it wraps at words, and inside a word that is too wide."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from va_desktop.i18n.direction import runs_right_to_left
from va_desktop.ui.theme import Look


class Block:
    """One text laid out in a width."""

    def __init__(
        self, text: str, font: QFont, width: float, rtl: bool, centred: bool = False, inside: bool | None = None
    ) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        inside = runs_right_to_left(text, rtl) if inside is None else inside
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if inside else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else side | Qt.AlignmentFlag.AlignAbsolute)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.height = 0.0
        self.widest = 0.0
        self.lines = 0
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, self.height))
            self.height += line.height()
            self.widest = max(self.widest, line.naturalTextWidth())
            self.lines += 1
        self._layout.endLayout()

    def paint(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Draw the text with its top left corner at a point."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(x, y))


_MOST = 4000
"""Laid-out texts kept; a page has a few hundred at a few widths each."""


def block(
    look: Look, text: str, font: QFont, width: float, rtl: bool, centred: bool = False, inside: bool | None = None
) -> Block:
    """Return a text laid out in a width, from the look's store where it was laid out before.

    `rtl`: at which side its lines begin; `inside`: the direction of the text itself where its letters do not tell it.

    `font` must be one that the look gave, because it is told apart by identity.
    """
    key = (text, id(font), round(width), rtl, centred, inside)
    found = look.laid.get(key)
    if found is None:
        if len(look.laid) > _MOST:
            look.laid.clear()
        found = look.laid[key] = Block(text, font, width, rtl, centred, inside)
    return found


def widest_line(look: Look, text: str, font: QFont) -> float:
    """Return the width the text would take on one line."""
    return block(look, text, font, 100_000.0, False).widest
