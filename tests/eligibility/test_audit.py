# SPDX-License-Identifier: GPL-3.0-or-later
"""What `content check` proves about rules: each fault put into a sound pack is found, at its place."""

from datetime import date
from pathlib import Path

import pytest

from tests.content.samples import COUNTRY, INTERNATIONAL, edit, write_pack
from va_desktop.eligibility.audit import audit
from va_desktop.eligibility.limits import Limits

TODAY = date(2026, 6, 1)
CASH = "TST/entitlements/cash.yaml"
ASKED = "TST/questions.yaml"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    write_pack(tmp_path / "international", INTERNATIONAL)
    write_pack(tmp_path / "TST", COUNTRY)
    return tmp_path


def entitlement_file(packs: Path) -> str:
    return next(path.relative_to(packs).as_posix() for path in (packs / "TST" / "entitlements").glob("*.yaml"))


def rules(packs: Path) -> set[str]:
    return {found.rule for found in audit(packs, TODAY)}


def test_a_sound_pack_only_lacks_examples(packs: Path) -> None:
    assert rules(packs) == {"examples_few"}


FIRST = '- {fact: incident.date, op: ">=", value: 1985-01-01}'
FAULTS = {
    "a fact that no list names": (FIRST, '- {fact: incident.day, op: ">=", value: 1985-01-01}', "fact_unknown"),
    "a comparison that makes no sense": (FIRST, "- {fact: incident.date, op: in, value: [a]}", "operator"),
    "two conditions that contradict": (
        FIRST,
        FIRST + '\n    - {fact: incident.date, op: "<", value: 1985-01-01}',
        "contradiction",
    ),
    "a branch that can never hold": (
        FIRST,
        FIRST
        + '\n    - any: [{fact: incident.date, op: "<", value: 1980-01-01}, {fact: person.age, op: ">", value: 9}]',
        "unreachable",
    ),
    "an end before the beginning": (
        "conditions:",
        "valid_from: 2026-01-01\nvalid_to: 2025-01-01\nconditions:",
        "validity",
    ),
    "a gateway to nothing": ("conditions:", "grants: {registry.x: true}\nconditions:", "grant_needless"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_rule_is_found_in_its_file(packs: Path, name: str) -> None:
    before, after, rule = FAULTS[name]
    file = entitlement_file(packs)
    edit(packs / file, before, after)
    found = [problem for problem in audit(packs, TODAY) if problem.rule == rule]
    assert found, rules(packs)
    assert {problem.file for problem in found} <= {packs / file, packs / ASKED}
    assert all(problem.line > 1 for problem in found)


def test_a_fact_that_no_question_asks_for_is_found(packs: Path) -> None:
    edit(packs / ASKED, "asks: person.age", "asks: incident.date")
    assert "fact_unasked" in rules(packs)


def test_a_question_and_a_fact_that_no_rule_needs_are_found(packs: Path) -> None:
    more = "  - {id: shoe.size, title: Your shoe size, type: number}\nquestions:"
    edit(packs / ASKED, "questions:", more)
    question = "  - {id: shoe, text: How large is your shoe?, pictogram: person, asks: shoe.size, why: Nobody knows.}\n"
    file = packs / ASKED
    file.write_text(file.read_text() + question)
    assert {"question_needless", "fact_needless"} <= rules(packs)


def test_a_value_that_no_answer_gives_is_found(packs: Path) -> None:
    edit(
        packs / ASKED,
        "{id: person.age, title: Your age, type: number, unit: years}",
        "{id: person.age, title: Your age, type: choice, values: [{id: young, title: Young}]}",
    )
    edit(
        packs / entitlement_file(packs),
        '{fact: person.age, op: "<", value: 18, soft: ask the office}',
        '{fact: person.age, op: "==", value: old}',
    )
    assert "unreachable" in rules(packs)


def test_a_parameter_without_a_value_for_the_year_is_found(packs: Path) -> None:
    found = {problem.rule for problem in audit(packs, date(2040, 1, 1))}
    assert "parameter_year" in found


EXAMPLE = """examples:
  - id: one
    title: An invented person
    on: 2026-05-01
    facts: {incident.date: 2020-05-01, person.age: 30}
    expect: {%s: %s}
"""


@pytest.mark.parametrize(("wanted", "wrong"), [("eligible", False), ("ask", True), ("not_eligible", True)])
def test_an_example_that_comes_out_otherwise_is_an_error_at_its_line(packs: Path, wanted: str, wrong: bool) -> None:
    id_ = f"tst.{Path(entitlement_file(packs)).stem}"
    (packs / "TST" / "examples.yaml").write_text(EXAMPLE % (id_, wanted))
    found = [problem for problem in audit(packs, TODAY) if problem.rule == "example"]
    assert bool(found) is wrong
    assert all(problem.line == 6 and problem.severity == "error" for problem in found)


@pytest.mark.parametrize(
    ("leaves", "possible"),
    [
        ([(">=", 18), ("<", 18)], False),
        ([(">=", 18), ("<=", 18)], True),
        ([(">", 18), ("<=", 18)], False),
        ([("==", "a"), ("in", ["b", "c"])], False),
        ([("in", ["a", "b"]), ("!=", "a")], True),
        ([("in", ["a"]), ("not_in", ["a"])], False),
        ([("between", [1, 5]), (">", 5)], False),
        ([("between", ["1991-04-30", "1996-02-14"]), (">", "1996-02-13")], True),
        ([("==", True), ("==", False)], False),
        ([("<=", "incident.date + 3 years"), (">", "2020-01-01")], True),
    ],
)
def test_limits_see_what_can_hold_together(leaves: list[tuple[str, object]], possible: bool) -> None:
    limits = Limits()
    assert all(limits.narrow({"fact": "x", "op": op, "value": value}) for op, value in leaves) is possible
