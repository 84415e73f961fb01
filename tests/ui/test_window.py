# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: where one is, what is kept, and what a change of language or look leaves alone."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Stage
from va_desktop.settings.settings import Settings
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label
from va_desktop.ui.navigation import HOME, History, to
from va_desktop.ui.tour import settle


def press(window: QWidget, name: str) -> None:
    window.findChild(QWidget, name).click()
    settle()


def test_back_returns_to_the_control_that_was_left(stage: Stage) -> None:
    window = stage.show(HOME)
    window.activateWindow()
    window.findChild(QWidget, "tile.places").setFocus()
    press(window, "tile.places")
    assert window.history.now == to("places")
    window.go_back()
    settle()
    assert window.history.now.same_page(HOME)
    assert QApplication.focusWidget().objectName() == "tile.places"


def test_home_forgets_the_way(stage: Stage) -> None:
    window = stage.show(HOME)
    for name in ("tile.rights", "include"):
        press(window, name)
    press(window, "bar.home")
    assert window.history.past == []
    assert not window.bar.back.isEnabled()


@pytest.mark.parametrize("name", ["tile.rights", "tile.places", "tile.benefits", "tile.applications"])
def test_each_tile_leads_somewhere(stage: Stage, name: str) -> None:
    window = stage.show(HOME)
    press(window, name)
    assert window.history.now == to(name.removeprefix("tile."))


@pytest.mark.parametrize("lang", ["es", "uk", "fr", "ar"])
def test_switching_language_keeps_the_page_and_turns_it_round(stage: Stage, lang: str) -> None:
    window = stage.show(to("right", id="assistive_devices", depth="plain"))
    english = window.page.title.text()
    window.change(lang=lang)
    settle()
    assert window.history.now == to("right", id="assistive_devices", depth="plain")
    assert window.page.title.text() != english
    wanted = Qt.LayoutDirection.RightToLeft if lang == "ar" else Qt.LayoutDirection.LeftToRight
    assert window.page.layoutDirection() == wanted
    window.change(lang="en")
    settle()
    assert window.page.title.text() == english
    assert window.page.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_font_of_a_script_is_there_when_its_language_is_chosen() -> None:
    """In a program of its own: the other tests have loaded every font already."""
    code = (
        "import tempfile, pathlib\n"
        "from PySide6.QtGui import QFontDatabase\n"
        "from va_desktop.bootstrap import services\nfrom va_desktop.settings.settings import Settings\n"
        "from va_desktop.ui.app import App\n"
        "app = App(services(pathlib.Path(tempfile.mkdtemp())), Settings(lang='en'))\napp.prepare()\n"
        "app.window.change(lang='ar')\nprint('Noto Sans Arabic' in QFontDatabase.families())\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "True"


def test_the_country_page_in_arabic_says_that_it_is_shown_in_another_language(stage: Stage) -> None:
    window = stage.show(to("benefit", id="col.administrative_compensation"), lang="ar")
    foreign = [item for item in window.page.findChildren(Label) if item.lang == "en"]
    assert foreign
    notices = [item.text() for item in window.page.findChildren(Label) if "English" in item.text()]
    assert notices


def test_what_was_chosen_is_kept_for_the_next_start(stage: Stage) -> None:
    window = stage.show(HOME)
    window.change(theme="dark", scale=150)
    assert stage.window.services.settings().theme == "dark"
    assert stage.window.services.settings().scale == 150


def test_the_first_start_asks_for_the_language_then_the_country(stage: Stage) -> None:
    window = stage.show(HOME)
    window.settings = Settings()
    window.start()
    settle()
    assert window.history.now == to("languages")
    press(window, "language.en")
    assert window.history.now.screen == "country"
    press(window, "country.UKR")
    assert window.history.now.same_page(HOME)
    assert window.settings.country == "UKR"


def test_a_search_is_there_again_after_back(stage: Stage) -> None:
    window = stage.show(to("search"))
    window.activateWindow()
    field = window.findChild(Field, "query")
    field.setFocus()
    QTest.keyClicks(field, "wheelchair")
    settle()
    first = next(w for w in window.page.findChildren(QWidget) if w.objectName().startswith("right."))
    first.click()
    settle()
    assert window.history.now.screen == "right"
    window.go_back()
    settle()
    assert window.findChild(Field, "query").text() == "wheelchair"


def test_nothing_found_gives_a_next_step(stage: Stage) -> None:
    window = stage.show(to("search", q="qqqqqzzzz"))
    assert window.findChild(QWidget, "try.rights") is not None
    assert window.findChild(QWidget, "try.places") is not None


def test_a_slip_of_the_keys_still_finds_and_says_so(stage: Stage) -> None:
    window = stage.show(to("search", q="prothesis"))
    said = " ".join(label.text() for label in window.page.findChildren(Label))
    assert "prosthesis" in said
    assert window.findChild(QWidget, "right.assistive_devices") is not None


@pytest.mark.parametrize("who", ["survivor", "family_hurt", "family_of_killed", "carer", "community", "dont_know"])
def test_the_self_check_never_ends_in_a_no(stage: Stage, who: str) -> None:
    window = stage.show(to("include", step="4", who=who, what="dont_know", harm="rather_not_say", where="home"))
    assert window.page.title.text().startswith("Yes")
    assert any(w.objectName().startswith("audience.") for w in window.page.findChildren(QWidget))


def test_answers_of_the_self_check_can_be_changed_going_back(stage: Stage) -> None:
    window = stage.show(to("include"))
    for step, answer in enumerate(("family_hurt", "landmine", "mind", "home")):
        assert window.history.now.get("step", "0") == str(step)
        window.findChild(QWidget, f"answer.{answer}").setChecked(True)
        press(window, "continue")
    assert window.page.title.text().startswith("Yes")
    window.go_back()
    settle()
    assert window.findChild(QWidget, "answer.home").isChecked()


def test_only_a_treaty_in_force_makes_a_promise(stage: Stage) -> None:
    def said(country: str) -> str:
        window = stage.show(to("right", id="contaminated_land", depth="full"), country=country)
        return " ".join(label.text() for label in window.page.findChildren(Label))

    assert "Your government has promised this" in said("COL")
    lithuania = said("LTU")
    assert "has left this treaty" in lithuania
    assert "disputed" in said("UKR")


def test_phone_numbers_read_from_left_to_right_in_arabic(stage: Stage) -> None:
    window = stage.show(to("place", id="col.uariv"), lang="ar")
    numbers = [label.text() for label in window.page.findChildren(Label) if "018000" in label.text()]
    assert numbers
    assert all(text.startswith("\u2066") for text in numbers)


def test_escape_goes_back(stage: Stage) -> None:
    window = stage.show(HOME)
    press(window, "tile.rights")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle()
    assert window.history.now.same_page(HOME)


def test_history_keeps_one_step_for_one_page() -> None:
    history = History()
    history.go(to("rights"), "a")
    history.go(to("rights"), "b")
    assert len(history.past) == 1
    assert history.back().focus == "a"
    assert history.back() == HOME


def test_qt_calls_that_return_nothing_do_not_eat_none(stage: Stage) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None on each such call and soon ends the program."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setObjectName("x")
    assert sys.getrefcount(None) > before - 100


def test_a_seen_screen_reader_is_asked_about_and_never_assumed(stage: Stage) -> None:
    from PySide6.QtGui import QAccessible

    before = QAccessible.isActive()
    try:
        QAccessible.setActive(True)
        window = stage.show(to("look"))
        assert window.settings.screen_reader is None
        yes = window.findChild(QWidget, "reader.yes")
        assert yes is not None
        yes.click()
        settle()
        assert window.settings.screen_reader is True
        assert window.findChild(QWidget, "reader.yes") is None
        QAccessible.setActive(False)
        assert stage.show(to("look")).findChild(QWidget, "reader.yes") is None
    finally:
        QAccessible.setActive(before)
