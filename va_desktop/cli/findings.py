# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found while reading a directory, in the words of the command line and in a file for spreadsheets."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from va_desktop.directory.hsds.findings import Action, Finding, Reason, Report

REASONS: dict[Reason, str] = {
    "ambiguous_hours": "hours in words that could not be read",
    "assumed_value": "a value was missing and the usual one was taken",
    "bad_date": "a date that is not written YYYY-MM-DD",
    "bad_header": "a heading that is empty or stands twice",
    "bad_number": "a number that is none, or out of range",
    "bad_time": "a time that is none",
    "bad_value": "a value that is not in the list of allowed ones",
    "blank_row": "an empty row",
    "bom": "a mark at the beginning of the file",
    "broken_json": "broken JSON",
    "control_characters": "control characters",
    "dangling_key": "a key that leads to no row",
    "delimiter_guessed": "another delimiter than the comma",
    "duplicate_id": "an id that stands twice, with different content",
    "duplicate_row": "a row that stands twice",
    "encoding_guessed": "text that is not UTF-8; the encoding was guessed",
    "file_ignored": "a file that is no part of a directory",
    "id_not_uuid": "an id that is no UUID",
    "missing_id": "no id",
    "missing_value": "a required value is missing",
    "multi_line_cell": "a cell of several lines",
    "no_rows": "a table without rows",
    "not_an_object": "something else stands where an object should",
    "rest_unread": "the rest of the file was not read",
    "sink_refused": "the directory file would not take it",
    "too_deep": "nested too deep",
    "too_few_cells": "fewer cells than headings",
    "too_large": "too large",
    "too_many_cells": "more cells than headings",
    "unknown_column": "a column that HSDS does not know",
    "unknown_table": "a table that HSDS does not know",
    "unreadable_row": "a row that could not be read",
}

ACTIONS: dict[Action, str] = {
    "assumed": "taken for granted",
    "converted": "brought into the right form",
    "first_kept": "the first one was kept, its gaps were filled",
    "kept": "kept as it is",
    "kept_as_text": "kept beside the field, as text",
    "left_out": "left out",
    "made": "made",
    "merged": "put together with the first one",
    "set_apart": "kept on its own",
}

# A spreadsheet program takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Findings:
    """Writes every finding into a CSV file as it is found, and counts them."""

    def __init__(self, file: TextIO) -> None:
        self._writer = csv.writer(file)
        self._writer.writerow(("file", "row", "column", "reason", "done", "detail", "what it is", "what was done"))

    def __call__(self, found: Finding) -> None:
        """Write one down."""
        words = (REASONS[found.reason], ACTIONS[found.action])
        row = (found.file, str(found.row), found.column, found.reason, found.action, found.detail, *words)
        self._writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])


@contextmanager
def written(path: Path | None) -> Iterator[Findings | None]:
    """Open the file of the findings, if one is wanted. Raises OSError."""
    if path is None:
        yield None
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        yield Findings(file)


def lines(report: Report) -> Iterator[str]:
    """Yield the report as lines of text: files with their rows, then what was found how often."""
    width = max((len(name) for name in report.files), default=4)
    yield f"{'':{width}} {'rows':>9} {'imported':>9} {'merged':>9} {'refused':>9}"
    rows = [*report.files.items(), *([("all files", report.total)] if len(report.files) > 1 else [])]
    for name, count in rows:
        yield f"{name:{width}} {count.rows:>9} {count.imported:>9} {count.merged:>9} {count.refused:>9}"
    for reason, times in sorted(report.reasons.items(), key=lambda pair: -pair[1]):
        yield f"{times:>9} x {REASONS[reason]}"


def document(report: Report) -> dict[str, object]:
    """Return the report as one JSON document."""
    return {
        "format": report.format,
        "files": {
            name: {"rows": c.rows, "imported": c.imported, "merged": c.merged, "refused": c.refused}
            for name, c in report.files.items()
        },
        "records": dict(report.records),
        "reasons": dict(report.reasons),
        "findings": [
            {
                "file": found.file,
                "row": found.row,
                "column": found.column,
                "reason": found.reason,
                "done": found.action,
                "detail": found.detail,
            }
            for found in report.findings
        ],
    }
