# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures to press, for a year or a number, with what was pressed so far above them."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.painted import PaintedButton
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.language import Words
from va_desktop.ui.theme import Look


class Key(PaintedButton):
    """One figure, or a drawing that takes the last one back or is done."""

    def __init__(self, look: Look, name: str, shown: str, picture: str = "", filled: bool = False) -> None:
        super().__init__(look, name, "")
        self.shown, self.picture, self.filled = shown, picture, filled

    def measure(self, width: int) -> int:
        laid = block(self.look, self.shown or "0", self.look.font("tile", True), width - 16, self.look.rtl)
        return max(72, int(laid.height) + 24)

    def natural(self) -> int:
        return max(96, int(widest_line(self.look, self.shown, self.look.font("tile", True))) + 40)

    def least(self) -> int:
        return 72

    def draw(self, painter: QPainter) -> None:
        look = self.look
        fill, ink = ("primary", "on-primary") if self.filled else ("surface-raised", "text")
        if self.isDown():
            fill, ink = "selected", "text"
        self.frame(painter, look.color(fill), look.color("border"), look.line, look.radius("card"))
        if self.picture:
            edge = look.picture("row")
            place = QRectF((self.width() - edge) / 2, (self.height() - edge) / 2, edge, edge)
            pictogram.draw(painter, look, self.picture, place, look.color(ink))
            return
        laid = block(look, self.shown, look.font("tile", True), self.width() - 16, look.rtl, centred=True)
        laid.paint(painter, 8, (self.height() - laid.height) / 2, look.color(ink))


class NumberPad(QWidget):
    """Up to `most` figures in the digits of the language; `done` gets them as 0 to 9."""

    def __init__(self, look: Look, words: Words, most: int, done: Callable[[str], None]) -> None:
        super().__init__()
        self.look, self.words, self.most, self._done = look, words, most, done
        self.figures = ""
        tr = words.tr
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(8))
        self.shown = Label(look, self._blank(), "display", bold=True, lang=words.lang, inset=12)
        self.shown.setObjectName("pad.shown")
        box.addWidget(self.shown)
        keys = Columns(look, most=6, gap=12, minimum=90)
        for figure in "1234567890":
            shown = words.number(int(figure))
            key = Key(look, shown, shown)
            key.setObjectName(f"pad.{figure}")
            key.clicked.connect(lambda _=False, figure=figure: self.press(figure))
            keys.addWidget(key)
        for name, told, picture, then in (
            ("pad.back", tr("Take the last figure back"), "erase", self.take_back),
            ("pad.done", tr("Done"), "check", lambda: self._done(self.figures)),
        ):
            key = Key(look, told, "", picture, filled=name == "pad.done")
            key.setObjectName(name)
            key.clicked.connect(lambda _=False, then=then: then())
            keys.addWidget(key)
        pad = holder(keys)
        # Figures run from left to right in every script, on telephones too.
        pad.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box.addWidget(pad)

    def press(self, figure: str) -> None:
        """Add a figure while there is room for one."""
        if len(self.figures) < self.most:
            self.figures += figure
            self._show()

    def take_back(self) -> None:
        """Take the last figure back."""
        self.figures = self.figures[:-1]
        self._show()

    def _blank(self) -> str:
        return "–" * self.most if self.most <= 4 else "–"

    def _show(self) -> None:
        told = "".join(self.words.number(int(figure)) for figure in self.figures)
        self.shown.setText(told or self._blank())
        self.shown.updateGeometry()
