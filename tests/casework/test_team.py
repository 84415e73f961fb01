# SPDX-License-Identifier: GPL-3.0-or-later
"""What a month of work is, agrees with plain loops over what was done, and targets keep their months."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.casework.conftest import DAY
from tests.casework.world import UNTIL, create, world, yes
from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import Case, Delivery, Person
from va_desktop.casework.team import AIMED, FEWEST, LINES, MOST, aim, done, firsts, last_of, month, targets
from va_desktop.casework.work import Coding, Work
from va_desktop.journal.entries import Draft
from va_desktop.journal.facts import START

CODING = Coding("laws", ("disability",), ("human_rights",))
MARCH = date(2026, 3, 1)
APRIL = date(2026, 4, 1)
FACES = ("good", None, "bad", "middling")


def zero(**counts: int) -> dict[str, int]:
    return dict.fromkeys(LINES, 0) | counts


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Caseload]:
    """The caseload of another worker."""
    made = create(tmp_path / "other")
    yield made
    made.vault.lock()


def give(sender: Caseload, to: Caseload) -> None:
    to.journal.merge(sender.journal.after(START)[0])


def test_each_month_is_what_plain_loops_over_the_cases_find(tmp_path: Path) -> None:
    with world(tmp_path / "vault", 60, seed=5) as made:
        for number in range(60):
            made.caseload.anonymous(date(2026, number % 7 + 1, number % 28 + 1), "KHM", face=FACES[number % 4])
        cases = list(made.caseload.cases())
        bare = [part for part in made.caseload.journal.parts("") if part.kind == "visit"]
        everything = told = 0
        for number in range(1, 13):
            wanted, faces = Counter(), Counter()
            within = lambda day, number=number: (day.year, day.month) == (2026, number)  # noqa: E731
            for case in cases:
                wanted["people"] += within(case.opened)
                for need in case.needs:
                    wanted["needs"] += within(need.day)
                for row in case.referrals:
                    wanted["referred"] += within(row.days["sent"])
                for given in case.deliveries:
                    wanted["delivered"] += within(given.start)
            for part in bare:
                if within(date.fromisoformat(part.fields["day"])):
                    wanted["visits"] += 1
                    faces[part.fields.get("face")] += 1
            del faces[None]
            found = month(made.caseload, date(2026, number, 1), UNTIL)
            late = found.total["late"]
            assert dict(found.total) == zero(**wanted, late=late)
            assert dict(found.faces) == (dict(faces) if number < 12 and faces.total() >= FEWEST else {})
            told += bool(found.faces)
            assert dict(found.by[made.caseload.journal.author]) == dict(found.total)
            everything += sum(wanted.values())
        assert everything > 200 and told > 2


def test_each_thing_counts_on_its_own_line_and_day(caseload: Caseload, work: Work, ana: Case) -> None:
    need = work.need(ana.id, "laws", "papers", DAY)
    caseload.consent(ana.id, yes("refer", DAY, "a.service", ("name",)))
    row = work.refer(ana.id, "a.service", CODING, ("name",), DAY, need.id)
    for status in ("accepted", "attended"):
        work.move(ana.id, row.id, status, DAY)
    work.move(ana.id, row.id, "done", APRIL)
    work.deliver(ana.id, Delivery("", "a.service", "", "laws", CODING.frameworks, CODING.approaches, APRIL), APRIL)
    work.visit(ana.id, DAY, "good")
    work.visit(ana.id, DAY)
    caseload.anonymous(APRIL, "KHM", face="bad")
    march, april = (month(caseload, first, date(2026, 4, 1)) for first in (MARCH, APRIL))
    late = march.total["late"]
    assert dict(march.total) == zero(people=1, needs=1, referred=1, visits=2, late=late)
    assert dict(april.total) == zero(done=1, delivered=1, visits=1, late=late)


def test_what_one_person_pressed_is_told_to_no_worker(caseload: Caseload, work: Work, ana: Case) -> None:
    for face in ("good", "bad", "good", "middling"):
        work.visit(ana.id, DAY, face)
    assert dict(month(caseload, MARCH, APRIL).faces) == {}
    work.visit(ana.id, DAY)
    assert dict(month(caseload, MARCH, APRIL).faces) == {}
    work.visit(ana.id, DAY, "good")
    assert dict(month(caseload, MARCH, date(2026, 3, 31)).faces) == {}
    assert dict(month(caseload, MARCH, APRIL).faces) == {"good": 3, "bad": 1, "middling": 1}


def test_tasks_are_overdue_after_their_day_and_until_they_are_done(caseload: Caseload, work: Work, ana: Case) -> None:
    before = month(caseload, MARCH, date(2026, 3, 3)).total["late"]
    task = work.task(ana.id, "Bring the form", DAY, DAY)
    assert month(caseload, MARCH, DAY).total["late"] == 0
    found = month(caseload, MARCH, date(2026, 3, 3))
    assert found.total["late"] == before + 1 == found.by[caseload.journal.author]["late"]
    work.tick(ana.id, task.id, DAY)
    assert month(caseload, MARCH, date(2026, 3, 3)).total["late"] == before


def test_work_counts_for_whoever_wrote_it_down_first(
    caseload: Caseload, work: Work, ana: Case, other: Caseload
) -> None:
    need = work.need(ana.id, "laws", "papers", DAY)
    give(caseload, other)
    theirs = Work(other)
    theirs.correct(ana.id, need.id, "need", {"day": "2026-03-05"}, DAY)
    theirs.visit(ana.id, DAY)
    other.anonymous(DAY, "KHM")
    give(other, caseload)
    for here in (caseload, other):
        found = month(here, MARCH, date(2026, 3, 31))
        own, another = found.by[caseload.journal.author], found.by[other.journal.author]
        assert (own["people"], own["needs"], own["visits"]) == (1, 1, 0)
        assert (another["people"], another["needs"], another["visits"]) == (0, 0, 2)
        for line in LINES:
            assert found.total[line] == own[line] + another[line]


def test_nothing_of_the_days_to_come_and_nobody_erased_is_in_it(caseload: Caseload, work: Work, ana: Case) -> None:
    work.need(ana.id, "laws", "papers", date(2026, 3, 20))
    assert month(caseload, MARCH, date(2026, 3, 19)).total["needs"] == 0
    assert month(caseload, MARCH, date(2026, 3, 20)).total["needs"] == 1
    caseload.erase(ana.id, DAY)
    assert month(caseload, MARCH, date(2026, 3, 31)).total == zero()
    assert list(done(caseload, MARCH, UNTIL)) == []


def test_what_is_counted_names_nobody(caseload: Caseload, work: Work) -> None:
    case = caseload.open(Person(name="CANARY-NAME"), yes("keep", DAY), DAY)
    work.need(case.id, "laws", "papers", DAY, "CANARY-WORDS")
    work.task(case.id, "CANARY-TASK", DAY, DAY)
    text = repr(month(caseload, MARCH, APRIL)) + repr(list(done(caseload, MARCH, APRIL)))
    assert "needs" in text and "CANARY" not in text
    assert case.id not in text and case.person.code not in text


def test_a_target_holds_from_its_month_on_and_leaves_the_months_before_alone(caseload: Caseload) -> None:
    assert targets(caseload, UNTIL) == {}
    aim(caseload, {"needs": 10, "visits": 4}, DAY)
    aim(caseload, {"needs": 12, "visits": 0}, APRIL)
    assert targets(caseload, date(2026, 2, 28)) == {}
    assert month(caseload, MARCH, APRIL).targets == {"needs": 10, "visits": 4}
    assert month(caseload, APRIL, APRIL).targets == {"needs": 12}
    assert len(caseload.journal.of_kind("target")) == 4
    aim(caseload, {"needs": 12, "people": 0}, APRIL)
    assert len(caseload.journal.of_kind("target")) == 4


def test_targets_of_two_laptops_meet_without_a_quarrel(caseload: Caseload, other: Caseload) -> None:
    aim(caseload, {"needs": 10}, DAY)
    aim(other, {"needs": 12, "visits": 3}, DAY)
    give(caseload, other)
    give(other, caseload)
    assert targets(caseload, DAY) == targets(other, DAY)
    assert targets(caseload, DAY)["visits"] == 3
    assert caseload.journal.conflicts() == [] == other.journal.conflicts()


def test_what_cannot_be_read_counts_as_not_said(caseload: Caseload) -> None:
    journal = caseload.journal
    sets = [{"day": "2026-03-1x", "face": "good"}, {"face": "bad"}, {"day": "2026-03-02", "face": "CANARY"}]
    sets += [{"day": "2026-03-02", "face": "good"}] * FEWEST
    journal.write(Draft("", journal.new_id(), "visit", row, DAY) for row in sets)
    wrong = [("needs", "10"), ("visits", True), ("people", 10**9), ("CANARY", 3), (None, 3)]
    journal.write(Draft("", journal.new_id(), "target", {"line": a, "number": b}, DAY) for a, b in wrong)
    found = month(caseload, MARCH, APRIL)
    assert dict(found.total) == zero(visits=1 + FEWEST)
    assert dict(found.faces) == {"good": FEWEST} and dict(found.targets) == {}


@pytest.mark.parametrize("numbers", [{"needs": -1}, {"needs": MOST + 1}, {"late": 1}, {"names": 1}])
def test_a_target_that_is_none_is_refused_and_nothing_is_set(caseload: Caseload, numbers: dict) -> None:
    with pytest.raises(ValueError):
        aim(caseload, {"visits": 3, **numbers}, DAY)
    assert targets(caseload, DAY) == {} and "late" not in AIMED


@pytest.mark.parametrize(
    ("on", "now", "before", "last"),
    [
        (date(2026, 1, 31), date(2026, 1, 1), date(2025, 12, 1), date(2026, 1, 31)),
        (date(2024, 3, 1), date(2024, 3, 1), date(2024, 2, 1), date(2024, 3, 31)),
        (date(2024, 2, 29), date(2024, 2, 1), date(2024, 1, 1), date(2024, 2, 29)),
        (date(2026, 12, 31), date(2026, 12, 1), date(2026, 11, 1), date(2026, 12, 31)),
    ],
)
def test_months_begin_and_end_where_they_do(on: date, now: date, before: date, last: date) -> None:
    assert firsts(on) == (now, before)
    assert last_of(now) == last
