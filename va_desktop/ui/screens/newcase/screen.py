# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a person down who agreed to it. Only what helps is asked, and everything may stay empty."""

from typing import get_args

from va_desktop.casework.caseload import Gone
from va_desktop.casework.cases import Person
from va_desktop.casework.consents import PathRefused
from va_desktop.counted import Device, Displacement, Known, Relation, Sex
from va_desktop.i18n.folding import western_digits
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases, facts
from va_desktop.ui.screens.common.caseload import DeskScreen


class NewCase(DeskScreen):
    """A new person, or the facts about one who is there already (`id`)."""

    def build(self) -> None:
        tr = self.tr
        try:
            self.case = self.desk.caseload.case(self.route.get("id")) if self.route.get("id") else None
        except Gone:
            self.case = None
        if self.case is None and self.ctx.outreach.grant is None:
            self.add_title(tr("Ask first"), tr("Nobody is written down without their yes."))
            ask = self.leads("ask", tr("Read the question aloud"), "listen", to("consent", purpose="keep"), "filled")
            self.add_buttons([ask])
            return
        now = self.case.person if self.case else Person()
        title = tr("About the person") if self.case else tr("Who is it?")
        self.add_title(title, tr("Ask only what helps. Everything may stay empty."))
        self._fields(now)
        self.add(self.problem)
        save = self.action("save", tr("Save"), "check", self._save, "filled")
        self.add_buttons([save, self.action("cancel", tr("Cancel"), "back", self.ctx.back, "plain")])

    def _fields(self, now: Person) -> None:
        tr = self.tr
        self.one_line("name", tr("Name, or a word only you know"), now.name, 80)
        self.one_line("born", tr("Year of birth, if you want"), str(now.born or ""), 4)
        tables = (
            ("sex", tr("Is the person a woman or a man?"), get_args(Sex), facts.sex),
            ("relation", tr("How is the person concerned?"), get_args(Relation), facts.relation),
            ("device", tr("What hurt the person?"), get_args(Device), facts.device),
            (
                "difficulty",
                tr("Is something very hard to do, such as walking or seeing?"),
                get_args(Known),
                facts.difficulty,
            ),
            ("displacement", tr("Did the person have to leave home?"), get_args(Displacement), facts.displacement),
        )
        for name, question, codes, told in tables:
            self.choices(name, question, [(code, told(tr, code)) for code in codes], getattr(now, name))
        self.one_line("area", tr("Area, as a code"), now.area or "", 16)
        self.one_line("language", tr("Language of the person, as a code"), now.language, 12)
        if self.route.get("family") or now.household:
            self.one_line("role", tr("Role in the family, such as daughter"), now.role, 40)
        if self.case and self.desk.caseload.agreed(self.case.id, "contact", self.ctx.today):
            self.one_line("contact", tr("How to reach the person"), now.contact, 200)

    def _save(self) -> None:
        tr = self.tr
        born = western_digits(self.said("born"))
        if born and not (born.isdecimal() and 1900 <= int(born) <= self.ctx.today.year):
            self.tell(tr("Write the year with four figures, such as 1985, or leave it empty."))
            return
        said = {name: self.said(name) for name in self.read if name != "born"}
        said["area"] = said["area"].upper()
        year = int(born) if born else None
        if self.case is None:
            self._write(Person(born=year, country=self.ctx.country, **said))
            return
        before = self.case.person
        changed = {name: value for name, value in said.items() if value != (getattr(before, name) or "")}
        if year != before.born:
            changed["born"] = year
        if changed:
            self.desk.caseload.change(self.case.id, changed, self.ctx.today)
        self.ctx.announcer.say(tr("Saved."))
        self.go(to("case", id=self.case.id))

    def _write(self, person: Person) -> None:
        grant = self.ctx.outreach.grant
        assert grant is not None
        alike = self.desk.caseload.alike(person)
        if alike and not self.route.get("another"):
            self._alike(alike[0])
            return
        try:
            case = self.desk.caseload.open(person, grant, self.ctx.today)
        except PathRefused as error:
            self.tell(cases.path_refused(self.tr, error))
            return
        self.ctx.outreach.grant = None
        self._link(case.id)
        self.ctx.announcer.say(self.tr("Saved."))
        self.ctx.replace(to("case", id=case.id))

    def _link(self, id_: str) -> None:
        """Put the new person into the family that the page was opened for."""
        try:
            self.desk.caseload.link(id_, self.route.get("family"), self.said("role"), self.ctx.today)
        except (Gone, KeyError):
            return

    def _alike(self, id_: str) -> None:
        """Show who may be the same person; the worker decides, the program joins nobody."""
        tr = self.tr
        self.tell(tr("Somebody like this is here already. Look first. Save again if it is another person."))
        self.route = self.route.with_(another="1")
        row = Row(self.look, tr("Look at the other person"), "", "person", "applications")
        row.setObjectName("alike")
        row.clicked.connect(lambda: self.go(to("case", id=id_)))
        self.box.insertWidget(self.box.indexOf(self.problem) + 1, row)


SCREEN = NewCase
