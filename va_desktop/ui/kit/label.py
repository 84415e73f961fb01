# SPDX-License-Identifier: GPL-3.0-or-later
"""Text on a page: titles, leads and sentences. Nothing is ever cut, and the spoken sentence lights up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from va_desktop.i18n.direction import runs_right_to_left
from va_desktop.i18n.languages import language
from va_desktop.ui.kit.access import HeadingRole, NotificationRole
from va_desktop.ui.kit.text import Block, block, widest_line
from va_desktop.ui.theme import Look

READING_WIDTH = 760
"""Widest column of running text at 100 % (design guide, page anatomy)."""


class Label(QLabel):
    """A text in one role and colour, in one language, that wraps anywhere rather than being cut.

    `spoken_text`: what is read aloud instead, where the text alone would say too little.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        role: str = "body",
        color: str = "text",
        bold: bool = False,
        lang: str = "",
        inset: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.inset = inset
        self.look, self.role, self.color_name, self.bold = look, role, color, bold
        self.lang = lang
        self.text_id = ""
        self.spoken_text = ""
        self.spoken = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(look.font(role, bold))
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def rtl(self) -> bool:
        """Tell at which side the text stands: where the page begins, also with a text of the other direction."""
        return self.look.rtl

    def _laid(self, width: float) -> Block:
        """Lay the text out in its own direction, which may differ from the page's."""
        own = language(self.lang).direction == "rtl" if self.lang else self.look.rtl
        inside = runs_right_to_left(self.text(), own)
        return block(self.look, self.text(), self.look.font(self.role, self.bold), width, self.rtl, inside=inside)

    @property
    def _air(self) -> int:
        return 8 if isinstance(self, Sentence) else 0

    def hasHeightForWidth(self) -> bool:
        return True

    def _measure(self, width: int) -> float:
        """Return the width of the lines: never wider than reads well."""
        return min(width - 2 * self.inset, READING_WIDTH * max(1.0, self.look.factor))

    def heightForWidth(self, width: int) -> int:
        laid = self._laid(self._measure(width))
        return int(laid.height + 0.999) + self._air

    def sizeHint(self) -> QSize:
        widest = int(widest_line(self.look, self.text(), self.look.font(self.role, self.bold)) + 1) + 2 * self.inset
        width = min(widest, round(READING_WIDTH * max(1.0, self.look.factor)))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 120), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = self.look.color(self.color_name)
        side = self.inset
        if self.spoken:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color("spoken-bg"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            painter.setBrush(self.look.color("spoken-edge"))
            x = self.width() - 10 if self.rtl else 4
            painter.drawRoundedRect(QRectF(x, 6, 6, self.height() - 12), 3, 3)
            color = self.look.color("on-spoken")
        measure = self._measure(self.width())
        laid = self._laid(measure)
        x = self.width() - side - measure if self.rtl else side
        laid.paint(painter, x, max(0.0, (self.height() - laid.height) / 2), color)
        painter.end()

    def set_spoken(self, on: bool) -> None:
        """Light the text up while it is read aloud."""
        if self.spoken != on:
            self.spoken = on
            self.update()


INSET = 12
"""How far running text and titles stand in from the edge of boxes: room for the bar of the spoken sentence."""


class Sentence(Label):
    """One sentence of running text with room for the bar that marks it while it is read."""

    def __init__(
        self, look: Look, text: str, role: str = "body", color: str = "text", bold: bool = False, lang: str = ""
    ) -> None:
        super().__init__(look, text, role, color, bold, lang, INSET)


class Heading(HeadingRole, Label):
    """A heading. The title of a page takes the focus when the page opens, so that it is spoken."""

    def __init__(self, look: Look, text: str, role: str = "h1", lang: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, role, "text", True, lang, INSET, parent)
        self.setAccessibleName(text)
        if role in ("h1", "display"):
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class Toast(NotificationRole, QLabel):
    """Says something to a screen reader that does not know announcements; it is never seen."""
