# SPDX-License-Identifier: GPL-3.0-or-later
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.content.samples import edit
from tests.storage.conftest import CHEAP
from va_desktop.bootstrap import services
from va_desktop.content.build import build_pack
from va_desktop.content.library import Library
from va_desktop.eligibility.country import local_states
from va_desktop.guidance.export import document
from va_desktop.guidance.records import KeptWith, Records
from va_desktop.guidance.session import Answers, Given, LeftOpen, Picked
from va_desktop.guidance.tracking import changed, copy
from va_desktop.ids import EntitlementId
from va_desktop.periods import span
from va_desktop.storage.errors import VaultTrouble, WrongCode
from va_desktop.storage.sealed import seal, unseal
from va_desktop.storage.vault import Code
from va_desktop.tracker.application import from_json, to_json

CODE = Code.phrase("seven tall trees")
DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def library() -> Library:
    return services().library


@pytest.fixture
def records(tmp_path: Path):
    made, _ = Records.create(tmp_path / "vault", CODE, cost=CHEAP)
    yield made
    made.vault.lock()


def test_a_copy_holds_the_rule_in_the_readers_and_the_offices_language(library: Library) -> None:
    found = copy(library, EntitlementId("col.ruv_inclusion"), ["fr"], DAY, {})
    assert found is not None
    assert {"es", "en"} <= set(found.title.text)
    assert found.papers and found.steps and found.deadlines
    assert found.version == library.pack("COL").info.version
    assert from_json(to_json(found)) == found
    assert copy(library, EntitlementId("col.nothing"), ["en"], DAY, {}) is None


def test_a_copy_knows_the_answered_days_that_its_deadlines_count_from(library: Library) -> None:
    answers = {"COL": Answers({"who": Picked("me"), "when": Given(span("2024-05"))})}
    found = copy(library, EntitlementId("col.ruv_inclusion"), ["en"], DAY, answers)
    assert found is not None
    assert found.facts == {"incident.date": "2024-05"}


def test_an_unchanged_rule_is_not_called_changed_and_a_changed_one_is(packs: Path, tmp_path: Path) -> None:
    locales = packs.parent / "locales"

    def built(version: str) -> Library:
        for name in ("international", "TST"):
            build_pack(packs / name, locales, tmp_path / version)
        return Library.open(tmp_path / version)

    first = built("a")
    found = copy(first, EntitlementId("tst.pension"), ["en"], DAY, {})
    assert found is not None
    assert changed(first, found) is None
    edit(packs / "TST/entitlements/pension.yaml", "review_by: 2027-01-10", "review_by: 2027-06-10")
    assert changed(built("b"), found) is None, "a new date of review changes no rule"
    edit(packs / "TST/entitlements/pension.yaml", "You may get money each month.", "You may get money each week.")
    third = built("c")
    now = changed(third, found)
    assert now is not None and (now.version, now.gone) == ("2026.1.1", False)
    assert changed(third, replace(found, entitlement=EntitlementId("tst.gone"))).gone


def test_a_pack_can_have_its_own_names_for_states(packs: Path, tmp_path: Path) -> None:
    edit(packs / "TST/country.yaml", "sources: [S1]", "states: [{id: submitted, title: Filed}]\nsources: [S1]")
    build_pack(packs / "TST", packs.parent / "locales", tmp_path)
    library = Library.open(tmp_path)
    found = local_states(library, "TST")
    assert {code: library.text(row.text, ["en"]).text for code, row in found.items()} == {"submitted": "Filed"}


def test_answers_are_kept_with_a_person_and_come_back_as_they_were(records: Records) -> None:
    person = records.people.add("Ana", "self", "self", "COL")
    given = Answers(
        {"who": Picked("me"), "when": Given(span("2024-05-04")), "age": Given(41), "x": LeftOpen("not_said")}
    )
    agreed = records.keep_answers(person, {"COL": given}, DAY)
    assert agreed.consented == DAY
    assert records.answers(person.id) == {"COL": given}
    keeper = KeptWith(records, agreed)
    keeper.put("COL", "age", None)
    keeper.put("COL", "who", Picked("family"))
    assert records.answers(person.id)["COL"].get("who") == Picked("family")
    assert records.answers(person.id)["COL"].get("age") is None


def test_locking_makes_the_backup_that_is_due(tmp_path: Path) -> None:
    made, _ = Records.create(tmp_path / "vault", CODE, cost=CHEAP)
    made.lock()
    assert len(list((tmp_path / "vault" / "backups").iterdir())) == 1
    again = Records.open(tmp_path / "vault", CODE)
    again.lock()
    again.lock()
    assert len(list((tmp_path / "vault" / "backups").iterdir())) == 1


def test_an_export_holds_everything_and_a_share_only_what_was_chosen(records: Records, library: Library) -> None:
    ana, ben = (records.people.add(name, "self", "self", "COL") for name in ("Ana", "Ben"))
    first = records.apply_for(library, ana, EntitlementId("col.ruv_inclusion"), ["en"], DAY)
    second = records.tracker.open(ben.id, "COL", DAY, title="A wheelchair")
    assert first is not None
    records.tracker.attach(first.id, "a.png", b"\x89PNG\r\n\x1a\nx", DAY)
    everything = json.loads(json.dumps(document(records, DAY)))
    assert [row["name"] for row in everything["people"]] == ["Ana", "Ben"]
    assert everything["applications"][0]["files"][0]["data"]
    some = document(records, DAY, [second.id], files=False)
    assert [row["name"] for row in some["people"]] == ["Ben"]
    assert "answers" not in some["people"][0] and "files" not in some["applications"][0]


def test_a_sealed_file_opens_with_its_words_only_and_shows_damage() -> None:
    sealed, words = seal(b"content", "en", CHEAP)
    assert unseal(sealed, words.upper()) == b"content"
    with pytest.raises(WrongCode):
        unseal(sealed, " ".join(["abandon"] * 11 + ["about"]))
    with pytest.raises(WrongCode):
        unseal(sealed, "no words")
    document_ = json.loads(sealed)
    document_["content"] = document_["content"][:-8] + "AAAAAAA="
    with pytest.raises(VaultTrouble):
        unseal(json.dumps(document_).encode(), words)
    for nonsense in (b"", b"{}", b"[" * 100_000):
        with pytest.raises(VaultTrouble):
            unseal(nonsense, words)
