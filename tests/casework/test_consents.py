# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.casework.conftest import DAY
from tests.casework.world import yes
from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import Case, Person
from va_desktop.casework.consents import NotConsented, PathRefused, Withdrawal, child, in_force
from va_desktop.casework.counting import counted
from va_desktop.casework.work import Coding, Work
from va_desktop.counted import CountedVisit
from va_desktop.journal.facts import START

CODING = Coding("rehabilitation", ("health",), ("infrastructure",))
LATER = DAY + timedelta(days=30)


def test_nobody_is_written_down_without_their_yes_to_it(caseload: Caseload) -> None:
    with pytest.raises(NotConsented) as refused:
        caseload.open(Person(name="Acacia"), yes("count", DAY), DAY)
    assert refused.value.purpose == "keep"
    assert caseload.count(DAY) == 0
    assert caseload.journal.after(START)[0] == []


def test_a_refusal_leaves_only_a_counter(caseload: Caseload) -> None:
    caseload.anonymous(DAY, "KHM", "KH0101", "good")
    assert list(counted(caseload, DAY)) == [CountedVisit(DAY, "KHM", "KH0101", None, "good")]
    assert caseload.count(DAY) == 0


@pytest.mark.parametrize("purpose", ["refer", "count", "contact"])
def test_no_yes_is_implied_by_another_one(caseload: Caseload, ana: Case, purpose) -> None:
    assert caseload.agreed(ana.id, "keep", DAY)
    assert caseload.agreed(ana.id, purpose, DAY) is None


def test_a_referral_needs_a_yes_that_names_the_service_and_these_very_data(
    caseload: Caseload, work: Work, ana: Case
) -> None:
    caseload.consent(ana.id, yes("refer", DAY, "khm.centre", ("name", "need")))
    for service, fields in (
        ("khm.other", ("name", "need")),
        ("khm.centre", ("name",)),
        ("khm.centre", ("name", "need", "contact")),
        ("khm.centre", ()),
    ):
        with pytest.raises(NotConsented):
            work.refer(ana.id, service, CODING, fields, DAY)
    assert caseload.case(ana.id).referrals == ()
    assert work.refer(ana.id, "khm.centre", CODING, ("need", "name"), DAY).status == "sent"


def test_how_to_reach_somebody_is_kept_only_with_their_yes_and_goes_with_it(caseload: Caseload, ana: Case) -> None:
    with pytest.raises(NotConsented):
        caseload.change(ana.id, {"contact": "the blue house"}, DAY)
    caseload.consent(ana.id, yes("contact", DAY))
    assert caseload.change(ana.id, {"contact": "the blue house"}, DAY).person.contact == "the blue house"
    caseload.withdraw(ana.id, "contact", DAY)
    assert caseload.case(ana.id).person.contact == ""
    with pytest.raises(NotConsented):
        caseload.change(ana.id, {"contact": "the blue house"}, DAY)


def test_opening_a_case_never_takes_a_contact_along(caseload: Caseload) -> None:
    case = caseload.open(Person(name="Acacia", contact="a number"), yes("keep", DAY), DAY)
    assert case.person.contact == ""


def test_a_yes_ends_with_its_last_day(caseload: Caseload, ana: Case) -> None:
    caseload.consent(ana.id, yes("count", DAY, until=LATER))
    assert caseload.agreed(ana.id, "count", LATER)
    assert caseload.agreed(ana.id, "count", LATER + timedelta(days=1)) is None
    assert caseload.agreed(ana.id, "count", DAY - timedelta(days=1)) is None


def test_taking_back_the_record_ends_everything_and_lists_the_case_for_erasing(
    caseload: Caseload, work: Work, ana: Case
) -> None:
    from va_desktop.casework.retention import without_consent

    caseload.consent(ana.id, yes("count", DAY))
    assert without_consent(caseload, LATER) == []
    caseload.withdraw(ana.id, "keep", LATER)
    assert not any(caseload.agreed(ana.id, purpose, LATER) for purpose in ("keep", "count"))
    with pytest.raises(NotConsented):
        work.need(ana.id, "laws", "papers", LATER)
    with pytest.raises(NotConsented):
        caseload.change(ana.id, {"area": "KH0102"}, LATER)
    assert without_consent(caseload, LATER) == [ana.id]
    assert list(counted(caseload, LATER)) == []


def test_a_person_may_change_their_mind_twice_on_one_day(caseload: Caseload, ana: Case) -> None:
    caseload.consent(ana.id, yes("count", DAY))
    caseload.withdraw(ana.id, "count", DAY)
    assert caseload.agreed(ana.id, "count", DAY) is None
    caseload.consent(ana.id, yes("count", DAY))
    assert caseload.agreed(ana.id, "count", DAY)


def test_a_yes_and_a_no_that_did_not_know_of_each_other_are_a_no() -> None:
    given = replace(yes("count", DAY), id="a")
    no = Withdrawal("b", "count", DAY)
    assert in_force([given], [], "count", DAY)
    assert in_force([given], [no], "count", DAY) is None
    assert in_force([replace(given, knew=("b",))], [no], "count", DAY)


def test_taking_back_one_service_leaves_the_others(caseload: Caseload, ana: Case) -> None:
    for service in ("khm.a", "khm.b"):
        caseload.consent(ana.id, yes("refer", DAY, service, ("name",)))
    caseload.withdraw(ana.id, "refer", DAY, "khm.a")
    assert caseload.agreed(ana.id, "refer", DAY, "khm.a", ("name",)) is None
    assert caseload.agreed(ana.id, "refer", DAY, "khm.b", ("name",))


@pytest.mark.parametrize(
    ("born", "more", "reason"),
    [
        (2015, {}, "child"),
        (2015, {"path": "supported", "who": "an aunt"}, "child"),
        (2015, {"path": "guardian"}, "who"),
        (2015, {"path": "guardian", "who": "the mother"}, "unheard"),
        (2015, {"path": "guardian", "who": "the mother", "assent": "no"}, "no"),
        (2015, {"path": "guardian", "who": "the mother", "assent": "yes"}, None),
        (2025, {"path": "guardian", "who": "the mother", "assent": "cannot_tell"}, None),
        (1980, {}, None),
        (None, {}, None),
        (1980, {"path": "supported"}, "who"),
        (1980, {"path": "supported", "who": "a friend"}, None),
        (1980, {"path": "guardian", "who": "a son", "assent": "no"}, "no"),
    ],
)
def test_the_ways_to_say_yes(caseload: Caseload, born: int | None, more: dict, reason: str | None) -> None:
    person, grant = Person(name="Acacia", born=born), yes("keep", DAY, **more)
    if reason is None:
        assert caseload.open(person, grant, DAY).grants[0].path == more.get("path", "self")
    else:
        with pytest.raises(PathRefused) as refused:
            caseload.open(person, grant, DAY)
        assert refused.value.reason == reason


def test_a_referral_yes_without_a_service_or_data_is_none(caseload: Caseload, ana: Case) -> None:
    for service, fields in (("", ("name",)), ("khm.a", ())):
        with pytest.raises(PathRefused):
            caseload.consent(ana.id, yes("refer", DAY, service, fields))


def test_the_year_of_birth_says_who_is_a_child() -> None:
    on = date(2026, 6, 1)
    assert [child(born, on) for born in (2009, 2008, 2007, None)] == ["yes", "unknown", "no", "unknown"]
