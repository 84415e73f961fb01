# SPDX-License-Identifier: GPL-3.0-or-later
"""Something the person has a right to: chosen from the country's list, asked for, obtained or refused."""

from decimal import Decimal, InvalidOperation

from va_desktop.casework.cases import CLAIMS, Claim
from va_desktop.casework.consents import NotConsented
from va_desktop.casework.work import Coding, NotFollowing, Uncoded
from va_desktop.eligibility.entitlements import Entitlement, entitlement, entitlements
from va_desktop.i18n.folding import western_digits
from va_desktop.i18n.formats import currency_of
from va_desktop.tracker.events import REFUSALS
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import cases, choosing, tracked
from va_desktop.ui.screens.common.caseload import CaseScreen


class ClaimPage(CaseScreen):
    """Choose what it is, for which need; later say what became of it, and what it cost."""

    def about(self) -> None:
        claim = next((row for row in self.case.claims if row.id == self.route.get("claim")), None)
        item = entitlement(self.ctx.library, self.route.get("pick")) if self.route.get("pick") else None
        if claim is not None:
            self._standing(claim)
        elif item is not None:
            self._which_need(item)
        else:
            self._list()

    def _list(self) -> None:
        tr = self.tr
        self.add_title(tr("What does the person ask for?"), self.whom)
        found = [
            item
            for item in entitlements(self.ctx.library, self.ctx.country)
            if item.state != "gap" and item.current(self.ctx.today)
        ]
        if not found:
            self.line(tr("There is no list for this country yet."))
        rows = Columns(self.look, most=2, gap=16)
        for item in found:
            title = self.text(item.title)
            row = Row(self.look, title.text, self.words_of(item.lead), item.pictogram, "benefits", lang=title.lang)
            row.setObjectName(f"pick.{item.id}")
            row.clicked.connect(lambda _=False, id_=item.id: self.go(self.route.with_(pick=str(id_))))
            rows.addWidget(row)
        self.add(rows)

    def _which_need(self, item: Entitlement) -> None:
        tr = self.tr
        self.item = item
        title = self.text(item.title)
        self.add_title(title.text, tr("Look at this, then save it."), title.lang, self.lang)
        needs = [need for need in self.case.needs if need.state == "open"]
        if not needs:
            self.line(tr("Write a need first. Then you can ask for something."))
            write = self.leads("write", tr("Write a need"), "note", to("need", id=self.case.id), "filled")
            self.add_buttons([write])
            return
        fitting = (need.id for need in needs if set(choosing.FITTING.get(need.pillar, ())) & set(item.needs))
        options = [(need.id, self.need_named(need.need), self.pillar(need.pillar)) for need in needs]
        self.choices("need", tr("For which need?"), options, next(fitting, needs[0].id))
        self.add_heading(tr("How this counts"), "h3")
        for mark in choosing.coded(self, Coding("", item.frameworks, item.approaches)):  # type: ignore[arg-type]
            self.box.addWidget(BadgeLabel(self.look, mark))
        self.add(self.problem)
        self.add_buttons([self.action("save", tr("Save"), "check", self._save, "filled")])

    def _save(self) -> None:
        tr, item = self.tr, self.item
        need = next(need for need in self.case.needs if need.id == self.said("need"))
        coding = Coding(need.pillar, item.frameworks, item.approaches)  # type: ignore[arg-type]
        try:
            self.desk.work.claim(self.case.id, str(item.id), coding, self.ctx.today, need.id)
        except NotConsented:
            self.tell(tr("There is no yes to this record, so nothing more is written down."))
            return
        except Uncoded:
            self.tell(tr("This has no codes yet, so it cannot be counted. Ask your office."))
            return
        self.back_to_case()

    def _standing(self, claim: Claim) -> None:
        tr, words = self.tr, self.ctx.words
        item = entitlement(self.ctx.library, claim.entitlement)
        title = self.words_of(item.title) if item else claim.entitlement
        self.add_title(title, cases.step(tr, claim.status))
        for status, day in claim.days.items():
            self.line(f"{words.day(day)}: {cases.step(tr, status)}", "text")
        if claim.cost is not None and claim.currency:
            told = tr("It cost the person {sum}.")
            self.line(told.format(sum=words.money(claim.cost, claim.currency)), "text")
        self.add(self.problem)
        ahead = CLAIMS[CLAIMS.index(claim.status) + 1 :] if claim.status in ("sought", "applied") else ()
        if ahead:
            self.choices("status", tr("What became of it?"), [(code, cases.step(tr, code)) for code in ahead], ahead[0])
            reasons = [(code, tracked.refusal(words, code)) for code in REFUSALS]
            body = self.column()
            self.choices("reason", tr("What reason did they give?"), reasons, "no_reason", into=body)
            self.disclosure(tr("If it was turned down: why?"), "question", body, name="reason")
            self.one_line("cost", tr("What did it cost the person? Fares and papers too."), most=16)
            save = self.action("save", tr("Save"), "check", lambda: self._moved(claim), "filled")
            self.add_buttons([save, self.leads("back", tr("Go back"), "back", to("case", id=self.case.id), "plain")])
        else:
            self.add_buttons([self.leads("back", tr("Go back"), "back", to("case", id=self.case.id))])

    def _moved(self, claim: Claim) -> None:
        tr, typed = self.tr, western_digits(self.said("cost")).replace(",", ".")
        try:
            cost = Decimal(typed) if typed else None
            if cost is not None and not (cost.is_finite() and cost >= 0):
                raise InvalidOperation
        except InvalidOperation:
            self.tell(tr("Write a number in figures, such as 35. What you wrote is still here."))
            return
        status = self.said("status")
        reason = self.said("reason") if status == "refused" else ""
        currency = currency_of(self.case.person.country or self.ctx.country)
        try:
            self.desk.work.advance(self.case.id, claim.id, status, self.ctx.today, reason, cost, currency)  # type: ignore[arg-type]
        except (NotConsented, NotFollowing):
            self.tell(tr("There is no yes to this record, so nothing more is written down."))
            return
        self.back_to_case()


def mark(screen: CaseScreen, claim: Claim) -> Badge:
    """Return where a claim stands."""
    words = cases.step(screen.tr, claim.status)
    tones = {"obtained": "success", "refused": "caution"}
    return Badge(words, tones.get(claim.status, "info"))  # type: ignore[arg-type]


SCREEN = ClaimPage
