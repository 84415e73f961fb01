# SPDX-License-Identifier: GPL-3.0-or-later
"""A protected place: whatever is written of it, in whichever spelling, nobody but a worker learns where it is."""

import copy
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.directory.making import TODAY, Doc, coded, service, write
from va_desktop.directory.attributes import protects
from va_desktop.directory.candidates import Candidates
from va_desktop.directory.changes import Added, Corrected, Removed
from va_desktop.directory.fields import fields
from va_desktop.directory.finding import Finder
from va_desktop.directory.handing import shown
from va_desktop.directory.hsds.exporting import Layout, export
from va_desktop.directory.hsds.profile import read as profile
from va_desktop.directory.hsds.profile import term_id
from va_desktop.directory.listing import listing, places
from va_desktop.directory.loading import load
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.protection import public
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.surroundings import Surroundings
from va_desktop.directory.upkeep import report
from va_desktop.directory.wanted import Near, Wanted
from va_desktop.directory.whole import records
from va_desktop.directory.writer import Info

LAT, LON = 12.512345, 104.912345
CANARY = "canarybird"
MORE = f"7 {CANARY} Lane"
ID = term_id("protection", "redacted")

SPELLINGS: dict[str, Any] = {
    "code": {"id": "x", "taxonomy_term": {"code": "va:redacted"}, "value": "yes"},
    "case": {"id": "x", "taxonomy_term": {"code": " VA:Redacted "}, "value": "yes"},
    "equals": {"id": "x", "taxonomy_term": {"code": "va:redacted=Yes"}},
    "term id": {"id": "x", "taxonomy_term_id": ID, "value": "yes"},
    "inner id": {"id": "x", "taxonomy_term": {"id": ID, "name": "Redacted"}},
    "made id": {"id": "x", "taxonomy_term": {"id": "e0e1", "code": "va:protection.redacted"}},
    "doubt": {"id": "x", "taxonomy_term": {"code": "va:redacted"}, "value": "confidential"},
    "named": {"id": "x", "taxonomy_term": {"code": "other-7", "name": "Address redacted"}},
    "link": {"id": "x", "link_type": "protection", "value": "yes"},
    "bare": "va:redacted",
}
OWNERS: dict[str, Callable[[Doc], Doc]] = {
    "service": lambda doc: doc,
    "organization": lambda doc: doc["organization"],
    "place": lambda doc: doc["service_at_locations"][0],
    "location": lambda doc: doc["service_at_locations"][0]["location"],
    "address": lambda doc: doc["service_at_locations"][0]["location"]["addresses"][0],
}


def shelter() -> Doc:
    """Return a service with the canary in every field of its place."""
    texts = dict.fromkeys(("name", "alternate_name", "description", "transportation", "url", "own_column"), MORE)
    phone = {"id": "hp", "number": "+855 77 7 canarybird", "description": MORE, "type": MORE}
    hours = {"id": "hh", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "08:00", "closes_at": "16:00"}
    written = {"description": MORE, "notes": MORE, "schedule_link": MORE, "attending_type": MORE}
    marks = [
        {"id": f"m{code}", "taxonomy_term": {"code": f"va:{code}", "name": MORE}, "value": MORE, "label": MORE}
        for code in ("landmark", "directions", "pcode", "district", "need", "framework", "language", "closed_until")
    ]
    address = dict.fromkeys(("attention", "address_1", "address_2", "city", "region", "state_province"), MORE)
    location = {
        "id": "L", "latitude": LAT, "longitude": LON, **texts, "phones": [phone], "schedules": [hours | written],
        "addresses": [{"id": "A", **address, "postal_code": MORE}], "attributes": marks, "contacts": [{"name": MORE}],
        "languages": [{"id": "t", "code": MORE}, {"id": "u", "code": "km"}],
        "accessibility": [{"id": "c", "description": MORE, "details": MORE}],
    }  # fmt: skip
    place = {"id": "P", "description": MORE, "location": location, "phones": [phone], "contacts": [{"name": MORE}],
             "service_areas": [{"id": "r", "name": MORE}]}  # fmt: skip
    doc = service("s", "Safe house", codes=["need=safety"], service_areas=[{"id": "q", "name": MORE}],
                  position_text=MORE, redacted_note_unknown_column=None, metadata=[{"id": "z", "previous_value": MORE}],
                  phones=[{"id": "open", "number": "1280"}], organization={"id": "o", "name": "Women together"},
                  service_at_locations=[place])  # fmt: skip
    doc["organization"]["locations"] = [copy.deepcopy(location)]
    del doc["redacted_note_unknown_column"]
    doc["attributes"] += [each for each in marks if each["id"] in ("mlandmark", "mdirections", "mpcode", "mdistrict")]
    return doc


def protected(owner: str, spelling: str) -> Doc:
    doc = shelter()
    at = OWNERS[owner](doc)
    at["attributes"] = [*at.get("attributes", ()), SPELLINGS[spelling]]
    return doc


def canaries(value: Any) -> bool:
    """Tell whether anything of the place is in a value, as text."""
    text = value if isinstance(value, str) else repr(value)
    return CANARY in text.lower() or "12.51" in text or "104.91" in text


def told(found: Finder) -> Iterator[Any]:
    """Yield everything that a finder answers to anybody."""
    for query in ("canarybird", "canarybirt", "safe", "lane", "women"):
        for ranked in (False, True):
            page = found.find(Wanted(query=query), TODAY, ranked=ranked)
            yield page.corrected if page.total else None
            yield from (item.listing for item in page.items)
            assert query in ("safe", "women") or not page.total
    for wanted in (Wanted(need="safety"), Wanted(near=(LAT, LON)), Wanted(near=(LAT, LON), radius_km=5)):
        for item in found.find(wanted, TODAY).items:
            yield item.listing
            assert item.listing.service != "s" or not any(isinstance(each, Near) for each in item.reasons)


def outside(path: Path, base: Directory, overlay: Overlay | None) -> Iterator[Any]:
    """Yield what goes out of the program by its other doors."""
    around = Surroundings(base, overlay)
    yield from around.districts()
    yield from around.landmarks()
    yield report(records(base, overlay))
    for name in ("a.json", "b.zip", "c.zip"):
        export(records(base, overlay), path / name, "hsds-csv" if name[0] == "c" else "hsds")
        if name[0] == "a":
            yield (path / name).read_text()
        else:
            with zipfile.ZipFile(path / name) as packed:
                yield from (packed.read(each).decode() for each in packed.namelist())


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_nothing_of_a_protected_place_leaves_the_worker_s_side(tmp_path: Path, owner: str, spelling: str) -> None:
    doc = protected(owner, spelling)
    base = write(tmp_path / "KHM.vadir", [doc, service("t", "Clinic", (11.0, 103.0))])
    found = Finder(base)
    answers = [*told(found), *outside(tmp_path, base, None)]
    assert not [each for each in answers if canaries(each)]
    words = [row[0] for table in ("term", "search_word") for row in base.connection.execute(f"SELECT * FROM {table}")]
    marks = [code for code, *_ in base.connection.execute("SELECT code FROM facet")]
    assert not canaries(words) and not canaries(marks)
    assert Candidates(base.connection).suggest("canarybirt", prefix=False) is None
    shown_fields = list(fields(doc, places(doc)[0], hidden=True))
    assert not canaries(shown_fields) and {each.name for each in shown_fields} >= {"name", "fees"}
    page = found.find(Wanted(need="safety", open_now=True), TODAY, lambda item: bool(item.schedules))
    assert [item.listing.name for item in page.items] == ["Safe house"] and not page.widened
    assert page.items[0].listing.phones[0].number == "1280" and page.items[0].listing.facets.redacted
    worker = found.find(Wanted(need="safety"), TODAY, worker=True).items[0].listing
    assert canaries(worker.address) and worker.position == (LAT, LON) and canaries(worker.schedules)


@pytest.mark.parametrize("spelling", [each for each in SPELLINGS if each != "bare"])
def test_what_is_redacted_afterwards_takes_everything_with_it(tmp_path: Path, spelling: str) -> None:
    doc = shelter()
    base = write(tmp_path / "KHM.vadir", [doc, service("t", "Clinic", (11.0, 103.0))])
    assert any(canaries(each) for each in base.districts()) and any(canaries(each) for each in base.landmarks())
    overlay = Overlay.open(tmp_path / "KHM.overlay", lambda: TODAY)
    overlay.make("s", Corrected(("service_at_locations", "P", "location", "description"), MORE, f"{MORE} again"))
    overlay.make("s", Corrected(("attributes",), doc["attributes"], [*doc["attributes"], SPELLINGS[spelling]]))
    answers = [*told(Finder(base, overlay)), *outside(tmp_path, base, overlay)]
    assert not [each for each in answers if canaries(each)]

    def seen(entry: Any) -> Any:
        return shown(entry.change, overlay.merged("s", doc))

    assert overlay.export(tmp_path / "next", "KHM", seen) == 1
    assert not canaries((tmp_path / "next").read_text())
    assert protects({"attributes": json.loads((tmp_path / "next").read_text().splitlines()[1])["value"]})


def test_a_landmark_that_others_give_too_stays_where_they_are(tmp_path: Path) -> None:
    one = service("a", "One", (12.0, 104.0), ["landmark=Old mill", "pcode=KH01"])
    two = service("b", "Two", (13.0, 105.0), ["landmark=Old mill", "pcode=KH01"])
    base = write(tmp_path / "KHM.vadir", [one, two])
    overlay = Overlay.open(tmp_path / "KHM.overlay", lambda: TODAY)
    around = Surroundings(base, overlay)
    assert around.landmarks()[0].position == (12.5, 104.5)
    change = overlay.make("b", Corrected(("attributes",), two["attributes"], [*two["attributes"], *coded("redacted")]))
    mark = around.landmarks()[0]
    assert (mark.position, mark.places) == ((12.0, 104.0), 1)
    assert around.districts()[0].centre is None and around.districts()[0].places == 1
    overlay.make("a", Removed())
    assert around.landmarks() == () == around.districts() and around.landmark(mark.id) is None and around.is_empty
    assert not any(
        isinstance(reason, Near)
        for item in Finder(base, overlay).find(Wanted(landmark=mark.id), TODAY).items
        for reason in item.reasons
    )
    overlay.undo(change.n)
    assert around.landmarks()[0].position == (13.0, 105.0)


def test_the_only_place_of_a_district_gives_it_no_name(tmp_path: Path) -> None:
    doc = service("s", "Shelter", (LAT, LON), ["pcode=KH0102", "redacted"])
    doc["service_at_locations"][0]["location"]["addresses"] = [{"id": "a", "city": "Secretville"}]
    base = write(tmp_path / "KHM.vadir", [doc])
    assert base.districts() == () and base.landmarks() == ()
    page = Finder(base).find(Wanted(district="KH0102"), TODAY)
    assert page.widened == ("district",) and page.items[0].listing.facets.district is None


def test_an_organization_or_a_location_elsewhere_protects_too(tmp_path: Path) -> None:
    named = service("s", "Shelter", (LAT, LON), ["landmark=Old mill"], organization_id="o")
    beside = service("t", "Counsel", (LAT, LON), ["need=mind"])
    others = [
        Record("organization", "o", {"id": "o", "name": "Org", "attributes": coded("redacted")}),
        Record("location", "lt", {"id": "lt", "latitude": LAT, "longitude": LON, "attributes": coded("redacted")}),
    ]
    base = write(tmp_path / "KHM.vadir", [named, beside], others)
    found = Finder(base)
    assert [each.listing.position for each in found.find(Wanted(near=(LAT, LON)), TODAY).items] == [None, None]
    assert base.landmarks() == () and not found.find(Wanted(query="mill"), TODAY).total
    out = list(records(base, None))
    assert not canaries(out) and [each.kind for each in out] == ["organization", "service", "service"]
    assert canaries(list(records(base, None, protected=True)))


def test_only_a_plain_no_opens_an_address_and_one_yes_closes_it() -> None:
    for value, hidden in (("no", False), (False, False), ("No ", False), ("nope", True), (None, True), ("", True)):
        row = {"id": "a", "value": value, "taxonomy_term": {"code": "va:redacted"}}
        assert protects({"attributes": [row]}) is hidden
    doc = service("s", at=(LAT, LON), codes=["redacted=yes"])
    doc["service_at_locations"][0]["location"]["attributes"] = coded("redacted=no")
    assert listing(doc, places(doc)[0]).position is None


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_profile_and_index_read_the_same_attributes(spelling: str) -> None:
    doc = {"id": "s", "attributes": [SPELLINGS[spelling], {"taxonomy_term_id": term_id("framework", "health")}]}
    assert profile(doc).redacted and listing(doc).facets.redacted
    assert profile(doc).frameworks == listing(doc).facets.frameworks == ("health",)


def test_what_is_public_stays_the_same_when_it_is_made_public_again() -> None:
    doc = public(protected("location", "code"))
    assert public(doc) == doc and public(service("s", at=(1, 1))) == service("s", at=(1, 1))
    assert shown(Added(shelter()), protected("service", "code")) != Added(shelter())


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("layout", ["hsds", "hsds-csv"])
@pytest.mark.parametrize("owner", OWNERS)
def test_a_place_stays_protected_in_the_directory_of_the_next_centre(
    tmp_path: Path, owner: str, layout: Layout, whole: bool
) -> None:
    """Also where a package of tables comes without the table of its terms."""
    first = write(tmp_path / "a.vadir", [protected(owner, "term id")])
    export(records(first, None, protected=whole), tmp_path / "all.zip", layout)
    with zipfile.ZipFile(tmp_path / "all.zip") as packed, zipfile.ZipFile(tmp_path / "bare.zip", "w") as bare:
        for name in packed.namelist():
            if not name.startswith("taxonom"):
                bare.writestr(name, packed.read(name))
    load(tmp_path / "bare.zip", tmp_path / "b.vadir", Info(TODAY))
    base = Directory.open(tmp_path / "b.vadir")
    found = Finder(base)
    items = found.find(Wanted(query="safe house"), TODAY).items
    assert [item.listing.facets.redacted for item in items] == [True]
    assert not [each for each in (*told_of(found), *outside(tmp_path, base, None)) if canaries(each)]


def told_of(found: Finder) -> Iterator[Any]:
    yield from (item.listing for item in found.find(Wanted(near=(LAT, LON)), TODAY).items)
    assert not found.find(Wanted(query="canarybird"), TODAY).total
