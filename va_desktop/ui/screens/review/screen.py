# SPDX-License-Identifier: GPL-3.0-or-later
"""All answers on one page, each one press away from being changed; then the results."""

from va_desktop.eligibility.questions import Question
from va_desktop.guidance.session import Answer
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.question import wording


class Review(Screen):
    """The answers in the order in which they were given."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        self.guided = guided = Guided(self)
        self.trail("benefits")
        rows = guided.session.answered(guided.answers) if guided.session else ()
        if rows:
            self.add_title(tr("Your answers"), tr("Press an answer to change it. The others stay as they are."))
        else:
            self.add_title(tr("Your answers"), tr("There are no answers yet."))
        self._rows(rows)
        module = [(row, answer) for row in guided.module if (answer := guided.answers.get(row.id)) is not None]
        if module:
            self.add_heading(tr("Questions about doing everyday things"))
            self._rows(tuple(module))
        if rows:
            self.line(tr("We reckon as if you asked the office today."))
        self._buttons(bool(rows))
        self.finish()

    def _rows(self, rows: tuple[tuple[Question, Answer], ...]) -> None:
        columns = Columns(self.look, most=2, gap=16)
        for question, answer in rows:
            title = self.text(question.text)
            said = wording.answer(question, answer, self.guided.teller)
            row = Row(self.look, title.text, said, question.pictogram, lang=title.lang)
            row.setObjectName(f"answer.{question.id}")
            row.clicked.connect(lambda _=False, id_=question.id: self.go(to("question", id=id_, then="review")))
            columns.addWidget(row)
        self.add(columns)

    def _buttons(self, answered: bool) -> None:
        tr = self.tr
        ahead = self.guided.session.next(self.guided.answers) if self.guided.session else None
        buttons = []
        if answered:
            see = Action(self.look, tr("See the results"), "benefit", "filled")
            see.setObjectName("results")
            see.clicked.connect(lambda: self.go(to("results")))
            buttons.append(see)
        if ahead is not None:
            on = Action(self.look, tr("Go on with the questions"), "next", "outlined" if answered else "filled")
            on.setObjectName("continue")
            on.clicked.connect(lambda: self.go(to("question", id=ahead.question.id)))
            buttons.append(on)
        if not buttons:
            back = Action(self.look, tr("What can I get?"), "benefit", "filled")
            back.setObjectName("benefits")
            back.clicked.connect(lambda: self.go(to("benefits")))
            buttons.append(back)
        self.add_buttons(buttons)


SCREEN = Review
