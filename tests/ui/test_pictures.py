# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures mode: the first touch says, the second one presses; every drawing has a voice and at most one word."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.conftest import Stage
from tests.ui.scenes import COUNTRY, LANGUAGES, scene
from tests.ui.test_journeys import written
from va_desktop.ui.kit import pictogram
from va_desktop.ui.kit.tile import PictureTile
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.screens import IN_PICTURES
from va_desktop.ui.tour import SCENES, settle

DRAWN = [name for name, route in SCENES if route.get("pictures")]


@pytest.fixture
def show(stage: Stage) -> Iterator:
    def shown(route: Route, **settings: object) -> MainWindow:
        window = stage.show(route, **{"pictures": True, **settings})
        window.assist.silence()
        return window

    yield shown
    stage.show(HOME)


def heard(window: MainWindow) -> str:
    return " ".join(part.text for part in window.assist._voice.queue)


def touch(window: MainWindow, name: str) -> None:
    QTest.mouseClick(window.findChild(QWidget, name), Qt.MouseButton.LeftButton)
    settle()


def test_every_page_with_drawings_is_walked() -> None:
    assert {dict(SCENES)[name].screen for name in DRAWN} == set(IN_PICTURES)


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_has_to_be_read(stage: Stage, name: str, lang: str) -> None:
    window = stage.show(scene(name, lang), lang=lang, country=COUNTRY[lang])
    found = written(window)
    if lang != "en":
        # The bar is the same on every page, and some languages need two words for Home.
        found = [one for one in found if not one.startswith("cell")]
    assert [one for one in found if "country" not in name] == []


@pytest.mark.parametrize("name", DRAWN)
def test_every_drawing_is_there_and_says_what_it_is(stage: Stage, name: str) -> None:
    window = stage.show(scene(name, "en"))
    buttons = window.page.findChildren(QAbstractButton)
    assert buttons
    for button in buttons:
        assert button.said().strip(". "), button.objectName()
        drawing = getattr(button, "picture", "")
        assert not drawing or (window.look.resources / "pictograms" / f"{drawing}.svg").is_file(), drawing
    assert window.page.opening


def test_the_first_touch_says_and_the_second_presses(show) -> None:
    window = show(HOME)
    touch(window, "tile.rights")
    assert window.history.now.same_page(HOME)
    assert heard(window).startswith("My rights")
    assert window.findChild(QWidget, "tile.rights").spoken
    touch(window, "tile.rights")
    assert window.history.now.screen == "rights"


def test_touching_something_else_says_that_and_presses_nothing(show) -> None:
    window = show(HOME)
    touch(window, "tile.rights")
    touch(window, "tile.places")
    assert window.history.now.same_page(HOME)
    assert heard(window).startswith("Help near me")
    assert not window.findChild(QWidget, "tile.rights").spoken


def test_two_quick_touches_are_two_touches(show) -> None:
    window = show(HOME)
    tile = window.findChild(QWidget, "tile.rights")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    # The second press of a quick pair reaches the window as a double click.
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton)
    settle()
    assert window.history.now.screen == "rights"


def test_a_touch_is_forgotten_when_the_page_changes(show) -> None:
    window = show(HOME)
    touch(window, "tile.rights")
    window.open(to("places"))
    window.open(HOME)
    settle()
    touch(window, "tile.rights")
    assert window.history.now.same_page(HOME)


def test_the_keyboard_hears_what_it_comes_to_and_presses_at_once(show) -> None:
    window = show(HOME)
    window.activateWindow()
    tile = window.findChild(QWidget, "tile.places")
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert heard(window).startswith("Help near me")
    QTest.keyClick(tile, Qt.Key.Key_Return)
    settle()
    assert window.history.now.screen == "places"


def test_the_page_says_what_it_is_about_when_it_opens(stage: Stage) -> None:
    window = stage.show(to("right", id="assistive_devices"), pictures=True)
    said = heard(window)
    assert said.startswith("Artificial limbs and other aids")
    assert "Your government has promised this" in said
    stage.show(HOME)


def test_pages_without_drawings_are_read_aloud(show) -> None:
    window = show(to("glossary"))
    window.open(to("look"))
    settle()
    assert window.reading
    window.silence()


def test_with_a_screen_reader_the_program_keeps_quiet(show) -> None:
    window = show(HOME, screen_reader=True)
    window.open(to("rights"))
    settle()
    assert not window.speaking


def test_a_mark_tells_what_is_not_sure(show) -> None:
    window = show(to("help"), country="COL")
    doubtful = [tile for tile in window.page.findChildren(PictureTile) if tile.mark]
    assert doubtful
    assert all("Sources disagree" in tile.said() or "Not yet checked" in tile.said() for tile in doubtful)


def test_figures_make_a_year_and_a_wrong_one_is_kindly_refused(show) -> None:
    window = show(to("question", id="when"), country="UKR", screen_reader=True)
    window.live.clear()
    window.open(to("question", id="when"))
    for figure in "3024":
        window.findChild(QWidget, f"pad.{figure}").click()
    window.findChild(QWidget, "pad.done").click()
    settle()
    assert window.history.now.screen == "question"
    assert "look again" in window.announcer.last
    for _ in range(4):
        window.findChild(QWidget, "pad.back").click()
    for figure in "2023":
        window.findChild(QWidget, f"pad.{figure}").click()
    window.findChild(QWidget, "pad.done").click()
    settle()
    given = window.live.answers("UKR").get("when")
    assert (given.value.first.isoformat(), given.value.last.isoformat()) == ("2023-01-01", "2023-12-31")


def test_each_drawing_is_rendered_at_the_sizes_it_is_used_in(stage: Stage) -> None:
    window = stage.show(HOME)
    for file in sorted((window.look.resources / "pictograms").glob("*.svg")):
        for edge in (48, 200):
            pixmap = pictogram._render(file, edge, "#000000", False, 1.0).toImage()
            inked = sum(pixmap.pixelColor(x, y).alpha() > 128 for x in range(0, edge, 2) for y in range(0, edge, 2))
            assert 0.01 < inked / (edge / 2) ** 2 < 0.5, file.stem


def test_the_choice_takes_effect_at_once_also_while_the_page_is_read(stage: Stage) -> None:
    window = stage.show(to("how"))
    window.listen()
    window.findChild(QWidget, "way.pictures").click()
    settle()
    assert window.assist.touching is not None
    assert not window.findChild(QAbstractButton, "way.read").isChecked()
    stage.show(HOME)
