# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes to a service with a referral: exactly the data that the person agreed to, and not a word more."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from va_desktop.casework import codes
from va_desktop.casework.cases import Case, Referral
from va_desktop.casework.consents import DataField, Grant, NotConsented, in_force

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


def consent(case: Case, referral: Referral, on: date) -> Grant:
    """Return the yes under which a referral goes out. Raises `NotConsented`."""
    grant = in_force(case.grants, case.withdrawals, "refer", on, referral.service, referral.fields)
    if grant is None:
        raise NotConsented("refer")
    return grant


def _unless_unknown(code: str) -> str:
    return "" if code == "unknown" else code
