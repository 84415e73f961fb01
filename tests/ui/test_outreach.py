# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker and a person at one laptop: consent first, the plan, a referral, help that came, files for the office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from tests.casework.world import CHEAP, yes
from tests.ui.conftest import Stage
from tests.ui.waiting import until
from va_desktop.casework import codes
from va_desktop.casework.counting import counted
from va_desktop.casework.rules import rules
from va_desktop.casework.work import Coding
from va_desktop.counted import CountedMove, CountedPerson, CountedVisit
from va_desktop.desk import Desk
from va_desktop.document.html import html
from va_desktop.guidance.session import Picked
from va_desktop.journal.facts import START
from va_desktop.storage.errors import WrongCode
from va_desktop.storage.vault import Code
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.outreach import DESK_ONLY, WORKER_ONLY
from va_desktop.ui.screens.training.screen import CODE as TRAINING_CODE
from va_desktop.ui.tour import settle

CODE = "seven tall trees"


@pytest.fixture
def window(stage: Stage, tmp_path: Path) -> Iterator[MainWindow]:
    """A window in outreach mode with an open caseload that is empty."""
    shown = stage.show(HOME, country="KHM")
    shown.mode, shown.worker_open = "outreach", True
    outreach = shown.outreach
    outreach.data = tmp_path
    found = rules(shown.services.library, "KHM")
    desk, _ = Desk.create(tmp_path / "workers" / "1", Code.phrase(CODE), found, cost=CHEAP)
    outreach.begin(desk)
    shown.open(to("caseload"))
    settle()
    yield shown
    outreach.lock()
    shown.mode, shown.worker_open = "personal", False
    stage.show(HOME)


def press(window: MainWindow, name: str) -> None:
    button = window.findChild(QAbstractButton, name)
    assert button is not None, f"{name} on {window.history.now.screen}"
    button.click()
    settle()


def write(window: MainWindow, name: str, text: str) -> None:
    field = window.page.findChild(QWidget, name)
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText(text)


def said(widget: QWidget) -> str:
    return " ".join(item.text for item in widget.readables())


def begin(window: MainWindow, name: str = "Acacia", count: bool = False) -> str:
    """Write somebody down who said yes, and return the case."""
    window.open(to("consent", purpose="keep"))
    settle()
    press(window, "yes")
    write(window, "name", name)
    press(window, "save")
    assert window.history.now.screen == "case"
    case = window.history.now.get("id")
    if count:
        window.open(to("consent", id=case, purpose="count"))
        settle()
        press(window, "yes")
    return case


def facts(window: MainWindow) -> list:
    return list(counted(window.outreach.desk.caseload, window.services.clock()))


def test_from_consent_to_help_that_counts(window: MainWindow) -> None:
    case = begin(window, count=True)
    window.open(to("need", id=case))
    settle()
    press(window, "pick.limb")
    write(window, "words", "I want to walk to the field")
    press(window, "save")
    write(window, "what", "Go to the centre")
    press(window, "save")
    assert "Go to the centre" in said(window.page)
    window.open(to("referral", id=case))
    settle()
    need = window.outreach.desk.caseload.case(case).needs[0].id
    press(window, f"need.{need}")
    service = next(b for b in window.page.findChildren(QAbstractButton) if b.objectName().startswith("service."))
    press(window, service.objectName())
    window.page.findChild(QAbstractButton, "data.words").setChecked(True)
    press(window, "next")
    read = said(window.page)
    assert "Acacia" in read and "I want to walk to the field" in read
    press(window, "yes")
    row = window.outreach.desk.caseload.case(case).referrals[0]
    assert (row.status, row.fields) == ("sent", ("name", "need", "words"))
    assert row.frameworks and row.approaches
    window.open(to("deliver", id=case))
    settle()
    press(window, f"service.{row.service}")
    window.page.findChild(QAbstractButton, "outcome.partly").setChecked(True)
    write(window, "cost", "3.5")
    write(window, "distance", "12")
    press(window, "save")
    given = window.outreach.desk.caseload.case(case).deliveries[0]
    assert (given.referral, given.need, given.frameworks) == (row.id, need, row.frameworks)
    assert (given.outcome, str(given.cost), given.currency, given.distance_km) == ("partly", "3.5", "KHR", 12)
    window.open(to("face", id=case))
    settle()
    press(window, "face.good")
    found = facts(window)
    assert [fact for fact in found if isinstance(fact, CountedPerson)]
    assert {fact.move for fact in found if isinstance(fact, CountedMove)} == {"sought", "referred", "delivered"}
    assert [fact.face for fact in found if isinstance(fact, CountedVisit)] == ["good"]


def test_a_no_leaves_a_number_and_leads_to_the_same_help(window: MainWindow) -> None:
    window.open(to("consent", purpose="keep"))
    settle()
    press(window, "no")
    press(window, "go_on")
    assert window.history.now.screen == "benefits"
    assert window.outreach.desk.caseload.count(window.services.clock()) == 0
    assert [type(fact) for fact in facts(window)] == [CountedVisit]


def test_nobody_is_written_down_before_the_yes(window: MainWindow) -> None:
    window.open(to("newcase"))
    settle()
    assert window.page.findChild(QWidget, "name") is None
    press(window, "ask")
    assert window.history.now.screen == "consent"


def test_a_child_is_asked_and_its_no_counts(window: MainWindow) -> None:
    window.open(to("consent", purpose="keep"))
    settle()
    press(window, "yes")
    write(window, "name", "Fig")
    write(window, "born", str(window.services.clock().year - 9))
    press(window, "save")
    assert "under 18" in window.page.problem.text()
    window.open(to("consent", purpose="keep"))
    settle()
    window.page.findChild(QAbstractButton, "path.guardian").setChecked(True)
    write(window, "who", "mother")
    window.page.findChild(QAbstractButton, "assent.no").setChecked(True)
    press(window, "yes")
    assert "said no" in window.page.problem.text()
    window.page.findChild(QAbstractButton, "assent.yes").setChecked(True)
    press(window, "yes")
    write(window, "name", "Fig")
    write(window, "born", str(window.services.clock().year - 9))
    press(window, "save")
    assert window.history.now.screen == "case"


def test_handing_over_locks_the_workers_side_and_one_key_does_it(window: MainWindow) -> None:
    case = begin(window)
    write(window, "note", "CANARY-NOTE")
    press(window, "keep_note")
    assert "CANARY-NOTE" in said(window.page)
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle()
    assert window.worker_side is None and window.history.now.same_page(to("plan", id=case))
    for screen in sorted(WORKER_ONLY):
        window.open(to(screen, id=case))
        settle()
        assert window.history.now.screen == "handover", screen
        assert "CANARY" not in said(window.page)
    for _ in range(4):
        window.go_back()
        settle()
        assert window.history.now.screen not in WORKER_ONLY
    window.open(to("plan", id=case))
    settle()
    assert "CANARY" not in said(window.page)
    window.open(HOME)
    settle()
    assert window.findChild(QWidget, "door.caseload") is None
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle()
    assert window.history.now.screen == "handover"
    write(window, "password", "seven small trees")
    press(window, "open")
    assert window.outreach.handed
    write(window, "password", CODE)
    press(window, "open")
    assert window.history.now.same_page(to("case", id=case))
    assert not window.outreach.handed
    window.open(to("plan", id=case))
    settle()
    assert "agreed to a record" in window.worker_side.findChild(BadgeLabel).text()


def test_the_person_sees_their_own_case_and_no_other(window: MainWindow) -> None:
    case, other = begin(window), begin(window, "Fig")
    window.open(to("case", id=case))
    settle()
    press(window, "hand")
    assert window.history.now.same_page(to("plan", id=case))
    for screen in ("plan", "consent", "referral", "face"):
        window.open(to(screen, id=other))
        settle()
        assert window.history.now.screen == "handover"
        window.open(to(screen, id=case))
        settle()
        assert window.history.now.screen == screen


def test_locking_takes_every_page_of_the_caseload_away(window: MainWindow) -> None:
    case = begin(window)
    window.open(to("plan", id=case))
    window.open(to("case", id=case))
    settle()
    window.outreach.lock()
    settle()
    assert window.history.now.screen == "caseload"
    assert not any(route.screen in DESK_ONLY for route in window.history.past)
    for screen in sorted(DESK_ONLY - {"caseload", "training"}):
        window.open(Route(screen, (("id", case),)))
        settle()
        assert "Acacia" not in said(window.page)


def test_nobody_doing_anything_locks_it(window: MainWindow) -> None:
    begin(window)
    window.outreach.idle.setInterval(1)
    window.outreach.idle.start()
    until(lambda: window.outreach.desk is None)
    window.outreach.idle.setInterval(300_000)


def test_signing_in_needs_the_passphrase_only(window: MainWindow) -> None:
    begin(window)
    window.outreach.lock()
    window.open(to("caseload"))
    settle()
    write(window, "password", "something wrong")
    press(window, "open")
    until(lambda: "try again" in window.page.problem.text())
    write(window, "password", CODE)
    press(window, "open")
    until(lambda: window.outreach.desk is not None)
    settle()
    assert "Acacia" in said(window.page)


def test_the_list_is_found_by_number_and_by_name(window: MainWindow) -> None:
    case = begin(window)
    begin(window, "Fig")
    code = window.outreach.desk.caseload.case(case).person.code
    for text in (code, "acac"):
        window.open(to("caseload"))
        settle()
        write(window, "search", text)
        press(window, "find")
        assert "Acacia" in said(window.page) and "Fig" not in said(window.page)


def test_somebody_who_is_here_already_is_shown_before_a_second_record_is_made(window: MainWindow) -> None:
    begin(window, "Acacia Elm")
    window.open(to("consent", purpose="keep"))
    settle()
    press(window, "yes")
    write(window, "name", "elm acacia")
    press(window, "save")
    assert window.findChild(QWidget, "alike") is not None
    assert window.outreach.desk.caseload.count(window.services.clock()) == 1
    press(window, "save")
    assert window.outreach.desk.caseload.count(window.services.clock()) == 2


def test_files_go_to_the_office_and_both_values_are_shown(window: MainWindow, tmp_path: Path) -> None:
    desk, today = window.outreach.desk, window.services.clock()
    case = begin(window)
    office = Desk.create(tmp_path / "office", Code.phrase(CODE), (), cost=CHEAP)[0]
    documents = window.services.folders.documents
    for file in documents.glob("*") if documents.exists() else ():
        file.unlink()
    documents.mkdir(parents=True, exist_ok=True)
    (documents / "office.vacard").write_bytes(office.exchange.card_file("Office"))
    office.exchange.partners.trust(desk.exchange.own_card("Laptop"))
    window.open(to("exchange"))
    settle()
    press(window, "card.0")
    assert office.exchange.own_card("").fingerprint in said(window.page)
    press(window, "trust")
    press(window, "write")
    (file,) = documents.glob("*.vabundle")
    office.exchange.merge(office.exchange.read(file.read_bytes()))
    desk.caseload.change(case, {"area": "KH0101"}, today)
    office.caseload.change(case, {"area": "KH0202"}, today)
    (documents / "back.vabundle").write_bytes(office.exchange.write([desk.exchange.own_card("").id], today))
    window.open(to("exchange"))
    settle()
    row = next(b for b in window.page.findChildren(QAbstractButton) if b.accessibleName() == "back.vabundle")
    press(window, row.objectName())
    assert desk.caseload.journal.conflicts() == []
    press(window, "take")
    assert window.history.now.screen == "conflict"
    assert "KH0101" in said(window.page) and "KH0202" in said(window.page)
    press(window, "side.0.1")
    assert desk.caseload.journal.conflicts() == []
    office.vault.lock()


def test_a_damaged_file_is_told_kindly_and_takes_nothing_in(window: MainWindow) -> None:
    documents = window.services.folders.documents
    documents.mkdir(parents=True, exist_ok=True)
    for file in documents.glob("*"):
        file.unlink()
    (documents / "x.vabundle").write_bytes(b"va-desktop bundle 1\nnothing")
    window.open(to("exchange"))
    settle()
    press(window, "read.0")
    assert "Nothing was taken" in window.page.problem.text()
    assert window.outreach.desk.caseload.journal.after(START)[0] == []


def test_training_is_marked_on_its_pages(window: MainWindow) -> None:
    window.open(to("training"))
    settle()
    press(window, "begin")
    until(lambda: window.outreach.desk is not None and window.outreach.desk.caseload.training)
    settle()
    assert "Everybody here is invented." in said(window.page)
    assert facts(window) == []
    window.outreach.desk.vault.prove(Code.phrase(TRAINING_CODE))


def test_deleting_everything_leaves_no_file(window: MainWindow, tmp_path: Path) -> None:
    begin(window)
    window.open(to("workerhelp", part="wipe"))
    settle()
    press(window, "now")
    assert window.outreach.desk is None
    assert not any(path.is_file() for path in (tmp_path / "workers").rglob("*"))


def test_a_kiosk_never_shows_a_caseload(window: MainWindow) -> None:
    window.mode = "kiosk"
    for screen in (*sorted(DESK_ONLY), "handover"):
        assert window._allowed(to(screen)).same_page(HOME)
    window.mode = "outreach"


def test_a_caseload_is_made_with_a_passphrase_twice(window: MainWindow, tmp_path: Path) -> None:
    window.outreach.lock()
    window.open(to("caseload", step="code"))
    settle()
    write(window, "password", "four green hills")
    press(window, "continue")
    write(window, "password", "four brown hills")
    press(window, "continue")
    assert "not the same" in window.page.problem.text()
    write(window, "password", "four green hills")
    press(window, "continue")
    until(lambda: window.outreach.desk is not None)
    settle()
    words = window.outreach.words
    assert len(words.split()) == 12 and words.split()[0] in said(window.page)
    press(window, "continue")
    assert window.outreach.words == "" and window.history.now.screen == "caseload"
    assert sorted(path.name for path in (tmp_path / "workers").iterdir()) == ["1", "2"]


def test_what_an_office_gave_or_refused_is_counted_with_its_cost(window: MainWindow) -> None:
    case = begin(window, count=True)
    window.outreach.desk.work.need(case, "rehabilitation", "limb", window.services.clock())
    window.open(to("claim", id=case))
    settle()
    pick = next(b for b in window.page.findChildren(QAbstractButton) if b.objectName().startswith("pick."))
    press(window, pick.objectName())
    press(window, "save")
    claim = window.outreach.desk.caseload.case(case).claims[0]
    window.open(to("claim", id=case, claim=claim.id))
    settle()
    window.page.findChild(QAbstractButton, "status.refused").setChecked(True)
    write(window, "cost", "a lot")
    press(window, "save")
    assert "in figures" in window.page.problem.text()
    write(window, "cost", "12,5")
    press(window, "save")
    moves = [fact for fact in facts(window) if isinstance(fact, CountedMove) and fact.move == "refused"]
    assert [(move.reason, str(move.cost), move.currency) for move in moves] == [("no_reason", "12.5", "KHR")]


def test_hints_are_on_the_workers_page_and_not_on_the_persons(window: MainWindow) -> None:
    case = begin(window)
    window.outreach.desk.work.need(case, "rehabilitation", "limb", window.services.clock())
    window.open(to("case", id=case))
    settle()
    assert window.worker_side is None, "the page itself is the worker's"
    press(window, "open.hints")
    assert "Read the plan back to the person" in said(window.page)
    window.open(to("plan", id=case))
    settle()
    assert "Read the plan back to the person" not in said(window.page)
    window.open(to("caseload"))
    settle()
    press(window, "hand")
    assert window.outreach.handed and window.history.now.same_page(HOME)


def empty_documents(window: MainWindow) -> Path:
    documents = window.services.folders.documents
    documents.mkdir(parents=True, exist_ok=True)
    for file in documents.glob("*"):
        file.unlink()
    return documents


def referred(window: MainWindow, case: str) -> str:
    work, today = window.outreach.desk.work, window.services.clock()
    need = work.need(case, "rehabilitation", "limb", today, "CANARY-WORDS")
    window.outreach.desk.caseload.consent(case, yes("refer", today, "khm.cmaa", ("name", "need")))
    coding = Coding("rehabilitation", ("health",), ("infrastructure",))
    return work.refer(case, "khm.cmaa", coding, ("name", "need"), today, need.id).id


def test_a_referral_letter_and_its_sealed_file_hold_what_was_agreed_and_no_more(window: MainWindow) -> None:
    documents = empty_documents(window)
    case = begin(window)
    window.outreach.desk.notes.add(case, "CANARY-NOTE", window.services.clock())
    window.open(to("referral", id=case, ref=referred(window, case)))
    settle()
    press(window, "save")
    (page,) = documents.glob("*.html")
    text = page.read_text("utf-8")
    assert "Acacia" in text and "artificial leg" in text and "CANARY" not in text
    press(window, "seal")
    (sealed,) = documents.glob("*.vareferral")
    assert b"Acacia" not in sealed.read_bytes()
    words = window.page.problem.text().rsplit(": ", 1)[1]
    window.open(to("shared"))
    settle()
    write(window, "words", words)
    press(window, "open")
    assert "Acacia" in said(window.page) and "CANARY" not in said(window.page)


def test_a_referral_that_was_taken_back_makes_no_letter(window: MainWindow) -> None:
    documents = empty_documents(window)
    case = begin(window)
    ref = referred(window, case)
    window.outreach.desk.caseload.withdraw(case, "refer", window.services.clock(), "khm.cmaa")
    window.open(to("referral", id=case, ref=ref))
    settle()
    for button in ("save", "seal"):
        press(window, button)
        assert "took this back" in window.page.problem.text()
    assert list(documents.glob("*")) == []


def test_the_persons_copy_has_the_plan_and_no_note(window: MainWindow) -> None:
    documents = empty_documents(window)
    case = begin(window)
    window.outreach.desk.notes.add(case, "CANARY-NOTE", window.services.clock())
    referred(window, case)
    window.open(to("plan", id=case))
    settle()
    press(window, "copy")
    (page,) = documents.glob("*.html")
    text = page.read_text("utf-8")
    assert "CANARY-WORDS" in text and "CANARY-NOTE" not in text


def test_a_sheet_for_visits_names_nobody_and_has_only_who_agreed(window: MainWindow) -> None:
    case, other = begin(window), begin(window, "Fig")
    today, desk = window.services.clock(), window.outreach.desk
    for id_ in (case, other):
        desk.work.task(id_, "Bring the form", today, today)
    desk.caseload.consent(case, yes("contact", today))
    window.open(to("visits"))
    settle()
    assert "Acacia" in said(window.page) and "Fig" not in said(window.page)
    text = html(window.page.sheet())
    assert "Acacia" not in text and "Bring the form" in text
    assert codes.shown(desk.caseload.case(case).person.code) in text


def test_one_person_is_given_to_another_worker(window: MainWindow, tmp_path: Path) -> None:
    documents = empty_documents(window)
    case = begin(window)
    begin(window, "Fig")
    other = Desk.create(tmp_path / "other", Code.phrase(CODE), (), cost=CHEAP)[0]
    other.exchange.partners.trust(window.outreach.desk.exchange.own_card("A"))
    window.outreach.desk.exchange.partners.trust(other.exchange.own_card("B"))
    window.open(to("case", id=case, sure="give"))
    settle()
    press(window, "write")
    (file,) = documents.glob("*.vabundle")
    other.exchange.merge(other.exchange.read(file.read_bytes()))
    assert [row.name for row in other.caseload.page(window.services.clock())] == ["Acacia"]
    other.vault.lock()


def test_who_forgot_the_passphrase_opens_it_with_the_sheet_and_chooses_another(window: MainWindow) -> None:
    words = window.outreach.desk.vault.new_recovery("en", CHEAP)
    window.outreach.lock()
    window.open(to("caseload", how="words"))
    settle()
    write(window, "words", words)
    press(window, "open")
    until(lambda: window.outreach.desk is not None)
    settle()
    write(window, "password", "four green hills")
    press(window, "continue")
    write(window, "password", "four green hills")
    press(window, "continue")
    assert window.history.now.same_page(to("caseload"))
    window.outreach.desk.vault.prove(Code.phrase("four green hills"))
    with pytest.raises(WrongCode):
        window.outreach.desk.vault.prove(Code.phrase(CODE))
    window.open(to("caseload", step="change"))
    settle()
    press(window, "sheet")
    assert window.outreach.words.split()[11] in said(window.page)
    press(window, "continue")


def test_a_damaged_caseload_is_opened_from_its_backup(window: MainWindow, tmp_path: Path) -> None:
    begin(window)
    window.outreach.lock()
    file = tmp_path / "workers" / "1" / "vault.db"
    content = bytearray(file.read_bytes())
    content[16:600] = bytes(584)
    file.write_bytes(content)
    window.open(to("caseload"))
    settle()
    write(window, "password", CODE)
    press(window, "open")
    until(lambda: window.page.findChild(QWidget, "backup") is not None)
    press(window, "backup")
    assert window.outreach.desk is not None
    assert "Acacia" in said(window.page)


def test_everything_about_a_person_is_theirs_to_take(window: MainWindow) -> None:
    documents = empty_documents(window)
    case = begin(window)
    window.outreach.desk.notes.add(case, "CANARY-NOTE", window.services.clock())
    referred(window, case)
    window.open(to("consent", id=case))
    settle()
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle()
    assert window.outreach.handed and window.history.now.screen == "consent"
    press(window, "copy")
    (file,) = documents.glob("*.json")
    text = file.read_text("utf-8")
    assert "Acacia" in text and "CANARY-WORDS" in text and "CANARY-NOTE" not in text


def answered(window: MainWindow) -> dict:
    return dict(window.live.answers("KHM").by_question)


def test_nobody_is_asked_with_the_answers_of_the_person_before(window: MainWindow) -> None:
    first = begin(window, "Acacia")
    window.live.put("KHM", "who", Picked("me"))
    window.live.agreed, window.live.places[:] = True, ["a place"]
    window.open(to("consent", purpose="keep"))
    settle()
    assert (answered(window), window.live.agreed, window.live.places) == ({}, None, [])
    second = begin(window, "Baobab")
    window.live.put("KHM", "who", Picked("carer"))
    window.open(to("case", id=first))
    settle()
    assert answered(window) == {"who": Picked("me")}
    window.open(to("session"))
    window.open(to("case", id=second))
    settle()
    assert answered(window) == {"who": Picked("carer")}
    window.outreach.lock()
    settle()
    assert answered(window) == {}


def test_a_visit_without_a_record_is_forgotten_between_two_people(window: MainWindow) -> None:
    window.open(to("consent", purpose="keep"))
    settle()
    press(window, "no")
    press(window, "go_on")
    window.live.put("KHM", "who", Picked("me"))
    window.open(to("session"))
    settle()
    assert answered(window)
    window.open(to("caseload"))
    settle()
    assert answered(window) == {}


def test_locking_takes_the_answers_off_the_screen_too(window: MainWindow) -> None:
    begin(window, "Acacia")
    window.live.put("KHM", "who", Picked("me"))
    window.open(to("review"))
    window.open(to("results"))
    settle()
    window.outreach.lock()
    settle()
    assert window.history.now.screen == "caseload"
    assert not [route for route in window.history.past if route.screen in ("session", "review", "results")]
