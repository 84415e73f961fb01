# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre should look at in its directory: likely doubles, impossible phone numbers, broken web addresses.

Nothing is asked of any network; an address is only read, never opened.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from va_desktop.directory.listing import places, position
from va_desktop.directory.near import Alike
from va_desktop.directory.record import Record
from va_desktop.i18n.folding import fold, western_digits
from va_desktop.i18n.segments import runs

SHORTEST_NUMBER, LONGEST_NUMBER = 3, 15
"""Digits: emergency numbers have three; ITU-T E.164 allows fifteen with the country code."""
MOST_DOUBLES = 1_000
"""Doubles that are listed; how many there are is told exactly."""
_LONGEST_HOST = 253

PhoneFault = Literal["too_short", "too_long", "no_digits", "letters"]
WebFault = Literal["scheme", "host", "space"]


@dataclass(frozen=True, slots=True)
class Double:
    """Two services that are likely one: the same folded name, and close together or neither with a place.

    Each service is the `other` once at most, beside one that came before it.
    """

    one: str
    other: str
    name: str
    km: float | None


@dataclass(frozen=True, slots=True)
class BadPhone:
    """A number that nobody can dial."""

    service: str
    number: str
    fault: PhoneFault


@dataclass(frozen=True, slots=True)
class BadWeb:
    """A web address that cannot work as it is written."""

    service: str
    address: str
    fault: WebFault


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of the directory. `doubled` counts all doubles, also those that are not listed."""

    checked: int
    doubles: tuple[Double, ...]
    phones: tuple[BadPhone, ...]
    webs: tuple[BadWeb, ...]
    doubled: int = 0


def report(records: Iterable[Record]) -> Report:
    """Read services once and return what should be looked at."""
    named: dict[str, Alike] = {}
    doubled, doubles, phones, webs, checked = 0, list[Double](), list[BadPhone](), list[BadWeb](), 0
    for record in records:
        if record.kind != "service":
            continue
        checked += 1
        name = str(record.doc.get("name") or "")
        where = tuple(point for place in places(record.doc) if (point := position(place)) is not None)
        if name:
            found = named.setdefault(" ".join(runs(fold(name))), Alike()).add(record.id, where)
            doubled += found is not None
            if found is not None and len(doubles) < MOST_DOUBLES:
                doubles.append(Double(found[0], record.id, name, found[1]))
        phones += _phones(record)
        webs += _webs(record)
    return Report(checked, tuple(doubles), tuple(phones), tuple(webs), doubled)


def phone_fault(number: str) -> PhoneFault | None:
    """Return what is wrong with a number as written; spaces, brackets and signs between digits are fine."""
    plain = western_digits(number)
    digits = re.sub(r"\D", "", re.split(r"(?i)\b(?:ext|x)\b\.?", plain)[0])
    if not digits:
        return "no_digits"
    if re.search(r"[^\W\d_]{2,}", re.sub(r"(?i)\b(?:ext|tel)\b", "", plain)):
        return "letters"
    if len(digits) < SHORTEST_NUMBER:
        return "too_short"
    return "too_long" if len(digits) > LONGEST_NUMBER else None


def web_fault(address: str) -> WebFault | None:
    """Return what is wrong with a web address as written."""
    if any(char.isspace() for char in address.strip()):
        return "space"
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return "host"
    if parts.scheme not in ("http", "https"):
        return "scheme"
    labels = host.rstrip(".").split(".")
    sound = len(labels) > 1 and len(host) <= _LONGEST_HOST and all(_is_label(each) for each in labels)
    return None if sound and not labels[-1].isdigit() else "host"


def _is_label(text: str) -> bool:
    return 0 < len(text) < 64 and not text.startswith("-") and not text.endswith("-") and "_" not in text


def _phones(record: Record) -> Iterator[BadPhone]:
    for each in _rows(record.doc, "phones"):
        number = str(each.get("number") or "")
        fault = phone_fault(number)
        if fault is not None:
            yield BadPhone(record.id, number, fault)


def _webs(record: Record) -> Iterator[BadWeb]:
    organization: Mapping[str, Any] = record.doc.get("organization") or {}
    for address in (record.doc.get("url"), organization.get("website")):
        if isinstance(address, str) and address.strip() and (fault := web_fault(address)) is not None:
            yield BadWeb(record.id, address, fault)


def _rows(doc: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects under a key of the service, its places and their locations."""
    owners = [doc, *(each for place in places(doc) for each in (place, place.get("location") or {}))]
    for owner in owners:
        yield from (each for each in owner.get(key) or () if isinstance(each, Mapping))
