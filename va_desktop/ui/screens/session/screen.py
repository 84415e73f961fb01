# SPDX-License-Identifier: GPL-3.0-or-later
"""The start of the guided session, and the place to which *Pause* leads: what it is, what is kept, where to go on."""

from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.session import wording


class SessionStart(Screen):
    """Says what will happen before anything is asked; in outreach mode it asks for consent first."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.guided = Guided(self)
        self.trail("benefits")
        if not ctx.country or self.guided.session is None:
            self._no_rules(route)
        elif ctx.mode == "outreach" and ctx.live.agreed is None:
            self._consent()
        else:
            self._start(route)
        self.finish()

    def _no_rules(self, route: Route) -> None:
        tr = self.tr
        self.add_title(tr("A few questions"), tr("Choose your country first. The questions differ by country."))
        self.add(country_row(self, route))
        if self.ctx.country:
            self.notice(
                "gap",
                "question",
                tr("We have no questions for this country yet."),
                tr("Your rights hold all the same. Look at My rights, and ask a social office or a survivor group."),
            )

    def _consent(self) -> None:
        tr = self.tr
        self.add_title(tr("May we ask you some questions?"), tr("You may say no. You still get help."))
        for sentence in wording.before(self.ctx.words, self._about()):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        yes = Action(self.look, tr("Yes, ask me"), "check", "filled")
        yes.setObjectName("agree")
        yes.clicked.connect(lambda: self._agreed(True))
        no = Action(self.look, tr("No. Show me all help without questions"), "benefit")
        no.setObjectName("refuse")
        no.clicked.connect(lambda: self._agreed(False))
        self.add_buttons([yes, no])

    def _agreed(self, on: bool) -> None:
        self.ctx.live.agreed = on
        self.go(self.guided.route_next() if on else to("benefits"))

    def _about(self) -> int:
        session = self.guided.session
        ahead = session.next(self.guided.answers) if session else None
        return ahead.left if ahead else 0

    def _start(self, route: Route) -> None:
        tr, answers = self.tr, self.guided.answers
        left = self._about()
        if answers:
            lead = wording.so_far(self.ctx.words, len(answers.by_question), left)
            self.add_title(tr("Your questions are paused"), lead)
        else:
            self.add_title(tr("A few questions"), tr("Then you see and hear what you are likely to get, and why."))
        self.add(country_row(self, route))
        for sentence in wording.before(self.ctx.words, left):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self._buttons(bool(answers), left)
        self._more(bool(answers))

    def _buttons(self, begun: bool, left: int) -> None:
        tr = self.tr
        buttons = []
        if left:
            on = Action(self.look, tr("Continue") if begun else tr("Begin"), "next", "filled")
            on.setObjectName("begin")
            on.clicked.connect(lambda: self.go(self.guided.route_next()))
            buttons.append(on)
        if begun:
            seen = Action(self.look, tr("See results so far"), "benefit", "outlined" if left else "filled")
            seen.setObjectName("results")
            seen.clicked.connect(lambda: self.go(to("results")))
            buttons.append(seen)
        self.add_buttons(buttons)

    def _more(self, begun: bool) -> None:
        tr = self.tr
        rows = Columns(self.look, most=2, gap=16)
        entries = []
        if begun:
            entries.append(("review", tr("Look at my answers"), tr("You can change each one"), "note", to("review")))
        kept = self.ctx.live.keeper is not None
        kept_line = tr("On. Press to change this") if kept else tr("Only if you want it, behind a password")
        entries.append(("kept", tr("Keep my answers for later"), kept_line, "lock", to("kept")))
        entries.append(
            (
                "washington",
                tr("Questions about doing everyday things"),
                tr("Six questions, only if you want. They change no result"),
                "person",
                to("washington"),
            )
        )
        if begun:
            entries.append(("again", tr("Begin again"), tr("All answers are forgotten"), "repeat", None))
        for name, title, line, picture, target in entries:
            row = Row(self.look, title, line, picture)
            row.setObjectName(name)
            if target is None:
                row.clicked.connect(self._again)
            else:
                row.clicked.connect(lambda _=False, target=target: self.go(target))
            rows.addWidget(row)
        self.add(rows)

    def _again(self) -> None:
        self.ctx.live.begin_again(self.guided.country)
        self.ctx.announcer.say(self.tr("All answers are forgotten."))
        self.ctx.replace(to("session"))


SCREEN = SessionStart
