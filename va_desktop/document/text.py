# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper as plain text, ready for a braille translator: short lines, no drawing, headings set apart by empty lines."""

import textwrap
from typing import assert_never

from va_desktop.document.sheet import Chart, Code, Line, Listing, Section, Sheet, Table

WIDTH = 40
"""Cells of a usual braille line; translators wrap anew, and a line of this width also fits a small display."""


def plain(sheet: Sheet, width: int = WIDTH) -> str:
    """Return the paper as text in UTF-8; the square code is left out, because a finger cannot use it."""
    parts = [_wrapped(sheet.title, width)]
    if sheet.lead:
        parts.append(_wrapped(sheet.lead, width))
    parts.extend(_section(section, width) for section in sheet.sections)
    parts.extend(_wrapped(line, width) for line in sheet.footer)
    return "\n\n".join(parts) + "\n"


def _section(section: Section, width: int) -> str:
    rows = [_wrapped(section.heading.text, width)]
    if section.mark:
        rows.append(_wrapped(section.mark, width))
    for part in section.parts:
        match part:
            case Listing():
                rows.extend(_listed(part, width))
            case Line():
                rows.append(_wrapped(part.text, width))
            case Table():
                rows.extend(_told(part, width))
            case Chart():
                rows.append(_wrapped(part.sentence, width))
                rows.extend(_told(part.table, width))
            case Code():
                continue
            case _:
                assert_never(part)
    return "\n".join(rows)


def _told(table: Table, width: int) -> list[str]:
    """Return a table as lines: each row with its name, and each figure with the name of its column."""
    found = [_wrapped(table.caption, width)]
    for row in table.rows:
        cells = "; ".join(f"{head}: {cell}" for head, cell in zip(table.head[1:], row[1:], strict=True) if cell)
        found.append(_wrapped(f"- {row[0]}. {cells}", width, "  "))
    return [*found, _wrapped(table.note, width)] if table.note else found


def _listed(listing: Listing, width: int) -> list[str]:
    found = []
    for number, line in enumerate(listing.lines, 1):
        start = f"{number}. " if listing.kind == "numbered" else "- "
        found.append(_wrapped(start + line.text, width, "  "))
    return found


def _wrapped(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(text.replace("\u200b", ""), width, subsequent_indent=indent, break_on_hyphens=False)
