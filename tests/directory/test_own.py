# SPDX-License-Identifier: GPL-3.0-or-later
"""The index of what a centre changed answers like the index of a directory, however much there is of it."""

import random
from pathlib import Path

import pytest

from tests.directory.making import TODAY, finder, ids, service, write
from va_desktop.directory.changes import Added, Alerted, Corrected, applied
from va_desktop.directory.fields import corrected, correction, fields
from va_desktop.directory.finding import Finder
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.record import Record
from va_desktop.directory.together import distance
from va_desktop.directory.wanted import Wanted


def test_the_nearest_of_a_thousand_own_places_are_exact_page_by_page(tmp_path: Path, overlay: Overlay) -> None:
    chance, rows = random.Random(3), dict[str, tuple[float, float] | None]()
    docs, base = [], []
    for number in range(1_300):
        where = None if number % 50 == 0 else (chance.uniform(10, 14), chance.uniform(102, 107))
        rows[f"s{number}"] = where
        doc = service(f"s{number}", "Help", where, assured_date="2020-01-01" if number % 3 else "2026-06-01")
        (base if number < 300 else docs).append(doc)
    found = finder(tmp_path / "X.vadir", base, overlay=overlay)
    with overlay._writing():
        for doc in docs:
            overlay._made(doc["id"], Added(doc))
    for radius in (100, None):
        at = (12.5, 104.5)
        far = {key: distance(at, where) for key, where in rows.items() if where is not None}
        expected = sorted((key for key in far if radius is None or far[key] <= radius), key=lambda key: far[key])
        seen: list[str] = []
        offset: int | None = 0
        while offset is not None:
            page = found.find(Wanted("help", near=at, radius_km=radius), TODAY, offset=offset, limit=170)
            seen += ids(page)
            offset = page.next
        assert len(seen) == len(set(seen)), "nothing twice"
        assert seen[: len(expected)] == expected
        nowhere = {key for key, where in rows.items() if where is None}
        assert set(seen[len(expected) :]) == (nowhere if radius is None else set())


def test_a_changed_service_is_still_found_by_its_organization(tmp_path: Path, overlay: Overlay) -> None:
    owner = Record("organization", "o", {"id": "o", "name": "Quokka Society"})
    found = finder(tmp_path / "X.vadir", [service("s", organization_id="o")], [owner], overlay)
    assert ids(found.find(Wanted("quokka"), TODAY)) == ["s"]
    overlay.make("s", Alerted("Mind the step"))
    assert ids(found.find(Wanted("quokka"), TODAY)) == ["s"]


@pytest.mark.parametrize("known", [True, False])
def test_an_own_place_in_an_unknown_district_is_under_the_one_around_it(
    tmp_path: Path, overlay: Overlay, known: bool
) -> None:
    areas = [Record("district", "KH01", {"id": "KH01", "parent": "KHX", "names": {"en": "North"}})] if known else []
    found = finder(tmp_path / "X.vadir", [service("s", at=(1, 1))], areas, overlay)
    overlay.make("own", Added(service("own", "Own", (1, 1), ["district=KH0102"])))
    assert ids(found.find(Wanted(district="KH0102"), TODAY)) == ["own"]
    if not known:
        overlay.make("big", Added(service("big", "Own", (1, 1), ["district=KH01"])))
    page = found.find(Wanted(district="KH01"), TODAY)
    assert page.widened == () and set(ids(page)) == ({"own"} if known else {"own", "big"})
    assert (found.find(Wanted(district="KHX"), TODAY).widened == ()) is known


def test_a_row_without_an_id_is_known_again_by_what_it_said(tmp_path: Path, overlay: Overlay) -> None:
    base = service("s") | {"phones": [{"number": "1"}, {"number": "2", "type": "fax"}]}
    field = next(each for each in fields(base, None) if each.name == "phone")
    change = corrected(base, field, "111")
    assert change == Corrected(("phones", "0"), {"number": "1"}, {"number": "111"})
    turned = base | {"phones": [{"number": "2", "type": "fax"}, {"number": "1"}]}
    assert (applied(turned, change, 1) or {})["phones"] == [{"number": "2", "type": "fax"}, {"number": "111"}]
    overlay.make("s", change)
    assert overlay.conflicts(lambda _: turned) == ()
    gone = base | {"phones": [{"number": "3"}]}
    assert (overlay.merged("s", gone) or {})["phones"] == [{"number": "3"}], "no other row is altered"
    assert [each.kind for each in overlay.conflicts(lambda _: gone)] == ["gone"]


def test_an_older_correction_by_place_alters_no_other_row() -> None:
    change = Corrected(("phones", "0", "number"), "1", "111")
    doc = {"id": "s", "phones": [{"number": "1"}]}
    assert applied(doc, change, 1) == {"id": "s", "phones": [{"number": "111"}]}
    turned = {"id": "s", "phones": [{"number": "2"}, {"number": "1"}]}
    assert applied(turned, change, 1) == turned


def test_rows_with_ids_are_named_by_them_however_they_were_counted() -> None:
    doc = {"id": "s", "phones": [{"id": "p", "number": "1"}, {"id": "q", "number": "2"}]}
    assert correction(doc, ("phones", "1", "number"), "3") == Corrected(("phones", "q", "number"), "2", "3")


def test_a_finder_opened_later_sees_the_same(tmp_path: Path, overlay: Overlay) -> None:
    directory = write(tmp_path / "X.vadir", [service("s", at=(1, 1))])
    overlay.make("a", Added(service("a", "Own", (1, 1), ["district=KH0102"])))
    overlay.make("b", Added(service("b", "Own", (1, 1), ["district=KH01"])))
    assert set(ids(Finder(directory, overlay).find(Wanted(district="KH01"), TODAY))) == {"a", "b"}
