# SPDX-License-Identifier: GPL-3.0-or-later
"""A CSV file row by row: whatever its cells hold, each row comes out as fields or is refused with a reason."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from va_desktop.directory.hsds.decoding import Opener, lines
from va_desktop.directory.hsds.findings import Account
from va_desktop.directory.hsds.quotes import Cells, records

_SEPARATOR = re.compile(r"sep=(.|\\t)", re.IGNORECASE)
"""What some spreadsheet programs write into the first line: which sign stands between cells."""

EXTRA = "extra_cells"
"""The field that holds cells beyond the last named column."""


@dataclass(frozen=True)
class Rows:
    """An open table: the names of its columns, and its rows as (line, fields without the empty ones)."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, dict[str, object]]]


def table(opener: Opener, name: str, account: Account) -> Rows:
    """Read the header and return the rest to be read row by row; every row that is not yielded is counted refused."""
    account.of(name)
    texts = lines(opener, name, account)
    reader = _reader(texts, name, account)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            reader.columns = header(cells, name, account)
            return Rows(reader.columns, _rows(reader, reader.columns, name, account))
    account.find(name, 0, "", "no_rows", "kept")
    return Rows((), iter(()))


def cells(opener: Opener, name: str, account: Account) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of every row that has some, without taking any row for a header."""
    reader = _reader(lines(opener, name, account), name, account)
    for found in reader:
        if found:
            yield reader.line, found


def header(cells: list[str], name: str, account: Account) -> tuple[str, ...]:
    """Return names of columns, each one once; a nameless or repeated one gets a number."""
    seen: Counter[str] = Counter()
    names = []
    for place, cell in enumerate(cells, 1):
        bare = cell.strip().strip('"').strip()
        seen[bare] += 1
        unique = bare or f"column_{place}"
        if bare and seen[bare] > 1:
            unique = f"{bare}_{seen[bare]}"
        if unique != bare:
            account.find(name, 1, unique, "bad_header", "converted")
        names.append(unique)
    return tuple(names)


class _Reader:
    """Gives what can be parsed, tells what cannot, and knows the line of what it gave last."""

    def __init__(self, found: Iterator[Cells], name: str, account: Account) -> None:
        self._found = found
        self._name = name
        self._account = account
        self.line = 0
        self.columns: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[list[str]]:
        for record in self._found:
            self.line = record.line
            if record.error:
                self._account.refuse(self._name, record.line, "unreadable_row")
                continue
            if record.broken:
                known = dict(enumerate(self.columns, 1))
                column = known.get(record.broken, f"column_{record.broken}")
                self._account.find(self._name, record.line, column, "broken_quote", "kept")
            elif record.lines > 1 and record.cells:
                self._account.find(self._name, record.line, "", "multi_line_cell", "kept")
            yield record.cells


def _reader(texts: Iterator[str], name: str, account: Account) -> _Reader:
    first, number = next(texts, ""), 1
    while first and not first.strip():
        first, number = next(texts, ""), number + 1
    said = _SEPARATOR.fullmatch(first.strip().strip('"'))
    if said is not None:
        first, number = next(texts, ""), number + 1
    mark = said[1].replace("\\t", "\t") if said else max(",;\t|", key=first.count)
    if mark != "," and first.count(mark):
        account.find(name, 0, "", "delimiter_guessed", "converted", {"\t": "tab"}.get(mark, mark))
    else:
        mark = ","
    return _Reader(records(_again(first, texts), mark, number), name, account)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest


def _rows(
    reader: _Reader, columns: tuple[str, ...], name: str, account: Account
) -> Iterator[tuple[int, dict[str, object]]]:
    width = len(columns)
    for cells in reader:
        if not cells:
            continue
        fields: dict[str, object] = {column: cell for column, cell in zip(columns, cells) if cell}
        if len(cells) != width:
            if len(cells) < width:
                account.find(name, reader.line, "", "too_few_cells", "kept", str(width - len(cells)))
            else:
                extra = [cell for cell in cells[width:] if cell]
                account.find(name, reader.line, "", "too_many_cells", "kept", str(len(cells) - width))
                if extra:
                    fields[EXTRA] = extra
        if not any(not isinstance(value, str) or value.strip() for value in fields.values()):
            account.refuse(name, reader.line, "blank_row")
            continue
        yield reader.line, fields
