# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseload of invented people for the tour and the walks: tasks, referrals, two values, a file that just came."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from va_desktop.bootstrap import Services
from va_desktop.casework.cases import Delivery, Person
from va_desktop.casework.consents import DataField, Grant, Purpose
from va_desktop.casework.rules import rules
from va_desktop.casework.team import aim
from va_desktop.casework.work import Coding
from va_desktop.desk import Desk
from va_desktop.directory.services import services as places
from va_desktop.eligibility.entitlements import entitlements
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code
from va_desktop.sync.exchange import Incoming
from va_desktop.ui.navigation import Route, to

DESK_SCENES: tuple[tuple[str, Route], ...] = (
    ("caseload_none", to("caseload", desk="none")),
    ("caseload_code", to("caseload", desk="none", step="code")),
    ("caseload_locked", to("caseload", desk="locked")),
    ("caseload", to("caseload", desk="open")),
    ("caseload_change", to("caseload", desk="open", step="change")),
    ("caseload_late", to("caseload", desk="open", late="1")),
    ("newcase_first", to("newcase", desk="open")),
    ("newcase", to("newcase", desk="open", id="{case}")),
    ("case", to("case", desk="open", id="{case}")),
    ("case_close", to("case", desk="open", id="{case}", sure="close")),
    ("case_erase", to("case", desk="open", id="{case}", sure="erase")),
    ("consent_keep", to("consent", desk="open", purpose="keep")),
    ("consent_no", to("consent", desk="open", purpose="keep", no="1")),
    ("consent", to("consent", desk="open", id="{case}")),
    ("consent_count", to("consent", desk="open", id="{case}", purpose="count")),
    ("need", to("need", desk="open", id="{case}")),
    ("need_words", to("need", desk="open", id="{case}", pick="job")),
    ("need_told", to("need", desk="open", id="{case}", need="{need}")),
    ("plan", to("plan", desk="open", id="{case}")),
    ("plan_new", to("plan", desk="open", id="{case}", need="{need}")),
    ("referral_need", to("referral", desk="open", id="{case}")),
    ("referral_service", to("referral", desk="open", id="{case}", need="{need}")),
    ("referral_data", to("referral", desk="open", id="{case}", need="{need}", service="{place}")),
    (
        "referral_yes",
        to("referral", desk="open", id="{case}", need="{need}", service="{place}", data="name,need,words"),
    ),
    ("referral", to("referral", desk="open", id="{case}", ref="{referral}")),
    ("deliver", to("deliver", desk="open", id="{case}")),
    ("deliver_form", to("deliver", desk="open", id="{case}", service="{place}")),
    ("deliver_other", to("deliver", desk="open", id="{case}", service="other")),
    ("visits", to("visits", desk="open")),
    ("team", to("team", desk="open")),
    ("team_targets", to("team", desk="open", targets="1")),
    ("case_give", to("case", desk="open", id="{case}", sure="give")),
    ("claim", to("claim", desk="open", id="{case}")),
    ("claim_need", to("claim", desk="open", id="{case}", pick="{right}")),
    ("claim_standing", to("claim", desk="open", id="{case}", claim="{claim}")),
    ("face", to("face", desk="open", id="{case}")),
    ("exchange", to("exchange", desk="open")),
    ("incoming", to("incoming", desk="open")),
    ("partner", to("partner", desk="open", partner="{partner}")),
    ("conflict", to("conflict", desk="open")),
    ("shared", to("shared", desk="open")),
    ("training", to("training", desk="none")),
    ("handover", to("handover", desk="open")),
    ("workerhelp", to("workerhelp", desk="open")),
    ("workerhelp_old", to("workerhelp", desk="open", part="old")),
    ("workerhelp_wipe", to("workerhelp", desk="open", part="wipe")),
)
"""Every page of a caseload with something to show; braces are filled in by `opened`."""

CHEAP = Cost(8, 1, 1)
CODE = "an invented code"
FIELDS: tuple[DataField, ...] = ("name", "need")


def locked(folder: Path) -> None:
    """Make a caseload that is locked, where the window looks for one."""
    if not (folder / "workers").exists():
        Desk.create(folder / "workers" / "1", Code.phrase(CODE), (), cost=CHEAP)[0].vault.lock()


def opened(services: Services, folder: Path, lang: str, country: str) -> tuple[Desk, Incoming, dict[str, str]]:
    """Return an open caseload, a file that waits for its merging, and the ids that the scenes name."""
    found, today = rules(services.library, country), services.clock()
    desk = Desk.create(folder / "workers" / "1", Code.phrase(CODE), found, cost=CHEAP)[0]
    office = Desk.create(folder / "office", Code.phrase(CODE), found, cost=CHEAP)[0]
    desk.exchange.partners.trust(office.exchange.own_card("Office"))
    office.exchange.partners.trust(desk.exchange.own_card("Laptop 1"))
    desk.caseload.call_worker("Laptop 1", today)
    office.caseload.call_worker("Office", today)
    ids = _people(desk, services, lang, country, today)
    aim(desk.caseload, {"people": 6, "needs": 10}, today)
    office.caseload.anonymous(today, country)
    _pass(desk, office, today)
    _pass(office, desk, today)
    desk.caseload.change(ids["{case}"], {"area": "A-02"}, today)
    office.caseload.change(ids["{case}"], {"area": "A-03"}, today)
    _pass(office, desk, today)
    _one(office, "Fig", country, today - timedelta(days=2))
    office.caseload.change(ids["{case}"], {"language": "en"}, today)
    incoming = desk.exchange.read(_file(office, desk, today))
    office.vault.lock()
    return desk, incoming, ids


def _people(desk: Desk, services: Services, lang: str, country: str, today: date) -> dict[str, str]:
    place = places(services.library, country)[0]
    for number, name in enumerate(("Baobab", "Cedar", "Juniper", "Olive")):
        case = _one(desk, name, country, today - timedelta(days=10 * number))
        pillar, need = (("psychosocial", "talk"), ("education", "school"), ("laws", "papers"))[number % 3]
        desk.work.need(case, pillar, need, today - timedelta(days=10 * number))
    day = today - timedelta(days=40)
    case = _one(desk, "Acacia Elm", country, day, born=1984)
    desk.caseload.change(case, {"area": "A-01", "sex": "female", "relation": "survivor", "device": "ap_mine"}, day)
    for purpose in ("count", "contact"):
        desk.caseload.consent(case, _yes(purpose, day, lang))
    need = desk.work.need(case, "rehabilitation", "limb", day, "Dance 1-2-3")
    desk.work.need(case, "economic_inclusion", "job", today)
    desk.work.plan(case, need.id, "1-2-3", "worker", day, today - timedelta(days=3))
    desk.caseload.consent(case, _yes("refer", day, lang, str(place.id), FIELDS))
    coding = Coding("rehabilitation", place.frameworks, place.approaches)  # type: ignore[arg-type]
    row = desk.work.refer(case, str(place.id), coding, FIELDS, day, need.id)
    desk.work.deliver(
        case, Delivery("", "", "X", "psychosocial", ("targeted",), ("human_rights",), day, need=need.id), day
    )
    right = next(item for item in entitlements(services.library, country) if item.state != "gap" and item.frameworks)
    how = Coding("rehabilitation", right.frameworks, right.approaches)  # type: ignore[arg-type]
    claim = desk.work.claim(case, str(right.id), how, day, need.id)
    desk.work.visit(case, day)
    desk.notes.add(case, "4-5-6", today)
    child = _one(desk, "Palm", country, today)
    desk.caseload.link(child, case, "1", today)
    return {"{case}": case, "{need}": need.id, "{referral}": row.id, "{place}": str(place.id)} | {
        "{claim}": claim.id,
        "{right}": str(right.id),
    }


def _one(desk: Desk, name: str, country: str, day: date, born: int | None = None) -> str:
    return desk.caseload.open(Person(name=name, born=born, country=country), _yes("keep", day, "en"), day).id


def _yes(purpose: Purpose, day: date, lang: str, service: str = "", fields: tuple[DataField, ...] = ()) -> Grant:
    until = day + timedelta(days=700)
    return Grant("", purpose, purpose, "1", lang, day, until, service=service, fields=fields)


def _file(sender: Desk, to: Desk, today: date) -> bytes:
    return sender.exchange.write([to.exchange.own_card("").id], today)


def _pass(sender: Desk, to: Desk, today: date) -> None:
    to.exchange.merge(to.exchange.read(_file(sender, to, today)))
