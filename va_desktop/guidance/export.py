# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything in the vault as one plain document: for keeping, for moving on, and as the readable second backup."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from va_desktop.guidance.records import Records
from va_desktop.ids import ApplicationId
from va_desktop.tracker.application import Application

FORMAT = 1


def document(
    records: Records, on: date, only: Iterable[ApplicationId] | None = None, files: bool = True
) -> dict[str, Any]:
    """Return people, answers and applications as JSON has it; with `only`, just these applications and no answers.

    Whoever reads it needs no code: it is not encrypted any more.
    """
    wanted = None if only is None else set(only)
    applications = [row for row in records.tracker.all() if wanted is None or row.id in wanted]
    owners = {row.person for row in applications}
    people = [person for person in records.people.all() if wanted is None or person.id in owners]
    return {
        "format": FORMAT,
        "made": on.isoformat(),
        "people": [
            _plain(asdict(person))
            | ({"answers": [list(row) for row in records.people.answers(person.id)]} if wanted is None else {})
            for person in people
        ],
        "applications": [_application(records, row, files) for row in applications],
    }


def _application(records: Records, application: Application, files: bool) -> dict[str, Any]:
    tracker = records.tracker
    now = tracker.standing(application)
    found = {
        **_plain(asdict(application)),
        "state": now.state,
        "since": now.since.isoformat(),
        "events": [_short(asdict(event)) for event in tracker.events(application.id)],
        "waiting_for": [_plain(asdict(due)) for due in tracker.dues(application.id)],
        "papers": [_plain(asdict(paper)) for paper in now.papers],
    }
    if files:
        found["files"] = [
            _plain(attachment._asdict()) | {"data": b64encode(tracker.content(attachment.id) or b"").decode("ascii")}
            for attachment in tracker.attachments(application.id)
        ]
    return found


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _short(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items() if value not in ("", None)}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    return value
