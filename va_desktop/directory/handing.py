# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of a centre's changes anybody may see or get, and what of them: nothing of where a protected place is."""

from collections.abc import Set
from typing import Any

from va_desktop.directory.attributes import WAY, Doc, said
from va_desktop.directory.changes import Added, Change, Corrected
from va_desktop.directory.fields import PLACES
from va_desktop.directory.protection import NONE, is_any_hidden, is_protected, public, public_organization, rows

_PLAIN = frozenset(
    ("name", "alternate_name", "description", "status", "email", "url", "fees", "fees_description", "phones",
     "schedules", "languages", "eligibility_description", "application_process", "wait_time", "alert",
     "assured_date", "last_modified", "cost_options", "required_documents", "minimum_age", "maximum_age")
)  # fmt: skip
"""Fields of a protected service that do not speak of its place."""


def shown(change: Change, doc: Doc | None, owner: Doc | None = None, shy: Set[str] = NONE) -> Change | None:
    """Return what may be seen of a change to a service that is now `doc`; None for a change to a protected place.

    Without a document nobody knows whether it is protected, so that only fields of no place are shown.
    """
    match change:
        case Added(whole):
            # As it is now: what was added may have been public before somebody protected it.
            return Added(public(whole if doc is None else doc, owner, shy))
        case Corrected(path, base, value):
            if doc is not None and not is_any_hidden(doc, owner, shy) and not _was_hidden(doc, base, path, owner, shy):
                return change
            return _corrected(path, base, value, doc, owner, shy)
        case _:
            return change


def _was_hidden(doc: Doc, base: Any, path: tuple[str, ...], owner: Doc | None, shy: Set[str]) -> bool:
    """Tell whether the service was protected before this change, as when a place is taken for a public one."""
    return len(path) == 1 and is_any_hidden({**doc, path[0]: base}, owner, shy)


def _corrected(
    path: tuple[str, ...], base: Any, value: Any, doc: Doc | None, owner: Doc | None, shy: Set[str]
) -> Corrected | None:
    if path[0] in _PLAIN:
        return Corrected(path, base, value)
    if path == ("attributes",):
        return Corrected(path, _attributes(base), _attributes(value))
    if path == ("organization",):
        return Corrected(path, _organization(base), _organization(value))
    if path[0] == PLACES and len(path) > 1 and doc is not None and not is_protected(doc, None, owner, shy):
        place = next((each for each in rows(doc, PLACES) if str(each.get("id")) == path[1]), None)
        if place is not None and not is_protected(doc, place, owner, shy):
            return Corrected(path, base, value)
    return None


def _attributes(value: Any) -> Any:
    if not isinstance(value, list):
        return None
    return [each for term, each in said({"attributes": value}) if each and term.axis not in WAY]


def _organization(value: Any) -> Any:
    return public_organization(value, protected=True) if isinstance(value, dict) else None
