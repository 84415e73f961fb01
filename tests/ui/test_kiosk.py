# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen for many people: a visit leaves nothing, and nobody gets out of the program but staff."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.waiting import until
from va_desktop import bootstrap
from va_desktop.document.text import plain
from va_desktop.settings import kiosk as chosen
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.kit.label import Label
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import to
from va_desktop.ui.tour import answer, settle

CANARY = "KANARIENVOGEL"


class Place:
    """A kiosk in a centre."""

    def __init__(self, data: Path) -> None:
        self.services = bootstrap.services(data, clock=lambda: date(2026, 11, 23))
        self.app = App(self.services, Settings(lang="es", country="UKR"), mode="kiosk")
        self.left = 0
        self.app.kiosk._quit = self._quit
        self.app.prepare()
        settle()

    def _quit(self) -> None:
        self.left += 1

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def press(self, *names: str) -> None:
        for name in names:
            widget = self.window.findChild(QWidget, name)
            assert widget is not None, name
            widget.click()
            settle()

    def visit(self) -> None:
        """Begin a visit as most people do."""
        self.press("language.en", "continue")
        self.window.change(country="COL")
        self.window.open(to("home"))
        settle()

    def texts(self) -> list[str]:
        found = [label.text() for label in self.window.findChildren(Label)]
        found += [field.text() for field in self.window.findChildren(QLineEdit)]
        return [*found, *(widget.accessibleName() for widget in self.window.findChildren(QWidget))]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    kiosk = made.app.kiosk
    kiosk.close()
    if kiosk.window is not None:
        kiosk._destroy(kiosk.window)
        kiosk.window = None
    QCoreApplication.processEvents()
    gc.collect()


def test_it_begins_with_a_welcome_in_every_language_whatever_was_chosen_before(place: Place) -> None:
    assert place.window.history.now.screen == "welcome"
    assert not place.window.bar.isVisible()
    page = place.window.page
    greetings = set()
    for _ in place.services.languages():
        page.turn()
        greetings.add(page.title.text())
    assert len(greetings) == len(place.services.languages())


def test_it_covers_the_whole_screen_and_has_no_frame(place: Place) -> None:
    assert place.window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert place.window.geometry() == place.window.screen().geometry()


def test_a_language_leads_to_how_and_then_to_the_country(place: Place) -> None:
    place.press("language.uk")
    assert place.window.lang == "uk"
    assert place.window.history.now.screen == "how"
    place.press("continue")
    assert place.window.history.now.screen == "country"


def test_nothing_that_was_chosen_is_written_anywhere(place: Place, tmp_path: Path) -> None:
    place.visit()
    place.window.change(theme="dark", scale=200)
    place.press("bar.finish")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_leaving_quickly_is_the_first_thing_that_tab_finds(place: Place) -> None:
    place.visit()
    window = place.window
    wanted = [window.bar.leave, window.bar.finish, *window.bar.cells]
    found = [window.bar.leave]
    while len(found) < len(wanted):
        widget = found[-1].nextInFocusChain()
        while widget not in wanted:
            widget = widget.nextInFocusChain()
        found.append(widget)
    assert found == wanted


@pytest.mark.parametrize("ending", ["bar.finish", "bar.leave"])
def test_after_a_visit_nothing_of_it_is_there(place: Place, ending: str, tmp_path: Path) -> None:
    place.visit()
    first = place.window
    answer(first.live, "COL", 4)
    first.open(to("search"))
    settle()
    field = first.page.findChild(QLineEdit)
    field.setText(CANARY)
    first.open(to("results"))
    settle()
    QApplication.clipboard().setText(CANARY)
    first.announcer.say(CANARY)
    place.press(ending)
    window = place.window
    assert window is not first
    assert window.history.now.screen == ("left" if ending == "bar.leave" else "welcome")
    assert window.history.past == []
    assert window.settings == Settings(scale=125)
    assert not window.live.answers("COL")
    assert QApplication.clipboard().text() == ""
    assert not any(CANARY in text for text in place.texts())
    tops = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
    assert not any(CANARY in label.text() for top in tops if top is window for label in top.findChildren(Label))
    window.go_back()
    settle()
    assert CANARY not in " ".join(place.texts())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_window_of_a_visit_is_really_gone(place: Place) -> None:
    import weakref

    place.visit()
    gone = weakref.ref(place.window)
    place.press("bar.finish")
    until(lambda: gc.collect() is not None and gone() is None, 5)


def test_three_presses_of_shift_leave_quickly(place: Place) -> None:
    place.visit()
    for _ in range(3):
        QTest.keyClick(place.window, Qt.Key.Key_Shift)
    settle()
    assert place.window.history.now.screen == "left"
    assert place.window.page.title.text().count(":") == 1


def test_shift_with_other_keys_or_too_slowly_leaves_nothing(place: Place) -> None:
    place.visit()
    window = place.window
    clock = [0.0]
    place.app.kiosk._now = lambda: clock[0]
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.Key.Key_Shift):
        QTest.keyClick(window, key)
    for _ in range(3):
        clock[0] += 3
        QTest.keyClick(window, Qt.Key.Key_Shift)
    settle()
    assert place.window is window


def test_speech_stops_in_the_middle_of_a_word(place: Place) -> None:
    place.visit()
    old = place.window
    old.open(to("help"))
    settle()
    old.listen()
    assert old.reading
    player = old.player
    place.press("bar.leave")
    assert not player.reading


def test_the_window_cannot_be_closed_from_outside(place: Place) -> None:
    place.visit()
    window = place.window
    window.close()
    settle()
    assert window.isVisible()
    assert place.left == 0


def test_after_a_while_it_asks_and_one_press_goes_on(place: Place) -> None:
    place.visit()
    window = place.window
    window.open(to("search"))
    settle()
    window.page.findChild(QLineEdit).setText("half a word")
    place.app.kiosk.ask()
    settle()
    still = place.app.kiosk.still
    assert still.isVisible() and still.geometry() == window.rect()
    assert still.count.text() == "30 seconds"
    assert "Are you still there?" in window.announcer.last
    assert QApplication.focusWidget() is still.stay or not window.isActiveWindow()
    still.tick()
    assert still.count.text() == "29 seconds"
    place.press("still.stay")
    assert place.app.kiosk.still is None
    assert window.page.findChild(QLineEdit).text() == "half a word"
    assert window.page.isEnabled()


def test_when_nobody_answers_the_visit_ends(place: Place) -> None:
    place.visit()
    first = place.window
    place.app.kiosk.ask()
    for _ in range(30):
        if place.app.kiosk.still is not None:
            place.app.kiosk.still.tick()
    settle()
    assert place.window is not first
    assert place.window.history.now.screen == "welcome"


def test_listening_and_pressing_a_switch_count_as_being_there(place: Place) -> None:
    place.visit()
    kiosk = place.app.kiosk
    place.window.listen()
    until(lambda: place.window.reading, 5)
    kiosk.ask()
    assert kiosk.still is None
    place.window.silence()
    place.window.change(scan=True)
    settle()
    kiosk.idle.stop()
    place.window.assist.scanning.timer.stop()
    QTest.keyClick(place.window, Qt.Key.Key_Space)
    assert kiosk.idle.isActive()


def test_an_empty_chair_is_not_kept_by_scanning_that_says_names(place: Place) -> None:
    place.visit()
    window, kiosk = place.window, place.app.kiosk
    window.change(scan=True)
    settle()
    window.assist.scanning.next()
    assert window.assist._voice.reading
    kiosk.ask()
    assert kiosk.still is not None


def test_in_pictures_too_it_reminds_of_headphones_before_anything_personal(place: Place) -> None:
    place.visit()
    window = place.window
    window.change(pictures=True)
    answer(window.live, "COL", 4)

    def heard() -> str:
        return " ".join(part.text for part in window.assist._voice.queue)

    window.open(to("rights"))
    settle()
    assert "headphones" not in heard()
    window.open(to("results"))
    settle()
    assert "headphones" in heard()
    window.open(to("benefit", id="col.php_periodic_benefit"))
    settle()
    assert "headphones" not in heard()
    window.silence()


def test_a_switch_that_clicks_is_told_from_a_hand_and_from_a_finger(place: Place) -> None:
    kiosk = place.app.kiosk
    window, body = place.window, place.window.page.viewport()
    beside = body.mapToGlobal(QPoint(3, body.height() - 3))
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.mapFromGlobal(beside))
    settle()
    assert window.history.now.screen == "welcome"
    kiosk.arriving._lay = beside
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.mapFromGlobal(beside))
    settle()
    assert window.history.now.screen == "how"
    assert window.settings.scan


def test_nothing_that_keeps_something_can_be_reached(place: Place) -> None:
    place.visit()
    for screen in ("newvault", "kept", "people", "care", "person", "share"):
        place.window.open(to(screen))
        settle()
        assert "keeps nothing" in place.window.page.lead.text(), screen
    answer(place.window.live, "COL", 4)
    place.window.open(to("take"))
    settle()
    assert place.window.page.findChild(QWidget, "save") is None
    assert place.window.page.findChild(QWidget, "print") is not None


def test_staff_leave_with_their_pin_and_only_with_it(place: Place) -> None:
    place.press("staff")
    assert "No PIN is set" in " ".join(place.texts())
    chosen.set_pin(place.services.kiosk_file, "4711")
    place.window.open(to("staff"))
    settle()
    place.window.page.findChild(QLineEdit).setText("0000")
    place.press("leave")
    assert place.left == 0
    assert "not the PIN" in " ".join(place.texts())
    place.window.page.findChild(QLineEdit).setText("4711")
    place.press("leave")
    until(lambda: place.left == 1, 5)


def test_wrong_pins_wait_and_the_pin_is_never_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.json"
    with pytest.raises(ValueError):
        chosen.set_pin(file, "123")
    chosen.set_pin(file, "4711")
    assert "4711" not in file.read_text()
    assert [chosen.opens(file, "0000", 100.0) for _ in range(4)] == [False] * 4
    assert chosen.wait(file, 100.0) == 30
    assert chosen.wait(file, 131.0) == 0
    assert chosen.opens(file, "4711", 200.0)
    assert chosen.load(file).wrong == 0
    file.write_text("[broken")
    assert chosen.load(file) == chosen.Kiosk()


def test_twenty_visits_in_a_row_leave_the_memory_as_it_was(place: Place) -> None:
    import os

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    sizes = []
    for number in range(20):
        place.visit()
        for screen in ("rights", "places", "benefits", "help", "look"):
            place.window.open(to(screen))
            settle()
        place.press("bar.leave" if number % 2 else "bar.finish")
        if number % 2:
            place.press("begin")
        assert place.window.history.now.screen == "welcome"
        sizes.append(resident())
    assert sizes[-1] <= sizes[9] * 1.1


def test_before_anything_personal_is_heard_it_reminds_once_of_headphones(place: Place) -> None:
    place.visit()
    window = place.window
    answer(window.live, "COL", 4)
    window.open(to("rights"))
    settle()
    window.listen()
    assert "headphones" not in " ".join(place.texts())
    window.open(to("results"))
    settle()
    window.listen()
    assert "headphones" in " ".join(place.texts())
    window.open(to("review"))
    settle()
    window.listen()
    assert "headphones" not in " ".join(label.text() for label in window.page.findChildren(Label))
    window.silence()


def test_the_paper_comes_out_where_the_centre_said(place: Place, tmp_path: Path) -> None:
    place.visit()
    answer(place.window.live, "COL", 4)
    file = place.services.kiosk_file
    chosen.save(file, chosen.Kiosk(printer="No such queue"))
    place.window.open(to("take"))
    settle()
    place.press("print")
    assert "Please ask the staff" in " ".join(place.texts())
    desk = tmp_path / "desk"
    chosen.save(file, chosen.Kiosk(papers=str(desk)))
    place.press("print")
    assert [paper.name for paper in desk.iterdir()] == ["va-desktop-1.pdf"]
    assert "va-desktop-1" in " ".join(place.texts())
    assert (desk / "va-desktop-1.pdf").read_bytes().startswith(b"%PDF")
    (tmp_path / "blocked").write_text("")
    chosen.save(file, chosen.Kiosk(papers=str(tmp_path / "blocked")))
    place.press("large")
    assert "Please ask the staff" in " ".join(place.texts())


def test_the_paper_itself_holds_nothing_that_was_typed(place: Place, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    chosen.save(place.services.kiosk_file, chosen.Kiosk(papers=str(desk)))
    place.visit()
    place.window.open(to("search"))
    field = place.window.findChild(QLineEdit)
    field.setText(CANARY)
    settle()
    answer(place.window.live, "COL", 4)
    place.window.open(to("take"))
    settle()
    sheet = place.window.page.papers.sheet
    place.press("print", "large")
    assert len(list(desk.iterdir())) == 2
    assert CANARY not in plain(sheet)
    assert CANARY not in repr(sheet)
    for paper in desk.iterdir():
        content = paper.read_bytes()
        for coding in ("utf-8", "utf-16-be"):
            assert CANARY.encode(coding) not in content
        assert CANARY not in paper.name


def test_shift_leaves_quickly_also_while_any_key_is_a_switch(place: Place) -> None:
    place.visit()
    window = place.window
    window.change(scan=True)
    settle()
    assert window.assist.scanning is not None
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Shift)
    settle()
    assert place.window is not window
    assert place.window.history.now.screen == "left"


def test_presses_of_shift_are_not_counted_on_into_the_next_visit(place: Place) -> None:
    place.visit()
    for _ in range(2):
        QTest.keyClick(place.window, Qt.Key.Key_Shift)
    place.press("bar.finish")
    window = place.window
    QTest.keyClick(window, Qt.Key.Key_Shift)
    settle()
    assert place.window is window
