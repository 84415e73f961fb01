# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done in a caseload in one month, by who wrote it down and in all, beside what the office aims for.

Numbers only: no name and no order among workers. They are for the worker's side of the window and go nowhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

from va_desktop.casework import build
from va_desktop.casework.caseload import Caseload, Gone
from va_desktop.casework.store import all_duties
from va_desktop.counted import Face
from va_desktop.journal.entries import Draft, Entry, read

Line = Literal["people", "needs", "referred", "done", "delivered", "visits", "late"]
LINES: tuple[Line, ...] = get_args(Line)

AIMED: tuple[Line, ...] = LINES[:-1]
"""The lines that can have a target; tasks that are overdue have none."""

TARGET = "target"
"""The kind of the entry that sets a target. It belongs to nobody, and goes to the others with the next file."""

MOST = 9999
"""The greatest target of a month."""

FEWEST = 5
"""So many people must have pressed a face in a month before it is told how visits were, and the month must be over.

The person presses it alone: a number that moves after one visit would tell the worker what they pressed.
"""


class Done(NamedTuple):
    """One thing that was done: on which line it stands, on which day, and the id of who wrote it down first."""

    line: Line
    author: str
    day: date
    face: Face | None = None


class Month(NamedTuple):
    """One month of a caseload: counts in all and by author, how visits were, and the targets.

    A line without anything is 0 in `total` and in each author's counts. `late` is of now, whatever the month.
    `faces` is empty while the month lasts, or with less than five of them.
    """

    total: Mapping[Line, int]
    by: Mapping[str, Mapping[Line, int]]
    faces: Mapping[Face, int]
    targets: Mapping[Line, int]


def firsts(on: date) -> tuple[date, date]:
    """Return the first day of the month of a day, and of the month before."""
    now = on.replace(day=1)
    return now, (now - timedelta(days=1)).replace(day=1)


def last_of(first: date) -> date:
    """Return the last day of the month of a day."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def month(caseload: Caseload, first: date, on: date) -> Month:
    """Return what was done from the first day of a month to its last one, or to `on`. Raises `VaultTrouble`."""
    last = last_of(first)
    found = [*done(caseload, first, min(last, on)), *_late(caseload, on)]
    return Month(
        total=_counts(found),
        by={author: _counts(row for row in found if row.author == author) for author in {row.author for row in found}},
        faces=_faces(found) if last < on else {},
        targets=targets(caseload, last),
    )


def _faces(rows: Iterable[Done]) -> Mapping[Face, int]:
    found = Counter(row.face for row in rows if row.face)
    return found if found.total() >= FEWEST else {}


def _counts(rows: Iterable[Done]) -> dict[Line, int]:
    found = Counter(row.line for row in rows)
    return {line: found[line] for line in LINES}


def done(caseload: Caseload, first: date, last: date) -> Iterator[Done]:
    """Yield what was done on the days from `first` to `last`; erased people are in it no more."""
    days = (f'"{first.isoformat()}"', f'"{last.isoformat()}"')
    query = (
        "SELECT DISTINCT case_id FROM head WHERE case_id <> '' AND value BETWEEN ? AND ?"
        " AND field IN ('opened', 'day', 'start', 'on.sent', 'on.done')"
    )
    for (id_,) in caseload.vault.rows(query, days):
        yield from (row for row in _of(caseload, id_) if first <= row.day <= last)
    for entry in caseload.journal.of_kind("visit"):
        met = build.day(entry.sets, "day")
        if met is not None and first <= met <= last:
            yield Done("visits", entry.author, met, build.code(entry.sets, "face", Face, None))


def _of(caseload: Caseload, id_: str) -> Iterator[Done]:
    try:
        case = caseload.case(id_)
    except Gone:
        return
    authors = _authors(caseload.journal.history(id_))

    def by(part: str, field: str) -> str:
        return authors.get((part, field), case.worker)

    yield Done("people", by(id_, "opened"), case.opened)
    for need in case.needs:
        yield Done("needs", by(need.id, "day"), need.day)
    for row in case.referrals:
        if "sent" in row.days:
            yield Done("referred", by(row.id, "on.sent"), row.days["sent"])
        if "done" in row.days:
            yield Done("done", by(row.id, "on.done"), row.days["done"])
    for given in case.deliveries:
        yield Done("delivered", by(given.id, "start"), given.start)
    for visit in case.visits:
        yield Done("visits", by(visit.id, "day"), visit.day, visit.face)


def _authors(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """Return who set each field of each part first; whoever put it right later has not done it."""
    found: dict[tuple[str, str], str] = {}
    for entry in sorted(entries, key=lambda entry: entry.id):
        for field in entry.sets:
            found.setdefault((entry.subject, field), entry.author)
    return found


def _late(caseload: Caseload, on: date) -> Iterator[Done]:
    """Yield the tasks that are overdue on a day, each with who wrote the person down."""
    rows = caseload.vault.rows("SELECT case_id, value FROM head WHERE subject = case_id AND field = 'worker'")
    workers = {case: str(read(value)) for case, value in rows}
    for case, duty in all_duties(caseload.vault, on):
        if duty.state(on) == "overdue":
            yield Done("late", workers.get(case, ""), duty.due)


def targets(caseload: Caseload, on: date) -> dict[Line, int]:
    """Return the targets that were set last until a day; a line that is not in it has none."""
    newest: dict[str, Entry] = {}
    for entry in sorted(caseload.journal.of_kind(TARGET), key=lambda entry: entry.id):
        if entry.day <= on.isoformat():
            newest[str(entry.sets.get("line"))] = entry
    found: dict[Line, int] = {}
    for line in AIMED:
        number = newest[line].sets.get("number") if line in newest else None
        if isinstance(number, int) and not isinstance(number, bool) and 0 < number <= MOST:
            found[line] = number
    return found


def aim(caseload: Caseload, numbers: Mapping[Line, int], on: date) -> None:
    """Set targets, 0 for none, up to 9999 a month; what was set before stays in the log, for the months before.

    Raises ValueError, and then sets none.
    """
    if any(line not in AIMED or not 0 <= number <= MOST for line, number in numbers.items()):
        raise ValueError(sorted(numbers))
    now, journal = targets(caseload, last_of(on)), caseload.journal
    changed = {line: number for line, number in numbers.items() if number != now.get(line, 0)}
    journal.write(
        Draft("", journal.new_id(), TARGET, {"line": line, "number": number}, on) for line, number in changed.items()
    )
