# SPDX-License-Identifier: GPL-3.0-or-later
"""One object of a directory brought to what HSDS promises, and a finding for each thing that was done to it.

Afterwards a known field of a type has that type; what could not be one stands beside it as `<field>_text`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.findings import Account, Reason
from va_desktop.directory.hsds.tables import ASSUMED, ENUMS, REFERENCES, TABLES, Table

PREVIOUS = "previous_id"
"""The field that keeps an id that was no UUID."""

NOT_KNOWN = "N/A"
"""What stands, when a directory is exported, in a required text that nobody knows. Inside the program it is absent."""

COUNTRY_NOT_KNOWN = "ZZ"
"""The same for a country: a code that ISO 3166-1 leaves to its users."""

STATUS_NOT_KNOWN = "status_not_known"
"""The field that says, in an exported service, that its status only stands in for a word in `status_text`."""

NO_UNIT = values.made("unit", "")
"""The id of the unit that stands in for none."""

NUMBER_NOT_KNOWN = -1
MOMENT_NOT_KNOWN = "1970-01-01T00:00:00Z"
DAY_NOT_KNOWN = "1970-01-01"

_CONVERT: dict[str, tuple[Callable[[object], Any], Reason]] = {
    "number": (values.number, "bad_number"),
    "date": (values.day, "bad_date"),
    "datetime": (values.moment, "bad_date"),
    "time": (values.clock, "bad_time"),
}
_CLOSED = {key: (allowed, ASSUMED.get(key)) for key, allowed in ENUMS.items()}
_CLOSED_WORDS = {
    **dict.fromkeys(("temporarily closed", "closed temporarily", "fermé temporairement", "cerrado temporalmente"), 3),
    **dict.fromkeys(("тимчасово закрито", "временно закрыто", "privremeno zatvoreno", "مغلق مؤقتا"), 3),
    **dict.fromkeys(("permanently closed", "closed permanently", "closed for good", "fermé définitivement"), 2),
    **dict.fromkeys(("cerrado permanentemente", "trajno zatvoreno", "назавжди закрито", "مغلق نهائيا"), 2),
    **dict.fromkeys(("closed", "not operating", "fermé", "fermée", "cerrado", "cerrada", "закрито", "закрыто"), 1),
    **dict.fromkeys(("zatvoreno", "zatvoren", "مغلق", "đóng cửa", "đã đóng cửa", "បិទ", "ປິດ", "ပိတ်", "ተዘግቷል"), 1),
}
"""What people write for closed, with its place in the list of allowed ones: inactive, defunct, temporarily closed."""
SPOKEN = frozenset(
    ["am", "ar", "bs", "de", "en", "es", "fr", "hr", "km", "lo", "my", "pt", "ru", "so", "sr", "th", "ti", "uk", "vi"]
)
"""Codes of languages that are written in capital letters by mistake, and are brought to small ones."""

_EARTH = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True)
class _Plan:
    """What to look at in one kind of object."""

    typed: tuple[tuple[str, Callable[[object], Any], Reason], ...]
    enums: tuple[tuple[str, tuple[str, ...], str | None], ...]
    references: tuple[tuple[str, str], ...]
    required: tuple[tuple[str, object], ...]


def _plan(table: Table) -> _Plan:
    references = {column: REFERENCES[column] for column in table.fields if column in REFERENCES}
    if table.name == "taxonomy_term":
        references["parent_id"] = "taxonomy_term"
    return _Plan(
        tuple((field, *_CONVERT[kind]) for field, kind in table.fields.items() if kind != "text"),
        tuple(
            (field, allowed, ASSUMED.get((name, field)))
            for (name, field), allowed in ENUMS.items()
            if name == table.name
        ),
        tuple(references.items()),
        tuple(
            (field, absent(table, field))
            for field in table.required
            if field != "id" and (table.name, field) not in ASSUMED
        ),
    )


def absent(table: Table, field: str) -> object:
    """Return what stands in a required field of an exported object when it is not known."""
    if field == "country":
        return COUNTRY_NOT_KNOWN
    if field == "url":
        return f"about:blank#{NOT_KNOWN}"
    kinds: dict[str, object] = {
        "number": NUMBER_NOT_KNOWN,
        "date": DAY_NOT_KNOWN,
        "datetime": MOMENT_NOT_KNOWN,
    }
    return kinds.get(table.fields[field], NOT_KNOWN)


_PLANS = {name: _plan(table) for name, table in TABLES.items()}


def aside(doc: dict[str, Any], field: str, value: object) -> None:
    """Put what could not stay in a field beside it, and never over what stands there already."""
    name, number = f"{field}_text", 1
    while name in doc and doc[name] != value:
        number += 1
        name = f"{field}_text_{number}"
    doc[name] = value


class Repair:
    """Brings objects into shape and tells the account what it did."""

    def __init__(self, account: Account) -> None:
        self._find = account.find

    def identify(self, kind: str, doc: dict[str, Any], file: str, row: int, seed: Callable[[], str]) -> str:
        """Give an object its id: its own, one made from its own when that is no UUID, or one made from `seed`."""
        value = doc.get("id")
        if isinstance(value, str) and (found := values.known(value)):
            doc["id"] = found
            return found
        if value is None or not str(value).strip():
            found = values.made(kind, "", seed())
            self._find(file, row, "id", "missing_id", "made")
        else:
            old = str(value).strip()
            found = values.made(kind, old)
            doc.setdefault(PREVIOUS, old)
            self._find(file, row, "id", "id_not_uuid", "converted")
        doc["id"] = found
        return found

    def refer(self, doc: dict[str, Any], column: str, target: str) -> None:
        """Bring the id of another object into the form that object's own id takes."""
        value = doc.get(column)
        if value is None:
            return
        bare = str(value).strip()
        if not bare:
            del doc[column]
            return
        doc[column] = values.known(bare) or values.made(target, bare)

    def fields(self, kind: str, doc: dict[str, Any], file: str, row: int) -> None:
        """Bring the known fields of an object into their types, and name the required ones that are missing."""
        plan = _PLANS[kind]
        if str(doc.pop(STATUS_NOT_KNOWN, "")).lower() == "true":
            doc.pop("status", None)
        for field, convert, reason in plan.typed:
            value = doc.get(field)
            if value is not None:
                self._typed(doc, field, value, convert, reason, file, row)
        for field, allowed, assumed in plan.enums:
            value = doc.get(field)
            if value is None and field == "status" and doc.get("status_text"):
                doc.pop(field, None)
            elif value not in allowed:
                self._closed(doc, field, value, allowed, assumed, file, row)
        code = doc.get("code") if kind == "language" else None
        if isinstance(code, str) and code != code.lower() and code.lower() in SPOKEN:
            doc["code"] = code.lower()
            self._find(file, row, "code", "bad_value", "converted")
        for field, target in plan.references:
            if field in doc:
                self.refer(doc, field, target)
        if kind == "service_capacity" and doc.get("unit") in ({"id": doc.get("unit_id")}, {"id": NO_UNIT}):
            del doc["unit"]
        for field, unknown in plan.required:
            value = doc.get(field)
            if value is None or value == "" or value == unknown:
                doc.pop(field, None)
                if value != unknown:
                    self._find(file, row, field, "missing_value", "kept")

    def one(self, kind: str, field: str, doc: dict[str, Any], file: str, row: int) -> None:
        """Bring one field that is there into its type."""
        if (closed := _CLOSED.get((kind, field))) is not None:
            if doc[field] not in closed[0]:
                self._closed(doc, field, doc[field], *closed, file, row)
        else:
            convert, reason = _CONVERT[TABLES[kind].fields[field]]
            self._typed(doc, field, doc[field], convert, reason, file, row)

    def _typed(
        self,
        doc: dict[str, Any],
        field: str,
        value: object,
        convert: Callable[[object], Any],
        reason: Reason,
        file: str,
        row: int,
    ) -> None:
        good = convert(value)
        limit = _EARTH.get(field)
        if good is not None and (limit is None or -limit <= good <= limit):
            if good != value:
                doc[field] = good
                if reason != "bad_number":
                    self._find(file, row, field, reason, "converted")
            return
        del doc[field]
        if isinstance(value, str) and not value.strip():
            return
        aside(doc, field, value if isinstance(value, str | list | dict) else str(value))
        self._find(file, row, field, reason, "kept_as_text")

    def _closed(
        self,
        doc: dict[str, Any],
        field: str,
        value: object,
        allowed: tuple[str, ...],
        assumed: str | None,
        file: str,
        row: int,
    ) -> None:
        # A status nobody understands is not taken for "active": the door may be closed.
        doc.pop(field, None)
        if value is not None and str(value).strip():
            bare = " ".join(str(value).replace("_", " ").split()).casefold()
            same = next((code for code in allowed if code.casefold() == bare), None)
            if field == "status" and same is None and bare.rstrip(".") in _CLOSED_WORDS:
                same = allowed[_CLOSED_WORDS[bare.rstrip(".")]]
            if same is not None:
                doc[field] = same
                self._find(file, row, field, "bad_value", "converted")
                return
            aside(doc, field, str(value))
            self._find(file, row, field, "bad_value", "kept_as_text")
            if field == "status":
                return
        if assumed is not None:
            doc[field] = assumed
            self._find(file, row, field, "assumed_value", "assumed", assumed)
