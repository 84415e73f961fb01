# SPDX-License-Identifier: GPL-3.0-or-later
"""What the log answers: values that are held, conflicts, what a merge brought, and how far somebody has read."""

from typing import NamedTuple

from va_desktop.journal.entries import Value


class Held(NamedTuple):
    """One value of one field that nothing has replaced, and who wrote it when."""

    entry: str
    value: Value
    author: str
    device: str
    at: str
    day: str


class Conflict(NamedTuple):
    """One field that was set to different values by people who did not know of each other."""

    case: str
    subject: str
    kind: str
    field: str
    sides: tuple[Held, ...]


class Merged(NamedTuple):
    """What a merge brought: `new` entries, those that were `known`, those of people who were `erased` here and stay so.

    `removed` cases went because they were erased elsewhere; `touched` cases changed; `conflicts` are open since then.
    """

    new: int
    known: int
    erased: int
    removed: int
    opened: int
    touched: frozenset[str]
    conflicts: int


class Position(NamedTuple):
    """How far somebody has read this log: the number and the id of the last entry. The id proves the number."""

    number: int
    entry: str


START = Position(0, "")
