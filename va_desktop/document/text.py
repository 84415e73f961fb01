# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper as plain text, ready for a braille translator: short lines, no drawing, headings set apart by empty lines."""

import textwrap

from va_desktop.document.sheet import Listing, Section, Sheet

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
        if isinstance(part, Listing):
            rows.extend(_listed(part, width))
        else:
            rows.append(_wrapped(part.text, width))
    return "\n".join(rows)


def _listed(listing: Listing, width: int) -> list[str]:
    found = []
    for number, line in enumerate(listing.lines, 1):
        start = f"{number}. " if listing.kind == "numbered" else "- "
        found.append(_wrapped(start + line.text, width, "  "))
    return found


def _wrapped(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(text.replace("\u200b", ""), width, subsequent_indent=indent, break_on_hyphens=False)
