# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows as files for other programs: CSV and XLSX, in which no cell can ever be a formula."""

import csv
import io
from collections.abc import Sequence

Value = str | int | None

_DANGER = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets take for the start of a formula, or cut away before one; also in full width."""


def safe(value: Value) -> Value:
    """Return a value that no spreadsheet calculates: a text that could be a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_DANGER):
        return f"'{value}"
    return value


def as_csv(rows: Sequence[Sequence[Value]]) -> bytes:
    """Return rows as CSV (RFC 4180) in UTF-8 with a mark of byte order, which spreadsheets need for other scripts."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(
        [["" if one is None else safe(one) for one in row] for row in rows]
    )
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Sequence[tuple[str, Sequence[Sequence[Value]]]], rtl: bool = False) -> bytes:
    """Return named sheets as one workbook; the first two rows stay in sight. Texts are texts, never formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "VA Desktop"
    for name, rows in sheets:
        sheet = book.create_sheet(name[:31])
        sheet.sheet_view.rightToLeft = rtl
        sheet.freeze_panes = "A3"
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(place, column)
                cell.value = safe(value)
                if isinstance(value, str):
                    cell.data_type = "s"
                if place == 1:
                    cell.font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
