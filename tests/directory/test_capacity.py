# SPDX-License-Identifier: GPL-3.0-or-later
"""How much is free at a place, as HSDS tells it."""

from datetime import date
from typing import Any

import pytest

from tests.directory.making import service
from va_desktop.directory.listing import Capacity, listing


def told(**row: Any) -> tuple[Capacity, ...]:
    return listing(service("s", "House", capacities=[{"id": "c", **row}])).capacities


def test_what_is_free_is_told_with_its_unit_and_its_day() -> None:
    found = told(available=3, maximum=10, unit={"id": "u", "name": "Beds"}, updated="2026-11-20T08:00:00.000Z")
    assert found == (Capacity(3, 10, "Beds", date(2026, 11, 20)),)
    assert told(available=0) == (Capacity(0, None, None, None),)


@pytest.mark.parametrize("value", [None, -1, "many", True, 2.5, float("nan"), float("inf"), 1e300, [], {}])
def test_what_is_no_number_says_nothing(value: Any) -> None:
    assert told(available=value) == ()


@pytest.mark.parametrize("rows", [None, {}, "3", [None, "x", 4]])
def test_what_is_no_list_of_rows_says_nothing(rows: Any) -> None:
    assert listing(service("s", "House") | {"capacities": rows}).capacities == ()
