# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre adds a place that its directory does not have; it is found at once, like every other."""

from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QLineEdit

from va_desktop.content.taxonomy import category
from va_desktop.directory.changes import Added
from va_desktop.directory.errors import ChangeRefused, DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten
from va_desktop.directory.made import Draft, document
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.correct.asked import Asked, pressed
from va_desktop.ui.screens.correct.parts import pictures
from va_desktop.ui.screens.correct.screen import STEPS
from va_desktop.ui.screens.correct.where import secrets
from va_desktop.ui.screens.correct.wording import fault, refused

NEEDS = (
    "emergency",
    "health",
    "rehabilitation",
    "mind",
    "money",
    "school",
    "work",
    "home",
    "papers",
    "justice",
    "family",
    "community",
)
FORM = "newplace"


class NewPlace(Telling):
    """Name, need, phone and where, and whether that is secret; the other parts are asked for one after the other."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        if not ctx.staff or not ctx.country:
            self.add_title(tr("This page is not here any more."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
            self.finish()
            return
        self.add_title(tr("Add a place"), tr("Leave empty what you do not know. More is asked on the next pages."))
        self.asked = Asked(self, FORM)
        self.fields: dict[str, QLineEdit] = {}
        self._field("name", tr("Name"))
        drawn = pictures(self, "need")
        self.needs = self.asked.some("need", tr("What do they help with?"), self._needs(), (), pictures=drawn)
        self._field("phone", tr("Phone"))
        self.add_heading(tr("Where is it?"), "h3")
        self._field("address", tr("Street and house"))
        self._field("city", tr("Town or village"))
        self._field("directions", tr("How to get there"))
        choices = {**secrets(tr), "later": tr("I do not know yet")}
        self.secret = self.asked.one("secret", tr("Keep the address secret?"), choices, None)
        self.line(tr("A secret address is shown to workers only. A shelter needs this."))
        self.line(tr("If you do not know yet, it stays secret until you do."))
        self.add(self.problem)
        self.add_buttons([self.action("save", tr("Add this place"), "check", self._save, "filled")])
        self.finish()

    def _field(self, name: str, text: str) -> None:
        self.fields[name] = self.asked.field(name, text, "", 400)

    def _needs(self) -> dict[str, str]:
        found = {code: category(self.ctx.library, "need", code) for code in NEEDS}
        return {code: self.words_of(item.title) for code, item in found.items() if item is not None}

    def _fault(self, typed: dict[str, str]) -> str:
        """Return what is still missing or wrong, with the focus where it is."""
        tr = self.tr
        for name in ("name", "phone"):
            if name == "name" and not typed[name]:
                self.fields[name].setFocus()
                return tr("Write the name of the place.")
            if told := fault(tr, name, typed[name]):  # type: ignore[arg-type]
                self.fields[name].setFocus()
                return told
        if not pressed(self.secret):
            self.secret["yes"].setFocus()
            return tr("Say first whether the address is secret.")
        return ""

    def _save(self) -> None:
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        if told := self._fault(typed):
            self.tell(told)
            return
        draft = Draft(**typed, needs=pressed(self.needs), protected=pressed(self.secret) != ("no",))
        made: dict[str, Any] = document(draft, str(uuid4()), self.ctx.today)
        shelf = self.ctx.services.shelf
        try:
            shelf.begin(self.ctx.country)
            overlay = shelf.overlay(self.ctx.country, make=True)
            assert overlay is not None
            overlay.make(made["id"], Added(made))
        except ChangeRefused as wrong:
            self.tell(refused(self.tr, wrong))
            return
        except (OSError, DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten):
            self.tell(self.tr("The place could not be kept here. What you wrote is still on the page."))
            return
        self.ctx.drafts.drop(FORM)
        self.ctx.announcer.say(self.tr("Added."))
        key = f"{made['id']}@{made['service_at_locations'][0]['id']}"
        self.ctx.replace(to("correct", id=key, field=STEPS[0], new="1"))


SCREEN = NewPlace
