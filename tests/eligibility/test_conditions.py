# SPDX-License-Identifier: GPL-3.0-or-later
"""The meaning of conditions, in tables; and what no tree of conditions may ever do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from va_desktop.eligibility.conditions import FAILS, HOLDS, UNKNOWN, compile_, leaves, open_facts
from va_desktop.eligibility.facts import AS_OF
from va_desktop.periods import Span, span

TODAY = Span(date(2026, 11, 23), date(2026, 11, 23))
NAMES = ("a", "b", "c", "d")


def no_parameters(name: str, on: date) -> float | None:
    return {"wage": 1000.0}.get(name) if on >= date(2026, 1, 1) else None


def judged(doc: Mapping[str, Any], facts: Mapping[str, Any], against: bool = False) -> int:
    return compile_(doc, "COL", no_parameters, against).judge({AS_OF: TODAY, **facts})


def leaf(name: str, **more: Any) -> dict[str, Any]:
    return {"fact": name, "op": "==", "value": True, **more}


TRUTH = {HOLDS: True, FAILS: False}
KLEENE = [
    (HOLDS, HOLDS, HOLDS, HOLDS),
    (HOLDS, UNKNOWN, UNKNOWN, HOLDS),
    (HOLDS, FAILS, FAILS, HOLDS),
    (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    (UNKNOWN, FAILS, FAILS, UNKNOWN),
    (FAILS, FAILS, FAILS, FAILS),
]


@pytest.mark.parametrize(("one", "other", "both", "either"), KLEENE)
def test_all_and_any_follow_kleene(one: int, other: int, both: int, either: int) -> None:
    for first, second in ((one, other), (other, one)):
        facts = {name: TRUTH[value] for name, value in (("a", first), ("b", second)) if value in TRUTH}
        assert judged({"all": [leaf("a"), leaf("b")]}, facts) == both
        assert judged({"any": [leaf("a"), leaf("b")]}, facts) == either


@pytest.mark.parametrize(("facts", "wanted"), [({"a": True}, FAILS), ({"a": False}, HOLDS), ({}, UNKNOWN)])
def test_not_turns_round_what_is_known(facts: dict[str, Any], wanted: int) -> None:
    assert judged({"not": leaf("a")}, facts) == wanted


@pytest.mark.parametrize("mark", [{"verified": False}, {"soft": True}, {"soft": "a reason"}])
def test_a_failed_condition_that_is_not_verified_counts_as_unknown(mark: dict[str, Any]) -> None:
    assert judged(leaf("a", **mark), {"a": False}) == UNKNOWN
    assert judged(leaf("a", **mark), {"a": True}) == HOLDS
    assert judged({"not": leaf("a", **mark)}, {"a": True}) == UNKNOWN
    assert judged({"not": leaf("a", **mark)}, {"a": False}) == HOLDS


@pytest.mark.parametrize(
    ("op", "value", "given_", "wanted"),
    [
        ("==", "UA", "UA", HOLDS),
        ("==", "UA", "PL", FAILS),
        ("!=", "UA", "PL", HOLDS),
        ("in", ["x", "y"], "y", HOLDS),
        ("in", ["x", "y"], "z", FAILS),
        ("not_in", ["x", "y"], "z", HOLDS),
        (">=", 18, 18, HOLDS),
        (">=", 18, 17.9, FAILS),
        (">", 50, 50, FAILS),
        ("<", 18, 17, HOLDS),
        ("between", [18, 65], 18, HOLDS),
        ("between", [18, 65], 65, HOLDS),
        ("between", [18, 65], 66, FAILS),
        (">=", 18, "eighteen", UNKNOWN),
        ("==", True, "yes", UNKNOWN),
        ("==", 1, True, UNKNOWN),
    ],
)
def test_comparisons(op: str, value: Any, given_: Any, wanted: int) -> None:
    assert judged({"fact": "a", "op": op, "value": value}, {"a": given_}) == wanted


@pytest.mark.parametrize(
    ("op", "value", "given_", "wanted"),
    [
        ("<=", "2024-06-30", "2024-06-30", HOLDS),
        ("<=", "2024-06-30", "2024-07-01", FAILS),
        (">", "1996-02-14", "1996-02-14", FAILS),
        (">", "1996-02-14", "1996-02-15", HOLDS),
        (">=", "2022-02-24", "2022", UNKNOWN),
        (">=", "2022-02-24", "2022-02", UNKNOWN),
        (">=", "2022-02-24", "2022-03", HOLDS),
        (">=", "2022-02-24", "2021", FAILS),
        ("between", ["1991-04-30", "1996-02-14"], "1993", HOLDS),
        ("between", ["1991-04-30", "1996-02-14"], "1996-02-15", FAILS),
        ("==", "2020-01-01", "2020", UNKNOWN),
        ("==", "2020-01-01", "2021", FAILS),
        ("<=", "as_of", "2026-11-23", HOLDS),
        ("<=", "as_of", "2026-11-24", FAILS),
    ],
)
def test_days_and_rough_days(op: str, value: Any, given_: str, wanted: int) -> None:
    assert judged({"fact": "a", "op": op, "value": value}, {"a": span(given_)}) == wanted


def test_a_day_is_compared_with_a_period_after_another_one() -> None:
    rule = {"fact": "declaration.date", "op": "<=", "value": "incident.date + 3 years"}
    for declared, wanted in (("2023-02-28", HOLDS), ("2023-03-01", FAILS), ("2023", UNKNOWN)):
        facts = {"incident.date": span("2020-02-29"), "declaration.date": span(declared)}
        assert judged(rule, facts) == wanted
    between = {"fact": "declaration.date - incident.date", "op": "<=", "value": "1 year"}
    assert judged(between, {"incident.date": span("2024-02-29"), "declaration.date": span("2025-02-28")}) == HOLDS
    assert judged(between, {"incident.date": span("2024-02-29"), "declaration.date": span("2025-03-01")}) == FAILS
    assert judged(between, {"declaration.date": span("2025-03-01")}) == UNKNOWN


def test_a_number_is_compared_with_a_parameter_in_force_on_the_day() -> None:
    rule = {"fact": "a", "op": "<=", "parameter": "wage", "multiply": 2}
    assert judged(rule, {"a": 2000}) == HOLDS
    assert judged(rule, {"a": 2001}) == FAILS
    old = span("2025-06-01")
    assert judged(rule, {"a": 1, AS_OF: old}) == UNKNOWN


TREES = st.recursive(
    st.builds(
        lambda name, mark: leaf(name, **mark),
        st.sampled_from(NAMES),
        st.sampled_from([{}, {}, {"verified": False}, {"soft": True}]),
    ),
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=8,
)
FACTS = st.dictionaries(st.sampled_from(NAMES), st.booleans())


@given(TREES, FACTS, FACTS)
def test_more_knowledge_never_turns_a_settled_result_into_another(
    doc: dict[str, Any], known: dict[str, bool], more: dict[str, bool]
) -> None:
    before = judged(doc, known)
    after = judged(doc, {**more, **known})
    assert before == UNKNOWN or after == before


@given(TREES, st.permutations([("a", True), ("b", False), ("c", True), ("d", False)]))
def test_the_order_of_answers_does_not_matter(doc: dict[str, Any], answers: list[tuple[str, bool]]) -> None:
    wanted = judged(doc, {"a": True, "b": False, "c": True, "d": False})
    assert judged(doc, dict(answers)) == wanted


@given(TREES, FACTS)
def test_a_fact_that_is_not_open_can_no_longer_change_the_result(doc: dict[str, Any], known: dict[str, bool]) -> None:
    node = compile_(doc, "COL", no_parameters)
    still = open_facts(node, known)
    for name in NAMES:
        if name not in known and name not in still:
            outcomes = {judged(doc, {**known, name: value}) for value in (True, False)}
            assert outcomes == {judged(doc, known)}


def _read_once(doc: Mapping[str, Any], taken: list[str]) -> dict[str, Any]:
    """Give every leaf a name of its own, so that no fact stands twice."""
    for key in ("all", "any"):
        if key in doc:
            return {key: [_read_once(part, taken) for part in doc[key]]}
    if "not" in doc:
        return {"not": _read_once(doc["not"], taken)}
    taken.append(f"f{len(taken)}")
    return {**doc, "fact": taken[-1]}


@given(TREES, st.data())
def test_an_open_fact_can_still_change_the_result(doc: dict[str, Any], data: st.DataObject) -> None:
    names: list[str] = []
    tree = _read_once(doc, names)
    assume(len(names) <= 6)
    known = data.draw(st.dictionaries(st.sampled_from(names), st.booleans(), max_size=3))
    free = [name for name in names if name not in known]
    still = open_facts(compile_(tree, "COL", no_parameters), known)
    for name in still:
        others = [other for other in free if other != name]
        rest = [{}]
        for other in others:
            rest = [{**one, **more} for one in rest for more in ({}, {other: True}, {other: False})]
        assert any(
            judged(tree, {**known, **one, name: True}) != judged(tree, {**known, **one, name: False}) for one in rest
        )


def test_a_closed_fact_is_never_open() -> None:
    node = compile_({"all": [leaf("a"), leaf("b")]}, "COL", no_parameters)
    assert set(open_facts(node, {})) == {"a", "b"}
    assert set(open_facts(node, {}, frozenset({"a"}))) == {"b"}
    # With `a` never known, an unverified `b` cannot change "ask" any more.
    weak = compile_({"all": [leaf("a"), leaf("b", verified=False)]}, "COL", no_parameters)
    assert set(open_facts(weak, {}, frozenset({"a"}))) == set()


def test_leaves_come_in_authored_order() -> None:
    node = compile_({"all": [leaf("a"), {"any": [leaf("b"), {"not": leaf("c")}]}]}, "COL", no_parameters)
    assert [one.fact for one in leaves(node)] == ["a", "b", "c"]
