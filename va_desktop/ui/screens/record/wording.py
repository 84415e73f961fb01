# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles and labels for writing down what happened; no Qt."""

from va_desktop.tracker.events import STATES
from va_desktop.tracker.states import NotAllowed
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import tracked

FIELDS: dict[str, tuple[str, ...]] = {
    "submitted": ("day", "office", "receipt"),
    "receipt": ("day", "receipt"),
    "more_asked": ("day", "text", "by"),
    "refused": ("day", "reason", "text", "receipt"),
    "partly_approved": ("day", "text"),
    "appeal_sent": ("day", "office", "receipt"),
    "stopped": ("day", "text"),
    "visit": ("day", "office", "who", "text"),
    "appointment": ("by", "text"),
    "renewal": ("by", "text"),
    "own": ("by", "text"),
    "payment_plan": ("by", "every", "amount", "currency"),
    "payment": ("day", "amount"),
    "device": ("day", "device", "months", "replace"),
    "note": ("day", "text"),
}
"""What is asked for each kind, in this order; a day and a note for every other."""


def title(words: Words, kind: str) -> str:
    """Return the title of the page."""
    tr = words.tr
    if kind in STATES:
        return tracked.happened(words, kind)[0]  # type: ignore[arg-type]
    names = {
        "visit": tr("A visit or call"),
        "appointment": tr("An appointment"),
        "renewal": tr("Renewal"),
        "own": tr("A date of my own"),
        "payment_plan": tr("Payments that are promised"),
        "payment": tr("A payment came"),
        "device": tr("A device was fitted"),
        "note": tr("A note"),
    }
    return names.get(kind, tr("What happened?"))


def by(words: Words, kind: str) -> str:
    """Return what the second day of a kind is."""
    tr = words.tr
    names = {
        "more_asked": tr("By which day do they want them?"),
        "appointment": tr("On which day?"),
        "renewal": tr("On which day must it be renewed?"),
        "own": tr("Which day?"),
        "payment_plan": tr("When is the first payment expected?"),
    }
    return names.get(kind, tr("By which day?"))


def text(words: Words, kind: str) -> str:
    """Return what the own words of a kind are about."""
    tr = words.tr
    names = {
        "more_asked": tr("Which papers?"),
        "visit": tr("What did they say?"),
        "refused": tr("Their reason in your own words"),
        "appointment": tr("Where, and with whom?"),
        "partly_approved": tr("What was granted, and what not?"),
    }
    return names.get(kind, tr("In your own words"))


def not_allowed(words: Words, error: NotAllowed) -> str:
    """Return that something cannot follow the present state, and what can."""
    told = words.tr("This cannot come after: {state}. What can come next: {list}.")
    allowed = [tracked.state(words, code) for code in error.allowed]
    return told.format(state=tracked.state(words, error.now), list=words.either(allowed))
