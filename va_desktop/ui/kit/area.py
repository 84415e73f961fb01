# SPDX-License-Identifier: GPL-3.0-or-later
"""Several lines of text that a person can change; Tab leaves it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from va_desktop.ui.kit.style import field_sheet
from va_desktop.ui.theme import Look


class Area(QPlainTextEdit):
    """A field of several lines with a name for screen readers."""

    def __init__(self, look: Look, name: str, text: str = "", lines: int = 5) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(look.font("body"))
        self.setStyleSheet(field_sheet(look).replace("QLineEdit", "QPlainTextEdit"))
        self.setMinimumHeight(int(look.text_size("body") * 1.5 * lines) + 28)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
