# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the program, one folder each, imported when they are first opened."""

import importlib
from collections.abc import Callable
from typing import Any

NAMES = (
    "home",
    "rights",
    "topics",
    "right",
    "instruments",
    "instrument",
    "promises",
    "include",
    "overview",
    "glossary",
    "places",
    "place",
    "benefits",
    "benefit",
    "session",
    "question",
    "review",
    "results",
    "take",
    "washington",
    "kept",
    "applications",
    "newvault",
    "recovery",
    "people",
    "person",
    "keepanswers",
    "opening",
    "application",
    "happened",
    "record",
    "papers",
    "paper",
    "letter",
    "appeal",
    "care",
    "share",
    "dates",
    "caseload",
    "newcase",
    "case",
    "consent",
    "need",
    "plan",
    "referral",
    "deliver",
    "claim",
    "visits",
    "face",
    "exchange",
    "incoming",
    "partner",
    "conflict",
    "shared",
    "training",
    "handover",
    "workerhelp",
    "search",
    "help",
    "languages",
    "country",
    "look",
    "how",
    "welcome",
    "left",
    "staff",
)
"""Every page there is; the tests walk this list."""


def load(name: str) -> Callable[..., Any]:
    """Return the class of a page by its name. Raises KeyError for a page that does not exist."""
    if name not in NAMES:
        raise KeyError(name)
    return importlib.import_module(f"va_desktop.ui.screens.{name}.screen").SCREEN
