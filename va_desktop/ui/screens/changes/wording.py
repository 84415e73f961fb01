# SPDX-License-Identifier: GPL-3.0-or-later
"""A change that no longer fits, in sentences; no Qt."""

from typing import assert_never

from va_desktop.directory.changes import Conflict
from va_desktop.i18n.translator import Translator
from va_desktop.ui.screens.correct.wording import path, value


def conflict(tr: Translator, found: Conflict) -> tuple[str, ...]:
    """Return what it was, what the directory says now, and what this centre says."""
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
        case _:
            assert_never(found.kind)


def about_what(name: str, *told: str) -> str:
    """Return which place and which change a button is about, for who cannot see the card around it."""
    return " ".join(f"{part.rstrip('.')}." for part in (name, *told) if part)
