# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date

import pytest

from va_desktop.ids import PersonId
from va_desktop.people.people import RELATIONS, usual_role
from va_desktop.people.store import People


@pytest.fixture
def people(vault) -> People:
    return People(vault)


def test_people_come_back_in_the_order_in_which_they_were_added(people: People) -> None:
    mine = people.add("Me", "self", "self", "COL", 1990)
    child = people.add("  my   little one ", "child", "guardian")
    assert [person.name for person in people.all()] == ["Me", "my little one"]
    assert people.get(mine.id) == mine
    people.change(replace(child, acting="carer"))
    assert people.get(child.id).acting == "carer"


@pytest.mark.parametrize("name", ["", "   ", "\n\t"])
def test_a_person_needs_some_word(people: People, name: str) -> None:
    with pytest.raises(ValueError):
        people.add(name, "self", "self")
    assert people.all() == []


def test_answers_are_kept_by_person_and_forgotten_together(people: People) -> None:
    one, other = people.add("A", "self", "self"), people.add("B", "child", "guardian")
    people.change(replace(one, consented=date(2026, 3, 2)))
    people.keep_answer(one.id, "COL", "q1", "first")
    people.keep_answer(one.id, "COL", "q2", "second")
    people.keep_answer(one.id, "COL", "q1", "changed")
    people.keep_answer(other.id, "COL", "q1", "hers")
    assert people.answers(one.id) == [("COL", "q1", "changed"), ("COL", "q2", "second")]
    people.keep_answer(one.id, "COL", "q2", None)
    assert people.answers(one.id) == [("COL", "q1", "changed")]
    people.forget_answers(one.id)
    assert people.answers(one.id) == []
    assert people.get(one.id).consented is None
    assert people.answers(other.id) == [("COL", "q1", "hers")]


def test_removing_a_person_removes_their_answers(people: People, vault) -> None:
    one = people.add("A", "self", "self")
    people.keep_answer(one.id, "COL", "q1", "x")
    people.remove(one.id)
    assert people.get(one.id) is None
    assert vault.rows("SELECT count(*) FROM answer") == [(0,)]
    assert people.get(PersonId("nobody")) is None


def test_every_relation_has_a_usual_role() -> None:
    assert all(usual_role(relation) for relation in RELATIONS)
    assert usual_role("child") == "guardian"
