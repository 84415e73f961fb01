# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of the fields that a centre corrects, and its changes in words; no Qt."""

from typing import Any, assert_never

from va_desktop.directory.changes import Added, Alerted, Change, Closed, Corrected, Removed
from va_desktop.directory.coded import said
from va_desktop.directory.errors import ChangeRefused
from va_desktop.directory.fields import Name
from va_desktop.directory.upkeep import phone_fault, web_fault
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.formats import language_name
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.listings import offers
from va_desktop.ui.screens.place.wording import accessibility


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
        case "wait":
            return tr("Waiting time")
        case "apply":
            return tr("What to do")
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
    "wait_time": "wait",
    "application_process": "apply",
}


def fault(tr: Translator, name: Name, text: str) -> str:
    """Return what is wrong with a text that somebody wrote into a field, or an empty text."""
    text = text.strip()
    if name == "name" and not text:
        return tr("A place needs a name.")
    if name == "phone" and text:
        match phone_fault(text):
            case "no_digits" | "letters":
                return tr("Write the phone number in figures. What you wrote is still here.")
            case "too_short" | "too_long":
                return tr("A phone number has 3 to 15 figures. Look at it again.")
            case None:
                return ""
    if name == "url" and text and web_fault(text) is not None:
        return tr("Write the whole web address, such as https://example.org")
    if name == "email" and text and "@" not in text:
        return tr("An e-mail address has the sign @ in it.")
    return ""


def coding(tr: Translator, axis: str) -> str:
    """Return what an answer in codes is about."""
    return {
        **accessibility(tr),
        **offers(tr),
        "need": tr("What do they help with?"),
        "route": tr("For whom is it?"),
        "framework": tr("Framework"),
        "approach": tr("Approach"),
        "redacted": tr("Keep the address secret?"),
        "landmark": tr("What is near it"),
        "directions": tr("The way, in words"),
        "pcode": tr("District"),
        "language": tr("Language"),
    }.get(axis, axis)


def answer(tr: Translator, axis: str, value: Any) -> str:
    """Return the value of an answer in words: yes and no, or the name of the code."""
    known = {"yes": tr("Yes"), "no": tr("No"), "unknown": tr("We do not know")}
    return known.get(str(value), isolate(str(value).replace("_", " ")))


def _coded(words: Words, item: Corrected) -> str | None:
    """Return a change of an answer in codes as one sentence, or None for any other change."""
    tr, row = words.tr, item.value if item.value is not None else item.base
    if not isinstance(row, dict) or len(item.path) < 2:
        return None
    match item.path[-2]:
        case "attributes":
            axis, value = said(row)
            told = answer(tr, axis, value)
        case "languages":
            axis, told = "language", language_name(str(row.get("code")), words.lang)
        case "required_documents":
            axis, told = "", isolate(str(row.get("document")))
        case _:
            return None
    name = coding(tr, axis) if axis else tr("What to bring")
    if item.value is None:
        return tr("{field}: not any more: {value}").format(field=name, value=told)
    return tr("{field} is now: {value}").format(field=name, value=told)


def path(tr: Translator, steps: tuple[str, ...]) -> str:
    """Return what stands at a path, in words where a centre's own pages can write it, else its last key."""
    if "schedules" in steps:
        return field(tr, "hours")
    if steps and steps[-1] in ("latitude", "longitude"):
        return tr("Position")
    last = steps[-1] if steps else ""
    return field(tr, _KEYS[last]) if last in _KEYS else last


def change(words: Words, item: Change) -> str:
    """Return a change as one sentence."""
    tr = words.tr
    match item:
        case Added():
            return tr("Added by this centre.")
        case Corrected() if (told := _coded(words, item)) is not None:
            return told
        case Corrected(("assured_date",), _, _):
            return tr("All of it was checked.")
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
