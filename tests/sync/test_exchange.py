# SPDX-License-Identifier: GPL-3.0-or-later
import json
import logging
import random
from datetime import timedelta

import pytest

from tests.casework.conftest import DAY
from tests.casework.world import CODE, yes
from tests.sync.conftest import acquaint, name_of, pass_on
from va_desktop.casework.caseload import Gone
from va_desktop.casework.cases import Person
from va_desktop.desk import SCHEMAS, Desk
from va_desktop.journal.facts import START
from va_desktop.storage import backups
from va_desktop.sync import bundle, keys
from va_desktop.sync.errors import BundleTrouble


def someone(desk: Desk, name: str = "Acacia", area: str = "KH0101") -> str:
    return desk.caseload.open(Person(name=name, area=area), yes("keep", DAY), DAY).id


def entries(desk: Desk) -> set[str]:
    return {entry.id for entry in desk.caseload.journal.after(START)[0]}


def reason(call) -> str:
    with pytest.raises(BundleTrouble) as refused:
        call()
    return refused.value.reason


def test_a_case_goes_to_the_office_and_back(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    case = someone(a)
    pass_on(a, office, on=DAY)
    assert office.caseload.case(case).person.name == "Acacia"
    assert office.caseload.page(DAY)[0].name == "Acacia"
    office.work.need(case, "laws", "papers", DAY)
    pass_on(office, a, on=DAY)
    assert a.caseload.case(case) == office.caseload.case(case)
    assert entries(a) == entries(office)


def test_a_file_holds_only_what_the_other_is_not_known_to_have(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    someone(a)
    pass_on(a, office, on=DAY)
    unread = office.exchange.read(a.exchange.write([name_of(office)], DAY))
    assert len(unread.entries) == 2, "the office has not said yet that it read them"
    pass_on(office, a, on=DAY)
    someone(a, "Fig")
    later = office.exchange.read(a.exchange.write([name_of(office)], DAY))
    assert len(later.entries) == 2 and not later.gap
    assert office.exchange.preview(later).opened == 1


def test_a_lost_stick_loses_nothing(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    for name in ("Acacia", "Fig", "Elm"):
        someone(a, name)
        a.exchange.write([name_of(office)], DAY)
    pass_on(a, office, on=DAY)
    assert office.caseload.count(DAY) == 3


def test_applying_a_file_twice_and_an_old_one_later_changes_nothing(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    case = someone(a)
    old = pass_on(a, office, on=DAY)
    pass_on(office, a, on=DAY)
    a.caseload.change(case, {"area": "KH0102"}, DAY)
    pass_on(a, office, on=DAY)
    before = (entries(office), office.caseload.case(case))
    merged = office.exchange.merge(office.exchange.read(old))
    assert merged.new == 0 and merged.known == 2
    assert (entries(office), office.caseload.case(case)) == before


def test_a_preview_says_what_comes_and_writes_nothing(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    case = someone(a)
    pass_on(a, office, on=DAY)
    pass_on(office, a, on=DAY)
    a.caseload.change(case, {"area": "KH0102"}, DAY)
    office.caseload.change(case, {"area": "KH0203"}, DAY)
    someone(a, "Fig")
    incoming = office.exchange.read(a.exchange.write([name_of(office)], DAY))
    before = entries(office), office.exchange.partners.all()
    looked = office.exchange.preview(incoming)
    assert (looked.new, looked.opened, len(looked.touched), looked.conflicts) == (3, 1, 1, 1)
    assert (entries(office), office.exchange.partners.all()) == before
    assert office.caseload.journal.conflicts() == []
    assert office.exchange.merge(incoming) == looked


def test_two_days_for_one_status_are_a_conflict_and_never_overwritten(desk) -> None:
    from va_desktop.casework.work import Coding

    a, b = desk("a"), desk("b")
    acquaint(a, b)
    case = someone(a)
    a.caseload.call_worker("Worker A", DAY)
    b.caseload.call_worker("Worker B", DAY)
    a.caseload.consent(case, yes("refer", DAY, "khm.centre", ("name",)))
    coding = Coding("rehabilitation", ("health",), ("infrastructure",))
    row = a.work.refer(case, "khm.centre", coding, ("name",), DAY)
    pass_on(a, b, on=DAY)
    a.work.move(case, row.id, "accepted", DAY + timedelta(days=1))
    b.work.move(case, row.id, "accepted", DAY + timedelta(days=2))
    pass_on(a, b, on=DAY)
    pass_on(b, a, on=DAY)
    for one in (a, b):
        (found,) = one.caseload.journal.conflicts(case)
        assert (found.field, {side.value for side in found.sides}) == ("on.accepted", {"2026-03-03", "2026-03-04"})
        assert {one.caseload.workers()[side.author] for side in found.sides} == {"Worker A", "Worker B"}
        assert one.caseload.page(DAY)[0].disputed == 1
    a.caseload.journal.settle(a.caseload.journal.conflicts()[0], "2026-03-03", DAY)
    pass_on(a, b, on=DAY)
    assert b.caseload.journal.conflicts() == [] and b.caseload.page(DAY)[0].disputed == 0
    assert a.caseload.case(case) == b.caseload.case(case)


def test_every_flipped_bit_and_every_cut_is_refused(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    for name in ("Acacia", "Fig", "Elm"):
        someone(a, name)
    file = a.exchange.write([name_of(office)], DAY)
    chance = random.Random(5)
    refused = 0
    for place in [*range(len(bundle.HEADER) * 8), *(chance.randrange(len(file) * 8) for _ in range(500))]:
        broken = bytearray(file)
        broken[place // 8] ^= 1 << place % 8
        refused += reason(lambda broken=broken: office.exchange.read(bytes(broken))) in (
            "damaged",
            "not_a_bundle",
            "newer",
        )
    assert refused == 500 + len(bundle.HEADER) * 8
    for cut in (0, 1, 19, 20, 21, len(file) // 2, len(file) - 1):
        assert reason(lambda cut=cut: office.exchange.read(file[:cut])) in ("damaged", "not_a_bundle")
    assert office.caseload.count(DAY) == 0
    office.exchange.merge(office.exchange.read(file))
    assert office.caseload.count(DAY) == 3


def test_a_file_is_for_those_it_was_written_for_and_from_somebody_known(desk) -> None:
    a, office, other = desk("a"), desk("office"), desk("other")
    acquaint(a, office)
    acquaint(office, other)
    someone(a)
    file = a.exchange.write([name_of(office)], DAY)
    assert reason(lambda: other.exchange.read(file)) == "damaged"
    assert reason(lambda: a.exchange.write([name_of(other)], DAY)) == "stranger"
    acquaint(a, other)
    office.exchange.partners.forget(name_of(a))
    assert reason(lambda: office.exchange.read(file)) == "stranger"


def test_a_partner_cannot_pass_a_file_on_as_if_it_were_meant_for_another(desk) -> None:
    import pyrage

    a, office, other = desk("a"), desk("office"), desk("other")
    acquaint(a, office, other)
    someone(a)
    file = a.exchange.write([name_of(office)], DAY)
    inside = bundle._decrypted(file, office.exchange.partners.identity())
    to = pyrage.x25519.Recipient.from_str(other.exchange.own_card("").recipient)
    forged = bundle.HEADER + pyrage.encrypt(inside, [to])
    assert reason(lambda: other.exchange.read(forged)) == "not_for_us"


def test_what_a_partner_signed_but_is_no_log_is_refused_whole(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    someone(a)
    card = office.exchange.own_card("")
    good = bundle.unseal(a.exchange.write([card.id], DAY), office.exchange.partners.identity(), lambda key: a_card(a))[
        1
    ]

    def sealed(document: dict) -> bytes:
        return bundle.seal(document, a.exchange.partners.identity(), [card])

    for change in (
        {"entries": None},
        {"entries": [{}]},
        {"since": [1]},
        {"since": [-1, ""]},
        {"made": "soon"},
        {"have": []},
        {"have": {card.id: "x"}},
    ):
        assert reason(lambda change=change: office.exchange.read(sealed(good | change))) == "damaged"
    assert reason(lambda: office.exchange.read(sealed({"kind": "paper", "paper": {}}))) == "other"
    assert len(office.exchange.read(sealed(good)).entries) == 2


def a_card(desk: Desk):
    return desk.exchange.own_card("")


def test_a_small_file_cannot_fill_the_memory(desk) -> None:
    a, office = desk("a"), desk("office")
    file = bundle.seal({"kind": "log", "entries": "0" * 1_000_000}, a.exchange.partners.identity(), [a_card(office)])
    assert len(file) < 50_000
    own = office.exchange.partners.identity()
    assert reason(lambda: bundle.unseal(file, own, lambda key: a_card(a), most=100_000)) == "large"
    assert bundle.unseal(file, own, lambda key: a_card(a))[1]["kind"] == "log"


def test_a_card_is_whole_or_refused(desk) -> None:
    a = desk("a")
    file = a.exchange.card_file("Office")
    card = keys.from_bytes(file)
    assert card == a.exchange.own_card("Office")
    assert len(card.fingerprint.replace(" ", "")) == 20
    document = json.loads(file)
    assert reason(lambda: keys.from_bytes(json.dumps(document | {"name": "Other"}).encode())) == "damaged"
    assert reason(lambda: keys.from_bytes(json.dumps(document | {"format": 2}).encode())) == "newer"
    for wrong in (b"", b"{}", b"x" * 9999, json.dumps(document | {"recipient": "age1"}).encode()):
        assert reason(lambda wrong=wrong: keys.from_bytes(wrong)) in ("not_a_bundle", "large")


def test_nothing_personal_is_outside_the_seal_or_in_a_log(desk, tmp_path, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    case = someone(a, "CANARY-NAME")
    a.work.need(case, "laws", "papers", DAY, "CANARY-WORDS")
    a.notes.add(case, "CANARY-NOTE", DAY)
    file = pass_on(a, office, on=DAY)
    assert office.notes.of(case)[0].text == "CANARY-NOTE"
    assert file.startswith(bundle.HEADER) and b"CANARY" not in file and case.encode() not in file
    assert b"Site" not in file
    assert "CANARY" not in caplog.text
    assert "CANARY" not in str(a.vault.accesses()) + str(office.vault.accesses())
    for path in tmp_path.rglob("*"):
        assert "CANARY" not in path.name
        assert not path.is_file() or b"CANARY" not in path.read_bytes()


def test_the_erased_stay_erased_everywhere(desk) -> None:
    a, b, office = desk("a"), desk("b"), desk("office")
    acquaint(a, b, office)
    case = someone(a)
    old = pass_on(a, b, office, on=DAY)
    b.work.need(case, "laws", "papers", DAY)
    a.caseload.erase(case, DAY)
    pass_on(a, office, on=DAY)
    pass_on(b, office, on=DAY)
    pass_on(office, b, on=DAY)
    for one in (a, b, office):
        if one is not a:
            one.exchange.merge(one.exchange.read(old))
        with pytest.raises(Gone):
            one.caseload.case(case)
        assert one.caseload.count(DAY) == 0
        assert "Acacia" not in str(one.vault.rows("SELECT body FROM entry"))


def test_a_backup_that_was_put_back_gets_back_what_came_after_it_and_forgets_whom_it_must(desk, tmp_path) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    gone, kept = someone(a, "Acacia"), someone(a, "Fig")
    pass_on(a, office, on=DAY)
    pass_on(office, a, on=DAY)
    backup = backups.back_up(a.vault)
    a.caseload.change(kept, {"area": "KH0203"}, DAY)
    a.caseload.erase(gone, DAY)
    pass_on(a, office, on=DAY)
    a.vault.lock()
    backups.restore(backup, a.vault.folder, CODE, SCHEMAS, 0.0)
    again = desk("a")
    assert again.caseload.case(gone).person.name == "Acacia"
    someone(again, "Elm")
    pass_on(office, again, on=DAY)
    pass_on(again, office, on=DAY)
    pass_on(office, again, on=DAY)
    with pytest.raises(Gone):
        again.caseload.case(gone)
    assert again.caseload.case(kept).person.area == "KH0203"
    assert entries(again) == entries(office)
    assert sorted(row.name for row in office.caseload.page(DAY)) == ["Elm", "Fig"]


def test_a_gap_is_told_and_closes_by_itself(desk) -> None:
    a, office = desk("a"), desk("office")
    acquaint(a, office)
    someone(a)
    pass_on(a, office, on=DAY)
    pass_on(office, a, on=DAY)
    office.exchange.partners.forget(name_of(a))
    acquaint(a, office)
    someone(a, "Fig")
    incoming = office.exchange.read(a.exchange.write([name_of(office)], DAY))
    assert incoming.gap
    office.exchange.merge(incoming)
    pass_on(office, a, on=DAY)
    whole = office.exchange.read(a.exchange.write([name_of(office)], DAY))
    assert not whole.gap and office.exchange.merge(whole).new == 0
    assert entries(a) == entries(office)


def test_handing_a_case_over_gives_that_case_only(desk) -> None:
    a, b = desk("a"), desk("b")
    acquaint(a, b)
    case = someone(a)
    someone(a, "Fig")
    a.caseload.anonymous(DAY, "KHM")
    a.caseload.call_worker("Worker A", DAY)
    incoming = b.exchange.read(a.exchange.write([name_of(b)], DAY, only={case}))
    b.exchange.merge(incoming)
    assert [row.name for row in b.caseload.page(DAY)] == ["Acacia"]
    assert list(b.caseload.workers().values()) == ["Worker A"]
    assert b.caseload.journal.of_kind("visit") == []
    pass_on(a, b, on=DAY)
    assert b.caseload.count(DAY) == 2


def test_training_goes_nowhere(desk) -> None:
    from va_desktop.casework.training import fill

    a, office = desk("a"), desk("office")
    acquaint(a, office)
    file = office.exchange.write([name_of(a)], DAY)
    fill(a.caseload, DAY, "KHM")
    assert reason(lambda: a.exchange.write([name_of(office)], DAY)) == "training"
    assert reason(lambda: a.exchange.read(file)) == "training"
