# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre adds a place that its directory does not have; it is found at once, like every other."""

from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QLineEdit

from va_desktop.content.taxonomy import category
from va_desktop.directory.changes import Added
from va_desktop.directory.errors import ChangeRefused, DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten
from va_desktop.directory.made import Draft, document
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.toggle import Toggle
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import offers
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.correct.wording import refused
from va_desktop.ui.screens.question.entry import labelled

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


class NewPlace(Telling):
    """Only the name must be there; what is not known stays unknown."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        if ctx.mode == "kiosk" or not ctx.country:
            self.add_title(tr("This page is not here any more."), tr("Go back, or search for it by a word."))
            self.add_buttons([self.leads("places", tr("Help near me"), "place", to("places"), "filled")])
            self.finish()
            return
        self.add_title(tr("Add a place"), tr("Only the name must be there. Leave empty what you do not know."))
        self.fields: dict[str, QLineEdit] = {}
        for name, text in (
            ("name", tr("Name")),
            ("phone", tr("Phone")),
            ("address", tr("Street and house")),
            ("city", tr("Town or village")),
            ("directions", tr("How to get there")),
            ("hours", tr("Opening hours, in words")),
            ("description", tr("What they do")),
        ):
            field = Field(self.look, text, 400)
            field.setObjectName(name)
            self.fields[name] = field
            self.add(labelled(self.look, field))
        self.needs = self._toggles("need", tr("What do they help with?"), self._needs())
        self.offers = self._toggles("offer", tr("What matters to people"), offers(tr))
        self.add(self.problem)
        self.add_buttons([self.action("save", tr("Add this place"), "check", self._save, "filled")])
        self.finish()

    def _needs(self) -> dict[str, str]:
        found = {code: category(self.ctx.library, "need", code) for code in NEEDS}
        return {code: self.words_of(item.title) for code, item in found.items() if item is not None}

    def _toggles(self, name: str, heading: str, values: dict[str, str]) -> dict[str, Toggle]:
        self.line(heading, "text", bold=True)
        wrap, made = Wrap(self.look), {}
        for code, text in values.items():
            toggle = Toggle(self.look, text)
            toggle.setObjectName(f"{name}.{code}")
            toggle.setAccessibleDescription(heading)
            made[code] = toggle
            wrap.addWidget(toggle)
        self.add(holder(wrap))
        return made

    def _save(self) -> None:
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        if not typed["name"]:
            self.tell(self.tr("Write the name of the place."))
            self.fields["name"].setFocus()
            return
        draft = Draft(
            **typed,
            needs=tuple(code for code, toggle in self.needs.items() if toggle.isChecked()),
            offers=tuple(code for code, toggle in self.offers.items() if toggle.isChecked()),
        )
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
        self.ctx.announcer.say(self.tr("Added."))
        self.ctx.replace(to("place", id=f"{made['id']}@{made['service_at_locations'][0]['id']}"))


SCREEN = NewPlace
