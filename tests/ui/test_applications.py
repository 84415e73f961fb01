# SPDX-License-Identifier: GPL-3.0-or-later
"""My applications in the window: making, opening, locking, tracking, and that nothing leaks."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.storage.conftest import CHEAP
from tests.ui.conftest import Stage
from tests.ui.waiting import until
from va_desktop.directory import sample
from va_desktop.guidance.records import Records
from va_desktop.ids import EntitlementId
from va_desktop.settings.settings import Settings
from va_desktop.storage.sealed import unseal
from va_desktop.storage.vault import Code
from va_desktop.tracker.events import Event
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.photo import Photo
from va_desktop.ui.kit.row import Row
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.private import OPEN_ONLY, Place
from va_desktop.ui.tour import settle

PHRASE = "seven tall trees"
TODAY = date(2026, 11, 23)
HELP = EntitlementId("col.php_periodic_benefit")


class Desk:
    """Hands at the window."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self.stage, self.window, self.folder = stage, stage.window, folder
        self.window.private.records = None
        self.window.private.use(folder)
        self.window.settings = Settings(lang="en", country="COL")
        self.window.live.clear()
        self.window.history.past.clear()
        self.window.history.now = to("applications")
        self.window.refresh()
        settle()

    @property
    def records(self) -> Records:
        found = self.window.private.records
        assert found is not None
        return found

    def find(self, name: str) -> QWidget:
        found = self.window.page.findChild(QWidget, name)
        assert found is not None, (name, [w.objectName() for w in self.window.page.findChildren(QWidget)][:80])
        return found

    def press(self, *names: str) -> None:
        for name in names:
            self.find(name).click()
            settle()

    def write(self, name: str, text: str) -> None:
        field = self.find(name)
        field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)

    def open(self, route: Route) -> None:
        self.window.open(route)
        settle()

    def text(self) -> str:
        page = self.window.page
        shown = [label.text() for label in page.findChildren(Label) if label.isVisibleTo(page)]
        rows = [f"{row.title} {row.line} {' '.join(m.text for m in row.marks)}" for row in page.findChildren(Row)]
        return "\n".join([*shown, *rows])

    def title(self) -> str:
        return self.window.page.title.text()

    def unlocked(self) -> None:
        until(lambda: self.window.private.open, 20)
        settle()

    def make(self) -> None:
        """Make a vault as a person does."""
        self.press("make", "continue")
        self.write("password", PHRASE)
        self.press("continue")
        self.write("password", PHRASE)
        self.press("continue")
        self.unlocked()

    def quick(self) -> Records:
        """Open a vault without its pages, for tests of what comes after."""
        records, _ = Records.create(self.folder, Code.phrase(PHRASE), cost=CHEAP)
        self.window.private.begin(records, Place(self.folder, ""))
        return records

    def begun(self, help_: EntitlementId = HELP, name: str = "Ana"):
        records = self.records if self.window.private.open else self.quick()
        person = records.people.add(name, "self", "self", "COL")
        found = records.apply_for(self.window.services.library, person, help_, ["en"], TODAY - timedelta(days=90))
        assert found is not None
        return found


@pytest.fixture
def desk(stage: Stage, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(stage, tmp_path / "vault")
    yield made
    made.window.private.lock()
    made.window.private.use(tmp_path / "none")


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which the program can make temporary files during the test."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def add(desk: Desk, app, kind: str, days: int = 0, **more) -> Event:
    return desk.records.tracker.add(Event("", app.id, kind, TODAY - timedelta(days=days), **more))


def test_from_nothing_to_an_appeal_in_the_window(desk: Desk) -> None:
    desk.make()
    assert desk.title() == "Your recovery sheet"
    words = desk.window.private.words
    assert len(words.split()) == 12
    assert all(word in desk.text() for word in words.split())
    desk.press("continue")
    assert desk.window.private.words == ""
    desk.write("name", "Ana")
    desk.press("save")
    assert desk.title() == "What is it for?"
    desk.press(f"all.{HELP}", "begin")
    (listed,) = desk.records.tracker.page()
    assert listed.state == "preparing"
    desk.press("other", "kind.submitted")
    desk.write("receipt", "R-7")
    desk.press("save")
    assert "R-7" in desk.text()
    assert "The office answers" in desk.text()
    desk.press("other", "kind.refused", "reason.late")
    desk.write("text", "They said March")
    desk.press("save")
    assert desk.title() == "A no is not the end"
    assert "They say it was too late" in desk.text()
    desk.press("write")
    letter = desk.find("letter").toPlainText()
    assert "R-7" in letter and "They said March" in letter and "Ana" not in letter
    desk.press("sent")
    desk.press("save")
    assert desk.records.tracker.page()[0].state == "appeal_sent"
    assert "Your turn" not in desk.text().split("What happened")[0]


def test_a_visit_is_written_down_in_four_actions(desk: Desk) -> None:
    app = desk.begun()
    desk.open(to("application", id=app.id))
    desk.press("visit")
    desk.write("text", "Come back on Monday")
    desk.press("save")
    event = desk.records.tracker.events(app.id)[-1]
    assert (event.kind, event.day, event.text) == ("visit", TODAY, "Come back on Monday")
    assert event.office, "the office is filled in already"


def test_the_vault_opens_with_its_code_and_tells_what_needs_somebody(desk: Desk) -> None:
    app = desk.begun()
    add(desk, app, "date", code="appointment", by=TODAY + timedelta(days=3))
    desk.window.private.lock()
    settle()
    assert desk.title() == "Open my applications"
    desk.write("password", PHRASE)
    desk.press("open")
    desk.unlocked()
    assert "1 application. 1 thing needs you by" in desk.window.page.lead.text()
    assert "Thursday, 26 November 2026" in desk.window.page.lead.text()


def test_a_wrong_passphrase_is_told_kindly_and_the_field_is_empty(desk: Desk) -> None:
    desk.begun()
    desk.window.private.lock()
    settle()
    desk.write("password", "not the one at all")
    desk.press("open")
    until(lambda: "Nothing is lost" in desk.text(), 20)
    assert desk.find("password").text() == ""
    assert not desk.window.private.open


def test_too_many_wrong_codes_say_how_long_to_wait(desk: Desk) -> None:
    desk.begun()
    desk.window.private.lock()
    settle()
    for _ in range(4):
        desk.write("password", "not the one at all")
        desk.press("open")
        desk.window.jobs.wait()
        settle()
    until(lambda: "Wait 30 seconds" in desk.text(), 20)
    desk.write("password", PHRASE)
    desk.press("open")
    until(lambda: "Wait" in desk.text(), 20)
    assert not desk.window.private.open
    desk.press("sheet")
    assert "twelve words" in desk.window.page.lead.text()


def test_three_pictures_make_and_open_a_vault(desk: Desk) -> None:
    desk.press("make", "kind.pictures", "continue")
    order = ("picture.home", "picture.home", "picture.calm")
    desk.press(*order)
    assert desk.title() == "Once more"
    desk.press("picture.home", "picture.calm", "picture.home")
    assert "not the same" in desk.text()
    desk.press(*order)
    desk.unlocked()
    desk.press("continue")
    desk.window.private.lock()
    settle()
    desk.open(to("applications"))
    assert "three pictures" in desk.window.page.lead.text()
    desk.press(*order)
    desk.unlocked()
    assert desk.title() == "My applications"


def test_the_recovery_words_lead_to_a_new_code(desk: Desk) -> None:
    desk.make()
    words = desk.window.private.words
    desk.window.private.lock()
    settle()
    desk.open(to("applications", how="words"))
    desk.write("words", words.upper())
    desk.press("open")
    desk.unlocked()
    assert desk.title() == "Change the code"
    desk.write("password", "quite another code")
    desk.press("continue")
    desk.write("password", "quite another code")
    desk.press("continue")
    desk.window.private.lock()
    Records.open(desk.folder, Code.phrase("quite another code")).vault.lock()


CANARY = "KANARIENVOGEL"


def test_nothing_personal_is_left_on_the_disk_in_the_clear(desk: Desk, temp: Path) -> None:
    folders = desk.window.services.folders
    app = desk.begun(name=CANARY)
    desk.open(to("person", id=app.person))
    desk.write("name", f"{CANARY} again")
    desk.press("save")
    for kind, fields in {
        "visit": ("office", "who", "text"),
        "note": ("text",),
        "submitted": ("office", "receipt"),
        "refused": ("text", "receipt"),
    }.items():
        desk.open(to("record", id=app.id, kind=kind))
        for field in fields:
            desk.write(field, f"{CANARY} {field}")
        desk.press("save")
    desk.open(to("papers", id=app.id))
    desk.write("own", CANARY)
    desk.press("add")
    desk.open(to("letter", id=app.id, kind="appeal"))
    desk.write("letter", CANARY)
    QApplication.clipboard().setText(CANARY)
    titles = {desk.window.windowTitle()}
    desk.open(to("application", id=app.id))
    titles.add(desk.window.windowTitle())
    desk.window.private.lock()
    settle()
    assert titles == {"VA Desktop"}
    assert QApplication.clipboard().text() == ""
    looked = [*folders[:3], desk.folder, temp]
    files = [path for root in looked for path in root.rglob("*") if path.is_file()]
    assert desk.folder / "vault.db" in files
    hits = [str(path) for path in files if CANARY.encode() in path.read_bytes()]
    names = [str(path) for path in files if CANARY in str(path)]
    assert hits == names == []
    assert not folders.documents.exists() or not any(folders.documents.rglob("*"))


def test_locking_takes_every_private_page_away(desk: Desk) -> None:
    app = desk.begun(name=CANARY)
    add(desk, app, "note", text=CANARY)
    for route in (to("people"), to("application", id=app.id), to("papers", id=app.id)):
        desk.open(route)
    desk.window.private.lock()
    settle()
    assert desk.title() == "Open my applications"
    assert not any(route.screen in OPEN_ONLY for route in desk.window.history.past)
    everything = [label.text() for label in desk.window.findChildren(Label)]
    named = [widget.accessibleName() for widget in desk.window.findChildren(QWidget)]
    assert not any(CANARY in text for text in (*everything, *named))
    desk.window.go_back()
    settle()
    assert CANARY not in desk.text()


def test_it_locks_itself_when_nobody_does_anything(desk: Desk) -> None:
    app = desk.begun()
    desk.open(to("application", id=app.id))
    desk.window.private.idle.setInterval(50)
    desk.window.private.idle.start()
    until(lambda: not desk.window.private.open, 5)
    settle()
    assert desk.title() == "Open my applications"
    desk.window.private.idle.setInterval(300_000)


def test_a_page_of_the_vault_without_the_vault_leads_to_opening_it(desk: Desk) -> None:
    for screen in sorted(OPEN_ONLY):
        desk.open(to(screen, id="x"))
        assert desk.title() == "This is locked", screen
        assert desk.find("unlock").isEnabled()


def test_a_damaged_vault_offers_its_newest_backup(desk: Desk) -> None:
    desk.begun(name="Kept")
    desk.window.private.lock()
    file = desk.folder / "vault.db"
    content = bytearray(file.read_bytes())
    for place in range(0, len(content), 512):
        content[place] ^= 255
    file.write_bytes(content)
    desk.open(HOME)
    desk.open(to("applications"))
    desk.write("password", PHRASE)
    desk.press("open")
    until(lambda: desk.window.page.findChild(Row, "backup") is not None, 20)
    assert "damaged" in desk.text()
    desk.press("backup")
    assert desk.window.private.open
    assert [person.name for person in desk.records.people.all()] == ["Kept"]
    assert any(path.name.startswith("aside-") for path in desk.folder.iterdir())


def test_a_backup_brings_back_what_was_deleted(desk: Desk) -> None:
    desk.begun(name="Deleted by mistake")
    desk.open(to("care", part="backup"))
    desk.press("now")
    person = desk.records.people.all()[0]
    desk.open(to("person", id=person.id))
    desk.press("delete")
    desk.press("delete")
    assert desk.records.people.all() == []
    desk.open(to("care", part="backup"))
    desk.press("backup.0")
    desk.write("password", "not the one at all")
    desk.press("restore")
    assert "Nothing is lost" in desk.text()
    desk.write("password", PHRASE)
    desk.press("restore")
    assert [person.name for person in desk.records.people.all()] == ["Deleted by mistake"]


def test_deleting_everything_proves_itself(desk: Desk) -> None:
    desk.begun()
    desk.open(to("care"))
    desk.press("part.delete", "on", "delete")
    assert not desk.folder.exists()
    assert "We looked again and found nothing" in desk.text()
    assert not desk.window.private.open


def test_everything_can_be_taken_along_as_a_page_and_as_data(desk: Desk) -> None:
    app = desk.begun(name="Ana Exported")
    add(desk, app, "submitted", receipt="R-9")
    desk.open(to("care", part="export"))
    desk.press("export")
    documents = desk.window.services.folders.documents
    pages = sorted(documents.glob("*.html"))
    data = json.loads(pages[-1].with_suffix(".json").read_text("utf-8"))
    assert data["people"][0]["name"] == "Ana Exported"
    assert "R-9" in pages[-1].read_text("utf-8")
    for path in documents.iterdir():
        path.unlink()


def test_a_long_list_is_shown_page_by_page(desk: Desk) -> None:
    records = desk.quick()
    person = records.people.add("Ana", "self", "self")
    for number in range(45):
        records.tracker.open(person.id, "COL", TODAY, title=f"Number {number}")
    desk.open(to("applications"))
    assert len([row for row in desk.window.page.findChildren(Row) if row.objectName().startswith("application.")]) == 20
    assert "1 to 20 of 45" in desk.text()
    desk.press("later", "later")
    assert "41 to 45 of 45" in desk.text()
    assert desk.window.page.findChild(QWidget, "later") is None


def test_a_calendar_tells_nothing_unless_one_wants_it(desk: Desk) -> None:
    app = desk.begun()
    add(desk, app, "date", code="appointment", by=TODAY + timedelta(days=3), text="Secret place")
    file = desk.window.services.folders.documents / "va-desktop.ics"
    desk.open(to("dates"))
    desk.press("calendar")
    quiet = file.read_text("utf-8")
    assert "Office visit" in quiet and "Secret" not in quiet and "benefit" not in quiet.lower()
    desk.press("switch.named", "calendar")
    named = file.read_text("utf-8").replace("\r\n ", "")
    assert "Secret place" in named
    uid = [line for line in quiet.splitlines() if line.startswith("UID")]
    assert uid == [line for line in named.splitlines() if line.startswith("UID")]
    file.unlink()


def test_days_to_remember_show_the_visits_of_teams_that_were_kept(desk: Desk) -> None:
    desk.begun()
    sample.write(desk.window.services.shelf.file("COL"), TODAY, "COL", 10)
    desk.window.live.places[:] = ["s5@p5", "s0@p0"]
    desk.open(to("dates"))
    assert "Coming visits" in desk.text()
    assert desk.text().count("09:00 to 12:00") == 3
    assert desk.window.page.findChild(QWidget, "place.s5@p5") is not None
    assert desk.window.page.findChild(QWidget, "place.s0@p0") is None


def test_the_reminder_card_has_a_code_of_public_pages_only(desk: Desk) -> None:
    app = desk.begun(name=CANARY)
    add(desk, app, "date", code="appointment", by=TODAY + timedelta(days=3), text=CANARY)
    desk.open(to("dates"))
    sheet = desk.window.page.sheet()
    assert sheet.code == f"VADESKTOP:COL:{HELP}"
    assert CANARY not in repr(sheet)


def test_a_shared_file_opens_with_its_words_and_can_be_taken_back(desk: Desk) -> None:
    app, other = desk.begun(name=CANARY), desk.begun(EntitlementId("col.ruv_inclusion"), name="Other")
    desk.open(to("share"))
    desk.press(f"share.{app.id}")
    desk.write("who", "Maria")
    desk.press("make")
    told = desk.find("problem").text()
    words = " ".join(told.split()[-12:])
    file = next(desk.window.services.folders.documents.glob("*.vashare"))
    content = file.read_bytes()
    assert CANARY.encode() not in content
    found = json.loads(unseal(content, words))
    assert [row["id"] for row in found["applications"]] == [app.id]
    assert other.id not in json.dumps(found)
    assert found["until"] == "2026-12-23"
    desk.open(to("share"))
    assert "Maria" in desk.text() and "cannot be called back" in desk.text()
    desk.press(f"revoke.{file.stem}")
    assert "Maria" not in desk.text()
    assert not file.exists()


def test_a_rule_that_changed_is_shown_as_changed_and_the_copy_stays(desk: Desk) -> None:
    app = desk.begun()
    desk.open(to("application", id=app.id))
    assert "The rule has changed." not in desk.text()
    old = replace(app.snapshot, fingerprint="as it was before")
    other = desk.records.tracker.open(app.person, "COL", TODAY, old)
    desk.open(to("application", id=other.id))
    assert "The rule has changed." in desk.text()
    assert desk.records.tracker.get(other.id).snapshot.papers == app.snapshot.papers


def test_a_late_office_brings_the_reminder(desk: Desk) -> None:
    app = desk.begun(EntitlementId("col.php_periodic_benefit"))
    add(desk, app, "submitted", days=85)
    assert desk.records.tracker.dues(app.id)[0].kind == "answer"
    later = desk.records.tracker.open(app.person, "COL", TODAY - timedelta(days=300), app.snapshot)
    add(desk, later, "submitted", days=250, receipt="R-1")
    desk.open(to("application", id=later.id))
    assert "The office is late" in desk.text()
    desk.press("letter", "letter.reminder")
    assert "R-1" in desk.find("letter").toPlainText()


def test_undo_takes_the_last_entry_back(desk: Desk) -> None:
    app = desk.begun()
    add(desk, app, "submitted")
    desk.open(to("application", id=app.id))
    desk.press("undo")
    assert desk.records.tracker.standing(app).state == "preparing"
    assert desk.window.page.findChild(QWidget, "undo") is None


def test_what_cannot_come_next_says_what_can(desk: Desk) -> None:
    app = desk.begun()
    desk.open(to("record", id=app.id, kind="approved"))
    desk.press("save")
    assert "This cannot come after: Being prepared" in desk.text()
    assert "Ready to hand in" in desk.text()


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("visit", {"day.year": "2030"}, "in the future"),
        ("visit", {"day.day": "31", "day.month": "2"}, "no such day"),
        ("appointment", {}, "Write the day"),
        ("payment_plan", {"by.day": "1", "by.month": "12", "by.year": "2026", "amount": "lots"}, "figures"),
        ("device", {"months": "six"}, "months as a number"),
    ],
)
def test_a_slip_gets_one_sentence_and_loses_nothing(desk: Desk, kind: str, fields: dict[str, str], told: str) -> None:
    app = desk.begun()
    desk.open(to("record", id=app.id, kind=kind))
    for name, text in fields.items():
        desk.write(name, text)
    desk.press("save")
    assert told in desk.find("problem").text()
    assert all(desk.find(name).text() == text for name, text in fields.items())
    assert desk.records.tracker.events(app.id) == []


def test_payments_and_devices_are_watched(desk: Desk) -> None:
    app = desk.begun()
    desk.open(to("record", id=app.id, kind="payment_plan"))
    for name, text in {"by.day": "1", "by.month": "10", "by.year": "2026", "amount": "250000"}.items():
        desk.write(name, text)
    assert desk.find("currency").text() == "COP"
    desk.press("save")
    assert desk.records.tracker.digest(TODAY).late_count == 1
    desk.open(to("record", id=app.id, kind="payment"))
    desk.write("amount", "250000")
    desk.press("save")
    assert desk.records.tracker.dues(app.id)[0].day == date(2026, 11, 1)
    desk.open(to("record", id=app.id, kind="device"))
    desk.write("months", "6")
    desk.write("replace", "12")
    desk.press("save")
    kinds = {due.kind for due in desk.records.tracker.dues(app.id)}
    assert {"payment", "device", "replacement"} <= kinds


def test_a_photo_and_a_pdf_are_shown_from_memory(desk: Desk, tmp_path: Path, temp: Path) -> None:
    app = desk.begun()
    picture = tmp_path / "card.png"
    image = QImage(900, 500, QImage.Format.Format_RGB32)
    image.fill(0xFFCCAA)
    image.save(str(picture))
    scan = tmp_path / "scan.pdf"
    writer = QPdfWriter(str(scan))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(200, 200, "A paper")
    painter.end()
    desk.open(to("papers", id=app.id))
    desk.press("tick.pack.0", "paper.pack.0")
    for file in (picture, scan):
        desk.window.page.take(file)
        settle()
    photos = desk.window.page.findChildren(Photo)
    assert [photo.accessibleName() for photo in photos] == ["Picture of: card.png", "Picture of: scan.pdf"]
    assert all(photo.width() <= 760 for photo in photos)
    assert list(temp.iterdir()) == []
    (tmp_path / "a.exe").write_bytes(b"MZ")
    desk.window.page.take(tmp_path / "a.exe")
    assert "Only photos" in desk.text()


def test_answers_are_kept_only_with_a_yes_and_go_when_the_vault_locks(desk: Desk, stage: Stage) -> None:
    from va_desktop.ui.tour import answer

    app = desk.begun()
    answer(desk.window.live, "COL", 3)
    given = desk.window.live.answers("COL")
    assert desk.records.answers(app.person) == {}
    desk.open(to("keepanswers", person=app.person))
    desk.press("agree")
    assert desk.records.answers(app.person)["COL"].by_question == given.by_question
    desk.window.private.lock()
    settle()
    assert not desk.window.live.answers("COL")
    desk.window.private.begin(Records.open(desk.folder, Code.phrase(PHRASE)), Place(desk.folder, ""))
    desk.open(to("keepanswers", person=app.person))
    desk.press("agree")
    assert desk.window.live.answers("COL").by_question == given.by_question
    desk.open(to("person", id=app.person))
    desk.press("forget")
    assert desk.records.answers(app.person) == {}


def test_a_second_window_is_told_that_the_first_has_it(desk: Desk) -> None:
    desk.begun()
    desk.window.private.lock()
    settle()
    other = Records.open(desk.folder, Code.phrase(PHRASE))
    desk.write("password", PHRASE)
    desk.press("open")
    until(lambda: "Another window" in desk.text(), 20)
    other.vault.lock()


def test_a_stick_is_offered_and_the_vault_on_it_is_found(stage: Stage, tmp_path: Path) -> None:
    from va_desktop.ui.private import Private

    stick = tmp_path / "stick"
    stick.mkdir()
    private = Private(tmp_path / "own", lambda: None, lambda: [("BLUE", stick)])
    assert [place.stick for place in private.places()] == ["", "BLUE"]
    assert private.found() is None
    Records.create(private.places()[1].folder, Code.phrase(PHRASE), "delete", cost=CHEAP)[0].vault.lock()
    assert private.found().stick == "BLUE"


def test_closing_the_window_locks_the_vault_and_makes_the_backup(stage: Stage, tmp_path: Path) -> None:
    window = MainWindow(stage.window.services, Settings(lang="en", country="COL"), stage.app.fonts)
    window.start()
    folder = tmp_path / "vault"
    records, _ = Records.create(folder, Code.phrase(PHRASE), cost=CHEAP)
    window.private.begin(records, Place(folder, ""))
    window.close()
    QCoreApplication.processEvents()
    assert records.vault.locked
    assert len(list((folder / "backups").iterdir())) == 1
    window.deleteLater()


def test_from_a_benefit_to_its_application_through_the_lock(desk: Desk) -> None:
    desk.begun()
    desk.window.private.lock()
    settle()
    desk.open(to("benefit", id="col.ruv_inclusion"))
    desk.press("track")
    assert desk.title() == "This is locked"
    desk.press("unlock")
    desk.write("password", PHRASE)
    desk.press("open")
    desk.unlocked()
    desk.press("begin")
    assert {row.state for row in desk.records.tracker.page()} == {"preparing"}
    assert desk.records.tracker.count() == 2


def test_from_a_benefit_to_the_first_vault_and_its_first_application(desk: Desk) -> None:
    desk.open(to("benefit", id="col.ruv_inclusion"))
    desk.press("track", "unlock")
    desk.make()
    desk.press("continue")
    desk.write("name", "Ana")
    desk.press("save", "begin")
    assert desk.records.tracker.page()[0].title.in_("en")[0] == desk.title()


def test_a_correction_stands_in_its_place_and_the_first_version_is_kept(desk: Desk) -> None:
    app = desk.begun()
    first = add(desk, app, "submitted", days=10, receipt="R-1", office="Wrong office")
    add(desk, app, "visit", days=5, text="asked")
    desk.open(to("application", id=app.id))
    desk.press("correct", f"event.{first.id}")
    assert desk.find("receipt").text() == "R-1"
    desk.write("receipt", "R-2")
    desk.write("office", "Right office")
    desk.press("save")
    now = desk.records.tracker.standing(app)
    assert [(event.kind, event.receipt) for event in now.events] == [("submitted", "R-2"), ("visit", "")]
    assert now.submitted == TODAY - timedelta(days=10)
    assert [event.receipt for event in desk.records.tracker.events(app.id)] == ["R-1", "", "R-2"]
    assert "Right office" in desk.text() and "Wrong office" not in desk.text()


def test_a_late_office_gets_first_a_reminder_and_then_a_complaint(desk: Desk) -> None:
    app = desk.begun()
    late = desk.records.tracker.open(app.person, "COL", TODAY - timedelta(days=300), app.snapshot)
    add(desk, late, "submitted", days=250)
    desk.open(to("application", id=late.id))
    desk.press("step")
    desk.press("own")
    reminder = desk.find("letter").toPlainText()
    assert "I have no answer yet." in reminder and "receipt" not in reminder and "{" not in reminder
    desk.press("sent", "step", "own")
    assert "I sent a reminder on" in desk.find("letter").toPlainText()


def test_opening_says_what_needs_somebody(desk: Desk) -> None:
    app = desk.begun()
    add(desk, app, "date", code="appointment", by=TODAY)
    desk.window.private.lock()
    settle()
    heard: list[str] = []
    say = desk.window.announcer.say
    desk.window.announcer.say = heard.append  # type: ignore[method-assign]
    try:
        desk.window.refresh()
        desk.write("password", PHRASE)
        desk.press("open")
        desk.unlocked()
    finally:
        desk.window.announcer.say = say  # type: ignore[method-assign]
    assert any("1 thing needs you by" in sentence for sentence in heard)
