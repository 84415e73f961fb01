# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date
from pathlib import Path

import pytest

from tests.content.samples import edit, write_catalogue
from va_desktop.content.check import check
from va_desktop.content.problems import Problem

TODAY = date(2026, 6, 1)


def rules(packs: Path, today: date = TODAY) -> set[tuple[str, str]]:
    return {(problem.file.name, problem.rule) for problem in check(packs, today)}


def only(packs: Path, rule: str) -> Problem:
    found = [problem for problem in check(packs, TODAY) if problem.rule == rule]
    assert len(found) == 1, found
    return found[0]


def test_the_sound_library_has_no_problem(packs: Path) -> None:
    assert check(packs, TODAY) == ()


def test_an_unknown_key_is_named_at_its_line(packs: Path) -> None:
    edit(packs / "TST/services/clinic.yaml", "route: open", "route: open\nroutes: open")
    problem = only(packs, "schema")
    assert (problem.line, problem.column, problem.severity) == (9, 1, "error")
    assert "`routes`" in problem.message


SPOILT = {
    "missing key": ("TST/services/clinic.yaml", "route: open\n", "", "schema"),
    "wrong type": ("TST/services/clinic.yaml", "verified: true\n", "verified: maybe\n", "schema"),
    "wrong word": ("TST/services/clinic.yaml", "route: open", "route: closed", "schema"),
    "empty text": ("TST/services/clinic.yaml", "title: Clinic", 'title: ""', "schema"),
    "wrong fact operator": ("TST/entitlements/pension.yaml", 'op: "<"', 'op: "~"', "schema"),
    "rule nobody can count": ("TST/entitlements/pension.yaml", "+ 3 years", "plus 3 years", "schema"),
    "amount without parameter": ("TST/entitlements/pension.yaml", "percent: 50, ", "", "schema"),
    "unknown source": ("TST/entitlements/pension.yaml", "sources: [S1]}", "sources: [S9]}", "unknown_source"),
    "unknown international source": (
        "TST/entitlements/pension.yaml",
        "international:T01",
        "international:T99",
        "unknown_source",
    ),
    "unknown parameter": (
        "TST/entitlements/pension.yaml",
        "parameter: wage",
        "parameter: rage",
        "unknown_parameter",
    ),
    "unknown pictogram": (
        "TST/entitlements/pension.yaml",
        "pictogram: money",
        "pictogram: moon",
        "unknown_pictogram",
    ),
    "unknown need": ("TST/entitlements/pension.yaml", "needs: [money]", "needs: [gold]", "unknown_taxonomy"),
    "unknown entitlement": (
        "TST/entitlements/pension.yaml",
        "state: current",
        "state: current\nrequires: [tst.none]",
        "unknown_entitlement",
    ),
    "first itself": (
        "TST/entitlements/pension.yaml",
        "state: current",
        "state: current\nrequires: [tst.pension]",
        "circle",
    ),
    "unknown service": ("TST/contacts.yaml", "tst.clinic", "tst.nothing", "unknown_service"),
    "unknown term": ("international/rights/care.yaml", "terms: [appeal]", "terms: [repeal]", "unknown_term"),
    "unknown instrument": (
        "international/rights/care.yaml",
        "instrument: mbt",
        "instrument: xyz",
        "unknown_instrument",
    ),
    "unknown right": (
        "international/rights/care.yaml",
        "terms: [appeal]",
        "terms: [appeal]\nrelated: [none]",
        "unknown_right",
    ),
    "no framework": ("TST/services/clinic.yaml", "frameworks: [health]", "frameworks: []", "coding"),
    "no approach": ("TST/services/clinic.yaml", "approaches: [infrastructure]", "approaches: []", "coding"),
    "unknown framework": (
        "TST/services/clinic.yaml",
        "frameworks: [health]",
        "frameworks: [wealth]",
        "schema",
    ),
    "no source": ("TST/services/clinic.yaml", "sources: [S1]", "sources: []", "no_source"),
    "id of another file": ("TST/services/clinic.yaml", "id: tst.clinic", "id: tst.clinical", "file_name"),
    "review before reviewed": ("TST/country.yaml", "review_by: 2027", "review_by: 2025", "review"),
    "twice the same id": (
        "international/glossary.yaml",
        "terms:\n",
        "terms:\n  - {id: appeal, term: other, text: Other.}\n",
        "unique_id",
    ),
    "pack of another name": ("TST/pack.yaml", "id: TST", "id: TSX", "pack_id"),
    "hard word not listed": ("international/rights/care.yaml", "terms: [appeal]", "terms: []", "glossary"),
    "framework without entry or gap": (
        "TST/country.yaml",
        "[disability, education,",
        "[education,",
        "framework_missing",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_one_mistake_is_found_by_its_rule(name: str, packs: Path) -> None:
    file, old, new, rule = SPOILT[name]
    edit(packs / file, old, new)
    assert rule in {found for _, found in rules(packs)}


WORDING = {
    "PL001": "The hospital near your home can help you with many things on each day of the whole long week.",
    "PL003": "Ask the ICRC for help.",
    "PL004": "Prior to the visit, call us.",
    "PL005": "The Ottawa Treaty helps you.",
    "PL008": "Read Protocol V with a friend.",
    "PL009": "Apply before 04/05/2026 please.",
    "PL010": "Call us at 018000 911119 today.",
    "PL011": "One. Two. Three. Four now.",
    "PL013": "You cannot apply unless you register.",
    "PL015": "You will get the money.",
    "PL019": "Bring ٣ papers and 4 photos.",
    "easy_brackets": "Bring your card (the blue one).",
}


@pytest.mark.parametrize("rule", WORDING)
def test_easy_text_that_breaks_a_rule_is_found(rule: str, packs: Path) -> None:
    file = packs / "TST/entitlements/pension.yaml"
    edit(file, "easy: [You may get money each month.]", f'easy: ["{WORDING[rule]}"]')
    problem = only(packs, rule)
    assert problem.line == 10
    assert {found for name, found in rules(packs) if name == "pension.yaml"} == {rule}


@pytest.mark.parametrize(
    "sentence",
    [
        "He was careless on the path.",
        "It is your own fault, they say.",
        "You are not a burden to the family.",
        "Her tragic story moves people.",
        "He works despite his disability.",
        "She is inspiring to us all.",
    ],
)
def test_words_that_blame_pity_or_admire_are_found(sentence: str, packs: Path) -> None:
    file = packs / "TST/entitlements/pension.yaml"
    edit(file, "easy: [You may get money each month.]", f'easy: ["{sentence}"]')
    assert only(packs, "PL004").severity == "error"


@pytest.mark.parametrize(
    "sentence",
    [
        "No law is guaranteed to help you.",
        "It costs 1 750 905 pesos.",
        "The plan runs from 2025 to 2029.",
        "Say it to the office in your town.",
    ],
)
def test_honest_easy_text_passes(sentence: str, packs: Path) -> None:
    edit(
        packs / "TST/entitlements/pension.yaml",
        "easy: [You may get money each month.]",
        f'easy: ["{sentence}"]',
    )
    assert check(packs, TODAY) == ()


def test_a_long_list_is_a_warning(packs: Path) -> None:
    entries = ", ".join(f"Go to office {number}." for number in range(8))
    edit(packs / "TST/entitlements/pension.yaml", "refused: [", f"refused: [{entries}, ")
    assert only(packs, "PL012").severity == "warning"


def test_mostly_passive_pages_are_a_warning(packs: Path) -> None:
    entries = ", ".join(f"Letter {number} is sent to you." for number in range(9))
    edit(packs / "TST/entitlements/pension.yaml", "refused: [", f"steps: [{entries}]\nrefused: [")
    assert only(packs, "PL007").severity == "warning"


def test_old_content_is_a_warning_on_the_day_after(packs: Path) -> None:
    assert check(packs, date(2027, 1, 10)) == ()
    found = check(packs, date(2027, 1, 11))
    assert {(problem.rule, problem.severity) for problem in found} == {("stale", "warning")}


def test_a_poisoned_file_does_not_hide_the_problems_of_others(packs: Path) -> None:
    (packs / "TST/services/bomb.yaml").write_text("a: &a [b]\nc: *a\n")
    edit(packs / "TST/services/clinic.yaml", "needs: [health]", "needs: [gold]")
    assert {("bomb.yaml", "yaml_alias"), ("clinic.yaml", "unknown_taxonomy")} <= rules(packs)


def test_a_statement_without_source_may_say_that_it_is_not_verified(packs: Path) -> None:
    edit(packs / "TST/services/clinic.yaml", "sources: [S1]\nverified: true", "sources: []\nverified: false")
    assert check(packs, TODAY) == ()


def test_one_pack_and_one_file_can_be_checked_alone(packs: Path) -> None:
    edit(packs / "TST/services/clinic.yaml", "needs: [health]", "needs: [gold]")
    edit(packs / "TST/country.yaml", "review_by: 2027", "review_by: 2025")
    assert len(check(packs / "TST", TODAY)) == 2
    assert [problem.rule for problem in check(packs / "TST/services/clinic.yaml", TODAY)] == ["unknown_taxonomy"]


def test_a_folder_without_packs_is_said(tmp_path: Path) -> None:
    assert [problem.rule for problem in check(tmp_path)] == ["no_pack"]


TITLE = 'msgctxt "entitlement.tst.pension.title"\nmsgid "Survivor\'s pension"\n'


@pytest.mark.parametrize(
    ("entry", "rule", "severity"),
    [
        (TITLE + 'msgstr "Pensión de inválidos"\n', "PL006", "error"),
        (TITLE + 'msgstr "Pensión {sum}"\n', "placeholder", "error"),
        (TITLE.replace('pension"\n', 'pensions"\n') + 'msgstr "Pensión"\n', "translation_old", "warning"),
        ('msgctxt "x"\nmsgid "A"\nmsgstr "٣ 4"\n', "PL019", "warning"),
        (
            'msgctxt "entitlement.tst.pension.easy.0"\nmsgid "You may get money each month."\n'
            f'msgstr "{"palabra " * 16}."\n',
            "PL001",
            "warning",
        ),
        (
            'msgctxt "instrument.mbt.official_title"\nmsgid "Convention on the Prohibition of the Use, '
            'Stockpiling, Production and Transfer of Anti-Personnel Mines and on Their Destruction"\n'
            'msgstr "Tratado"\n',
            "PL005",
            "error",
        ),
        ("nonsense\n", "po_syntax", "error"),
    ],
)
def test_a_wrong_translation_is_found_in_the_catalogue(entry: str, rule: str, severity: str, packs: Path) -> None:
    path = write_catalogue(packs.parent / "locales", "es", entry)
    found = [(problem.file, problem.rule, problem.severity) for problem in check(packs, TODAY)]
    assert found == [(path, rule, severity)]


def test_terms_that_no_native_speaker_confirmed_are_named_once_for_a_language(packs: Path) -> None:
    entry = 'msgctxt "x"\nmsgid "The Mine Ban Treaty"\nmsgstr "អនុសញ្ញា"\n'
    write_catalogue(packs.parent / "locales", "km", entry)
    problem = only(packs, "PL020")
    assert (problem.severity, problem.line) == ("warning", 1)
    assert "mine_ban_treaty" in problem.message


def test_an_empty_or_fuzzy_translation_is_not_judged(packs: Path) -> None:
    entries = TITLE + 'msgstr ""\n\n#, fuzzy\nmsgctxt "y"\nmsgid "B"\nmsgstr "inválido"\n'
    write_catalogue(packs.parent / "locales", "es", entries)
    assert check(packs, TODAY) == ()


def test_the_writer_is_not_the_second_reader(packs: Path) -> None:
    page = packs / "TST/entitlements/pension.yaml"
    edit(page, "review_by:", "written_by: Ana\nreviewed_by: [ana]\nreview_by:")
    assert only(packs, "review_two").severity == "error"
    edit(page, "reviewed_by: [ana]", "reviewed_by: [Ben]")
    assert check(packs, TODAY) == ()
