# SPDX-License-Identifier: GPL-3.0-or-later
import itertools
import random
from dataclasses import replace
from datetime import date

import pytest

from va_desktop.journal.entries import Draft, Entry, EntryRefused, Ids, from_json, to_json
from va_desktop.journal.facts import START, Position
from va_desktop.journal.log import Journal

DAY = date(2026, 3, 2)
new_id = Ids().new
CASE, PART = new_id(1.0), new_id(2.0)


def say(journal: Journal, case: str = CASE, subject: str = PART, **sets) -> Entry:
    return journal.write([Draft(case, subject, "person", sets, DAY)])[0]


def everything(journal: Journal) -> list[Entry]:
    return journal.after(START)[0]


def exchange(one: Journal, other: Journal) -> None:
    other.merge(everything(one))
    one.merge(everything(other))


def fields(journal: Journal, case: str = CASE) -> dict:
    parts = journal.parts(case)
    return dict(parts[0].fields) if parts else {}


def test_the_newest_value_of_each_field_counts(laptop) -> None:
    journal = laptop("a")
    say(journal, name="Ana", area="A1")
    say(journal, area="A2")
    assert fields(journal) == {"name": "Ana", "area": "A2"}
    assert len(journal.history(CASE)) == 2


def test_two_values_that_did_not_know_of_each_other_are_a_conflict_with_both_sides(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    say(a, name="Ana", area="A1")
    exchange(a, b)
    say(a, area="A2")
    say(b, area="A3")
    exchange(a, b)
    for journal in (a, b):
        (found,) = journal.conflicts()
        assert {side.value for side in found.sides} == {"A2", "A3"}
        assert {side.author for side in found.sides} == {a.author, b.author}
        assert all(side.at and side.day == "2026-03-02" for side in found.sides)
    assert fields(a) == fields(b)


def test_the_same_value_said_twice_and_other_fields_are_no_conflict(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    say(a, name="Ana", area="A1")
    exchange(a, b)
    say(a, area="A2", sex="female")
    say(b, area="A2", name="Anna")
    exchange(a, b)
    assert a.conflicts() == b.conflicts() == []
    assert fields(a) == fields(b) == {"name": "Anna", "area": "A2", "sex": "female"}


def test_settling_a_conflict_is_an_entry_that_travels(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    say(a, area="A2")
    say(b, area="A3")
    exchange(a, b)
    b.settle(b.conflicts()[0], "A3", DAY)
    exchange(a, b)
    assert a.conflicts() == b.conflicts() == []
    assert fields(a) == fields(b) == {"area": "A3"}


def test_two_who_settle_it_differently_disagree_again(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    say(a, area="A2")
    say(b, area="A3")
    exchange(a, b)
    a.settle(a.conflicts()[0], "A2", DAY)
    b.settle(b.conflicts()[0], "A3", DAY)
    exchange(a, b)
    assert len(a.conflicts()) == len(b.conflicts()) == 1


def test_any_order_of_arrival_comes_to_the_same(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    say(a, area="A1")
    exchange(a, b)
    say(a, area="A2", name="x")
    say(b, area="A3")
    say(b, area="A4", name="y")
    exchange(a, b)
    rows = everything(a)
    wanted = (fields(a), [(c.field, {s.value for s in c.sides}) for c in a.conflicts()])
    chance = random.Random(4)
    orders = list(itertools.permutations(rows))
    for number, order in enumerate(chance.sample(orders, 12)):
        other = laptop(f"order {number}")
        for entry in order:
            other.merge([entry])
        assert (fields(other), [(c.field, {s.value for s in c.sides}) for c in other.conflicts()]) == wanted


def test_merging_twice_changes_nothing(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    say(a, name="Ana")
    first = b.merge(everything(a))
    assert (first.new, first.known, first.opened) == (1, 0, 1)
    second = b.merge(everything(a))
    assert (second.new, second.known, second.opened, second.touched) == (0, 1, 0, frozenset())
    assert len(everything(b)) == 1


def test_a_look_says_what_a_merge_would_bring_and_writes_nothing(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    say(a, area="A2")
    say(b, area="A3")
    before = everything(b)
    looked = b.would(everything(a))
    assert (looked.new, looked.conflicts, looked.touched) == (1, 1, frozenset({CASE}))
    assert everything(b) == before and b.conflicts() == []
    assert b.merge(everything(a)) == looked


def test_an_entry_with_the_id_of_another_refuses_the_whole(laptop) -> None:
    a, b = laptop("a"), laptop("b")
    entry = say(a, name="Ana")
    b.merge([entry])
    new = replace(entry, id=new_id(3.0))
    with pytest.raises(EntryRefused):
        b.merge([new, replace(entry, sets={"name": "Eva"})])
    assert everything(b) == [entry]


def test_what_is_erased_stays_erased_when_an_old_copy_comes_back(laptop) -> None:
    a, b, c = laptop("a"), laptop("b"), laptop("c")
    say(a, name="CANARY")
    exchange(a, b)
    old = everything(b)
    a.erase(CASE, "asked", DAY)
    say(b, area="CANARY-2")
    merged = b.merge(everything(a))
    assert merged.removed == 1 and b.parts(CASE) == []
    again = a.merge([*old, *everything(b)])
    assert again.new == 0 and a.parts(CASE) == []
    c.merge(everything(a))
    assert c.merge(old).erased == 1 and c.parts(CASE) == []
    for journal in (a, b, c):
        assert "CANARY" not in str(journal.vault.rows("SELECT * FROM entry, (SELECT 1)"))
        assert "CANARY" not in str(journal.vault.rows("SELECT * FROM head"))
        with pytest.raises(ValueError):
            say(journal, name="Ana")


def test_a_position_from_another_life_of_the_log_gives_everything(laptop) -> None:
    a = laptop("a")
    for number in range(5):
        say(a, area=f"A{number}")
    rows, end = a.after(START)
    assert len(rows) == 5 and a.after(end) == ([], end)
    say(a, area="A9")
    assert len(a.after(end)[0]) == 1
    assert len(a.after(Position(end.number, "0" * 32))[0]) == 6


def test_a_write_that_fails_leaves_nothing_of_itself(laptop) -> None:
    journal = laptop("a")

    def fail() -> None:
        with journal.together():
            say(journal, name="Ana")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert everything(journal) == []
    say(journal, name="Ana")
    assert len(everything(journal)) == 1


def test_ids_keep_their_order_also_within_one_moment_and_with_a_clock_set_back() -> None:
    ids = Ids()
    made = [ids.new(5.0) for _ in range(70_000)]
    assert made == sorted(made) and len(set(made)) == 70_000
    assert len(ids.new(-1.0)) == len(ids.new(1e12)) == 32


GOOD = to_json(Entry(new_id(1.0), CASE, PART, "person", new_id(1.0), new_id(1.0), "2026-03-02T00:00:00Z", "2026-03-02",
                     {"name": "Ana", "fields": ("a", "b"), "born": 1980}, (new_id(1.0),)))  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"id": "x"},
        {"case": "../x"},
        {"kind": "Person"},
        {"kind": "gone"},
        {"kind": "erased", "case": ""},
        {"at": "yesterday"},
        {"day": "2026-02-30"},
        {"sets": {"name": {"deep": 1}}},
        {"sets": {"name": float("nan")}},
        {"sets": {"name": "x" * 30_000}},
        {"sets": {"DROP TABLE": 1}},
        {"sets": []},
        {"over": "no"},
        {"more": 1},
    ],
    ids=str,
)
def test_what_is_no_entry_is_refused(change: dict) -> None:
    assert to_json(from_json(GOOD)) == GOOD
    with pytest.raises(EntryRefused):
        from_json(GOOD | change)
