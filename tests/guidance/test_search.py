# SPDX-License-Identifier: GPL-3.0-or-later
"""One search over real built packs: which packs, which order, in whose words."""

import math
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.guidance.samples import build_library
from va_desktop.content.library import Library
from va_desktop.guidance.search import EARTH_RADIUS_KM, Results, distance_km, search

EN = ("en",)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    built = build_library(tmp_path_factory.mktemp("search"))
    assert [pack.info.id for pack in built.packs] == ["international", "OTH", "TST"]
    yield built
    built.close()


def ids(results: Results) -> list[str]:
    return [item.id for item in results.items]


def test_rights_entitlements_and_services_of_all_packs_are_searched(library: Library) -> None:
    results = search(library, "you", EN)
    assert set(ids(results)) == {"care", "tst.pension", "tst.clinic", "tst.workshop", "oth.hospital"}
    assert results.by_kind == {"right": 1, "entitlement": 1, "service": 3}
    assert results.total == 5


def test_with_a_country_only_its_pack_and_the_international_one_are_searched(library: Library) -> None:
    assert set(ids(search(library, "you", EN, country="OTH"))) == {"care", "oth.hospital"}
    assert set(ids(search(library, "you", EN, country="XYZ"))) == {"care"}
    assert {item.country for item in search(library, "you", EN, country="TST").items} == {None, "TST"}


def test_what_has_the_words_in_its_name_comes_first_whichever_pack_it_is_in(library: Library) -> None:
    results = search(library, "clinic", EN)
    assert [(item.id, item.match) for item in results.items] == [
        ("oth.hospital", "name"),
        ("tst.clinic", "name"),
    ]
    assert [item.match for item in search(library, "hospital", EN).items] == ["name", "text"]


def test_a_kind_narrows_the_list_but_not_the_counts_beside_it(library: Library) -> None:
    results = search(library, "you", EN, kinds=frozenset({"right"}))
    assert (ids(results), results.total) == (["care"], 1)
    assert results.by_kind == {"right": 1, "entitlement": 1, "service": 3}


def test_the_total_stays_exact_when_the_list_is_cut(library: Library) -> None:
    results = search(library, "you", EN, limit=2)
    assert (len(results.items), results.total) == (2, 5)
    assert search(library, "you", EN, limit=0).items == ()


def test_the_nearest_comes_first_with_its_distance_and_the_rest_follows(library: Library) -> None:
    results = search(library, "you", EN, near=(4.6, -74.0))
    assert ids(results)[:2] == ["tst.clinic", "tst.workshop"]
    near, far, *rest = [item.distance_km for item in results.items]
    assert near == pytest.approx(11.12, abs=0.01)
    assert far == pytest.approx(857, abs=2)
    assert rest == [None] * 3
    assert ids(search(library, "you", EN, near=(-2.0, -70.1)))[:2] == ["tst.workshop", "tst.clinic"]


def test_titles_come_in_the_language_of_the_reader_and_say_when_they_do_not(library: Library) -> None:
    clinic = search(library, "clinica", ("es", "en"), country="TST").items[0]
    assert (clinic.title.text, clinic.title.lang) == ("Clínica", "es")
    assert (clinic.snippet.text, clinic.snippet.lang, clinic.snippet.state) == (
        "The clinic treats you.",
        "en",
        "missing",
    )
    assert clinic.name == "Clínica Norte"


def test_a_word_of_any_language_finds_whatever_language_is_shown(library: Library) -> None:
    assert ids(search(library, "salud", EN)) == ["care"]
    assert ids(search(library, "ЛІКАРНЯ", EN)) == ["oth.hospital"]
    assert ids(search(library, "полтав", EN)) == ["oth.hospital"]


def test_a_slip_is_mended_across_packs_and_counted(library: Library) -> None:
    results = search(library, "prothesis", EN)
    assert (ids(results), results.corrected, results.total) == (["tst.workshop"], "prosthesis", 1)
    assert results.items[0].match == "typo"
    assert results.by_kind == {"right": 0, "entitlement": 0, "service": 1}


def test_a_word_that_only_another_pack_has_is_not_mended(library: Library) -> None:
    results = search(library, "doctors", EN)
    assert (ids(results), results.corrected) == (["oth.hospital"], None)


@pytest.mark.parametrize("query", ["", "   ", '"', "^(*", "🦿", "x" * 10_000, "zzzzzzzz"])
def test_nothing_found_is_an_answer_and_not_an_error(library: Library, query: str) -> None:
    results = search(library, query, EN, near=(0.0, 0.0))
    assert (results.query, results.total, results.items, results.corrected) == (query, 0, (), None)


def test_an_empty_library_finds_nothing() -> None:
    assert search(Library(()), "clinic", EN).total == 0


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_round(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there = distance_km(one, other)
    assert there == pytest.approx(distance_km(other, one))
    assert 0 <= there <= math.pi * EARTH_RADIUS_KM + 1e-6


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        pytest.param((0.0, 0.0), (1.0, 0.0), 111.195, id="one degree"),
        pytest.param((0.0, 0.0), (0.0, 90.0), 10_007.557, id="a quarter of the equator"),
        pytest.param((90.0, 0.0), (-90.0, 55.0), 20_015.115, id="pole to pole"),
        pytest.param((0.0, 179.9), (0.0, -179.9), 22.239, id="over the date line"),
        pytest.param((48.8566, 2.3522), (51.5074, -0.1278), 343.6, id="Paris to London"),
    ],
)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(one, other) == pytest.approx(km, rel=1e-3)
