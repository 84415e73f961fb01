# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of services: a first look at it, and its rows as documents by a mapping of its columns."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.built import Builder, Row
from va_desktop.directory.hsds.findings import (
    Account,
    Finding,
    Progress,
    ReadingCancelled,
    Refusals,
    Report,
    SourceRefused,
)
from va_desktop.directory.hsds.grid import lines
from va_desktop.directory.hsds.mapping import Columns, suggest, tags
from va_desktop.directory.hsds.meant import Meant
from va_desktop.directory.hsds.rows import header
from va_desktop.directory.hsds.source import shown
from va_desktop.directory.hsds.store import BATCH, Scratch, Seen
from va_desktop.directory.record import Record, Sink

LOOKED_AT = 25
"""In how many lines the tags are looked for, as the HXL standard does."""

SAMPLE = 10
ROWS = 500


@dataclass(frozen=True)
class Sheet:
    """What a spreadsheet looks like. `first`: the line of the first row of data; `above`: lines before the headings."""

    headings: tuple[str, ...]
    hxl: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    suggested: Columns
    first: int
    above: int
    rows: tuple[tuple[str, ...], ...] = ()
    """Those in which the different values of a column are looked for."""


@dataclass
class _Opened:
    headings: tuple[str, ...]
    hxl: tuple[str, ...]
    first: int
    above: int
    rows: Iterator[tuple[int, list[str]]] = field(default_factory=lambda: iter(()))


def preview(path: Path) -> Sheet:
    """Look at the headings, tags and first rows, and suggest what the columns mean. Raises SourceRefused."""
    opened = _open(path, Account())
    width = len(opened.headings)
    rows = tuple(tuple((cells + [""] * width)[:width]) for _, cells in islice(opened.rows, ROWS))
    found = suggest(opened.headings, opened.hxl)
    return Sheet(opened.headings, opened.hxl, rows[:SAMPLE], found, opened.first, opened.above, rows)


def rows_to_records(
    path: Path,
    columns: Columns | None,
    sink: Sink,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    on_finding: Callable[[Finding], None] | None = None,
    scratch: Path | None = None,
    refusals: Refusals = (),
) -> Report:
    """Read a spreadsheet row by row into services and their organizations; every row is accounted for.

    Without `columns` the suggestion is taken. Raises SourceRefused (`no_name` when no column gives a service or an
    organization its name), ReadingCancelled, and what the sink raises; `refusals` are counted instead.
    """
    account = Account(on_finding)
    opened = _open(path, account)
    chosen = columns if columns is not None else suggest(opened.headings, opened.hxl)
    name = shown(path.name)
    builder = Builder(opened.headings, chosen, account, name)
    meant = Meant(opened.headings, chosen)
    if not builder.named:
        raise SourceRefused("no_name")
    account.of(name)
    size, rows = max(path.stat().st_size, 1), 0
    with Scratch(scratch) as store:
        taker = _Taker(name, account, Seen(store), sink, refusals)
        for line, cells in opened.rows:
            rows += 1
            if rows % BATCH == 0:
                if cancelled():
                    raise ReadingCancelled
                on_progress(Progress("reading", name, rows, 0, size))
            built = builder.row(line, meant.replaced(cells))
            if built is not None:
                taker.take(line, built)
    on_progress(Progress("reading", name, rows, size, size))
    return account.report("sheet")


class _Taker:
    """Hands rows on: an organization once, a row that stands twice once, two services of one name both."""

    def __init__(self, file: str, account: Account, seen: Seen, sink: Sink, refusals: Refusals) -> None:
        self._refusals = refusals
        self._file = file
        self._account = account
        self._seen = seen
        self._sink = sink

    def take(self, line: int, row: Row) -> None:
        digest = hashlib.blake2b(row.digest.encode(errors="replace"), digest_size=16).digest()
        key, number = row.key, 1
        while not self._seen.new(f"service {key}", digest):
            if self._seen.same(f"service {key}", digest):
                self._account.end(self._file, "merged")
                self._account.find(self._file, line, "", "duplicate_row", "merged")
                return
            if row.fixed:
                self._account.refuse(self._file, line, "duplicate_id")
                return
            number += 1
            key = values.made("service", row.key, str(number))
        service = row.finish(key)
        organization = service.get("organization")
        if organization is not None and self._seen.new(f"organization {organization['id']}", b""):
            self._hand(Record("organization", organization["id"], dict(organization)), line)
        taken = self._hand(Record("service", key, service), line)
        self._account.end(self._file, "imported" if taken else "refused")

    def _hand(self, record: Record, line: int) -> bool:
        return self._account.hand(self._sink, record, self._file, line, self._refusals)


def _open(path: Path, account: Account) -> _Opened:
    rows = lines(path, account)
    start = list(islice(rows, LOOKED_AT))
    place = next((number for number, (_, cells) in enumerate(start) if tags(cells)), None)
    if place is None:
        top = next((number for number, (_, cells) in enumerate(start) if sum(bool(c.strip()) for c in cells) > 1), 0)
        hxl: tuple[str, ...] = ()
        data = top + 1
    else:
        top, hxl, data = max(place - 1, 0), tuple(start[place][1]), place + 1
    if not start or data > len(start):
        raise SourceRefused("no_rows")
    headings = header(start[top][1], shown(path.name), account)
    if len(hxl) > len(headings):
        headings += tuple(f"column_{number}" for number in range(len(headings) + 1, len(hxl) + 1))
    first = start[data][0] if data < len(start) else start[data - 1][0] + 1
    return _Opened(headings, hxl, first, top, chain(start[data:], rows))
