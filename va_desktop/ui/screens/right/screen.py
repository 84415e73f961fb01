# SPDX-License-Identifier: GPL-3.0-or-later
"""One right: easy, plain or full; what to ask for, where, what to bring, what if refused, and where it comes from."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout

from va_desktop.content.sources import sources
from va_desktop.content.statement import Statement
from va_desktop.content.taxonomy import category
from va_desktop.rights.instruments import instrument
from va_desktop.rights.rights import PACK, LegalBasis, Right, right
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.promised import promised, status_of, statuses
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.common.signed import sign_button


class RightPage(Screen):
    """The page of one right."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        found = right(ctx.library, route.get("id"))
        self.trail("rights")
        if found is None:
            self.add_title(self.tr("This page is not here any more."), self.tr("Go back, or search for it by a word."))
            self.finish()
            return
        self.item = found
        self.depth = route.get("depth", "easy")
        self.statuses = statuses(ctx)
        self._depths()
        if found.hard_topic:
            self.notice(
                "info",
                "care",
                self.tr("This page is about a hard topic."),
                self.tr("You can stop at any time. Help now is at the top of every page."),
            )
        self.stale(found.review_by)
        columns = Columns(self.look, most=2, gap=32, shares=(5, 3), equal=False)
        columns.addWidget(holder(self._main(found)))
        columns.addWidget(holder(self._side(found)))
        self.add(columns)
        if found.related:
            self._related(found)
        self.finish()

    def _depths(self) -> None:
        chips = Wrap(self.look)
        self.group = QButtonGroup(self)
        for name, text in (("easy", self.tr("Easy")), ("plain", self.tr("Plain")), ("full", self.tr("Full"))):
            chip = Chip(self.look, text, round_ends=False)
            chip.setObjectName(f"depth.{name}")
            chip.setAccessibleDescription(self.tr("How much text"))
            chip.setChecked(name == self.depth)
            chip.clicked.connect(lambda _=False, name=name: self.ctx.replace(self.route.with_(depth=name)))
            self.group.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)

    def _main(self, item: Right) -> QLayout:
        box = self.column()
        head = QHBoxLayout()
        head.setSpacing(self.look.space(24))
        if self.look.scale < 200:
            head.addWidget(Picture(self.look, item.pictogram, "rights"), 0)
        name = self.text(item.title)
        self.title = Heading(self.look, name.text, "h1", name.lang)
        self.title.setObjectName("title")
        head.addWidget(self.title, 1)
        box.addLayout(head)
        lead = self.text(item.lead)
        match self.depth:
            case "easy":
                self.say(item.easy, "lead", into=box)
            case "plain":
                box.addWidget(Sentence(self.look, lead.text, "lead", "text-muted", lang=lead.lang))
                self.say(item.plain, into=box)
            case _:
                box.addWidget(Sentence(self.look, lead.text, "lead", "text-muted", lang=lead.lang))
                self.say(item.plain, into=box)
                self.say(item.full, into=box)
        box.addWidget(
            Sentence(
                self.look,
                promised(self.ctx, item),
                "lead" if self.depth == "easy" else "body",
                bold=True,
                lang=self.lang,
            )
        )
        if self.depth != "easy" and item.cautions:
            box.addWidget(Heading(self.look, self.tr("What the texts do not promise"), "h3", self.lang))
            self.say(item.cautions, into=box)
        find = Action(self.look, self.tr("Find where to ask"), "place", "filled")
        find.setObjectName("find")
        need = item.needs[0] if item.needs else ""
        find.clicked.connect(lambda: self.go(to("places", need=need)))
        buttons = Wrap(self.look, gap=16)
        buttons.addWidget(find)
        signed = sign_button(self, "right", item.id)
        if signed is not None:
            buttons.addWidget(signed)
        box.addWidget(holder(buttons))
        return box

    def _side(self, item: Right) -> QLayout:
        box = self.column()
        box.setSpacing(self.look.space(16))
        tr = self.tr
        self.list_disclosure(tr("What to ask for"), "note", item.ask, box, "ask")
        self.list_disclosure(tr("What to bring"), "document", item.bring, box, "bring")
        self.list_disclosure(tr("Where to go"), "place", item.where, box, "where")
        self.list_disclosure(tr("If they say no"), "rights", item.refused, box, "refused")
        self._owes(item, box)
        if self.depth == "easy":
            self.list_disclosure(tr("What the texts do not promise"), "caution", item.cautions, box, "cautions")
        self.hard_words(item.terms, box)
        self._coding(item, box)
        self._sources(item, box)
        return box

    def _owes(self, item: Right, box: QLayout) -> None:
        body = self.column()
        names = [category(self.ctx.library, "authority", code) for code in item.owes]
        for name in names:
            if name is not None:
                title = self.text(name.title)
                body.addWidget(Sentence(self.look, title.text, lang=title.lang))
        self.say(item.owes_text, into=body)
        self.disclosure(self.tr("Who must do this"), "person", body, name="owes", into=box)

    def _coding(self, item: Right, box: QLayout) -> None:
        body = self.column()
        for axis, heading, codes in (
            ("framework", self.tr("Framework"), item.frameworks),
            ("approach", self.tr("Kind of help"), item.approaches),
        ):
            self.line(heading, "text", bold=True, into=body)
            for code in codes:
                found = category(self.ctx.library, axis, code)
                if found is not None:
                    self.say([found.title], into=body)
        self.disclosure(self.tr("How this is sorted"), "route", body, name="sorted", into=box)

    def _sources(self, item: Right, box: QLayout) -> None:
        body = self.column()
        for basis in item.legal:
            self._basis(basis, body)
        self.line(wording.reviewed(self.ctx.words, item.reviewed, item.review_by, item.second), into=body)
        used = dict.fromkeys([*item.sources, *(ref for basis in item.legal for ref in basis.sources)])
        listed = sources(self.ctx.library, PACK, used)
        self.source_lines(listed, body)
        self.line(self.tr("This is general information. The law of your country decides the details."), into=body)
        articles = self.tr.plural("{n} article.", "{n} articles.", len(item.legal)).format(
            n=self.ctx.words.number(len(item.legal))
        )
        self.disclosure(self.tr("Where does this come from?"), "source", body, articles, "sources", box)

    def _basis(self, basis: LegalBasis, body: QLayout) -> None:
        found = instrument(self.ctx.library, basis.instrument)
        name = self.words_of(found.short) if found else str(basis.instrument)
        article = self.tr("{instrument}, {article}").format(instrument=name, article=self._article(basis.article))
        body.addWidget(Heading(self.look, article, "h3", self.lang))
        says: Statement = basis.says
        self.say([says], into=body)
        about = wording.promise(
            self.ctx.words, found, status_of(self.ctx, basis, self.statuses), self.ctx.country, self.ctx.today
        )
        if found is None or found.strength != "binding" or found.status_id:
            self.line(about, "text", into=body)
        else:
            self.line(
                self.tr("We do not keep the list of States that joined this one. Ask a legal aid office."), into=body
            )
        body.addWidget(BadgeLabel(self.look, wording.certainty(self.tr, basis.certainty)))

    def _article(self, article: str) -> str:
        return self.tr("article {number}").format(number=article) if article[:1].isdigit() else article

    def _related(self, item: Right) -> None:
        self.add_heading(self.tr("Also look at"))
        rows = Columns(self.look, most=2, gap=16)
        for other in item.related[:4]:
            found = right(self.ctx.library, other)
            if found is not None:
                title = self.text(found.title)
                row = Row(self.look, title.text, "", found.pictogram, "rights", lang=title.lang)
                row.setObjectName(f"right.{found.id}")
                row.clicked.connect(lambda _=False, id_=found.id: self.go(to("right", id=id_)))
                rows.addWidget(row)
        self.add(rows)


SCREEN = RightPage
