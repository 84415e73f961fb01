# SPDX-License-Identifier: GPL-3.0-or-later
import random
from datetime import date
from pathlib import Path

import pytest

from tests.content.samples import edit, write_catalogue
from va_desktop.content import store
from va_desktop.content.build import build_pack, fingerprint
from va_desktop.content.diff import compare
from va_desktop.content.errors import ContentRefused, PackDamaged, PackTooNew, TextUnknown
from va_desktop.content.fresh import ensure_built
from va_desktop.content.library import Library
from va_desktop.content.pack import Pack
from va_desktop.content.seal import SIZE, seal
from va_desktop.content.text import Text

SPANISH = (
    '# reviewed: 2026-02-01 by two people\nmsgctxt "entitlement.tst.pension.title"\n'
    'msgid "Survivor\'s pension"\nmsgstr "Pensión de sobreviviente"\n\n'
    'msgctxt "entitlement.tst.pension.lead"\nmsgid "You may get money each month."\n'
    'msgstr "Quizá dinero."\n\n'
    '#, fuzzy\nmsgctxt "service.tst.clinic.title"\nmsgid "Clinic"\nmsgstr "Clínica"\n\n'
    'msgctxt "pack.TST.title"\nmsgid "Testland of old"\nmsgstr "Pruebas"\n'
)
KHMER = 'msgctxt "service.tst.clinic.title"\nmsgid "Clinic"\nmsgstr "មន្ទីរពេទ្យខេត្ត"\n'


@pytest.fixture
def locales(packs: Path) -> Path:
    folder = packs.parent / "locales"
    write_catalogue(folder, "es", SPANISH)
    write_catalogue(folder, "km", KHMER)
    write_catalogue(folder, "fa_AF", SPANISH.replace("Quizá dinero.", "پول"))
    return folder


@pytest.fixture
def built(packs: Path, locales: Path, tmp_path: Path) -> Path:
    return build_pack(packs / "TST", locales, tmp_path / "out")


def test_the_same_sources_give_the_same_bytes(packs: Path, locales: Path, built: Path, tmp_path: Path) -> None:
    again = build_pack(packs / "TST", locales, tmp_path / "elsewhere")
    assert again.read_bytes() == built.read_bytes()
    assert built.name == "TST-2026.1.1.vapack"
    assert [path.name for path in built.parent.iterdir()] == [built.name]


def test_the_card_says_what_the_author_wrote(built: Path, packs: Path, locales: Path) -> None:
    info = Pack.open(built).info
    assert (info.id, info.country, info.languages, info.version) == ("TST", "TST", ("es", "en"), "2026.1.1")
    assert (info.reviewed, info.review_by, info.format) == (date(2026, 1, 10), date(2027, 1, 10), 1)
    assert info.title_id == "pack.TST.title"
    assert info.built == fingerprint(packs / "TST", locales)


def test_a_record_holds_text_ids_with_what_backs_them(built: Path) -> None:
    doc = Pack.open(built).record("entitlement", "tst.pension")
    assert doc is not None
    assert doc["title"] == {"text": "entitlement.tst.pension.title", "verified": True, "sources": []}
    assert doc["who"] == [{"text": "entitlement.tst.pension.who.0", "verified": False, "sources": []}]
    assert doc["deadlines"][0]["text"]["text"] == "entitlement.tst.pension.deadlines.apply.text"
    assert doc["deadlines"][0]["rule"] == "incident.date + 3 years"
    assert doc["conditions"]["all"][0]["value"] == "1985-01-01"
    assert doc["conditions"]["all"][1]["not"]["soft"] == "ask the office"
    assert doc["original_title"] == "Pensión"
    assert doc["review_by"] == "2027-01-10"
    assert "not read" not in str(doc)


def test_records_come_in_authored_order_and_missing_ones_are_none(built: Path) -> None:
    pack = Pack.open(built)
    assert [doc["id"] for doc in pack.records("service")] == ["tst.clinic"]
    assert pack.records("nothing") == []
    assert pack.record("service", "tst.none") is None
    assert pack.records("country")[0]["id"] == "TST"


@pytest.mark.parametrize(
    ("text_id", "langs", "expected"),
    [
        ("entitlement.tst.pension.title", ["es"], Text("Pensión de sobreviviente", "es", "reviewed")),
        ("entitlement.tst.pension.title", ["es-CO"], Text("Pensión de sobreviviente", "es", "reviewed")),
        ("entitlement.tst.pension.lead", ["es"], Text("Quizá dinero.", "es", "draft")),
        ("entitlement.tst.pension.lead", ["fa-AF"], Text("پول", "fa-AF", "draft")),
        ("service.tst.clinic.title", ["es"], Text("Clinic", "en", "missing")),
        ("service.tst.clinic.title", ["es", "en"], Text("Clinic", "en", "missing")),
        ("service.tst.clinic.title", ["en"], Text("Clinic", "en", "source")),
        ("pack.TST.title", ["es"], Text("Testland", "en", "missing")),
        ("entitlement.tst.pension.lead", ["uk", "es"], Text("Quizá dinero.", "es", "draft")),
    ],
)
def test_a_text_says_its_real_language_and_how_far_to_trust_it(
    text_id: str, langs: list[str], expected: Text, built: Path
) -> None:
    assert Pack.open(built).text(text_id, langs) == expected


def test_khmer_gets_places_where_a_line_may_break(built: Path) -> None:
    text = Pack.open(built).text("service.tst.clinic.title", ["km"]).text
    assert "\u200b" in text
    assert text.replace("\u200b", "") == "មន្ទីរពេទ្យខេត្ត"


def test_an_unknown_text_is_a_typed_fact(built: Path) -> None:
    with pytest.raises(TextUnknown) as caught:
        Pack.open(built).text("right.none.title", ["en"])
    assert caught.value.text_id == "right.none.title"


def test_a_pack_is_found_by_its_names_in_every_language(built: Path) -> None:
    index = Pack.open(built).index
    for query in ("pension", "sobreviviente", "Clínica"):
        assert index.find(query, 5).total == 1, query


def test_a_pack_cannot_be_written_to(built: Path) -> None:
    pack = Pack.open(built)
    with pytest.raises(store.DatabaseError):
        pack.connection.execute("DELETE FROM texts")


def test_every_flipped_bit_is_refused(built: Path, tmp_path: Path) -> None:
    content = built.read_bytes()
    chance = random.Random(20261123)
    places = [chance.randrange(len(content) * 8) for _ in range(60)]
    damaged = tmp_path / "damaged.vapack"
    for place in (*places, 0, len(content) * 8 - 1, (len(content) - SIZE) * 8):
        spoilt = bytearray(content)
        spoilt[place // 8] ^= 1 << (place % 8)
        damaged.write_bytes(spoilt)
        with pytest.raises(PackDamaged):
            Pack.open(damaged)


@pytest.mark.parametrize("keep", [0, 1, 50, 100, 4096, -1, -SIZE, -4096])
def test_a_truncated_pack_is_refused(keep: int, built: Path) -> None:
    built.write_bytes(built.read_bytes()[:keep])
    with pytest.raises(PackDamaged) as caught:
        Pack.open(built)
    assert caught.value.path == built


def test_bytes_behind_the_seal_are_refused(built: Path) -> None:
    built.write_bytes(built.read_bytes() + b"\0")
    with pytest.raises(PackDamaged):
        Pack.open(built)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + b"\0" * 5000, b"SQLite format 3\0" + b"\0" * 9000])
def test_a_file_that_is_no_pack_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.vapack"
    path.write_bytes(content)
    with pytest.raises(PackDamaged) as caught:
        Pack.open(path)
    assert caught.value.reason == "not_a_pack"


def test_a_sealed_database_that_is_no_pack_inside_is_refused(built: Path) -> None:
    body = built.read_bytes()[:100] + b"\0" * 4096
    built.write_bytes(body + seal(body))
    with pytest.raises(PackDamaged) as caught:
        Pack.open(built)
    assert caught.value.reason == "database"


def newer(path: Path) -> None:
    body = bytearray(path.read_bytes()[:-SIZE])
    body[60:64] = (store.FORMAT + 1).to_bytes(4, "big")
    path.write_bytes(bytes(body) + seal(bytes(body)))


def test_a_newer_format_is_a_fact_of_its_own(built: Path) -> None:
    newer(built)
    with pytest.raises(PackTooNew) as caught:
        Pack.open(built)
    assert caught.value.format == store.FORMAT + 1


def test_the_library_goes_on_without_its_damaged_packs(packs: Path, locales: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_pack(packs / "TST", locales, out)
    build_pack(packs / "international", locales, out)
    (out / "junk.vapack").write_bytes(b"junk")
    future = out / "future.vapack"
    future.write_bytes((out / "international-1.0.vapack").read_bytes())
    newer(future)
    library = Library.open(out)
    assert [pack.info.id for pack in library.packs] == ["international", "TST"]
    assert {type(error) for error in library.damaged} == {PackDamaged, PackTooNew}
    assert library.text("term.appeal.term", ["en"]).text == "appeal"
    assert library.text("entitlement.tst.pension.title", ["es"]).state == "reviewed"
    assert [doc["id"] for doc in library.records("right")] == ["care"]
    assert library.records("right", ["TST"]) == []
    assert library.pack("COL") is None


def test_a_missing_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "none")
    assert (library.packs, library.damaged) == ((), ())
    with pytest.raises(TextUnknown):
        library.text("a", ["en"])


def test_the_newest_version_of_a_pack_wins_unless_it_is_damaged(packs: Path, locales: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for version in ("2026.9", "2026.10"):
        edit(
            packs / "TST/pack.yaml",
            (packs / "TST/pack.yaml").read_text().split('version: "')[1].split('"')[0],
            version,
        )
        newest = build_pack(packs / "TST", locales, out)
    assert Library.open(out).packs[0].info.version == "2026.10"
    before = Library.open(out).fingerprint
    newest.write_bytes(b"broken")
    assert Library.open(out).packs[0].info.version == "2026.9"
    assert Library.open(out).fingerprint != before


def test_content_that_is_unfit_is_not_built(packs: Path, locales: Path, tmp_path: Path) -> None:
    edit(packs / "TST/services/clinic.yaml", "sources: [S1]", "sources: [S9]")
    with pytest.raises(ContentRefused) as caught:
        build_pack(packs / "TST", locales, tmp_path / "out")
    assert [problem.rule for problem in caught.value.problems] == ["unknown_source"]
    assert not (tmp_path / "out").exists()


def test_a_checkout_rebuilds_only_what_changed_and_survives_a_broken_pack(
    packs: Path, locales: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    paths = ensure_built(packs, locales, out)
    assert {path.name for path in paths} == {"TST-2026.1.1.vapack", "international-1.0.vapack"}
    times = {path: path.stat().st_mtime_ns for path in paths}
    assert ensure_built(packs, locales, out) == paths
    assert {path: path.stat().st_mtime_ns for path in paths} == times
    edit(packs / "TST/services/clinic.yaml", "title: Clinic", "title: Small clinic")
    ensure_built(packs, locales, out)
    assert Library.open(out).text("service.tst.clinic.title", ["en"]).text == "Small clinic"
    edit(packs / "TST/services/clinic.yaml", "title:", "tittle:")
    assert ensure_built(packs, locales, out) == paths
    assert Library.open(out).text("service.tst.clinic.title", ["en"]).text == "Small clinic"


def test_the_difference_of_two_packs_names_records_and_texts(
    packs: Path, locales: Path, built: Path, tmp_path: Path
) -> None:
    edit(packs / "TST/services/clinic.yaml", "title: Clinic", "title: Small clinic")
    edit(packs / "TST/services/clinic.yaml", "route: open", "route: specialised\ncost: Free.")
    edit(packs / "TST/contacts.yaml", "  - {id: ombudsman", "  - {id: rights_office")
    changes = compare(Pack.open(built), Pack.open(build_pack(packs / "TST", locales, tmp_path / "new")))
    assert changes.records.added == (("contact", "rights_office"),)
    assert changes.records.removed == (("contact", "ombudsman"),)
    assert changes.records.changed == (("service", "tst.clinic"),)
    assert ("service.tst.clinic.cost", "en") in changes.texts.added
    assert ("service.tst.clinic.title", "en") in changes.texts.changed
    assert ("service.tst.clinic.title", "km") in changes.texts.removed
    assert compare(Pack.open(built), Pack.open(built)).is_empty
