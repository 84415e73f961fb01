# SPDX-License-Identifier: GPL-3.0-or-later
"""The person got help: choose who gave it, look at how it counts, save. Two presses in the usual case."""

from decimal import Decimal, InvalidOperation
from typing import get_args

from va_desktop.casework.cases import Delivery, Outcome
from va_desktop.casework.consents import NotConsented
from va_desktop.casework.work import OPEN, Coding, Uncoded
from va_desktop.content.taxonomy import axis
from va_desktop.counted import Approach, Framework
from va_desktop.directory.services import Service, service
from va_desktop.i18n.folding import western_digits
from va_desktop.i18n.formats import currency_of
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.row import Row
from va_desktop.ui.kit.tick import Tick
from va_desktop.ui.screens.common import choosing, facts
from va_desktop.ui.screens.common.caseload import CaseScreen
from va_desktop.ui.screens.question.entry import Wrong


class Deliver(CaseScreen):
    """Everything is filled in from the directory; what is not right can be changed before it is saved."""

    def about(self) -> None:
        given = self.route.get("service")
        chosen = service(self.ctx.library, given) if given else None
        if chosen is not None or given == "other":
            self._form(chosen)
        else:
            self._who()

    def _who(self) -> None:
        tr = self.tr
        self.add_title(tr("Who helped?"), self.whom)
        waiting = tuple(dict.fromkeys(row.service for row in self.case.referrals if row.status in OPEN))
        pillar = next((need.pillar for need in self.case.needs if need.state == "open"), "")
        other = Row(self.look, tr("Somebody who is not in the list"), "", "person", "applications")
        other.setObjectName("service.other")
        other.clicked.connect(lambda: self.go(self.route.with_(service="other")))
        choosing.place_list(self, pillar, self.route, waiting)
        self.add(other)

    def _form(self, chosen: Service | None) -> None:
        tr = self.tr
        self.chosen = chosen
        self.referral = next(
            (row for row in self.case.referrals if chosen and row.service == chosen.id and row.status in OPEN), None
        )
        self.add_title(chosen.name if chosen else tr("Who helped?"), tr("Look at this, then save it."))
        if chosen is None:
            self.one_line("by", tr("Who helped"), most=120)
        needs = [need for need in self.case.needs if need.state == "open"] or list(self.case.needs)
        usual = (
            self.referral.need if self.referral else next((need.id for need in needs if self._fits(need, chosen)), "")
        )
        options = [(need.id, self.need_named(need.need), self.pillar(need.pillar)) for need in needs]
        if options:
            self.choices("need", tr("For which need?"), options, usual or needs[0].id)
        else:
            pillars = [(item.id, self.words_of(item.title)) for item in axis(self.ctx.library, "pillar")]
            self.choices("pillar", tr("In which field of help?"), pillars, "rehabilitation")
        self._how(chosen)
        self.days("start", tr("On which day?"), self.ctx.today)
        self._more()
        self.add(self.problem)
        self.add_buttons([self.action("save", tr("Save"), "check", self._save, "filled")])

    def _fits(self, need, chosen: Service | None) -> bool:
        return chosen is not None and bool(set(choosing.FITTING.get(need.pillar, ())) & set(chosen.needs))

    def _how(self, chosen: Service | None) -> None:
        """Show how it counts, and let the worker put it right."""
        tr = self.tr
        if chosen is not None:
            self.add_heading(tr("How this counts"), "h3")
            for mark in choosing.coded(self, choosing.coding(chosen, "")):
                self.box.addWidget(BadgeLabel(self.look, mark))
        body = self.column()
        self.ticks: dict[str, Tick] = {}
        for name, title, codes in (
            ("framework", tr("Under which plan or programme?"), get_args(Framework)),
            ("approach", tr("In which way?"), get_args(Approach)),
        ):
            self.line(title, "text", bold=True, into=body)
            have = (chosen.frameworks if name == "framework" else chosen.approaches) if chosen else ()
            for item in axis(self.ctx.library, name):
                if item.id in codes:
                    tick = Tick(self.look, self.words_of(item.title), lang=self.lang)
                    tick.setObjectName(f"{name}.{item.id}")
                    tick.setChecked(item.id in have)
                    self.ticks[f"{name}.{item.id}"] = tick
                    body.addWidget(tick)
        thing = self.disclosure(tr("Change how it counts"), "look", body, name="coding")
        thing.set_open(chosen is None)

    def _more(self) -> None:
        """Ask what is good to know and often not known."""
        tr, body = self.tr, self.column()
        results = [(code, facts.outcome(tr, code)) for code in get_args(Outcome)]
        self.choices("outcome", tr("Did the person reach what they wanted?"), results, "", into=body)
        # Translators: the identifier of a project that pays for the service (IATI), or its name.
        self.one_line("funding", tr("Number of the money, if you know it"), most=80, into=body)
        self.one_line("cost", tr("What did it cost the person? Fares and papers too."), most=16, into=body)
        self.one_line("distance", tr("How far was the way, in kilometres?"), most=5, into=body)
        self.disclosure(tr("More, if you know it"), "note", body, name="more")

    def _numbers(self) -> tuple[Decimal | None, int | None]:
        """Return cost and distance. Raises `Wrong`."""
        cost, way = (western_digits(self.said(name)).replace(",", ".") for name in ("cost", "distance"))
        try:
            paid = Decimal(cost) if cost else None
            far = round(float(way)) if way else None
        except (InvalidOperation, ValueError, OverflowError):
            paid, far = Decimal(-1), None
        if (paid is not None and not (paid.is_finite() and paid >= 0)) or (far is not None and far < 0):
            raise Wrong(self.tr("Write a number in figures, such as 35. What you wrote is still here."))
        return paid, far

    def _picked(self, axis_name: str) -> tuple[str, ...]:
        start = f"{axis_name}."
        return tuple(
            name.removeprefix(start) for name, tick in self.ticks.items() if name.startswith(start) and tick.isChecked()
        )

    def _save(self) -> None:
        tr, today = self.tr, self.ctx.today
        try:
            day = self.read["start"]() or today
            cost, distance = self._numbers()
        except Wrong as wrong:
            self.tell(str(wrong))
            return
        need = next((row for row in self.case.needs if "need" in self.read and row.id == self.said("need")), None)
        pillar = need.pillar if need else (self.said("pillar") if "pillar" in self.read else "")
        coding = Coding(pillar, self._picked("framework"), self._picked("approach"))  # type: ignore[arg-type]
        given = Delivery(
            id="",
            service=str(self.chosen.id) if self.chosen else "",
            by=self.said("by") if self.chosen is None else "",
            pillar=coding.pillar,
            frameworks=coding.frameworks,
            approaches=coding.approaches,
            start=day,  # type: ignore[arg-type]
            funding=self.said("funding"),
            need=need.id if need else "",
            referral=self.referral.id if self.referral else "",
            outcome=self.said("outcome"),  # type: ignore[arg-type]
            cost=cost,
            currency=currency_of(self.case.person.country or self.ctx.country) if cost is not None else "",
            distance_km=distance,
        )
        try:
            self.desk.work.deliver(self.case.id, given, today)
        except Uncoded:
            self.tell(tr("Choose a plan or programme and a way. Open Change how it counts."))
            return
        except NotConsented:
            self.tell(tr("There is no yes to this record, so nothing more is written down."))
            return
        self.back_to_case()


SCREEN = Deliver
