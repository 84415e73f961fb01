# SPDX-License-Identifier: GPL-3.0-or-later
"""What a worker does with a person: needs, plan, referrals, claims, services delivered, tasks, visits.

Everything here needs the person's yes to a record; a referral needs one that names the service and the very data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import (
    CLAIMS,
    Case,
    Claim,
    Claim_,
    Delivery,
    Doer,
    Need,
    NeedState,
    PlanLine,
    Referral,
    Refusal,
    Status,
    Task,
    Visit,
)
from va_desktop.casework.consents import DataField
from va_desktop.counted import Approach, Face, Framework
from va_desktop.errors import VaDesktopError
from va_desktop.journal.entries import Draft, Value

FOLLOWS: Mapping[Status, tuple[Status, ...]] = {
    "sent": ("accepted", "refused", "attended", "lost"),
    "accepted": ("attended", "refused", "lost"),
    "attended": ("done", "lost"),
    "refused": (),
    "done": (),
    "lost": (),
}
"""What may come after each status of a referral. Mistakes are put right by `correct`, never by going on."""

OPEN: frozenset[Status] = frozenset({"sent", "accepted", "attended"})


T = TypeVar("T", Referral, Claim)


class NotFollowing(VaDesktopError):
    """A status that cannot come after the present one."""

    def __init__(self, status: str, wanted: str) -> None:
        super().__init__(status, wanted)
        self.status, self.wanted = status, wanted


class Uncoded(VaDesktopError):
    """Something without a framework, an approach or a pillar. The evidence depends on them: nothing goes in without."""


@dataclass(frozen=True)
class Coding:
    """Under which pillar, frameworks (targeted or broader) and approaches something counts."""

    pillar: str
    frameworks: tuple[Framework, ...]
    approaches: tuple[Approach, ...]

    def sets(self) -> dict[str, Value]:
        """Return the coding as fields. Raises `Uncoded`."""
        if not (self.pillar and self.frameworks and self.approaches):
            raise Uncoded
        return {"pillar": self.pillar, "frameworks": tuple(self.frameworks), "approaches": tuple(self.approaches)}


_CORRECTED = frozenset({"need", "plan", "referral", "claim", "delivered", "visit", "task"})
_AGREED = frozenset({"fields", "consent", "service"})


class Work:
    """What can be done in the cases of a caseload. Every method may raise `NotConsented`, `Gone`, `VaultTrouble`."""

    def __init__(self, caseload: Caseload) -> None:
        self.caseload = caseload

    def need(self, case: str, pillar: str, need: str, on: date, words: str = "") -> Need:
        """Write down a need that the person told. Raises `Uncoded` without a pillar."""
        if not pillar:
            raise Uncoded
        sets: dict[str, Value] = {"pillar": pillar, "need": need, "day": on.isoformat(), "words": words[:2000]}
        id_ = self._put(case, "need", sets, on)
        return Need(id_, pillar, need, on, "open", words[:2000])

    def end_need(self, case: str, need: str, state: NeedState, on: date) -> None:
        """Say that a need is met or is none any more, or open it again."""
        self._put(case, "need", {"state": state}, on, need)

    def plan(self, case: str, need: str, what: str, who: Doer, on: date, by: date | None = None) -> PlanLine:
        """Write one line of the plan down, once it was read back to the person and they agreed."""
        sets: dict[str, Value] = {"need": need, "what": what[:500], "who": who, "day": on.isoformat()}
        sets |= {"by": by.isoformat()} if by else {}
        return PlanLine(self._put(case, "plan", sets, on), need, what[:500], who, on, by)

    def plan_done(self, case: str, line: str, on: date) -> None:
        """Say that a line of the plan is done."""
        self._put(case, "plan", {"done": on.isoformat()}, on, line)

    def refer(
        self,
        case: str,
        service: str,
        coding: Coding,
        fields: Sequence[DataField],
        on: date,
        need: str = "",
        distance_km: int | None = None,
    ) -> Referral:
        """Refer a person to a service with exactly the data that they agreed to. Raises `Uncoded`.

        Raises `NotConsented` unless a yes in force names this service and these data, no more and no less.
        """
        grant = self.caseload.needs(case, "refer", on, service, fields)
        sets = coding.sets() | {
            "service": service,
            "need": need,
            "fields": tuple(fields),
            "consent": grant.id,
            "status": "sent",
            "on.sent": on.isoformat(),
        }
        sets |= {} if distance_km is None else {"distance_km": distance_km}
        id_ = self._put(case, "referral", sets, on)
        return _one(self.caseload.case(case).referrals, id_)

    def move(self, case: str, referral: str, status: Status, on: date, reason: Refusal | None = None) -> Referral:
        """Say what became of a referral. A refusal has a reason. Raises `NotFollowing`, `Gone`."""
        now = _one(self.caseload.case(case).referrals, referral)
        if status not in FOLLOWS[now.status] or (status == "refused") != (reason is not None):
            raise NotFollowing(now.status, status)
        sets: dict[str, Value] = {"status": status, f"on.{status}": on.isoformat()}
        sets |= {"reason": reason} if reason else {}
        self._put(case, "referral", sets, on, referral)
        return _one(self.caseload.case(case).referrals, referral)

    def correct(self, case: str, part: str, kind: str, changes: Mapping[str, Value], on: date) -> None:
        """Put something right that was written wrongly; what was written before stays in the history.

        Raises ValueError for what rests on a yes of its own: a consent, and to whom a referral goes with which data.
        """
        if kind not in _CORRECTED or changes.keys() & _AGREED:
            raise ValueError(kind)
        self._put(case, kind, changes, on, part)

    def deliver(self, case: str, given: Delivery, on: date) -> Delivery:
        """Write a service down that the person got; `given` without an id. Raises `Uncoded`."""
        sets = Coding(given.pillar, given.frameworks, given.approaches).sets()
        sets |= _texts(given, ("service", "by", "funding", "need", "referral", "outcome", "currency"))
        sets |= {"start": given.start.isoformat()}
        sets |= {"end": given.end.isoformat()} if given.end else {}
        sets |= {"cost": str(given.cost)} if given.cost is not None else {}
        sets |= {} if given.distance_km is None else {"distance_km": given.distance_km}
        id_ = self._put(case, "delivered", sets, on)
        return replace(given, id=id_)

    def claim(self, case: str, entitlement: str, coding: Coding, on: date, need: str = "") -> Claim:
        """Write down that the person asks for something they have a right to. Raises `Uncoded`."""
        sets = coding.sets() | {"entitlement": entitlement, "need": need, "status": "sought"}
        id_ = self._put(case, "claim", sets | {"on.sought": on.isoformat()}, on)
        return _one(self.caseload.case(case).claims, id_)

    def advance(
        self,
        case: str,
        claim: str,
        status: Claim_,
        on: date,
        reason: str = "",
        cost: Decimal | None = None,
        currency: str = "",
    ) -> Claim:
        """Say what became of a claim, and what it has cost the person so far. Raises `NotFollowing`, `Gone`."""
        now = _one(self.caseload.case(case).claims, claim)
        if CLAIMS.index(status) <= CLAIMS.index(now.status) or now.status in ("obtained", "refused"):
            raise NotFollowing(now.status, status)
        sets: dict[str, Value] = {"status": status, f"on.{status}": on.isoformat()}
        sets |= {"reason": reason[:40]} if reason else {}
        sets |= {"cost": str(cost), "currency": currency} if cost is not None else {}
        self._put(case, "claim", sets, on, claim)
        return _one(self.caseload.case(case).claims, claim)

    def task(self, case: str, what: str, due: date, on: date, start: date | None = None, about: str = "") -> Task:
        """Set oneself a task in one's own words; it belongs to the case, so nothing that the person may not read."""
        start = start or on
        sets: dict[str, Value] = {
            "what": what[:300],
            "due": due.isoformat(),
            "start": start.isoformat(),
            "about": about or case,
        }
        return Task(self._put(case, "task", sets, on), "", about or case, start, due, None, None, what[:300])

    def tick(self, case: str, ref: str, on: date) -> None:
        """Tick off what `Caseload.duties` told: a rule's task, an own task or a line of the plan. Raises `Gone`."""
        duty = next((duty for duty in self.caseload.duties(case) if duty.ref == ref), None)
        match duty.kind if duty else None:
            case "plan":
                self.plan_done(case, ref, on)
            case "own":
                self._put(case, "task", {"done": on.isoformat()}, on, ref)
            case "rule":
                assert duty is not None
                sets: dict[str, Value] = {"rule": duty.what, "about": duty.about, "due": duty.due.isoformat()}
                self._put(case, "task", sets | {"done": on.isoformat()}, on, ref)
            case _:
                raise KeyError(ref)

    def visit(self, case: str, on: date, face: Face | None = None) -> Visit:
        """Count a visit of the person, with the face that they pointed at."""
        sets: dict[str, Value] = {"day": on.isoformat()}
        sets |= {"face": face} if face else {}
        return Visit(self._put(case, "visit", sets, on), on, face)

    def _put(self, case: str, kind: str, sets: Mapping[str, Value], on: date, part: str = "") -> str:
        self.caseload.needs(case, "keep", on)
        part = part or self.caseload.journal.new_id()
        used = {name: value for name, value in sets.items() if value != ""}
        self.caseload.journal.write([Draft(case, part, kind, used, on)])
        return part


def overdue(case: Case, on: date, days: int = 14) -> tuple[Referral, ...]:
    """Return the referrals of which nothing was heard for more than some days."""
    return tuple(
        row for row in case.referrals if row.status in OPEN and (on - max(row.days.values(), default=on)).days > days
    )


def _texts(given: Delivery, names: Sequence[str]) -> dict[str, Value]:
    return {name: str(getattr(given, name))[:200] for name in names if getattr(given, name)}


def _one(rows: Sequence[T], id_: str) -> T:
    found = next((row for row in rows if row.id == id_), None)
    if found is None:
        raise KeyError(id_)
    return found
