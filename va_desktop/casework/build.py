# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a case out of the parts that the log holds. A value that cannot be read counts as not said."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar, get_args

from va_desktop.casework.cases import (
    CLAIMS,
    STATUSES,
    Case,
    Claim,
    Delivery,
    Doer,
    Need,
    NeedState,
    Outcome,
    Person,
    PlanLine,
    Referral,
    Task,
    Visit,
)
from va_desktop.casework.consents import DATA_FIELDS, PATHS, PURPOSES, Assent, Grant, Withdrawal
from va_desktop.counted import Approach, Device, Displacement, Face, Framework, Known, Relation, Sex
from va_desktop.journal.entries import Value
from va_desktop.journal.store import Part

Fields = Mapping[str, Value]
T = TypeVar("T")


def case(id_: str, parts: Iterable[Part]) -> Case | None:
    """Return the case, or None where the log has no person under this id."""
    rows = list(parts)
    own = next((part for part in rows if part.subject == id_), None)
    opened = day(own.fields, "opened") if own else None
    if own is None or opened is None:
        return None
    fields = own.fields
    return Case(
        id=id_,
        person=_person(fields),
        opened=opened,
        closed=day(fields, "closed"),
        closing=text(fields, "closing"),
        worker=text(fields, "worker"),
        grants=_all(rows, "consent", _grant),
        withdrawals=_all(rows, "withdrawn", _withdrawal),
        needs=_all(rows, "need", _need),
        plan=_all(rows, "plan", _plan),
        referrals=_all(rows, "referral", _referral),
        tasks=_all(rows, "task", _task),
        deliveries=_all(rows, "delivered", _delivery),
        claims=_all(rows, "claim", _claim),
        visits=_all(rows, "visit", _visit),
        disputed=sum(part.open for part in rows),
        unknown=tuple(sorted({part.kind for part in rows} - KINDS)),
    )


KINDS = frozenset(
    {"person", "consent", "withdrawn", "need", "plan", "referral", "task", "delivered", "claim", "visit", "note"}
)
"""The sorts of parts that a case has, `note` being the worker's own."""


def _all(parts: Iterable[Part], kind: str, make: Callable[[Part], T | None]) -> tuple[T, ...]:
    made = (make(part) for part in parts if part.kind == kind)
    return tuple(item for item in made if item is not None)


def text(fields: Fields, name: str) -> str:
    """Return a text, empty where there is none."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def number(fields: Fields, name: str) -> int | None:
    """Return a whole number, or None."""
    value = fields.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def day(fields: Fields, name: str) -> date | None:
    """Return a day, or None."""
    try:
        return date.fromisoformat(text(fields, name))
    except ValueError:
        return None


def money(fields: Fields, name: str) -> Decimal | None:
    """Return a sum, or None."""
    try:
        return Decimal(text(fields, name)) if text(fields, name) else None
    except InvalidOperation:
        return None


def codes(fields: Fields, name: str, allowed: Any) -> tuple[Any, ...]:
    """Return those codes of a list that are known, in their usual order."""
    value = fields.get(name)
    given = value if isinstance(value, tuple) else ()
    return tuple(code for code in (allowed if isinstance(allowed, tuple) else get_args(allowed)) if code in given)


def code(fields: Fields, name: str, allowed: Any, usual: Any) -> Any:
    """Return a code, or the usual one where it is unknown."""
    value = fields.get(name)
    return value if value in (allowed if isinstance(allowed, tuple) else get_args(allowed)) else usual


def _person(fields: Fields) -> Person:
    return Person(
        code=text(fields, "code"),
        name=text(fields, "name"),
        born=number(fields, "born"),
        sex=code(fields, "sex", Sex, "unknown"),
        difficulty=code(fields, "difficulty", Known, "unknown"),
        relation=code(fields, "relation", Relation, "unknown"),
        device=code(fields, "device", Device, "unknown"),
        displacement=code(fields, "displacement", Displacement, "unknown"),
        country=text(fields, "country"),
        area=text(fields, "area") or None,
        language=text(fields, "language"),
        contact=text(fields, "contact"),
        household=text(fields, "household"),
        role=text(fields, "role"),
    )


def _grant(part: Part) -> Grant | None:
    given, purpose = day(part.fields, "day"), code(part.fields, "purpose", PURPOSES, None)
    if given is None or purpose is None:
        return None
    knew = part.fields.get("knew")
    return Grant(
        id=part.subject,
        purpose=purpose,
        text=text(part.fields, "text"),
        version=text(part.fields, "version"),
        lang=text(part.fields, "lang"),
        day=given,
        until=day(part.fields, "until"),
        path=code(part.fields, "path", PATHS, "self"),
        who=text(part.fields, "who"),
        assent=code(part.fields, "assent", Assent, ""),
        service=text(part.fields, "service"),
        fields=codes(part.fields, "fields", DATA_FIELDS),
        knew=knew if isinstance(knew, tuple) else (),
    )


def _withdrawal(part: Part) -> Withdrawal | None:
    taken, purpose = day(part.fields, "day"), code(part.fields, "purpose", PURPOSES, None)
    if taken is None or purpose is None:
        return None
    return Withdrawal(part.subject, purpose, taken, text(part.fields, "service"))


def _need(part: Part) -> Need | None:
    told = day(part.fields, "day")
    if told is None:
        return None
    fields = part.fields
    state = code(fields, "state", NeedState, "open")
    return Need(part.subject, text(fields, "pillar"), text(fields, "need"), told, state, text(fields, "words"))


def _plan(part: Part) -> PlanLine | None:
    fields, made = part.fields, day(part.fields, "day")
    if made is None:
        return None
    who = code(fields, "who", Doer, "worker")
    return PlanLine(
        part.subject, text(fields, "need"), text(fields, "what"), who, made, day(fields, "by"), day(fields, "done")
    )


def _referral(part: Part) -> Referral | None:
    fields = part.fields
    status = code(fields, "status", STATUSES, None)
    if status is None:
        return None
    days = {name: found for name in STATUSES if (found := day(fields, f"on.{name}")) is not None}
    return Referral(
        id=part.subject,
        service=text(fields, "service"),
        need=text(fields, "need"),
        pillar=text(fields, "pillar"),
        frameworks=codes(fields, "frameworks", Framework),
        approaches=codes(fields, "approaches", Approach),
        fields=codes(fields, "fields", DATA_FIELDS),
        consent=text(fields, "consent"),
        status=status,
        days=days,
        reason=text(fields, "reason"),
        distance_km=number(fields, "distance_km"),
    )


def _task(part: Part) -> Task | None:
    fields, due = part.fields, day(part.fields, "due")
    if due is None:
        return None
    return Task(
        id=part.subject,
        rule=text(fields, "rule"),
        about=text(fields, "about"),
        start=day(fields, "start") or due,
        due=due,
        end=day(fields, "end"),
        done=day(fields, "done"),
        what=text(fields, "what"),
    )


def _delivery(part: Part) -> Delivery | None:
    fields, start = part.fields, day(part.fields, "start")
    if start is None:
        return None
    return Delivery(
        id=part.subject,
        service=text(fields, "service"),
        by=text(fields, "by"),
        pillar=text(fields, "pillar"),
        frameworks=codes(fields, "frameworks", Framework),
        approaches=codes(fields, "approaches", Approach),
        start=start,
        end=day(fields, "end"),
        funding=text(fields, "funding"),
        need=text(fields, "need"),
        referral=text(fields, "referral"),
        outcome=code(fields, "outcome", Outcome, ""),
        cost=money(fields, "cost"),
        currency=text(fields, "currency"),
        distance_km=number(fields, "distance_km"),
    )


def _claim(part: Part) -> Claim | None:
    fields = part.fields
    status = code(fields, "status", CLAIMS, None)
    if status is None:
        return None
    days = {name: found for name in CLAIMS if (found := day(fields, f"on.{name}")) is not None}
    return Claim(
        id=part.subject,
        entitlement=text(fields, "entitlement"),
        need=text(fields, "need"),
        pillar=text(fields, "pillar"),
        frameworks=codes(fields, "frameworks", Framework),
        approaches=codes(fields, "approaches", Approach),
        status=status,
        days=days,
        reason=text(fields, "reason"),
        cost=money(fields, "cost"),
        currency=text(fields, "currency"),
    )


def _visit(part: Part) -> Visit | None:
    met = day(part.fields, "day")
    return Visit(part.subject, met, code(part.fields, "face", Face, None)) if met else None
