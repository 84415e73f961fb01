# SPDX-License-Identifier: GPL-3.0-or-later
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.casework.conftest import DAY
from tests.casework.world import CHEAP, yes
from va_desktop.casework import codes, copies, retention
from va_desktop.casework.caseload import Caseload, Gone
from va_desktop.casework.cases import Case, Delivery, Person
from va_desktop.casework.consents import NotConsented
from va_desktop.casework.notes import Notes
from va_desktop.casework.referring import NotAReferral, data, document, open_referral
from va_desktop.casework.store import EVERYBODY, Wanted
from va_desktop.casework.work import Coding, NotFollowing, Uncoded, Work, overdue
from va_desktop.journal.facts import START
from va_desktop.storage.errors import WrongCode
from va_desktop.storage.sealed import seal

CODING = Coding("rehabilitation", ("health",), ("infrastructure",))


def after(days: int):
    return DAY + timedelta(days=days)


def referred(caseload: Caseload, work: Work, case: str, need: str = ""):
    caseload.consent(case, yes("refer", DAY, "khm.centre", ("name",)))
    return work.refer(case, "khm.centre", CODING, ("name",), DAY, need)


def whats(caseload: Caseload, case: str) -> list[str]:
    return [duty.what for duty in caseload.duties(case)]


def test_a_need_asks_for_a_plan_and_a_plan_settles_it(caseload: Caseload, work: Work, ana: Case) -> None:
    need = work.need(ana.id, "rehabilitation", "limb", DAY, "I want to dance")
    (duty,) = caseload.duties(ana.id)
    assert (duty.what, duty.start, duty.due) == ("plan_the_need", DAY, after(14))
    assert [duty.state(after(day)) for day in (0, 14, 15)] == ["open", "open", "overdue"]
    work.plan(ana.id, need.id, "Go to the centre", "person", DAY, by=after(5))
    assert whats(caseload, ana.id) == ["Go to the centre"]


def test_a_referral_is_followed_until_its_end(caseload: Caseload, work: Work, ana: Case) -> None:
    row = referred(caseload, work, ana.id)
    assert whats(caseload, ana.id) == ["ask_taken"]
    assert overdue(caseload.case(ana.id), after(14)) == ()
    assert overdue(caseload.case(ana.id), after(15)) == caseload.case(ana.id).referrals
    work.move(ana.id, row.id, "refused", after(3), "papers")
    assert whats(caseload, ana.id) == ["other_service"]
    assert overdue(caseload.case(ana.id), after(300)) == ()
    again = referred(caseload, work, ana.id)
    for status in ("accepted", "attended", "done"):
        work.move(ana.id, again.id, status, after(4))
    assert caseload.case(ana.id).referrals[1].days.keys() == {"sent", "accepted", "attended", "done"}


def test_a_refusal_on_the_day_of_sending_still_asks_for_another_service(caseload, work, ana) -> None:
    need = work.need(ana.id, "rehabilitation", "limb", DAY)
    row = referred(caseload, work, ana.id, need.id)
    work.move(ana.id, row.id, "refused", DAY, "full")
    assert "other_service" in whats(caseload, ana.id)
    caseload.consent(ana.id, yes("refer", DAY, "khm.next", ("name",)))
    work.refer(ana.id, "khm.next", CODING, ("name",), after(1), need.id)
    assert "other_service" not in whats(caseload, ana.id)


def test_a_status_follows_only_what_it_can_follow(caseload: Caseload, work: Work, ana: Case) -> None:
    row = referred(caseload, work, ana.id)
    for status, reason in (("done", None), ("sent", None), ("refused", None), ("accepted", "full")):
        with pytest.raises(NotFollowing):
            work.move(ana.id, row.id, status, DAY, reason)


def test_tasks_that_need_a_call_are_there_only_for_who_may_be_called(caseload: Caseload, work: Work, ana: Case) -> None:
    given = Delivery("", "khm.centre", "", "rehabilitation", ("health",), ("infrastructure",), DAY)
    work.deliver(ana.id, given, DAY)
    assert whats(caseload, ana.id) == []
    caseload.consent(ana.id, yes("contact", DAY, until=after(100)))
    found = {duty.what: duty for duty in caseload.duties(ana.id)}
    assert found.keys() == {"how_was_it", "check_aid", "visit_again"}
    assert found["visit_again"].end == after(100)
    caseload.withdraw(ana.id, "contact", after(1))
    assert whats(caseload, ana.id) == []


def test_a_window_that_has_passed_is_no_next_action_any_more(caseload: Caseload, work: Work, ana: Case) -> None:
    caseload.consent(ana.id, yes("contact", DAY))
    work.deliver(ana.id, Delivery("", "", "a church", "psychosocial", ("targeted",), ("human_rights",), DAY), DAY)
    assert caseload.page(after(80))[0].next.what == "how_was_it"
    assert caseload.page(after(91))[0].next.what == "visit_again"


def test_ticking_off(caseload: Caseload, work: Work, ana: Case) -> None:
    need = work.need(ana.id, "laws", "papers", DAY)
    work.task(ana.id, "Bring the form", after(3), DAY)
    line = work.plan(ana.id, need.id, "Ask the office", "worker", DAY, after(2))
    caseload.consent(ana.id, yes("contact", DAY))
    for duty in caseload.duties(ana.id):
        work.tick(ana.id, duty.ref, after(1))
    assert caseload.duties(ana.id) == []
    assert caseload.case(ana.id).plan[0].id == line.id and caseload.case(ana.id).plan[0].done == after(1)
    with pytest.raises(KeyError):
        work.tick(ana.id, "0" * 32, DAY)


def test_consent_that_runs_out_is_told_a_month_before(caseload: Caseload) -> None:
    case = caseload.open(Person(name="Elm"), yes("keep", DAY, until=after(365)), DAY)
    (duty,) = caseload.duties(case.id)
    assert (duty.kind, duty.start, duty.due) == ("consent", after(335), after(365))
    caseload.consent(case.id, yes("keep", after(340), until=after(700)))
    assert caseload.duties(case.id)[0].due == after(700)


def test_the_list_puts_first_what_is_due_first_and_can_be_cut_down(caseload: Caseload, work: Work) -> None:
    ids = {}
    for name, area, days in (("Acacia", "KH0101", 20), ("Baobab", "KH0102", 3), ("Cedar", "KH0203", None)):
        case = caseload.open(Person(name=name, area=area), yes("keep", DAY), DAY)
        ids[name] = case.id
        if days:
            work.task(case.id, "ask", after(days), DAY)
    work.need(ids["Cedar"], "laws", "papers", after(40))

    def names(wanted: Wanted = EVERYBODY, on: date = DAY) -> list[str]:
        return [row.name for row in caseload.page(on, wanted)]

    assert names() == ["Baobab", "Acacia", "Cedar"]
    assert names(Wanted(area="KH01")) == ["Baobab", "Acacia"]
    assert names(Wanted(pillar="laws")) == ["Cedar"]
    assert names(Wanted(overdue=True), after(5)) == ["Baobab"]
    assert names(Wanted(text="cédar")) == ["Cedar"]
    code = caseload.case(ids["Acacia"]).person.code
    assert names(Wanted(text=codes.shown(code))) == ["Acacia"]
    assert caseload.count(DAY, Wanted(area="KH01")) == 2
    caseload.close(ids["Baobab"], "done", DAY)
    assert names() == ["Acacia", "Cedar"] and names(Wanted(closed=True)) == ["Baobab"]
    caseload.reopen(ids["Baobab"], after(1))
    assert names()[0] == "Baobab"


def test_nothing_is_written_down_without_its_coding(caseload: Caseload, work: Work, ana: Case) -> None:
    caseload.consent(ana.id, yes("refer", DAY, "khm.centre", ("name",)))
    for coding in (Coding("", ("health",), ("infrastructure",)), Coding("laws", (), ("infrastructure",))):
        with pytest.raises(Uncoded):
            work.refer(ana.id, "khm.centre", coding, ("name",), DAY)
        with pytest.raises(Uncoded):
            work.deliver(ana.id, Delivery("", "", "x", coding.pillar, coding.frameworks, coding.approaches, DAY), DAY)
    with pytest.raises(Uncoded):
        work.need(ana.id, "", "limb", DAY)


def test_a_family_is_linked_and_each_keeps_their_own_consent(caseload: Caseload, ana: Case) -> None:
    child = caseload.open(
        Person(name="Fig", born=2016), yes("keep", DAY, path="guardian", who="the mother", assent="yes"), DAY
    )
    caseload.link(child.id, ana.id, "child", DAY)
    assert [row.name for row in caseload.household(ana.id, DAY)] == ["Fig"]
    caseload.consent(ana.id, yes("count", DAY))
    assert caseload.agreed(child.id, "count", DAY) is None
    caseload.withdraw(ana.id, "keep", DAY)
    assert caseload.agreed(child.id, "keep", DAY)


def test_two_records_of_one_person_are_found_without_their_names(caseload: Caseload, ana: Case) -> None:
    same = Person(name="elm  ACACIA", born=1981)
    assert caseload.alike(same) == [ana.id]
    assert caseload.alike(same, but=ana.id) == []
    assert caseload.alike(replace(same, born=1983)) == []
    assert caseload.alike(Person(name="Acacia Elm", area="KH0101")) == [ana.id]
    assert caseload.alike(Person()) == []
    stored = caseload.vault.rows("SELECT token FROM likeness")
    assert stored and all(len(token) == 32 and int(token, 16) >= 0 for (token,) in stored)


def test_only_the_agreed_data_go_to_a_service(caseload: Caseload, work: Work, ana: Case) -> None:
    caseload.consent(ana.id, yes("contact", DAY))
    caseload.change(ana.id, {"contact": "CANARY-CONTACT", "language": "km"}, DAY)
    need = work.need(ana.id, "rehabilitation", "limb", DAY, "CANARY-WORDS")
    Notes(caseload).add(ana.id, "CANARY-NOTE", DAY)
    caseload.consent(ana.id, yes("refer", DAY, "khm.centre", ("name", "need")))
    row = work.refer(ana.id, "khm.centre", CODING, ("name", "need"), DAY, need.id)
    case = caseload.case(ana.id)
    assert data(case, row.fields, row.need) == {"name": "Acacia Elm", "need": "limb"}
    paper = document(case, row, DAY)
    assert paper["data"] == {"name": "Acacia Elm", "need": "limb"}
    assert "CANARY" not in str(paper) and ana.id not in str(paper) and "1980" not in str(paper)
    caseload.withdraw(ana.id, "refer", DAY, "khm.centre")
    with pytest.raises(NotConsented):
        document(caseload.case(ana.id), row, DAY)


def test_what_was_agreed_for_a_referral_cannot_be_corrected_away(caseload: Caseload, work: Work, ana: Case) -> None:
    row = referred(caseload, work, ana.id)
    for kind, changes in (("referral", {"fields": ("name", "contact")}), ("consent", {"until": "2099-01-01"})):
        with pytest.raises(ValueError):
            work.correct(ana.id, row.id, kind, changes, DAY)
    work.correct(ana.id, row.id, "referral", {"on.sent": after(1).isoformat()}, after(2))
    assert caseload.case(ana.id).referrals[0].days["sent"] == after(1)


def test_a_note_is_in_nothing_but_the_notes(caseload: Caseload, work: Work, ana: Case) -> None:
    notes = Notes(caseload)
    notes.add(ana.id, "CANARY-NOTE", DAY)
    assert [note.text for note in notes.of(ana.id)] == ["CANARY-NOTE"]
    assert "CANARY" not in repr(caseload.case(ana.id))
    assert "CANARY" not in repr(caseload.history(ana.id))
    assert "CANARY" not in repr(caseload.page(DAY)) + repr(caseload.duties(ana.id))


def test_a_person_who_is_erased_leaves_nothing_but_random_ids(caseload: Caseload, work: Work, ana: Case) -> None:
    work.need(ana.id, "laws", "papers", DAY, "CANARY")
    Notes(caseload).add(ana.id, "CANARY", DAY)
    caseload.erase(ana.id, DAY)
    with pytest.raises(Gone):
        caseload.case(ana.id)
    assert caseload.count(DAY) == 0 and caseload.alike(ana.person) == [] and Notes(caseload).of(ana.id) == []
    for table in ("entry", "head", "listed", "duty", "likeness"):
        text = str(caseload.vault.rows(f"SELECT * FROM {table}"))
        assert "CANARY" not in text and "Acacia" not in text
    assert retention.log(caseload) == [(DAY.isoformat(), "asked", 1)]


def test_closed_cases_go_when_their_time_is_over_and_nobody_is_named(caseload: Caseload, ana: Case) -> None:
    other = caseload.open(Person(name="Fig"), yes("keep", DAY), DAY)
    retention.set_months(caseload, 6)
    caseload.close(ana.id, "done", DAY)
    caseload.close(other.id, "moved", after(60))
    assert retention.purge(caseload, after(180)) == 0
    assert retention.purge(caseload, after(190)) == 1
    assert [row.name for row in caseload.page(DAY, Wanted(closed=True))] == ["Fig"]
    assert retention.log(caseload) == [(after(190).isoformat(), "retention", 1)]
    assert caseload.vault.accesses()[0][1] == "closed cases erased: 1"
    for months in (0, 121):
        with pytest.raises(ValueError):
            retention.set_months(caseload, months)


def test_lists_made_again_say_the_same(caseload: Caseload, work: Work, ana: Case) -> None:
    referred(caseload, work, ana.id)
    before = caseload.page(DAY), caseload.duties(ana.id), caseload.vault.rows("SELECT * FROM likeness")
    caseload.make_lists_again()
    assert (caseload.page(DAY), caseload.duties(ana.id), caseload.vault.rows("SELECT * FROM likeness")) == before


def test_other_rules_bring_other_tasks_when_the_caseload_is_opened(caseload: Caseload, work: Work, ana: Case) -> None:
    work.need(ana.id, "laws", "papers", DAY)
    rule = next(rule for rule in caseload.rules if rule.id == "plan_the_need")
    assert Caseload(caseload.vault, [rule._replace(after=3, opens=0)]).duties(ana.id)[0].due == after(3)
    assert Caseload(caseload.vault, ()).duties(ana.id) == []


def test_mistyped_facts_are_refused_and_old_values_stay_in_the_history(caseload: Caseload, ana: Case) -> None:
    with pytest.raises(ValueError):
        caseload.change(ana.id, {"nmae": "x"}, DAY)
    caseload.change(ana.id, {"area": "KH0203"}, DAY)
    assert [entry.sets.get("area") for entry in caseload.history(ana.id) if "area" in entry.sets] == [
        "KH0101",
        "KH0203",
    ]


def test_workers_have_names_that_belong_to_no_case(caseload: Caseload) -> None:
    caseload.call_worker("Office worker 1", DAY)
    assert caseload.workers() == {caseload.journal.author: "Office worker 1"}
    assert len(caseload.journal.after(START)[0]) == 1


def test_old_cases_go_by_themselves_unless_the_clock_has_jumped(caseload: Caseload, ana: Case) -> None:
    written = date.fromisoformat(caseload.history(ana.id)[0].at[:10])
    caseload.close(ana.id, "done", written - timedelta(days=800))
    assert retention.purge_by_itself(caseload, written + timedelta(days=91)) == 0
    assert retention.purge_by_itself(caseload, date(2099, 1, 1)) == 0
    assert caseload.case(ana.id).closed
    assert retention.purge_by_itself(caseload, written + timedelta(days=10)) == 1


def test_a_sealed_referral_opens_with_its_words_alone(caseload: Caseload, work: Work, ana: Case) -> None:
    caseload.consent(ana.id, yes("refer", DAY, "khm.centre", ("name",)))
    row = work.refer(ana.id, "khm.centre", CODING, ("name",), DAY)
    content = json.dumps(document(caseload.case(ana.id), row, DAY)).encode()
    file, words = seal(content, "en", CHEAP)
    assert b"Acacia" not in file
    found = open_referral(file, words)
    assert (found.service, found.made, found.data) == ("khm.centre", DAY, {"name": "Acacia Elm"})
    with pytest.raises(WrongCode):
        open_referral(file, "legal winner thank year wave sausage worth useful legal winner thank yellow")
    other, words = seal(b'{"format": 1, "kind": "x"}', "en", CHEAP)
    with pytest.raises(NotAReferral):
        open_referral(other, words)


def test_the_persons_copy_has_what_is_theirs_and_no_note(caseload: Caseload, work: Work, ana: Case) -> None:
    work.need(ana.id, "laws", "papers", DAY, "my own words")
    work.claim(ana.id, "khm.card", CODING, DAY)
    Notes(caseload).add(ana.id, "CANARY-NOTE", DAY)
    text = json.dumps(copies.document(caseload.case(ana.id), DAY))
    assert "my own words" in text and "khm.card" in text and '"purpose": "keep"' in text
    assert "CANARY" not in text and caseload.journal.author not in text
