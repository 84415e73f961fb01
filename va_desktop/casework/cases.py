# SPDX-License-Identifier: GPL-3.0-or-later
"""One case as it stands: the person, what was agreed, needs, plan, referrals, tasks, claims and services delivered.

What a worker noted for themselves is no part of it, so nothing that shows or exports a case can show a note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from va_desktop.casework.consents import DataField, Grant, Withdrawal
from va_desktop.counted import Approach, Device, Displacement, Face, Framework, Known, Relation, Sex

Status = Literal["sent", "accepted", "refused", "attended", "done", "lost"]
STATUSES: tuple[Status, ...] = get_args(Status)

Refusal = Literal["full", "not_for_this", "papers", "age", "area", "money", "no_staff", "closed", "unsafe", "other"]
"""Why a service turned a referral down. Nobody is refused as a person: each code is about the service or the papers."""

REFUSALS: tuple[Refusal, ...] = get_args(Refusal)

Claim_ = Literal["sought", "applied", "obtained", "refused"]
CLAIMS: tuple[Claim_, ...] = get_args(Claim_)

Closing = Literal["done", "moved", "wish", "not_found", "died", "other"]
"""Why a case was closed: the plan is done, the person moved away or wishes it, cannot be found, has died."""

CLOSINGS: tuple[Closing, ...] = get_args(Closing)

Outcome = Literal["", "reached", "partly", "not_reached"]
NeedState = Literal["open", "met", "dropped"]
Doer = Literal["person", "family", "worker", "service"]


@dataclass(frozen=True)
class Person:
    """Whom the case is about. `contact` says how to reach them; it is kept only with their yes to be contacted."""

    code: str = ""
    name: str = ""
    born: int | None = None
    sex: Sex = "unknown"
    difficulty: Known = "unknown"
    relation: Relation = "unknown"
    device: Device = "unknown"
    displacement: Displacement = "unknown"
    country: str = ""
    area: str | None = None
    language: str = ""
    contact: str = ""
    household: str = ""
    role: str = ""


@dataclass(frozen=True)
class Need:
    """One need that the person told; `words` are the person's own."""

    id: str
    pillar: str
    need: str
    day: date
    state: NeedState = "open"
    words: str = ""


@dataclass(frozen=True)
class PlanLine:
    """One thing that somebody does about a need, agreed with the person and read back to them."""

    id: str
    need: str
    what: str
    who: Doer
    day: date
    by: date | None = None
    done: date | None = None


@dataclass(frozen=True)
class Referral:
    """One referral to a service of the directory; `days` has the day of each status it went through."""

    id: str
    service: str
    need: str
    pillar: str
    frameworks: tuple[Framework, ...]
    approaches: tuple[Approach, ...]
    fields: tuple[DataField, ...]
    consent: str
    status: Status
    days: Mapping[Status, date]
    reason: str = ""
    distance_km: int | None = None


@dataclass(frozen=True)
class Task:
    """Something to do about a part of the case, from a rule of a pack or of one's own (`rule` empty, `what` words)."""

    id: str
    rule: str
    about: str
    start: date
    due: date
    end: date | None
    done: date | None = None
    what: str = ""


@dataclass(frozen=True)
class Delivery:
    """One service that the person got: by whom, under which framework, with which approach, paid from what."""

    id: str
    service: str
    by: str
    pillar: str
    frameworks: tuple[Framework, ...]
    approaches: tuple[Approach, ...]
    start: date
    end: date | None = None
    funding: str = ""
    need: str = ""
    referral: str = ""
    outcome: Outcome = ""
    cost: Decimal | None = None
    currency: str = ""
    distance_km: int | None = None


@dataclass(frozen=True)
class Claim:
    """Something that the person has a right to and asks an office for; coded like a service."""

    id: str
    entitlement: str
    need: str
    pillar: str
    frameworks: tuple[Framework, ...]
    approaches: tuple[Approach, ...]
    status: Claim_
    days: Mapping[Claim_, date]
    reason: str = ""
    cost: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True)
class Visit:
    """One time that the person and the worker met; the face says how it was for the person."""

    id: str
    day: date
    face: Face | None = None


@dataclass(frozen=True)
class Case:
    """One case; `opened` is the day on which the person agreed to a record, `closed` the day of closing."""

    id: str
    person: Person
    opened: date
    closed: date | None = None
    closing: str = ""
    worker: str = ""
    grants: tuple[Grant, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    needs: tuple[Need, ...] = ()
    plan: tuple[PlanLine, ...] = ()
    referrals: tuple[Referral, ...] = ()
    tasks: tuple[Task, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    claims: tuple[Claim, ...] = ()
    visits: tuple[Visit, ...] = ()
    disputed: int = 0
    """How many fields have two values that somebody has to look at."""

    unknown: tuple[str, ...] = field(default=())
    """Kinds of parts that a newer program wrote; they are carried on, not shown."""
