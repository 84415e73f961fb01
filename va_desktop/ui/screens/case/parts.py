# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists on the worker's page of a case: needs, referrals, claims, help that came, family, news."""

from va_desktop.casework import codes
from va_desktop.casework.duties import happenings
from va_desktop.eligibility.entitlements import entitlement
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.claim.screen import mark
from va_desktop.ui.screens.common import cases
from va_desktop.ui.screens.common.caseload import CaseScreen


def since(screen: CaseScreen) -> None:
    """Say what happened since the person was last here."""
    tr, words = screen.tr, screen.ctx.words
    last = max((visit.day for visit in screen.case.visits), default=None)
    if last is None:
        return
    later = sorted((event for event in happenings(screen.case) if event.day > last), key=lambda event: event.day)
    body = screen.column()
    screen.line(tr("Last visit: {day}.").format(day=words.day(last)), into=body)
    for event in later:
        told = cases.happened(tr, event.trigger)
        if told:
            screen.line(f"{words.day(event.day)}: {told}", "text", into=body)
    if not later:
        screen.line(tr("Nothing new."), into=body)
    screen.disclosure(tr("Since the last visit"), "clock", body, name="since")


def needs(screen: CaseScreen) -> None:
    """Put the needs on the page, each with its state."""
    tr = screen.tr
    if not screen.case.needs:
        return
    screen.add_heading(tr("Needs"))
    for need in screen.case.needs:
        state = need.state == "open"
        state_mark = Badge(tr("Still a need"), "info", "clock") if state else Badge(tr("Ended"), "success", "check")
        line = ". ".join(part for part in (screen.pillar(need.pillar), need.words) if part)
        row = Row(screen.look, screen.need_named(need.need), line, "note", "applications", [state_mark])
        row.setObjectName(f"need.{need.id}")
        row.clicked.connect(lambda _=False, id_=need.id: screen.go(to("need", id=screen.case.id, need=id_)))
        screen.add(row)


def referrals(screen: CaseScreen) -> None:
    """Put the referrals on the page, each with its status."""
    tr, words = screen.tr, screen.ctx.words
    if not screen.case.referrals:
        return
    screen.add_heading(tr("Referrals"))
    for one in screen.case.referrals:
        day = one.days.get(one.status)
        line = words.day(day) if day else ""
        status = cases.status(tr, one.status)
        row = Row(screen.look, screen.service_named(one.service), line, "route", "applications", [status])
        row.setObjectName(f"referral.{one.id}")
        row.clicked.connect(lambda _=False, id_=one.id: screen.go(to("referral", id=screen.case.id, ref=id_)))
        screen.add(row)


def claims(screen: CaseScreen) -> None:
    """Put on the page what was asked for at offices."""
    if not screen.case.claims:
        return
    screen.add_heading(screen.tr("Asked for at offices"))
    for claim in screen.case.claims:
        item = entitlement(screen.ctx.library, claim.entitlement)
        title = screen.words_of(item.title) if item else claim.entitlement
        row = Row(screen.look, title, "", "benefit", "benefits", [mark(screen, claim)])
        row.setObjectName(f"claim.{claim.id}")
        row.clicked.connect(lambda _=False, id_=claim.id: screen.go(to("claim", id=screen.case.id, claim=id_)))
        screen.add(row)


def given(screen: CaseScreen) -> None:
    """Put on the page which help came."""
    tr, words = screen.tr, screen.ctx.words
    if not screen.case.deliveries:
        return
    screen.add_heading(tr("Help that came"))
    for given in screen.case.deliveries:
        who = screen.service_named(given.service) if given.service else given.by
        told = f"{words.day(given.start)}: {who}. {screen.pillar(given.pillar)}."
        screen.box.addWidget(Sentence(screen.look, told, lang=screen.lang))


def household(screen: CaseScreen) -> None:
    """Put the family on the page; each of them is a case of their own."""
    tr = screen.tr
    others = screen.desk.caseload.household(screen.case.id, screen.ctx.today)
    if others:
        screen.add_heading(tr("Family"))
        rows = Columns(screen.look, most=2, gap=16)
        for other in others:
            row = Row(screen.look, other.name or codes.shown(other.code), "", "family", "applications")
            row.setObjectName(f"family.{other.id}")
            row.clicked.connect(lambda _=False, id_=other.id: screen.go(to("case", id=id_)))
            rows.addWidget(row)
        screen.add(rows)
