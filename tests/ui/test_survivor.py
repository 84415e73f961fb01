# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody alone at a kiosk must find, as far as no other test asks for it: few presses, whole cards."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.conftest import Stage
from tests.ui.scenes import COUNTRY, LANGUAGES, scene
from va_desktop.content.terms import all_terms
from va_desktop.rights.rights import all_rights
from va_desktop.settings.settings import VOLUMES
from va_desktop.speech.spoken import spoken_form
from va_desktop.ui.kit.label import Heading
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, to
from va_desktop.ui.screens.glossary.screen import AT_ONCE
from va_desktop.ui.tour import settle


def press(window: MainWindow, name: str) -> None:
    found = window.findChild(QAbstractButton, name) or window.page.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isVisible(), name
    found.click()
    settle()


@pytest.mark.parametrize(
    ("names", "screen"),
    [
        (("tile.rights",), "rights"),
        (("tile.places",), "places"),
        (("tile.benefits",), "benefits"),
        (("tile.applications",), "applications"),
        (("bar.help",), "help"),
        (("tile.rights", "need.home", "right.housing"), "right"),
        (("tile.places", "emergency"), "help"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else value,
)
def test_what_people_come_for_is_at_most_three_presses_from_home_and_nothing_is_typed(
    stage: Stage, names: tuple[str, ...], screen: str
) -> None:
    window = stage.show(HOME, country="COL")
    assert len(names) <= 3
    for name in names:
        press(window, name)
    assert window.history.now.screen == screen
    assert not isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))


def test_every_right_says_what_it_means_who_owes_it_and_what_to_ask_where_and_if_refused(stage: Stage) -> None:
    window = stage.show(HOME, country="COL")
    for item in all_rights(window.services.library):
        window.open(to("right", id=item.id))
        names = {widget.objectName() for widget in window.page.findChildren(QAbstractButton)}
        assert {"open.ask", "open.where", "open.bring", "open.refused", "open.owes", "open.sources"} <= names, item.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_home_says_in_words_what_is_kept(stage: Stage, lang: str) -> None:
    window = stage.show(HOME, lang=lang, country=COUNTRY[lang])
    told = [item.text for item in window.page.readables()]
    assert window.words.tr("Only your language, country and look are kept. This program does not use the network.") in (
        told
    )


def test_loudness_and_speed_are_two_presses_away_and_no_menu_opens(stage: Stage) -> None:
    window = stage.show(to("rights"))
    press(window, "bar.look")
    before = window.settings.volume, window.settings.speed
    press(window, "volume.minus")
    press(window, "speed.minus")
    after = window.settings.volume, window.settings.speed
    assert after[0] == VOLUMES[VOLUMES.index(before[0]) - 1]
    assert after[1] < before[1]
    assert window.player.volume == after[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_now_and_the_language_are_one_press_away_from_every_page(stage: Stage, lang: str) -> None:
    for name in ("home", "right", "place", "benefit", "question", "results", "search", "look"):
        window = stage.show(scene(name, lang), lang=lang, country=COUNTRY[lang])
        for cell in (window.bar.help, window.bar.language):
            assert cell.isVisible()
            assert cell.isEnabled()


def test_a_phone_number_is_said_digit_by_digit() -> None:
    said = spoken_form("Call 018000 911119.", "en")
    assert re.findall(r"\d+", said) == list("018000911119")


def test_no_page_can_be_reached_only_by_hovering(stage: Stage) -> None:
    for name in ("home", "right", "places", "benefit", "question"):
        window = stage.show(scene(name, "en"), country=COUNTRY["en"])
        assert not [widget.toolTip() for widget in window.findChildren(QWidget) if widget.toolTip()]


def test_the_list_of_hard_words_comes_in_parts_and_no_word_is_lost(stage: Stage) -> None:
    window = stage.show(to("glossary"), country="COL")
    chips = [chip for chip in window.page.findChildren(QAbstractButton) if chip.objectName().startswith("part.")]
    seen: list[str] = []
    for place in range(len(chips)):
        window = stage.show(to("glossary", part=str(place)), country="COL")
        words = [heading.text() for heading in window.page.findChildren(Heading) if heading is not window.page.title]
        assert 1 <= len(words) <= AT_ONCE
        assert window.page.findChild(QAbstractButton, f"part.{place}").isChecked()
        seen += words
    assert seen == sorted(seen, key=str.casefold)
    assert len(seen) == len(all_terms(window.services.library, "COL"))
    assert stage.show(to("glossary", part="999"), country="COL").page.findChild(Heading) is not None
