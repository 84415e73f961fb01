# SPDX-License-Identifier: GPL-3.0-or-later
"""A change that no longer fits, in sentences; no Qt."""

from datetime import date
from typing import assert_never

from va_desktop.directory.changes import Conflict
from va_desktop.ui.language import Words
from va_desktop.ui.screens.correct.wording import change, path, value


def conflict(words: Words, found: Conflict) -> tuple[str, ...]:
    """Return what it was, what the directory or another centre says now, and what this centre says."""
    tr = words.tr
    match found.kind:
        case "changed":
            return (
                tr("{field}. Before: {value}").format(field=path(tr, found.path), value=value(tr, found.base)),
                tr("The new directory says: {value}").format(value=value(tr, found.found)),
                tr("This centre says: {value}").format(value=value(tr, found.ours)),
            )
        case "gone":
            return (tr("The new directory does not have this any more."),)
        case "double":
            return (tr("The new directory has this place too now."),)
        case "unfit":
            return (tr("This change is not written as it must be. It is not shown."),)
        case "centres":
            return (
                _said(words, tr("This centre, {day}:"), found.ours_day, change(words, found.ours)),
                _said(words, tr("The other centre, {day}:"), found.found_day, change(words, found.found)),
            )
        case _:
            assert_never(found.kind)


def _said(words: Words, who: str, on: date | None, what: str) -> str:
    return f"{who.format(day=words.day(on) if on is not None else '')} {what}"


def about_what(name: str, *told: str) -> str:
    """Return which place and which change a button is about, for who cannot see the card around it."""
    return " ".join(f"{part.rstrip('.')}." for part in (name, *told) if part)
