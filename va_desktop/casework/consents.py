# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person agreed to, purpose by purpose, and what may not be done without it.

A yes is typed: for one purpose, in one version of a text, in one language, on one day, until a day. No yes is implied
by another one. The paths follow CRPD Article 12 (the person decides, with support if wanted) and CRC Article 12 (a
child is heard; a child's no counts).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from va_desktop.errors import VaDesktopError

Purpose = Literal["keep", "refer", "count", "contact"]
"""Keep a record; refer me to a named service with named data; count me without my name; contact me."""

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

Path = Literal["self", "supported", "guardian"]
"""The person alone; the person with somebody of their choice beside them; a guardian, after the person was heard."""

PATHS: tuple[Path, ...] = get_args(Path)

Assent = Literal["", "yes", "no", "cannot_tell"]
"""What the person says where a guardian decides; `cannot_tell`: an infant, or nobody understands the person yet."""

DataField = Literal[
    "name", "code", "born", "sex", "language", "contact", "area", "need", "words", "difficulty", "device", "household"
]
"""What can go to a service: each piece is agreed to by itself. `words`: what the person wants said."""

DATA_FIELDS: tuple[DataField, ...] = get_args(DataField)

ADULT = 18


class NotConsented(VaDesktopError):
    """Something needs the person's yes for `purpose`, and there is none in force."""

    def __init__(self, purpose: Purpose) -> None:
        super().__init__(purpose)
        self.purpose = purpose


class PathRefused(VaDesktopError):
    """Nobody can say yes this way. `reason`: `child` (a guardian is needed), `no` (the person said no), `unheard`
    (the person was not asked), `who` (the guardian or supporter is not named), `data` (no service or no data named).
    """

    def __init__(self, reason: Literal["child", "no", "unheard", "who", "data"]) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Grant:
    """One yes. `text` and `version` say what was read aloud in `lang`; `who` is the guardian or supporter.

    `service` and `fields` belong to `refer`. `knew`: the takings-back that its writer knew of.
    """

    id: str
    purpose: Purpose
    text: str
    version: str
    lang: str
    day: date
    until: date | None = None
    path: Path = "self"
    who: str = ""
    assent: Assent = ""
    service: str = ""
    fields: tuple[DataField, ...] = ()
    knew: tuple[str, ...] = ()


@dataclass(frozen=True)
class Withdrawal:
    """A yes taken back, for a purpose; for one service only, where one is named."""

    id: str
    purpose: Purpose
    day: date
    service: str = ""


def child(born: int | None, on: date) -> Literal["yes", "no", "unknown"]:
    """Tell whether somebody is under 18, as far as the year of birth tells."""
    if born is None or on.year - born == ADULT:
        return "unknown"
    return "yes" if on.year - born < ADULT else "no"


def permit(grant: Grant, born: int | None) -> None:
    """Make sure that a yes can be given this way. Raises `PathRefused`."""
    match grant.path:
        case "self" | "supported":
            if child(born, grant.day) == "yes":
                raise PathRefused("child")
            if grant.path == "supported" and not grant.who:
                raise PathRefused("who")
        case "guardian":
            if not grant.who:
                raise PathRefused("who")
            if grant.assent == "no":
                raise PathRefused("no")
            if not grant.assent:
                raise PathRefused("unheard")
    if grant.purpose == "refer" and not (grant.service and grant.fields):
        raise PathRefused("data")


def covers(withdrawal: Withdrawal, grant: Grant) -> bool:
    """Tell whether a yes ended with a taking-back: it was given before, as far as anybody knew.

    Two laptops may have written them on the same day; then the no counts.
    """
    return (
        withdrawal.purpose in (grant.purpose, "keep")
        and withdrawal.service in ("", grant.service)
        and withdrawal.id not in grant.knew
        and grant.day <= withdrawal.day
    )


def standing(grant: Grant, withdrawals: Iterable[Withdrawal], on: date) -> Literal["in_force", "ended", "expired"]:
    """Tell how it stands with one yes on a day."""
    if any(covers(row, grant) and row.day <= on for row in withdrawals):
        return "ended"
    return "expired" if grant.until is not None and on > grant.until else "in_force"


def in_force(
    grants: Iterable[Grant],
    withdrawals: Iterable[Withdrawal],
    purpose: Purpose,
    on: date,
    service: str = "",
    fields: Iterable[DataField] = (),
) -> Grant | None:
    """Return the yes that allows something on a day, the newest one, or None.

    For `refer` it must name the service and exactly these data, no more and no less.
    """
    taken_back = tuple(withdrawals)
    wanted = frozenset(fields)
    found = [
        grant
        for grant in grants
        if grant.purpose == purpose
        and grant.day <= on
        and (purpose != "refer" or (grant.service == service and frozenset(grant.fields) == wanted))
        and standing(grant, taken_back, on) == "in_force"
    ]
    return max(found, key=lambda grant: (grant.day, grant.id), default=None)
