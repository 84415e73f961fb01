# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep the answers of the questions with a person, once they agreed, and use them again."""

from va_desktop.guidance.records import KeptWith
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import OpenScreen


class KeepAnswers(OpenScreen):
    """Says what is kept and for what before anything is."""

    def build(self) -> None:
        tr = self.tr
        person = self.person_named(self.route.get("person"))
        if person is None:
            self.gone()
            return
        self.person = person
        if person.consented is not None:
            self.add_title(tr("Go on with the answers of {name}").format(name=person.name))
            told = tr("The answers given before come back. New ones are kept too.")
            self.box.addWidget(Sentence(self.look, told, lang=self.lang))
            self.add_buttons([self.action("agree", tr("Continue"), "next", self._agree, "filled")])
            return
        self.add_title(tr("Keep the answers?"), tracked.whom(self.ctx.words, person))
        for sentence in (
            tr("The answers are kept in your locked place, and nowhere else."),
            tr("They are used to work out what fits, and by which day."),
            tr("You can forget them at any time. Without them you get the same help."),
        ):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self.add_buttons(
            [
                self.action("agree", tr("Yes, keep them"), "check", self._agree, "filled"),
                self.action("refuse", tr("No"), "back", self.ctx.back),
            ]
        )

    def _agree(self) -> None:
        live = self.ctx.live
        kept = self.records.answers(self.person.id)
        given = live.all_answers() if self.person.consented is None else {}
        person = self.records.keep_answers(self.person, given, self.person.consented or self.ctx.today)
        live.restore(KeptWith(self.records, person), {**kept, **given})
        self.go(to("session"))


SCREEN = KeepAnswers
