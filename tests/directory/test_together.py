# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs and a directory as one list."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from va_desktop.directory import sample
from va_desktop.directory.changes import Alerted, Closed, Corrected, Entry, Removed
from va_desktop.directory.facets import Facets
from va_desktop.directory.finding import Finder
from va_desktop.directory.listing import Listing
from va_desktop.directory.reading import Directory
from va_desktop.directory.together import Places, changed
from va_desktop.directory.wanted import Item, Near, Wanted

ON = date(2026, 11, 23)
HERE = sample.MIDDLE


def of_pack(name: str, km: float | None, **facets: object) -> Listing:
    position = None if km is None else (HERE[0] + km / 111.2, HERE[1])
    return Listing(name, name, None, "pack", name, position=position, assured=ON, facets=Facets(**facets))  # type: ignore[arg-type]


PACK = (of_pack("near", 4.9, needs=("health",)), of_pack("far", 33), of_pack("nowhere", None, needs=("home",)))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    file = tmp_path_factory.mktemp("directory") / "FRA.vadir"
    sample.write(file, ON, "FRA")
    directory = Directory.open(file)
    yield Places(PACK, Finder(directory))
    directory.close()


def leafed(places: Places, wanted: Wanted, step: int) -> list[Item]:
    """Every item, page by page."""
    found: list[Item] = []
    offset: int | None = 0
    while offset is not None:
        page = places.find(wanted, ON, offset=offset, limit=step)
        assert page.total == 33 or wanted.need or wanted.query or wanted.radius_km
        found += page.items
        offset = page.next
    return found


@pytest.mark.parametrize("step", [1, 2, 3, 7, 20, 100])
@pytest.mark.parametrize("near", [None, HERE], ids=["by order", "by distance"])
def test_every_place_comes_once_whatever_the_size_of_a_page(places: Places, step: int, near: object) -> None:
    keys = [item.listing.key for item in leafed(places, Wanted(near=near), step)]  # type: ignore[arg-type]
    assert len(keys) == len(set(keys)) == 33
    assert keys == [item.listing.key for item in leafed(places, Wanted(near=near), 100)]  # type: ignore[arg-type]


@pytest.mark.parametrize("step", [1, 4, 20])
def test_with_a_position_both_stand_by_their_distance(places: Places, step: int) -> None:
    items = leafed(places, Wanted(near=HERE), step)
    far = [next((r.km for r in item.reasons if isinstance(r, Near)), float("inf")) for item in items]
    assert all(one <= other for one, other in pairwise(far))
    keys = [item.listing.key for item in items]
    assert 0 < keys.index("near") < keys.index("far") < keys.index("nowhere")


def test_without_a_position_what_carries_sources_comes_first(places: Places) -> None:
    page = places.find(Wanted(), ON)
    assert [item.listing.key for item in page.items[:3]] == ["near", "far", "nowhere"]
    assert (page.total, page.next) == (33, 20)


def test_a_wish_is_let_go_only_when_neither_list_has_anything(places: Places) -> None:
    page = places.find(Wanted(need="home", radius_km=50, near=HERE), ON)
    assert page.widened == ("radius",)
    assert [item.listing.key for item in page.items] == ["nowhere"]
    assert places.find(Wanted(need="home"), ON).widened == ()
    page = places.find(Wanted(need="justice", no_id=True, free=True, women_staff=True, children=True), ON)
    assert page.widened
    assert all("justice" in item.listing.facets.needs for item in page.items)


@pytest.mark.parametrize("step", [1, 2, 3, 20])
@pytest.mark.parametrize("near", [None, HERE], ids=["by order", "by distance"])
def test_what_a_wider_search_found_in_both_lists_comes_once_to_the_end(
    places: Places, step: int, near: tuple[float, float] | None
) -> None:
    wanted = Wanted(need="health", language="sw", near=near)
    keys = [item.listing.key for item in leafed(places, wanted, step)]
    assert "near" in keys
    assert len(keys) == len(set(keys)) > 3
    assert keys == [item.listing.key for item in leafed(places, wanted, 100)]
    assert places.find(wanted, ON, offset=2, limit=1).widened == places.find(wanted, ON).widened != ()


def test_a_slip_in_a_word_of_the_packs_is_mended_with_and_without_a_directory(places: Places) -> None:
    for each in (places, Places(PACK)):
        page = each.find(Wanted("nowehre"), ON)
        assert [item.listing.key for item in page.items] == ["nowhere"]
        assert page.corrected == "nowhere"
        page = each.find(Wanted("nowehre", free=True), ON)
        assert (page.corrected, page.widened) == ("nowhere", ("free",))
        assert each.find(Wanted("qqqqqqqq"), ON).total == 0


def test_a_pack_alone_is_filtered_searched_and_widened() -> None:
    alone = Places(PACK)
    assert [item.listing.key for item in alone.find(Wanted("nowh"), ON).items] == ["nowhere"]
    page = alone.find(Wanted(need="health", free=True), ON)
    assert page.widened == ("free",)
    assert [item.listing.key for item in page.items] == ["near"]
    assert alone.find(Wanted(need="school"), ON).total == 0
    assert [item.listing.key for item in alone.find(Wanted(near=HERE, radius_km=10), ON).items] == ["near"]
    page = alone.find(Wanted(), ON, offset=1, limit=1)
    assert ([item.listing.key for item in page.items], page.next) == (["far"], 2)


def test_interrupting_a_search_that_does_not_run_does_no_harm(places: Places) -> None:
    places.interrupt()
    assert places.find(Wanted(), ON).total == 33


def entry(change: object) -> Entry:
    return Entry(1, ON, "near", change)  # type: ignore[arg-type]


def test_of_a_place_of_a_pack_a_centre_changes_only_what_is_not_its_text() -> None:
    one = PACK[0]
    closed = changed(one, [entry(Alerted("Moved")), entry(Closed(ON))])
    assert closed is not None
    assert (closed.closed(ON), closed.alert, closed.source) == (True, "Moved", "local")
    assert changed(one, [entry(Closed(None, "Gone"))]).status == "inactive"  # type: ignore[union-attr]
    assert changed(one, [entry(Removed())]) is None
    assert changed(one, [entry(Corrected(("name",), "near", "x"))]) == one
