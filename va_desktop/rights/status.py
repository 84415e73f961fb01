# SPDX-License-Identifier: GPL-3.0-or-later
"""Treaty status: what a country was to a treaty on a day, so that wording follows country and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, optional, strings
from va_desktop.ids import CountryCode
from va_desktop.rights.rights import PACK, Certainty

TREATIES = ("mbt", "ccm", "crpd", "crpd_op", "ccw_pv")
"""The five instruments whose parties are known by date, in the order in which they are told."""

Is = Literal["party", "signatory", "withdrawn", "not_party", "unknown"]

_STARTS = {
    "mbt": date(1999, 3, 1),
    "ccm": date(2010, 8, 1),
    "crpd": date(2008, 5, 3),
    "crpd_op": date(2008, 5, 3),
    "ccw_pv": date(2006, 11, 12),
}
"""The day each instrument itself took effect (United Nations Treaty Collection)."""


@dataclass(frozen=True)
class TreatyStatus:
    """What a country was to one treaty on one day.

    `since` is the date of signature, ratification or accession, or of the withdrawal's effect: a whole date or
    only a year; `joined` is when it last became a party.
    `remark` is for scripts and authors. `in_force` is the first day on which a party was bound by the
    treaty's own rule, None when the date is not known to the day. `disputed` is True where the State claims
    something else than the depositary lists.
    """

    id: str
    status: Is
    since: str | None
    in_force: date | None
    certainty: Certainty
    sources: tuple[str, ...]
    note: Statement | None
    remark: str | None
    joined: str | None
    disputed: bool

    def binds(self, on: date) -> bool:
        """Tell whether the country was bound on that day; a status that is only believed does not count."""
        if self.status != "party" or self.certainty not in ("high", "medium"):
            return False
        return self.in_force is None or self.in_force <= on


@dataclass(frozen=True)
class Country:
    """A country of the status table, with its English name there, for where CLDR has no name."""

    code: CountryCode
    name: str
    kind: str


def countries(library: Library) -> tuple[Country, ...]:
    """Return every country of the status table."""
    docs = library.records("status", [PACK])
    return tuple(Country(CountryCode(doc["country"]), str(doc["title"]), str(doc["kind"])) for doc in docs)


def status(library: Library, country: str, on: date) -> tuple[TreatyStatus, ...] | None:
    """Return the status of a country for each of the five treaties on a day, or None for an unknown country."""
    pack = library.pack(PACK)
    doc = pack.record("status", country) if pack else None
    if doc is None:
        return None
    return tuple(_on(treaty, doc[treaty], on) for treaty in TREATIES)


def _on(treaty: str, doc: Mapping[str, Any], on: date) -> TreatyStatus:
    now: Is = "not_party"
    since: str | None = None
    joined: str | None = None
    for event in doc.get("events", ()):
        if _begins(event.get("on")) <= on:
            now, since = event["is"], str(event["on"]) if event.get("on") else None
            joined = since if now == "party" else joined
    return TreatyStatus(
        id=treaty,
        status=now,
        since=since,
        in_force=in_force(treaty, since) if now == "party" else None,
        certainty=doc["certainty"],
        sources=strings(doc, "sources"),
        note=optional(doc, "note"),
        remark=doc.get("remark"),
        joined=joined,
        disputed=bool(doc.get("disputed", False)),
    )


def _begins(on: object) -> date:
    text = str(on) if on else "0001-01-01"
    return date.fromisoformat(text) if len(text) == 10 else date(int(text), 1, 1)


def in_force(treaty: str, joined: str | None) -> date | None:
    """Return the day from which a State that joined on `joined` was bound, or None when only a year is known.

    Rules: MBT Art. 17(2) and CCM Art. 17(2), the first day of the sixth month after the month of deposit;
    CRPD Art. 45(2) and its Optional Protocol Art. 13(2), the thirtieth day after deposit; CCW Art. 5 for its
    Protocols, six months after notice. Never before the instrument itself took effect.
    """
    if joined is None or len(joined) != 10:
        return None
    deposit = date.fromisoformat(joined)
    match treaty:
        case "mbt" | "ccm":
            first = _months_later(deposit.replace(day=1), 6)
        case "crpd" | "crpd_op":
            first = deposit + timedelta(days=30)
        case _:
            first = _months_later(deposit, 6)
    return max(first, _STARTS[treaty])


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for last in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(start)
