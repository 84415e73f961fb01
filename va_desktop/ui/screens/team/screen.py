# SPDX-License-Identifier: GPL-3.0-or-later
"""The work of this caseload: what was done in a month, in all and by who wrote it down, and the targets."""

from collections.abc import Mapping
from typing import get_args

from PySide6.QtWidgets import QButtonGroup

from va_desktop.casework.team import AIMED, LINES, MOST, Line, aim, firsts, month
from va_desktop.counted import Face
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import DeskScreen

FACES: tuple[Face, ...] = get_args(Face)


class Team(DeskScreen):
    """Numbers without names of people. Workers stand in the order of their names, never of their numbers."""

    def build(self) -> None:
        tr, today = self.tr, self.ctx.today
        now, before = firsts(today)
        self.first = before if self.route.get("month") == "before" else now
        self.found = month(self.desk.caseload, self.first, today)
        self.add_title(tr("The work of this caseload"), tr("Numbers say nothing of how hard the work was."))
        self._months()
        self._card(tr("In all"), self._facts(self.found.total, self.found.targets, self._faces()))
        if len(self.found.by) > 1:
            self._authors()
        if self.first == now:
            self._targets()

    def _months(self) -> None:
        group, chips = QButtonGroup(self), Wrap(self.look)
        for code, text in (("now", self.tr("This month")), ("before", self.tr("The month before"))):
            chip = Chip(self.look, text)
            chip.setObjectName(f"month.{code}")
            chip.setChecked((code == "before") == (self.route.get("month") == "before"))
            chip.clicked.connect(lambda _=False, code=code: self.ctx.replace(to("team", month=code)))
            group.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)

    def _authors(self) -> None:
        # Translators: a heading; below it stands one card for each worker or laptop.
        self.add_heading(self.tr("By who wrote it down"))
        names = self.desk.caseload.workers()
        for author in sorted(self.found.by, key=lambda id_: (names.get(id_, "").casefold(), id_)):
            self._card(names.get(author) or self.tr("A worker"), self._facts(self.found.by[author], {}))

    def _facts(self, counts: Mapping[Line, int], targets: Mapping[Line, int], visits: str = "") -> list[str]:
        tr, number = self.tr, self.ctx.words.number
        told = []
        for line in LINES:
            figure = number(counts[line])
            if line in targets:
                # Translators: how many there are, of how many the office wants in a month: "8 of 10".
                figure = tr("{n} of {target}").format(n=figure, target=number(targets[line]))
            more = f" ({visits})" if line == "visits" and visits else ""
            told.append(f"{named(tr, line)}: {figure}{more}")
        return told

    def _faces(self) -> str:
        """Return how visits were, for all of them together: nobody's face is about one worker."""
        faces, number = self.found.faces, self.ctx.words.number
        return " · ".join(f"{cases.face(self.tr, code)}: {number(faces[code])}" for code in FACES if faces.get(code))

    def _card(self, name: str, facts: list[str]) -> None:
        card = Card(self.look)
        title = Label(self.look, name, "body", bold=True, lang=self.lang)
        title.spoken_text = f"{name}. {'. '.join(facts)}."
        card.box.addWidget(title)
        columns = Columns(self.look, most=3, gap=16, minimum=260)
        for fact in facts:
            label = Label(self.look, fact, "body", "text", lang=self.lang)
            label.aloud = False
            columns.addWidget(label)
        card.box.addWidget(holder(columns))
        self.add(card)

    def _targets(self) -> None:
        tr, body = self.tr, self.column()
        self.line(tr("The office chooses these. Leave empty what has no target."), into=body)
        for line in AIMED:
            value = str(self.found.targets.get(line, ""))
            self.one_line(f"target.{line}", named(tr, line), value, 4, into=body).returnPressed.connect(self._save)
        body.addWidget(self.problem)
        row = Wrap(self.look)
        row.addWidget(self.action("save", tr("Save"), "check", self._save, "filled"))
        body.addLayout(row)
        shown = self.disclosure(tr("Targets for one month"), "finish", body, name="targets")
        shown.set_open(bool(self.route.get("targets")))

    def _save(self) -> None:
        tr = self.tr
        texts = {line: self.said(f"target.{line}") or "0" for line in AIMED}
        if not all(text.isdecimal() and int(text) <= MOST for text in texts.values()):
            self.tell(tr("Write whole numbers, or leave it empty. Nothing was changed."))
            return
        aim(self.desk.caseload, {line: int(text) for line, text in texts.items()}, self.ctx.today)
        self.ctx.announcer.say(tr("Saved. It goes to the others with the next file."))
        self.ctx.replace(to("team"))


def named(tr: Translator, line: Line) -> str:
    """Return what a line counts."""
    names: dict[Line, str] = {
        "people": tr("People newly written down"),
        "needs": tr("Needs told"),
        "referred": tr("Referrals made"),
        "done": tr("Referrals that are done"),
        "delivered": tr("Services delivered"),
        "visits": tr("Visits"),
        "late": tr("Tasks overdue now"),
    }
    return names[line]


SCREEN = Team
