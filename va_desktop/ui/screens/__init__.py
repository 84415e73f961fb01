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
    "signs",
    "instruments",
    "instrument",
    "promises",
    "include",
    "overview",
    "glossary",
    "places",
    "place",
    "near",
    "saved",
    "compare",
    "handout",
    "wrong",
    "correct",
    "newplace",
    "changes",
    "directory",
    "loading",
    "mapping",
    "upkeep",
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
    "team",
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
    "carry",
    "welcome",
    "left",
    "staff",
    "reports",
    "report",
    "donor",
    "duties",
    "whatchanged",
)
"""Every page there is; the tests walk this list."""


IN_PICTURES = (
    "home",
    "rights",
    "topics",
    "right",
    "places",
    "place",
    "benefits",
    "benefit",
    "session",
    "question",
    "results",
    "take",
    "help",
    "country",
)
"""The pages that have a form in drawings, for people who do not read; the others are read aloud."""


def load(name: str, pictures: bool = False) -> Callable[..., Any]:
    """Return the class of a page by its name; with `pictures` its form in drawings where it has one.

    Raises KeyError for a page that does not exist.
    """
    if name not in NAMES:
        raise KeyError(name)
    module = f"pictures.{name}" if pictures and name in IN_PICTURES else f"{name}.screen"
    return importlib.import_module(f"va_desktop.ui.screens.{module}").SCREEN
