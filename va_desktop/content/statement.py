# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence or paragraph of a record, with what backs it; and small readers that every slice shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from va_desktop.ids import TextId


@dataclass(frozen=True)
class Statement:
    """A text by its id, whether somebody read it in a source, the sources of its own, and its own date."""

    text: TextId
    verified: bool
    sources: tuple[str, ...]
    as_of: str | None


def statement(value: Mapping[str, Any]) -> Statement:
    """Read a statement from a record's document."""
    return Statement(
        text=TextId(value["text"]),
        verified=bool(value.get("verified", True)),
        sources=tuple(value.get("sources", ())),
        as_of=value.get("as_of"),
    )


def statements(doc: Mapping[str, Any], key: str) -> tuple[Statement, ...]:
    """Read a list of statements; a single one counts as a list of one, nothing as none."""
    value = doc.get(key)
    if value is None:
        return ()
    if isinstance(value, Mapping):
        return (statement(value),)
    return tuple(statement(item) for item in value)


def optional(doc: Mapping[str, Any], key: str) -> Statement | None:
    """Read one statement that may be missing."""
    value = doc.get(key)
    return None if value is None else statement(value)


def strings(doc: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Read a list of codes or ids."""
    value: Sequence[str] = doc.get(key) or ()
    return tuple(str(item) for item in value)


def second_reader(doc: Mapping[str, Any]) -> bool:
    """Tell whether somebody other than the writer has read a page against its sources."""
    return bool(doc.get("reviewed_by"))


def day(value: object) -> date | None:
    """Read an ISO date, or None when there is none or it is not a whole date."""
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
