# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of an application: which state may follow which, and who must act in it."""

from collections.abc import Mapping
from typing import Literal

from va_desktop.errors import VaDesktopError
from va_desktop.tracker.events import STATES, State

Who = Literal["me", "office", "nobody"]

_ANSWERS: tuple[State, ...] = ("more_asked", "under_review", "approved", "partly_approved", "refused")

MOVES: Mapping[State, tuple[State, ...]] = {
    "preparing": ("ready", "submitted", "stopped"),
    "ready": ("submitted", "preparing", "stopped"),
    "submitted": ("receipt", *_ANSWERS, "stopped"),
    "receipt": (*_ANSWERS, "stopped"),
    "more_asked": ("submitted", "under_review", "approved", "partly_approved", "refused", "stopped"),
    "under_review": ("more_asked", "approved", "partly_approved", "refused", "stopped"),
    "approved": ("received", "stopped"),
    "partly_approved": ("appeal_sent", "received", "stopped"),
    "refused": ("appeal_sent", "submitted", "stopped"),
    "appeal_sent": ("appeal_decided", "more_asked", "stopped"),
    "appeal_decided": ("approved", "partly_approved", "refused", "received", "stopped"),
    "received": ("submitted", "stopped"),
    "stopped": ("preparing", "submitted"),
}
"""What may happen next, the likeliest first. Whatever else was recorded by mistake is corrected, not moved."""

WHO: Mapping[State, Who] = {
    "preparing": "me",
    "ready": "me",
    "submitted": "office",
    "receipt": "office",
    "more_asked": "me",
    "under_review": "office",
    "approved": "office",
    "partly_approved": "me",
    "refused": "me",
    "appeal_sent": "office",
    "appeal_decided": "me",
    "received": "nobody",
    "stopped": "nobody",
}

CLOSED: frozenset[State] = frozenset({"received", "stopped"})
DECIDED: frozenset[State] = frozenset({"approved", "partly_approved", "refused", "appeal_decided"})
WITH_OFFICE: frozenset[State] = frozenset({"submitted", "receipt", "under_review", "appeal_sent"})


class NotAllowed(VaDesktopError):
    """A state that cannot follow the present one; `allowed` can."""

    def __init__(self, now: State, wanted: State) -> None:
        super().__init__(now, wanted)
        self.now, self.wanted = now, wanted
        self.allowed = MOVES[now]


def moved(now: State, wanted: State) -> State:
    """Return the next state. Raises `NotAllowed`."""
    if wanted != now and wanted not in MOVES[now]:
        raise NotAllowed(now, wanted)
    return wanted


assert set(MOVES) == set(WHO) == set(STATES)
