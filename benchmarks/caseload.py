# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a caseload of 10,000 invented people: the first page of the list, a search by name, and counting all of it.

Prints one JSON row a line. The baseline asks the same database the bare questions.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.casework.world import UNTIL, create, fill
from va_desktop import bootstrap
from va_desktop.casework.caseload import Caseload
from va_desktop.casework.counting import counted
from va_desktop.casework.rules import rules
from va_desktop.casework.store import Wanted

PEOPLE = int(sys.argv[1]) if sys.argv[1:] else 10_000
DAY = UNTIL.isoformat()
NEXT = "(SELECT min(due) FROM duty WHERE duty.case_id = listed.case_id AND end >= ?)"
ORDER = "ORDER BY soon IS NULL, soon, ord LIMIT 20"
LIST = f"SELECT case_id, code, name, {NEXT} AS soon FROM listed WHERE closed = '' {ORDER}"
FIND = f"SELECT case_id, name, {NEXT} AS soon FROM listed WHERE closed = '' AND instr(folded, 'cedar') > 0 {ORDER}"
ALL = "SELECT case_id, subject, kind, field, value, entry, day FROM head ORDER BY case_id"


def turns(first: Callable[[], object], second: Callable[[], object], number: int) -> tuple[float, float]:
    """Return the medians in milliseconds; the two take turns at being first."""
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(number):
        order = ((0, first), (1, second)) if turn % 2 else ((1, second), (0, first))
        for place, task in order:
            start = time.perf_counter()
            task()
            found[place].append((time.perf_counter() - start) * 1000)
    return statistics.median(found[0]), statistics.median(found[1])


def row(name: str, mine: float, baseline: float, target: float) -> None:
    """Print one row."""
    found = {"name": name, "ours": round(mine, 2), "baseline": round(baseline, 2), "target": target, "unit": "ms"}
    print(json.dumps(found | {"ratio": round(mine / baseline, 2)}), flush=True)


def measure(caseload: Caseload) -> None:
    """Ask and print."""
    ask = caseload.vault.connection.execute
    number = f"{PEOPLE:,} people"
    mine, baseline = turns(lambda: caseload.page(UNTIL), lambda: ask(LIST, (DAY,)).fetchall(), 30)
    row(f"caseload of {number}: first page by next action", mine, baseline, 2.0)
    cedar = Wanted(text="Cedar")
    mine, baseline = turns(lambda: caseload.page(UNTIL, cedar), lambda: ask(FIND, (DAY,)).fetchall(), 30)
    row(f"caseload of {number}: search by name", mine, baseline, 2.0)
    mine, baseline = turns(lambda: sum(1 for _ in counted(caseload, UNTIL)), lambda: ask(ALL).fetchall(), 3)
    row(f"caseload of {number}: everything that may be counted", mine, baseline, 6.0)


def main() -> None:
    """Make the caseload, measure, print."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        caseload = create(folder / "vault", rules(bootstrap.services(folder / "data").library, "KHM"))
        caseload.vault.connection.execute("PRAGMA synchronous = OFF")
        fill(caseload, PEOPLE)
        measure(caseload)
        caseload.vault.lock()


if __name__ == "__main__":
    main()
