# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads counted facts from a file of JSON lines, one fact a line (docs/evidence.md has the format)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

from va_desktop.counted import (
    Approach,
    CountedMove,
    CountedPerson,
    CountedVisit,
    Device,
    Displacement,
    Face,
    Framework,
    Known,
    Move,
    Relation,
    Sex,
)
from va_desktop.errors import VaDesktopError
from va_desktop.evidence.store import Counted

LONGEST_LINE = 10_000


class FactsRefused(VaDesktopError):
    """A line of the file is no counted fact. What stands in it is not repeated: it could be a name."""

    def __init__(self, path: Path, line: int, field: str) -> None:
        super().__init__(f"{path.name} {line} {field}")
        self.path, self.line, self.field = path, line, field


class _Wrong(Exception):
    """A field is missing or has a value that it cannot have."""


def read(path: Path) -> Iterator[Counted]:
    """Yield the facts of a file. Raises `FactsRefused` at the first line that is none, and OSError."""
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), b""), 1):
            if not line.strip():
                continue
            try:
                if len(line) > LONGEST_LINE:
                    raise _Wrong("line")
                yield _fact(json.loads(line))
            except _Wrong as wrong:
                raise FactsRefused(path, number, str(wrong)) from None
            except (ValueError, RecursionError):
                raise FactsRefused(path, number, "line") from None


def lines(facts: Iterable[Counted]) -> Iterator[str]:
    """Yield facts as lines of such a file."""
    for fact in facts:
        kind = {CountedPerson: "person", CountedMove: "move", CountedVisit: "visit"}[type(fact)]
        yield json.dumps({"kind": kind} | {name: _plain(value) for name, value in asdict(fact).items()})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _fact(doc: object) -> Counted:
    if not isinstance(doc, Mapping):
        raise _Wrong("line")
    match doc.get("kind"):
        case "person":
            return _person(doc)
        case "move":
            return _move(doc)
        case "visit":
            return _visit(doc)
        case _:
            raise _Wrong("kind")


def _person(doc: Mapping[str, Any]) -> CountedPerson:
    return CountedPerson(
        key=_number(doc, "key"),
        country=_country(doc),
        area=_text(doc, "area"),
        sex=_one(doc, "sex", get_args(Sex)),
        born=_number(doc, "born") if doc.get("born") is not None else None,
        difficulty=_one(doc, "difficulty", get_args(Known)),
        relation=_one(doc, "relation", get_args(Relation)),
        device=_one(doc, "device", get_args(Device)),
        displacement=_one(doc, "displacement", get_args(Displacement)),
    )


def _move(doc: Mapping[str, Any]) -> CountedMove:
    return CountedMove(
        key=_number(doc, "key"),
        matter=_number(doc, "matter"),
        move=_one(doc, "move", get_args(Move)),
        on=_day(doc),
        pillar=_text(doc, "pillar") or "others",
        frameworks=_many(doc, "frameworks", get_args(Framework)),
        approaches=_many(doc, "approaches", get_args(Approach)),
        service=_text(doc, "service"),
        reason=_text(doc, "reason"),
        cost=_money(doc),
        currency=_text(doc, "currency"),
        funding=_text(doc, "funding"),
        distance_km=_number(doc, "distance_km") if doc.get("distance_km") is not None else None,
    )


def _visit(doc: Mapping[str, Any]) -> CountedVisit:
    return CountedVisit(
        on=_day(doc),
        country=_country(doc),
        area=_text(doc, "area"),
        key=_number(doc, "key") if doc.get("key") is not None else None,
        face=_one(doc, "face", get_args(Face)) if doc.get("face") is not None else None,
    )


def _number(doc: Mapping[str, Any], name: str) -> int:
    value = doc.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 53:
        raise _Wrong(name)
    return value


def _text(doc: Mapping[str, Any], name: str) -> str | None:
    value = doc.get(name)
    if value is not None and not isinstance(value, str):
        raise _Wrong(name)
    return value or None


def _country(doc: Mapping[str, Any]) -> str:
    value = doc.get("country")
    if not isinstance(value, str) or len(value) != 3 or not (value.isascii() and value.isalpha() and value.isupper()):
        raise _Wrong("country")
    return value


def _one(doc: Mapping[str, Any], name: str, allowed: tuple[Any, ...]) -> Any:
    value = doc.get(name, "unknown")
    if value not in allowed:
        raise _Wrong(name)
    return value


def _many(doc: Mapping[str, Any], name: str, allowed: tuple[Any, ...]) -> tuple[Any, ...]:
    value = doc.get(name, [])
    if not isinstance(value, list) or any(one not in allowed for one in value):
        raise _Wrong(name)
    return tuple(value)


def _day(doc: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(doc.get("on")))
    except ValueError:
        raise _Wrong("on") from None


def _money(doc: Mapping[str, Any]) -> Decimal | None:
    if doc.get("cost") is None:
        return None
    try:
        value = Decimal(str(doc["cost"]))
    except InvalidOperation:
        raise _Wrong("cost") from None
    if not value.is_finite() or not 0 <= value < 10**12:
        raise _Wrong("cost")
    return value
