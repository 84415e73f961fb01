# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what may be counted: codes, years and days of people whose yes to being counted is in force, and bare visits.

Whoever said no, or took the yes back, is in no figure at all. In training mode there is nothing to count.

A matter is a need with everything that came of it: referrals, claims and services that name the need share its
number, so count matters, not moves. A need that was told is *sought* without a framework yet; a claim or a referral
without a need is a matter of its own.
"""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import date

from va_desktop.casework import build
from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import Case, Claim, Delivery, Referral, Status
from va_desktop.casework.consents import in_force
from va_desktop.counted import CountedMove, CountedPerson, CountedVisit, Move

Fact = CountedPerson | CountedMove | CountedVisit

_MOVES: dict[Status, Move] = {
    "sent": "referred",
    "accepted": "accepted",
    "refused": "declined",
    "attended": "attended",
    "lost": "lost",
}
"""A referral that is `done` counts by the service that was delivered, which is written down by itself."""


def counted(caseload: Caseload, on: date) -> Iterator[Fact]:
    """Yield every person counted on a day with their moves and visits, then the visits of people without a record.

    Raises `VaultTrouble`.
    """
    if caseload.training:
        return
    secret = caseload.secret("counting")
    for case in caseload.cases():
        grant = in_force(case.grants, case.withdrawals, "count", on)
        kept = in_force(case.grants, case.withdrawals, "keep", on)
        if grant is not None and kept is not None:
            own = _secret(case, secret)
            yield from _of(case, _number(own, case.id), own, on)
    for part in caseload.journal.parts(""):
        met = build.day(part.fields, "day") if part.kind == "visit" else None
        if met is not None and met <= on:
            yield _visit(met, part.fields.get("country"), part.fields.get("area"), part.fields.get("face"), None)


def _secret(case: Case, secret: bytes) -> bytes:
    """Return what a person's numbers are made with: the same while the yes lasts or is given again in time.

    Whoever took it back and says yes anew later gets new numbers, so that nothing leads to what was counted before.
    """
    taken_back = [row.id for row in case.withdrawals if row.purpose in ("count", "keep")]
    return hmac.new(secret, max(taken_back, default="").encode(), hashlib.sha256).digest()


def _of(case: Case, key: int, secret: bytes, on: date) -> Iterator[Fact]:
    person = case.person
    yield CountedPerson(
        key=key,
        country=person.country,
        area=person.area,
        sex=person.sex,
        born=person.born,
        difficulty=person.difficulty,
        relation=person.relation,
        device=person.device,
        displacement=person.displacement,
    )
    for move in _moves(case, key, secret):
        if move.on <= on:
            yield move
    for visit in case.visits:
        if visit.day <= on:
            yield CountedVisit(visit.day, person.country, person.area, key, visit.face)


def _moves(case: Case, key: int, secret: bytes) -> Iterator[CountedMove]:
    needs = {need.id for need in case.needs}
    referred = {row.id: row.need for row in case.referrals}

    def matter(part: str, need: str) -> int:
        return _number(secret, need if need in needs else part)

    for need in case.needs:
        yield CountedMove(key, matter(need.id, need.id), "sought", need.day, need.pillar, (), ())
    for referral in case.referrals:
        yield from _referral(referral, key, matter(referral.id, referral.need))
    for claim in case.claims:
        yield from _claim(claim, key, matter(claim.id, claim.need))
    for given in case.deliveries:
        need_ = given.need or referred.get(given.referral, "")
        part = given.referral if given.referral in referred else given.id
        yield _delivery(given, key, matter(part, need_))


def _referral(row: Referral, key: int, matter: int) -> Iterator[CountedMove]:
    for status, day in row.days.items():
        if status in _MOVES:
            yield CountedMove(
                key,
                matter,
                _MOVES[status],
                day,
                row.pillar,
                row.frameworks,
                row.approaches,
                service=row.service or None,
                reason=row.reason or None if status == "refused" else None,
                distance_km=row.distance_km,
            )


def _claim(row: Claim, key: int, matter: int) -> Iterator[CountedMove]:
    last = max(row.days.values(), default=None)
    for status, day in row.days.items():
        cost = row.cost if day == last and status == row.status else None
        yield CountedMove(
            key,
            matter,
            status,
            day,
            row.pillar,
            row.frameworks,
            row.approaches,
            reason=row.reason or None if status == "refused" else None,
            cost=cost,
            currency=row.currency or None if cost is not None else None,
        )


def _delivery(row: Delivery, key: int, matter: int) -> CountedMove:
    return CountedMove(
        key,
        matter,
        "delivered",
        row.start,
        row.pillar,
        row.frameworks,
        row.approaches,
        service=row.service or None,
        cost=row.cost,
        currency=row.currency or None if row.cost is not None else None,
        funding=row.funding or None,
        distance_km=row.distance_km,
    )


def _visit(met: date, country: object, area: object, face: object, key: int | None) -> CountedVisit:
    shown = face if face in ("good", "middling", "bad") else None
    place = area if isinstance(area, str) and area else None
    return CountedVisit(met, str(country or ""), place, key, shown)  # type: ignore[arg-type]


def _number(secret: bytes, id_: str) -> int:
    """Return a number that only this vault can make, and that leads back to nobody."""
    return int.from_bytes(hmac.new(secret, id_.encode(), hashlib.sha256).digest()[:8]) >> 1
