# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of the fields that a centre corrects, and its changes in words; no Qt."""

from typing import Any, assert_never

from va_desktop.directory.changes import Added, Alerted, Change, Closed, Corrected, Removed
from va_desktop.directory.errors import ChangeRefused
from va_desktop.directory.fields import Name
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words


def field(tr: Translator, name: Name) -> str:
    """Return what a field is called."""
    match name:
        case "name":
            return tr("Name")
        case "description":
            return tr("What they do")
        case "phone":
            return tr("Phone")
        case "email":
            return tr("E-mail")
        case "url":
            return tr("Web address")
        case "address":
            return tr("Street and house")
        case "city":
            return tr("Town or village")
        case "transport":
            return tr("How to get there")
        case "hours":
            return tr("Opening hours, in words")
        case "fees":
            return tr("Cost")
        case "who":
            return tr("For whom")
        case _:
            assert_never(name)


_KEYS: dict[str, Name] = {
    "name": "name",
    "description": "description",
    "number": "phone",
    "phones": "phone",
    "email": "email",
    "url": "url",
    "address_1": "address",
    "addresses": "address",
    "city": "city",
    "transportation": "transport",
    "schedules": "hours",
    "fees_description": "fees",
    "eligibility_description": "who",
}


def path(tr: Translator, steps: tuple[str, ...]) -> str:
    """Return what stands at a path, in words where a centre's own pages can write it, else its last key."""
    if "schedules" in steps:
        return field(tr, "hours")
    last = steps[-1] if steps else ""
    return field(tr, _KEYS[last]) if last in _KEYS else last


def change(words: Words, item: Change) -> str:
    """Return a change as one sentence."""
    tr = words.tr
    match item:
        case Added():
            return tr("Added by this centre.")
        case Corrected(steps, _, new):
            return tr("{field} is now: {value}").format(field=path(tr, steps), value=value(tr, new))
        case Closed(until, _) if until is not None:
            return tr("Closed until {day}, that day too.").format(day=words.day(until))
        case Closed():
            return tr("Closed for good.")
        case Alerted(text):
            return tr("Warning: {text}").format(text=isolate(text))
        case Removed():
            return tr("Not shown any more.")
        case _:
            assert_never(item)


def refused(tr: Translator, wrong: ChangeRefused) -> str:
    """Return why a change was not kept, and what to do."""
    if wrong.reason == "name":
        return tr("Write the name of the place.")
    return tr("This cannot be kept as it is written. Write it in other words. Nothing was changed.")


def value(tr: Translator, found: Any) -> str:
    """Return a value of a document as one can read it."""
    if found is None or found == "":
        return tr("nothing")
    if isinstance(found, list):
        parts = [value(tr, each) for each in found]
        return ", ".join(part for part in parts if part)
    if isinstance(found, dict):
        shown = [str(each) for key, each in found.items() if key != "id" and isinstance(each, (str, int, float))]
        return ", ".join(shown)
    return isolate(str(found))
