# SPDX-License-Identifier: GPL-3.0-or-later
"""What Qt draws by itself: grounds, scroll bars and text fields, in the colours of the look."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from va_desktop.ui.theme import Look


def scroll_bar_sheet(look: Look) -> str:
    """Return the style sheet of a scroll bar: wide, without buttons, its handle an edge that can be seen."""
    c = look.hex
    wide = 18 if look.scale < 200 else 26
    return f"""
    QScrollBar:vertical {{ background: {c("surface-sunken")}; width: {wide}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c("border")}; border-radius: {wide // 2 - 3}px; margin: 3px;
        min-height: 44px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: {c("surface-sunken")}; }}
    """


def field_sheet(look: Look) -> str:
    """Return the style sheet of a text field."""
    c = look.hex
    return f"""
    QLineEdit {{ background: {c("surface-raised")}; color: {c("text")}; border: 3px solid {c("border")};
        border-radius: 12px; padding: 8px 18px; font-size: {look.text_size("lead")}px;
        selection-background-color: {c("primary")}; selection-color: {c("on-primary")}; }}
    QLineEdit:focus {{ border-color: {c("primary")}; }}
    """


def ground(widget: QWidget, color: QColor) -> None:
    """Give a widget a ground of one colour without a style sheet, which would cost time on every page."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, color)
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
