# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be found, in which order, and what survives a slip of the finger or another way to write."""

import json
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as driver

from va_desktop.content.index import Entry, Found, Index, add, create, find_all, finish
from va_desktop.i18n.folding import fold

SCRIPTS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "scripts.json").read_text(encoding="utf-8"))
UNSPACED = ("km", "lo", "my", "th")


def service(id_: str, *names: str, body: str = "", **more: Any) -> Entry:
    """Return an entry with what a test does not care about left out."""
    given = {
        "kind": "service",
        "country": "COL",
        "facets": frozenset(),
        "quality": 0,
        "lat": None,
        "lon": None,
    }
    return Entry(id=id_, names=names, bodies=(body,) if body else (), **(given | more))


def index_of(entries: Iterable[Entry]) -> Index:
    connection = driver.connect(":memory:")
    create(connection)
    for entry in entries:
        add(connection, entry)
    finish(connection)
    return Index(connection)


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.hits]


@pytest.fixture(scope="module")
def clinic() -> Index:
    """A few services around one clinic."""
    return index_of(
        (
            service("plain", "Town hall", body="Papers and artificial limb grants"),
            service("leg", "Artificial limb workshop", body="Prosthesis and repair", quality=5),
            service(
                "aid",
                "Legal aid",
                body="Free help for survivors",
                quality=9,
                facets=frozenset({"need:papers"}),
            ),
            service("hand", "Hand clinic", body="Prostheses, artificial hands", facets=frozenset({"need:health"})),
            service("right", "Artificial limbs and aids", kind="right", facets=frozenset({"need:health"})),
        )
    )


def test_every_word_must_be_there_and_the_last_may_be_incomplete(clinic: Index) -> None:
    assert ids(clinic.find("artificial hand", 9)) == ["hand"]
    assert ids(clinic.find("artificial han", 9)) == ["hand"]
    assert ids(clinic.find("artif hands", 9)) == []
    assert ids(clinic.find("survivors legal", 9)) == ["aid"]


def test_names_come_before_bodies_and_the_better_entry_before_the_worse(clinic: Index) -> None:
    found = clinic.find("artificial", 9)
    assert [(hit.id, hit.match) for hit in found.hits] == [
        ("leg", "name"),
        ("right", "name"),
        ("hand", "text"),
        ("plain", "text"),
    ]


@pytest.mark.parametrize("limit", range(6))
def test_the_total_is_exact_however_short_the_page(clinic: Index, limit: int) -> None:
    found = clinic.find("artificial", limit)
    assert found.total == 4
    assert ids(found) == ["leg", "right", "hand", "plain"][:limit]


def test_kinds_and_facets_narrow_the_hits_and_the_total(clinic: Index) -> None:
    assert ids(clinic.find("artificial", 9, frozenset({"right"}))) == ["right"]
    assert clinic.find("artificial", 1, frozenset({"service"})).total == 3
    assert clinic.find("artificial", 9, frozenset({"right", "service"})).total == 4
    assert ids(clinic.find("artificial", 9, None, frozenset({"need:health"}))) == ["right", "hand"]
    both = frozenset({"need:health", "need:papers"})
    assert clinic.find("artificial", 9, None, both).total == 0
    assert clinic.find("artificial", 9, None, frozenset({"need:unheard_of"})).total == 0
    assert clinic.find("artificial", 9, frozenset({"entitlement"})).total == 0
    assert clinic.find("artificial", 9, frozenset()).total == 0


def test_what_is_filtered_out_is_no_reason_to_try_another_spelling(clinic: Index) -> None:
    found = clinic.find("prosthesis", 9, frozenset({"right"}))
    assert (found.total, found.corrected) == (0, None)


@pytest.mark.parametrize(
    ("typed", "meant", "finds"),
    [
        pytest.param("prothesis", "prosthesis", ["leg"], id="letter left out"),
        pytest.param("prostheesis", "prosthesis", ["leg"], id="letter too many"),
        pytest.param("porsthesis", "prosthesis", ["leg"], id="letters swapped"),
        pytest.param("wurkshop", "workshop", ["leg"], id="wrong letter"),
        pytest.param("qorkshop", "workshop", ["leg"], id="wrong first letter"),
        pytest.param("orkshop", "workshop", ["leg"], id="first letter left out"),
        pytest.param("wworkshop", "workshop", ["leg"], id="first letter twice"),
        pytest.param("xworkshop", "workshop", ["leg"], id="first letter too many"),
        pytest.param("owrkshop", "workshop", ["leg"], id="first two swapped"),
        pytest.param("wurksh", "workshop", ["leg"], id="slip in the beginning of a word"),
        pytest.param("prothes", "prosthes", ["leg", "hand"], id="beginning of two words"),
        pytest.param("artifical limb", "artificial limb", ["leg", "right", "plain"], id="one word of two"),
    ],
)
def test_a_slip_still_finds_and_says_what_was_used(clinic: Index, typed: str, meant: str, finds: list[str]) -> None:
    found = clinic.find(typed, 9)
    assert (found.corrected, ids(found), found.total) == (meant, finds, len(finds))
    assert {hit.match for hit in found.hits} == {"typo"}


def test_a_word_that_is_there_is_never_corrected(clinic: Index) -> None:
    found = clinic.find("hand workshop", 9)
    assert (found.total, found.corrected) == (0, None)


def test_short_words_and_numbers_are_not_guessed() -> None:
    index = index_of([service("a", "cat 12345 leg")])
    for typed in ("lex", "cxt", "12346"):
        assert index.find(typed, 9).corrected is None


def test_the_nearest_and_then_the_most_used_word_wins() -> None:
    index = index_of([service("a", "house"), service("b", "horse"), service("c", "horse"), service("d", "hoarse")])
    assert index.find("hoxse", 9).corrected == "horse"


def test_a_correction_keeps_the_accents_of_the_text() -> None:
    index = index_of([service("a", "Rehabilitación")])
    assert index.find("rehabilitcion", 9).corrected == "rehabilitación"


def test_another_pack_that_knows_the_word_stops_the_guessing() -> None:
    first, second = index_of([service("a", "horse")]), index_of([service("b", "house")])
    found = find_all((first, second), "house", 9)
    assert [(each.total, each.corrected) for each in found] == [(0, None), (1, None)]
    found = find_all((first, second), "hoise", 9)
    assert sum(each.total for each in found) == 1


def test_nearest_first_and_what_has_no_place_last() -> None:
    entries = [
        service("far", "Clinic", lat=10.0, lon=10.0, quality=9),
        service("nowhere", "Clinic", quality=99),
        service("beside", "Other", body="clinic", lat=0.001, lon=0.0),
        service("near", "Clinic", lat=0.0, lon=0.5),
        service("over_the_date_line", "Clinic", lat=0.0, lon=-179.9),
    ]
    index = index_of(entries)
    found = index.find("clinic", 9, near=(0.0, 0.0))
    assert ids(found) == ["beside", "near", "far", "over_the_date_line", "nowhere"]
    assert [hit.match for hit in found.hits] == ["text", "name", "name", "name", "name"]
    assert ids(index.find("clinic", 1, near=(0.0, 179.9))) == ["over_the_date_line"]
    assert index.find("clinic", 1, near=(0.0, 0.0)).total == 5


def test_the_same_entries_give_the_same_bytes(tmp_path: Path, clinic: Index) -> None:
    entries = [service(f"s{n}", f"name {n % 7}", body=f"body {n % 5} ጤና") for n in range(300)]
    contents = []
    for turn, order in enumerate((entries, entries[::-1])):
        connection = driver.connect(str(tmp_path / f"{turn}.db"))
        create(connection)
        for entry in order:
            add(connection, entry)
        finish(connection)
        connection.commit()
        connection.execute("VACUUM")
        connection.close()
        contents.append((tmp_path / f"{turn}.db").read_bytes())
    assert contents[0] == contents[1]


def test_an_index_folded_by_another_version_says_so(clinic: Index) -> None:
    connection = driver.connect(":memory:")
    create(connection)
    add(connection, service("a", "clinic"))
    finish(connection)
    connection.execute("UPDATE search_meta SET value = '0' WHERE key = 'folding'")
    stale = Index(connection)
    assert stale.is_stale
    assert stale.find("clinic", 1).total == 1
    assert not clinic.is_stale


@pytest.mark.parametrize(
    "query",
    ["", " ", "\u200b", "\n\t", '"', '""', "*", "a*", "^a", "(", ")", "NOT", "NEAR(a b)", "t:a", "-a",
     "a AND", "a + b", "{t}",
     "'; DROP TABLE search_all; --", "🦿", "🦿 leg", "\ue000", "\ue001\ue002", "\x00", "a\x00b", "\ud800",
     "\U0010ffff", "a" * 10_000, "a " * 5_000,
     "មីន" * 3_000, "م" * 10_000, '"' * 10_000, "្", "เ", "\u0301",
     "AND OR NOT"],
)  # fmt: skip
def test_no_query_is_an_error(clinic: Index, query: str) -> None:
    for kinds in (None, frozenset({"right"})):
        found = clinic.find(query, 5, kinds)
        assert found.total >= len(found.hits)
    assert clinic.find(query, 5, near=(1.0, 1.0)).total >= 0


def test_query_syntax_is_read_as_words(clinic: Index) -> None:
    assert ids(clinic.find('"artificial" (hand)*', 9)) == ["hand"]
    assert clinic.find("artificial OR legal", 9).total == 0
    assert ids(clinic.find("🦿 legal-aid!", 9)) == ["aid"]


def test_private_use_characters_do_not_reach_the_facets(clinic: Index) -> None:
    assert all(clinic.find(chr(code), 9).total == 0 for code in range(0xE000, 0xE010))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.integers(-1, 3))
def test_find_never_raises_and_never_tells_less_than_it_shows(clinic: Index, query: str, limit: int) -> None:
    found = clinic.find(query, limit)
    assert len(found.hits) <= min(max(limit, 0), found.total)


def script_index(lang: str) -> Index:
    rows = SCRIPTS[lang]["services"]
    return index_of(
        service(row["id"], row["name"], body=row["body"], quality=len(rows) - place) for place, row in enumerate(rows)
    )


@pytest.mark.parametrize(
    ("lang", "query", "expected"),
    [(lang, query, wanted) for lang, script in SCRIPTS.items() for query, wanted in script["queries"]],
)
def test_people_find_what_they_mean_however_their_script_is_typed(lang: str, query: str, expected: list[str]) -> None:
    found = script_index(lang).find(query, 20)
    assert (sorted(ids(found)), found.corrected) == (sorted(expected), None)


@pytest.mark.parametrize("lang", SCRIPTS)
def test_a_name_is_found_at_every_letter_while_it_is_typed(lang: str) -> None:
    index = script_index(lang)
    for row in SCRIPTS[lang]["services"]:
        for size in range(1, len(row["name"]) + 1):
            typed = row["name"][:size]
            assert row["id"] in ids(index.find(typed, 20)), typed


def scan(lang: str, words: list[str], text: list[str]) -> bool:
    """Scan one folded text plainly: are the words, the last perhaps incomplete, in it?"""
    if lang in UNSPACED:
        # A stacked consonant belongs to the letter before it, so nothing that people mean begins there.
        whole = "".join(text)
        return all(re.search("(?<![\u17d2\u1039])" + re.escape(word), whole) for word in words)
    return all(word in text for word in words[:-1]) and any(word.startswith(words[-1]) for word in text)


@pytest.mark.parametrize("lang", SCRIPTS)
def test_search_finds_what_a_plain_scan_finds_and_little_else(lang: str) -> None:
    rng = random.Random(f"scan {lang}")
    vocabulary = SCRIPTS[lang]["words"].split()
    texts = {f"s{number}": rng.choices(vocabulary, k=rng.randint(3, 9)) for number in range(200)}
    folded = {id_: [fold(word) for word in text] for id_, text in texts.items()}
    gap = "" if lang in UNSPACED else " "
    index = index_of(service(id_, gap.join(text[:2]), body=gap.join(text)) for id_, text in texts.items())
    wanted = got = right = 0
    for _ in range(200):
        words = rng.sample(vocabulary, rng.choice((1, 1, 2)))
        words[-1] = words[-1][: rng.choice((2, 3, 4, 99))]
        asked = [fold(word) for word in words]
        truth = {id_ for id_, text in folded.items() if scan(lang, asked, text)}
        found = set(ids(index.find(gap.join(words), 200)))
        wanted, got, right = wanted + len(truth), got + len(found), right + len(truth & found)
    assert wanted > 1000
    assert right / wanted >= 0.95
    assert right / got >= 0.95


@pytest.mark.parametrize(
    ("lang", "typed", "meant"),
    [
        ("km", "ជំនូយ", "ជំនួយ"),
        ("th", "โรงพยาบาน", "โรงพยาบาล"),
        ("my", "ဥပတေ", "ဥပဒေ"),
        ("ar", "مستسفى", "مستشفى"),
        ("am", "ሆስፒታን", "ሆስፒታል"),
        ("uk", "лікарьня", "лікарня"),
        ("uk", "реабілітація", "реабілітації"),
        ("es", "hospitla", "hospital"),
    ],
)
def test_a_slip_is_forgiven_in_every_script(lang: str, typed: str, meant: str) -> None:
    found = script_index(lang).find(typed, 9)
    assert (found.corrected, found.total > 0) == (meant, True)
