# SPDX-License-Identifier: GPL-3.0-or-later
"""What can happen to an application. Events are only ever added: a correction or an undoing is a new event."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Literal, get_args

from va_desktop.ids import ApplicationId, ApplicationState

State = ApplicationState
Other = Literal[
    "visit",
    "note",
    "paper",
    "date",
    "done",
    "payment_plan",
    "payment",
    "device",
    "letter",
    "share",
    "unshare",
    "undo",
]
Kind = State | Other

STATES: tuple[State, ...] = get_args(State)
KINDS: tuple[str, ...] = (*STATES, *get_args(Other))

Refusal = Literal[
    "papers",
    "late",
    "not_recognised",
    "percent",
    "residence",
    "income",
    "other_help",
    "no_money",
    "no_reason",
    "other",
]
"""Why an office said no, as far as it said so."""

REFUSALS: tuple[Refusal, ...] = get_args(Refusal)

DateKind = Literal["appointment", "renewal", "own"]
Every = Literal["once", "month", "quarter", "year"]
DeviceKind = Literal["prosthesis", "orthosis", "wheelchair", "crutches", "hearing", "sight", "other"]
DEVICES: tuple[DeviceKind, ...] = get_args(DeviceKind)


@dataclass(frozen=True)
class Event:
    """One thing that happened on `day`, recorded at `at` (UTC, ISO 8601). Which fields matter depends on `kind`.

    `text` own words; `office`, `who` and `receipt` of a visit or a hand-in; `by` a last day or an appointment;
    `code` a reason, a kind of date, device or letter; `ref` the paper, date, plan or event it speaks of; `replaces`
    the event that it corrects; `amount` in `currency`; `every` of a payment plan; `months` until the next check of a
    device and `replace` until its replacement; `have` and `expires` of a paper.
    """

    id: str
    application: ApplicationId
    kind: Kind
    day: date
    at: str = ""
    text: str = ""
    office: str = ""
    who: str = ""
    receipt: str = ""
    by: date | None = None
    code: str = ""
    ref: str = ""
    replaces: str = ""
    amount: float | None = None
    currency: str = ""
    every: Every | None = None
    months: int | None = None
    replace: int | None = None
    have: bool | None = None
    expires: date | None = None

    @property
    def is_state(self) -> bool:
        """Tell whether it moves the application to a state of the same name."""
        return self.kind in STATES


_OUTSIDE = frozenset({"id", "application", "kind", "day", "at"})
_DATES = frozenset({"by", "expires"})


def to_body(event: Event) -> str:
    """Return what is kept of an event beside its own columns, as JSON without empty fields."""
    row = {name: value for name, value in asdict(event).items() if name not in _OUTSIDE and value not in ("", None)}
    return json.dumps(row | {name: row[name].isoformat() for name in _DATES & row.keys()}, ensure_ascii=False)


def from_row(id_: str, application: str, kind: str, day: str, at: str, body: str) -> Event:
    """Return an event from the columns of its row; fields of a newer program are passed over."""
    known = {field.name for field in fields(Event)} - _OUTSIDE
    row: dict[str, Any] = {name: value for name, value in json.loads(body).items() if name in known}
    for name in _DATES & row.keys():
        row[name] = date.fromisoformat(row[name])
    return Event(id_, ApplicationId(application), kind, date.fromisoformat(day), at, **row)  # type: ignore[arg-type]


def effective(events: Iterable[Event]) -> list[Event]:
    """Return what counts: without what was undone, and with corrections in the place of what they correct.

    Undoing a correction brings the corrected event back, and undoing an undoing what it had undone.
    """
    rows = list(events)
    undone: set[str] = set()
    for event in reversed(rows):
        if event.kind == "undo" and event.id not in undone:
            undone.add(event.ref)
    living = [event for event in rows if event.kind != "undo" and event.id not in undone]
    newest = {event.replaces: event for event in living if event.replaces}
    return [_latest(event, newest) for event in living if not event.replaces]


def _latest(event: Event, newest: dict[str, Event]) -> Event:
    seen = {event.id}
    while (other := newest.get(event.id)) is not None and other.id not in seen:
        seen.add(other.id)
        event = other
    return event


def last_undoable(events: Iterable[Event]) -> Event | None:
    """Return the event that *undo* takes back next: the newest that still counts."""
    rows = list(events)
    undone = {event.ref for event in rows if event.kind == "undo"}
    return next((event for event in reversed(rows) if event.kind != "undo" and event.id not in undone), None)
