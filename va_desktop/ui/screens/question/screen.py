# SPDX-License-Identifier: GPL-3.0-or-later
"""One question a page: the answers, *I don't know*, *I would rather not say*, and why it is asked."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from va_desktop.eligibility.questions import Question
from va_desktop.guidance.session import Answer, Given, LeftOpen, Picked
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.choice import Choice
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.kit.progress import Progress
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.question import wording
from va_desktop.ui.screens.question.entry import DayEntry, NumberEntry, Wrong


class QuestionPage(Screen):
    """A question of the session, or of the Washington Group Short Set (`module`)."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.guided = Guided(self)
        self.entry: DayEntry | NumberEntry | None = None
        self.group = QButtonGroup(self)
        found = self.guided.question(route.get("id"))
        if found is None:
            self.add_title(self.tr("This page is not here any more."), self.tr("Go back, or search for it by a word."))
        else:
            self._question(found)
        self.finish()

    def _question(self, question: Question) -> None:
        self.question = question
        given = self.guided.answers.get(question.id)
        self._place()
        title = self.text(question.text)
        lead = self.words_of(question.lead)
        self.add_title(title.text, lead or self.tr("You can choose again later. Every answer keeps the door open."))
        self.title.lang = title.lang
        if question.options:
            self._options(question, given)
        else:
            self._entry(question, given)
        self._open_answers(given)
        self.problem = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.add(self.problem)
        self._buttons(question)
        self._why(question)

    def _place(self) -> None:
        done, left = self.guided.place(self.question.id)
        label = Label(self.look, wording.place(self.ctx.words, done + 1, left), "body", "benefits", True, self.lang, 12)
        self.add(label)
        self.add(Progress(self.look, done + 1, done + 1 + left))

    def _choice(self, code: str, text: str, picture: str, lang: str, chosen: bool) -> Choice:
        choice = Choice(self.look, text, picture=picture, lang=lang)
        choice.setObjectName(f"answer.{code}")
        choice.setChecked(chosen)
        self.group.addButton(choice)
        return choice

    def _options(self, question: Question, given: Answer | None) -> None:
        picked = given.option if isinstance(given, Picked) else None
        columns = Columns(self.look, most=2, gap=16)
        for option in question.options:
            said = self.text(option.text) if option.text else None
            text = said.text if said else wording.option(self.tr, option, self.words_of)
            lang = said.lang if said else self.lang
            columns.addWidget(self._choice(option.id, text, option.pictogram or "", lang, option.id == picked))
        self.add(columns)

    def _entry(self, question: Question, given: Answer | None) -> None:
        value = given.value if isinstance(given, Given) else None
        assert question.fact is not None
        if question.fact.kind == "date":
            self.entry = DayEntry(self.look, self.ctx.words, value, self.ctx.today)
            self.add(self.entry.widget)
            self.line(self.tr("If you only know the year, or the month and the year, leave the rest empty."))
        else:
            told = wording.unit(self.tr, question)
            self.entry = NumberEntry(self.look, self.ctx.words, question.fact, told, value)
            self.add(self.entry.widget)

    def _open_answers(self, given: Answer | None) -> None:
        how = given.how if isinstance(given, LeftOpen) else None
        self.line(self.tr("or")).aloud = False
        columns = Columns(self.look, most=2, gap=16)
        for code, text in (
            ("dont_know", self.tr("I don't know")),
            ("not_said", self.tr("I would rather not say")),
        ):
            columns.addWidget(self._choice(f"open.{code}", text, "", self.lang, how == code))
        self.add(columns)

    def _buttons(self, question: Question) -> None:
        tr = self.tr
        on = Action(self.look, tr("Continue"), "next", "filled")
        on.setObjectName("continue")
        on.clicked.connect(self._continue)
        buttons = [on]
        if question.module is None:
            so_far = Action(self.look, tr("See results so far"), "benefit")
            so_far.setObjectName("results")
            so_far.clicked.connect(lambda: self.go(to("results")))
            buttons.append(so_far)
        pause = Action(self.look, tr("Pause"), "pause", "plain")
        pause.setObjectName("pause")
        pause.clicked.connect(lambda: self.go(to("session")))
        buttons.append(pause)
        self.add_buttons(buttons)

    def _why(self, question: Question) -> None:
        body = self.column()
        self.say([question.why], into=body)
        changed = self.guided.changes(question)
        if changed:
            told = wording.changes(self.ctx.words, len(changed))
            body.addWidget(Sentence(self.look, told, lang=self.lang))
        self.disclosure(self.tr("Why do we ask this?"), "info", body, name="why")
        if question.hard_topic:
            self._help()

    def _help(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        told = self.tr("This can be hard to speak about. You can stop at any time.")
        row.addWidget(Label(self.look, told, "body", "text-muted", lang=self.lang, inset=12), 1)
        wrap = Wrap(self.look, gap=16)
        talk = Action(self.look, self.tr("Talk to someone now"), "help", "plain")
        talk.setObjectName("talk")
        talk.clicked.connect(lambda: self.go(to("help")))
        wrap.addWidget(talk)
        self.add(row)
        self.add(holder(wrap))

    def _continue(self) -> None:
        try:
            answer = self._answer()
        except Wrong as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            self.problem.updateGeometry()
            self.ctx.announcer.say(str(wrong))
            return
        self.guided.put(self.question.id, answer)
        self.go(self.guided.route_after(self.question, self.route))

    def _answer(self) -> Answer:
        """Return what was chosen or typed; nothing at all counts as *I don't know*. Raises `Wrong`."""
        chosen = self.group.checkedButton()
        code = chosen.objectName().removeprefix("answer.") if chosen is not None else ""
        if code.startswith("open."):
            return LeftOpen("not_said" if code == "open.not_said" else "dont_know")
        if code:
            return Picked(code)
        if self.entry is not None and not self.entry.empty():
            return Given(self.entry.value())
        return LeftOpen("dont_know")

    def worker_notes(self) -> tuple[Question, tuple[str, ...]] | None:
        """Return what the worker's side shows beside this page: the question, and which results hang on it."""
        question = getattr(self, "question", None)
        if question is None:
            return None
        return question, self.guided.changes(question)


SCREEN = QuestionPage
