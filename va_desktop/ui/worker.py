# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker's side in outreach mode: why a question is asked, how to say it, sources and a note.

It stands beside the person's page, never in it; one key shows and hides it. The note lives in memory only.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from va_desktop.content.sources import sources
from va_desktop.content.statement import Statement
from va_desktop.eligibility.entitlements import entitlement
from va_desktop.eligibility.questions import Question
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.label import Heading, Label, Sentence
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.page import Page
from va_desktop.ui.kit.style import field_sheet, ground
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.context import Context


class Note(QPlainTextEdit):
    """A few lines for the worker; Tab leaves it."""

    def __init__(self, ctx: Context, name: str) -> None:
        super().__init__(ctx.live.note)
        self.setAccessibleName(name)
        self.setObjectName("worker.note")
        self.setTabChangesFocus(True)
        self.setFont(ctx.look.font("body"))
        self.setStyleSheet(field_sheet(ctx.look).replace("QLineEdit", "QPlainTextEdit"))
        self.setMinimumHeight(int(ctx.look.text_size("body") * 5))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(self._remember)
        self._live = ctx.live

    def _remember(self) -> None:
        self._live.note = self.toPlainText()[:4000]


class WorkerSide(Page):
    """What only the worker sees. It is made anew for each page of the person."""

    def __init__(self, ctx: Context, shown: object, hand_over: Callable[[], None]) -> None:
        super().__init__(ctx.look, ctx.words.lang)
        self.ctx, self.tr = ctx, ctx.words.tr
        self.setObjectName("worker")
        ground(self.viewport(), ctx.look.color("selected"))
        tr = self.tr
        heading = Heading(self.look, tr("Only you see this side"), "h2", self.lang)
        self.add(heading)
        if getattr(shown, "case", None) is None:
            self._consent()
        else:
            self._record(shown.case.id)
        notes = getattr(shown, "worker_notes", lambda: None)()
        buttons = getattr(shown, "worker_actions", tuple)()
        if notes is not None:
            self._question(*notes)
        elif buttons:
            self.add(Heading(self.look, tr("For this page"), "h3", self.lang))
            self.add_buttons(buttons)
        else:
            self.add(Sentence(self.look, tr("There are no hints for this page."), lang=self.lang))
        label = Label(self.look, tr("Your note"), "body", bold=True, lang=self.lang, inset=12)
        note = Note(ctx, tr("Your note"))
        label.setBuddy(note)
        self.add(label)
        self.add(note)
        self.add(Sentence(self.look, tr("The note goes when you close the program."), "body", "text-muted"))
        give = Action(self.look, tr("Hand over the screen"), "swap", "filled", tr("This side closes. F2 opens it."))
        give.setObjectName("worker.handover")
        give.clicked.connect(hand_over)
        caseload = Action(self.look, tr("My caseload"), "person")
        caseload.setObjectName("worker.caseload")
        caseload.clicked.connect(lambda: ctx.go(to("caseload")))
        self.add_buttons([give, caseload])
        self.finish()

    def _consent(self) -> None:
        agreed, tr = self.ctx.live.agreed, self.tr
        match agreed:
            case True:
                mark = Badge(tr("The person agreed to be asked"), "success", "check")
            case False:
                mark = Badge(tr("The person does not want questions. Help all the same"), "info", "info")
            case _:
                mark = Badge(tr("Ask for consent first"), "caution", "question")
        self.add(BadgeLabel(self.look, mark))

    def _record(self, case: str) -> None:
        """Say whether this person agreed to a record."""
        desk, tr = self.ctx.outreach.desk, self.tr
        if desk is not None and desk.caseload.agreed(case, "keep", self.ctx.today):
            mark = Badge(tr("The person agreed to a record"), "success", "check")
        else:
            mark = Badge(tr("There is no yes to a record"), "caution", "question")
        self.add(BadgeLabel(self.look, mark))

    def _text(self, statement: Statement) -> None:
        text = self.ctx.words.text(self.ctx.library, statement)
        self.add(Sentence(self.look, text.text, lang=text.lang))

    def _question(self, question: Question, changes: tuple[str, ...]) -> None:
        tr = self.tr
        self.add(Heading(self.look, tr("Why we ask"), "h3", self.lang))
        self._text(question.why)
        for id_ in changes:
            item = entitlement(self.ctx.library, id_)
            if item is not None:
                title = self.ctx.words.text(self.ctx.library, item.title)
                self.add(Sentence(self.look, f"· {title.text}", lang=title.lang))
        if question.hint is not None:
            self.add(Heading(self.look, tr("How to say it"), "h3", self.lang))
            self._text(question.hint)
        listed = sources(self.ctx.library, question.pack, question.sources)
        if listed:
            self.add(Heading(self.look, tr("Where does this come from?"), "h3", self.lang))
            for source in listed:
                self.add(Sentence(self.look, source.title, "body", "text-muted", lang="en"))
