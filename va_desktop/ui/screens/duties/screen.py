# SPDX-License-Identifier: GPL-3.0-or-later
"""What a country has promised on a day, what the figures say to it, and what is missing. Everybody may look."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup

from va_desktop.content.sources import sources
from va_desktop.content.statement import day as day_of
from va_desktop.errors import VaDesktopError
from va_desktop.evidence.duties import Commitment, commitments, register
from va_desktop.evidence.indicators import PACK
from va_desktop.evidence.published import Published
from va_desktop.periods import Span
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Wrap, holder
from va_desktop.ui.kit.label import Heading, Label, Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import wording as common
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.figures import FigureScreen
from va_desktop.ui.screens.duties import wording
from va_desktop.ui.screens.question.entry import DayEntry, Wrong
from va_desktop.ui.screens.report.sheets import plan_lines

PARTS = (*wording.LEVELS, "plans")


class Duties(FigureScreen):
    """The duty explorer: three levels of duties, and the list of laws and plans."""

    def begin(self) -> None:
        tr, ctx = self.tr, self.ctx
        day = ctx.words.day(self._day())
        self.add_title(tr("Promises, evidence and gaps"), tr("On {day}.").format(day=day))
        self.add(country_row(self, self.route))
        if ctx.counts is not None and ctx.counts.there and ctx.mode != "kiosk":
            self.add_buttons([self.link("reports", tr("Reports"), "document", to("reports"))])
        if not ctx.country:
            self.line(tr("Choose a country to see what it has promised."), "text")
            return
        self._another_day()
        self._chips()
        if self._part() == "plans":
            self._plans()
            return
        published = self._known()
        if published is None:
            self.line(tr("There is no data here yet. So the evidence is missing."), "text")
        found = commitments(ctx.library, ctx.country, self._day(), published)
        self._level([one for one in found if one.duty.level == self._part()])

    def _day(self) -> date:
        return day_of(self.route.get("on")) or (self.period.last if self.period is not None else self.ctx.today)

    def _another_day(self) -> None:
        """Ask for another day: promises begin and end."""
        tr, day = self.tr, self._day()
        body = self.column()
        self.entry = DayEntry(self.look, self.ctx.words, Span(day, day), self.ctx.today)
        body.addWidget(self.entry.widget)
        self.wrong = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.wrong.hide()
        body.addWidget(self.wrong)
        show = Action(self.look, tr("Show this day"), "calendar", "outlined")
        show.setObjectName("day")
        show.clicked.connect(lambda _=False: self._show_day())
        body.addWidget(show)
        self.disclosure(tr("Another day"), "calendar", body, name="day.other")

    def _show_day(self) -> None:
        try:
            found = self.entry.value()
            if not isinstance(found, Span) or not found.exact:
                raise Wrong(self.tr("Write a whole day. What you wrote is still here."))
        except Wrong as wrong:
            self.wrong.setText(str(wrong))
            self.wrong.show()
            self.ctx.announcer.say(str(wrong))
            return
        self.ctx.replace(self.route.with_(on=found.first.isoformat()))

    def _part(self) -> str:
        part = self.route.get("part")
        return part if part in PARTS else PARTS[0]

    def _known(self) -> Published | None:
        counts = self.ctx.counts
        if counts is None or not counts.there or self.period is None or self.ctx.mode == "kiosk":
            return None
        try:
            return counts.figures(self.ctx.country, self.period)
        except VaDesktopError:
            return None

    def _chips(self) -> None:
        tr = self.tr
        self.group = QButtonGroup(self)
        chips = Wrap(self.look)
        for part in PARTS:
            words = tr("Which laws and plans name victims") if part == "plans" else wording.level(tr, part)
            chip = Chip(self.look, words)
            chip.setObjectName(f"part.{part}")
            chip.setChecked(part == self._part())
            chip.clicked.connect(lambda _=False, part=part: self.ctx.replace(self.route.with_(part=part)))
            self.group.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)

    def _level(self, found: list[Commitment]) -> None:
        ended = [one for one in found if one.standing in ("ended", "not_yet", "not_bound")]
        for one in (one for one in found if one not in ended):
            self._card(one)
        if ended:
            body = self.column()
            for one in ended:
                text = f"{self.words_of(one.duty.title)}. {wording.article(self.names, one)}"
                self.box_line(body, text, one)
            self.disclosure(self.tr("Not promised, or not any more"), "clock", body, name="ended")
        self._sources(found)

    def box_line(self, body, text: str, one: Commitment) -> None:
        """Put a duty that does not hold now as two short lines."""
        badge = wording.standing(self.tr, one.standing, wording.is_plan(one)).text
        self.line(text, "text", bold=True, into=body)
        self.line(badge, into=body)

    def _card(self, one: Commitment) -> None:
        tr = self.tr
        card = Card(self.look, "border")
        title = self.text(one.duty.title)
        card.box.addWidget(Heading(self.look, title.text, "h3", title.lang))
        badges = Wrap(self.look)
        badges.addWidget(BadgeLabel(self.look, wording.standing(tr, one.standing, wording.is_plan(one))))
        if not one.duty.verified or one.duty.certainty != "high":
            badges.addWidget(BadgeLabel(self.look, common.certainty(tr, one.duty.certainty)))
        card.box.addWidget(holder(badges))
        text = self.text(one.duty.text)
        card.box.addWidget(Sentence(self.look, text.text, lang=text.lang))
        about = f"{wording.article(self.names, one)}. {wording.whose(tr, one.duty.whose)}."
        self.line(about, into=card.box)
        for line in wording.evidence(self.names, one):
            self.line(line, "text", into=card.box)
        self.line(wording.gap(self.names, one), "text", bold=True, into=card.box)
        self.list_disclosure(
            tr("Questions that you can ask"), "question", one.duty.asks, card.box, name=f"asks.{one.duty.id}"
        )
        self.add(card)

    def _plans(self) -> None:
        tr, ctx = self.tr, self.ctx
        found = register(ctx.library, ctx.country)
        if not found:
            self.notice(
                "gap",
                "question",
                tr("We have no list of laws and plans of this country yet."),
                tr("Ask the focal point of your country which laws and plans name victims."),
            )
            return
        for plan in found:
            card = Card(self.look, "border")
            title = self.text(plan.title)
            card.box.addWidget(Heading(self.look, title.text, "h3", title.lang))
            if not plan.verified:
                card.box.addWidget(BadgeLabel(self.look, common.unverified(tr)))
            for line in plan_lines(self.names, plan, self._day()):
                self.line(line, "text", into=card.box)
            self.add(card)
        self._listed(ctx.country, [ref for plan in found for ref in plan.sources])

    def _sources(self, found: list[Commitment]) -> None:
        self._listed(PACK, [ref for one in found for ref in one.duty.sources])

    def _listed(self, pack: str, refs: list[str]) -> None:
        body = self.column()
        listed = sources(self.ctx.library, pack, dict.fromkeys(refs))
        self.source_lines(listed, body)
        line = common.count_sources(self.tr, len(listed))
        self.disclosure(self.tr("Where does this come from?"), "source", body, line, "sources")


SCREEN = Duties
