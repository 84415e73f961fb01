# SPDX-License-Identifier: GPL-3.0-or-later
"""Other ways to use the window: one switch, a resting pointer, keys on the screen, pages that read themselves."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.ui.conftest import Stage
from tests.ui.scenes import COUNTRY, LANGUAGES
from tests.ui.waiting import until
from va_desktop.document.code import matrix
from va_desktop.i18n.direction import plain
from va_desktop.settings import profile
from va_desktop.settings.settings import Settings, load
from va_desktop.ui.kit.code import Code
from va_desktop.ui.kit.layouts import LETTERS, cased, rows, shown
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.scanning import rows_of
from va_desktop.ui.screens.how import wording
from va_desktop.ui.tour import settle


@pytest.fixture
def show(stage: Stage) -> Iterator:
    """Show a page with the timers of scanning and dwelling stopped: the test is the clock."""

    def shown_with(route: Route, **settings: object) -> MainWindow:
        window = stage.show(route, **settings)
        for way in (window.assist.scanning, window.assist.dwelling):
            if way is not None:
                way.timer.stop()
        return window

    yield shown_with
    stage.show(HOME)


def switch(window: MainWindow, key: Qt.Key = Qt.Key.Key_Space) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)
    settle()


def scan_to(window: MainWindow, name: str, most: int = 80) -> None:
    """Wait for a row, press, wait for the thing in it, press: with nothing but time and one switch."""
    scanning = window.assist.scanning
    target = window.findChild(QWidget, name)
    for _ in range(most):
        scanning.next()
        if target in scanning.rows[scanning.row]:
            break
    alone = len(scanning.rows[scanning.row]) == 1
    switch(window)
    if alone:
        return
    for _ in range(most):
        if scanning.rows[scanning.row][scanning.item] is target:
            switch(window)
            return
        scanning.next()
    raise AssertionError(f"{name} never lit up")


def test_one_switch_goes_from_home_to_a_right_and_back(show) -> None:
    window = show(HOME, scan=True)
    scan_to(window, "tile.rights")
    assert window.history.now.screen == "rights"
    window.assist.scanning.timer.stop()
    scan_to(window, "bar.back")
    assert window.history.now.same_page(HOME)


def test_two_switches_need_no_time_at_all(show) -> None:
    window = show(HOME, scan=True)
    scanning = window.assist.scanning
    target = window.findChild(QWidget, "tile.places")
    for _ in range(20):
        switch(window, Qt.Key.Key_Tab)
        if target in scanning.rows[scanning.row]:
            break
    switch(window)
    while scanning.rows[scanning.row][scanning.item] is not target:
        switch(window, Qt.Key.Key_Tab)
    switch(window)
    assert window.history.now.screen == "places"


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_any_mouse_button_is_a_switch_wherever_the_pointer_is(show, button: Qt.MouseButton) -> None:
    window = show(HOME, scan=True)
    scanning = window.assist.scanning
    scanning.next()
    lit = scanning.rows[scanning.row]
    QTest.mouseClick(window.page.viewport(), button, pos=QPoint(3, 3))
    settle()
    assert window.history.now.same_page(HOME) or len(lit) == 1
    assert scanning.inside or len(lit) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", ["home", "rights", "look", "question", "help", "applications"])
def test_scanning_reaches_everything_that_tab_reaches(show, screen: str, lang: str) -> None:
    route = to("question", id="who" if COUNTRY[lang] != "BIH" else "residence") if screen == "question" else to(screen)
    window = show(route, lang=lang, country=COUNTRY[lang], scan=True)
    reached = {id(thing) for row in rows_of(window) for thing in row}
    wanted = [
        widget
        for widget in window.findChildren(QAbstractButton)
        if widget.isVisibleTo(window) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert wanted
    assert all(id(widget) in reached for widget in wanted)
    names = [thing.accessibleName() for row in rows_of(window) for thing in row]
    assert all(names)


def test_scanning_says_what_it_lights(show) -> None:
    window = show(HOME, scan=True, screen_reader=True)
    scanning = window.assist.scanning
    for _ in range(3):
        scanning.next()
        names = [thing.accessibleName() for thing in scanning.rows[scanning.row]]
        assert window.announcer.last == ", ".join(names)


def test_a_row_that_nobody_takes_is_left_again(show) -> None:
    window = show(HOME, scan=True)
    scanning = window.assist.scanning
    while len(scanning.rows) == 0 or scanning.row < 0 or len(scanning.rows[scanning.row]) < 2:
        scanning.next()
    scanning.press()
    things = len(scanning.rows[scanning.row])
    for _ in range(3 * things):
        scanning.next()
    assert not scanning.inside


def test_the_frame_goes_round_what_is_lit_and_takes_nothing(show) -> None:
    window = show(HOME, scan=True)
    scanning = window.assist.scanning
    scanning.next()
    frame = scanning.frame
    for thing in scanning.rows[scanning.row]:
        place = thing.mapTo(window, QPoint(0, 0))
        assert frame.geometry().contains(place)
    assert frame.focusPolicy() == Qt.FocusPolicy.NoFocus
    window.change(scan=False)
    settle()
    assert window.assist.scanning is None
    switch(window)
    assert window.history.now.same_page(HOME)


def test_resting_the_pointer_presses_once_and_only_after_its_time(show) -> None:
    window = show(HOME, dwell=True, rest=0.8)
    dwelling = window.assist.dwelling
    tile = window.findChild(QWidget, "tile.rights")
    spot = tile.mapTo(window, tile.rect().center())
    dwelling.look_at(spot)
    assert window.history.now.same_page(HOME)
    assert dwelling.ring.isVisible()
    until(lambda: dwelling.look_at(spot) or window.history.now.screen == "rights", 5)
    settle()
    assert window.history.now.screen == "rights"


def test_moving_away_in_time_presses_nothing(show) -> None:
    window = show(HOME, dwell=True, rest=0.8)
    dwelling = window.assist.dwelling
    tile = window.findChild(QWidget, "tile.rights")
    dwelling.look_at(tile.mapTo(window, tile.rect().center()))
    dwelling.look_at(QPoint(2, window.height() - 2))
    assert not dwelling.ring.isVisible()
    assert window.history.now.same_page(HOME)


@pytest.mark.parametrize("lang", sorted(LETTERS))
def test_a_word_can_be_written_with_the_keys_on_the_screen(show, lang: str) -> None:
    window = show(to("search"), lang=lang, keys=True)
    window.activateWindow()
    field = window.page.findChild(QLineEdit)
    field.setFocus()
    settle()
    keyboard = window.assist.keyboard
    keyboard.write_into(field)
    settle()
    assert keyboard.isVisible()
    letters = rows(lang)[1][:3]
    for letter in letters:
        window.findChild(QWidget, f"key.1.{letter}").click()
    assert field.text() == letters
    window.findChild(QWidget, "key.back").click()
    window.findChild(QWidget, "key.space").click()
    assert field.text() == f"{letters[:2]} "
    if cased(lang):
        window.findChild(QWidget, "key.shift").click()
        window.findChild(QWidget, f"key.1.{letters[0]}").click()
        assert field.text()[-1] == letters[0].upper()
    bottom = field.mapTo(window, field.rect().bottomLeft()).y()
    assert bottom <= window.height() - keyboard.height()
    keys = keyboard.findChildren(QAbstractButton)
    assert all(key.accessibleName() and key.width() >= 30 and key.height() >= 44 for key in keys)
    window.findChild(QWidget, "key.done").click()
    assert not keyboard.isVisible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_of_the_interface_has_keys_and_no_letter_twice(lang: str) -> None:
    letters = [letter for row in rows(lang) for letter in row]
    assert len(letters) == len(set(letters))
    assert lang in LETTERS
    assert all(shown(letter).strip() for letter in letters)


def test_a_page_reads_itself_only_when_that_was_chosen(show) -> None:
    window = show(to("help"), aloud=True)
    until(lambda: window.reading, 5)
    window.silence()
    quiet = show(to("rights"), aloud=True, screen_reader=True)
    settle()
    assert not quiet.reading
    plain = show(to("rights"))
    settle()
    assert not plain.reading


@pytest.mark.parametrize("way", [way.id for way in wording.ways(lambda text: text)])
def test_each_way_of_use_takes_effect_at_once_and_can_be_taken_back(show, way: str) -> None:
    window = show(to("how"))
    button = window.findChild(QAbstractButton, f"way.{way}")
    before = wording.on(way, window.settings)
    window.silence()
    button.click()
    settle()
    if way != "read":
        assert wording.on(way, window.settings) is not before
        window.change(**wording.changes(way, before, window.settings))
    window.silence()
    settle()
    assert wording.on(way, window.settings) is before


def test_the_choices_travel_in_a_small_file_that_says_how_and_not_who(show) -> None:
    window = show(to("how"), theme="dark", scale=200, calm=True)
    window.findChild(QWidget, "carry").click()
    window.findChild(QWidget, "save").click()
    file = window.services.folders.documents / profile.FILE
    window.settings = Settings(lang="en", country="COL")
    window.refresh()
    window.findChild(QWidget, "load").click()
    settle()
    assert (window.settings.theme, window.settings.scale, window.settings.calm) == ("dark", 200, True)
    assert window.settings.country == "COL"
    assert set(profile.PORTABLE) <= set(asdict(load(file)))
    assert "COL" not in file.read_text("utf-8")
    file.unlink()


def test_a_stick_comes_before_the_documents_and_its_file_is_taken(show, tmp_path: Path) -> None:
    window = show(to("carry"), theme="dark")
    window.private._sticks = lambda: [("BLUE", tmp_path)]
    window.refresh()
    save = window.findChild(QAbstractButton, "save.1")
    assert "BLUE" in save.text()
    save.click()
    assert (tmp_path / profile.FILE).is_file()
    window.change(theme="light")
    window.findChild(QWidget, "load").click()
    assert window.settings.theme == "dark"


@pytest.mark.parametrize("content", [None, b"not a profile", b""])
def test_a_file_that_is_missing_or_something_else_changes_nothing_and_is_told(
    show, tmp_path: Path, content: bytes | None
) -> None:
    window = show(to("carry"), theme="dark")
    window.private._sticks = lambda: [("BLUE", tmp_path)]
    if content is not None:
        (tmp_path / profile.FILE).write_bytes(content)
    before = window.settings
    window.findChild(QWidget, "load").click()
    assert window.settings == before
    assert profile.FILE in window.findChild(QLabel, "problem").text()


def test_a_code_is_shown_as_letters_and_as_a_square_and_typed_it_brings_the_choices_back(show) -> None:
    window = show(to("carry"), theme="high-contrast", scale=250, scan=False, rest=2.5)
    told = plain(window.findChild(QLabel, "code").text())
    assert told == profile.code(window.settings)
    square = window.findChild(Code, "square")
    assert square.squares == matrix(f"VADESKTOP:HOW:{told}")
    window = show(to("carry"))
    window.findChild(QLineEdit, "typed").setText(told.lower().replace("-", " "))
    window.findChild(QWidget, "use").click()
    settle()
    assert (window.settings.theme, window.settings.scale, window.settings.rest) == ("high-contrast", 250, 2.5)
    assert window.settings.lang == "en"


def test_a_wrong_code_changes_nothing_and_is_told_kindly(show) -> None:
    window = show(to("carry"), theme="dark")
    before = window.settings
    window.findChild(QLineEdit, "typed").setText("0000-01")
    window.findChild(QWidget, "use").click()
    assert window.settings == before
    assert "Nothing was changed" in window.findChild(QLabel, "problem").text()


def test_in_a_kiosk_a_code_can_be_typed_and_there_is_no_file(show) -> None:
    window = show(to("carry"))
    window.mode = "kiosk"
    try:
        window.refresh()
        assert window.page.findChild(QWidget, "save") is None
        assert window.page.findChild(QWidget, "load") is None
        assert window.page.findChild(QLineEdit, "typed") is not None
    finally:
        window.mode = "personal"
        window.refresh()
