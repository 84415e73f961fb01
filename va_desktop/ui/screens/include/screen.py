# SPDX-License-Identifier: GPL-3.0-or-later
"""Does this include me? Four questions, one a page, in which families are always included."""

from PySide6.QtWidgets import QButtonGroup

from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.choice import Choice
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.include import wording


class Include(Screen):
    """One question of the self-check, or its answer. Answers live in the route and are kept nowhere else."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.questions = wording.questions(self.tr)
        self.answers = {q.id: route.get(q.id) for q in self.questions if route.get(q.id)}
        step = int(route.get("step", "0"))
        self.trail("rights")
        if step >= len(self.questions):
            self._result()
        else:
            self._question(step)
        self.finish()

    def _question(self, step: int) -> None:
        tr, number = self.tr, self.ctx.words.number
        question = self.questions[step]
        lead = tr("Question {n} of {all}. You can leave any question open.").format(
            n=number(step + 1), all=number(len(self.questions))
        )
        self.add_title(question.title, lead)
        self.group = QButtonGroup(self)
        columns = Columns(self.look, most=2, gap=16)
        for code, text, picture in question.answers:
            choice = Choice(self.look, text, picture=picture)
            choice.setObjectName(f"answer.{code}")
            choice.setChecked(self.answers.get(question.id) == code)
            self.group.addButton(choice)
            columns.addWidget(choice)
        self.add(columns)
        on = Action(self.look, tr("Continue"), "next", "filled")
        on.setObjectName("continue")
        on.clicked.connect(lambda: self._continue(step))
        self.add_buttons([on])

    def _continue(self, step: int) -> None:
        chosen = self.group.checkedButton()
        code = chosen.objectName().removeprefix("answer.") if chosen else "dont_know"
        question = self.questions[step]
        here = self.route.with_(**{question.id: code})
        self.ctx.replace(here)
        self.go(here.with_(step=str(step + 1)))

    def _result(self) -> None:
        told = wording.result(self.tr, self.answers)
        self.add_title(told[0])
        for sentence in told[1:]:
            self.box.addWidget(Sentence(self.look, sentence, "lead", lang=self.lang))
        rows = Columns(self.look, most=2, gap=16)
        names = {
            "survivor": (self.tr("Rights of survivors"), "person"),
            "family_of_killed": (self.tr("Rights when someone was killed"), "candle"),
            "carer": (self.tr("Rights of families and carers"), "family"),
            "displaced_or_refugee": (self.tr("Rights when you had to leave home"), "moved"),
        }
        for code in wording.audiences(self.answers):
            text, picture = names[code]
            row = Row(self.look, text, "", picture, "rights")
            row.setObjectName(f"audience.{code}")
            row.clicked.connect(lambda _=False, code=code: self.go(to("topics", axis="audience", code=code)))
            rows.addWidget(row)
        self.add(rows)
        source = Action(self.look, self.tr("Where does this come from?"), "source", "plain")
        source.setObjectName("source")
        source.clicked.connect(lambda: self.go(to("right", id="who_is_a_victim", depth="full")))
        self.add_buttons([source])


SCREEN = Include
