# SPDX-License-Identifier: GPL-3.0-or-later
"""The one sentence about the country under a right: only a treaty that binds it today makes a promise. No Qt."""

from collections.abc import Mapping

from va_desktop.rights.instruments import instrument
from va_desktop.rights.rights import LegalBasis, Right
from va_desktop.rights.status import TreatyStatus, status
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.context import Context


def statuses(ctx: Context) -> Mapping[str, TreatyStatus]:
    """Return what the chosen country is to each treaty on the day, by the treaty's id."""
    rows = status(ctx.library, ctx.country, ctx.today) if ctx.country else None
    return {row.id: row for row in rows or ()}


def status_of(ctx: Context, basis: LegalBasis, known: Mapping[str, TreatyStatus]) -> TreatyStatus | None:
    """Return what the country is to the instrument of a legal basis, or None where nothing is listed."""
    found = instrument(ctx.library, basis.instrument)
    return known.get(found.status_id) if found and found.status_id else None


def promised(ctx: Context, item: Right) -> str:
    """Return the sentence."""
    tr, words, country = ctx.words.tr, ctx.words, ctx.country
    if item.strength != "binding":
        return wording.strength(tr, item.strength)
    if not country:
        return tr("Choose your country to see what it has promised.")
    known = statuses(ctx)
    bound = {
        basis.instrument
        for basis in item.legal
        if (found := status_of(ctx, basis, known)) is not None and found.binds(ctx.today) and not found.disputed
    }
    if bound:
        number = len(bound)
        return tr.plural(
            "Your government has promised this in {n} treaty.",
            "Your government has promised this in {n} treaties.",
            number,
        ).format(n=words.number(number))
    return tr("We found no treaty in force for {country} that promises this. National laws may still help.").format(
        country=words.country(country)
    )
