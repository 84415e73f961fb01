# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of the pages of an open caseload, and the parts that their forms are made of."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from va_desktop.casework.caseload import Gone
from va_desktop.casework.cases import Case
from va_desktop.casework.duties import Duty
from va_desktop.casework.rules import needs, rules
from va_desktop.content.statement import Statement
from va_desktop.content.taxonomy import axis
from va_desktop.desk import Desk
from va_desktop.directory.services import service
from va_desktop.periods import Span
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.choice import Choice
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Heading, Label
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen
from va_desktop.ui.screens.question.entry import DayEntry, labelled
from va_desktop.ui.screens.record.screen import day_of


class Form(PrivateScreen):
    """A page with fields; `read` holds how to read each of them back."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        self.read: dict[str, Callable[[], object]] = {}

    def one_line(
        self, name: str, label: str, value: str = "", most: int = 200, into: QVBoxLayout | None = None
    ) -> Field:
        """Put a field of one line on the page."""
        field = Field(self.look, label, most)
        field.setObjectName(name)
        field.setText(value)
        (into or self.box).addWidget(labelled(self.look, field))
        self.read[name] = lambda: field.text().strip()
        return field

    def lines(self, name: str, label: str, value: str = "", rows: int = 3) -> Area:
        """Put a field of several lines on the page."""
        heading = Label(self.look, label, "body", bold=True, lang=self.lang, inset=12)
        self.add(heading)
        area = Area(self.look, label, value, rows)
        area.setObjectName(name)
        heading.setBuddy(area)
        self.add(area)
        self.read[name] = lambda: area.toPlainText().strip()
        return area

    def days(self, name: str, title: str, value: date | None) -> None:
        """Put a day on the page; it may stay empty."""
        self.add(Label(self.look, title, "body", bold=True, lang=self.lang, inset=12))
        entry = DayEntry(self.look, self.ctx.words, Span(value, value) if value else None, self.ctx.today)
        for part, field in entry.fields.items():
            field.setObjectName(f"{name}.{part}")
            field.setAccessibleDescription(title)
        self.add(entry.widget)
        self.read[name] = lambda: day_of(entry, self.tr)

    def choices(
        self,
        name: str,
        title: str,
        options: Iterable[tuple[str, ...]],
        chosen: str = "",
        columns: int = 2,
        into: QVBoxLayout | None = None,
    ) -> None:
        """Put one question with answers on the page: code, text, and a line where there is one."""
        if title:
            (into or self.box).addWidget(Heading(self.look, title, "h3", self.lang))
        group, laid = QButtonGroup(self), Columns(self.look, most=columns, gap=16)
        for code, text, *line in options:
            choice = Choice(self.look, text, line[0] if line else "", lang=self.lang)
            choice.setObjectName(f"{name}.{code}")
            if title:
                choice.setAccessibleDescription(f"{title} {line[0]}" if line else title)
            choice.setChecked(code == chosen)
            group.addButton(choice)
            laid.addWidget(choice)
        (into or self.box).addWidget(holder(laid))

        def picked() -> str:
            button = group.checkedButton()
            return button.objectName().removeprefix(f"{name}.") if button else ""

        self.read[name] = picked

    def said(self, name: str) -> str:
        """Return what a field holds."""
        return str(self.read[name]())


class DeskScreen(Form):
    """A page that needs the open caseload. Where it is locked, the page says so and leads to opening it."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        desk = ctx.outreach.desk
        if desk is None:
            tr = self.tr
            self.add_title(tr("This is locked"), tr("Open your caseload, and you see it again."))
            self.add_buttons([self.leads("unlock", tr("My caseload"), "lock", to("caseload"), "filled")])
        else:
            self.desk: Desk = desk
            self.build()
            if desk.caseload.training:
                self._training()
        self.finish()

    def _training(self) -> None:
        """Mark the page: nobody here is real."""
        told = self.tr("Everybody here is invented. Nothing is counted or handed on.")
        self.notice("caution", "school", self.tr("Training"), told)
        notice = self.box.itemAt(self.box.count() - 1).widget()
        self.box.removeWidget(notice)
        self.box.insertWidget(0, notice)

    def build(self) -> None:
        """Put the page together; called only while the caseload is open."""
        raise NotImplementedError

    def pillar(self, code: str) -> str:
        """Return the name of a pillar."""
        return next((self.words_of(item.title) for item in axis(self.ctx.library, "pillar") if item.id == code), code)

    def need_named(self, code: str) -> str:
        """Return the name of a need of the packs' list, or what was written in its place."""
        found = next((need for need in needs(self.ctx.library, self.ctx.country) if need.id == code), None)
        return self.words_of(found.title) if found else code

    def service_named(self, id_: str) -> str:
        """Return the name of a service of the directory."""
        found = service(self.ctx.library, id_)
        return found.name if found else id_

    def duty_named(self, duty: Duty) -> str:
        """Return what is to be done."""
        match duty.kind:
            case "consent":
                return self.tr("Ask again if the record may stay")
            case "rule":
                title = self._rule_title(duty.what)
                return self.words_of(title) if title else duty.what
            case _:
                return duty.what

    def _rule_title(self, id_: str) -> Statement | None:
        found = (rule for rule in rules(self.ctx.library, self.ctx.country) if rule.id == id_)
        return next((rule.title for rule in found), None)


class CaseScreen(DeskScreen):
    """A page about the case that the route names; `case` is there when `about` is called."""

    def build(self) -> None:
        try:
            self.case: Case = self.desk.caseload.case(self.route.get("id"))
        except Gone:
            tr = self.tr
            self.add_title(tr("This person is not here any more."), tr("Go back, or look in the list."))
            self.add_buttons([self.leads("caseload", tr("My caseload"), "person", to("caseload"), "filled")])
            return
        self.ctx.attend(self.case.id)
        self.about()

    @property
    def whom(self) -> str:
        """Return what the person is called here."""
        return self.case.person.name or self.tr("Somebody without a name")

    def about(self) -> None:
        """Put the page together."""
        raise NotImplementedError

    def back_to_case(self, told: str = "") -> None:
        """Say that something is saved, and return to the case."""
        self.ctx.announcer.say(told or self.tr("Saved."))
        self.go(to("case", id=self.case.id))
