# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons: actions of a page, cells of the bars, tiles of the home page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.painted import PaintedButton
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look


class Action(PaintedButton):
    """Something a person can do on a page. `style`: filled (one a page), outlined or plain."""

    def __init__(
        self, look: Look, text: str, picture: str = "", style: str = "outlined", description: str = ""
    ) -> None:
        super().__init__(look, text, description)
        self.words, self.picture, self.style_name = text, picture, style

    @property
    def _icon(self) -> int:
        return self.look.picture("inline") if self.picture else 0

    @property
    def _pad(self) -> int:
        return self.look.space(24) if self.style_name != "plain" else self.look.space(8)

    def _text_width(self, width: int) -> int:
        return width - 2 * self._pad - (self._icon + 12 if self._icon else 0)

    def measure(self, width: int) -> int:
        laid = block(self.look, self.words, self.look.font("body", True), self._text_width(width), self.look.rtl)
        return max(self.look.target(), int(max(laid.height, self._icon)) + 2 * self.look.space(12))

    def natural(self) -> int:
        wide = widest_line(self.look, self.words, self.look.font("body", True))
        return int(wide + 2 * self._pad + (self._icon + 12 if self._icon else 0)) + 2

    def draw(self, painter: QPainter) -> None:
        look = self.look
        match self.style_name:
            case "filled":
                fill = "primary-pressed" if self.isDown() else "primary"
                self.frame(painter, look.color(fill), look.color("primary"), look.line, look.radius("control"))
                ink = "on-primary"
            case "outlined":
                fill = "selected" if self.isDown() else "secondary"
                self.frame(painter, look.color(fill), look.color("on-secondary"), look.line, look.radius("control"))
                ink = "on-secondary"
            case _:
                if self.isDown():
                    self.frame(painter, look.color("selected"), None, 0, look.radius("control"))
                ink = "link"
        x = self._pad
        if self._icon:
            pictogram.draw(painter, look, self.picture, self.at(x, 0, self._icon, self.height()), look.color(ink))
            x += self._icon + 12
        laid = block(self.look, self.words, look.font("body", True), self._text_width(self.width()), look.rtl)
        rect = self.at(x, 0, self._text_width(self.width()), self.height())
        laid.paint(painter, rect.x(), (self.height() - laid.height) / 2, look.color(ink))


class BarCell(PaintedButton):
    """A cell of the top bar or of the read-aloud bar: pictogram over word."""

    def __init__(
        self,
        look: Look,
        text: str,
        picture: str,
        description: str = "",
        filled: bool = False,
        outlined: bool = False,
    ) -> None:
        super().__init__(look, text, description)
        self.words, self.picture, self.filled, self.outlined = text, picture, filled, outlined
        self.on = False
        self.quiet = False

    def set_quiet(self, quiet: bool) -> None:
        """Keep the slot but take the cell out of reach: there is nowhere to go back to."""
        self.quiet = quiet
        self.setEnabled(not quiet)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if quiet else Qt.FocusPolicy.StrongFocus)
        self.update()

    def set_on(self, on: bool) -> None:
        """Show the cell as the place where one is, or as something that runs."""
        self.on = on
        self.update()

    def relabel(self, text: str, picture: str) -> None:
        """Change what the cell says and does."""
        self.words, self.picture = text, picture
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _laid(self, width: int):
        font = self.look.font("bar", not self.quiet)
        return block(self.look, self.words, font, width - 2 * 10, self.look.rtl, centred=True)

    def measure(self, width: int) -> int:
        return max(74, int(self._laid(width).height) + self.look.picture("bar") + 18)

    def natural(self) -> int:
        return max(96, int(widest_line(self.look, self.words, self.look.font("bar", True))) + 28)

    def least(self) -> int:
        return 64

    def draw(self, painter: QPainter) -> None:
        look = self.look
        ink = "text" if self.on else ("text-muted" if self.quiet else "text")
        icon = "text-muted" if self.quiet else "link"
        if self.filled:
            fill = "primary-pressed" if self.isDown() else "help"
            self.frame(painter, look.color(fill), look.color("help"), 2, look.radius("control"))
            ink = icon = "on-help"
        elif self.on:
            self.frame(painter, look.color("selected"), look.color("selected-edge"), look.line, look.radius("control"))
            ink = icon = "on-selected"
        elif self.isDown():
            self.frame(painter, look.color("selected"), None, 0, look.radius("control"))
        elif self.outlined:
            self.frame(painter, look.color("bar"), look.color("border"), look.line, look.radius("control"))
        edge = look.picture("bar")
        laid = self._laid(self.width())
        top = (self.height() - edge - 4 - laid.height) / 2
        pictogram.draw(painter, look, self.picture, QRectF(0, top, self.width(), edge), look.color(icon))
        laid.paint(painter, 10, top + edge + 4, look.color(ink))


class Tile(PaintedButton):
    """One of the big doors of the home page: colour block, pictogram, title, one line."""

    def __init__(self, look: Look, text: str, line: str, picture: str, accent: str) -> None:
        super().__init__(look, text, line)
        self.words, self.line, self.picture, self.accent = text, line, picture, accent

    @property
    def _stacked(self) -> bool:
        return self.look.scale >= 175

    @property
    def _block(self) -> int:
        return self.look.picture("tile") + 2 * self.look.space(32)

    def _texts(self, width: int):
        look = self.look
        inner = width - 2 * 22 if self._stacked else width - self._block - 2 * 22
        title = block(self.look, self.words, look.font("tile", True), inner, look.rtl)
        line = None if self._stacked else block(self.look, self.line, look.font("body"), inner, look.rtl)
        return title, line

    def measure(self, width: int) -> int:
        title, line = self._texts(width)
        if self._stacked:
            return int(title.height) + self.look.picture("tile") + 72
        return max(self.look.target() + 72, int(title.height + (line.height + 4 if line else 0)) + 40)

    def natural(self) -> int:
        wide = widest_line(self.look, self.words, self.look.font("tile", True))
        return int(wide) + 50 + (0 if self._stacked else self._block)

    def least(self) -> int:
        return 200

    def draw(self, painter: QPainter) -> None:
        look = self.look
        accent = look.color(self.accent)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 16, 16)
        painter.fillPath(shape, look.color("selected" if self.isDown() else "surface-raised"))
        title, line = self._texts(self.width())
        painter.save()
        painter.setClipPath(shape)
        if self._stacked:
            colored = QRectF(0, 0, self.width(), look.picture("tile") + 32)
        else:
            colored = self.at(0, 0, self._block, self.height())
        painter.fillRect(colored, accent)
        painter.restore()
        edge = look.picture("tile")
        middle = colored.center()
        icon = QRectF(middle.x() - edge / 2, middle.y() - edge / 2, edge, edge)
        pictogram.draw(painter, look, self.picture, icon, look.color(f"on-{self.accent}"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 3))
        painter.drawPath(shape)
        x = 22 if self._stacked else self._block + 22
        inner = self.width() - x - 22
        rect = self.at(x, 0, inner, self.height())
        if self._stacked:
            y = colored.height() + (self.height() - colored.height() - title.height) / 2
        else:
            y = (self.height() - title.height - (line.height + 4 if line else 0)) / 2
        title.paint(painter, rect.x(), y, look.color("text"))
        if line:
            line.paint(painter, rect.x(), y + title.height + 4, look.color("text-muted"))
