# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard on the screen: real buttons, so that touch, a switch, a resting pointer and screen readers can use it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.layouts import MARKS, cased, rows, shown
from va_desktop.ui.kit.painted import PaintedButton
from va_desktop.ui.kit.style import ground
from va_desktop.ui.kit.text import block, widest_line
from va_desktop.ui.language import Words
from va_desktop.ui.theme import Look


class Key(PaintedButton):
    """One key. It never takes the focus from the field that is written into, but Tab reaches it."""

    aloud = False

    def __init__(self, look: Look, words: str, name: str, picture: str = "", wide: int = 1) -> None:
        super().__init__(look, name, "")
        self.words, self.picture, self.wide = words, picture, wide
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def relabel(self, words: str, name: str) -> None:
        """Show another letter on the key."""
        self.words = words
        self.setAccessibleName(name)
        self.update()

    def measure(self, width: int) -> int:
        return max(52, int(self.look.text_size("body") * 1.6) + 14)

    def natural(self) -> int:
        return max(44, int(widest_line(self.look, self.words, self.look.font("body", True))) + 16) * self.wide

    def least(self) -> int:
        return 44

    def draw(self, painter: QPainter) -> None:
        look = self.look
        fill = look.color("selected" if self.isDown() or self.isChecked() else "surface-raised")
        self.frame(painter, fill, look.color("border"), look.line, look.radius("control"))
        if self.picture:
            edge = min(look.picture("inline"), self.height() - 12)
            pictogram.draw(
                painter,
                look,
                self.picture,
                self.at(0, 0, self.width(), self.height()).adjusted(
                    (self.width() - edge) / 2,
                    (self.height() - edge) / 2,
                    -(self.width() - edge) / 2,
                    -(self.height() - edge) / 2,
                ),
                look.color("link"),
            )
            return
        laid = block(look, self.words, look.font("body", True), self.width() - 4, look.rtl, centred=True)
        laid.paint(painter, 2, (self.height() - laid.height) / 2, look.color("text"))


class Keyboard(QWidget):
    """Writes into one field at a time. `done` is told when the person has finished writing."""

    done = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self.setObjectName("keyboard")
        ground(self, look.color("surface-sunken"))
        self.look, self.field = look, None
        self.capital = False
        self.letters: list[tuple[Key, str]] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(6)
        for number, row in enumerate(rows(words.lang)):
            box.addLayout(self._row(row, number))
        box.addLayout(self._last(words))
        self.hide()

    def write_into(self, field: QWidget | None) -> None:
        """Write into a field from now on, or hide."""
        self.field = field
        self.setVisible(field is not None)

    def _row(self, letters: str, number: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        for letter in letters:
            key = Key(self.look, shown(letter), shown(letter))
            key.setObjectName(f"key.{number}.{letter}")
            key.clicked.connect(lambda _=False, letter=letter: self._letter(letter))
            self.letters.append((key, letter))
            line.addWidget(key, 1)
        return line

    def _last(self, words: Words) -> QHBoxLayout:
        tr, line = words.tr, QHBoxLayout()
        line.setSpacing(6)
        if cased(words.lang):
            shift = Key(self.look, "", tr("Capital letter"), "up")
            shift.setObjectName("key.shift")
            shift.clicked.connect(self._shift)
            line.addWidget(shift, 1)
        for mark in MARKS:
            key = Key(self.look, mark, mark)
            key.setObjectName(f"key.mark.{mark}")
            key.clicked.connect(lambda _=False, mark=mark: self._letter(mark))
            line.addWidget(key, 1)
        for name, shown_, text, picture, wide, then in (
            ("space", tr("Space"), tr("Space"), "", 3, lambda: self._insert(" ")),
            ("back", "", tr("Delete the last letter"), "back", 1, self._backspace),
            ("done", tr("Done"), tr("Done"), "", 2, self._done),
        ):
            key = Key(self.look, shown_, text, picture)
            key.setObjectName(f"key.{name}")
            key.clicked.connect(lambda _=False, then=then: then())
            line.addWidget(key, wide)
        return line

    def _letter(self, letter: str) -> None:
        self._insert(letter.upper() if self.capital else letter)
        if self.capital:
            self._shift()

    def _insert(self, text: str) -> None:
        match self.field:
            case QLineEdit():
                self.field.insert(text)
            case QPlainTextEdit():
                self.field.insertPlainText(text)

    def _backspace(self) -> None:
        match self.field:
            case QLineEdit():
                self.field.backspace()
            case QPlainTextEdit():
                self.field.textCursor().deletePreviousChar()

    def _shift(self) -> None:
        self.capital = not self.capital
        for key, letter in self.letters:
            told = shown(letter.upper() if self.capital else letter)
            key.relabel(told, told)

    def _done(self) -> None:
        field, self.field = self.field, None
        self.hide()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.done.emit()
