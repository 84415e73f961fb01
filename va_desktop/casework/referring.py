# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes to a service with a referral: exactly the data that the person agreed to, and not a word more."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from va_desktop.casework import codes
from va_desktop.casework.cases import Case, Referral
from va_desktop.casework.consents import DATA_FIELDS, DataField, Grant, NotConsented, in_force
from va_desktop.errors import VaDesktopError
from va_desktop.storage.sealed import unseal

FORMAT = 1


def data(case: Case, fields: tuple[DataField, ...], need: str = "") -> dict[DataField, str]:
    """Return those pieces as texts, in their usual order; a piece that is not known is left out.

    This is also what is shown to the person before they say yes.
    """
    person = case.person
    told = next((row for row in case.needs if row.id == need), None)
    known: Mapping[DataField, str] = {
        "name": person.name,
        "code": codes.shown(person.code),
        "born": str(person.born or ""),
        "sex": _unless_unknown(person.sex),
        "language": person.language,
        "contact": person.contact,
        "area": person.area or "",
        "need": told.need if told else "",
        "words": told.words if told else "",
        "difficulty": _unless_unknown(person.difficulty),
        "device": _unless_unknown(person.device),
        "household": person.role,
    }
    return {name: known[name] for name in known if name in fields and known[name]}


def document(case: Case, referral: Referral, on: date) -> dict[str, Any]:
    """Return a referral as the sealed file has it. Raises `NotConsented` once the yes is taken back or over."""
    grant = consent(case, referral, on)
    return {
        "format": FORMAT,
        "kind": "referral",
        "made": on.isoformat(),
        "referral": referral.id,
        "service": referral.service,
        "until": grant.until.isoformat() if grant.until else None,
        "data": dict(data(case, referral.fields, referral.need)),
    }


LARGEST = 1024 * 1024
"""Bytes of a sealed referral at the most."""


class NotAReferral(VaDesktopError):
    """The file holds something else, or more than this program can read."""


class Referred(NamedTuple):
    """A referral as the service opens it: for which service, made when, and the data by name."""

    service: str
    made: date
    data: dict[DataField, str]


def open_referral(file: bytes, words: str) -> Referred:
    """Return what is in a sealed referral. Raises `WrongCode`, `VaultTrouble`, `NotAReferral`."""
    if len(file) > LARGEST:
        raise NotAReferral
    content = unseal(file, words)
    try:
        found = json.loads(content)
        if found["format"] != FORMAT or found["kind"] != "referral":
            raise NotAReferral
        known = {name: str(found["data"][name]) for name in DATA_FIELDS if name in found["data"]}
        return Referred(str(found["service"]), date.fromisoformat(found["made"]), known)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotAReferral from None


def consent(case: Case, referral: Referral, on: date) -> Grant:
    """Return the yes under which a referral goes out. Raises `NotConsented`."""
    grant = in_force(case.grants, case.withdrawals, "refer", on, referral.service, referral.fields)
    if grant is None:
        raise NotConsented("refer")
    return grant


def _unless_unknown(code: str) -> str:
    return "" if code == "unknown" else code
