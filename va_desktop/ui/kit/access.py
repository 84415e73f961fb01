# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives headings and notices the roles that Qt has no widget for."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class HeadingRole:
    """Mark of a widget that screen readers should call a heading."""


class NotificationRole:
    """Mark of a widget that screen readers should call a notification."""


class LinkRole:
    """Mark of a button that opens another page and is told as a link."""


class GraphicRole:
    """Mark of a picture that carries something, and that screen readers should call a graphic."""


class Roles:
    """Answers Qt's question for an accessible object; keep one for as long as the program runs.

    `interface_cast` is never overridden: doing so in Python crashes (PySide6 6.8 to 6.12, measured).
    """

    def __init__(self) -> None:
        QAccessible.installFactory(self._answer)

    def _answer(self, key: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, QWidget):
            return None
        if isinstance(thing, HeadingRole):
            return _Named(thing, QAccessible.Role.Heading)
        if isinstance(thing, NotificationRole):
            return _Named(thing, QAccessible.Role.Notification)
        if isinstance(thing, LinkRole):
            return _Named(thing, QAccessible.Role.Link)
        if isinstance(thing, GraphicRole):
            return _Named(thing, QAccessible.Role.Graphic)
        return None


class _Named(QAccessibleWidget):
    def text(self, which: QAccessible.Text) -> str:
        widget = self.widget()
        if which == QAccessible.Text.Name and widget is not None:
            return widget.accessibleName() or getattr(widget, "text", str)()
        return super().text(which)
