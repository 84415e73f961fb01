# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who keeps records without a pause: every step is told once the program has said that it is safe."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.tracker.conftest import deadline, snapshot
from va_desktop.guidance.records import Records
from va_desktop.ids import ApplicationId
from va_desktop.people.people import RELATIONS, usual_role
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code
from va_desktop.tracker.events import Event
from va_desktop.tracker.states import MOVES

CODE = Code.phrase("seven tall trees")
CHEAP = Cost(8, 1, 1)
DAY = date(2026, 3, 2)
PICTURE = b"\x89PNG\r\n\x1a\n"


def make(folder: Path) -> Records:
    """Make the vault that the work is done in."""
    return Records.create(folder, CODE, cost=CHEAP)[0]


def work(records: Records, chance: random.Random) -> Iterator[str]:
    """Do one thing after the other and yield what is safe now: `person ID`, `application ID`, `event ID`, `file ID`."""
    people = [person.id for person in records.people.all()]
    applications = [application.id for application in records.tracker.all()]
    while True:
        kind = chance.choice(("person", "application", "event", "event", "event", "event", "undo", "file"))
        if kind == "person" or not people:
            relation = chance.choice(RELATIONS)
            people.append(records.people.add(f"P{chance.random()}", relation, usual_role(relation)).id)
            yield f"person {people[-1]}"
        elif kind == "application" or not applications:
            rule = snapshot(deadline("authority", "application.date + 60 working days"))
            applications.append(records.tracker.open(chance.choice(people), "COL", DAY, rule).id)
            yield f"application {applications[-1]}"
        elif kind == "undo":
            records.tracker.undo(chance.choice(applications), DAY)
        elif kind == "file":
            data = PICTURE + chance.randbytes(chance.randrange(20_000))
            yield f"file {records.tracker.attach(chance.choice(applications), 'scan', data, DAY).id}"
        else:
            yield f"event {something(records, chance.choice(applications), chance).id}"


def something(records: Records, id_: ApplicationId, chance: random.Random) -> Event:
    """Record one thing that can happen to an application."""
    application = records.tracker.get(id_)
    assert application is not None
    state = records.tracker.standing(application).state
    kind = chance.choice((*MOVES[state], "visit", "note", "date"))
    day = DAY + timedelta(days=chance.randrange(300))
    text = "x" * chance.randrange(2000)
    return records.tracker.add(Event("", id_, kind, day, text=text, by=day + timedelta(days=30)))


def lost(records: Records, safe: list[str]) -> list[str]:
    """Return what was told to be safe and is not there."""
    tables = {"person": "person", "application": "application", "event": "event", "file": "attachment"}
    there = {kind: {id_ for (id_,) in records.vault.rows(f"SELECT id FROM {table}")} for kind, table in tables.items()}
    return [row for row in safe if row.split()[1] not in there[row.split()[0]]]


def agrees(records: Records) -> bool:
    """Tell whether the list says what the histories say."""
    for row in (*records.tracker.page(most=10_000), *records.tracker.page(closed=True, most=10_000)):
        application = records.tracker.get(row.id)
        if application is None or records.tracker.standing(application).state != row.state:
            return False
    return True
