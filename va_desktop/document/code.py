# SPDX-License-Identifier: GPL-3.0-or-later
"""Square codes (QR, ISO/IEC 18004) of public ids and of places: they tell nothing of a person who takes them home."""

from collections.abc import Iterable, Sequence

PREFIX = "VADESKTOP"


def public(country: str, ids: Iterable[str]) -> str:
    """Return the text of a code that names pages of a country: `VADESKTOP:COL:col.ruv_inclusion:...`.

    Raises ValueError for anything that is not an id of a page.
    """
    wanted = list(ids)
    own = f"{country.lower()}."
    if not (len(country) == 3 and country.isalpha() and country.isupper()) or not all(
        id_.startswith(own) and id_.isascii() and id_.replace(".", "").replace("_", "").isalnum() for id_ in wanted
    ):
        raise ValueError("only ids of public pages go into a code")
    return ":".join([PREFIX, country, *wanted])


def card(
    name: str,
    *,
    phones: Sequence[str] = (),
    emails: Sequence[str] = (),
    webs: Sequence[str] = (),
    street: str = "",
    city: str = "",
    position: tuple[float, float] | None = None,
) -> str:
    """Return a place as a vCard 3.0 (RFC 2426), which a telephone puts among its contacts; with its position."""
    from segno import helpers

    lat, lon = position or (None, None)
    made = helpers.make_vcard_data(
        name=f";{name}",
        displayname=name,
        org=name,
        workphone=list(phones) or None,
        email=list(emails) or None,
        url=list(webs) or None,
        street=street or None,
        city=city or None,
        lat=lat,
        lng=lon,
    )
    return str(made)


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark and light squares of a code, without the quiet border of four squares that it needs."""
    import segno

    return tuple(tuple(bool(square) for square in row) for row in segno.make_qr(text, error="m").matrix)


def picture(text: str, scale: int = 6) -> str:
    """Return a code as a `data:` address of a PNG picture, quiet border included."""
    import segno

    return str(segno.make_qr(text, error="m").png_data_uri(scale=scale, border=4))
