# SPDX-License-Identifier: GPL-3.0-or-later
"""What is counted agrees with what was done, by an independent list, and nobody is counted who did not agree."""

from collections import Counter
from pathlib import Path

from tests.casework.conftest import DAY
from tests.casework.world import UNTIL, create, world, yes
from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import Case, Person
from va_desktop.casework.counting import counted
from va_desktop.casework.notes import Notes
from va_desktop.casework.training import NAMES, fill
from va_desktop.casework.work import Coding, Work
from va_desktop.counted import CountedMove, CountedPerson, CountedVisit

FACTS = ("country", "area", "sex", "born", "difficulty", "relation", "device", "displacement")


def test_what_is_counted_is_what_was_done(tmp_path: Path) -> None:
    with world(tmp_path / "vault", 120, seed=3) as made:
        facts = list(counted(made.caseload, UNTIL))
        people = [fact for fact in facts if isinstance(fact, CountedPerson)]
        moves = [fact for fact in facts if isinstance(fact, CountedMove)]
        visits = [fact for fact in facts if isinstance(fact, CountedVisit)]
        said = Counter(tuple(getattr(person, name) for name in FACTS) for person in people)
        assert said == Counter(tuple(row[name] for name in FACTS) for row in made.truth.people)
        assert made.truth.uncounted > 5
        done = [row for row in made.truth.moves if row["on"] <= UNTIL]
        key = lambda move, on, pillar, frameworks: (move, on, pillar, frameworks)  # noqa: E731
        assert Counter(key(m.move, m.on, m.pillar, m.frameworks) for m in moves) == Counter(
            key(row["move"], row["on"], row["pillar"], row["frameworks"]) for row in done
        )
        assert len({m.matter for m in moves}) == len({row["matter"] for row in done})
        assert {m.key for m in moves} <= {person.key for person in people}
        assert len({person.key for person in people}) == len(people)
        wanted = Counter((row["on"], row["area"], row["face"]) for row in made.truth.visits)
        assert Counter((v.on, v.area, v.face) for v in visits) == wanted
        assert all(visit.key is None for visit in visits)
        costs = Counter(m.cost for m in moves if m.cost is not None)
        assert costs == Counter(row["cost"] for row in done if row.get("cost") is not None)


def test_no_name_no_code_and_no_free_text_is_ever_counted(caseload: Caseload, work: Work) -> None:
    case = caseload.open(Person(name="CANARY-NAME", born=1980, role="CANARY-ROLE"), yes("keep", DAY), DAY)
    for purpose in ("count", "contact"):
        caseload.consent(case.id, yes(purpose, DAY))
    caseload.change(case.id, {"contact": "CANARY-CONTACT"}, DAY)
    need = work.need(case.id, "laws", "papers", DAY, "CANARY-WORDS")
    work.plan(case.id, need.id, "CANARY-PLAN", "worker", DAY)
    work.task(case.id, "CANARY-TASK", DAY, DAY)
    Notes(caseload).add(case.id, "CANARY-NOTE", DAY)
    work.visit(case.id, DAY, "good")
    text = repr(list(counted(caseload, DAY)))
    assert "CountedPerson" in text and "good" in text
    assert "CANARY" not in text
    for id_ in (case.id, case.person.code, need.id):
        assert id_ not in text


def test_a_yes_taken_back_takes_the_person_out_of_every_figure(caseload: Caseload, work: Work, ana: Case) -> None:
    caseload.consent(ana.id, yes("count", DAY))
    work.need(ana.id, "laws", "papers", DAY)
    work.visit(ana.id, DAY, "bad")
    assert len(list(counted(caseload, DAY))) == 3
    caseload.withdraw(ana.id, "count", DAY)
    assert list(counted(caseload, DAY)) == []


def test_two_vaults_give_one_person_different_numbers(tmp_path: Path) -> None:
    keys = set()
    for name in ("a", "b"):
        caseload = create(tmp_path / name)
        case = caseload.open(Person(name="Fig"), yes("keep", DAY), DAY)
        caseload.consent(case.id, yes("count", DAY))
        keys |= {fact.key for fact in counted(caseload, DAY)}
        caseload.vault.lock()
    assert len(keys) == 2 and all(0 <= key < 2**63 for key in keys)


def test_what_came_of_a_need_is_one_matter(caseload: Caseload, work: Work, ana: Case) -> None:
    caseload.consent(ana.id, yes("count", DAY))
    need = work.need(ana.id, "laws", "papers", DAY)
    work.claim(ana.id, "khm.card", Coding("laws", ("disability",), ("human_rights",)), DAY, need.id)
    work.claim(ana.id, "khm.other", Coding("laws", ("disability",), ("human_rights",)), DAY)
    matters = Counter(fact.matter for fact in counted(caseload, DAY) if isinstance(fact, CountedMove))
    assert sorted(matters.values()) == [1, 2]


def test_training_is_marked_inside_and_counted_nowhere(tmp_path: Path) -> None:
    caseload = create(tmp_path / "training")
    assert not caseload.training
    assert fill(caseload, DAY, "KHM", ("khm.centre",)) == len(NAMES) == caseload.count(DAY)
    assert caseload.training
    case = caseload.open(Person(name="Somebody"), yes("keep", DAY), DAY)
    caseload.consent(case.id, yes("count", DAY))
    caseload.anonymous(DAY, "KHM")
    assert list(counted(caseload, DAY)) == []
    caseload.vault.lock()


def numbers(caseload: Caseload) -> set[int]:
    found = {fact.key for fact in counted(caseload, DAY) if isinstance(fact, CountedPerson)}
    return found | {fact.matter for fact in counted(caseload, DAY) if isinstance(fact, CountedMove)}


def test_a_renewed_yes_keeps_the_numbers_and_one_given_after_a_no_has_new_ones(
    caseload: Caseload, work: Work, ana: Case
) -> None:
    caseload.consent(ana.id, yes("count", DAY))
    work.need(ana.id, "laws", "papers", DAY)
    first = numbers(caseload)
    caseload.consent(ana.id, yes("count", DAY))
    assert numbers(caseload) == first and len(first) == 2
    caseload.withdraw(ana.id, "count", DAY)
    assert numbers(caseload) == set()
    caseload.consent(ana.id, yes("count", DAY))
    assert len(numbers(caseload)) == 2 and not numbers(caseload) & first
