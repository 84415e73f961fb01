# SPDX-License-Identifier: GPL-3.0-or-later
"""A text field that screen readers hear also while it is empty."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from va_desktop.ui.kit.style import field_sheet
from va_desktop.ui.theme import Look

_NARROWEST = 120
"""Pixels; the text scrolls inside."""


class Field(QLineEdit):
    """One line of text, at least 64 high, without a placeholder; put a label above it as its buddy."""

    def __init__(self, look: Look, name: str, most: int = 200) -> None:
        super().__init__()
        self.setFont(look.font("lead"))
        self.setStyleSheet(field_sheet(look))
        self.setAccessibleName(name)
        self.setMinimumHeight(max(look.target("choice"), int(look.text_size("lead") * 1.5) + 28))
        self.setMaxLength(most)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def minimumSizeHint(self) -> QSize:
        """Return little: Qt asks for the widest letter of the font, which in Arabic is a whole phrase."""
        return QSize(_NARROWEST, self.minimumHeight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.text():
            # Orca 43 says nothing when an empty field selects all on Tab: its caret event comes before the focus.
            event = QFocusEvent(event.type(), Qt.FocusReason.OtherFocusReason)
        super().focusInEvent(event)
