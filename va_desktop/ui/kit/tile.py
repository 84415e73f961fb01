# SPDX-License-Identifier: GPL-3.0-or-later
"""What Pictures mode is made of: large numbered drawings with one word at the most, and a title that is a drawing."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.label import Heading
from va_desktop.ui.kit.painted import PaintedButton
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look

_STRIP = 12
"""Air above and below the word, in pixels."""


class PictureTile(PaintedButton):
    """A drawing to press. `name` and `description` are heard, `word` and `number` are seen; `mark` is a small drawing
    in the corner that tells a state (tick, question mark, clock ...). Without a drawing the number is drawn large.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        picture: str,
        accent: str,
        word: str = "",
        number: str = "",
        mark: str = "",
        description: str = "",
        lang: str = "",
    ) -> None:
        super().__init__(look, name, description)
        self.picture, self.accent, self.word, self.number, self.mark = picture, accent, word, number, mark
        self.lang = lang

    def _laid(self, width: int):
        return block(self.look, self.word, self.look.font("tile", True), width - 24, self.look.rtl, centred=True)

    def _strip(self, width: int) -> int:
        return int(self._laid(width).height) + 2 * _STRIP if self.word else 0

    def measure(self, width: int) -> int:
        return self.look.picture("tile") + self.look.space(56) + self._strip(width)

    def natural(self) -> int:
        wide = int(widest_line(self.look, self.word, self.look.font("tile", True))) + 32 if self.word else 0
        return max(self.look.picture("tile") + self.look.space(120), wide)

    def least(self) -> int:
        return 140

    def draw(self, painter: QPainter) -> None:
        look = self.look
        accent, ink = look.color(self.accent), look.color(f"on-{self.accent}")
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 16, 16)
        painter.fillPath(shape, look.color("selected" if self.isDown() else "surface-raised"))
        strip = self._strip(self.width())
        field = QRectF(0, 0, self.width(), self.height() - strip)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(field, accent)
        painter.restore()
        edge = min(field.height() - look.space(32), self.width() - look.space(96), 3 * look.picture("tile"))
        middle = field.center()
        if self.picture:
            place = QRectF(middle.x() - edge / 2, middle.y() - edge / 2, edge, edge)
            pictogram.draw(painter, look, self.picture, place, ink)
        else:
            laid = block(look, self.number, look.font("display", True), self.width() - 24, look.rtl, centred=True)
            laid.paint(painter, 12, middle.y() - laid.height / 2, ink)
        self._corners(painter, ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 3))
        painter.drawPath(shape)
        if self.word:
            laid = self._laid(self.width())
            laid.paint(painter, 12, field.height() + (strip - laid.height) / 2, look.color("text"))

    def _corners(self, painter: QPainter, ink) -> None:
        """Put the number at the start and the mark at the end of the upper edge."""
        look = self.look
        edge = look.picture("inline")
        if self.number and self.picture:
            laid = block(look, self.number, look.font("tile", True), self.width() - 2 * edge - 48, look.rtl)
            place = self.at(16, 8, laid.widest, laid.height)
            x = place.x() if not look.rtl else place.right() - (self.width() - 2 * edge - 48)
            laid.paint(painter, x, 8, ink)
        if self.mark:
            size = edge + 16
            place = self.at(self.width() - size - 12, 12, size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("surface-raised"))
            painter.drawEllipse(place)
            pictogram.draw(painter, look, self.mark, place.adjusted(8, 8, -8, -8), look.color("text"))


class PictureTitle(Heading):
    """The title of a page as a drawing: a screen reader and the voice say it, the eye sees what it is about,
    and beside it a `mark` for a state.
    """

    def __init__(self, look: Look, text: str, picture: str, accent: str, lang: str, mark: str = "") -> None:
        super().__init__(look, text, "h1", lang)
        self.picture, self.accent, self.mark = picture, accent, mark

    @property
    def _ink(self):
        return self.look.color("text")

    @property
    def _edge(self) -> int:
        return min(self.look.picture("row") + 24, 160)

    def heightForWidth(self, width: int) -> int:
        return self._edge + 8

    def sizeHint(self) -> QSize:
        return QSize(2 * self._edge + 36, self._edge + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._edge
        x = self.width() - edge - 12 if self.look.rtl else 12
        place = QRectF(x, 4, edge, edge)
        painter.setPen(QPen(self.look.color("spoken-edge"), 6) if self.spoken else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(self.accent))
        painter.drawRoundedRect(place, 12, 12)
        inset = edge * 0.16
        ink = self.look.color(f"on-{self.accent}")
        pictogram.draw(painter, self.look, self.picture, place.adjusted(inset, inset, -inset, -inset), ink)
        if self.mark:
            beside = place.translated(-edge - 12 if self.look.rtl else edge + 12, 0)
            pictogram.draw(painter, self.look, self.mark, beside.adjusted(inset, inset, -inset, -inset), self._ink)
        painter.end()
