# SPDX-License-Identifier: GPL-3.0-or-later
"""A page: one scrolling column of blocks under a title, whose texts can be read aloud in order."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.label import INSET, Heading, Label, Sentence
from va_desktop.ui.kit.painted import Painted
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.kit.style import ground, scroll_bar_sheet
from va_desktop.ui.theme import Look


class Readable(NamedTuple):
    """One text that can be read aloud: what to say, in which language, and the widget that lights up.

    `text_id`: of the content text that it is a part of, for a recording; empty for words of the interface.
    """

    text: str
    lang: str
    widget: QWidget
    text_id: str = ""


class Page(QScrollArea):
    """The frame of every screen. Add blocks from top to bottom; the first focus is the title."""

    def __init__(self, look: Look, lang: str) -> None:
        super().__init__()
        self.look, self.lang = look, lang
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(look))
        ground(self.viewport(), look.color("surface"))
        self.title: Heading | None = None
        self.lead: Label | None = None
        body = QWidget()
        body.setObjectName("pageBody")
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(look.margin, look.space(20), look.margin, look.space(20))
        self.box.setSpacing(look.space(16))
        self.setWidget(body)

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a block below the others."""
        if isinstance(thing, QLayout):
            thing = holder(thing)
        self.box.addWidget(thing, stretch)

    def add_trail(self, text: str, picture: str, accent: str) -> None:
        """Put the section's name above the title, in its colour."""
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(12)
        icon = Picture(self.look, picture, size="inline")
        row.addWidget(icon, 0)
        name = Label(self.look, text, "body", accent, bold=True)
        name.aloud = False
        row.addWidget(name, 1)
        self.add(row)

    def add_title(self, text: str, lead: str = "", lang: str = "", lead_lang: str = "") -> None:
        """Put the title and the one lead sentence, which is in the title's language unless said otherwise."""
        self.title = Heading(self.look, text, "h1", lang or self.lang)
        self.title.setObjectName("title")
        self.box.addWidget(self.title)
        if lead:
            self.lead = Sentence(self.look, lead, "lead", "text-muted", lang=lead_lang or lang or self.lang)
            self.box.addWidget(self.lead)

    def add_heading(self, text: str, role: str = "h2") -> Heading:
        """Put a heading inside the page."""
        heading = Heading(self.look, text, role, self.lang)
        self.box.addWidget(heading)
        return heading

    def add_buttons(self, buttons: Iterable[QAbstractButton]) -> None:
        """Put a row of actions that wraps where there is no room."""
        wrap = Wrap(self.look, gap=16)
        for button in buttons:
            wrap.addWidget(button)
        self.add(wrap)

    def note(self, sentence: str) -> None:
        """Show one line at the top of the page, once."""
        if self.findChild(QWidget, "told") is None:
            label = Label(self.look, sentence, "body", bold=True, lang=self.lang)
            label.setObjectName("told")
            self.box.insertWidget(0, label)

    def finish(self) -> None:
        """Close the page: what is left of the height stays empty below the blocks."""
        self.box.addStretch(1)

    def readables(self) -> Sequence[Readable]:
        """Return what is read aloud: the title, then the page in the order in which it stands."""
        found: list[Readable] = []
        for widget in self.widget().findChildren(QWidget):
            if widget.isVisibleTo(self.widget()) and getattr(widget, "aloud", True):
                found.extend(_readable(widget, self.lang))
        order = {id(item.widget): place for place, item in enumerate(_in_order(self.widget()))}
        found.sort(key=lambda item: -1 if item.widget is self.title else order.get(id(item.widget), len(order)))
        return found


class _Place(NamedTuple):
    widget: QWidget


def _in_order(root: QWidget) -> list[_Place]:
    """Walk the layouts from top to bottom, which is the reading order also in right-to-left pages."""
    places: list[_Place] = []

    def walk(layout: QLayout | None) -> None:
        if layout is None:
            return
        for index in range(layout.count()):
            item = layout.itemAt(index)
            widget = item.widget()
            if widget is not None:
                places.append(_Place(widget))
                walk(widget.layout())
            elif item.layout() is not None:
                walk(item.layout())

    walk(root.layout())
    return places


def _readable(widget: QWidget, lang: str) -> list[Readable]:
    if isinstance(widget, Label) and widget.text().strip():
        return [Readable(widget.spoken_text or widget.text(), widget.lang or lang, widget, widget.text_id)]
    if isinstance(widget, Painted) and isinstance(widget, QAbstractButton):
        return [Readable(widget.said(), getattr(widget, "lang", "") or lang, widget)]
    return []
