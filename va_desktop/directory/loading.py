# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a directory: reads a source row by row into a new file, which takes the old one's place when all is well."""

import csv
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from va_desktop.directory import store, writer
from va_desktop.directory.doubts import DirectoryDoubted, Doubt, doubt
from va_desktop.directory.errors import DirectoryUnwritten, ImportCancelled, RecordRefused
from va_desktop.directory.hsds import findings, reading
from va_desktop.directory.hsds.findings import Finding, ReadingCancelled, Report
from va_desktop.directory.hsds.source import shown
from va_desktop.directory.writer import DirectoryWriter, Info, Written, before

if TYPE_CHECKING:
    from va_desktop.directory.hsds.mapping import Columns

Step = findings.Progress | writer.Progress
"""How far a load is: rows that are read, then what is made of them."""
COLUMNS = ("file", "row", "column", "reason", "action", "detail")


@dataclass(frozen=True)
class Loaded:
    """What came of it. `account`: every finding as CSV."""

    report: Report
    written: Written
    account: Path | None


def load(
    source: Path,
    target: Path,
    info: Info,
    *,
    columns: "Columns | Mapping[str, str] | None" = None,
    account: Path | None = None,
    on_progress: Callable[[Step], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    agree: Callable[[Doubt], bool] = lambda doubt: True,
) -> Loaded:
    """Read a source into the directory file `target`. `columns`: what each heading of a spreadsheet means.

    `agree` is asked, after the reading, when the new one may be worse than the one in use; it may take its time.
    Raises `SourceRefused`, `ImportCancelled`, `DirectoryDoubted`, `DirectoryUnwritten` or `DirectoryDamaged`; in each
    case the old file and its account are untouched. `account` gets every finding, a row each; the old file is kept
    beside the new one as `before` names it.
    """
    try:
        with DirectoryWriter(target, info, on_progress, cancelled, before(target)) as into:
            with _Account(account) as told:
                report = _read(source, into, columns, told.add, on_progress, cancelled, target.parent)
                found = doubt(report, into.places, target)
                if found is not None and not agree(found):
                    raise ImportCancelled if cancelled() else DirectoryDoubted(found)
                written = into.finish()
                if written.unfiltered:
                    beyond = Finding(shown(source.name), 0, "", "too_many_codes", "left_out", str(written.unfiltered))
                    told.add(beyond)
                    report = report.told(beyond)
            return Loaded(report, written, account)
    except ReadingCancelled:
        raise ImportCancelled from None
    except (OSError, store.DatabaseError):
        raise DirectoryUnwritten(target) from None


def _read(
    source: Path,
    into: DirectoryWriter,
    columns: "Columns | Mapping[str, str] | None",
    found: Callable[[Finding], None],
    on_progress: Callable[[Step], None],
    cancelled: Callable[[], bool],
    scratch: Path,
) -> Report:
    options: dict[str, Any] = {
        "on_progress": on_progress,
        "cancelled": cancelled,
        "on_finding": found,
        "scratch": scratch,
        "refusals": (RecordRefused,),
    }
    if columns is None:
        return reading.read(source, into, **options)
    from va_desktop.directory.hsds.mapping import Columns
    from va_desktop.directory.hsds.sheet import rows_to_records

    return rows_to_records(source, columns if isinstance(columns, Columns) else Columns(columns), into, **options)


class _Account:
    """Writes findings as they come, so that a million of them need no memory; only a load that went well keeps them."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._draft = path and path.with_name(f".{path.name}.part")

    def __enter__(self) -> "_Account":
        self._file = None
        if self._draft is not None:
            with suppress(OSError):
                self._file = self._draft.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="")
        self._rows = csv.writer(self._file) if self._file is not None else None
        if self._rows is not None:
            self._rows.writerow(COLUMNS)
        return self

    def add(self, found: Finding) -> None:
        if self._rows is not None:
            row = (found.file, found.row, found.column, found.reason, found.action, found.detail)
            self._rows.writerow([_plain(cell) for cell in row])

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._file is None or self._path is None or self._draft is None:
            return
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            if kind is None:
                self._draft.replace(self._path)
            else:
                self._draft.unlink()


def _plain(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" else cell
