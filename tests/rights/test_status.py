# SPDX-License-Identifier: GPL-3.0-or-later
"""Treaty status follows country and day."""

from datetime import date

import pytest

from va_desktop.content.library import Library
from va_desktop.rights.status import TREATIES, countries, in_force, status


def of(library: Library, country: str, treaty: str, day: str):
    rows = status(library, country, date.fromisoformat(day))
    assert rows is not None
    return next(row for row in rows if row.id == treaty)


@pytest.mark.parametrize(
    ("country", "treaty", "day", "expected"),
    [
        ("LTU", "mbt", "1999-02-25", "not_party"),
        ("LTU", "mbt", "1999-02-26", "signatory"),
        ("LTU", "mbt", "2003-05-12", "party"),
        ("LTU", "mbt", "2025-12-26", "party"),
        ("LTU", "mbt", "2025-12-27", "withdrawn"),
        ("LTU", "ccm", "2025-03-05", "party"),
        ("LTU", "ccm", "2025-03-06", "withdrawn"),
        ("EST", "mbt", "2025-12-27", "withdrawn"),
        ("FIN", "mbt", "2026-01-09", "party"),
        ("FIN", "mbt", "2026-01-10", "withdrawn"),
        ("POL", "mbt", "2026-02-20", "withdrawn"),
        ("COL", "ccm", "2015-09-09", "signatory"),
        ("COL", "ccm", "2015-09-10", "party"),
        ("COL", "crpd", "2011-05-10", "party"),
        ("COL", "ccw_pv", "2026-11-23", "not_party"),
        ("UKR", "ccm", "2026-11-23", "not_party"),
        ("UKR", "mbt", "2026-11-23", "party"),
        ("LBN", "crpd_op", "2026-11-23", "signatory"),
        ("LBN", "crpd", "2026-11-23", "party"),
        ("LSO", "ccw_pv", "2026-11-23", "unknown"),
        ("XKX", "mbt", "2026-11-23", "not_party"),
    ],
)
def test_a_country_is_what_it_was_on_that_day(
    library: Library, country: str, treaty: str, day: str, expected: str
) -> None:
    assert of(library, country, treaty, day).status == expected


def test_a_country_that_left_is_not_bound(library: Library) -> None:
    assert of(library, "LTU", "mbt", "2025-12-26").binds(date(2025, 12, 26))
    assert not of(library, "LTU", "mbt", "2025-12-27").binds(date(2025, 12, 27))


def test_a_status_that_is_only_believed_never_binds(library: Library) -> None:
    row = of(library, "LSO", "ccw_pv", "2026-11-23")
    assert not row.binds(date(2026, 11, 23))


def test_the_suspension_by_ukraine_is_told_as_disputed(library: Library) -> None:
    row = of(library, "UKR", "mbt", "2026-11-23")
    assert row.disputed
    assert row.note is not None


def test_a_treaty_binds_only_after_its_own_waiting_time(library: Library) -> None:
    row = of(library, "COL", "mbt", "2001-02-28")
    assert row.status == "party"
    assert row.in_force == date(2001, 3, 1)
    assert not row.binds(date(2001, 2, 28))
    assert row.binds(date(2001, 3, 1))


@pytest.mark.parametrize(
    ("treaty", "joined", "expected"),
    [
        ("mbt", "2000-09-06", date(2001, 3, 1)),
        ("mbt", "1998-09-08", date(1999, 3, 1)),
        ("ccm", "2015-09-10", date(2016, 3, 1)),
        ("ccm", "2009-06-16", date(2010, 8, 1)),
        ("crpd", "2011-05-10", date(2011, 6, 9)),
        ("ccw_pv", "2015-08-31", date(2016, 2, 29)),
        ("mbt", "2026", None),
        ("mbt", None, None),
    ],
)
def test_entry_into_force_is_reckoned_by_each_treatys_rule(treaty: str, joined: str | None, expected: date) -> None:
    assert in_force(treaty, joined) == expected


def test_every_state_of_the_table_has_all_five_treaties(library: Library) -> None:
    listed = countries(library)
    assert len(listed) == 200
    for country in listed:
        rows = status(library, country.code, date(2026, 11, 23))
        assert rows is not None
        assert tuple(row.id for row in rows) == TREATIES


def test_an_unknown_country_has_no_status(library: Library) -> None:
    assert status(library, "ZZZ", date(2026, 1, 1)) is None
