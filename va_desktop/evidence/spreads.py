# SPDX-License-Identifier: GPL-3.0-or-later
"""Days, costs and distances: how they spread among people, told in quarters and never one by one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from va_desktop.evidence.indicators import Indicator
from va_desktop.evidence.keys import Key, Period, Spread
from va_desktop.evidence.store import FRAMEWORKS
from va_desktop.storage.driver import Connection

SPREAD_LEAST = 10
"""Quarters are told of 10 people or more: each quarter then stands for at least two of them."""

BITS = (
    "(VALUES " + ", ".join(f"('framework:{name}', {1 << place})" for place, name in enumerate(FRAMEWORKS)) + ")"
    " AS framework"
)
"""A table of the frameworks and their bits; its columns are `column1` and `column2`."""

_TOTAL = {"cost": "sum(value)", "distance": "max(value)"}


def spread(connection: Connection, indicator: Indicator, period: Period) -> dict[Key, Spread]:
    """Return the quarters in all, by each dimension and by framework, where at least ten people stand behind them.

    Needs the tables of `window.lay_out`.
    """
    _gather(connection, indicator, period)
    found: dict[Key, Spread] = {}
    tables = [("''", "''", "", "gathered")]
    tables += [("''", dimension, dimension, "gathered JOIN who USING (key)") for dimension in indicator.dimensions]
    if indicator.split("framework"):
        joined = f"gathered JOIN {BITS} ON frameworks & framework.column2"
        tables.append(("framework.column1", "''", "", joined))
    value, also = (_TOTAL.get(indicator.measure, "value"), "" if indicator.measure in _TOTAL else ", gathered.rowid")
    for group, category, dimension, source in tables:
        rows = connection.execute(
            f"SELECT {group} AS grp, {category} AS cat, unit, gathered.key, {value} AS told FROM {source}"
            f" GROUP BY grp, cat, unit, gathered.key{also} ORDER BY grp, cat, unit, told"
        )
        for (name, label, unit), people, values in _runs(rows):
            if people >= SPREAD_LEAST:
                key = Key(indicator.id, name, dimension or ("currency" if unit else ""), label or unit)
                found[key] = quarters(values, unit or ("days" if indicator.measure == "days" else "km"))
    return found


def _gather(connection: Connection, indicator: Indicator, period: Period) -> None:
    run = connection.execute
    run("DROP TABLE IF EXISTS temp.gathered")
    run("CREATE TEMP TABLE gathered (key INTEGER, frameworks INTEGER, unit TEXT, value INTEGER)")
    match indicator.measure:
        case "days":
            got = listed(indicator.moves)
            run(
                "INSERT INTO gathered SELECT key, frameworks, '', waited FROM (SELECT got.key, frameworks, got.day -"
                " (SELECT min(early.day) FROM counted_move AS early WHERE early.matter = got.matter"
                f" AND early.move IN ({listed(indicator.since)}) AND early.day <= got.day) AS waited, got.day"
                " FROM (SELECT key, matter, frameworks, day, min(day * 1000000000 + id) FROM counted_move"
                f" WHERE move IN ({got}) AND matter IN (SELECT matter FROM what WHERE move IN ({got}))"
                " GROUP BY matter) AS got JOIN who USING (key)) WHERE day BETWEEN ? AND ? AND waited IS NOT NULL",
                (period.first.toordinal(), period.last.toordinal()),
            )
        case "cost":
            run("INSERT INTO gathered SELECT key, frameworks, currency, cost FROM what WHERE cost IS NOT NULL")
        case _:
            run("INSERT INTO gathered SELECT key, frameworks, '', distance FROM what WHERE distance IS NOT NULL")


def _runs(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[tuple[str, str, str], int, list[int]]]:
    for name, run in groupby(rows, key=lambda row: (row[0], row[1], row[2])):
        people: set[int] = set()
        values: list[int] = []
        for _, _, _, key, value in run:
            people.add(key)
            values.append(value)
        yield name, len(people), values


def quarters(values: Sequence[int], unit: str) -> Spread:
    """Return the quarters of sorted values by nearest rank: the first value that so many quarters do not pass."""
    number = len(values)
    low, middle, high = (values[-(-number * part // 4) - 1] for part in (1, 2, 3))
    return Spread(low, middle, high, unit)


def listed(codes: Sequence[str]) -> str:
    """Return codes of a definition as a list for SQL; they come from the pack, whose check allows only moves."""
    return ", ".join(f"'{code}'" for code in codes)
