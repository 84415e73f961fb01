# SPDX-License-Identifier: GPL-3.0-or-later
"""Which day is waited for, by whom: legal periods, appointments, renewals, papers, payments, devices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from va_desktop.periods import Span, after, end, period, span
from va_desktop.tracker.application import Application, Standing
from va_desktop.tracker.events import Event
from va_desktop.tracker.states import WITH_OFFICE

Whose = Literal["mine", "theirs"]
DueKind = Literal[
    "apply", "answer", "appeal", "bring", "appointment", "renewal", "own", "paper", "payment", "device", "replacement"
]

GRACE = timedelta(days=7)
"""After the day of a payment before it counts as missed: banks and holidays take a few days."""

_DECISION_FACTS = frozenset({"decision.date", "decision.extract_received", "decision.received"})
_HAND_IN_FACTS = frozenset({"application.date", "declaration.date"})
_KINDS: dict[str, tuple[DueKind, Whose]] = {
    "applicant": ("apply", "mine"),
    "authority": ("answer", "theirs"),
    "appeal": ("appeal", "mine"),
}


@dataclass(frozen=True)
class Due:
    """One day that is waited for. `key` stays the same as long as it is the same matter; `ref` names what it is about.

    For `answer`, `apply` and `appeal` it is the copied deadline's id, for the others the event's id.
    """

    key: str
    kind: DueKind
    whose: Whose
    day: date
    ref: str

    def passed(self, on: date) -> bool:
        """Tell whether the day is over; the last day itself is still in time, and a payment has some days of grace."""
        return self.day + (GRACE if self.kind == "payment" else timedelta()) < on

    def days(self, on: date) -> int:
        """Return how many days are left; negative once it is over."""
        return (self.day - on).days


def dues(application: Application, now: Standing) -> tuple[Due, ...]:
    """Return every day that is still waited for, the nearest first."""
    found = [*_legal(application, now), *_dated(now), *_papers(now), *_payments(now), *_devices(now)]
    return tuple(sorted(found, key=lambda due: (due.day, due.key)))


def known_facts(application: Application, now: Standing) -> dict[str, Span]:
    """Return the days that deadlines count from: what was answered, and what the history tells."""
    said = application.snapshot.facts if application.snapshot else {}
    found = {name: day for name, text in said.items() if (day := span(text)) is not None}
    for names, on in ((_HAND_IN_FACTS, now.submitted), (_DECISION_FACTS, now.decided)):
        if on is not None:
            found.update({name: Span(on, on) for name in names})
    return found


def _legal(application: Application, now: Standing) -> Iterator[Due]:
    if application.snapshot is None or now.closed:
        return
    facts = known_facts(application, now)
    for row in application.snapshot.deadlines:
        kind, whose = _KINDS.get(row.whose, ("own", "mine"))
        if not _waited_for(kind, now):
            continue
        day = _day(row.rule, row.date, facts, application.country)
        if day is not None:
            # Where only a month or a year is known, be early with one's own days and patient with theirs.
            yield Due(f"legal.{row.id}", kind, whose, day.first if whose == "mine" else day.last, row.id)


def _waited_for(kind: DueKind, now: Standing) -> bool:
    match kind:
        case "apply":
            return now.submitted is None
        case "answer":
            return now.state in WITH_OFFICE and now.state != "appeal_sent"
        case "appeal":
            return now.state in ("refused", "partly_approved")
        case _:
            return True


def _day(rule: str | None, fixed: str | None, facts: dict[str, Span], country: str) -> Span | None:
    if fixed is not None:
        return span(fixed)
    found = after(rule) if rule else None
    start = facts.get(found.fact) if found else None
    return end(start, found.period, country) if found and start else None


def _done(now: Standing) -> frozenset[str]:
    return frozenset(event.ref for event in now.events if event.kind == "done")


def _dated(now: Standing) -> Iterator[Due]:
    done = _done(now)
    for event in now.events:
        if event.kind == "date" and event.by is not None and event.id not in done:
            kind: DueKind = event.code if event.code in ("appointment", "renewal") else "own"  # type: ignore[assignment]
            yield Due(f"date.{event.id}", kind, "mine", event.by, event.id)
        elif event.kind == "letter" and event.by is not None and event.id not in done and not now.closed:
            yield Due(f"letter.{event.id}", "answer", "theirs", event.by, event.id)
    asked = now.last("more_asked")
    if now.state == "more_asked" and asked is not None and asked.by is not None:
        yield Due(f"bring.{asked.id}", "bring", "mine", asked.by, asked.id)


def _papers(now: Standing) -> Iterator[Due]:
    if now.closed:
        return
    for paper in now.papers:
        if paper.have and paper.expires is not None:
            yield Due(f"paper.{paper.id}", "paper", "mine", paper.expires, paper.id)


def _payments(now: Standing) -> Iterator[Due]:
    """Yield the next payment of each plan that did not come yet."""
    done = _done(now)
    for plan in now.events:
        if plan.kind != "payment_plan" or plan.by is None or plan.id in done:
            continue
        came = sum(event.kind == "payment" and event.ref == plan.id for event in now.events)
        if plan.every in (None, "once"):
            if not came:
                yield Due(f"payment.{plan.id}", "payment", "theirs", plan.by, plan.id)
        else:
            yield Due(f"payment.{plan.id}", "payment", "theirs", expected(plan, came), plan.id)


def expected(plan: Event, number: int) -> date:
    """Return the day of a plan's payment number 0, 1, 2 ...: the same day of the month, or the month's last."""
    assert plan.by is not None
    months = {"month": 1, "quarter": 3, "year": 12}.get(plan.every or "", 0) * number
    return _later(plan.by, months)


def _devices(now: Standing) -> Iterator[Due]:
    done = _done(now)
    for event in now.events:
        if event.kind != "device":
            continue
        if event.months and f"check.{event.id}" not in done:
            checks = sum(other.kind == "visit" and other.ref == event.id for other in now.events)
            yield Due(f"check.{event.id}", "device", "mine", _later(event.day, event.months * (checks + 1)), event.id)
        if event.replace and event.id not in done:
            yield Due(f"replace.{event.id}", "replacement", "mine", _later(event.day, event.replace), event.id)


def _later(day: date, months: int) -> date:
    length = period(f"{months} months") if months else None
    return end(Span(day, day), length, "").first if length else day
