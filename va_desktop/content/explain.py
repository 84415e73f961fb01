# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the validation library's errors into problems with a place and a plain sentence for authors."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from va_desktop.content.authored import Node
from va_desktop.content.problems import Problem

_WANTED = {
    "string_type": "Write text here. Put numbers, dates and true/false in quotes.",
    "int_type": "Write a whole number here, without quotes.",
    "float_type": "Write a number here, without quotes.",
    "bool_type": "Write true or false here, without quotes.",
    "date_type": "Write a date here like 2026-11-23, without quotes.",
    "list_type": "Write a list here: each line starts with a dash.",
    "dict_type": "Write keys and values here.",
    "model_type": "Write keys and values here.",
    "string_too_short": "The text is empty. Write it, or remove the key.",
    "too_short": "The list is empty. Add at least one entry.",
}

_PATTERNS = (
    ("https?", "Write a whole web address that starts with https://."),
    ("week|month", "Write the rule like `incident.date + 3 years` or `decision.date + 60 working days`."),
    ("(-[A-Z][a-z]{3})", "Write a language tag like es, fa-AF or uk."),
    ("^[A-Z]{3}$", "Write three capital letters (country: COL, currency: COP)."),
    ("[0-9*#]", "Write the number as one dials it: digits, spaces, brackets."),
    ("full|part|no", "Write one of: full, part, no."),
    ("{1,6}", "Write a version like 2026.11.23 in quotes."),
    ("( - ", "Write a fact like `incident.date`, or `declaration.date - incident.date`."),
    ("international|", "Write the pack's id: international, or three capital letters."),
)


def explain(error: ValidationError, root: Node, path: Path) -> tuple[Problem, ...]:
    """Return one problem for each place that is wrong, in file order."""
    found: dict[tuple[int, int, str], Problem] = {}
    for detail in error.errors(include_url=False):
        line, column = root.locate([step for step in detail["loc"] if isinstance(step, str | int)])
        key = str(detail["loc"][-1]) if detail["type"] == "missing" and detail["loc"] else ""
        problem = Problem(path, line, column, "schema", "error", _sentence(detail))
        found.setdefault((line, column, key), problem)
    return tuple(sorted(found.values()))


def _sentence(detail: ErrorDetails) -> str:
    kind = detail["type"]
    name = detail["loc"][-1] if detail["loc"] else ""
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind == "missing":
        return f"Add the key `{name}`."
    if kind == "extra_forbidden":
        return f"The key `{name}` is not known here. Correct or remove it."
    if kind == "literal_error":
        return f"Write one of: {context['expected']}."
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        for part, sentence in _PATTERNS:
            if part in pattern:
                return sentence
        return "Write an id here: letters, digits and _ only, no spaces."
    if kind == "value_error":
        return f"{str(context['error']).capitalize()}."
    return _WANTED.get(kind, f"{detail['msg']}.")
