# SPDX-License-Identifier: GPL-3.0-or-later
"""The simple map's geometry."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from va_desktop.directory.mapping import View, bar, clustered, fitted, traced

PLACES = [(11.55, 104.9), (11.6, 105.0), (11.5, 104.8)]


def test_every_place_lies_inside_with_its_margin_and_north_is_up() -> None:
    view = fitted(PLACES, 300, 200, margin=10)
    assert view is not None
    points = [view.point(place) for place in PLACES]
    assert all(10 - 1e-6 <= x <= 290 + 1e-6 and 10 - 1e-6 <= y <= 190 + 1e-6 for x, y in points)
    assert points[1][1] < points[0][1] < points[2][1] and points[1][0] > points[2][0]


def test_a_map_over_the_180th_meridian_is_not_the_whole_world() -> None:
    view = fitted([(-17.0, 179.5), (-17.0, -179.5)], 100, 100)
    assert view is not None and view.scale > 0.5
    assert view.point((-17.0, 179.5))[0] < view.point((-17.0, -179.5))[0]


def test_no_places_are_no_map_and_one_place_is_shown_with_some_around_it() -> None:
    assert fitted([], 10, 10) is None
    view = fitted([(5.0, 5.0)], 100, 100)
    assert view is not None and math.isfinite(view.scale) and view.point((5.0, 5.0)) == (50, 50)


@given(lat=st.floats(-80, 80), lon=st.floats(-180, 180), across=st.floats(0, 400), down=st.floats(0, 300))
def test_a_point_and_its_position_belong_together(lat: float, lon: float, across: float, down: float) -> None:
    view = View(400, 300, (lat, lon), 2.0)
    assert view.point(view.position((across, down))) == pytest.approx((across, down), abs=1e-6)


def test_an_outline_keeps_its_corners_and_loses_what_nobody_sees() -> None:
    view = View(100, 100, (0.0, 0.0), 0.3)
    side = [(0.5, -0.5 + step / 100) for step in range(101)]
    (ring,) = traced(view, [[*side, (-0.5, 0.5), (-0.5, -0.5), (0.5, -0.5)]], tolerance=0.5)
    assert len(ring) == 5
    assert traced(view, [[(0, 0), (0, 0)]]) == ()


@pytest.mark.parametrize("scale", [0.01, 0.3, 7, 900])
def test_the_scale_bar_is_round_and_fits(scale: float) -> None:
    found = bar(View(100, 100, (0, 0), scale), 80)
    assert 80 / 2.5 <= found.length <= 80.001
    assert f"{found.km:.0e}"[0] in "125" and found.length == pytest.approx(found.km * scale)


def test_places_over_each_other_become_one_mark_and_none_is_lost() -> None:
    view = fitted(PLACES, 300, 200, margin=30)
    assert view is not None
    found = clustered(view, [*PLACES, PLACES[0], None, (40.0, 4.0)], 10)
    assert sorted(each for cluster in found for each in cluster.members) == [0, 1, 2, 3]
    assert (0, 3) in [cluster.members for cluster in found]
