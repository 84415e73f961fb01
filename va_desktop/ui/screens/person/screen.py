# SPDX-License-Identifier: GPL-3.0-or-later
"""One person: any name the family knows, the relation, the role, and whether answers are kept."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup

from va_desktop.i18n.folding import western_digits
from va_desktop.people.people import ACTINGS, LONGEST_NAME, RELATIONS, Person, usual_role
from va_desktop.ui.kit.choice import Choice
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import OpenScreen
from va_desktop.ui.screens.question.entry import labelled


class PersonPage(OpenScreen):
    """A new person, or one that is there already."""

    def build(self) -> None:
        tr = self.tr
        self.person = self.person_named(self.route.get("id"))
        if self.route.get("sure") and self.person is not None:
            self._sure(self.person)
            return
        first = bool(self.route.get("first"))
        if self.person is not None:
            self.add_title(self.person.name, tr("You can change everything at any time."))
        else:
            lead = tr("Any name that you know is good.")
            if first:
                lead = tr("Begin with yourself or with the person you help.")
            self.add_title(tr("Who is it for?"), lead)
        self._fields()
        self.add(self.problem)
        self.add_buttons([self.action("save", tr("Save"), "check", self._save, "filled")])
        if self.person is not None:
            self._answers(self.person)
            other = self.route.with_(sure="1")
            self.add_buttons(
                [self.action("delete", tr("Delete this person"), "stop", lambda: self.ctx.replace(other), "plain")]
            )

    def _fields(self) -> None:
        tr, words = self.tr, self.ctx.words
        now = self.person
        self.name = Field(self.look, tr("Name, or a word only you know"), LONGEST_NAME)
        self.name.setObjectName("name")
        self.name.setText(now.name if now else "")
        self.add(labelled(self.look, self.name))
        self.relation = QButtonGroup(self)
        self.add_heading(tr("Who is this?"), "h3")
        columns = Columns(self.look, most=2, gap=16)
        for code in RELATIONS:
            choice = Choice(self.look, tracked.relation(words, code), lang=self.lang)
            choice.setObjectName(f"relation.{code}")
            choice.setChecked(code == (now.relation if now else "self"))
            choice.clicked.connect(lambda _=False, code=code: self._suggest(code))
            self.relation.addButton(choice)
            columns.addWidget(choice)
        self.add(columns)
        self.acting = QButtonGroup(self)
        self.add_heading(tr("How do you act for this person?"), "h3")
        columns = Columns(self.look, most=2, gap=16)
        for role in ACTINGS:
            choice = Choice(self.look, tracked.acting(words, role), lang=self.lang)
            choice.setObjectName(f"acting.{role}")
            choice.setChecked(role == (now.acting if now else "self"))
            self.acting.addButton(choice)
            columns.addWidget(choice)
        self.add(columns)
        self.born = Field(self.look, tr("Year of birth, if you want"), 4)
        self.born.setObjectName("born")
        self.born.setText(str(now.born) if now and now.born else "")
        self.add(labelled(self.look, self.born))

    def _suggest(self, code) -> None:
        """Choose the usual role with a relation; the person can choose another."""
        usual = usual_role(code)
        for choice in self.acting.buttons():
            if choice.objectName() == f"acting.{usual}":
                choice.setChecked(True)

    def _save(self) -> None:
        tr = self.tr
        name = self.name.text().strip()
        born = western_digits(self.born.text().strip())
        if not name:
            self.tell(tr("Write any name or word, so that you know who it is. The rest is still here."))
            return
        if born and not (born.isdecimal() and 1900 <= int(born) <= self.ctx.today.year):
            self.tell(tr("Write the year with four figures, such as 1985, or leave it empty."))
            return
        relation = self.relation.checkedButton().objectName().removeprefix("relation.")
        acting = self.acting.checkedButton().objectName().removeprefix("acting.")
        year = int(born) if born else None
        if self.person is None:
            person = self.records.people.add(name, relation, acting, self.ctx.country, year)
            self.ctx.announcer.say(tr("Saved."))
            target = to("people")
            if self.route.get("first"):
                target = self.ctx.private.onward(to("opening")).with_(person=person.id)
            self.go(target)
        else:
            self.records.people.change(replace(self.person, name=name, relation=relation, acting=acting, born=year))
            self.ctx.announcer.say(tr("Saved."))
            self.ctx.back()

    def _answers(self, person: Person) -> None:
        tr = self.tr
        self.add_heading(tr("Answers of the questions"), "h3")
        if person.consented is not None:
            day = self.ctx.words.day(person.consented)
            told = tr("They are kept here since {day}, and used again the next time.").format(day=day)
            self.box.addWidget(Sentence(self.look, told, lang=self.lang))
            self.add_buttons(
                [
                    self.leads("use", tr("Go on with the questions"), "question", to("keepanswers", person=person.id)),
                    self.action("forget", tr("Forget the answers"), "repeat", self._forget, "plain"),
                ]
            )
        else:
            told = tr("None are kept. If you want, the program keeps them here and does not ask again.")
            self.box.addWidget(Sentence(self.look, told, lang=self.lang))
            self.add_buttons(
                [self.leads("use", tr("Keep answers for this person"), "question", to("keepanswers", person=person.id))]
            )

    def _forget(self) -> None:
        assert self.person is not None
        self.records.people.forget_answers(self.person.id)
        if self.ctx.live.keeper is not None and not self.ctx.live.keeper.stays:
            self.ctx.live.clear()
        self.ctx.announcer.say(self.tr("The answers are forgotten."))
        self.ctx.replace(self.route)

    def _sure(self, person: Person) -> None:
        tr = self.tr
        count = len(self.records.tracker.of(person.id))
        self.add_title(tr("Delete {name}?").format(name=person.name), tr("This cannot be undone."))
        told = tr.plural(
            "{n} application with its papers goes with it.", "{n} applications with their papers go with it.", count
        )
        self.box.addWidget(Sentence(self.look, told.format(n=self.ctx.words.number(count)), lang=self.lang))
        keep = self.action("keep", tr("No, keep everything"), "back", self.ctx.back, "filled")
        delete = self.action("delete", tr("Yes, delete"), "stop", self._delete)
        self.add_buttons([keep, delete])

    def _delete(self) -> None:
        assert self.person is not None
        self.records.remove_person(self.person.id)
        self.ctx.announcer.say(self.tr("Deleted."))
        self.go(to("applications"))


SCREEN = PersonPage
