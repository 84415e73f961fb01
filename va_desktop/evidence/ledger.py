# SPDX-License-Identifier: GPL-3.0-or-later
"""What was already given out, series by series, so that no two reports can be subtracted from each other.

Periods of one series never overlap, and the same period always gives the same figures (docs/decisions/0021).
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from va_desktop.durable import put
from va_desktop.errors import VaDesktopError
from va_desktop.evidence.keys import Period
from va_desktop.evidence.published import Published, from_body, to_body
from va_desktop.storage.driver import Connection


class Overlaps(VaDesktopError):
    """The period has days in common with one that was already given out, and is not the same."""

    def __init__(self, wanted: Period, given: Period) -> None:
        super().__init__(f"{wanted.first} {wanted.last} {given.first} {given.last}")
        self.wanted, self.given = wanted, given


class LedgerDamaged(VaDesktopError):
    """The list of what was given out cannot be read; nothing may be given out until it can."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class Ledger(Protocol):
    """Keeps what was given out."""

    def given(self, series: str, country: str) -> Sequence[Published]:
        """Return every report of a series and a country, oldest first. Raises `LedgerDamaged`."""
        ...

    def add(self, published: Published) -> None:
        """Keep a report for ever. Raises OSError or a trouble of the database."""
        ...


def earlier(ledger: Ledger, series: str, country: str, period: Period) -> Published | None:
    """Return the report of the same period, or None where the period is free. Raises `Overlaps`."""
    for published in ledger.given(series, country):
        if published.period == period:
            return published
        if published.period.meets(period):
            raise Overlaps(period, published.period)
    return None


class TableLedger:
    """Keeps it in the database of the counted facts, for a caseload."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def given(self, series: str, country: str) -> Sequence[Published]:
        """Return every report of a series and a country, oldest first."""
        rows = self._connection.execute(
            "SELECT body FROM published WHERE series = ? AND country = ? ORDER BY first", (series, country)
        )
        return [from_body(json.loads(body)) for (body,) in rows]

    def add(self, published: Published) -> None:
        """Keep a report; the caller holds the transaction. What is there already stays as it is."""
        first, last = published.period.first.isoformat(), published.period.last.isoformat()
        self._connection.execute(
            "INSERT OR IGNORE INTO published VALUES (?, ?, ?, ?, ?)",
            (published.series, published.country, first, last, json.dumps(to_body(published))),
        )


class FileLedger:
    """Keeps it in one file. The figures in it are those that everybody may see."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def given(self, series: str, country: str) -> Sequence[Published]:
        """Return every report of a series and a country, oldest first. Raises `LedgerDamaged`."""
        found = [one for one in self._all() if (one.series, one.country) == (series, country)]
        return sorted(found, key=lambda one: one.period.first)

    def add(self, published: Published) -> None:
        """Keep a report. Raises OSError; then nothing has changed."""
        kept = self._all()
        names = {(one.series, one.country, one.period) for one in kept}
        if (published.series, published.country, published.period) in names:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        put(self._path, json.dumps([to_body(one) for one in (*kept, published)]).encode())

    def _all(self) -> list[Published]:
        try:
            found = json.loads(self._path.read_bytes())
            if not isinstance(found, list):
                raise ValueError("no list")
            return [from_body(body) for body in found]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            raise LedgerDamaged(self._path) from None
