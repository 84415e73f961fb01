# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about a place that are answered by pressing: yes, no or not known, one of several, some of several."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLineEdit, QPlainTextEdit

from va_desktop.directory.changes import Corrected
from va_desktop.directory.facets import Doc, facets
from va_desktop.directory.services import Known
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.toggle import Toggle
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.question.entry import labelled

_PICTURES: Mapping[str, str] = {"yes": "check", "no": "cross", "unknown": "question", "later": "question"}
_OWN: Mapping[str, str] = {
    "secret.yes": "lock",
    "secret.no": "family",
    "route.open": "person",
    "route.specialised": "care",
    "route.victims": "family",
}


class Asked:
    """Puts questions on a page. What is pressed or typed stays while the page is built anew; `form` is its name."""

    def __init__(self, screen: Telling, form: str) -> None:
        self.screen, self.look, self.tr, self.form = screen, screen.look, screen.tr, form

    def one(self, name: str, question: str, values: Mapping[str, str], now: str | None) -> dict[str, Chip]:
        """Ask for one of several answers; nothing is pressed where nothing is known yet."""
        self.screen.line(question, "text", bold=True)
        group, wrap, made = QButtonGroup(self.screen), Wrap(self.look), {}
        for code, text in values.items():
            chip = Chip(self.look, text, _OWN.get(f"{name}.{code}", _PICTURES.get(code, "")))
            chip.setObjectName(f"{name}.{code}")
            chip.setAccessibleDescription(question)
            group.addButton(chip)
            chip.setChecked(code == now)
            wrap.addWidget(chip)
            made[code] = chip
        for chip in made.values():
            self._keep(chip)
        self.screen.add(holder(wrap))
        return made

    def known(self, name: str, question: str, now: Known) -> dict[str, Chip]:
        """Ask whether a place has something: yes, no, or not known."""
        tr = self.tr
        return self.one(name, question, {"yes": tr("Yes"), "no": tr("No"), "unknown": tr("We do not know")}, now)

    def some(
        self,
        name: str,
        question: str,
        values: Mapping[str, str],
        now: tuple[str, ...],
        alone: str = "",
        pictures: Mapping[str, str] = MappingProxyType({}),
    ) -> dict[str, Toggle]:
        """Ask for some of several answers; `alone` is the one that none of the others goes with."""
        self.screen.line(question, "text", bold=True)
        wrap, made = Wrap(self.look), {}
        for code, text in values.items():
            toggle = Toggle(self.look, text, pictures.get(code, "question" if code == alone else ""))
            toggle.setObjectName(f"{name}.{code}")
            toggle.setAccessibleDescription(question)
            toggle.setChecked(code in now)
            self._keep(toggle)
            wrap.addWidget(toggle)
            made[code] = toggle
        for code, toggle in made.items():
            others = [other for each, other in made.items() if alone and (each == alone) != (code == alone)]
            toggle.toggled.connect(lambda on, others=others: [each.setChecked(False) for each in others if on])
        self.screen.add(holder(wrap))
        return made

    def field(self, name: str, question: str, text: str, most: int = 200) -> QLineEdit:
        """Ask for one line of text."""
        field = Field(self.look, question, most)
        field.setObjectName(name)
        field.setText(text)
        self.screen.ctx.drafts.follow(self.form, name, field)
        self.screen.add(labelled(self.look, field))
        return field

    def area(self, name: str, question: str, text: str, lines: int = 2) -> QPlainTextEdit:
        """Ask for some lines of text."""
        label = Label(self.look, question, "body", bold=True, lang=self.screen.lang, inset=12)
        area = Area(self.look, question, text, lines=lines)
        area.setObjectName(name)
        self.screen.ctx.drafts.follow(self.form, name, area)
        label.setBuddy(area)
        self.screen.add(label)
        self.screen.add(area)
        return area

    def _keep(self, button: QAbstractButton) -> None:
        drafts, name = self.screen.ctx.drafts, button.objectName()
        kept = drafts.get(self.form, name)
        if kept == "1" or (kept == "0" and isinstance(button, Toggle)):
            button.setChecked(kept == "1")
        button.toggled.connect(lambda on: drafts.put(self.form, name, "1" if on else "0"))


class Part(Asked):
    """One part of a place to correct; `changes` returns what is different now, or None after it told what is wrong."""

    def __init__(self, screen: Telling, form: str, doc: Doc, place: Doc | None) -> None:
        super().__init__(screen, form)
        self.doc, self.place, self.coded = doc, place, facets(doc, place)
        self.ask()

    def ask(self) -> None:
        """Put the questions on the page."""
        raise NotImplementedError

    def changes(self) -> list[Corrected] | None:
        """Return the corrections that the answers make."""
        raise NotImplementedError


def pressed(buttons: Mapping[str, QAbstractButton]) -> tuple[str, ...]:
    """Return the codes of the buttons that are on."""
    return tuple(code for code, button in buttons.items() if button.isChecked())


def as_known(buttons: Mapping[str, QAbstractButton]) -> Known:
    """Return the answer to a question of yes, no or not known."""
    return next((code for code in get_args(Known) if buttons[code].isChecked()), "unknown")


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
