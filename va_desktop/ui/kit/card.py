# SPDX-License-Identifier: GPL-3.0-or-later
"""Things that hold other things: cards, notices and disclosures."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.columns import holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.painted import PaintedButton
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.theme import Look


class Card(QFrame):
    """A quiet frame around blocks that belong together; it takes no clicks and no focus."""

    def __init__(self, look: Look, edge: str = "hairline") -> None:
        super().__init__()
        self.look, self.edge = look, edge
        self.box = QVBoxLayout(self)
        side = look.space(24)
        self.box.setContentsMargins(side, look.space(16), side, look.space(16))
        self.box.setSpacing(look.space(12))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.color(self.edge), 2))
        painter.setBrush(self.look.color("surface-raised"))
        radius = self.look.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


class Notice(QFrame):
    """One thing to know before the rest: start bar, pictogram, bold line, one sentence or more."""

    def __init__(self, look: Look, tone: str, picture: str, title: str, sentences: tuple[Label, ...] = ()) -> None:
        super().__init__()
        self.look, self.tone = look, tone
        box = QHBoxLayout(self)
        box.setContentsMargins(look.space(28), look.space(14), look.space(20), look.space(14))
        box.setSpacing(look.space(14))
        icon = Picture(look, picture, size="inline")
        box.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        self.title = Label(look, title, "body", f"on-{tone}", bold=True)
        texts.addWidget(self.title)
        for sentence in sentences:
            sentence.color_name = f"on-{tone}"
            texts.addWidget(sentence)
        box.addLayout(texts, 1)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.look.color(f"{self.tone}-edge")
        painter.setPen(QPen(edge, 2) if self.look.theme == "high-contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(f"{self.tone}-bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        x = self.width() - 18 if self.look.rtl else 12
        painter.drawRoundedRect(QRectF(x, 12, 6, self.height() - 24), 3, 3)
        painter.end()


class DisclosureButton(PaintedButton):
    """Opens and closes what is below it; says which in its description, because Qt cannot tell the state."""

    def __init__(self, look: Look, text: str, line: str, picture: str, words: tuple[str, str]) -> None:
        super().__init__(look, text, "")
        self.words, self.line, self.picture, self.states = text, line, picture, words
        self.open = False
        self._tell()

    def _tell(self) -> None:
        state = self.states[1] if self.open else self.states[0]
        self.setAccessibleDescription(f"{self.line} {state}".strip())

    def said(self) -> str:
        """Return what is read aloud: not the state, which the eye of a listener cannot use."""
        return self.words

    def turn(self, on: bool) -> None:
        """Show the button as open or closed."""
        self.open = on
        self._tell()
        self.update()

    @property
    def _icon(self) -> int:
        return self.look.picture("inline")

    def _parts(self, width: int):
        inner = width - 2 * 20 - 2 * (self._icon + 16)
        title = block(self.look, self.words, self.look.font("body", True), inner, self.look.rtl)
        line = block(self.look, self.line, self.look.font("body"), inner, self.look.rtl) if self.line else None
        return title, line

    def measure(self, width: int) -> int:
        title, line = self._parts(width)
        return max(60, int(title.height + (line.height if line else 0)) + 24)

    def natural(self) -> int:
        return (
            int(widest_line(self.look, self.words, self.look.font("body", True))) + 2 * 20 + 2 * (self._icon + 16) + 2
        )

    def draw(self, painter: QPainter) -> None:
        look = self.look
        fill = look.color("selected" if self.isDown() else "surface-raised")
        self.frame(painter, fill, look.color("border"), look.line, look.radius("card"))
        pictogram.draw(painter, look, self.picture, self.at(20, 0, self._icon, self.height()), look.color("link"))
        chevron = self.at(self.width() - 20 - self._icon, 0, self._icon, self.height())
        pictogram.draw(painter, look, "up" if self.open else "down", chevron, look.color("link"))
        title, line = self._parts(self.width())
        rect = self.at(20 + self._icon + 16, 0, self.width() - 2 * 20 - 2 * (self._icon + 16), self.height())
        y = (self.height() - title.height - (line.height if line else 0)) / 2
        title.paint(painter, rect.x(), y, look.color("text"))
        if line:
            line.paint(painter, rect.x(), y + title.height, look.color("text-muted"))


class Disclosure(QWidget):
    """A button and the blocks below it, hidden until asked for."""

    def __init__(self, look: Look, text: str, line: str, picture: str, words: tuple[str, str], body: QLayout) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.button = DisclosureButton(look, text, line, picture, words)
        box.addWidget(self.button)
        body.setContentsMargins(look.space(24), 8, look.space(8), 8)
        self.body = holder(body)
        self.body.setVisible(False)
        box.addWidget(self.body)
        self.button.clicked.connect(lambda: self.set_open(not self.button.open))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_open(self, on: bool) -> None:
        """Open or close; the focus stays on the button."""
        self.button.turn(on)
        self.body.setVisible(on)
