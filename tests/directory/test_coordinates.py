# SPDX-License-Identifier: GPL-3.0-or-later
"""A position is understood however it is typed, and nothing else is taken for one."""

import pytest

from va_desktop.directory.coordinates import understood


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("10.1, 20.2", (10.1, 20.2)),
        ("10.1 20.2", (10.1, 20.2)),
        ("-10.1;-20.2", (-10.1, -20.2)),
        ("10.1° N, 20.2° E", (10.1, 20.2)),
        ("10.1°S 20.2°W", (-10.1, -20.2)),
        ("N 10.1 E 20.2", (10.1, 20.2)),
        ("E20.2 N10.1", (10.1, 20.2)),
        ("10°06′00″N 20°12′0″E", (10.1, 20.2)),
        ("10°6'N, 20°12'E", (10.1, 20.2)),
        ("١٠.١, ٢٠.٢", (10.1, 20.2)),
    ],
)
def test_positions(text: str, position: tuple[float, float]) -> None:
    assert understood(text) == pytest.approx(position)


@pytest.mark.parametrize(
    "text", ["", "North", "12", "10, 20", "95.0, 20.0", "10.0, 190.0", "10.1 N 20.2 S", "Street 10.1"]
)
def test_no_positions(text: str) -> None:
    assert understood(text) is None
