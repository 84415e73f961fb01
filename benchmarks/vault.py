# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a vault of 10,000 applications with 100,000 events: opening it, its list and its digest, and its memory.

Prints one JSON row a line. The baseline asks the same driver the same questions without anything of ours around them.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.tracker.conftest import deadline, snapshot
from va_desktop.guidance.records import SCHEMAS, Records
from va_desktop.ids import ApplicationId, PersonId
from va_desktop.storage.driver import connect
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import DATABASE, Code, Vault, _connected
from va_desktop.tracker.events import Event, to_body
from va_desktop.tracker.store import Tracker

APPLICATIONS, EVENTS = 10_000, 10
TODAY = date(2026, 11, 26)
CODE = Code.phrase("an invented code")
STATES = ("ready", "submitted", "receipt", "under_review")

LIST = (
    "SELECT id, person, country, title, state, since, mine, theirs FROM application WHERE closed = 0"
    " ORDER BY soon, ord LIMIT 20 OFFSET 0"
)
OWED = "whose = 'theirs' AND day < ? AND (kind <> 'payment' OR day < ?)"
DUE = "SELECT application, key, kind, whose, day, ref FROM due WHERE"
COUNTS = (
    "SELECT (SELECT count(*) FROM application WHERE closed = 0),"
    " (SELECT count(*) FROM due WHERE whose = 'mine' AND day <= ?),"
    f" (SELECT count(*) FROM due WHERE {OWED})"
)


def fill(records: Records) -> None:
    """Put the applications in, in one transaction: only reading them is measured."""
    chance = random.Random(5)
    rule = snapshot(deadline("authority", "application.date + 60 working days"))
    person = records.people.add("Ana", "self", "self", "COL")
    made = [tracker_row(records, person.id, rule) for _ in range(APPLICATIONS)]
    with records.vault.transaction() as connection:
        for application in made:
            events = []
            for number in range(EVENTS):
                kind = STATES[number] if number < len(STATES) else chance.choice(("visit", "note", "date"))
                day = TODAY - timedelta(days=chance.randrange(400))
                by = day + timedelta(days=chance.randrange(600)) if kind == "date" else None
                id_ = f"{application.id}{number}"
                events.append(Event(id_, application.id, kind, day, "2026-11-26T00:00:00Z", "some words", by=by))
            connection.executemany(
                "INSERT INTO event (id, application, kind, day, at, body) VALUES (?, ?, ?, ?, ?, ?)",
                [(row.id, row.application, row.kind, row.day.isoformat(), row.at, to_body(row)) for row in events],
            )
            Tracker._summarise(connection, application, events)


def tracker_row(records: Records, person: PersonId, rule):
    records.vault.connection.execute("PRAGMA synchronous = OFF")
    return records.tracker.open(person, "COL", TODAY - timedelta(days=500), rule)


def ours(folder: Path, key: bytes) -> None:
    """Open the vault with its key, as the program does, and show the first page."""
    connection = _connected(folder, key, "wal", SCHEMAS, fresh=False)
    vault = Vault(folder, None, key, connection, time.time)  # type: ignore[arg-type]
    tracker = Tracker(vault)
    tracker.page()
    tracker.digest(TODAY)
    vault.lock()


def raw(folder: Path, key: bytes) -> None:
    """Ask the same of the same file with the driver alone."""
    connection = connect(folder / DATABASE, key, "wal")
    connection.execute("PRAGMA user_version").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    connection.execute(LIST).fetchall()
    soon, late, grace = (TODAY + timedelta(days=14)).isoformat(), TODAY.isoformat(), "2026-11-19"
    connection.execute(f"{DUE} whose = 'mine' AND day <= ? ORDER BY day LIMIT 5", (soon,)).fetchall()
    connection.execute(f"{DUE} {OWED} ORDER BY day LIMIT 5", (late, grace)).fetchall()
    connection.execute(COUNTS, (soon, late, grace)).fetchone()
    connection.close()


def turns(first: Callable[[], None], second: Callable[[], None], number: int = 40) -> tuple[float, float]:
    """Return the medians in milliseconds; the two take turns at being first."""
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(number):
        order = ((0, first), (1, second)) if turn % 2 else ((1, second), (0, first))
        for place, task in order:
            start = time.perf_counter()
            task()
            found[place].append((time.perf_counter() - start) * 1000)
    return statistics.median(found[0]), statistics.median(found[1])


def resident() -> float:
    """Return the resident memory of this process in megabytes, or 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def row(name: str, mine: float, baseline: float, target: float, unit: str = "ms") -> None:
    """Print one row."""
    ratio = round(mine / baseline, 2) if baseline else 0.0
    found = {"name": name, "ours": round(mine, 2), "baseline": round(baseline, 2), "ratio": ratio, "target": target}
    print(json.dumps(found | {"unit": unit}), flush=True)


def main() -> None:
    """Make the vault, measure, print."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "vault"
        records, _ = Records.create(folder, CODE, cost=Cost(8, 1, 1))
        fill(records)
        key, count = records.vault.key, records.tracker.count()
        events = records.vault.rows("SELECT count(*) FROM event")[0][0]
        assert (count, events) == (APPLICATIONS, APPLICATIONS * EVENTS)
        records.vault.lock()
        mine, baseline = turns(lambda: ours(folder, key), lambda: raw(folder, key))
        row("vault of 10,000 applications, 100,000 events: open with its key, list, digest", mine, baseline, 2.0)
        records = Records.open(folder, CODE)
        first = ApplicationId(records.tracker.page(most=1)[0].id)
        for skip in range(0, 1000, 20):
            records.tracker.page(skip=skip)
        before = resident()
        for skip in range(0, APPLICATIONS, 20):
            records.tracker.page(skip=skip)
            records.tracker.dues(first)
        row("resident memory after all 500 pages of the list, against after 50", resident(), before, 1.1, "MB")
        records.vault.lock()


if __name__ == "__main__":
    main()
