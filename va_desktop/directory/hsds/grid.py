# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet, CSV or XLSX, as lines of text cells."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from va_desktop.directory.hsds.findings import Account, SourceRefused
from va_desktop.directory.hsds.rows import cells as csv_cells
from va_desktop.directory.hsds.source import Source, checked

BOOKS = (".xlsx", ".xlsm")
MOST_COLUMNS = 500
_HEAD = 4096
_PLAIN = frozenset(b"\t\n\v\f\r\x1a\x1b")
"""Control characters that text files hold: white space, the old mark of the end, the escape of ISO 2022."""


def lines(path: Path, account: Account) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of the first sheet, empty lines left out. Raises SourceRefused."""
    if path.suffix.lower() in BOOKS:
        return _book(path)
    return _text(path, account)


def _text(path: Path, account: Account) -> Iterator[tuple[int, list[str]]]:
    with Source(path) as source:
        if source.packed:
            raise SourceRefused("unknown_format")
        member = source.members[0]
        with source.open(member) as file:
            if binary(file.read(_HEAD)):
                raise SourceRefused("no_table")
        yield from csv_cells(partial(source.open, member), member.name, account)


def binary(head: bytes) -> bool:
    """Tell whether the first bytes of a file are no text: NULs that no UTF-16 explains, or many control characters.

    The share of 2 % is our own rule; text has tabs and line ends alone.
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = head.count(0)
    if zeros:
        return max(head[::2].count(0), head[1::2].count(0)) < max(zeros, len(head) // 5)
    return sum(byte < 32 and byte not in _PLAIN for byte in head) * 50 > len(head)


def _book(path: Path) -> Iterator[tuple[int, list[str]]]:
    import openpyxl

    try:
        with zipfile.ZipFile(path) as packed:
            checked(packed)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except SourceRefused:
        raise
    # The library meets damage inside a book with whatever its parsers raise.
    except Exception as error:
        raise SourceRefused("unreadable") from error
    try:
        sheet = book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
            cells = [_cell(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield number, cells
    except GeneratorExit:
        raise
    except Exception as error:
        raise SourceRefused("unreadable") from error
    finally:
        book.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)
