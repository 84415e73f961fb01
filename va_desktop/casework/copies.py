# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that belongs to a person, as one plain document: theirs to read, to keep, to take to the next helper.

The worker's notes are not handed in, so they cannot be in it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from va_desktop.casework.cases import Case

FORMAT = 1


def document(case: Case, on: date, answers: Iterable[tuple[str, str, str]] = ()) -> dict[str, Any]:
    """Return the record of a person as JSON has it. Whoever reads it needs no code: it is not encrypted any more.

    `answers`: country, question and answer (JSON) of the guided session.
    """
    row = {name: value for name, value in asdict(case).items() if name not in _INSIDE}
    made: dict[str, Any] = {"format": FORMAT, "made": on.isoformat()}
    made |= {name: _plain(value) for name, value in row.items()}
    given = [{"country": country, "question": id_, "answer": json.loads(text)} for country, id_, text in answers]
    return made | ({"answers": given} if given else {})


_INSIDE = frozenset({"id", "worker", "disputed", "unknown"})
"""What means something to the program alone."""


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return {name: _plain(child) for name, child in value.items() if child not in ("", None, ())}
        case tuple() | list():
            return [_plain(child) for child in value]
        case _:
            return value
