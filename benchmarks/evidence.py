# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a whole report over 50,000 people against the bare SQL that it needs.

Prints one JSON row. The statements are those that the report itself asks, recorded once and asked again with the
driver alone: nothing is counted together, held back, attacked or written.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.evidence.generator import Make, caseload
from va_desktop.bootstrap import services
from va_desktop.content.library import Library
from va_desktop.evidence.keys import Period
from va_desktop.evidence.ledger import TableLedger
from va_desktop.evidence.report import Definitions, definitions, publish
from va_desktop.evidence.store import fill, memory
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words
from va_desktop.ui.screens.report.outgoing import package
from va_desktop.ui.screens.report.sheets import Writer

PEOPLE = 50_000
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2027, 1, 10)


class Recorder:
    """Passes statements on and remembers them."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.asked: list[tuple[str, Sequence[Any]]] = []

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        self.asked.append((sql, values))
        return self.connection.execute(sql, values)


def whole(connection: Any, defined: Definitions, library: Library) -> int:
    """Make every file of a report, as the command does, and return how many bytes they have."""
    published = publish(connection, defined, "KHM", YEAR, TableLedger(memory()), TODAY)
    made = package(Writer(Words(Translator("en", None)), library, defined, published))
    return sum(len(file.content) for file in made.files)


def bare(connection: Any, asked: Sequence[tuple[str, Sequence[Any]]]) -> int:
    """Ask the same with the driver alone, and take every row."""
    return sum(len(connection.execute(sql, values).fetchall()) for sql, values in asked)


def turns(first: Callable[[], object], second: Callable[[], object], number: int = 5) -> tuple[float, float]:
    """Return the medians in milliseconds; the two take turns at being first."""
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(number):
        order = ((0, first), (1, second)) if turn % 2 else ((1, second), (0, first))
        for place, task in order:
            start = time.perf_counter()
            task()
            found[place].append((time.perf_counter() - start) * 1000)
    return statistics.median(found[0]), statistics.median(found[1])


def main() -> None:
    """Make the caseload, measure, print."""
    people = int(sys.argv[1]) if sys.argv[1:] else PEOPLE
    library = services().library
    defined = definitions(library)
    connection = memory()
    connection.execute("BEGIN")
    fill(connection, caseload(Make(1, people, areas=40)))
    connection.execute("COMMIT")
    recorder = Recorder(connection)
    assert whole(recorder, defined, library) > 100_000
    assert bare(connection, recorder.asked) > 100
    ours, baseline = turns(lambda: whole(connection, defined, library), lambda: bare(connection, recorder.asked))
    name = f"whole report over {people:,} people, against the bare SQL it needs"
    found = {"name": name, "ours": round(ours, 1), "baseline": round(baseline, 1), "target": 2.0, "unit": "ms"}
    print(json.dumps(found | {"ratio": round(ours / baseline, 2)}), flush=True)


if __name__ == "__main__":
    main()
