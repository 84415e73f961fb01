# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding: filters, order, reasons, widening, paging, and what stays hidden."""

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.directory.making import TODAY, coded, finder, ids, service, write
from va_desktop.directory.finding import Finder
from va_desktop.directory.record import Record
from va_desktop.directory.store import OperationalError
from va_desktop.directory.wanted import Fits, Fresh, Named, Near, Old, Wanted

HERE = (11.55, 104.92)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "X.vadir"


def test_the_nearest_comes_first_with_its_distance(path: Path) -> None:
    found = finder(path, [service("far", at=(12.5, 104.9)), service("near", at=(11.56, 104.92)), service("none")])
    page = found.find(Wanted(near=HERE), TODAY)
    assert ids(page) == ["near", "far", "none"]
    kilometres = [reason.km for item in page.items for reason in item.reasons if isinstance(reason, Near)]
    assert kilometres == [pytest.approx(1.11, abs=0.01), pytest.approx(105.6, abs=0.5)]


def test_a_radius_holds_across_the_180th_meridian_and_at_the_pole(path: Path) -> None:
    docs = [service("west", at=(0.0, -179.95)), service("east", at=(0.0, 179.8)), service("pole", at=(89.9, 10.0))]
    found = finder(path, docs)
    assert ids(found.find(Wanted(near=(0.0, 179.95), radius_km=30), TODAY)) == ["west", "east"]
    assert ids(found.find(Wanted(near=(89.9, -170.0), radius_km=30), TODAY)) == ["pole"]


def test_names_come_before_texts_and_fresh_before_old(path: Path) -> None:
    docs = [
        service("text", "Centre", description="a prosthesis workshop"),
        service("old", "Prosthesis", assured_date="2020-01-01"),
        service("fresh", "Prosthesis"),
    ]
    page = finder(path, docs).find(Wanted("prosthesis"), TODAY)
    assert ids(page) == ["fresh", "old", "text"]
    assert [Named() in item.reasons for item in page.items] == [True, True, False]
    assert [type(item.reasons[-1]) for item in page.items] == [Fresh, Old, Fresh]


def test_every_filter_is_kept_and_told_as_a_reason(path: Path) -> None:
    codes = ("need=health", "framework=disability", "route=open", "free", "women_staff", "access:step_free=yes")
    right = service("right", codes=codes, languages=[{"code": "km"}])
    found = finder(path, [right, *(service(f"no{number}", codes=codes[:number]) for number in range(len(codes)))])
    wanted = Wanted(need="health", framework="disability", route="open", free=True, women_staff=True, language="km",
                    access=frozenset(["step_free"]))  # fmt: skip
    page = found.find(wanted, TODAY)
    assert ids(page) == ["right"] and page.widened == ()
    assert {reason.code for reason in page.items[0].reasons if isinstance(reason, Fits)} == wanted.codes()


def test_nothing_found_lets_go_of_as_little_as_possible_and_says_so(path: Path) -> None:
    docs = [service("a", codes=["need=health", "free"], at=(11.9, 104.9)), service("b", codes=["need=money"])]
    found = finder(path, docs)
    page = found.find(Wanted(need="health", near=HERE, radius_km=5, free=True), TODAY)
    assert (ids(page), page.widened) == (["a"], ("radius",))
    page = found.find(Wanted(need="health", near=HERE, radius_km=5, free=True, no_id=True), TODAY)
    assert ids(page) == ["a"] and "radius" in page.widened and "no_id" in page.widened and "free" not in page.widened
    page = found.find(Wanted(need="school", free=True), TODAY)
    assert (page.items, page.total) == ((), 0), "a need is never let go"


def test_a_slip_is_mended_and_shown_as_written(path: Path) -> None:
    page = finder(path, [service("s", "Réadaptation Kandal")]).find(Wanted("readaptaton"), TODAY)
    assert (ids(page), page.corrected) == (["s"], "réadaptation")


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted("help"), Wanted("help", near=HERE), Wanted(near=HERE, radius_km=9_000)]
)
def test_paging_shows_every_place_once(path: Path, wanted: Wanted) -> None:
    docs = [service(f"s{number}", at=((number * 7) % 90 - 45.0, (number * 13) % 360 - 180.0)) for number in range(1200)]
    docs += [service(f"n{number}") for number in range(30)]
    found = finder(path, docs)
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = found.find(wanted, TODAY, offset=offset, limit=170)
        seen += ids(page)
        assert page.total >= len(seen) or page.at_least
        offset = page.next
    assert len(seen) == len(set(seen))
    assert len(seen) == (1230 if wanted.radius_km is None else page.total)


@pytest.mark.parametrize("ranked", [False, True])
@pytest.mark.parametrize("wanted", [Wanted("helpp"), Wanted("help", free=True), Wanted("help", near=HERE, radius_km=1)])
def test_what_another_spelling_or_a_wider_search_found_is_shown_to_the_end(
    path: Path, wanted: Wanted, ranked: bool
) -> None:
    found = finder(path, [service(f"s{number}", "Help", at=(5.0, number / 10)) for number in range(50)])
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = found.find(wanted, TODAY, offset=offset, ranked=ranked)
        assert page.total == 50
        assert page.corrected or page.widened
        seen += ids(page)
        offset = page.next
    assert sorted(seen) == sorted(f"s{number}" for number in range(50))


def test_open_now_asks_the_hours_of_candidates_only(path: Path) -> None:
    hours = [{"id": "h", "opens_at": "08:00", "closes_at": "17:00"}]
    docs = [service(f"s{number}", f"Help {number}", schedules=hours if number % 3 else []) for number in range(90)]
    docs.append(service("closed", schedules=hours, status="temporarily closed"))
    asked: list[str] = []

    def is_open(listing: Any) -> bool:
        asked.append(listing.service)
        return listing.service.endswith("1")

    found = finder(path, docs)
    page = found.find(Wanted(open_now=True), TODAY, is_open)
    assert set(ids(page)) == {f"s{number}" for number in range(90) if number % 3 and str(number).endswith("1")}
    assert "closed" not in asked and "s0" not in asked
    assert all(Fits("open_now") in item.reasons for item in page.items)
    assert found.find(Wanted("help 0", open_now=True), TODAY, is_open).widened == ("open_now",)


def test_a_district_includes_the_districts_below_it(path: Path) -> None:
    table = [
        Record("district", "KH12", {"id": "KH12", "names": {"en": "Phnom Penh", "km": "ភ្នំពេញ"}}),
        Record("district", "ZZ9", {"id": "ZZ9", "parent": "KH12", "names": {"en": "Oddly coded"}}),
    ]
    docs = [
        service("in", codes=["district=KH1204"]),
        service("odd", codes=["district=ZZ9"]),
        service("out", codes=["district=KH13"]),
    ]
    found = finder(path, docs, table)
    assert set(ids(found.find(Wanted(district="KH12"), TODAY))) == {"in", "odd"}
    assert ids(found.find(Wanted(district="KH1204"), TODAY)) == ["in"]
    assert {each.code: each.parent for each in found.directory.districts()} == {
        "KH12": None, "KH1204": "KH12", "KH13": None, "ZZ9": "KH12",
    }  # fmt: skip


def test_a_landmark_stands_for_its_position(path: Path) -> None:
    docs = [service("by", at=HERE, codes=["landmark=Old Market"]), service("far", at=(13.0, 103.0))]
    found = finder(path, docs)
    (mark,) = found.directory.landmarks()
    assert (mark.name, mark.position) == ("Old Market", pytest.approx(HERE))
    assert ids(found.find(Wanted(landmark=mark.id, radius_km=10), TODAY)) == ["by"]


def shelter() -> dict[str, Any]:
    doc = service("s", "Safe house", HERE, ["redacted=yes", "landmark=Blue gate", "directions=Behind the mill"])
    address = {"address_1": "Rosenstrasse 4", "city": "Hiddenville", "country": "KH"}
    doc["service_at_locations"][0]["location"] |= {
        "name": "Villa Aurora", "addresses": [address], "transportation": "Bus 9", "phones": [{"number": "+855 1"}],
    }  # fmt: skip
    return doc


def test_a_protected_place_cannot_be_found_out(path: Path) -> None:
    found = finder(path, [shelter(), service("other", at=(11.6, 104.9))])
    for word in ("rosenstrasse", "hiddenville", "aurora", "blue", "mill", "bus"):
        assert "s" not in ids(found.find(Wanted(word), TODAY)), word
    page = found.find(Wanted(near=HERE), TODAY)
    assert ids(page) == ["other", "s"], "no distance may tell where it is"
    assert found.find(Wanted("safe", near=HERE, radius_km=1), TODAY).widened == ("radius",)
    assert found.directory.landmarks() == ()
    shown = repr(page.items[1])
    for word in ("Rosen", "Hidden", "Aurora", "Blue gate", "mill", "Bus 9", "11.55", "+855"):
        assert word not in shown
    assert page.items[1].listing.facets.redacted


def test_a_worker_sees_the_way_to_a_protected_place(path: Path) -> None:
    page = finder(path, [shelter()]).find(Wanted("safe"), TODAY, worker=True)
    (item,) = page.items
    assert item.listing.address == ("Rosenstrasse 4", "Hiddenville")
    assert (item.listing.place, item.listing.position) == ("Villa Aurora", HERE)
    assert item.listing.facets.directions == ("Behind the mill",)


def test_what_has_ended_is_kept_but_not_found(path: Path) -> None:
    found = finder(path, [service("gone", "Help", status="defunct"), service("here", "Help")])
    assert ids(found.find(Wanted("help"), TODAY)) == ["here"]
    assert found.directory.document("service", "gone") is not None


def test_the_name_of_the_organization_finds_its_services_in_any_order(path: Path) -> None:
    owner = Record("organization", "o", {"id": "o", "name": "Zanzibar Trust"})
    with_owner = write(path, [service("s", organization_id="o")], [owner])
    page = Finder(with_owner).find(Wanted("zanzibar"), TODAY)
    assert ids(page) == ["s"] and page.items[0].listing.organization == "Zanzibar Trust"


def test_ranked_search_weighs_words_and_keeps_filters(path: Path) -> None:
    docs = [service("long", "Legal aid and many other things for all of the people"), service("short", "Legal aid")]
    docs += [service("filtered", "Legal", codes=["free"]), service("text", "Office", description="legal legal legal")]
    found = finder(path, docs)
    assert ids(found.find(Wanted("legal aid"), TODAY, ranked=True)) == ["short", "long"]
    assert ids(found.find(Wanted("legal", free=True), TODAY, ranked=True)) == ["filtered"]
    assert ids(found.find(Wanted("legal"), TODAY, ranked=True))[-1] == "text"
    assert set(ids(found.find(Wanted("offi"), TODAY, ranked=True))) == {"text"}


def test_a_search_can_be_interrupted_from_another_thread(path: Path) -> None:
    docs = (service(f"s{number}", f"Help {number}", (number % 60, number % 90)) for number in range(3000))
    found = finder(path, docs)
    ended = threading.Event()

    def search() -> None:
        try:
            while True:
                found.find(Wanted("help", near=HERE), TODAY, ranked=True)
        except OperationalError:
            ended.set()

    thread = threading.Thread(target=search)
    thread.start()
    for _ in range(20_000):
        found.interrupt()
        if ended.wait(0.001):
            break
    thread.join(20)
    assert ended.is_set()
    assert found.find(Wanted("help 77"), TODAY).total > 0, "the connection can be used again"


@pytest.mark.parametrize(
    "query", ['"', "* AND (", "\ufffe\ufffd", "\U000f0000", "a" * 5000, "0", "\u17d2", "' OR 1 --"]
)
def test_any_text_is_a_query(path: Path, query: str) -> None:
    found = finder(path, [service("s", codes=["free"])])
    found.find(Wanted(query, near=HERE), TODAY)
    found.find(Wanted(query), TODAY, ranked=True)


def test_the_filters_that_are_offered_lead_to_something(path: Path) -> None:
    found = finder(
        path, [service("s", codes=["need=health", "free=no", "route=open"], attributes=coded("need=health"))]
    )
    assert found.directory.offered() == {"need:health": 1}


@pytest.mark.parametrize("words", [40, 400])
def test_a_beginning_of_few_words_and_of_many_finds_all_of_them(path: Path, words: int) -> None:
    docs = [service(f"s{n}", f"reha{n:03d}x", (1, n / 100), description="common") for n in range(words)]
    found = finder(path, [*docs, service("other", "rehx")])
    assert found.find(Wanted("reha"), TODAY).total == words
    page = found.find(Wanted("common reha", near=(1, 0)), TODAY, limit=1000)
    assert ids(page) == [f"s{n}" for n in range(words)]


def test_a_crowd_in_one_house_is_paged_through_without_a_gap(path: Path) -> None:
    docs = [service(f"s{n}", at=(1.0, 1.0)) for n in range(1700)] + [service("next", at=(1.0, 1.1))]
    found = finder(path, docs)
    seen: list[str] = []
    for offset in (0, 20, 1000, 1690):
        page = found.find(Wanted("help", near=(1.0, 1.0)), TODAY, offset=offset, limit=20)
        seen += ids(page)
    assert len(seen) == len(set(seen)) == 71 and seen[-1] == "next"
