# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the language of a page has no voice: it is said, and the nearest language is offered, never taken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from tests.ui import walks
from tests.ui.conftest import Stage
from tests.ui.scenes import scene
from tests.ui.test_player import Voices
from tests.ui.waiting import until
from va_desktop.bootstrap import services
from va_desktop.i18n.direction import plain
from va_desktop.speech.engine import Audio, Cancelled
from va_desktop.speech.languages import Nearest, Why
from va_desktop.speech.silent import SilentEngine
from va_desktop.speech.utterances import Block
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, to
from va_desktop.ui.nearest import sentence
from va_desktop.ui.tour import settle

PAGES = ("home", "rights", "right", "places", "place", "benefits", "benefit", "question", "results", "help", "include")


class Tongues(Voices):
    """Speaks some languages, and remembers in which language each text was asked for."""

    def __init__(self, *tags: str) -> None:
        super().__init__(tags=frozenset(tags))
        self.said: list[tuple[str, str]] = []

    def synthesise(self, text: str, lang: str, speed: float, cancelled: Cancelled) -> Audio:
        self.said.append((lang, text))
        return super().synthesise(text, lang, speed, cancelled)


@pytest.fixture(scope="module")
def voices() -> Tongues:
    return Tongues("en", "ar", "fa")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, voices: Tongues) -> Iterator[Stage]:
    real = services(tmp_path_factory.mktemp("data"), clock=lambda: date(2026, 11, 23))
    built = Stage(replace(real, make_engines=lambda: (voices, SilentEngine())))
    yield built
    built.window.private.records = None
    built.vaults.close()
    built.window.close()
    built.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def offered(window: MainWindow) -> QWidget | None:
    return window.page.findChild(QWidget, "nearest")


@pytest.mark.parametrize("lang", ["km", "lo"])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_says_that_there_is_no_voice_and_offers_another_language(stage: Stage, name: str, lang: str) -> None:
    window = stage.show(scene(name, lang), lang=lang, country="KHM" if lang == "km" else "LAO")
    window.bar.listen.click()
    until(lambda: offered(window) is not None)
    told = window.page.findChild(QWidget, "told")
    assert told is not None
    assert {"km": "ខ្មែរ", "lo": "ລາວ"}[lang] in told.text()
    assert "English" in offered(window).text()
    assert window.settings.lang == lang, "nothing is taken unasked"
    window.silence()
    settle()
    assert walks.unnamed(window) == []
    assert walks.cut(window) == []
    assert walks.small(window) == []


def test_the_offer_is_heard_in_the_offered_language_once_and_then_the_page_lights_up(
    stage: Stage, voices: Tongues
) -> None:
    window = stage.show(HOME, lang="km", country="KHM")
    window.aloud._offers._heard.clear()
    voices.said.clear()
    window.listen()
    until(lambda: bool(voices.said))
    assert voices.said == [("en", "Hear this page in English")]
    until(lambda: window.player.index > 0)
    window.open(to("help"))
    window.listen()
    until(lambda: offered(window) is not None)
    assert len(voices.said) == 1, "not again on the next page, but it stands there"
    window.silence()


def test_taking_it_reads_the_same_page_in_the_other_language(stage: Stage, voices: Tongues) -> None:
    window = stage.show(to("help"), lang="km", country="KHM")
    window.listen()
    until(lambda: offered(window) is not None)
    voices.said.clear()
    offered(window).click()
    assert window.settings.lang == "en"
    assert window.history.now.screen == "help"
    until(lambda: ("en", "Help now") in voices.said)
    assert offered(window) is None
    window.silence()


def test_a_voice_that_reads_the_same_writing_is_taken_for_the_texts_and_changes_no_language(
    stage: Stage, voices: Tongues
) -> None:
    window = stage.show(HOME)
    offers = window.aloud._offers
    offers._take("fa-AF", Nearest("fa", Why.READS))
    assert offers.spoken(Block("سلام", "fa-AF")) == Block("سلام", "fa")
    assert offers.spoken(Block("Hello", "en")) == Block("Hello", "en")
    assert window.settings.lang == "en"
    offers.voices.clear()
    window.silence()


def test_what_the_button_says_names_the_language_as_its_speakers_do() -> None:
    english = services().translator("en")
    told = [
        plain(sentence(english, offer))
        for offer in (Nearest("fa", Why.READS), Nearest("ar", Why.UNDERSTOOD), Nearest("en", Why.SOURCE))
    ]
    assert told == ["Hear it with the voice for فارسی", "Hear this page in العربية", "Hear this page in English"]


def test_where_nothing_at_all_can_speak_nothing_is_offered(stage: Stage, voices: Tongues) -> None:
    window = stage.show(HOME, lang="km", country="KHM")
    kept, voices.tags = voices.tags, frozenset()
    try:
        window.listen()
        until(lambda: window.page.findChild(QWidget, "told") is not None)
        assert window.jobs.wait()
        QCoreApplication.processEvents()
        assert offered(window) is None
    finally:
        voices.tags = kept
        window.silence()
