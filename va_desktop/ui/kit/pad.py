# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture of a picture code: a large square to press."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.painted import PaintedButton
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look


class PictureKey(PaintedButton):
    """Pictogram over its name. It never shows that it was pressed before. Listening passes it over."""

    aloud = False

    def __init__(self, look: Look, name: str, picture: str) -> None:
        super().__init__(look, name, "")
        self.words, self.picture = name, picture

    def _laid(self, width: int):
        return block(self.look, self.words, self.look.font("body"), width - 16, self.look.rtl, centred=True)

    def measure(self, width: int) -> int:
        return max(96, int(self._laid(width).height) + self.look.picture("row") + 28)

    def natural(self) -> int:
        return max(128, int(widest_line(self.look, self.words, self.look.font("body"))) + 20)

    def least(self) -> int:
        return 96

    def draw(self, painter: QPainter) -> None:
        look = self.look
        fill = look.color("selected" if self.isDown() else "surface-raised")
        self.frame(painter, fill, look.color("border"), look.line, look.radius("card"))
        edge = look.picture("row")
        laid = self._laid(self.width())
        top = (self.height() - edge - 6 - laid.height) / 2
        pictogram.draw(painter, look, self.picture, QRectF(0, top, self.width(), edge), look.color("link"))
        laid.paint(painter, 8, top + edge + 6, look.color("text"))
