# SPDX-License-Identifier: GPL-3.0-or-later
"""What is still to be done in a case: worked out from its history and the rules, so that no list can lie about it."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from va_desktop.casework.cases import CLAIMS, STATUSES, Case
from va_desktop.casework.consents import covers
from va_desktop.casework.rules import Rule

RENEW_WITHIN = timedelta(days=30)
"""How long before a yes to a record ends the person should be asked again."""

FAR = date.max
State = Literal["waiting", "open", "overdue", "missed"]


class Duty(NamedTuple):
    """One thing to do. `kind`: a rule's task, one in own words, a line of the plan, or asking for consent again.

    `ref` is the part it is ticked off with, `about` the part it speaks of; `what` is the rule's id or the own words.
    """

    kind: Literal["rule", "own", "plan", "consent"]
    ref: str
    about: str
    start: date
    due: date
    end: date
    what: str

    def state(self, on: date) -> State:
        """Tell where a day lies: before its window, in it, behind its due day, or too late for it."""
        if on > self.end:
            return "missed"
        if on > self.due:
            return "overdue"
        return "open" if on >= self.start else "waiting"


class Happened(NamedTuple):
    """Something in a case that can bring or settle a task; `touches` the parts it says something about."""

    trigger: str
    part: str
    need: str
    pillar: str
    day: date
    touches: frozenset[str]


def happenings(case: Case) -> Iterator[Happened]:
    """Yield what happened in a case, in no order."""
    yield _one("opened", case.id, case.opened)
    if case.closed:
        yield _one("closed", case.id, case.closed)
    for need in case.needs:
        yield _one("need", need.id, need.day, need.id, need.pillar)
    for line in case.plan:
        yield _one("plan", line.id, line.day, line.need)
    for referral in case.referrals:
        for status, day in referral.days.items():
            yield _one(f"referral.{status}", referral.id, day, referral.need, referral.pillar)
    for given in case.deliveries:
        yield _one("delivered", given.id, given.start, given.need, given.pillar, given.referral)
    for claim in case.claims:
        for step, day in claim.days.items():
            yield _one(f"claim.{step}", claim.id, day, claim.need, claim.pillar)
    for visit in case.visits:
        yield _one("visit", visit.id, visit.day)


def _one(trigger: str, part: str, day: date, need: str = "", pillar: str = "", also: str = "") -> Happened:
    return Happened(trigger, part, need, pillar, day, frozenset({part, need, also} - {""}))


def duties(case: Case, rules: Iterable[Rule]) -> list[Duty]:
    """Return what is still to be done, the nearest due day first; a closed case has nothing."""
    if case.closed:
        return []
    found = [*_by_rules(case, rules), *_own(case), *_plans(case), *_consent(case)]
    return sorted(found, key=lambda duty: (duty.due, duty.ref))


def task_id(rule: str, part: str) -> str:
    """Return the id of a rule's task: the same on every laptop, so that it is there once."""
    return hashlib.sha256(f"{rule}\n{part}".encode()).hexdigest()[:32]


def _by_rules(case: Case, rules: Iterable[Rule]) -> Iterator[Duty]:
    happened = list(happenings(case))
    done = {task.id for task in case.tasks if task.done}
    settled = {need.id for need in case.needs if need.state != "open"}
    reach = contact_until(case)
    for rule in rules:
        if rule.contact and reach is None:
            continue
        for event in happened:
            if event.trigger != rule.on or (rule.pillars and event.pillar not in rule.pillars):
                continue
            about = event.need if rule.by_need and event.need else event.part
            id_ = task_id(rule.id, event.part)
            if id_ not in done and about not in settled and not _settled(rule, event, about, happened):
                yield _duty(rule, event, id_, about, reach)


def _settled(rule: Rule, cause: Happened, about: str, happened: Iterable[Happened]) -> bool:
    return any(
        event.trigger in rule.settled_by
        and (about in event.touches or event.trigger == "closed")
        and event.day >= cause.day
        and (event.part != cause.part or _rank(event) > _rank(cause))
        for event in happened
    )


def _rank(event: Happened) -> int:
    """Return how far along its own way a status is, so that *sent* never settles what *refused* on that day brought."""
    return _WAY.get(event.trigger, 0)


_WAY = {f"referral.{name}": place for place, name in enumerate(STATUSES)} | {
    f"claim.{name}": place for place, name in enumerate(CLAIMS)
}


def _duty(rule: Rule, event: Happened, id_: str, about: str, reach: date | None) -> Duty:
    due = event.day + timedelta(days=rule.after)
    end = FAR if rule.ends is None else due + timedelta(days=rule.ends)
    if rule.contact and reach is not None:
        end = min(end, reach)
    return Duty("rule", id_, about, due - timedelta(days=rule.opens), due, end, rule.id)


def contact_until(case: Case) -> date | None:
    """Return until which day the person agreed to be contacted; None where they did not."""
    living = [
        grant.until or FAR
        for grant in case.grants
        if grant.purpose == "contact" and not any(covers(row, grant) for row in case.withdrawals)
    ]
    return max(living, default=None)


def _own(case: Case) -> Iterator[Duty]:
    for task in case.tasks:
        if not task.rule and not task.done:
            yield Duty("own", task.id, task.about, task.start, task.due, task.end or FAR, task.what)


def _plans(case: Case) -> Iterator[Duty]:
    open_needs = {need.id for need in case.needs if need.state == "open"}
    for line in case.plan:
        if line.by and not line.done and (not line.need or line.need in open_needs):
            yield Duty("plan", line.id, line.need, line.day, line.by, FAR, line.what)


def _consent(case: Case) -> Iterator[Duty]:
    living = [
        grant
        for grant in case.grants
        if grant.purpose == "keep" and not any(covers(row, grant) for row in case.withdrawals)
    ]
    last = max(living, key=lambda grant: grant.until or FAR, default=None)
    if last is not None and last.until is not None:
        yield Duty("consent", last.id, last.id, last.until - RENEW_WITHIN, last.until, FAR, "keep")
