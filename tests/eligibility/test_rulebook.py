# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole countries judged: worked examples of the packs, gateways, sums, deadlines, history."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from va_desktop import paths
from va_desktop.content.folder import Record, load, packs_in
from va_desktop.content.library import Library
from va_desktop.content.models.session import Example
from va_desktop.eligibility.audit import LEAST_EXAMPLES, failures
from va_desktop.eligibility.facts import Fact, FactRefused, read
from va_desktop.eligibility.questions import questions
from va_desktop.eligibility.rulebook import RuleBook
from va_desktop.ids import EntitlementId
from va_desktop.periods import Span, span

TODAY = date(2026, 11, 23)


def countries() -> list[str]:
    sources = paths.bundle().sources
    assert sources is not None
    return [folder.name for folder in packs_in(sources) if folder.name != "international"]


def examples() -> Iterator[Any]:
    sources = paths.bundle().sources
    assert sources is not None
    for country in countries():
        for record in load(sources / country).of("example"):
            yield pytest.param(country, record, id=f"{country}-{record.id}")


@pytest.fixture(scope="module")
def books(library: Library) -> dict[str, RuleBook]:
    return {country: RuleBook(library, country) for country in countries()}


@pytest.mark.parametrize(("country", "record"), list(examples()))
def test_each_worked_example_comes_out_as_its_author_said(
    books: dict[str, RuleBook], country: str, record: Record
) -> None:
    assert list(failures(record, books[country])) == []


@pytest.mark.parametrize("country", countries())
def test_each_country_has_enough_examples_and_they_speak_of_every_entitlement(country: str) -> None:
    sources = paths.bundle().sources
    assert sources is not None
    pack = load(sources / country)
    told = [record.model for record in pack.of("example")]
    assert len(told) >= LEAST_EXAMPLES
    spoken = {id_ for model in told if isinstance(model, Example) for id_ in model.expect}
    assert {record.id for record in pack.of("entitlement")} <= spoken


def test_an_example_that_comes_out_otherwise_is_seen(books: dict[str, RuleBook]) -> None:
    sources = paths.bundle().sources
    assert sources is not None
    record = load(sources / "COL").of("example")[0]
    assert isinstance(record.model, Example)
    wrong = record.model.model_copy(update={"expect": {"col.ruv_inclusion": "gap"}})
    changed = Record(**{**record.__dict__, "model": wrong})
    assert [message for _, message, _ in failures(changed, books["COL"])][0].startswith("It comes out `eligible`")


@pytest.mark.parametrize("country", countries())
def test_nothing_known_is_never_a_no(books: dict[str, RuleBook], country: str) -> None:
    outcomes = books[country].judge({}, TODAY)
    assert {row.result for row in outcomes if not row.history} <= {"ask", "gap"}


@pytest.mark.parametrize("country", countries())
def test_every_result_has_a_next_step(books: dict[str, RuleBook], country: str) -> None:
    for rule in books[country].rules.values():
        assert rule.item.refused
        assert rule.item.steps or rule.item.state != "current"


@pytest.mark.parametrize("country", countries())
def test_every_fact_of_a_rule_has_a_name_and_a_question(library: Library, country: str) -> None:
    book = RuleBook(library, country)
    asked = {fact for question in questions(library, country) for fact in question.facts}
    for name in book.used - {"as_of"}:
        assert name in book.facts, name
        assert name in asked or book.facts[name].derived, name


def test_a_gateway_comes_first_until_it_is_there(books: dict[str, RuleBook]) -> None:
    book = books["COL"]
    wanted = EntitlementId("col.administrative_compensation")
    assert book.first(wanted, {}) == ("col.ruv_inclusion",)
    assert book.first(wanted, {"registry.RUV.included": False}) == ("col.ruv_inclusion",)
    assert book.first(wanted, {"registry.RUV.included": True}) == ()


def test_only_the_sum_that_is_for_the_person_is_told(books: dict[str, RuleBook]) -> None:
    book = books["UKR"]
    wanted = EntitlementId("ukr.one_off_compensation")
    every = book.sums(wanted, {}, TODAY)
    mine = book.sums(wanted, {"disability.group": "group_1"}, TODAY)
    assert len(every) == 5
    assert [(row.id, row.year) for row in mine] == [("group_1", 2026)]
    assert mine[0].value is not None
    assert mine[0].parameter is not None
    assert mine[0].value == 5 * mine[0].parameter.amount


def test_a_sum_of_a_year_without_a_parameter_is_not_made_up(books: dict[str, RuleBook]) -> None:
    rows = books["COL"].sums(EntitlementId("col.administrative_compensation"), {}, date(2031, 1, 1))
    assert rows
    assert all(row.value is None for row in rows)


@pytest.mark.parametrize(
    ("on", "passed"), [(date(2026, 11, 23), False), (date(2026, 11, 24), True)], ids=["last day", "day after"]
)
def test_the_last_day_itself_is_still_in_time(books: dict[str, RuleBook], on: date, passed: bool) -> None:
    known = {"causal_link.date": Span(date(2021, 11, 23), date(2021, 11, 23))}
    row = books["UKR"].outcome(EntitlementId("ukr.one_off_compensation"), known, on)
    assert row is not None
    due = next(due for due in row.deadlines if due.deadline.id == "apply")
    assert due.day == Span(date(2026, 11, 23), date(2026, 11, 23))
    assert due.passed is passed


def test_a_rough_day_leaves_a_deadline_open_only_while_it_may_not_have_passed(books: dict[str, RuleBook]) -> None:
    row = books["UKR"].outcome(EntitlementId("ukr.one_off_compensation"), {"causal_link.date": _span("2021")}, TODAY)
    assert row is not None
    due = next(due for due in row.deadlines if due.deadline.id == "apply")
    assert due.passed is None


def _span(text: str) -> Span:
    found = span(text)
    assert found is not None
    return found


def test_what_ended_is_history_on_a_later_day_and_ran_on_an_earlier_one(books: dict[str, RuleBook]) -> None:
    id_ = EntitlementId("col.declaration_window_law_2343")
    known = {"declaration.date": _span("2024-12-01")}
    then = books["COL"].outcome(id_, known, date(2024, 12, 29))
    now = books["COL"].outcome(id_, known, TODAY)
    assert then is not None and now is not None
    assert (then.result, then.history) == ("eligible", False)
    assert (now.result, now.history, now.missing, now.amounts) == ("not_eligible", True, (), ())


def test_a_right_lost_by_time_is_told_apart_from_one_that_does_not_fit(books: dict[str, RuleBook]) -> None:
    late = {
        "incident.date": _span("2023-08-23"),
        "incident.linked_to_internal_armed_conflict": True,
        "person.role": "direct_survivor",
        "declaration.date": _span("2026-08-24"),
        "declaration.force_majeure_accepted": False,
        "person.member_of_public_forces": False,
        "person.member_of_illegal_armed_group": False,
    }
    row = books["COL"].outcome(EntitlementId("col.ruv_inclusion"), late, TODAY)
    assert row is not None
    assert row.result == "not_eligible"
    other = books["COL"].outcome(EntitlementId("col.ruv_inclusion"), {"incident.date": _span("1980")}, TODAY)
    assert other is not None
    assert (other.result, other.standing) == ("not_eligible", "unknown")


def test_time_has_not_passed_while_the_day_it_counts_from_is_not_known(books: dict[str, RuleBook]) -> None:
    """The fixed last day of the late window is over; the three years after an unknown accident may not be."""
    row = books["COL"].outcome(EntitlementId("col.ruv_inclusion"), {}, TODAY)
    assert row is not None
    assert (row.result, row.standing) == ("ask", "unknown")
    old = books["COL"].outcome(EntitlementId("col.ruv_inclusion"), {"incident.date": _span("2015")}, TODAY)
    assert old is not None
    assert (old.result, old.standing) == ("ask", "passed")


def test_reasons_name_every_condition_with_its_source(books: dict[str, RuleBook]) -> None:
    row = books["COL"].outcome(EntitlementId("col.ruv_inclusion"), {"incident.date": _span("2020")}, TODAY)
    assert row is not None
    rule = books["COL"].rules[row.id]
    assert [reason.fact for reason in row.reasons][:2] == [
        "incident.date",
        "incident.linked_to_internal_armed_conflict",
    ]
    assert (row.reasons[0].holds, row.reasons[1].holds) == (True, None)
    assert sum(reason.exclusion for reason in row.reasons) == len(rule.exclusions) == 2


def test_the_washington_group_decides_nothing(books: dict[str, RuleBook]) -> None:
    for book in books.values():
        assert not [name for name in book.used if name.startswith("wgss")]


def _fact(kind: Any, **more: Any) -> Fact:
    return Fact("x", None, kind, more.get("unit"), more.get("least"), more.get("most"), (), False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "given"),
    [
        (_fact("yes_no"), "yes"),
        (_fact("yes_no"), 1),
        (_fact("number"), "35"),
        (_fact("number"), True),
        (_fact("number"), float("nan")),
        (_fact("number", least=0, most=100), 101),
        (_fact("date"), 2019),
        (_fact("date"), "2023-02-29"),
        (_fact("date"), "yesterday"),
        (_fact("choice"), 3),
        (_fact("country"), "x" * 30),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(fact: Fact, given: object) -> None:
    with pytest.raises(FactRefused):
        read(fact, given)
