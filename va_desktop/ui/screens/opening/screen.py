# SPDX-License-Identifier: GPL-3.0-or-later
"""Begin an application: for whom, and for what, from the pack or in one's own words."""

from collections.abc import Sequence

from va_desktop.eligibility.entitlements import Entitlement, entitlement, entitlements
from va_desktop.guidance.session import Answers
from va_desktop.ids import EntitlementId
from va_desktop.people.people import Person
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import results, tracked
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.private import OpenScreen
from va_desktop.ui.screens.question.entry import labelled


class Opening(OpenScreen):
    """First the person, where there is more than one; then what it is for."""

    def build(self) -> None:
        people = self.records.people.all()
        wanted = self.route.get("person")
        person = next((one for one in people if one.id == wanted), people[0] if len(people) == 1 else None)
        if not people:
            self._nobody()
        elif person is None:
            self._whom(people)
        elif self.route.get("entitlement"):
            self._confirm(person, self.route.get("entitlement"))
        else:
            self._what(person)

    def _nobody(self) -> None:
        tr = self.tr
        self.add_title(tr("Who is it for?"), tr("Add a person first. Any name that you know is good."))
        self.add_buttons([self.leads("add", tr("Add a person"), "person", to("person", first="1"), "filled")])

    def _whom(self, people: Sequence[Person]) -> None:
        self.add_title(self.tr("Who is it for?"), self.tr("Choose the person."))
        columns = Columns(self.look, most=2, gap=16)
        for person in people:
            line = tracked.relation(self.ctx.words, person.relation)
            row = Row(self.look, person.name, line, "person", "applications")
            row.setObjectName(f"person.{person.id}")
            row.clicked.connect(lambda _=False, id_=person.id: self.ctx.replace(self.route.with_(person=id_)))
            columns.addWidget(row)
        self.add(columns)
        self.add_buttons([self.leads("add", self.tr("Add a person"), "faster", to("person"))])

    def _what(self, person: Person) -> None:
        tr = self.tr
        self.add_title(tr("What is it for?"), tracked.whom(self.ctx.words, person))
        fitting = self._fitting(person)
        if fitting:
            self.add_heading(tr("What may fit"))
            self._rows(fitting, person, "fit")
        shown = {item.id for item in fitting}
        others = [
            item
            for item in entitlements(self.ctx.library, self.ctx.country)
            if item.current(self.ctx.today) and item.state != "gap" and item.id not in shown
        ]
        if others:
            self.add_heading(tr("Everything in {country}").format(country=self.ctx.words.country(self.ctx.country)))
            self._rows(others, person, "all")
        self.add(country_row(self, self.route))
        self.add_heading(tr("Something else"))
        self.own = Field(self.look, tr("In your own words"), 200)
        self.own.setObjectName("own")
        self.own.returnPressed.connect(lambda: self._free(person))
        self.add(labelled(self.look, self.own))
        self.add(self.problem)
        self.add_buttons([self.action("free", tr("Begin with this"), "next", lambda: self._free(person))])

    def _fitting(self, person: Person) -> list[Entitlement]:
        """Return what the person's answers make likely or leave open."""
        country = self.ctx.country
        kept = self.records.answers(person.id).get(country, Answers()) or self.ctx.live.answers(country)
        session = self.ctx.live.session(country)
        if session is None or not kept:
            return []
        rows = [row for row in session.outcomes(kept) if not row.history]
        wanted = [row.id for row in rows if results.shown(row, session.book) in ("likely", "first", "ask", "late")]
        return [session.book.rules[id_].item for id_ in wanted]

    def _rows(self, items: Sequence[Entitlement], person: Person, prefix: str) -> None:
        columns = Columns(self.look, most=2, gap=16)
        for item in items:
            title = self.text(item.title)
            row = Row(self.look, title.text, self.words_of(item.lead), item.pictogram, "benefits", lang=title.lang)
            row.setObjectName(f"{prefix}.{item.id}")
            target = self.route.with_(person=person.id, entitlement=item.id)
            row.clicked.connect(lambda _=False, target=target: self.go(target))
            columns.addWidget(row)
        self.add(columns)

    def _confirm(self, person: Person, id_: str) -> None:
        tr = self.tr
        item = entitlement(self.ctx.library, id_)
        if item is None:
            self.gone()
            return
        title = self.text(item.title)
        self.add_title(title.text, tracked.whom(self.ctx.words, person), title.lang, self.lang)
        self.line(tr("Papers, steps and last days are copied as they are today. Later changes are shown beside them."))
        self.add(self.problem)
        words = tr("Begin and keep track")
        self.add_buttons([self.action("begin", words, "applications", lambda: self._begin(person, id_), "filled")])

    def _begin(self, person: Person, id_: str) -> None:
        found = self.records.apply_for(self.ctx.library, person, EntitlementId(id_), [self.lang], self.ctx.today)
        if found is not None:
            self.go(to("application", id=found.id))

    def _free(self, person: Person) -> None:
        try:
            found = self.records.tracker.open(person.id, self.ctx.country, self.ctx.today, title=self.own.text())
        except ValueError:
            self.tell(self.tr("Write in a few words what it is for."))
            return
        self.go(to("application", id=found.id))


SCREEN = Opening
