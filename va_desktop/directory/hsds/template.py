# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet to fill: a line of help, the headings, the tags that this program knows them by, and the allowed values."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from va_desktop.directory.hsds.targets import TARGETS
from va_desktop.durable import put

LEFT_OUT = frozenset(
    {"location.position", "organization.id", "organization.description", "organization.website", "profile.home_visit"}
)
"""Meanings that a template does without: another column says the same, or few know them."""

EMPTY_ROWS = 500
"""In how many rows of a book the lists of values can be chosen from."""

_DATE = (1980, 1, 1)


def columns() -> tuple[str, ...]:
    """Return the names of a template's columns, in order."""
    return tuple(name for name in TARGETS if name not in LEFT_OUT)


def heading(name: str) -> str:
    """Return the English heading of a column."""
    field = name.partition(".")[2]
    special = {
        "service.id": "Service number",
        "service.name": "Service",
        "organization.name": "Organisation",
        "location.name": "Place",
        "contact.name": "Ask for",
        "address.address_1": "Address",
        "profile.pcode": "P-code",
        "phone.number": "Phone",
        "schedule.byday": "Days",
    }
    return special.get(name) or field.replace("_", " ").capitalize()


def write(
    path: Path, head: Callable[[str], str] = heading, hint: Callable[[str], str] = lambda name: TARGETS[name].help
) -> None:
    """Write a template, as a book for `.xlsx` and as CSV for anything else. Raises OSError.

    `head` and `hint` give the words of a column by its name, so that a window can give them in its own language; the
    tags stay, so that a filled sheet is understood whatever the words are.
    """
    put(path, _book(head, hint) if path.suffix.lower() == ".xlsx" else _text(head, hint), 0o644)


def _text(head: Callable[[str], str], hint: Callable[[str], str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for line in _lines(head, hint):
        writer.writerow(line)
    # The mark tells spreadsheet programs that this is UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _lines(head: Callable[[str], str], hint: Callable[[str], str]) -> tuple[list[str], list[str], list[str]]:
    names = columns()
    return [hint(name) for name in names], [head(name) for name in names], [TARGETS[name].hxl for name in names]


def _book(head: Callable[[str], str], hint: Callable[[str], str]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = "Services"
    for line in _lines(head, hint):
        sheet.append(line)
    lists = book.create_sheet("Values")
    for place, name in enumerate(columns(), 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 24
        sheet.cell(1, place).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(2, place).font = Font(bold=True)
        for row in range(4, 4 + EMPTY_ROWS):
            # Text, so that a phone number keeps its zeros and a P-code stays a code.
            sheet.cell(row, place).number_format = "@"
        if allowed := TARGETS[name].allowed:
            for row, value in enumerate((head(name), *allowed), 1):
                lists.cell(row, place).value = value
            rule = DataValidation("list", formula1=f"Values!${letter}$2:${letter}${len(allowed) + 1}", allow_blank=True)
            # Several codes in one cell are allowed, so that a wrong one only warns.
            rule.errorStyle = "warning"
            sheet.add_data_validation(rule)
            rule.add(f"{letter}4:{letter}{3 + EMPTY_ROWS}")
    sheet.freeze_panes = "A4"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
