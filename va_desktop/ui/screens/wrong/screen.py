# SPDX-License-Identifier: GPL-3.0-or-later
"""Something is wrong here: a remark for the people who keep the directory. Nobody is asked who they are."""

from typing import get_args

from PySide6.QtWidgets import QButtonGroup

from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, NoCountry, RemarksFull
from va_desktop.directory.overlay import LONGEST_SUGGESTION, About
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.choice import Choice
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Label
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import place_of
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.wrong.wording import about


class Wrong(Telling):
    """What is wrong, and a few words if one likes."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        item = place_of(ctx, route.get("id"))
        if route.get("done"):
            self.add_title(tr("Thank you"), tr("The people who keep this list will look at it."))
            self.add_buttons([self.action("back", tr("Go back"), "back", ctx.back, "filled")])
        elif item is None:
            self.add_title(tr("This page is not here any more."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
        else:
            self.add_title(tr("Something is wrong here"), item.name)
            self._ask()
        self.finish()

    def _ask(self) -> None:
        tr = self.tr
        self.add_heading(tr("What is wrong?"), "h3")
        group, rows = QButtonGroup(self), Columns(self.look, most=2, gap=16)
        self.choices: dict[About, Choice] = {}
        for code in get_args(About):
            choice = Choice(self.look, about(tr, code))
            choice.setObjectName(f"about.{code}")
            choice.setAccessibleDescription(tr("What is wrong?"))
            group.addButton(choice)
            rows.addWidget(choice)
            self._keep(choice)
            self.choices[code] = choice
        self.add(rows)
        name = tr("What is right, in a few words, if you know it")
        label = Label(self.look, name, "body", bold=True, lang=self.lang, inset=12)
        self.area = Area(self.look, name, lines=3)
        self.area.setObjectName("words")
        self.ctx.drafts.follow(self._form, "words", self.area)
        label.setBuddy(self.area)
        self.add(label)
        self.add(self.area)
        self.line(tr("Please write no names of people. Nobody is asked who you are."))
        self.add(self.problem)
        self.add_buttons([self.action("send", tr("Tell them"), "note", self._send, "filled")])
        self.line(tr("It stays on this computer until the people of this place read it."))

    @property
    def _form(self) -> str:
        return f"wrong/{self.route.get('id')}"

    def _keep(self, choice: Choice) -> None:
        """Let a choice stay while the page is built anew."""
        drafts, form, name = self.ctx.drafts, self._form, choice.objectName()
        choice.setChecked(drafts.get(form, "about") == name)
        choice.toggled.connect(lambda on: on and drafts.put(form, "about", name))

    def _send(self) -> None:
        chosen = next((code for code, choice in self.choices.items() if choice.isChecked()), None)
        if chosen is None:
            self.tell(self.tr("Choose what is wrong."))
            return
        words = self.area.toPlainText().strip()
        if len(words) > LONGEST_SUGGESTION:
            most = self.ctx.words.number(LONGEST_SUGGESTION)
            told = self.tr("Please write it shorter: {n} letters at most. What you wrote is still here.")
            self.tell(told.format(n=most))
            return
        try:
            overlay = self.ctx.services.shelf.overlay(self.ctx.country, make=True)
            assert overlay is not None
            overlay.suggest(self.route.get("id"), chosen, words)
        except RemarksFull:
            self.tell(self.tr("Many remarks wait here already. Please tell the staff yourself."))
            return
        except (OSError, DirectoryDamaged, DirectoryTooNew, NoCountry):
            self.tell(self.tr("It could not be kept here. Please tell the staff."))
            return
        self.ctx.drafts.drop(self._form)
        self.ctx.announcer.say(self.tr("Thank you"))
        self.ctx.replace(self.route.with_(done="1"))


SCREEN = Wrong
