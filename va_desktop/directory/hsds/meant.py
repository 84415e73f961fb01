# SPDX-License-Identifier: GPL-3.0-or-later
"""The values in a table's columns: which the program understands, and what a person says the others mean."""

from collections.abc import Iterable, Mapping, Sequence

from va_desktop.directory.hsds import answers, values
from va_desktop.directory.hsds.codes import AXES
from va_desktop.directory.hsds.mapping import Columns, plain
from va_desktop.directory.hsds.targets import TARGETS, Target

MOST_VALUES = 20
"""How many different values of a column are shown."""

READ = frozenset({"answer", "code", "codes", "days", "hours", "time"})
"""The sorts of columns whose values are read as something; `service.languages` is one as well."""


def is_read(target: Target) -> bool:
    """Tell whether the values of such a column are understood or not, and not just kept as words."""
    return target.sort in READ or target.name == "service.languages"


def understood(target: Target, cell: str) -> tuple[str, ...] | None:
    """Return what the program makes of a value: codes, days, times or an answer; None where it makes nothing of it."""
    found: str | None
    match target.sort:
        case "answer":
            found = answers.answer(cell)
        case "codes":
            codes, whole = answers.codes(cell, AXES[target.field])
            return codes if whole and codes else None
        case "code":
            found = next((code for code in target.allowed if plain(code) == plain(cell)), None)
        case "days":
            days = answers.days(cell)
            return tuple(days.split(",")) if days else None
        case "hours":
            rows = answers.hours(cell)
            return tuple(f"{row['byday']} {row['opens_at']}-{row['closes_at']}" for row in rows) if rows else None
        case "time":
            found = values.clock(cell)
        case _:
            items = answers.items(cell)
            return tuple(items) if items and all(len(item) < 4 for item in items) else None
    return None if found is None else (found,)


def distinct(rows: Iterable[Sequence[str]], column: int) -> tuple[str, ...]:
    """Return the different values of a column, the first ones, each as it was first written."""
    found: dict[str, str] = {}
    for row in rows:
        cell = row[column].strip() if column < len(row) else ""
        if cell:
            found.setdefault(plain(cell) or cell, cell)
        if len(found) == MOST_VALUES:
            break
    return tuple(found.values())


class Meant:
    """Puts what a person said in the place of the values of a row."""

    def __init__(self, headings: Sequence[str], columns: Columns) -> None:
        self._said: list[tuple[int, Mapping[str, str]]] = [
            (place, {plain(cell) or cell: text for cell, text in columns.values[heading].items()})
            for place, heading in enumerate(headings)
            if columns.values.get(heading) and columns.of(heading) in TARGETS
        ]

    def replaced(self, cells: list[str]) -> list[str]:
        """Return the row as it is meant."""
        if not self._said:
            return cells
        cells = list(cells)
        for place, said in self._said:
            if place < len(cells) and (cell := cells[place].strip()):
                cells[place] = said.get(plain(cell) or cell, cells[place])
        return cells
